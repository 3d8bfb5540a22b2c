"""Screens of the day's reminder, of putting a task off, of the days of reminders, with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import nudging as keyboards
from bot.keyboards import settings as settings_keyboards
from bot.texts import cards, nudge_settings, nudging, snoozing, tellings
from bot.texts.voice import Voice
from roadmap.nudging import Nudge
from roadmap.people import Person
from roadmap.steps import AFTER, BEFORE, Steps
from roadmap.tasks import Task
from roadmap.tellings import Telling, TellingKind

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
STEPS = (Steps(), Steps(BEFORE, True, AFTER, 14), Steps((), False, (), None), Steps((3,), False, (1, 3), 99))


def screens(voice: Voice, name: str, late: Task, today: date) -> Iterator[Screen]:
    """*late* is a task with the worst of everything."""
    person = Person(BIG, name, "ru")
    near = replace(late, due=today)
    many = tuple(replace(late, id=n, activity_id=n, organisation=f"{n} {name}") for n in range(40))
    for own in ((late,), (near,), (near, replace(near, due=today + timedelta(days=9))), (late, near), many):
        for colleagues in ((), (late,), many):
            for schools in ((), many):
                found = Nudge(person, BIG, today, own, colleagues, schools)
                yield "nudge", nudging.nudge(voice, found, name), keyboards.nudge(voice, found)
    for found in (Nudge(person, 1, today, (), many), Nudge(person, 1, today, (), (), many[:1])):
        yield "nudge of others", nudging.nudge(voice, found, ""), keyboards.nudge(voice, found)
    yield "which", snoozing.which(voice), keyboards.which(voice, many)
    days = [today + timedelta(days=number) for number in (1, 3, 400)]
    for snoozed in (None, days[-1]):
        yield (
            "until",
            snoozing.until(voice, late, snoozed, today),
            keyboards.until(voice, late, days, today, snoozed is not None),
        )
    yield "typed day", snoozing.typed(voice, late, days[-1], today), keyboards.typed(voice, late)
    around = cards.Around(snoozed=days[-1])
    for before in (snoozing.done(voice, days[0], today), snoozing.as_usual(voice)):
        yield "card that is put off", cards.card(voice, late, around, today, before), None
    for steps in STEPS:
        yield "steps", nudge_settings.which(voice, steps), keyboards.steps(voice, steps)
        yield "steps in a line", nudge_settings.line(voice, steps), settings_keyboards.department(voice)
    for why in ({"tasks": [1, 2]}, {"colleagues": [1]}, {"schools": [1]}, {}):
        one = Telling(BIG, name, "Asia/Kamchatka", TellingKind.NUDGE, "2026-03-02", why, NOW)
        yield "why", tellings.tellings(voice, [one]), settings_keyboards.back_to_own(voice)
