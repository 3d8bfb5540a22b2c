"""The day's reminders: who hears of which tasks, each person once, in commits of a batch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from roadmap.department import Department
from roadmap.nudging import Known, Nudge, Why, is_hour, nudges, told_until
from roadmap.pushes import due_push
from roadmap.steps import BEFORE
from roadmap.tellings import Mark, NewTelling, TellingKind
from roadmap.week import AHEAD
from storage.unit import Unit

BATCH = 200
"""People told in one commit."""
NUDGE = TellingKind.NUDGE
NEAR = max(timedelta(days=max(BEFORE)), AHEAD)
"""So far ahead is looked."""


@dataclass(frozen=True, slots=True)
class Nudged:
    """Somebody who is reminded now, by which telling; *elsewhere* they have posts in other departments too."""

    nudge: Nudge
    elsewhere: bool
    telling_id: int


async def claim_due(unit: Unit, department: Department, now: datetime) -> tuple[list[Nudged], bool]:
    """Those who are reminded now, and whether there are more.

    The day is marked when everybody has their reminder; up to it the steps are told then. The day of the push has
    none: its steps that the push says nothing of are told the day after.
    """
    if not is_hour(department, now):
        return [], False
    today = department.day(now)
    marked = await unit.tellings.last_mark(department.id, NUDGE)
    if marked is not None and marked.period >= today.isoformat():
        return [], False
    if await _is_day_of_push(unit, department, now):
        return [], False
    last = None if marked is None else date.fromisoformat(marked.period)
    everybody = await foresee(unit, department, told_until(department, last, today), today)
    had = await unit.tellings.told(department.id, NUDGE, today.isoformat())
    left = [one for one in everybody if one.chat not in had]
    made = await _claim(unit, department, left[:BATCH], now)
    if len(left) <= BATCH:
        counts = {"told": len(everybody)}
        await unit.tellings.mark(department.id, NUDGE, today.isoformat(), Mark.DONE, now, counts)
    return made, len(left) > BATCH


async def foresee(unit: Unit, department: Department, since: date, today: date) -> list[Nudge]:
    """Everybody's reminder of *today*, if the steps up to *since* were told: four statements.

    Who came in today has just seen their tasks.
    """
    seats = [
        seat
        for seat in await unit.reminders.seats(department.id, today)
        if seat.joined is None or department.day(seat.joined) < today
    ]
    near = await unit.reminders.near(department.id, today + NEAR)
    known = Known(
        since,
        await _heard(unit, department, since),
        await unit.snoozes.of_department(department.id),
        {task.id: begun for task, begun in near if begun is not None},
    )
    return nudges(seats, [task for task, _ in near], department.settings.steps, known, today)


async def _heard(unit: Unit, department: Department, since: date) -> dict[tuple[int, int], date]:
    """When people last heard of tasks after *since*: from a reminder, from their week, from somebody."""
    after = datetime.combine(since + timedelta(days=1), time(), ZoneInfo(department.timezone))
    kinds = (NUDGE, TellingKind.WEEK, TellingKind.REMIND)
    found: dict[tuple[int, int], date] = {}
    for person, at, why in await unit.tellings.heard(department.id, kinds, after):
        for task in (task for part in Why for task in why.get(part, ())):
            found[person, task] = max(department.day(at), found.get((person, task), date.min))
    return found


async def _is_day_of_push(unit: Unit, department: Department, now: datetime) -> bool:
    """Whether everybody gets their week today: it says all, and is waited for."""
    today = department.day(now)
    marked = await unit.tellings.last_mark(department.id, TellingKind.WEEK)
    if marked is not None and marked.mark is Mark.DONE and department.day(marked.at) == today:
        return True
    push = due_push(department, now)
    return push is not None and push.day == today and (marked is None or marked.period < push.week)


async def _claim(unit: Unit, department: Department, batch: list[Nudge], now: datetime) -> list[Nudged]:
    if not batch:
        return []
    chats = await unit.tellings.chats(department.id)
    wanted = [NewTelling(one.chat, one.person.id, why(one)) for one in batch]
    period = department.day(now).isoformat()
    made = await unit.tellings.claim(department.id, NUDGE, period, wanted, now)
    await unit.tasks.spoken_of({task.id for one in batch for task in one.own}, now)
    return [Nudged(one, chats[one.person.id][1], made[one.chat]) for one in batch if one.chat in made]


def why(one: Nudge) -> dict[str, list[int]]:
    """What a telling was about, by ids: the answer to «why did I get this»."""
    return {part: [task.id for task in tasks] for part, tasks in one.of.items() if tasks}
