"""Questionnaires: forms, whom they are sent to and when, what is answered."""
