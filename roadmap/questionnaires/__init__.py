"""Questionnaires: XLSForms, how they are answered, and what is counted from the answers."""
