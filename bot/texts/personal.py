"""Says that something looks like data about a person, and why it should not be here."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.voice import Voice
from bot.texts.words import shortened
from roadmap.personal import Find, PersonalKind

PIECE_MOST = 60
FINDS_MOST = 3


def noticed(voice: Voice, finds: Sequence[Find]) -> Markup:
    """Two lines for each kind: what was noticed, and why it should not be kept; three kinds at most."""
    kinds = list({find.kind: find for find in finds}.values())
    return Markup("\n\n").join(_lines(voice, find) for find in kinds[:FINDS_MOST])


def _lines(voice: Voice, find: Find) -> Markup:
    text = shortened(" ".join(find.text.split()), PIECE_MOST)
    return _NOTICED[find.kind](voice, text)


def _snils(voice: Voice, text: Markup) -> Markup:
    return voice.say("")
