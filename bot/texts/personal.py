"""Words for personal data that were noticed in what somebody sends."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.personal import Find, PersonalKind

PIECE_MOST = 60
PIECES_MOST = 3


def kind_name(voice: Voice, kind: PersonalKind) -> Markup:
    """A kind of personal data, as it stands in a sentence."""
    return {
        PersonalKind.SNILS: voice.say("an insurance number (SNILS)"),
        PersonalKind.PASSPORT: voice.say("a passport"),
        PersonalKind.BIRTH_CERTIFICATE: voice.say("a birth certificate"),
        PersonalKind.TELEPHONE: voice.say("a telephone number"),
        PersonalKind.BIRTH_DATE: voice.say("a date of birth"),
        PersonalKind.PUPILS: voice.say("names of pupils"),
    }[kind]


def noticed(voice: Voice, finds: Sequence[Find]) -> Markup:
    """Two lines: what was noticed, and why it should not go on."""
    kinds = voice.listed([kind_name(voice, kind) for kind in dict.fromkeys(find.kind for find in finds)])
    pieces = list(dict.fromkeys(shortened(find.text, PIECE_MOST) for find in finds))[:PIECES_MOST]
    return voice.say(
        "<b>It looks as if there is {kinds} here</b>: {pieces}\n"
        "Such data are not passed on by a messenger: everybody who looks at the report would see them. "
        "Take them out and send it again.",
        kinds=kinds,
        pieces=Markup(" · ").join(pieces),
    )
