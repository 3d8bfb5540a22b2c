"""From the messenger and back: updates into the inbox, through the handlers, and what is said out of the outbox."""
