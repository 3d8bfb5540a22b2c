"""«How is it going?»: answers are kept, troubles told; whom to ask, of what, and once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions.news import tell_of
from bot.here import Here
from roadmap import check_ins as rules
from roadmap.check_ins import REMINDED_AFTER, TOLD_AFTER, Answer, CheckIn, Going, Quarter
from roadmap.deadlines import Kind
from roadmap.department import Department
from roadmap.news import NewsKind
from roadmap.people import ANSWERABLE, Actor, Person, Role
from roadmap.refusals import GoneStale, NotOfThisQuarter
from roadmap.registers import Kept
from roadmap.tasks import Task, scope_to_hand_in
from roadmap.tellings import NewTelling, TellingKind
from storage.unit import Unit

To = list[tuple[int, Person]]
"""Whom to tell: (Telegram id, person)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one person is asked at once: their chat, and the tasks."""

    chat: int
    person: Person
    tasks: Sequence[Task]
    telling_id: int = 0


async def going(here: Here, task: Task) -> Going:
    """How a task goes on, for its card."""
    known = await here.unit.check_ins.of_task(task.id) if task.kind is Kind.CONTINUOUS else []
    return rules.going(task, known, await here.unit.registers.kept(task), here.today)


async def answer(here: Here, task: Task, quarter: Quarter, said: Answer, line: str = "") -> CheckIn:
    """Keeps an answer; the same one twice is once. Raises AlreadyDone or NotOfThisQuarter."""
    rules.require_open(task, quarter, here.today)
    known = await here.unit.check_ins.get(task.id, quarter)
    if known is None or known.answer is not said or line:
        await here.unit.check_ins.answer(task.id, quarter, said, line, here.actor.person.id, here.now)
    if known is None or known.answer is not said:
        await _write(here, task, quarter, said)
    return await _standing(here, task, quarter)


async def write_line(here: Here, task: Task, quarter: Quarter, line: str) -> CheckIn:
    """Keeps the line that belongs to an answer. Raises GoneStale where there is none, and as :func:`answer`."""
    rules.require_open(task, quarter, here.today)
    known = await _standing(here, task, quarter)
    if known.answer is None:
        raise GoneStale
    await here.unit.check_ins.answer(task.id, quarter, known.answer, line, here.actor.person.id, here.now)
    return await _standing(here, task, quarter)


async def tell_trouble(here: Here, task: Task, said: CheckIn) -> bool:
    """A trouble is told, now that its line is there or will not come, and not twice; whether there is anybody to tell."""
    if said.answer is not Answer.TROUBLE or said.told_at is not None:
        return False
    return await _tell(here.unit, task, said, here.department, here.now)


async def tell_untold(unit: Unit, department: Department, now: datetime) -> None:
    """Troubles whose line never came are told without it."""
    for task, said in await unit.check_ins.untold(department.id, now - TOLD_AFTER):
        await _tell(unit, task, said, department, now)


async def _tell(unit: Unit, task: Task, said: CheckIn, department: Department, now: datetime) -> bool:
    found = [person for _, person in await _watchers(unit, task, said, department, now)]
    await tell_of(unit, NewsKind.TROUBLE, task, found, now, said.person_id, quarter=str(said.quarter))
    await unit.check_ins.told(task.id, said.quarter, now)
    return bool(found)


async def in_hand(here: Here, quarter: Quarter) -> list[tuple[Task, CheckIn]]:
    """What the actor is asked about a quarter, answered or not, in order. Raises NotOfThisQuarter."""
    if not quarter.answered_on(here.today):
        raise NotOfThisQuarter
    found = await here.unit.check_ins.in_hand(scope_to_hand_in(here.working), quarter)
    return [(task, known) for task, known in found if rules.is_asked(here.working, task)]


async def ask(
    unit: Unit, department: Department, quarter: Quarter, now: datetime
) -> tuple[list[Asked], Mapping[int, Kept]]:
    """Whom to ask about a quarter, once, and where the registers among the tasks are kept."""
    found = await unit.check_ins.open(department.id, quarter)
    decided = await unit.lives.decisions({task.activity_id for task, _ in found})
    tasks = []
    for task, written in found:
        schedule = decided.schedule(task.activity_id, task.organisation_id, written)
        window = rules.window_of(task, schedule, department.settings)
        if window is not None and rules.asked_in(quarter, window):
            tasks.append(task)
    asked = await claimed(
        unit, department, TellingKind.CHECK_IN, await by_people(unit, department, tasks, now), now
    )
    await unit.check_ins.ask(_ids(asked), quarter, now)
    return asked, await unit.registers.kept_of(tasks)


async def remind(unit: Unit, department: Department, quarter: Quarter, now: datetime) -> list[Asked]:
    """Whom to remind of what they were asked a week ago, once."""
    found = await unit.check_ins.unanswered(department.id, quarter, now - REMINDED_AFTER)
    mine = await by_people(unit, department, [task for task, _ in found], now)
    asked = await claimed(unit, department, TellingKind.CHECK_IN_AGAIN, mine, now)
    await unit.check_ins.remind(_ids(asked), quarter, now)
    return asked


async def claimed(
    unit: Unit, department: Department, kind: TellingKind, asked: Sequence[Asked], now: datetime
) -> list[Asked]:
    """Those who are asked now: nobody twice on a day. A task of somebody who was asked already waits for tomorrow."""
    period = department.day(now).isoformat()
    had = await unit.tellings.told(department.id, kind, period)
    later = {task.id for one in asked if one.chat in had for task in one.tasks}
    left = [replace(one, tasks=[task for task in one.tasks if task.id not in later]) for one in asked]
    wanted = [
        NewTelling(one.chat, one.person.id, {"tasks": sorted(task.id for task in one.tasks)})
        for one in left
        if one.tasks
    ]
    made = await unit.tellings.claim(department.id, kind, period, wanted, now)
    return [replace(one, telling_id=made[one.chat]) for one in left if one.chat in made]


def _ids(asked: Iterable[Asked]) -> list[int]:
    return sorted({task.id for one in asked for task in one.tasks})


async def by_people(unit: Unit, department: Department, tasks: Sequence[Task], now: datetime) -> list[Asked]:
    """Everybody with all that is theirs (the rule of ``is_asked``)."""
    if not tasks:
        return []
    people = await unit.present.at_work(department.id, department.day(now))
    mine: dict[int, list[Task]] = {chat: [] for chat, _ in people}
    doing, heads = _chats(people)
    for task in tasks:
        if task.assignee_id is not None:
            chats = doing.get(task.assignee_id, [])
        else:
            chats = heads.get(0 if task.own else task.organisation_id, [])
        for chat in chats:
            mine[chat].append(task)
    return [Asked(chat, actor.person, mine[chat]) for chat, actor in people if mine[chat]]


def _chats(people: Iterable[tuple[int, Actor]]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The chats of whoever does a person's work, and of whoever heads an organisation; 0 is the department."""
    doing, heads = dict[int, list[int]](), dict[int, list[int]]()
    for chat, actor in people:
        for person_id in actor.assignees:
            doing.setdefault(person_id, []).append(chat)
        for organisation_id in actor.organisations(ANSWERABLE):
            heads.setdefault(organisation_id, []).append(chat)
        if actor.departments(frozenset({Role.COORDINATOR})):
            heads.setdefault(0, []).append(chat)
    return doing, heads


async def _watchers(unit: Unit, task: Task, said: CheckIn, department: Department, now: datetime) -> To:
    """The coordinators and the curators; of a school's own plan its heads, and nobody of the department."""
    today = department.day(now)
    if task.road_map_of is None:
        found = await unit.people.watchers(task.department_id, task.organisation_id, today)
    else:
        found = await unit.people.heads(task.road_map_of, today)
    return [item for item in found if item[1].id != said.person_id]


async def _standing(here: Here, task: Task, quarter: Quarter) -> CheckIn:
    known = await here.unit.check_ins.get(task.id, quarter)
    if known is None:
        raise GoneStale
    return known


async def _write(here: Here, task: Task, quarter: Quarter, said: Answer) -> None:
    await here.unit.journal.write(
        "task.checked_in",
        f"task:{task.id}",
        person_id=here.actor.person.id,
        department_id=task.department_id,
        now=here.now,
        quarter=str(quarter),
        answer=said,
    )
