"""What Telegram does with text: markup, entities, limits, rich messages."""
