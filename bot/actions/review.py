"""What was handed in is accepted or returned, and work is handed to a colleague."""

from __future__ import annotations

from bot.here import Here
from roadmap.people import DELEGATES, Person
from roadmap.refusals import NotYours
from roadmap.tasks import Status, Task, review


async def decide(here: Here, task: Task, verdict: Status, comment: str = "") -> list[tuple[int, Person]]:
    """Accepts or returns; whom to tell: everybody who handed something in. Raises NotAllowed, AlreadyDone."""
    status = review(here.actor, task, verdict)
    await here.unit.tasks.set_status(task.id, status)
    await here.unit.journal.write(
        f"task.{status}",
        f"task:{task.id}",
        person_id=here.actor.person.id,
        department_id=task.department_id,
        now=here.now,
        was=task.status,
        comment=comment,
    )
    authors = await here.unit.evidence.authors(task.id)
    return [item for item in authors if item[1].id != here.actor.person.id]


async def delegate(here: Here, task: Task, person_id: int) -> tuple[int, Person] | None:
    """Hands the task to a colleague; (Telegram id, person) to tell, None where they have it already.

    Raises NotYours for anybody who is no colleague.
    """
    colleagues = await here.unit.people.colleagues(task.organisation_id, DELEGATES, here.today)
    if person_id not in {person.id for person in colleagues}:
        raise NotYours
    if person_id == task.assignee_id:
        return None
    await here.unit.tasks.assign(task.id, person_id)
    await here.unit.journal.write(
        "task.delegated",
        f"task:{task.id}",
        person_id=here.actor.person.id,
        department_id=task.department_id,
        now=here.now,
        was=task.assignee_id,
        now_with=person_id,
    )
    return await here.unit.people.address(person_id)
