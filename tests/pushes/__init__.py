"""When everybody gets their week, and what is in it."""
