"""Evidence is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.here import Here
from roadmap.evidence import Evidence
from roadmap.people import Person
from roadmap.tasks import Status, Task, hand_in


@dataclass(frozen=True, slots=True)
class HandedIn:
    """How many proofs were new, and which reviewers are told: (Telegram id, person)."""

    added: int
    tell: list[tuple[int, Person]]


async def hand_in_evidence(here: Here, task: Task, proofs: Sequence[Evidence]) -> HandedIn:
    """Keeps proofs of a task and makes it submitted.

    Raises NotAllowed or AlreadyDone. A proof that is there already is not kept twice.
    """
    status = hand_in(here.actor, task)
    added = 0
    for proof in proofs:
        added += await here.unit.evidence.add(task.id, here.actor.person.id, proof, here.now)
    if not added:
        return HandedIn(0, [])
    if status is not task.status:
        await here.unit.tasks.set_status(task.id, status)
    await here.unit.journal.write(
        "task.submitted",
        f"task:{task.id}",
        person_id=here.actor.person.id,
        department_id=task.department_id,
        now=here.now,
        was=task.status,
        proofs=added,
    )
    if task.status is Status.SUBMITTED:
        # They were told when the first proof came; the card shows what was added.
        return HandedIn(added, [])
    reviewers = await here.unit.people.reviewers(task.department_id, task.organisation_id, here.today)
    return HandedIn(added, [item for item in reviewers if item[1].id != here.actor.person.id])
