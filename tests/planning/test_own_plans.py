"""A school's own plan, purely: what reads as one, whom it means, and who counts it."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.bindings import Book, Place, Worker
from roadmap.department import AS_USUAL, Department
from roadmap.documents import read_order
from roadmap.draft import Draft
from roadmap.own_plans import (
    as_it_works,
    directory_of,
    for_school,
    handing,
    may_hold_plan,
    of_school,
    reads_as_plan,
)
from roadmap.people import Actor, Person, Post, Role
from roadmap.planning import Doer, doers, fans, partners, waiting
from roadmap.roadmap import RoadMap
from roadmap.tasks import (
    Status,
    Task,
    may_decide,
    may_hand_in,
    may_review,
    may_see,
    scope_of_digest,
    scope_of_work,
    scope_to_review,
)

SCHOOL, OTHER, OWN = 5, 6, 1
BOOK = Book(
    OWN,
    ("Управление образования",),
    (Place(SCHOOL, "МБОУ СОШ № 5"), Place(OTHER, "МБОУ СОШ № 6")),
    (Place(3, "ШНОР", (SCHOOL, OTHER)),),
    (
        Worker(10, "Орлова Нина Ильинична", Role.HEAD, "директор", SCHOOL),
        Worker(11, "Лис Вера Андреевна", Role.TEACHER, "заместитель директора", SCHOOL),
        Worker(12, "Ёлкин Глеб", Role.TEACHER, "", SCHOOL),
        Worker(13, "Сомов Пётр Львович", Role.TEACHER, "", SCHOOL),
        Worker(14, "Сомов Павел", Role.TEACHER, "", SCHOOL),
        Worker(20, "Чужова Анна Петровна", Role.TEACHER, "", OTHER),
    ),
)
DEPARTMENT = Department(1, "Управление образования", "Europe/Moscow")


def plan_of(*responsible: str, deadline: str = "до 20 марта 2026") -> RoadMap:
    rows = [f"{n} | Дело {n} | {deadline} | {who} | Протокол" for n, who in enumerate(responsible, 1)]
    text = "\n".join(["План на 2026 год", "", "№ | Мероприятие | Срок | Ответственный | Результат", *rows])
    plan = read_order(text.encode(), "план.txt")
    return as_it_works(for_school(Draft(plan), SCHOOL, None)).plan


@pytest.mark.parametrize(
    ("responsible", "doer", "shared"),
    [
        ("Лис В. А.", 11, ()),
        ("Лис Вере Андреевне", 11, ()),
        ("Ёлкин Г.", 12, ()),
        ("Лис В. А., Ёлкин Г.", 11, (12,)),
        ("Сомов П.", None, ()),
        ("Орлова Н. И.", None, ()),
        ("Чужова А. П.", None, ()),
        ("директор", None, ()),
        ("заместитель директора", None, ()),
        ("педагоги ОО", None, ()),
        ("руководители ШНОР", None, ()),
        ("МБОУ СОШ № 6", None, ()),
        ("Управление образования", None, ()),
    ],
)
def test_a_row_is_one_task_of_the_school(responsible: str, doer: int | None, shared: tuple[int, ...]) -> None:
    plan = plan_of(responsible, responsible)
    looked_up = directory_of(plan, of_school(BOOK, SCHOOL))
    row = plan.activities[0]
    assert doers(row, looked_up) == (Doer(SCHOOL, doer),)
    assert partners(row, looked_up) == tuple(Doer(SCHOOL, one) for one in shared)
    assert not fans(row, looked_up)
    assert waiting(row, looked_up) == ()


def test_whom_a_plan_gives_tasks_is_told() -> None:
    plan = plan_of("Лис В. А.", "Лис В. А.", "Иванова И. И.", "педагоги")
    told = handing(plan, of_school(BOOK, SCHOOL), date(2026, 3, 2), AS_USUAL)
    assert (told.tasks, told.people, told.strangers) == (2, ("Лис Вера Андреевна",), ("Иванова И. И.",))


@pytest.mark.parametrize(
    ("plan", "reads"),
    [
        (plan_of("директор", "завуч"), True),
        (plan_of("директор", deadline="ежемесячно"), False),
        (plan_of("директор", "завуч", "педагоги", deadline="когда получится"), False),
    ],
)
def test_a_table_of_deadlines_reads_as_a_plan(plan: RoadMap, reads: bool) -> None:
    assert reads_as_plan(plan) is reads


def test_only_readable_files_are_looked_into() -> None:
    assert may_hold_plan("План.DOCX")
    assert not may_hold_plan("скан.jpg")
    assert not may_hold_plan("docx")


def actor(role: Role, organisation_id: int | None = SCHOOL) -> Actor:
    return Actor(Person(7, "Кто-то", "ru"), (Post(1, role, DEPARTMENT, organisation_id),))


def of_plan(assignee_id: int | None = None) -> Task:
    return Task(
        id=1,
        department_id=1,
        organisation_id=SCHOOL,
        organisation="",
        activity_id=1,
        number="1",
        title="",
        section="",
        deadline="",
        result="",
        proof="",
        status=Status.OPEN,
        due=None,
        awaiting=False,
        assignee_id=assignee_id,
        road_map_of=SCHOOL,
    )


@pytest.mark.parametrize(
    ("who", "sees", "hands_in", "decides"),
    [
        (actor(Role.COORDINATOR, None), True, False, False),
        (actor(Role.STAFF, None), True, False, False),
        (actor(Role.CURATOR), True, False, False),
        (actor(Role.HEAD), True, True, True),
        (actor(Role.HEAD, OTHER), False, False, False),
        (actor(Role.TEACHER), False, False, False),
    ],
)
def test_a_plan_is_its_heads_affair(who: Actor, sees: bool, hands_in: bool, decides: bool) -> None:
    task = of_plan()
    assert (may_see(who, task), may_hand_in(who, task), may_decide(who, task)) == (sees, hands_in, decides)
    assert not may_review(who, task)
    assert may_hand_in(actor(Role.TEACHER), of_plan(assignee_id=7))


def test_who_looks_after_schools_counts_the_departments_road_maps_alone() -> None:
    curator, head = actor(Role.CURATOR), actor(Role.HEAD)
    for scope in (scope_of_digest(curator), scope_of_work(curator), scope_to_review(curator)):
        assert (scope.organisations, scope.looked_after) == (frozenset(), {SCHOOL})
    for scope in (scope_of_digest(head), scope_of_work(head)):
        assert (scope.organisations, scope.looked_after) == ({SCHOOL}, frozenset())
