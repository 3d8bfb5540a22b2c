"""Everything that speaks to people: handlers, keyboards, texts, and what delivers them."""
