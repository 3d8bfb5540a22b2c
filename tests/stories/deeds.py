"""What people did in a story, counted from what the messenger saw: messages that were sent, buttons that were pressed."""

from __future__ import annotations

from sandbox.person import Person
from tests.town import Town


def deeds_of(town: Town, person: Person) -> int:
    """How many deeds a person has done so far; opening a link is one."""
    history = town.telegram.events.history
    pressed = [one for one in history if one.kind == "pressed" and one.data["person_id"] == person.id]
    sent = [
        one for one in history if one.kind == "message" and one.data["message"]["from"]["id"] == person.id
    ]
    return len(pressed) + len(sent)
