"""What was handed in is accepted or returned, by a reviewer or because a term has lapsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.here import Here
from roadmap.department import Department
from roadmap.handing_in import review
from roadmap.people import Person
from roadmap.tasks import Status, Task, scope_to_hand_in
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody who handed in and hears the outcome: their chat, and the task that is most urgent for them now."""

    chat: int
    person: Person
    next: Task | None


async def decide(here: Here, task: Task, verdict: Status, comment: str = "") -> list[ToTell]:
    """Accepts or returns; whom to tell: everybody who handed something in. Raises NotAllowed, AlreadyDone."""
    status = review(here.actor, task, verdict)
    asked = {"asked_at": here.now} if status is Status.RETURNED else {}
    await here.unit.tasks.change(
        task.id, status=status, reviewed_at=here.now, reviewed_by=here.actor.person.id, **asked
    )
    if comment:
        await here.unit.talk.comment(task.id, here.actor.person.id, comment, here.now)
    await here.unit.journal.write(
        f"task.{status}",
        f"task:{task.id}",
        person_id=here.actor.person.id,
        department_id=task.department_id,
        now=here.now,
        was=task.status,
    )
    told = await authors(here.unit, task, here.now)
    return [one for one in told if one.person.id != here.actor.person.id]


async def accept_lapsed(unit: Unit, department: Department, now: datetime) -> list[tuple[Task, list[ToTell]]]:
    """Accepts what nobody has reviewed within the department's term; none where it has no such term."""
    days = department.settings.lapse_days
    if days is None:
        return []
    done = []
    for task in await unit.task_lists.submitted_before(department.id, now - timedelta(days=days)):
        await unit.tasks.change(task.id, status=Status.ACCEPTED, reviewed_at=now, reviewed_by=None)
        await unit.journal.write(
            "task.accepted",
            f"task:{task.id}",
            person_id=None,
            department_id=department.id,
            now=now,
            was=task.status,
            by="lapse",
        )
        done.append((task, await authors(unit, task, now)))
    return done


async def authors(unit: Unit, task: Task, now: datetime) -> list[ToTell]:
    """Everybody who handed something in for a task, with what is next for them."""
    told = []
    for chat, person in await unit.evidence.authors(task.id):
        actor = await unit.people.actor_of(person.id, now)
        following = None
        if actor is not None and actor.posts:
            today = actor.posts[0].department.day(now)
            urgent, _, _ = await unit.task_lists.page(scope_to_hand_in(actor), 0, 1, today)
            following = next((one for one in urgent if one.id != task.id), None)
        told.append(ToTell(chat, person, following))
    return told
