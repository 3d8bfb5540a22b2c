"""Whoever can know is asked for the dates that tasks wait for, until they are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions.check_ins import by_people
from bot.keyboards import dates as keyboards
from bot.says import Note
from bot.texts import given_dates as words
from bot.texts.voice import voice_of
from roadmap.deadlines import Waits
from roadmap.department import Department
from roadmap.given_dates import asks_again
from roadmap.people import Frequency, Person, Presence
from roadmap.speaking import may_speak
from roadmap.tasks import Task
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
    asked = [
        one
        for one in await by_people(unit, department, tasks, now)
        if _may_be_told(one.person, today.weekday())
    ]
    for number in sorted({task.id for one in asked for task in one.tasks}):
        await unit.tasks.change(number, dates_asked_at=now)
    return [_note(one.chat, one.person, one.tasks) for one in asked]


def _may_be_told(person: Person, weekday: int) -> bool:
    """Who wants to hear from the bot on Mondays alone is asked then; who cannot be reached is not."""
    weekly = person.preferences.frequency is Frequency.WEEKLY
    return person.presence is Presence.HERE and (weekday == MONDAY or not weekly)


def _note(chat: int, person: Person, tasks: Sequence[Task]) -> Note:
    voice, shown = voice_of(person.language), tasks[:SHOWN]
    events = [task for task in shown if task.waits is Waits.EVENT]
    dated = [task for task in shown if task.waits is not Waits.EVENT]
    more = len(tasks) - len(shown)
    return Note(
        words.asked(voice, dated, events, more), keyboards.asked(voice, [*dated, *events], more), to=chat
    )
