"""Whoever can know is asked for the dates that tasks wait for, until they are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.keyboards import dates as keyboards
from bot.says import Note
from bot.texts import given_dates as words
from bot.texts.voice import voice_of
from roadmap.deadlines import Waits
from roadmap.department import Department
from roadmap.given_dates import asks_again
from roadmap.people import ANSWERABLE, Frequency, Person, Presence
from roadmap.tasks import Task
from storage.unit import Unit

HOURS = range(9, 20)
SHOWN = 5
MONDAY = 0

Asked = dict[int, tuple[Person, list[Task]]]
"""Who is asked for the dates of which tasks, by their Telegram id."""


async def ask_for_dates(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """One note a person; a task is marked when somebody could be asked about it."""
    today, hour = department.day(now), now.astimezone(ZoneInfo(department.timezone)).hour
    if hour not in HOURS or not department.settings.calendar.working.is_working(today):
        return ()
    asked: Asked = {}
    for task, live, last in await unit.lives.to_ask(department.id):
        last_day = None if last is None else department.day(last)
        if not asks_again(last_day, department.day(live), today):
            continue
        people = [
            one
            for one in await _who_knows(unit, task, now, department)
            if _may_be_told(one[1], today.weekday())
        ]
        for chat, person in people:
            asked.setdefault(chat, (person, []))[1].append(task)
        if people:
            await unit.tasks.change(task.id, dates_asked_at=now)
    return [_note(chat, person, tasks) for chat, (person, tasks) in asked.items()]


async def _who_knows(
    unit: Unit, task: Task, now: datetime, department: Department
) -> list[tuple[int, Person]]:
    """Whom the task was handed to, else the heads; for the department's own tasks its coordinators."""
    today = department.day(now)
    if task.assignee_id is None and task.own:
        return await unit.people.coordinators(department.id, today)
    if task.assignee_id is not None:
        numbers = [task.assignee_id]
    else:
        heads = await unit.people.colleagues(task.organisation_id, ANSWERABLE, today)
        numbers = [one.id for one in heads]
    found = [await unit.people.address(number) for number in numbers]
    return [one for one in found if one is not None]


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
