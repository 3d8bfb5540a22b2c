"""The coordinator's spreadsheet: sent, looked at, put in; bad rows; what changed meanwhile."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from datetime import date
from io import BytesIO
from time import process_time
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from roadmap.people import Role
from roadmap.roster import read_roster
from sandbox.person import Person
from tests.roster.drawing import drawn, roster, rows_of_a_department
from tests.stories.test_parties import binds, goes_live, plan
from tests.town import ORDER, Town, order

SMALL = {
    "o": [(None, "МБОУ СОШ № 2", "школа"), (None, "Гимназия № 1", "школа"), (None, "Методический центр", "центр")],
    "g": [("ШНОР", "МБОУ СОШ № 2", date(2026, 1, 1), None)],
    "p": [
        (None, "Лось <b>Ия</b> & Ко", "Директор", "директор", "МБОУ СОШ № 2"),
        (None, "Пак Юрий", "Учитель", "педагог", "МБОУ СОШ № 2"),
        (None, "Пак Юрий", "Учитель", "педагог", "Гимназия № 1"),
    ],
}  # fmt: skip


async def given(town: Town, person: Person) -> bytes:
    """The file in the last message."""
    stored = town.telegram.world.files.find((await person.last()).message["document"]["file_id"])
    assert stored is not None
    return stored.content


async def put_in(anna: Person, **sheets: Any) -> None:
    await anna.sends_file("люди.xlsx", roster(**sheets))
    await anna.presses("Применить")


async def state(town: Town, anna: Person) -> Workbook:
    """The spreadsheet with things as they are now."""
    await anna.says("/people")
    await anna.presses("Таблица")
    await anna.presses("Как есть сейчас")
    return load_workbook(BytesIO(await given(town, anna)))


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def row_of(book: Workbook, sheet: str, words: str) -> int:
    """The number of the first row with these words in it."""
    return next(row[0].row for row in book[sheet].iter_rows() if words in [str(cell.value) for cell in row])


def asked(town: Town, question: str) -> list[Any]:
    """What the database answers."""
    with sqlite3.connect(town.path) as live:
        found = live.execute(question).fetchall()
    live.close()
    return found


async def test_a_department_from_one_spreadsheet(town: Town) -> None:
    anna = await town.coordinator()
    await anna.says("/people")
    await anna.presses("Таблица")
    await anna.sees_last("Организации, группы и люди из таблицы")
    await anna.presses("Шаблон")
    book = load_workbook(BytesIO(await given(town, anna)))
    assert book.sheetnames == ["Организации", "Группы", "Люди", "Как заполнять"]
    book["Организации"].append([None, "МБОУ СОШ № 2", "школа"])
    book["Люди"].append([None, "Лось Ия", "Директор", None, "МБОУ СОШ № 2"])
    await anna.sends_file("Люди – шаблон.xlsx", saved(book))
    await anna.sees_last("Добавится: 1 организация и 1 человек.", "Кого нет в файле, тот остаётся как был.")
    await anna.presses("Посмотреть изменения")
    await anna.sees_last(
        "+ МБОУ СОШ № 2, школа", "+ Лось Ия: Директор (руководитель организации), МБОУ СОШ № 2"
    )
    await anna.presses("« Назад")
    await anna.presses("Применить")
    await anna.sees_last("Добавлено: 1 организация и 1 человек.", "войдут по своим приглашениям")
    await anna.presses("Пригласить людей")
    await anna.sees_last("МБОУ СОШ № 2")


async def test_the_second_time_nothing_changes(town: Town) -> None:
    anna = await town.coordinator()
    await put_in(anna, **SMALL)
    await anna.sees_last("Добавлено: 3 организации, 1 группа, 1 место в группах и 2 человека.")
    before = asked(town, "SELECT count(*) FROM journal")
    await anna.sends_file("люди.xlsx", roster(**SMALL))
    await anna.sees_last("Ничего не изменится")
    await anna.sends_file("сейчас.xlsx", saved(await state(town, anna)))
    await anna.sees_last("Ничего не изменится")
    assert asked(town, "SELECT count(*) FROM journal") == before
    assert asked(town, "SELECT count(*) FROM draft") == [(0,)]


async def test_the_present_state_is_changed_and_put_back_in(town: Town) -> None:
    anna = await town.coordinator()
    await put_in(anna, **SMALL)
    book = await state(town, anna)
    schools, people = book["Организации"], book["Люди"]
    schools.cell(row_of(book, "Организации", "Гимназия № 1"), 2, "Лицей № 1")
    people.cell(row_of(book, "Люди", "Лось <b>Ия</b> & Ко"), 5, "Методический центр")
    people.cell(row_of(book, "Люди", "Пак Юрий"), 2, "Пак-Лось Юрий")
    await anna.sends_file("сейчас.xlsx", saved(book))
    await anna.sees_last("строка 5, столбец B («ФИО»): в строке 4 у этого человека другое имя")
    people.cell(row_of(book, "Люди", "Пак Юрий"), 2, "Пак-Лось Юрий")
    await anna.sends_file("сейчас.xlsx", saved(book))
    await anna.sees_last("Изменятся 3 записи")
    await anna.presses("Посмотреть изменения")
    await anna.sees_last(
        "• Гимназия № 1: теперь называется Лицей № 1",
        "• Пак Юрий: новое имя – Пак-Лось Юрий",
        "• Лось <b>Ия</b> & Ко: Директор (руководитель организации), МБОУ СОШ № 2 → "
        "Директор (руководитель организации), Методический центр",
    )
    await anna.presses("« Назад")
    await anna.presses("Применить")
    await anna.sees_last("Изменено 3 записи.")
    # The very same file once more: its codes are of posts that ended, and nothing changes.
    await anna.sends_file("сейчас.xlsx", saved(book))
    await anna.sees_last("Ничего не изменится")
    assert read_roster(saved(await state(town, anna))).bad == ()
    ended = asked(town, "SELECT count(*) FROM post WHERE until IS NOT NULL")
    assert ended == [(1,)]


async def test_two_schools_change_their_names_with_each_other(town: Town) -> None:
    anna = await town.coordinator()
    await put_in(anna, **SMALL)
    book = await state(town, anna)
    first, second = row_of(book, "Организации", "МБОУ СОШ № 2"), row_of(book, "Организации", "Гимназия № 1")
    book["Организации"].cell(first, 2, "Гимназия № 1")
    book["Организации"].cell(second, 2, "МБОУ СОШ № 2")
    del book["Люди"], book["Группы"]
    await anna.sends_file("сейчас.xlsx", saved(book))
    await anna.presses("Применить")
    await anna.sees_last("Изменено 2 записи.")


async def test_bad_rows_are_named_and_nothing_is_put_in(town: Town) -> None:
    anna = await town.coordinator()
    rows = rows_of_a_department(3, 30)
    rows["p"] = [
        (None, one[1], one[2], "король" if n % 2 else one[3], one[4]) for n, one in enumerate(rows["p"])
    ]
    await anna.sends_file("люди.xlsx", roster(**rows))
    shown = await anna.sees_last(
        "Ничего не записано: 15 ячеек нужно исправить",
        "Лист «Люди», строка 3, столбец D («Роль»): роль «король» незнакома",
        "…и ещё 5.",
    )
    assert shown.text.count("•") == 10
    await anna.presses("Весь список файлом")
    listed = (await given(town, anna)).decode("utf-8-sig").splitlines()
    assert len(listed) == 15
    assert listed[14].startswith("15. Лист «Люди», строка 31, столбец D («Роль»)")
    assert asked(town, "SELECT count(*) FROM organisation") == [(1,)]
    await anna.presses("Закрыть")
    await anna.sees("Организации, группы и люди из таблицы")


async def test_putting_it_aside_changes_nothing(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("люди.xlsx", roster(**SMALL))
    toast = await anna.presses("Не применять")
    assert toast is not None
    assert toast.text == "Ничего не изменено."
    assert asked(town, "SELECT count(*) FROM organisation") == [(1,)]


async def test_a_restart_loses_nothing_and_an_order_in_hand_stays(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.sends_file("люди.xlsx", roster(**SMALL))
    await town.restart()
    await anna.presses("Посмотреть изменения")
    await town.restart()
    await anna.presses("« Назад")
    await anna.presses("Применить")
    await anna.sees_last("Добавлено: 3 организации")
    await anna.presses("« В начало")
    await anna.presses("Приказ")
    await anna.sees_last("Прочитано")


async def test_pressed_twice_it_is_put_in_once(town: Town) -> None:
    anna = await town.coordinator()
    shown = await anna.sends_file("люди.xlsx", roster(**SMALL))
    button = next(one for one in (await anna.last()).buttons if one.label == "Применить")
    assert shown.outgoing
    assert button.data is not None
    await asyncio.gather(*(anna.forges(button.data) for _ in range(3)))
    assert asked(town, "SELECT count(*) FROM organisation") == [(4,)]
    assert asked(town, "SELECT count(*) FROM journal WHERE action = 'roster.imported'") == [(1,)]


async def test_what_somebody_else_changed_meanwhile_is_seen_when_it_is_applied(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("люди.xlsx", roster(o=SMALL["o"]))
    button = next(one for one in (await anna.last()).buttons if one.label == "Применить")
    await anna.sends_file("ещё.xlsx", roster(p=[(None, "Зима Ия", "Педагог", None, "МБОУ СОШ № 2")]))
    await anna.sees_last("организации «МБОУ СОШ № 2» нет ни в файле, ни в управлении")
    # The earlier file was replaced by the later one.
    assert button.data is not None
    toast = await anna.forges(button.data)
    assert toast is not None
    assert "устарел" in toast.text
    await put_in(anna, **SMALL)
    await anna.sends_file("двое.xlsx", roster(o=[*SMALL["o"], (None, "Школа № 9", "школа")]))
    with sqlite3.connect(town.path) as live:
        live.execute(
            "INSERT INTO organisation (department_id, name, kind, own) SELECT department_id, 'Школа №9', 'school', 0"
            " FROM organisation LIMIT 1"
        )
    live.close()
    await anna.presses("Применить")
    await anna.sees_last("Ничего не изменится")


async def test_an_order_is_still_read_as_an_order(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("план.xlsx", order("plan-2026-2027.xlsx"))
    await anna.sees_last("Прочитано")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (roster(p=[]), "пока нет ни одной заполненной строки"),
        (
            drawn({"Люди": [("ФИО", "Роль")], "5А": [("ФИО ученика", "Класс", "Школа"), ("Петя", 5)]}),
            "похоже на список учеников",
        ),
        (roster(**rows_of_a_department(2, 6000)), "Здесь больше 5000 строк"),
    ],
    ids=["empty", "pupils", "long"],
)
async def test_files_that_are_refused(town: Town, content: bytes, words: str) -> None:
    anna = await town.coordinator()
    await anna.sends_file("люди.xlsx", content)
    await anna.sees_last(words)


async def test_nothing_private_is_kept(town: Town) -> None:
    anna = await town.coordinator()
    rows = [("ФИО", "Роль", "Школа", "Телефон"), ("Лось Ия", "директор", "Школа № 1", "+7 900 111-22-33")]
    schools = [("Название", "Вид"), ("Школа № 1", "школа")]
    await anna.sends_file("люди.xlsx", drawn({"Школы": schools, "Сотрудники": rows}))
    await anna.sees_last("Добавится: 1 организация и 1 человек.", "Личные данные не хранятся", "«Телефон»")
    await anna.presses("Применить")
    with sqlite3.connect(town.path) as live:
        dump = "\n".join(live.iterdump())
    live.close()
    assert "111-22-33" not in dump


async def test_the_journal_names_nobody(town: Town) -> None:
    anna = await town.coordinator()
    await put_in(anna, **SMALL)
    book = await state(town, anna)
    book["Люди"].cell(row_of(book, "Люди", "Лось <b>Ия</b> & Ко"), 2, "Лось Ия")
    await anna.sends_file("сейчас.xlsx", saved(book))
    await anna.presses("Применить")
    actions = [row[0] for row in asked(town, "SELECT action FROM journal ORDER BY id")]
    assert actions[2:] == [
        "roster.imported",
        *["organisation.made"] * 3,
        "group.made",
        "group.changed",
        *["post.given"] * 3,
        "roster.imported",
        "person.renamed",
    ]
    details = [json.loads(one) for (one,) in asked(town, "SELECT details FROM journal")]
    assert [name for name in ("Пак", "Лось", "Ия") if name in str(details)] == []


async def test_a_coordinator_cannot_take_themselves_out(town: Town) -> None:
    anna = await town.coordinator()
    await put_in(anna, o=SMALL["o"])
    book = await state(town, anna)
    own = row_of(book, "Люди", "Анна Ким")
    book["Люди"].cell(own, 4, "педагог")
    book["Люди"].cell(own, 5, "Гимназия № 1")
    await anna.sends_file("сейчас.xlsx", saved(book))
    await anna.sees_last("Ничего не изменится", "Вашу собственную должность таблица не меняет.")
    assert asked(town, "SELECT role FROM post") == [(Role.COORDINATOR,)]


async def test_whoever_moves_leaves_their_tasks_to_the_organisation(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await town.joins(anna, "МБОУ СОШ № 2", "Педагог", "Пак", "Юрий")
    [(task, teacher)] = asked(
        town,
        "SELECT min(task.id), post.person_id FROM task JOIN post ON post.organisation_id = task.organisation_id"
        " WHERE post.role = 'teacher' AND task.status = 'open'",
    )
    with sqlite3.connect(town.path) as live:
        live.execute(f"UPDATE task SET assignee_id = {teacher} WHERE id = {task}")
        live.execute(
            "INSERT INTO post (person_id, department_id, organisation_id, role, title, stands_for_id)"
            f" SELECT 1, 1, organisation_id, role, '', id FROM post WHERE person_id = {teacher}"
        )
    live.close()
    book = await state(town, anna)
    book["Люди"].cell(row_of(book, "Люди", "Пак Юрий"), 5, "МБОУ СОШ № 5")
    await anna.sends_file("сейчас.xlsx", saved(book))
    await anna.presses("Применить")
    await anna.sees_last("Изменена 1 запись.")
    assert asked(town, f"SELECT assignee_id FROM task WHERE id = {task}") == [(None,)]
    assert asked(town, "SELECT until FROM post WHERE stands_for_id IS NOT NULL") == [("2026-03-01",)]


async def test_an_invitation_that_was_printed_leads_to_the_post_as_it_is_now(town: Town) -> None:
    anna = await town.coordinator()
    await put_in(anna, **SMALL)
    with sqlite3.connect(town.path) as live:
        live.execute(
            "INSERT INTO invitation (department_id, organisation_id, role, title, person_id, token_hash, created_at, expires_at)"
            " SELECT department_id, organisation_id, role, title, person_id, 'x' || id, '2026-01-01', '2027-01-01' FROM post"
            " WHERE role IN ('head', 'teacher')"
        )
    live.close()
    book = await state(town, anna)
    book["Люди"].cell(row_of(book, "Люди", "Лось <b>Ия</b> & Ко"), 5, "Методический центр")
    await anna.sends_file("сейчас.xlsx", saved(book))
    await anna.presses("Применить")
    lead = "SELECT organisation.name FROM invitation JOIN organisation ON organisation.id = organisation_id"
    assert asked(town, f"{lead} WHERE role = 'head'") == [("Методический центр",)]
    assert asked(town, f"{lead} WHERE role = 'teacher' ORDER BY invitation.id") == [
        ("МБОУ СОШ № 2",),
        ("Гимназия № 1",),
    ]


async def test_a_school_that_joins_a_bound_group_gets_the_tasks_of_its_party(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await goes_live(anna, plan("Наставники"))
    await binds(anna, "Наставники", "Группа", "ШНОР", "Привязано: передано 4 задания.")
    count = "SELECT count(*) FROM task JOIN organisation ON organisation.id = organisation_id WHERE name = 'Школа № 77'"
    await put_in(anna, o=[(None, "Школа № 77", "школа")])
    assert asked(town, count) == [(0,)]
    await put_in(anna, g=[("ШНОР", "Школа № 77", date(2026, 1, 1), None)])
    await anna.sees_last("Добавлено: 1 место в группах.")
    assert asked(town, count) == [(26,)], "a row of the plan, and those of the order that speak of the group"


async def test_nobody_else_may_send_a_spreadsheet(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    head = await town.joins(anna, "МБОУ СОШ № 2", "Руководитель", "Пётр")
    await head.sends_file("люди.xlsx", roster(**SMALL))
    assert "Добавится" not in await head.transcript()
    assert asked(town, "SELECT count(*) FROM draft") == [(0,)]


async def test_a_whole_department_takes_less_than_five_seconds(town: Town) -> None:
    anna = await town.coordinator()
    content = roster(**rows_of_a_department(40, 200))
    started = process_time()
    await anna.sends_file("люди.xlsx", content)
    await anna.presses("Применить")
    assert process_time() - started < 5
    await anna.sees_last("Добавлено: 40 организаций, 1 группа, 10 мест в группах и 200 человек.")
