"""The consent to the processing of personal data: which version is in force."""

from __future__ import annotations

from roadmap.people import Person

CONSENT_VERSION = "2026-11"
"""Changed whenever what is kept, or why, changes: then everybody is asked once more."""


def lacks_consent(person: Person) -> bool:
    """Whether somebody has not agreed to the version in force."""
    return person.consent != CONSENT_VERSION
