"""Questionnaires: forms, campaigns and their rounds, responses."""
