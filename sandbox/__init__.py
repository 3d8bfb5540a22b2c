"""A local Telegram that stands in the real one's place: the Bot API over HTTP and a chat page."""
