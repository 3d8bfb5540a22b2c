"""Buttons, and the callback data that is their wire format."""
