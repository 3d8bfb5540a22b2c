"""Whoever can know is asked for the dates that tasks wait for, until they are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions.check_ins import Asked, by_people, claimed
from bot.keyboards import dates as keyboards
from bot.keyboards.news import alone as with_why
from bot.says import Note
from bot.texts import given_dates as words
from bot.texts.voice import voice_of
from roadmap.deadlines import Waits
from roadmap.department import Department
from roadmap.given_dates import asks_again
from roadmap.people import Frequency, Person, Presence
from roadmap.speaking import may_speak
from roadmap.tellings import TellingKind
from storage.unit import Unit

SHOWN = 5
MONDAY = 0


async def ask_for_dates(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """One note a person; a task is marked when somebody could be asked about it."""
    if not may_speak(department, now):
        return ()
    today = department.day(now)
    tasks = [
        task
        for task, live, last in await unit.lives.to_ask(department.id)
        if asks_again(None if last is None else department.day(last), department.day(live), today)
    ]
    reached = [
        one
        for one in await by_people(unit, department, tasks, now)
        if _may_be_told(one.person, today.weekday())
    ]
    asked = await claimed(unit, department, TellingKind.DATES, reached, now)
    for number in sorted({task.id for one in asked for task in one.tasks}):
        await unit.tasks.change(number, dates_asked_at=now)
    return [_note(one) for one in asked]


def _may_be_told(person: Person, weekday: int) -> bool:
    """Who wants to hear from the bot on Mondays alone is asked then; who cannot be reached is not."""
    weekly = person.preferences.frequency is Frequency.WEEKLY
    return person.presence is Presence.HERE and (weekday == MONDAY or not weekly)


def _note(one: Asked) -> Note:
    voice, shown = voice_of(one.person.language), one.tasks[:SHOWN]
    events = [task for task in shown if task.waits is Waits.EVENT]
    dated = [task for task in shown if task.waits is not Waits.EVENT]
    more = len(one.tasks) - len(shown)
    return Note(
        words.asked(voice, dated, events, more),
        with_why(voice, keyboards.asked(voice, [*dated, *events], more)),
        to=one.chat,
        telling=one.telling_id,
    )
