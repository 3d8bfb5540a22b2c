"""What is read in a roster however it is laid out, and every row that cannot be used, by its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from random import Random

import pytest
from openpyxl import Workbook

from bot.reports.roster import template
from roadmap.department import OrganisationKind
from roadmap.documents.refusals import (
    Broken,
    EmptyRoster,
    HasMacros,
    Locked,
    NoRoster,
    OldFormat,
    TooLarge,
    TooManyCells,
    TooManyRows,
    TooMuchInside,
    Unreadable,
)
from roadmap.people import Role
from roadmap.roster import looks_like_roster, read_roster
from roadmap.roster.book import MOST_ROWS
from roadmap.roster.roster import Notice, Problem, Roster
from tests.documents import drawing as orders
from tests.documents import spoiled
from tests.documents.invented import make
from tests.roster.drawing import PEOPLE, drawn, roster, rows_of_a_department
from tests.town import order

LONG = "Ж" * 199 + "я"


def problems(read: Roster) -> list[tuple[str, int, str, str]]:
    return [(bad.sheet, bad.row, bad.letter, bad.code.value) for bad in read.bad]


def people(read: Roster) -> list[tuple[str, str, Role, str]]:
    return [(one.name, one.title, one.role, one.organisation) for one in read.people]


def notices(read: Roster) -> list[tuple[Notice, int, str]]:
    return [(remark.code, remark.row, remark.text) for remark in read.remarks]


# However it is laid out


def test_the_template_s_own_columns() -> None:
    read = read_roster(
        roster(
            o=[(None, "МБОУ «СОШ № 2»", "школа", None), (7, "Методический центр", "Центр", "УО")],
            g=[("ШНОР", "МБОУ «СОШ № 2»", datetime(2025, 9, 1), "31.08.2026"), ("500+", "7", None, None)],
            p=[(None, "Ким Анна", "Методист", "куратор", "МБОУ «СОШ № 2»")],
        )
    )
    assert read.bad == ()
    assert [(o.code, o.name, o.kind, o.parent) for o in read.organisations] == [
        (None, "МБОУ «СОШ № 2»", OrganisationKind.SCHOOL, ""),
        (7, "Методический центр", OrganisationKind.CENTRE, "УО"),
    ]
    assert [(m.group, m.organisation, m.since, m.until, m.dated) for m in read.memberships] == [
        ("ШНОР", "МБОУ «СОШ № 2»", date(2025, 9, 1), date(2026, 8, 31), True),
        ("500+", "7", None, None, False),
    ]
    assert people(read) == [("Ким Анна", "Методист", Role.CURATOR, "МБОУ «СОШ № 2»")]


def test_headers_in_any_order_under_titles_and_empty_rows() -> None:
    read = read_roster(
        drawn(
            {
                "Лист1": [
                    (),
                    ("Сведения о сотрудниках образовательных организаций",),
                    ("по состоянию на 1 ноября 2026 года",),
                    (),
                    (None, "№ п/п", "Место работы", "Роль", "Должность", "Ф. И. О. сотрудника (полностью)"),
                    (None, 1, 2, 3, 4, 5),
                    (None, 1, "Школа № 5", "Директор", "и.о. директора", "Оглы  Ибрагим\nВагиф"),
                ]
            }
        )
    )
    assert people(read) == [("Оглы Ибрагим Вагиф", "и.о. директора", Role.HEAD, "Школа № 5")]
    assert read.people[0].at.row == 7
    assert read.bad == ()


def test_a_name_in_three_columns_and_no_column_of_roles() -> None:
    rows = [
        ("Фамилия", "Имя", "Отчество (при наличии)", "Должность", "Школа"),
        ("Пак", "Юрий", None, "Директор", "Гимназия"),
        ("Лось", "Мария Анна", "Ильинична", "Учитель географии", "Гимназия"),
        ("Ёж", "Ия", None, "Лаборант", "Гимназия"),
    ]
    read = read_roster(drawn({"Кадры": rows}))
    assert people(read) == [
        ("Пак Юрий", "Директор", Role.HEAD, "Гимназия"),
        ("Лось Мария Анна Ильинична", "Учитель географии", Role.TEACHER, "Гимназия"),
    ]
    assert problems(read) == [("Кадры", 4, "D", "role_missing")]


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("директор", Role.HEAD),
        ("Руководитель", Role.HEAD),
        ("Заведующая", Role.HEAD),
        ("И. о. директора", Role.HEAD),
        ("врио директора", Role.HEAD),
        ("педагог", Role.TEACHER),
        ("УЧИТЕЛЬ", Role.TEACHER),
        ("Педагог-психолог", Role.TEACHER),
        ("зам. директора по УВР", Role.TEACHER),
        ("Заместитель директора", Role.TEACHER),
        ("классный руководитель", Role.TEACHER),
        ("куратор", Role.CURATOR),
        ("муниципальный куратор", Role.CURATOR),
        ("специалист", Role.STAFF),
        ("главный специалист", Role.STAFF),
        ("координатор", Role.COORDINATOR),
        ("Муниципальный координатор", Role.COORDINATOR),
    ],
)
def test_words_for_roles(word: str, role: Role) -> None:
    read = read_roster(roster(p=[(None, "Ким Анна", None, word, "Школа")]))
    assert [one.role for one in read.people] == [role]


@pytest.mark.parametrize("word", ["ученик", "сторож", "все", "кто-нибудь", "1"])
def test_words_that_are_no_role(word: str) -> None:
    read = read_roster(roster(p=[(None, "Ким Анна", "Директор", word, "Школа")]))
    assert problems(read) == [("Люди", 2, "D", "role_unknown")]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Школа", OrganisationKind.SCHOOL),
        ("лицей", OrganisationKind.SCHOOL),
        ("СОШ", OrganisationKind.SCHOOL),
        ("общеобразовательная организация", OrganisationKind.SCHOOL),
        ("центр", OrganisationKind.CENTRE),
        ("Методическая служба", OrganisationKind.CENTRE),
        ("ИРО", OrganisationKind.INSTITUTE),
        ("отдел образования", OrganisationKind.DEPARTMENT),
        ("Управление", OrganisationKind.DEPARTMENT),
    ],
)
def test_words_for_kinds(word: str, kind: OrganisationKind) -> None:
    read = read_roster(roster(o=[(None, "Наша организация", word)]))
    assert [one.kind for one in read.organisations] == [kind]


@pytest.mark.parametrize(
    "written",
    ["01.09.2025", "1.9.2025", "01/09/2025", "2025-09-01", "1 сентября 2025 г.", "«1» сентября 2025 года",
     date(2025, 9, 1), datetime(2025, 9, 1, 12, 30)],
)  # fmt: skip
def test_days_however_they_are_written(written: object) -> None:
    read = read_roster(roster(g=[("ШНОР", "Школа", written, "бессрочно")]))
    assert [(one.since, one.until) for one in read.memberships] == [(date(2025, 9, 1), None)]


@pytest.mark.parametrize(
    "written",
    ["31.02.2025", "сентябрь", "1 сентября", "2025", 45901, "01.09.25", "с 01.09.2025 по 31.12.2025",
     "01.09.0025", "01.09.2925"],
)  # fmt: skip
def test_days_that_are_not_understood_are_named(written: object) -> None:
    read = read_roster(roster(g=[("ШНОР", "Школа", written)]))
    assert problems(read) == [("Группы", 2, "C", "date_unreadable")]


@pytest.mark.parametrize(("code", "number"), [(12, 12), (12.0, 12), ("12", 12), (" № 12 ", 12), (None, None)])
def test_codes(code: object, number: int | None) -> None:
    read = read_roster(roster(o=[(code, "Школа", None)]))
    assert [one.code for one in read.organisations] == [number]


@pytest.mark.parametrize(
    "name",
    [
        "Иванова <b>Анна</b> & Ко",
        'О\'Коннор «Мария» "Ли"',
        LONG,
        "=СУММ(A1)",
        "Кузьма Скоробогатый-Подхалюзин",
        "Ли",
        "Abdul-Rahman ibn Said",
        "Салтыкова Алия Рустам кызы",
    ],
)
def test_names_survive(name: str) -> None:
    def as_text(book: Workbook) -> None:
        book["Люди"]["B2"].data_type = "s"

    read = read_roster(roster(as_text, p=[(None, name, "Директор", None, "Школа")]))
    assert [one.name for one in read.people] == [name]


def test_marks_of_direction_and_doubled_spaces_are_not_part_of_a_name() -> None:
    read = read_roster(roster(p=[(None, "\u202eКим\u200f\u00a0 Анна\u2066\n", "Директор", None, "Школа")]))
    assert [one.name for one in read.people] == ["Ким Анна"]


def test_merged_cells_reach_down() -> None:
    def merge(book: Workbook) -> None:
        book["Люди"].merge_cells("E2:E3")
        book["Люди"].merge_cells("A1:A1")

    rows = [(None, "Ким Анна", "Директор", None, "Школа № 1"), (None, "Пак Юрий", "Учитель", None, None)]
    read = read_roster(roster(merge, p=rows))
    assert [one.organisation for one in read.people] == ["Школа № 1", "Школа № 1"]


def test_hidden_rows_are_read_and_told_of_and_hidden_sheets_are_not() -> None:
    def hide(book: Workbook) -> None:
        book["Люди"].row_dimensions[2].hidden = True
        book["Группы"].sheet_state = "hidden"

    read = read_roster(roster(hide, p=[(None, "Ким Анна", "Директор", None, "Школа")], g=[("ШНОР", "Школа")]))
    assert len(read.people) == 1
    assert read.memberships == ()
    assert notices(read) == [(Notice.ROWS_HIDDEN, 0, "1"), (Notice.SHEET_HIDDEN, 0, "")]


def test_groups_in_the_list_of_organisations() -> None:
    rows = [("Школа", "Вид", "Группы"), ("Школа № 1", "школа", "ШНОР; группа риска")]
    read = read_roster(drawn({"Перечень": rows}))
    assert [(one.group, one.organisation, one.dated) for one in read.memberships] == [
        ("ШНОР", "Школа № 1", False),
        ("группа риска", "Школа № 1", False),
    ]


def test_a_vacancy_is_passed_over_and_told_of() -> None:
    free = [(None, word, "Директор", None, "Школа") for word in ("вакансия", "ВАКАНТНО", "(вакансия)", "нет")]
    read = read_roster(roster(p=[*free, (None, "Вакансова Нет", "Директор", None, "Школа")]))
    assert [one.name for one in read.people] == ["Вакансова Нет"]
    assert notices(read) == [(Notice.VACANCY, row, "") for row in (2, 3, 4, 5)]


def test_what_is_left_out_is_named() -> None:
    rows = [
        (*PEOPLE, "Телефон", "E-mail", "Дата рождения", "СНИЛС", "Стаж", None),
        (
            None,
            "Ким Анна",
            "Директор",
            "директор",
            "Школа",
            "+7 900 000-00-00",
            "a@b.ru",
            date(1980, 1, 1),
            1,
            5,
            "!",
        ),
    ]
    read = read_roster(drawn({"Люди": rows, "Черновик": [("что-то своё",)], "Лист3": []}))
    assert read.bad == ()
    assert notices(read) == [
        (Notice.COLUMN_PRIVATE, 1, "Телефон"),
        (Notice.COLUMN_PRIVATE, 1, "E-mail"),
        (Notice.COLUMN_PRIVATE, 1, "Дата рождения"),
        (Notice.COLUMN_PRIVATE, 1, "СНИЛС"),
        (Notice.COLUMN_IGNORED, 1, "Стаж"),
        (Notice.COLUMN_IGNORED, 1, "K"),
        (Notice.SHEET_IGNORED, 0, ""),
    ]
    assert "900" not in repr(read)
    assert "1980" not in repr(read)


# Rows that cannot be used


@pytest.mark.parametrize(
    ("row", "letter", "code"),
    [
        ((None, None, "Директор", None, "Школа"), "B", Problem.NAME_MISSING),
        ((None, "12345", "Директор", None, "Школа"), "B", Problem.NAME_UNUSABLE),
        ((None, "—", "Директор", None, "Школа"), "B", Problem.NAME_UNUSABLE),
        ((None, LONG + "ж", "Директор", None, "Школа"), "B", Problem.TEXT_TOO_LONG),
        ((None, "Ким Анна", LONG + "ж", "директор", "Школа"), "C", Problem.TEXT_TOO_LONG),
        ((None, "Ким Анна", None, None, "Школа"), "D", Problem.ROLE_MISSING),
        ((None, "Ким Анна 8-900-000-00-00", "Директор", None, "Школа"), "B", Problem.PRIVATE_INSIDE),
        ((None, "Ким Анна", "Директор, kim@school.example", "директор", "Школа"), "C", Problem.PRIVATE_INSIDE),
        (("двенадцать", "Ким Анна", "Директор", None, "Школа"), "A", Problem.CODE_UNREADABLE),
        ((12.5, "Ким Анна", "Директор", None, "Школа"), "A", Problem.CODE_UNREADABLE),
        (("#REF!", "Ким Анна", "Директор", None, "Школа"), "A", Problem.CELL_ERROR),
        ((None, "=B7", "Директор", None, "Школа"), "B", Problem.FORMULA_EMPTY),
    ],
)  # fmt: skip
def test_a_row_of_people_that_cannot_be_used(row: tuple[object, ...], letter: str, code: Problem) -> None:
    good = (None, "Пак Юрий", "Учитель", None, "Школа")
    read = read_roster(roster(p=[good, row]))
    assert problems(read) == [("Люди", 3, letter, code.value)]
    assert len(read.people) == 1


@pytest.mark.parametrize(
    ("sheet", "row", "letter", "code"),
    [
        ("o", (None, None, "школа", None), "B", Problem.NAME_MISSING),
        ("o", (None, "№ 5", "школа", None), "B", Problem.NAME_UNUSABLE),
        ("o", (None, "Школа", "магазин", None), "C", Problem.KIND_UNKNOWN),
        ("g", (None, "Школа", None, None), "A", Problem.GROUP_MISSING),
        ("g", ("ШНОР", None, None, None), "B", Problem.ORGANISATION_MISSING),
        ("g", ("ШНОР", "Школа", "01.09.2025", "31.08.2025"), "D", Problem.DATES_REVERSED),
    ],
)
def test_a_row_of_another_sheet_that_cannot_be_used(
    sheet: str, row: tuple[object, ...], letter: str, code: Problem
) -> None:
    read = read_roster(roster(**{sheet: [row]}))
    assert [(bad.row, bad.letter, bad.code) for bad in read.bad] == [(2, letter, code)]


def test_every_bad_cell_of_a_row_is_named() -> None:
    read = read_roster(roster(p=[("x", None, "Директор", "король", "Школа")]))
    assert [bad.letter for bad in read.bad] == ["B", "A", "D"]


@pytest.mark.parametrize(
    ("sheets", "code", "letter"),
    [
        ({"Люди": [("Ким Анна", "Директор")]}, Problem.HEADER_MISSING, ""),
        ({"Люди": [("ФИО", "Организация"), ("Ким Анна", "Школа")]}, Problem.COLUMN_MISSING, ""),
        ({"Лист1": [("ФИО", "ФИО сотрудника", "Роль"), ("Ким", "Ким", "директор")]}, None, ""),
        ({"Лист1": [("ФИО работника", "ФИО сотрудника", "Роль"), ("К", "Л", "директор")]}, Problem.COLUMN_TWICE, "B"),
        ({"Люди": [("ФИО ученика", "Класс", "Школа"), ("Петя", "5А", "Школа")]}, Problem.PUPILS, ""),
    ],
)  # fmt: skip
def test_a_sheet_that_cannot_be_used(
    sheets: dict[str, list[tuple[str, ...]]], code: Problem | None, letter: str
) -> None:
    read = read_roster(drawn(sheets))
    if code is None:
        assert read.bad == ()
    else:
        assert code in {bad.code for bad in read.bad}
        assert {bad.row for bad in read.bad} <= {0, 1}
        assert read.people == ()
        assert not letter or letter in {bad.letter for bad in read.bad}


# Files that are no roster, and rosters that are not opened


def test_an_empty_template_holds_nothing() -> None:
    with pytest.raises(EmptyRoster):
        read_roster(template(["Как это заполнить"]))
    assert looks_like_roster(template(["Как это заполнить"]))


def test_ten_thousand_rows_are_refused_by_name() -> None:
    content = roster(**rows_of_a_department(40, 10_000))
    assert looks_like_roster(content)
    with pytest.raises(TooManyRows):
        read_roster(content)
    half = roster(**rows_of_a_department(40, MOST_ROWS // 2))
    assert len(read_roster(half).people) == MOST_ROWS // 2


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (lambda: b"", Broken),
        (lambda: b"PK\x03\x04 nothing", Broken),
        (lambda: "Название;Вид\nШкола;школа".encode(), NoRoster),
        (spoiled.docx, NoRoster),
        (lambda: drawn({"Лист1": [("Класс", "Часы"), (5, 20)]}), NoRoster),
        (lambda: drawn({"Лист1": []}), NoRoster),
        (spoiled.heavy, TooLarge),
        (spoiled.old_word, OldFormat),
        (spoiled.locked_office, Locked),
        (lambda: spoiled.repacked(roster(p=[]), {"xl/vbaProject.bin": b"x"}), HasMacros),
        (lambda: spoiled.repacked(roster(p=[]), {"xl/media/x.xml": b" " * 29_000_000}), TooMuchInside),
        (lambda: spoiled.repacked(roster(p=[]), {"xl/workbook.xml": b"<broken"}), Broken),
        (spoiled.far_cell, TooManyRows),
        (spoiled.wide_merge, TooManyRows),
    ],
)
def test_a_file_that_is_refused(content: Callable[[], bytes], refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal):
        read_roster(content())


def test_a_sparse_sheet_is_refused_before_it_is_walked() -> None:
    def corners(book: Workbook) -> None:
        book["Люди"].cell(4900, 190, "x")

    with pytest.raises(TooManyCells):
        read_roster(roster(corners, p=[(None, "Ким", "Директор", None, "Школа")]))


# A roster and an order are told apart


@pytest.mark.parametrize("seed", range(8))
def test_an_order_is_no_roster(seed: int) -> None:
    random = Random(seed)
    content, _ = orders.sheet(make(random), random)
    assert not looks_like_roster(content)


@pytest.mark.parametrize(
    "sheets",
    [
        {
            "Лист1": [
                ("№", "Мероприятие", "Срок", "Ответственный", "Группа", "Организация"),
                (1, "Семинар", "май", "УО"),
            ]
        },
        {"План": [("Мероприятие", "Срок", "Ответственный")], "Люди": [("ФИО", "Роль", "Организация")]},
        {"Лист1": [("Организация",), ("Школа",)]},
        {"Лист1": [("Показатель", "Организация", "Вид", "Значение")]},
    ],
)
def test_other_tables_are_no_roster(sheets: dict[str, list[tuple[object, ...]]]) -> None:
    assert not looks_like_roster(drawn(sheets))


def test_other_files_are_no_roster() -> None:
    assert [
        looks_like_roster(one) for one in (b"", b"PK\x03\x04", order(), order("plan-2026-2027.xlsx"))
    ] == [False] * 4


@pytest.mark.parametrize(
    "sheets",
    [
        {"Лист1": [("ФИО", "Должность", "Школа"), ("Ким", "Директор", "Школа № 1")]},
        {"Данные": [("Наименование организации", "Тип"), ("Школа № 1", "школа")]},
        {"Школы": [("Название",), ("Школа № 1",)]},
        {"x": [("Группа", "Организация"), ("ШНОР", "Школа № 1")]},
        {"Люди": [("ФИО", "Роль", "Ответственный за срок"), ("Ким", "педагог")]},
    ],
)
def test_rosters_are_told_by_their_columns(sheets: dict[str, list[tuple[object, ...]]]) -> None:
    assert looks_like_roster(drawn(sheets))
