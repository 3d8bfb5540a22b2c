"""A head hands work to a colleague."""

from __future__ import annotations

from bot.here import Here
from roadmap.people import DELEGATES, Person
from roadmap.refusals import NotYours
from roadmap.tasks import Task


async def delegate(here: Here, task: Task, person_id: int) -> tuple[int, Person] | None:
    """Hands the task to a colleague; (Telegram id, person) to tell, None where they have it already.

    Raises NotYours for anybody who is no colleague.
    """
    colleagues = await here.unit.people.colleagues(task.organisation_id, DELEGATES, here.today)
    if person_id not in {person.id for person in colleagues}:
        raise NotYours
    if person_id == task.assignee_id:
        return None
    await here.unit.tasks.change(task.id, assignee_id=person_id, asked_at=here.now)
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
