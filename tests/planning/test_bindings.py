"""Whom rows mean: as they name it, as it is bound, and what waits until somebody says it."""

from __future__ import annotations

from dataclasses import replace

from roadmap.bindings import NOBODY, Aim, Binding, Book, Place, Worker, named, unbound
from roadmap.department import Department, OrganisationKind
from roadmap.documents import read_order
from roadmap.matching import Matcher
from roadmap.newcomers import kind_of, newcomers, taken
from roadmap.people import Actor, Person, Post, Role
from roadmap.planning import Directory, Doer, doers, name_key
from roadmap.roadmap import Party, PartyKind, RoadMap
from roadmap.tasks import Status, Task, may_hand_in, may_see

OWN, SCHOOL, CENTRE, BRANCH = 1, 2, 3, 4
ANNA, BORIS = 7, 8
BOOK = Book(
    OWN,
    ("Управление образования Верхнереченского округа",),
    (Place(SCHOOL, "МБОУ СОШ № 5"), Place(CENTRE, "МКУ «Методический центр»"), Place(BRANCH, "МБОУ СОШ № 6")),
    (Place(1, "ШНОР", (SCHOOL, BRANCH)), Place(2, "Пустая группа")),
    (
        Worker(ANNA, "Лебедева Анна Павловна", Role.TEACHER, "Методист", CENTRE),
        Worker(BORIS, "Гусев Борис Ильич", Role.STAFF, "Ведущий специалист"),
    ),
)


def plan_of(*responsible: str) -> RoadMap:
    """A plan with a row for each cell."""
    rows = "".join(
        f"{number}\tМероприятие {number}\tдо {number} мая 2026 года\t{cell}\tСправка\n"
        for number, cell in enumerate(responsible, 1)
    )
    text = (
        "Приказ № 77 от 01.03.2026\n\nПлан мероприятий на 2026 год\n\n"
        f"№\tМероприятие\tСроки\tОтветственные\tРезультат\n{rows}"
    )
    return read_order(text.encode(), "план.txt")


def looked_up(plan: RoadMap, *bindings: Binding) -> Directory:
    return BOOK.directory(plan, bindings)


def bound(name: str, aim: Aim) -> Binding:
    return Binding(1, name_key(name), name, aim)


def whose(plan: RoadMap, *bindings: Binding) -> list[tuple[Doer, ...]]:
    return [doers(activity, looked_up(plan, *bindings)) for activity in plan.activities]


def test_a_party_that_nobody_is_bound_to_leaves_its_rows_with_the_department() -> None:
    plan = plan_of("Кураторы", "МКУ «Методический центр»", "Методист Лебедева А.П.")
    assert whose(plan) == [(Doer(OWN),), (Doer(CENTRE),), (Doer(OWN),)]


def test_a_binding_decides_who_gets_the_row_and_by_whose_name() -> None:
    plan = plan_of("Кураторы", "Методист Лебедева А.П.", "Ведущий специалист Гусев Б.И.", "Руководители ШНОР")
    assert whose(
        plan,
        bound("кураторы", Aim(organisation_id=CENTRE)),
        bound("Методист Лебедева А.П.", Aim(person_id=ANNA)),
        bound("Ведущий специалист Гусев Б.И.", Aim(person_id=BORIS)),
        bound("ШНОР", Aim(group_id=1)),
    ) == [(Doer(CENTRE),), (Doer(CENTRE, ANNA),), (Doer(OWN, BORIS),), (Doer(SCHOOL), Doer(BRANCH))]


def test_parties_of_one_row_are_led_by_the_first_that_is_found() -> None:
    plan = plan_of("Кураторы, МКУ «Методический центр»", "Институт будущего, МКУ «Методический центр»")
    assert whose(plan) == [(Doer(CENTRE),), (Doer(OWN),)]
    assert whose(plan, bound("Кураторы", Aim(person_id=BORIS)))[0] == (Doer(OWN, BORIS),)


def test_who_is_archived_or_has_left_is_bound_no_more() -> None:
    plan = plan_of("Кураторы")
    for aim in (Aim(organisation_id=99), Aim(person_id=99), Aim(group_id=99), Aim(group_id=2)):
        directory = looked_up(plan, bound("Кураторы", aim))
        assert doers(plan.activities[0], directory) == (Doer(OWN),)
        assert [one.party.name for one in unbound(named(plan, directory))] == ["Кураторы"]


def test_the_to_do_is_in_order_of_what_waits() -> None:
    plan = plan_of(
        "Тьюторы", "Кураторы", "кураторы", "МКУ «Методический центр», наставники", "Кураторы, тьюторы"
    )
    parties = named(plan, looked_up(plan))
    assert [(one.party.name.casefold(), one.waiting) for one in unbound(parties)] == [
        ("кураторы", 3),
        ("тьюторы", 1),
    ]
    assert [one.party.name for one in parties if not one.waiting] == ["МКУ «Методический центр»"]


def test_roles_of_one_group_are_asked_about_once() -> None:
    plan = plan_of("Руководители ШНОР", "Административная команда ШНОР", "педагоги ШНОР")
    assert [(one.party.name, one.waiting) for one in unbound(named(plan, looked_up(plan)))] == [("ШНОР", 3)]
    with_group = looked_up(plan, bound("ШНОР", Aim(group_id=1)))
    assert unbound(named(plan, with_group)) == ()


def test_only_the_very_name_is_taken_without_asking() -> None:
    matcher = Matcher(BOOK)
    sure = {
        "МКУ «Методический центр»": Aim(organisation_id=CENTRE),
        "МКУ «Методический  Центр»": Aim(organisation_id=CENTRE),
        "Управление образования": Aim(organisation_id=OWN),
    }
    asked = (
        "Методическому центру",
        "МБУ «Методический центр»",
        "СОШ № 5",
        "школе № 5",
        "УО",
        "отдел образования",
    )
    for name, aim in sure.items():
        assert matcher.sure(Party(name, PartyKind.ORGANISATION)) == aim
    for name in asked:
        assert matcher.sure(Party(name, PartyKind.ORGANISATION)) == NOBODY
        assert matcher.proposals(Party(name, PartyKind.ORGANISATION))[0].aim in (
            Aim(organisation_id=CENTRE),
            Aim(organisation_id=SCHOOL),
            Aim(organisation_id=OWN),
        )


def test_people_are_asked_about_unless_named_in_full() -> None:
    matcher = Matcher(BOOK)
    whole = Party("Методист Лебедева Анна Павловна", PartyKind.PERSON, person="Лебедева Анна Павловна")
    short = Party("Методист Лебедева А.П.", PartyKind.PERSON, person="Лебедева А.П.", post="Методист")
    assert matcher.sure(whole) == Aim(person_id=ANNA)
    assert matcher.sure(short) == NOBODY
    assert [one.aim for one in matcher.proposals(short)] == [Aim(person_id=ANNA)]


def test_who_is_like_nobody_is_new_and_who_is_like_somebody_is_not() -> None:
    plan = plan_of(
        "Методическому центру",
        "МКУ «Центр диагностики»",
        "МБУ «Центр диагностики»",
        "Методист Лебедевой А.П.",
        "Начальник отдела Соколовой И.Н.",
        "Директору СОШ № 6 Орлову Петру Сергеевичу",
        "Управление образования",
        "Кураторы",
    )
    found = newcomers(plan, BOOK, ())
    assert [(one.name, one.person) for one in found] == [
        ("МКУ «Центр диагностики»", False),
        ("Соколова И.Н.", True),
        ("Орлов Петр Сергеевич", True),
    ]
    assert (found[2].organisation_id, found[2].role, found[2].title) == (BRANCH, Role.HEAD, "Директор")
    assert (found[1].organisation_id, found[1].role) == (None, Role.TEACHER)


def test_what_was_bound_before_is_not_new() -> None:
    plan = plan_of("МКУ «Центр диагностики»")
    known = bound("МКУ «Центр диагностики»", Aim(organisation_id=CENTRE))
    assert newcomers(plan, BOOK, (known,)) == ()
    assert list(taken(plan, BOOK, (known,))) == []


def test_what_a_name_says_of_an_organisation() -> None:
    kinds = {
        "МБОУ СОШ № 5": OrganisationKind.SCHOOL,
        "Гимназия «Росток»": OrganisationKind.SCHOOL,
        "МКУ «Центр диагностики»": OrganisationKind.CENTRE,
        "Институт развития образования": OrganisationKind.INSTITUTE,
        "Отдел образования Заречного района": OrganisationKind.DEPARTMENT,
    }
    assert {name: kind_of(name) for name in kinds} == kinds


def test_who_is_named_does_the_departments_own_task_whatever_their_post() -> None:
    department = Department(1, "Управление образования", "Europe/Moscow")
    boris = Actor(Person(BORIS, "Борис", "ru"), (Post(1, Role.STAFF, department),))
    stranger = Actor(Person(BORIS, "Борис", "ru"), (Post(1, Role.STAFF, replace(department, id=2)),))
    named_task = Task(
        1,
        1,
        OWN,
        "Управление",
        1,
        "1",
        "Отчёт",
        "",
        "",
        "",
        "",
        Status.OPEN,
        None,
        False,
        own=True,
        assignee_id=BORIS,
    )
    assert may_hand_in(boris, named_task)
    assert may_see(boris, named_task)
    assert not may_hand_in(boris, replace(named_task, assignee_id=ANNA))
    assert not may_hand_in(boris, replace(named_task, own=False))
    assert not may_see(stranger, named_task)
    assert not may_hand_in(stranger, named_task)
