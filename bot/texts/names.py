"""How a person is called; somebody whose data were removed has no name any more."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.people import Person


def person_name(voice: Voice, who: Person | str) -> Markup:
    """The name, escaped, or «data removed» in its place."""
    name = who if isinstance(who, str) else who.name
    return Markup.escape(name) if name else voice.say("data removed")
