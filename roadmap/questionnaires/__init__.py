"""Questionnaires: a form as an XLSForm, its answering, its campaigns and what the answers add up to."""
