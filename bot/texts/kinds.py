"""Kinds of proof in words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.roadmap import EvidenceKind


def kind_name(voice: Voice, kind: EvidenceKind) -> Markup:
    """A kind of proof, as it stands in a sentence."""
    return {
        EvidenceKind.ORDER: voice.say("an order"),
        EvidenceKind.PLAN: voice.say("a plan"),
        EvidenceKind.PROGRAMME: voice.say("a programme"),
        EvidenceKind.REPORT: voice.say("a report"),
        EvidenceKind.ANALYTICAL_NOTE: voice.say("an analytical note"),
        EvidenceKind.PROTOCOL: voice.say("minutes"),
        EvidenceKind.LINK: voice.say("a link"),
        EvidenceKind.CONTRACT: voice.say("a contract"),
        EvidenceKind.EVENT: voice.say("an event"),
        EvidenceKind.MONITORING: voice.say("a monitoring"),
        EvidenceKind.AUDIT: voice.say("an audit"),
        EvidenceKind.LETTER: voice.say("a letter"),
        EvidenceKind.DATABASE: voice.say("a database"),
        EvidenceKind.LIST: voice.say("a list"),
        EvidenceKind.PHOTO: voice.say("photos"),
        EvidenceKind.CERTIFICATE: voice.say("a certificate"),
        EvidenceKind.QUESTIONNAIRE: voice.say("a questionnaire"),
        EvidenceKind.MATERIALS: voice.say("materials"),
        EvidenceKind.DOCUMENT: voice.say("a document"),
    }[kind]


def kinds(voice: Voice, wanted: Sequence[EvidenceKind]) -> Markup:
    """Kinds of proof, one after the other."""
    return Markup(", ").join(kind_name(voice, kind) for kind in wanted)
