"""Evidence is handed in, taken back, counted and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.actions.news import tell
from bot.actions.record import record_of_task
from bot.here import Here
from roadmap.cases import as_case
from roadmap.document_marks import Marks
from roadmap.evidence import Evidence, Form, progress_in, words_of
from roadmap.handing_in import hand_in, hand_in_part, require_open, take_back
from roadmap.links import front_page
from roadmap.news import NewsKind
from roadmap.people import Person
from roadmap.refusals import GoneStale, NotACount
from roadmap.roadmap import EvidenceKind
from roadmap.tasks import UNFINISHED, Status, Task


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What handing in did: how many proofs were new, how the task stands.

    *elsewhere* are titles of other rows that
    the same link proves; *front_page* tells of a link to a site's front page; *only_words* that notes are all
    there is where the row asks for more: all three are questioned kindly, nothing hinders. *day* is that of a case;
    *counted* tells that the proofs themselves said how many are done.
    """

    added: int
    status: Status
    elsewhere: tuple[str, ...] = ()
    front_page: bool = False
    only_words: bool = False
    day: date | None = None
    counted: bool = False


async def hand_in_evidence(
    here: Here, task: Task, proofs: Sequence[Evidence], *, told: bool = False
) -> HandedIn:
    """Keeps proofs of a task and makes it submitted, unless they say that a part is still to be done, or it is a
    register that is open: there they are cases.

    The reviewers of a task that waits for them hear of an addition, unless they were *told* of its first part.
    Raises NotAllowed or AlreadyDone; DayAhead or NoSuchDay for a case. A proof that is there already is not kept twice; it is handed in anew
    where it was reviewed, or where the task goes on by it.
    """
    if task.takes_cases:
        proofs = [as_case(proof, here.today) for proof in proofs]
    progress = _progress(task, proofs)
    status = hand_in(here.actor, task, progress)
    goes_on = (status, progress) != (task.status, task.progress)
    kept, elsewhere = await _add(here, task, proofs, here.now if goes_on else task.returned_at)
    fresh = tuple(kept.values())
    if not fresh:
        return HandedIn(0, task.status)
    hear = await _now_stands(here, task, status, progress, len(fresh))
    added = task.status is Status.SUBMITTED
    if not (added and told):
        await tell(here, NewsKind.HANDED_IN, task, hear, added=added, since=min(kept))
    return HandedIn(
        len(fresh),
        status,
        elsewhere,
        any(front_page(proof.value) for proof in proofs if proof.form is Form.LINK),
        await _only_words(here, task),
        next((one.dated for one in fresh if words_of(one)), fresh[0].dated) if task.takes_cases else None,
        bool(_said(task, proofs)),
    )


def _progress(task: Task, proofs: Sequence[Evidence]) -> int | None:
    """How many are done, as far as proofs say so; cases are counted, not told."""
    return max(_said(task, proofs), default=task.progress)


def _said(task: Task, proofs: Sequence[Evidence]) -> list[int]:
    target = None if task.takes_cases else task.details.target
    told = (progress_in(words_of(proof), target) for proof in proofs)
    return [one for one in told if one is not None]


async def _add(
    here: Here, task: Task, proofs: Sequence[Evidence], until: datetime | None
) -> tuple[dict[int, Evidence], tuple[str, ...]]:
    """Keeps proofs; the new ones by their ids, and the titles of other rows that their links prove."""
    fresh, elsewhere = dict[int, Evidence](), dict[str, None]()
    for proof in proofs:
        link_id = None
        if proof.form is Form.LINK:
            link_id = await here.unit.links.keep(task.department_id, proof.value, here.now)
            elsewhere |= dict.fromkeys(await here.unit.links.elsewhere(link_id, task.activity_id))
        person_id = here.actor.person.id
        until = None if task.takes_cases else until
        number = await here.unit.evidence.add(
            task.id, person_id, proof, here.now, link_id, until=until, case=task.takes_cases
        )
        if number:
            fresh[number] = proof
    return fresh, tuple(elsewhere)


async def _only_words(here: Here, task: Task) -> bool:
    """Whether the row asks for documents, and nothing but notes is there for its next review."""
    if task.takes_cases or not set(task.details.kinds) - {EvidenceKind.EVENT}:
        return False
    records = await here.unit.evidence.of_task(task.id)
    return all(one.evidence.form is Form.NOTE for one in records if one.after(task.returned_at))


async def count_done(here: Here, task: Task, done: int) -> HandedIn:
    """Writes how many of the number to reach are done; with all of them and a proof that is
    still to be reviewed the task is handed in.

    Raises NotAllowed, AlreadyDone, GoneStale for a register, or NotACount for a number beyond the one to reach.
    """
    if task.takes_cases:
        raise GoneStale
    target = task.details.target or 0
    if not 0 <= done <= target:
        raise NotACount(target)
    status = hand_in(here.actor, task, done)
    if not sum(await here.unit.evidence.standing(task.id, here.actor.person.id, task.returned_at)):
        # What was returned is not handed in once more by counting.
        status = task.status
    await tell(here, NewsKind.HANDED_IN, task, await _now_stands(here, task, status, done, 0))
    return HandedIn(0, status)


async def fresh_proofs(here: Here, task: Task) -> list[Evidence]:
    """The proofs of a task that nobody has reviewed."""
    records = await here.unit.evidence.of_task(task.id)
    return [one.evidence for one in records if one.after(task.returned_at)]


async def hand_in_as_it_is(here: Here, task: Task, why: str) -> None:
    """Hands a part in, with a comment on *why* if there is one; the reviewers hear of it.

    Raises NotAllowed, AlreadyDone or GoneStale.
    """
    status = hand_in_part(here.actor, task, here.today, bool(await fresh_proofs(here, task)))
    about: dict[str, Any] = {"part": True}
    if why:
        about["comment"] = await here.unit.talk.comment(task.id, here.actor.person.id, why, here.now)
    hear = await _now_stands(here, task, status, task.progress, 0)
    await tell(here, NewsKind.HANDED_IN, task, hear, **about)


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
    await record_of_task(here, task, "task.taken_back", was=task.status, left=left)
    return status


async def name_document(here: Here, task: Task, evidence_id: int, marks: Marks) -> None:
    """Writes the number and the date of a document that was handed in.

    Raises AlreadyDone once it is accepted, GoneStale for a case: its date is its day.
    """
    require_open(task)
    if task.takes_cases:
        raise GoneStale
    await here.unit.evidence.name_document(evidence_id, marks.number, marks.dated)
    dated = marks.dated and marks.dated.isoformat()
    await record_of_task(here, task, "task.document_named", number=marks.number, dated=dated)


async def _now_stands(
    here: Here, task: Task, status: Status, progress: int | None, added: int
) -> list[Person]:
    """Writes how the task stands now; the reviewers who hear of it: of a register not before it is closed."""
    values: dict[str, Any] = {"status": status, "progress": progress}
    handed_in = added or (task.status in UNFINISHED and status not in UNFINISHED)
    if status not in UNFINISHED and handed_in:
        values |= {"submitted_at": here.now, "submitted_by": here.actor.person.id}
    if status is Status.ACCEPTED:
        values |= {"reviewed_at": here.now, "reviewed_by": None}
    await here.unit.tasks.change(task.id, **values)
    if progress != task.progress:
        await record_of_task(here, task, "task.counted", old=task.progress, new=progress)
    if handed_in:
        action = "task.case_added" if task.takes_cases and status in UNFINISHED else "task.submitted"
        await record_of_task(here, task, action, was=task.status, proofs=added)
    if status is Status.ACCEPTED:
        await record_of_task(here, task, "task.accepted", was=task.status, by="settings")
    if task.road_map_of is not None and status is Status.ACCEPTED and handed_in:
        # Nobody reviews a school's own plan; its head hears of it.
        return [one for _, one in await here.unit.people.heads(task.road_map_of, here.today)]
    if status is not Status.SUBMITTED or not handed_in:
        return []
    reviewers = await here.unit.people.reviewers(task.department_id, task.organisation_id, here.today)
    return [one for _, one in reviewers]
