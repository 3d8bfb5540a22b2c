"""The command line, called as people and programs call it."""
