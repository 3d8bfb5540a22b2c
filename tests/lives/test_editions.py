"""Editions that nobody drew up with care: rows that change kind, come back, name others, date what waited."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.actions.parties import bind, group_changed
from bot.actions.replanning import redate
from bot.actions.roadmaps import go_live, renew
from roadmap.bindings import Aim
from roadmap.deadlines import read_deadline
from roadmap.department import Shift
from roadmap.documents import read_order
from roadmap.draft import Past, begin, period_of
from roadmap.groups import Stretch
from roadmap.occurrences import shifted
from roadmap.people import Role
from roadmap.roadmap import RoadMap
from storage.database import Database
from storage.lives import Given
from tests.fresh import fresh
from tests.lives.place import Place, ten_schools

BEGAN = date(2026, 2, 2)
HEAD = "№ | Мероприятие | Сроки | Ответственные"
SCHOOLS = "Руководители ШНОР"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = await fresh(tmp_path / "editions.sqlite3")
    yield made
    await made.close()


def plan_of(*rows: tuple[str, str, str], number: int = 1, year: str = "2026 год") -> RoadMap:
    """An order with rows of a title, a deadline and whoever answers for it."""
    lines = [f"{place} | {' | '.join(row)}" for place, row in enumerate(rows, 1)]
    head = f"Приказ № {number} от 01.02.2026\n\nПлан мероприятий на {year}\n\n"
    return read_order(f"{head}{HEAD}\n{chr(10).join(lines)}".encode(), "п.txt")


async def lives(database: Database, plan: RoadMap, schools: int = 2) -> Place:
    place = await Place.founded(database, BEGAN)
    async with place.by() as by:
        await by.unit.departments.ensure_organisations(by.department.id, ten_schools())
    await place.goes_live(plan, ten_schools()[:schools])
    return place


async def new_edition(place: Place, plan: RoadMap, past: Past = Past.OVERDUE) -> None:
    road_map = await place.road_map()
    async with place.by() as by:
        groups = await by.unit.departments.groups(by.department.id, by.today)
        await renew(by, begin(plan, groups=groups), road_map, past)
    await place.is_sound()


async def joins(place: Place, *schools: str, inside: bool = True) -> None:
    async with place.by() as by:
        [group] = await by.unit.groups.all(by.department.id)
        ids = await by.unit.departments.ensure_organisations(by.department.id, ten_schools())
        for school in schools:
            await by.unit.groups.set_stays(group.id, ids[school], (Stretch(by.today),) if inside else ())
            await group_changed(by, group.id, [ids[school]])


async def alive(place: Place, columns: str = "due") -> list[tuple[Any, ...]]:
    return await place.rows(
        f"SELECT {columns} FROM task WHERE status <> 'cancelled' ORDER BY due, organisation_id, id"
    )


@pytest.mark.parametrize(
    ("before", "after", "kind", "awaiting", "waits"),
    [
        ("По запросу", "По отдельному графику", "awaiting", 1, 0),
        ("По отдельному графику", "По запросу", "on_request", 0, 0),
        ("31 декабря 2026", "В течение года", "continuous", 0, 0),
        ("В течение года", "31 декабря 2026", "fixed", 0, 0),
    ],
)
async def test_a_row_that_changes_its_kind_alone_changes_its_tasks(
    database: Database, before: str, after: str, kind: str, awaiting: int, waits: int
) -> None:
    place = await lives(database, plan_of(("Педсовет по итогам", before, SCHOOLS)))
    await new_edition(place, plan_of(("Педсовет по итогам", after, SCHOOLS), number=2))
    assert await place.rows("SELECT kind, awaiting FROM task") == [(kind, awaiting)] * 2
    assert (await place.numbers()).awaiting == 2 * awaiting + waits


async def test_a_date_moved_by_hand_survives_an_edition_that_says_the_same(database: Database) -> None:
    plan = plan_of(("Педсовет по итогам", "По отдельному графику", SCHOOLS))
    place = await lives(database, plan)
    await place.does("UPDATE task SET due = '2026-05-20', awaiting = 0, kind = 'fixed' WHERE id = 1")
    await new_edition(place, plan)
    assert await place.rows("SELECT kind, due FROM task ORDER BY id") == [
        ("fixed", "2026-05-20"),
        ("awaiting", None),
    ]


async def test_an_edition_that_says_a_date_is_heard_over_one_given_before(database: Database) -> None:
    place = await lives(database, plan_of(("Диагностика педагогов", "По отдельному графику", SCHOOLS)))
    road_map = await place.road_map()
    async with place.by() as by:
        [activity_id] = await by.unit.roadmaps.activities(road_map.id)
        person = await by.unit.people.expect("Сорока Анна", "ru", by.now)
        period = period_of(await by.unit.roadmaps.plan(road_map.id))
        given = Given(activity_id, None, "10 марта", read_deadline("10 марта", period))
        await by.unit.lives.give(given, person.id, by.now)
        await redate(by, road_map, activity_id)
    assert await alive(place) == [("2026-03-10",)] * 2
    await new_edition(place, plan_of(("Диагностика педагогов", "По отдельному графику", SCHOOLS), number=2))
    assert await alive(place) == [("2026-03-10",)] * 2
    await new_edition(place, plan_of(("Диагностика педагогов", "до 1 мая", SCHOOLS), number=3))
    assert await alive(place) == [("2026-05-01",)] * 2


async def test_a_row_that_is_dropped_and_comes_back_is_not_asked_again(database: Database) -> None:
    both = (("Педсовет по итогам", "до 1 апреля", SCHOOLS), ("Банк практик", "до 1 мая", SCHOOLS))
    place = await lives(database, plan_of(*both))
    await place.does("UPDATE task SET status = 'accepted' WHERE due = '2026-04-01' AND id % 2 = 0")
    before = await alive(place, "id, status")
    await new_edition(place, plan_of(both[1], number=2))
    assert len(await alive(place)) == 3
    await new_edition(place, plan_of(both[1], both[0], number=3))
    assert await alive(place, "id, status") == before


async def test_whoever_came_later_is_not_asked_by_an_edition_for_what_had_passed(database: Database) -> None:
    rows = ("Отчёт о работе", "Март, октябрь", SCHOOLS)
    place = await lives(database, plan_of(rows))
    place.today = date(2026, 7, 1)
    await joins(place, "МБОУ СОШ № 5")
    assert len(await alive(place)) == 5
    await new_edition(place, plan_of(rows, number=2))
    assert len(await alive(place)) == 5


async def test_an_edition_that_names_somebody_else_hands_over(database: Database) -> None:
    place = await Place.founded(database, BEGAN)
    async with place.by() as by:
        ids: dict[str, int] = {}
        for name in ("Сорока Анна Петровна", "Грач Олег Иванович"):
            person = await by.unit.people.expect(name, "ru", by.now)
            ids[name] = person.id
            book = await by.unit.bindings.book(by.department.id, by.today)
            await by.unit.people.appoint(
                person.id, Role.STAFF, by.department.id, book.own, title="методист", since=by.today
            )
    await place.goes_live(plan_of(("Банк практик", "до 1 мая", "Сорока А.П., методист")), [])
    await is_bound(place, ids["Сорока Анна Петровна"])
    await new_edition(place, plan_of(("Банк практик", "до 1 мая", "Грач О.И., методист"), number=2))
    await is_bound(place, ids["Грач Олег Иванович"])
    assert await alive(place, "assignee_id") == [(ids["Грач Олег Иванович"],)]
    assert len(await place.rows("SELECT id FROM task")) == 1
    await new_edition(place, plan_of(("Банк практик", "до 1 мая", "Сорока А.П., методист"), number=3))
    assert await alive(place, "assignee_id") == [(ids["Сорока Анна Петровна"],)]


async def is_bound(place: Place, person_id: int) -> None:
    async with place.by() as by:
        waiting = [one for one in await by.unit.bindings.all(by.department.id) if not one.aim]
        for binding in waiting:
            await bind(by, binding, Aim(person_id=person_id))


async def test_a_school_that_comes_back_has_the_days_of_today(database: Database) -> None:
    place = await lives(database, plan_of(("Отчёт о работе", "до 1 августа", SCHOOLS)))
    await joins(place, "МБОУ СОШ № 1", inside=False)
    async with place.by() as by:
        new = replace(by.department.settings, shift=Shift.NEXT)
        await by.unit.settings.redate(
            shifted(await by.unit.settings.dated(by.department.id), by.department.settings, new)
        )
        await by.unit.settings.change(by.department.id, settings=new)
    assert await alive(place) == [("2026-08-03",)]
    await joins(place, "МБОУ СОШ № 1")
    assert await alive(place) == [("2026-08-03",)] * 2


async def test_a_later_order_that_makes_somebody_known_loses_nothing_overdue(database: Database) -> None:
    place = await lives(database, plan_of(("Банк практик", "до 1 марта", "МКУ «Центр развития»")))
    async with place.by() as by:
        await by.unit.bindings.keep(by.department.id, [])
    await place.does("UPDATE party_binding SET organisation_id = NULL")
    await place.does("UPDATE organisation SET name = 'Другое' WHERE name LIKE '%Центр развития%'")
    await place.follows()
    place.today = date(2026, 6, 1)
    assert len(await alive(place)) == 1
    async with place.by() as by:
        plan = plan_of(("Открытые уроки", "до 1 сентября", "МКУ «Центр развития»"), number=7)
        await go_live(by, begin(plan), Past.OVERDUE)
    assert await alive(place) == [("2026-03-01",), ("2026-09-01",)]


async def test_a_partner_that_a_later_order_makes_known_shares_the_earlier_row(database: Database) -> None:
    who = "МБОУ СОШ № 3, МКУ «Центр развития»"
    place = await lives(database, plan_of(("Банк практик", "до 1 мая", who)))
    await place.does("DELETE FROM partner")
    async with place.by() as by:
        plan = plan_of(("Открытые уроки", "до 1 сентября", "МКУ «Центр развития»"), number=7)
        await go_live(by, begin(plan), Past.OVERDUE)
    assert len(await place.rows("SELECT id FROM partner")) == 1


async def test_a_day_that_left_its_place_comes_back_and_the_days_off_change(database: Database) -> None:
    place = await lives(database, plan_of(("Диагностика педагогов", "По отдельному графику", SCHOOLS)))
    await place.does("UPDATE task SET occurrence = 'was 1', due = '2026-08-01', awaiting = 0 WHERE id = 1")
    async with place.by() as by:
        new = replace(by.department.settings, shift=Shift.NEXT)
        dated = await by.unit.settings.dated(by.department.id)
        assert shifted(dated, by.department.settings, new) == {}


async def test_a_group_that_waits_keeps_its_row_where_it_is(database: Database) -> None:
    place = await lives(database, plan_of(("Открытые уроки", "до 1 мая", f"{SCHOOLS}, педагоги ШНСУ")))
    before = await alive(place, "organisation_id")
    await place.does("UPDATE org_group SET archived_at = '2026-02-03'")
    async with place.by() as by:
        groups = await by.unit.groups.all(by.department.id)
        ids = await by.unit.departments.ensure_organisations(by.department.id, ten_schools())
        for group in groups:
            await group_changed(by, group.id, [ids["МБОУ СОШ № 9"]])
    assert await alive(place, "organisation_id") == before
