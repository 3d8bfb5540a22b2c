"""The deadlines a plan can name, and what they mean."""
