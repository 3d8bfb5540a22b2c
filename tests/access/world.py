"""Two departments with everything in them that a button can be about, and somebody in every role."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bot.actions.campaigns import make
from bot.actions.roadmaps import By, go_live
from bot.reports.roster import present_state
from roadmap.check_ins import goes_on
from roadmap.consent import CONSENT_VERSION
from roadmap.deadlines import Kind
from roadmap.department import Department, OrganisationKind
from roadmap.documents import read_order
from roadmap.draft import Draft, Past, begin
from roadmap.evidence import Evidence, Form
from roadmap.files import read_file
from roadmap.given_dates import Given
from roadmap.measures import Measure
from roadmap.own_plans import for_school
from roadmap.people import Role
from roadmap.questionnaires.audience import Audience
from roadmap.questionnaires.when import read_when
from roadmap.questionnaires.xlsform import XlsForm
from roadmap.roster import read_roster
from roadmap.talk import RequestKind
from roadmap.tasks import Off, Status
from sandbox.person import Person
from storage.unit import Unit
from tests.forms import risks
from tests.town import ORDER, Town, order

HERE, NEIGHBOUR = "Верхнереченск", "Нижнегорск"
SCHOOLS = ("МБОУ СОШ № 2", "МБОУ СОШ № 5")
# Not what was changed, but how the answer got there.
UNTOLD = ("inbox", "outbox", "conversation", "alembic_version", "sqlite_sequence", "failed_start")
OWN_PLAN = """План школы на 2026 год

№ | Мероприятие | Срок | Ответственный | Результат
1 | Педагогический совет | до 20 марта 2026 | Директор | Протокол
2 | Открытые уроки | до 15 апреля 2026 | Учителя | Ссылки
"""
NOWHERE = 2**31 - 1
"""An id that nothing has."""


Rows = dict[str, list[Any]]
"""Everything that is remembered, table by table."""


@dataclass
class World:
    """*people* by their part: ``head`` is of the first school, ``head 2`` of the second, ``… there`` of the neighbour.

    *things* are ids of the first department's things, by what they are.
    """

    town: Town
    people: dict[str, Person] = field(default_factory=dict)
    things: dict[str, int] = field(default_factory=dict)
    _kept: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect(":memory:"))

    def rows(self) -> Rows:
        """Everything that is remembered, table by table."""
        with sqlite3.connect(self.town.path) as live:
            names = [row[0] for row in live.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            found = {
                name: live.execute(f"SELECT * FROM {name}").fetchall() for name in names if name not in UNTOLD
            }
        live.close()
        return found

    def keep(self) -> None:
        """Remembers how everything stands."""
        with sqlite3.connect(self.town.path) as live:
            live.backup(self._kept)
        live.close()

    def restore(self) -> None:
        """Makes everything as it was kept."""
        with sqlite3.connect(self.town.path, timeout=10) as live:
            self._kept.backup(live)
        live.close()


async def build(town: Town) -> World:
    """Both departments; the bot is told by the front door who they are."""
    world = World(town)
    world.people["stranger"] = await town.person("Чужой")
    for place, suffix in ((HERE, ""), (NEIGHBOUR, " there")):
        await _department(world, place, suffix)
    for person in world.people.values():
        await person.starts()
    world.keep()
    return world


async def _department(world: World, place: str, suffix: str) -> None:
    town, now = world.town, world.town.clock.now()
    async with town.database.unit() as unit:
        department = await unit.departments.add(f"Управление образования: {place}", "Europe/Moscow", now)
        plan = read_order(order(), ORDER)
        coordinator = await _appointed(world, unit, "coordinator" + suffix, department, None)
        by = By(unit, department, coordinator, now)
        await go_live(by, begin(plan), Past.OVERDUE)
        schools = {one.name: one.id for one in await unit.departments.organisations(department.id)}
        await _appointed(world, unit, "staff" + suffix, department, None)
        people = {}
        for number, school in enumerate(SCHOOLS, start=1):
            last = suffix or ("" if number == 1 else " 2")
            if suffix and number > 1:
                break
            for role in (Role.CURATOR, Role.HEAD, Role.TEACHER):
                name = role.value + last
                people[name] = await _appointed(world, unit, name, department, schools[school])
        # Whatever a keeper may stand beside is told in the stories; here they hold nothing else.
        people["keeper" + suffix] = await _appointed(
            world, unit, "keeper" + suffix, department, schools[SCHOOLS[0]]
        )
        if not suffix:
            world.things["organisation"] = schools[SCHOOLS[0]]
            world.things["department"] = department.id
            await unit.chats.join(-700, f"Директора: {place}", now)
            [chat] = await unit.chats.unbound(now)
            await unit.chats.bind(chat.id, department.id, None, coordinator)
            world.things["chat"] = chat.id
            await _things(world, unit, by, people, begin(plan))


async def _appointed(
    world: World, unit: Unit, part: str, department: Department, organisation_id: int | None
) -> int:
    role = Role(part.split()[0])
    phone = await Person.arrives(world.town.line, part.capitalize())
    person = await unit.people.add(phone.id, part.capitalize(), "ru", world.town.clock.now())
    await unit.people.appoint(person.id, role, department.id, organisation_id)
    await unit.people.change(person.id, consent_version=CONSENT_VERSION)
    world.people[part] = phone
    return person.id


async def _things(world: World, unit: Unit, by: By, people: dict[str, int], draft: Draft) -> None:
    scope_ids = await unit.tasks.held(
        await unit.roadmaps.activities((await unit.roadmaps.live(by.department.id))[0].id)
    )
    mine = sorted(
        number
        for key, (number, _) in scope_ids.items()
        if key.organisation_id == world.things["organisation"]
    )
    world.things["task"], world.things["submitted"] = mine[0], mine[1]
    await unit.tasks.change(mine[0], assignee_id=people["teacher"])
    await unit.tasks.change(mine[1], assignee_id=people["teacher"], status=Status.SUBMITTED)
    world.things["person"] = people["teacher"]
    proof = Evidence(Form.FILE, "file", "приказ.pdf")
    await unit.evidence.add(mine[1], people["teacher"], proof, by.now)
    world.things["evidence"] = (await unit.evidence.of_task(mine[1]))[0].id
    world.things["request"] = await unit.talk.ask(
        mine[2], people["head"], RequestKind.NOT_APPLICABLE, None, "не наше", by.now
    )
    world.things["row"] = next(key.activity_id for key, (number, _) in scope_ids.items() if number == mine[0])
    world.things["aside"] = mine[3]
    await unit.tasks.change(mine[3], status=Status.CANCELLED, off=Off.ASIDE)
    every = [await unit.tasks.get(number) for number, _ in scope_ids.values()]
    world.things["shared"] = next(
        task.id for task in every if task is not None and task.own and task.partners
    )
    world.things["awaiting"] = await _awaiting(unit, mine, people["teacher"], by)
    counted = [number for number in mine if (task := await unit.tasks.get(number)) and task.details.target]
    world.things["counted"] = counted[0]
    await unit.tasks.change(counted[0], assignee_id=people["teacher"])
    going_on = [
        number for number in mine if (task := await unit.tasks.get(number)) and goes_on(task, by.today)
    ]
    world.things["continuous"] = going_on[0]
    await unit.tasks.change(going_on[0], assignee_id=people["teacher"])
    await _lives(world, unit, by, people, [one for one in mine[3:] if one != counted[0]])
    world.things["post"] = (await unit.people.posts(people["teacher"]))[0].id
    world.things["kept"] = (await unit.people.posts(people["keeper"]))[0].id
    institute = await unit.organisations.add(by.department.id, "ИРО", OrganisationKind.INSTITUTE)
    world.things["unkept"] = institute.id
    world.things["group"] = (await unit.groups.all(by.department.id))[0].id
    invited = await unit.people.expect("Ожидаемый", "ru", by.now)
    await unit.people.appoint(invited.id, Role.HEAD, by.department.id, world.things["organisation"])
    world.things["invited"] = invited.id
    world.things["invitation"] = await unit.invitations.add(
        "token",
        by.now,
        by.now + timedelta(days=14),
        role=Role.HEAD,
        department_id=by.department.id,
        organisation_id=world.things["organisation"],
        person_id=invited.id,
    )
    world.things["colleague"] = people["head"]
    world.things["stand-in"] = await unit.people.appoint(
        people["curator"],
        Role.TEACHER,
        by.department.id,
        world.things["organisation"],
        since=date(2026, 4, 1),
        until=date(2026, 4, 20),
        stands_for_id=world.things["post"],
    )
    world.things["draft"] = await unit.drafts.put(by.department.id, by.person_id or 0, draft, by.now)
    roster = read_roster(present_state(await unit.rosters.present(by.department.id), by.today, []))
    world.things["roster"] = await unit.rosters.put(by.department.id, by.person_id or 0, roster, by.now)
    world.things["party"] = next(
        one.id for one in await unit.bindings.all(by.department.id) if one.name == "УО"
    )
    world.things["group"] = (await unit.bindings.book(by.department.id, by.today)).groups[0].id
    world.things["indicator"] = await unit.measures.add(
        Measure(0, by.department.id, "1.2", "Доля школ с программой развития", targets={2026: "80 %"})
    )
    world.things["roadmap"] = (await unit.roadmaps.live(by.department.id))[0].id
    await _questionnaires(world, unit, by)
    own = for_school(Draft(read_order(OWN_PLAN.encode(), "план.txt")), world.things["organisation"], None)
    sent = Draft(own.plan, sent=(Evidence(Form.FILE, "file", "план.txt"),))
    world.things["sent"] = await unit.drafts.ask(by.department.id, people["head"], sent, by.now)
    of_head = By(unit, by.department, people["head"], by.now)
    world.things["own plan"] = (await go_live(of_head, own, Past.OVERDUE)).road_map_id


async def _questionnaires(world: World, unit: Unit, by: By) -> None:
    """A form, one that was read, and a round of it that every school is to answer; one school is let off."""
    form = read_file(risks(), "риски.xlsx")
    if not isinstance(form, XlsForm):
        raise TypeError("no form")
    number = await unit.questionnaires.add(by.department.id, form, by.person_id, by.now)
    kept = await unit.questionnaires.get(number)
    if kept is None:
        raise LookupError("no form")
    schedule = read_when("до 25 марта", by.department.settings.calendar, by.today)
    campaign = await make(by, kept, Audience(everyone=True), "до 25 марта", schedule)
    opened = (await unit.campaigns.rounds(campaign.id))[0]
    responses = await unit.responses.of_round(opened.id)
    mine = next(one for one in responses if one.organisation == SCHOOLS[0])
    other = next(one for one in responses if one.organisation == SCHOOLS[1])
    await unit.responses.change([other.id], off=True, let_off="ремонт")
    world.things |= {
        "form draft": await unit.questionnaires.put_draft(by.department.id, by.person_id or 0, form, by.now),
        "questionnaire": number,
        "campaign": campaign.id,
        "round": opened.id,
        "response": mine.id,
        "response off": other.id,
    }


async def _awaiting(unit: Unit, mine: list[int], teacher: int, by: By) -> int:
    """A task that waits for dates, in the hands of a teacher who has sent the plan in which they stand."""
    found = [await unit.tasks.get(number) for number in mine]
    task = next(one for one in found if one is not None and one.awaiting)
    await unit.tasks.change(task.id, assignee_id=teacher)
    given = Given(task.activity_id, task.organisation_id, file_id="file", file_name="график.pdf")
    await unit.lives.give(given, teacher, by.now)
    return task.id


async def _lives(world: World, unit: Unit, by: By, people: dict[str, int], tasks: list[int]) -> None:
    """A register with a case, one that is closed, a part that may be handed in as it is, what had passed before."""
    register, closed, part, earlier = tasks[:4]
    teacher = people["teacher"]
    for number in (register, closed):
        await unit.tasks.change(number, kind=Kind.ON_REQUEST, due=None, assignee_id=teacher)
    await unit.tasks.change(closed, status=Status.SUBMITTED)
    proof = Evidence(Form.PHOTO, "photo", note="консультация", dated=by.today)
    await unit.evidence.add(register, teacher, proof, by.now)
    await unit.tasks.change(part, due=by.today, target=4, progress=3, assignee_id=teacher)
    await unit.evidence.add(part, teacher, proof, by.now)
    await unit.tasks.change(earlier, before_order=True)
    row = await unit.before_order.of_task(earlier)
    if row is None:
        raise LookupError("no row from before")
    case = (await unit.evidence.of_task(register))[0].id
    world.things |= {
        "register": register,
        "closed register": closed,
        "case": case,
        "part": part,
        "earlier": earlier,
        "earlier row": row.activity_id,
    }


def others(everybody: Iterable[str], allowed: Iterable[str]) -> list[str]:
    """Those who may not."""
    return [one for one in everybody if one not in set(allowed)]
