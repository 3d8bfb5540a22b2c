"""The demonstration: the sandbox and the bot in one process, and people who play the product."""
