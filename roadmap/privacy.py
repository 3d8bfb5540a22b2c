"""What is kept of a person, and what is taken out when they ask to be forgotten."""

from __future__ import annotations

CONSENT_VERSION = "1"
"""The wording that people agree to now (``bot/texts/privacy.py``): other words are another version."""
