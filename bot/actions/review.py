"""What was handed in is accepted or returned, by a reviewer or because a term has lapsed."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.actions.news import tell, tell_of
from bot.here import Here
from roadmap.department import Department
from roadmap.handing_in import review
from roadmap.news import NewsKind
from roadmap.people import Person
from roadmap.tasks import Status, Task
from storage.unit import Unit


async def decide(here: Here, task: Task, verdict: Status, comment: str = "") -> None:
    """Accepts or returns; everybody who handed something in hears of it. Raises NotAllowed, AlreadyDone."""
    status = review(here.actor, task, verdict)
    asked = {"asked_at": here.now} if status is Status.RETURNED else {}
    await here.unit.tasks.change(
        task.id, status=status, reviewed_at=here.now, reviewed_by=here.actor.person.id, **asked
    )
    about = {}
    if comment:
        about["comment"] = await here.unit.talk.comment(task.id, here.actor.person.id, comment, here.now)
    await here.unit.journal.write(
        f"task.{status}",
        f"task:{task.id}",
        person_id=here.actor.person.id,
        department_id=task.department_id,
        now=here.now,
        was=task.status,
    )
    kind = NewsKind.RETURNED if status is Status.RETURNED else NewsKind.ACCEPTED
    await tell(here, kind, task, await authors(here.unit, task), **about)


async def accept_lapsed(unit: Unit, department: Department, now: datetime) -> None:
    """Accepts what nobody has reviewed within the department's term, if it has one; whoever handed it in hears of it."""
    days = department.settings.lapse_days
    if days is None:
        return
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
        await tell_of(unit, NewsKind.ACCEPTED, task, await authors(unit, task), now, None, lapsed=True)


async def authors(unit: Unit, task: Task) -> list[Person]:
    """Everybody who handed something in for a task."""
    return [person for _, person in await unit.evidence.authors(task.id)]
