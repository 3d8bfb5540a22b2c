"""Evidence is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.here import Here
from roadmap.evidence import Evidence
from roadmap.people import Person
from roadmap.tasks import Status, Task, hand_in


@dataclass(frozen=True, slots=True)
class HandedIn:
    """How many proofs were new, and which reviewers are told: (Telegram id, person).

    *accepted* tells that nothing is reviewed here: what is handed in counts as accepted.
    """

    added: int
    tell: list[tuple[int, Person]]
    accepted: bool = False


async def hand_in_evidence(here: Here, task: Task, proofs: Sequence[Evidence]) -> HandedIn:
    """Keeps proofs of a task and makes it submitted.

    Raises NotAllowed or AlreadyDone. A proof that is there already is not kept twice.
    """
    department = await here.unit.departments.get(task.department_id)
    status = hand_in(here.actor, task, reviewed=department.settings.review)
    added = 0
    for proof in proofs:
        added += await here.unit.evidence.add(task.id, here.actor.person.id, proof, here.now)
    if not added:
        return HandedIn(0, [])
    if status is not task.status:
        await here.unit.tasks.set_status(task.id, status)
    await _write(here, task, "task.submitted", was=task.status, proofs=added)
    if status is Status.ACCEPTED:
        if task.status is not Status.ACCEPTED:
            await _write(here, task, "task.accepted", was=Status.SUBMITTED, by="settings")
        return HandedIn(added, [], accepted=True)
    if task.status is Status.SUBMITTED:
        # They were told when the first proof came; the card shows what was added.
        return HandedIn(added, [])
    reviewers = await here.unit.people.reviewers(task.department_id, task.organisation_id, here.today)
    return HandedIn(added, [item for item in reviewers if item[1].id != here.actor.person.id])


async def _write(here: Here, task: Task, action: str, **details: Any) -> None:
    await here.unit.journal.write(
        action,
        f"task:{task.id}",
        person_id=here.actor.person.id,
        department_id=task.department_id,
        now=here.now,
        **details,
    )
