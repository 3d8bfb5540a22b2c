"""What is remembered: rows stay inside, values of roadmap come out."""
