"""Draws rosters: sheets of rows become an .xlsx; a department of any size."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from roadmap.department import Group, Membership, Organisation, OrganisationKind
from roadmap.people import Role
from roadmap.roster.changes import Held, Present

TODAY = date(2026, 11, 24)
ORGANISATIONS = ("Код", "Название", "Вид", "Филиал или подчинена")
GROUPS = ("Группа", "Организация", "С", "По")
PEOPLE = ("Код", "ФИО", "Должность", "Роль", "Организация")
HEADS = {"Организации": ORGANISATIONS, "Группы": GROUPS, "Люди": PEOPLE}

Rows = Sequence[Sequence[Any]]


def drawn(sheets: Mapping[str, Rows], change: Callable[[Workbook], None] = lambda book: None) -> bytes:
    """An .xlsx with these sheets, each cell as it is given; *change* is the last hand laid on it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def roster(change: Callable[[Workbook], None] = lambda book: None, **sheets: Rows) -> bytes:
    """The three sheets of the template by their first letters: ``o``, ``g``, ``p`` hold rows without a header."""
    names = {"o": "Организации", "g": "Группы", "p": "Люди"}
    return drawn({names[key]: [HEADS[names[key]], *rows] for key, rows in sheets.items()}, change)


def present() -> Present:
    """A small department: two schools, a branch, a centre, a group and five people."""
    school, centre = OrganisationKind.SCHOOL, OrganisationKind.CENTRE
    return Present(
        organisations=(
            Organisation(
                1, 1, "Управление образования Заозёрского округа", True, OrganisationKind.DEPARTMENT
            ),
            Organisation(2, 1, "МБОУ «СОШ № 2»", kind=school),
            Organisation(3, 1, "Гимназия имени Ёлкина", kind=school),
            Organisation(4, 1, "Филиал в селе Липки", kind=school, parent_id=2),
            Organisation(5, 1, "Методический центр", kind=centre, parent_id=1),
            Organisation(6, 1, "Школа-призрак", kind=school, archived=True),
        ),
        groups=(Group(1, 1, "ШНОР"), Group(2, 1, "500+", archived=True)),
        memberships=(
            Membership(1, 1, 2, date(2024, 9, 1), date(2025, 8, 31)),
            Membership(2, 1, 3, date(2025, 9, 1), None),
        ),
        posts=(
            Held(11, 101, "Ким Анна Львовна", Role.COORDINATOR, None, "Заместитель начальника"),
            Held(12, 102, "Серёгина Мария", Role.HEAD, 2, "Директор"),
            Held(13, 103, "Оглы Ибрагим Вагиф", Role.HEAD, 3, "Директор"),
            Held(14, 104, "Пак Юрий Чанович", Role.TEACHER, 2, "Учитель физики"),
            Held(15, 104, "Пак Юрий Чанович", Role.TEACHER, 4, "Учитель физики"),
            Held(16, 105, "Лось Пётр Ильич", Role.CURATOR, 2, "Методист", until=date(2026, 1, 31)),
        ),
    )


def rows_of_a_department(organisations: int, people: int) -> dict[str, list[tuple[Any, ...]]]:
    """Rows for :func:`roster`: so many organisations, each in a group, and so many people."""
    schools = [f"МБОУ «Средняя школа № {n}»" for n in range(1, organisations + 1)]
    return {
        "o": [(None, name, "школа", None) for name in schools],
        "g": [("ШНОР", name, date(2025, 9, 1), None) for name in schools[::4]],
        "p": [
            (None, f"Человеков{n} Имярек Отчествович", "Учитель", "педагог" if n % 5 else "директор", schools[n % organisations])
            for n in range(people)
        ],
    }  # fmt: skip
