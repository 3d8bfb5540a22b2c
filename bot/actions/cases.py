"""A register is closed and opened again; a case is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.actions.news import tell
from bot.actions.record import record_of_task
from bot.here import Here
from roadmap import handing_in
from roadmap.cases import Case, cases_of
from roadmap.news import NewsKind
from roadmap.tasks import Status, Task


async def cases_in(here: Here, task: Task) -> list[Case]:
    """The cases of a register, the oldest day first."""
    return cases_of(await here.unit.evidence.of_task(task.id))


async def close(here: Here, task: Task, cases: Sequence[Case]) -> None:
    """Closes a register, of which its reviewers hear. Raises NotAllowed, AlreadyDone or GoneStale."""
    status = handing_in.close(here.actor, task)
    person_id = here.actor.person.id
    values: dict[str, Any] = {"status": status, "submitted_at": here.now, "submitted_by": person_id}
    if status is Status.ACCEPTED:
        values |= {"reviewed_at": here.now, "reviewed_by": None}
    await here.unit.tasks.change(task.id, **values)
    await record_of_task(here, task, "task.submitted", was=task.status, proofs=len(cases))
    if status is Status.ACCEPTED:
        await record_of_task(here, task, "task.accepted", was=task.status, by="settings")
        return
    reviewers = await here.unit.people.reviewers(task.department_id, task.organisation_id, here.today)
    await tell(here, NewsKind.HANDED_IN, task, [person for _, person in reviewers])


async def reopen(here: Here, task: Task) -> None:
    """Opens a closed register again. Raises NotAllowed, AlreadyDone or GoneStale."""
    status = handing_in.reopen(here.actor, task)
    values: dict[str, Any] = {"status": status}
    if status is Status.OPEN:
        values["reviewed_at"] = None
    await here.unit.tasks.change(task.id, **values)
    await record_of_task(here, task, "task.reopened", was=task.status)


async def take_back(here: Here, task: Task, case: Case) -> None:
    """Takes one's own case back. Raises NotAllowed, AlreadyDone or GoneStale."""
    handing_in.take_case_back(here.actor, task, case.author_id)
    await here.unit.evidence.withdraw((one.id for one in case.records), here.now)
    await record_of_task(here, task, "task.case_taken_back", was=task.status)
