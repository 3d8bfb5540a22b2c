"""A head hands work to a colleague."""

from __future__ import annotations

from bot.actions.news import tell
from bot.here import Here
from roadmap.news import NewsKind
from roadmap.people import DELEGATES
from roadmap.refusals import NotYours
from roadmap.tasks import Task


async def delegate(here: Here, task: Task, person_id: int) -> None:
    """Hands the task to a colleague, who hears of it unless they have it already.

    Raises NotYours for anybody who is no colleague.
    """
    colleagues = await here.unit.people.colleagues(task.organisation_id, DELEGATES, here.today)
    chosen = [person for person in colleagues if person.id == person_id]
    if not chosen:
        raise NotYours
    if person_id == task.assignee_id:
        return
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
    await tell(here, NewsKind.DELEGATED, task, chosen)
