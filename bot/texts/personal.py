"""Says that something looks like data about a person, and why it should not be here."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.personal import Find, PersonalKind

PIECE_MOST = 60


def noticed(voice: Voice, finds: Sequence[Find]) -> Markup:
    """Two lines for each kind in *finds*: what was noticed first, and why it should not be kept."""
    first = {find.kind: find for find in reversed(finds)}
    return Markup("\n\n").join(_lines(voice, first[kind]) for kind in PersonalKind if kind in first)


def _lines(voice: Voice, find: Find) -> Markup:
    text = shortened(" ".join(find.text.split()), PIECE_MOST)
    match find.kind:
        case PersonalKind.SNILS:
            return voice.say(
                "It looks as if an insurance number (SNILS) is here: {text}\n"
                "Vekha does not take such data: a number opens a person's accounts, and no task is proved by it.",
                text=text,
            )
        case PersonalKind.PASSPORT:
            return voice.say(
                "It looks as if a passport is here: {text}\n"
                "Vekha does not take such data: loans are signed with it, and no task is proved by it.",
                text=text,
            )
        case PersonalKind.BIRTH_CERTIFICATE:
            return voice.say(
                "It looks as if a birth certificate is here: {text}\n"
                "Vekha does not take such data: it is a child's paper, and no task is proved by it.",
                text=text,
            )
        case _:
            return _more_lines(voice, find.kind, text)


def _more_lines(voice: Voice, kind: PersonalKind, text: str) -> Markup:
    match kind:
        case PersonalKind.TELEPHONE:
            return voice.say(
                "It looks as if a telephone is here: {text}\n"
                "Vekha does not pass telephones on: everyone who sees the task would see it too.",
                text=text,
            )
        case PersonalKind.BIRTH_DATE:
            return voice.say(
                "It looks as if a birth date is here: {text}\n"
                "Vekha does not take such data: with a name it tells a person from all others, and a report needs none.",
                text=text,
            )
        case _:
            return voice.say(
                "It looks as if pupils are named here: {text}\n"
                "Vekha does not take such data: write how many there are; lists stay in the school.",
                text=text,
            )
