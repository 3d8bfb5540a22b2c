"""Evidence is handed in, taken back, counted and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.here import Here
from roadmap.evidence import Evidence, Form, progress_in
from roadmap.handing_in import hand_in, take_back
from roadmap.links import front_page
from roadmap.people import Person
from roadmap.refusals import NotACount
from roadmap.tasks import UNFINISHED, Status, Task


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What handing in did: how many proofs were new, how the task stands, which reviewers are told.

    *elsewhere* are titles of other rows that the same link proves; *front_page* tells of a link to a site's
    front page: both are questioned kindly, nothing hinders.
    """

    added: int
    status: Status
    tell: list[tuple[int, Person]]
    elsewhere: tuple[str, ...] = ()
    front_page: bool = False


async def hand_in_evidence(here: Here, task: Task, proofs: Sequence[Evidence]) -> HandedIn:
    """Keeps proofs of a task and makes it submitted, unless they say that a part is still to be done.

    Raises NotAllowed or AlreadyDone. A proof that is there already is not kept twice; it is handed in anew
    where it was reviewed, or where the task goes on by it.
    """
    said = [progress_in(proof.note, task.details.target) for proof in proofs]
    progress = max((one for one in said if one is not None), default=task.progress)
    status = hand_in(here.actor, task, progress)
    goes_on = (status, progress) != (task.status, task.progress)
    added, elsewhere = 0, dict[str, None]()
    for proof in proofs:
        link_id = None
        if proof.form is Form.LINK:
            link_id = await here.unit.links.keep(task.department_id, proof.value, here.now)
            elsewhere |= dict.fromkeys(await here.unit.links.elsewhere(link_id, task.activity_id))
        added += await here.unit.evidence.add(
            task.id,
            here.actor.person.id,
            proof,
            here.now,
            link_id,
            until=here.now if goes_on else task.returned_at,
        )
    if not added:
        return HandedIn(0, task.status, [])
    tell = await _now_stands(here, task, status, progress, added)
    front = any(front_page(proof.value) for proof in proofs if proof.form is Form.LINK)
    return HandedIn(added, status, tell, tuple(elsewhere), front)


async def count_done(here: Here, task: Task, done: int) -> HandedIn:
    """Writes how many of the number to reach are done; with all of them and a proof the task is handed in.

    Raises NotAllowed, AlreadyDone, or NotACount for a number beyond the one to reach.
    """
    target = task.details.target or 0
    if not 0 <= done <= target:
        raise NotACount(target)
    status = hand_in(here.actor, task, done)
    proofs = await here.unit.evidence.of_task(task.id)
    if not proofs:
        status = task.status
    return HandedIn(0, status, await _now_stands(here, task, status, done, 0))


async def take_evidence_back(here: Here, task: Task) -> Status:
    """Takes one's own proofs back; what others of the school handed in stays. Raises NotAllowed, AlreadyDone."""
    person_id, since = here.actor.person.id, task.returned_at
    own, left = await here.unit.evidence.standing(task.id, person_id, since)
    status = take_back(here.actor, task, own, left)
    await here.unit.evidence.take_back(task.id, person_id, since, here.now)
    values: dict[str, Any] = {"status": status}
    if not left:
        values["progress"] = None
        if since is None:
            values["reviewed_at"] = None
    await here.unit.tasks.change(task.id, **values)
    await _write(here, task, "task.taken_back", was=task.status, left=left)
    return status


async def _now_stands(
    here: Here, task: Task, status: Status, progress: int | None, added: int
) -> list[tuple[int, Person]]:
    """Writes how the task stands now; the reviewers who are told of it: once, when it is first handed in."""
    values: dict[str, Any] = {"status": status, "progress": progress}
    handed_in = added or (task.status in UNFINISHED and status not in UNFINISHED)
    if status not in UNFINISHED and handed_in:
        values |= {"submitted_at": here.now, "submitted_by": here.actor.person.id}
    if status is Status.ACCEPTED:
        values |= {"reviewed_at": here.now, "reviewed_by": None}
    await here.unit.tasks.change(task.id, **values)
    if progress != task.progress:
        await _write(here, task, "task.counted", old=task.progress, new=progress)
    if handed_in:
        await _write(here, task, "task.submitted", was=task.status, proofs=added)
    if status is Status.ACCEPTED:
        await _write(here, task, "task.accepted", was=task.status, by="settings")
    if status is not Status.SUBMITTED or task.status is Status.SUBMITTED:
        return []
    reviewers = await here.unit.people.reviewers(task.department_id, task.organisation_id, here.today)
    return [item for item in reviewers if item[1].id != here.actor.person.id]


async def _write(here: Here, task: Task, action: str, **details: Any) -> None:
    await here.unit.journal.write(
        action,
        f"task:{task.id}",
        person_id=here.actor.person.id,
        department_id=task.department_id,
        now=here.now,
        **details,
    )
