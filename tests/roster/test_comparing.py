"""What a roster changes in a department: by code, by name, twice, and never by leaving something out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time
from typing import Any

import pytest

from bot.reports.roster import present_state
from roadmap.department import Membership, OrganisationKind
from roadmap.people import Role
from roadmap.roster import read_roster
from roadmap.roster.changes import Changes, Held, Holding, Stay
from roadmap.roster.comparing import compare
from roadmap.roster.roster import Notice, Problem
from tests.roster.drawing import TODAY, Rows, present, roster, rows_of_a_department

HEAD, TEACHER, CURATOR, STAFF = Role.HEAD, Role.TEACHER, Role.CURATOR, Role.STAFF


def compared(by: int | None = None, **sheets: Rows) -> Changes:
    """What these rows change in the small department."""
    return compare(present(), read_roster(roster(**sheets)), TODAY, by)


def bad(changes: Changes) -> list[tuple[str, int, str, Problem]]:
    return [(one.sheet, one.row, one.letter, one.code) for one in changes.bad]


def remarks(changes: Changes) -> list[tuple[Notice, int]]:
    return [(one.code, one.row) for one in changes.remarks]


def posts(changes: Changes) -> list[tuple[int | None, int, Holding | None, Holding]]:
    return [(one.id, one.person_id, one.before, one.after) for one in changes.posts]


def test_the_present_state_changes_nothing() -> None:
    changes = compare(present(), read_roster(present_state(present(), TODAY, [])), TODAY, by=101)
    assert (changes.anything, changes.bad, changes.remarks) == (False, (), ())


def test_a_file_of_one_row_takes_nothing_away() -> None:
    assert not compared(o=[(None, "МБОУ СОШ №2", None)]).anything


# Organisations


def test_new_organisations_with_their_parents() -> None:
    changes = compared(
        o=[
            (None, "Школа № 9", "школа", None),
            (None, "Филиал в селе Дальнем", None, "школа №9"),
            (None, "Центр развития", "центр", "Управление образования Заозёрского округа"),
        ]
    )
    assert changes.bad == ()
    assert [
        (o.id, o.before, o.after.name, o.after.kind, o.after.parent_id) for o in changes.organisations
    ] == [
        (-1, None, "Школа № 9", OrganisationKind.SCHOOL, None),
        (-2, None, "Филиал в селе Дальнем", OrganisationKind.SCHOOL, -1),
        (-3, None, "Центр развития", OrganisationKind.CENTRE, 1),
    ]


@pytest.mark.parametrize("name", ["мбоу сош № 2", 'МБОУ "СОШ №2"', "МБОУ  «СОШ № 2» "])
def test_spellings_of_one_name_are_one_organisation(name: str) -> None:
    assert compared(o=[(None, name, "школа")]).organisations == ()


def test_a_code_lets_an_organisation_be_renamed_moved_and_of_another_kind() -> None:
    changes = compared(o=[(3, "Лицей имени Ёлкина", "центр", "2"), (4, "Филиал в селе Липки", None, "нет")])
    assert changes.bad == ()
    assert [(o.id, o.after.name, o.after.kind, o.after.parent_id) for o in changes.organisations] == [
        (3, "Лицей имени Ёлкина", OrganisationKind.CENTRE, 2),
        (4, "Филиал в селе Липки", OrganisationKind.SCHOOL, None),
    ]


def test_two_organisations_change_their_names_with_each_other() -> None:
    changes = compared(
        o=[(2, "Гимназия имени Ёлкина", None), (3, "МБОУ «СОШ № 2»", None)],
        p=[(None, "Новиков Пётр", "Учитель", None, "Гимназия имени Ёлкина")],
    )
    assert changes.bad == ()
    assert [(o.id, o.after.name) for o in changes.organisations] == [
        (2, "Гимназия имени Ёлкина"),
        (3, "МБОУ «СОШ № 2»"),
    ]
    # Other sheets speak the new names.
    assert changes.posts[0].after.organisation_id == 2


def test_the_old_name_is_still_understood_in_other_sheets() -> None:
    changes = compared(
        o=[(3, "Лицей имени Ёлкина", None)],
        p=[(None, "Новиков Пётр", "Учитель", None, "гимназия имени Елкина")],
    )
    assert changes.bad == ()
    assert changes.posts[0].after.organisation_id == 3


def test_a_name_of_long_ago_is_understood_until_another_one_bears_it() -> None:
    department = replace(present(), former=(("Прогимназия", 3), ("Методический центр", 2)))
    rows = [
        (None, "Зима Ия", "Учитель", None, "прогимназия"),
        (None, "Лето Ия", "Учитель", None, "Методический центр"),
    ]
    changes = compare(department, read_roster(roster(p=rows)), TODAY)
    assert [after.organisation_id for *_, after in posts(changes)] == [3, 5]


def test_an_archived_organisation_comes_back() -> None:
    changes = compared(o=[(None, "Школа-призрак", None)])
    assert [
        (o.id, o.before.archived if o.before else None, o.after.archived) for o in changes.organisations
    ] == [(6, True, False)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(99, "Школа № 9", None)], [("Организации", 2, "A", Problem.CODE_UNKNOWN)]),
        ([(2, "Школа А", None), (2, "Школа Б", None)], [("Организации", 3, "B", Problem.ROW_TWICE)]),
        (
            [(None, "Школа А", "школа"), (None, "школа А", "центр")],
            [("Организации", 3, "B", Problem.ROW_TWICE)],
        ),
        ([(2, "гимназия имени Елкина", None)], [("Организации", 2, "B", Problem.NAME_TAKEN)]),
        ([(2, "Школа-призрак", None)], [("Организации", 2, "B", Problem.NAME_TAKEN)]),
        ([(None, "Школа А", None, "Школа Я")], [("Организации", 2, "D", Problem.ORGANISATION_UNKNOWN)]),
        ([(None, "Школа А", None, "99")], [("Организации", 2, "D", Problem.ORGANISATION_UNKNOWN)]),
        ([(None, "Школа А", None, "Школа А")], [("Организации", 2, "D", Problem.PARENT_CYCLE)]),
        ([(2, "МБОУ «СОШ № 2»", None, "4")], [("Организации", 2, "D", Problem.PARENT_CYCLE)]),
        (
            [(None, "А", None, "Б"), (None, "Б", None, "А")],
            [("Организации", 2, "D", Problem.PARENT_CYCLE), ("Организации", 3, "D", Problem.PARENT_CYCLE)],
        ),
    ],
)
def test_organisations_that_cannot_be(rows: Rows, expected: list[Any]) -> None:
    assert bad(compared(o=rows)) == expected


def test_the_department_itself_is_left_alone() -> None:
    changes = compared(
        o=[(1, "Другое управление", "школа"), (None, "Управление образования Заозерского округа", None)]
    )
    assert not changes.anything
    assert remarks(changes) == [(Notice.OWN_ORGANISATION, 2), (Notice.OWN_ORGANISATION, 3)]


# Groups


def test_a_school_joins_a_group_leaves_one_and_a_new_group_comes() -> None:
    changes = compared(
        g=[
            ("шнор", "МБОУ СОШ № 2", "01.09.2026", None),
            ("ШНОР", "3", "01.09.2025", "31.12.2026"),
            ("группа риска", "Филиал в селе Липки", None, "31.05.2027"),
            ("500+", "2", None, None),
        ]
    )
    assert changes.bad == ()
    assert [(g.id, g.name) for g in changes.groups] == [(-1, "группа риска"), (2, "500+")]
    assert [(m.id, m.group_id, m.organisation_id, m.before, m.after) for m in changes.memberships] == [
        (None, 1, 2, None, Stay(date(2026, 9, 1), None)),
        (2, 1, 3, Stay(date(2025, 9, 1), None), Stay(date(2025, 9, 1), date(2026, 12, 31))),
        (None, -1, 4, None, Stay(None, date(2027, 5, 31))),
        (None, 2, 2, None, Stay(TODAY, None)),
    ]


def test_a_member_without_days_stays_as_it_is() -> None:
    assert not compared(g=[("ШНОР", "Гимназия имени Ёлкина", None, None)]).anything


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("ШНОР", "Школа Я")], [("Группы", 2, "B", Problem.ORGANISATION_UNKNOWN)]),
        ([("ШНОР", "Школа-призрак")], [("Группы", 2, "B", Problem.ORGANISATION_UNKNOWN)]),
        (
            [("А", "2", "01.01.2026", "31.05.2026"), ("А", "2", "01.05.2026", None)],
            [("Группы", 3, "C", Problem.DATES_CLASH)],
        ),
    ],
)
def test_stays_that_cannot_be(rows: Rows, expected: list[Any]) -> None:
    assert bad(compared(g=rows)) == expected


def test_a_stay_over_two_that_are_there_is_not_guessed_at() -> None:
    two = (*present().memberships, Membership(3, 1, 2, date(2026, 1, 1), None))
    read = read_roster(roster(g=[("ШНОР", "2", "01.09.2024", None)]))
    changes = compare(replace(present(), memberships=two), read, TODAY)
    assert bad(changes) == [("Группы", 2, "C", Problem.DATES_CLASH)]


# People


def test_somebody_new_and_somebody_with_two_posts() -> None:
    changes = compared(
        p=[
            (None, "Новиков Пётр", "Директор", None, "Методический центр"),
            (None, "Зима Ия", "Учитель", None, "2"),
            (None, "Зима Ия", "Учитель", None, "3"),
        ]
    )
    assert changes.bad == ()
    assert [(p.id, p.before, p.after) for p in changes.people] == [
        (-1, None, "Новиков Пётр"),
        (-2, None, "Зима Ия"),
    ]
    assert posts(changes) == [
        (None, -1, None, Holding(HEAD, 5, "Директор")),
        (None, -2, None, Holding(TEACHER, 2, "Учитель")),
        (None, -2, None, Holding(TEACHER, 3, "Учитель")),
    ]
    assert remarks(changes) == [(Notice.ONE_PERSON, 4)]


def test_several_organisations_in_one_cell_are_several_posts() -> None:
    changes = compared(p=[(None, "Зима Ия", "Методист", "куратор", "МБОУ СОШ № 2; Гимназия имени Ёлкина")])
    assert [after.organisation_id for *_, after in posts(changes)] == [2, 3]


def test_a_name_in_its_organisation_is_the_person_who_is_there() -> None:
    changes = compared(p=[(None, "Серегина Мария", "И. о. директора", "директор", "МБОУ СОШ №2")])
    assert posts(changes) == [(12, 102, Holding(HEAD, 2, "Директор"), Holding(HEAD, 2, "И. о. директора"))]
    assert changes.people == ()


def test_a_code_lets_a_person_be_renamed_and_moved() -> None:
    changes = compared(p=[(12, "Серёгина-Лось Мария", "Директор", "директор", "3")])
    assert changes.bad == ()
    assert [(p.id, p.before, p.after) for p in changes.people] == [
        (102, "Серёгина Мария", "Серёгина-Лось Мария")
    ]
    assert posts(changes) == [(12, 102, Holding(HEAD, 2, "Директор"), Holding(HEAD, 3, "Директор"))]


def test_a_changed_role_without_a_code() -> None:
    changes = compared(p=[(None, "Пак Юрий Чанович", "Директор", "директор", "4")])
    assert posts(changes) == [(15, 104, Holding(TEACHER, 4, "Учитель физики"), Holding(HEAD, 4, "Директор"))]


def test_a_second_post_in_the_same_organisation_keeps_the_first() -> None:
    rows = [
        (None, "Пак Юрий Чанович", "Учитель физики", None, "4"),
        (None, "Пак Юрий Чанович", "Директор", None, "4"),
    ]
    assert posts(compared(p=rows)) == [(None, 104, None, Holding(HEAD, 4, "Директор"))]


def test_two_titles_of_one_role_are_two_posts() -> None:
    rows = [(None, "Пак Юрий Чанович", title, "педагог", "2") for title in ("Завуч", "Учитель физики", None)]
    changes = compared(p=rows)
    assert posts(changes) == [(None, 104, None, Holding(TEACHER, 2, "Завуч"))]
    assert remarks(changes) == [(Notice.DUPLICATE, 4)]


def test_another_title_of_the_only_post_is_its_new_title() -> None:
    changes = compared(p=[(None, "Пак Юрий Чанович", "Завуч", "педагог", "2")])
    assert posts(changes) == [(14, 104, Holding(TEACHER, 2, "Учитель физики"), Holding(TEACHER, 2, "Завуч"))]


def test_a_copied_row_with_its_code_is_a_second_post() -> None:
    rows = [(12, "Серёгина Мария", "Учитель", "педагог", "3"), (12, "Серёгина Мария", "Директор", None, "2")]
    assert posts(compared(p=rows)) == [(None, 102, None, Holding(TEACHER, 3, "Учитель"))]


def test_an_ended_post_is_not_brought_back_but_begun_anew() -> None:
    changes = compared(p=[(16, "Лось Пётр Ильич", "Методист", "куратор", "2")])
    assert posts(changes) == [(None, 105, None, Holding(CURATOR, 2, "Методист"))]


def test_a_post_that_was_moved_is_known_by_its_old_code_too() -> None:
    moved = tuple(
        replace(post, until=date(2026, 11, 23)) if post.id == 12 else post for post in present().posts
    )
    after = replace(
        present(), posts=(*moved, Held(20, 102, "Серёгина Мария", HEAD, 3, "Директор", since=TODAY))
    )
    read = read_roster(roster(p=[(12, "Серёгина Мария", "Директор", "директор", "3")]))
    assert not compare(after, read, TODAY).anything


def test_the_staff_of_the_department_needs_no_organisation() -> None:
    rows = [
        (None, "Зима Ия", "Главный специалист", "специалист", None),
        (None, "Весна Ия", "Специалист", "специалист", "Управление образования Заозёрского округа"),
        (None, "Лето Ия", "Начальник отдела", "директор", "Управление образования Заозёрского округа"),
    ]
    assert [(after.role, after.organisation_id) for *_, after in posts(compared(p=rows))] == [
        (STAFF, None),
        (STAFF, None),
        (HEAD, 1),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(None, "Зима Ия", "Учитель", None, "Школа Я")], [("Люди", 2, "E", Problem.ORGANISATION_UNKNOWN)]),
        (
            [(None, "Зима Ия", "Учитель", None, "2; Школа Я")],
            [("Люди", 2, "E", Problem.ORGANISATION_UNKNOWN)],
        ),
        ([(None, "Зима Ия", "Учитель", None, None)], [("Люди", 2, "E", Problem.ORGANISATION_MISSING)]),
        ([(99, "Зима Ия", "Учитель", None, "2")], [("Люди", 2, "A", Problem.CODE_UNKNOWN)]),
        (
            [(12, "А", "Учитель", "педагог", "3"), (12, "А", "Учитель", "педагог", "4")],
            [("Люди", 3, "A", Problem.CODE_TWICE)],
        ),
        (
            [(14, "Пак А", "Учитель физики", None, "2"), (15, "Пак Б", "Учитель физики", None, "4")],
            [("Люди", 3, "B", Problem.NAMES_DIFFER)],
        ),
        (
            [(None, "Серёгина Мария", "Директор", None, "2"), (12, "Зима Ия", "Директор", None, "2")],
            [("Люди", 2, "B", Problem.NAMES_DIFFER)],
        ),
    ],
)
def test_people_that_cannot_be(rows: Rows, expected: list[Any]) -> None:
    assert bad(compared(p=rows)) == expected


def test_namesakes_in_one_school_are_told_by_code_alone() -> None:
    twins = (*present().posts, Held(21, 110, "Пак Юрий Чанович", TEACHER, 2, "Учитель химии"))
    by_name = read_roster(roster(p=[(None, "Пак Юрий Чанович", "Директор", None, "2")]))
    assert [one.code for one in compare(replace(present(), posts=twins), by_name, TODAY).bad] == [
        Problem.PERSON_AMBIGUOUS
    ]
    by_code = read_roster(roster(p=[(21, "Пак Юрий Чанович", "Учитель права", "педагог", "2")]))
    assert posts(compare(replace(present(), posts=twins), by_code, TODAY)) == [
        (21, 110, Holding(TEACHER, 2, "Учитель химии"), Holding(TEACHER, 2, "Учитель права"))
    ]


def test_somebody_new_who_is_called_like_somebody_elsewhere_is_told_of() -> None:
    changes = compared(p=[(None, "Серёгина Мария", "Учитель", None, "5")])
    assert [(p.id, p.after) for p in changes.people] == [(-1, "Серёгина Мария")]
    assert remarks(changes) == [(Notice.NAMESAKE, 2)]


def test_one_s_own_post_is_not_changed_by_oneself() -> None:
    rows = [(11, "Ким Анна", "Учитель", "педагог", "2")]
    own = compared(by=101, p=rows)
    assert (own.anything, remarks(own)) == (False, [(Notice.OWN_ROW, 2)])
    assert compared(by=102, p=rows).anything


def test_somebody_who_works_elsewhere_too_keeps_their_name() -> None:
    shared = tuple(replace(post, elsewhere=True) for post in present().posts)
    read = read_roster(roster(p=[(12, "Другая Мария", "Директор", None, "2")]))
    changes = compare(replace(present(), posts=shared), read, TODAY)
    assert (changes.anything, remarks(changes)) == (False, [(Notice.NAME_KEPT, 2)])


def test_the_same_row_twice_is_one_row() -> None:
    changes = compared(p=[(None, "Зима Ия", "Учитель", None, "2")] * 2, o=[(None, "Школа № 9", "школа")] * 2)
    assert (len(changes.organisations), len(changes.posts)) == (1, 1)
    assert remarks(changes) == [(Notice.DUPLICATE, 3), (Notice.DUPLICATE, 3)]


def test_bad_rows_stand_in_the_order_of_the_file() -> None:
    changes = compared(
        o=[(99, "Школа А", "киоск")],
        g=[("ШНОР", "Школа Я")],
        p=[(None, "Зима Ия", "Учитель", None, "Школа Я"), (None, None, "Учитель", None, "2")],
    )
    assert [(one.sheet, one.row) for one in changes.bad] == [
        ("Организации", 2),
        ("Группы", 2),
        ("Люди", 2),
        ("Люди", 3),
    ]


def test_forty_organisations_and_two_hundred_people_take_less_than_a_second() -> None:
    content = roster(**rows_of_a_department(40, 200))
    started = process_time()
    changes = compare(present(), read_roster(content), TODAY)
    assert process_time() - started < 1
    assert (len(changes.organisations), len(changes.people), len(changes.bad)) == (40, 200, 0)
