"""Every refusal has words in every language."""

from datetime import UTC, date, datetime

import pytest

import roadmap.documents.refusals
from bot.texts.refusals import sentence
from bot.texts.voice import LANGUAGES, voice_of
from roadmap.deadlines import Caveat, Code
from roadmap.deadlines.calendars import usual_school_year
from roadmap.deadlines.typed_year import parts_of
from roadmap.refusals import (
    AlreadyDecided,
    AlreadyDone,
    AlreadyHolds,
    DatesUnclear,
    DayAhead,
    DaysReversed,
    DaysUnclear,
    NameTaken,
    NameUnusable,
    NoSuchDay,
    NotACount,
    NotYet,
    PartHandedIn,
    QuietHours,
    Refusal,
    SameOrder,
    SchoolYearClash,
    SchoolYearUnclear,
    SnoozeTooLong,
    StillUnclear,
    ZoneUnknown,
)
from roadmap.tasks import Status

DAY = date(2026, 12, 31)
WITH_VALUES: dict[type[Refusal], list[object]] = {
    AlreadyDone: [*Status, *((status, datetime(2026, 3, 2, tzinfo=UTC), "<b>" * 60) for status in Status)],
    AlreadyDecided: [(True, "<b>" * 60), (False, "")],
    NotACount: [10**6],
    QuietHours: [(20, 8)],
    SnoozeTooLong: [DAY],
    AlreadyHolds: [(None, None), (None, DAY), (DAY, DAY), (DAY, None)],
    DaysReversed: ["<b>"],
    DatesUnclear: ["<b>" + "ж" * 500, ("<b>", tuple(Caveat(code, "<b>") for code in Code))],
    NotYet: [DAY],
    DayAhead: [DAY],
    NoSuchDay: ["<b>" + "ж" * 500],
    NameUnusable: [200],
    SameOrder: ["12-<b>"],
    PartHandedIn: ["<b>" + "ж" * 500],
    NameTaken: ["<b>" + "ж" * 500],
    DaysUnclear: ["<b>" + "ж" * 500],
    StillUnclear: ["<b>" + "ж" * 500],
    ZoneUnknown: ["<b>" + "ж" * 500],
    SchoolYearUnclear: ["<b>" + "ж" * 500],
    SchoolYearClash: [(part, part) for part in parts_of(usual_school_year(2026))],
}
ABSTRACT = {Refusal, roadmap.documents.refusals.Unreadable}


def every(kind: type[Refusal]) -> list[type[Refusal]]:
    return [kind, *(below for child in kind.__subclasses__() for below in every(child))]


REFUSALS = [kind for kind in every(Refusal) if kind not in ABSTRACT]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.__name__)
def test_every_refusal_has_words(kind: type[Refusal], language: str) -> None:
    for value in WITH_VALUES.get(kind, [None]):
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        refusal = kind(*values)
        words = sentence(voice_of(language), refusal)
        assert words
        # A toast takes 200 characters at most.
        assert len(words.unescape()) <= 200
