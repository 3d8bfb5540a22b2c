"""Screens about dates that the order left open, with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import dates as keyboards
from bot.keyboards import settings as setting_keyboards
from bot.texts import given_dates as words
from bot.texts import settings
from bot.texts.voice import Voice
from roadmap.deadlines import Caveat, Code, Countdown, Kind, Schedule, Waits, Window
from roadmap.given_dates import Given
from roadmap.occurrences import Occurrence
from roadmap.refusals import DatesUnclear
from roadmap.tasks import Task

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
DAYS = tuple(date(year, month, 28) for year in (2025, 2026, 2027) for month in range(1, 13))


def screens(voice: Voice, name: str, task: Task, today: date) -> Iterator[Screen]:
    """*task* is any task; here it waits for a plan, then for an event."""
    dated = Schedule(
        name,
        Kind.FIXED,
        tuple(Window(day) for day in DAYS),
        warnings=tuple(Caveat(code, name * 5, DAYS, name[:20]) for code in Code),
    )
    every = [
        Given(BIG, None, name * 9, dated),
        Given(BIG, BIG, "", dated, today),
        Given(BIG, None, file_id="x", file_name=name * 9),
        Given(BIG, None, file_id="x"),
        Given(BIG, None, "https://example.org/" + "x" * 1900),
    ]
    for waits in Waits:
        task = replace(task, due=None, awaiting=True, waits=waits)
        yield "card line", words.waits_for(voice, task), None
        for given in every:
            yield from _about(voice, name, task, given)
    made = [Occurrence(day.isoformat(), day, Kind.FIXED, times=BIG) for day in DAYS]
    for places in (1, 10**5):
        text = words.understood(voice, task, dated, made, places, today)
        yield "understood", text, keyboards.understood(voice, task, True)
        for time in (Countdown(days=5), Countdown(days=5, working=True), Countdown(months=1)):
            text = words.event_understood(voice, task, today, DAYS[0], time, places, today)
            yield "event", text, keyboards.event_understood(voice, task)
    yield "which day", words.which_day(voice, task, every[0]), keyboards.which_day(voice, task)
    yield "whom", words.for_whom(voice, task), keyboards.whom(voice, task)
    yield "asked", words.asked(voice, [task] * 5, [], 7), keyboards.asked(voice, [task] * 5, 7)
    yield "asked of events", words.asked(voice, [], [task] * 5, 0), keyboards.asked(voice, [task] * 5, 0)
    for doubts in ((), dated.warnings):
        yield "unclear", words.unclear(voice, DatesUnclear(name * 90, doubts)), None
    yield "only dates", words.only_dates(voice), None
    yield "withdrawn", words.waits_again(voice), None
    yield (
        "days after an event",
        settings.how_long_after(voice, 10),
        setting_keyboards.how_long_after(voice, 10),
    )


def _about(voice: Voice, name: str, task: Task, given: Given) -> Iterator[Screen]:
    yield "ask", words.ask(voice, task, given), None
    yield "kept", words.kept(voice, task, given, True), None
    yield "kept by a school", words.kept(voice, task, given, False), None
    yield "change", words.change(voice, task, given, 10), keyboards.change(voice, task, given)
    for by_file in (True, False):
        yield "told", words.told(voice, task, given, name), keyboards.told(voice, task, by_file)
    yield "told of a withdrawal", words.told_withdrawn(voice, task, name), None
