"""Registers are confirmed to be up to date: the same link once more, or a new one."""

from __future__ import annotations

from bot.actions.evidence import HandedIn, hand_in_evidence
from bot.here import Here
from roadmap.check_ins import Answer, Quarter, require_open
from roadmap.evidence import Evidence, Form
from roadmap.refusals import GoneStale
from roadmap.tasks import Task


async def hand_in_again(here: Here, task: Task) -> HandedIn:
    """Hands a register's known link in for this task. Raises GoneStale where none is known, and as handing in does."""
    kept = await here.unit.registers.kept(task)
    if kept is None:
        raise GoneStale
    return await hand_in_evidence(here, task, [Evidence(Form.LINK, kept.link)])


async def confirm(here: Here, task: Task, quarter: Quarter, link: str | None = None) -> bool:
    """Confirms a register for a quarter while its task goes on, by its known link or a new one.

    False where it was confirmed so already. The link is a proof of the task, which stays unfinished.
    Raises GoneStale where no link is known or it is no register, AlreadyDone, NotOfThisQuarter.
    """
    require_open(task, quarter, here.today)
    if link is None:
        kept = await here.unit.registers.kept(task)
        link = None if kept is None else kept.link
    if link is None or not task.details.kept_up:
        raise GoneStale
    known = await here.unit.check_ins.get(task.id, quarter)
    if known is not None and known.answer is Answer.CURRENT and known.text == link:
        return False
    person_id = here.actor.person.id
    link_id = await here.unit.links.keep(task.department_id, link, here.now)
    proof = Evidence(Form.LINK, link)
    await here.unit.evidence.add(task.id, person_id, proof, here.now, link_id, until=here.now)
    await here.unit.check_ins.answer(task.id, quarter, Answer.CURRENT, link, person_id, here.now)
    await here.unit.journal.write(
        "task.confirmed",
        f"task:{task.id}",
        person_id=person_id,
        department_id=task.department_id,
        now=here.now,
        quarter=str(quarter),
    )
    return True
