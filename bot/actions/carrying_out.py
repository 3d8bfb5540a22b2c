"""Carries a change out: posts end and begin, work goes on to others, the journal says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from roadmap.department import Department
from roadmap.posts import OF_DEPARTMENT_HANDING, Assigned, Change, Kind
from roadmap.prospects import Prospect
from roadmap.settling import settled
from storage.unit import Unit


async def settle(unit: Unit, department: Department, now: datetime, person_id: int | None = None) -> int:
    """Work of people who are there no more goes back to the head, or to whom it was promised; how many tasks.

    Does nothing the second time; to be called when a day begins, and is after every change.
    """
    today = department.day(now)
    known = await unit.changes.held(department.id, today)
    assigned = await unit.changes.assigned(department.id)
    moves = settled(assigned, known, today)
    await _moved(unit, department, Change(moves=moves), assigned, person_id, now)
    return len(moves)


async def carried_out(
    unit: Unit, department: Department, change: Change, person_id: int, now: datetime
) -> None:
    """Does what a change says, writes what was handed on, and settles what is left over."""
    assigned = await unit.changes.assigned(department.id)
    await _moved(unit, department, change, assigned, person_id, now)
    await settle(unit, department, now, person_id)


async def _moved(
    unit: Unit,
    department: Department,
    change: Change,
    assigned: Sequence[Assigned],
    person_id: int | None,
    now: datetime,
) -> None:
    await unit.changes.carry_out(change)
    was = {task.task_id: task.person_id for task in assigned}
    for move in change.moves:
        await unit.journal.write(
            "task.delegated",
            f"task:{move.task_id}",
            person_id=person_id,
            department_id=department.id,
            now=now,
            was=was.get(move.task_id),
            now_with=move.person_id,
        )


async def bindings_follow(unit: Unit, prospect: Prospect, today: date) -> None:
    """Parties of orders that meant whoever leaves mean their successor, once nothing else keeps them here."""
    wish, change = prospect.wish, prospect.change
    if wish.kind in {Kind.SUBSTITUTE, Kind.ACTING, Kind.VACANCY} or not prospect.posts or not change.ends:
        return
    if wish.since is not None and wish.since > today:
        # Until that day they are here; from then on the party waits for a word, as everybody's who has left.
        return
    former = prospect.posts[0].person_id
    over = {ending.post_id for ending in change.ends}
    kept = [held for held in prospect.known if held.person_id == former and held.post.id not in over]
    if any(held.post.holds(today) for held in kept):
        return
    await unit.bindings.hand_over(prospect.department.id, former, wish.person or None)


async def journal_of(unit: Unit, prospect: Prospect, person_id: int, now: datetime) -> None:
    """Writes a change down: ids and days, never names."""
    wish, posts = prospect.wish, prospect.posts
    subject = f"person:{posts[0].person_id}" if posts else f"organisation:{wish.subject}"
    old, new, since = posts[0].person_id if posts else None, wish.person or None, iso(wish.since)
    action, details = "person.replaced", dict[str, object](old=old, new=new, since=since)
    if wish.kind in {Kind.SUBSTITUTE, Kind.ACTING}:
        action, details = "person.substituted", {"by": new, "since": since, "until": iso(wish.until)}
    elif wish.kind is Kind.LEAVE:
        action = "person.left"
        details = {"last": iso(prospect.change.ends[0].last) if prospect.change.ends else None}
        details["now_with"] = new
    elif wish.kind in OF_DEPARTMENT_HANDING:
        action, subject = "department.handed_over", f"department:{prospect.department.id}"
        details = {"old": old, "new": new, "stays": wish.kind is Kind.HAND_OVER}
    await unit.journal.write(
        action,
        subject,
        person_id=person_id,
        department_id=prospect.department.id,
        now=now,
        posts=[held.post.id for held in posts],
        **details,
    )


def iso(day: date | None) -> str | None:
    """A day as the journal keeps it."""
    return day.isoformat() if day else None
