"""The journal: who did what and when, in words, by pages, by kinds, as a spreadsheet – of one's own department."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from roadmap.people import Role
from sandbox.person import Person
from tests.stories.place import Place, a_colleague, names_a_substitute
from tests.stories.test_privacy import given_file, hands_in
from tests.town import Town

SCHOOL = "МБОУ СОШ № 2"
HEAD = "Руководитель организации"


async def worked(town: Town, name: str = "Борис") -> tuple[Person, Person]:
    """A coordinator and a director, with something done."""
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, name)
    town.clock.move(timedelta(hours=5, minutes=5))
    await hands_in(boris, "Назначение", "https://school2.example.org/a")
    await anna.presses("Вернуть")
    await anna.says("Добавьте <выводы>")
    await hands_in(boris, "Назначение", "https://school2.example.org/b")
    await anna.presses("Принять")
    return anna, boris


async def test_it_tells_who_did_what_newest_first(town: Town) -> None:
    anna, _ = await worked(town, 'Борис <b>"Орлов"</b>')
    await anna.says("/journal")
    page = await anna.sees_last("Журнал: 19 записей")
    lines = page.text.split("\n\n")[1:]
    assert lines[:5] == [
        f"02.03 14:05 · Анна Ким: принято задание 1, {SCHOOL}",
        f'02.03 14:05 · Борис <b>"Орлов"</b>: сдано задание 1, {SCHOOL}',
        f"02.03 14:05 · Анна Ким: возвращено задание 1, {SCHOOL}",
        f'02.03 14:05 · Борис <b>"Орлов"</b>: сдано задание 1, {SCHOOL}',
        f'02.03 09:00 · вход по приглашению: Борис <b>"Орлов"</b> – руководитель организации; {SCHOOL}',
    ]
    assert "дорожная карта введена в действие" in lines[7]
    assert "139 заданий" in lines[7]
    for _ in range(2):
        await anna.presses("›")
    await anna.sees_last("добавлено управление: Управление образования")


async def test_pages_kinds_and_the_entries_of_one_thing(town: Town) -> None:
    anna, boris = await worked(town)
    for school in ("МБОУ СОШ № 4", "МБОУ СОШ № 1"):
        await town.joins(anna, school, HEAD, "Глеб")
    await anna.says("/journal")
    await anna.sees_last("Журнал: 25 записей")
    await anna.presses("›")
    assert len((await anna.last()).text.split("\n\n")) == 1 + 8
    await anna.presses("Какие записи")
    await anna.presses("Задания")
    await anna.sees_last("Журнал: 4 записи", "Задания")
    await anna.presses("Какие записи")
    await anna.presses("Настройки")
    await anna.sees_last("Журнал: 1 запись", "добавлено управление")
    # The task's, the person's and the organisation's own entries, by the buttons their cards will have.
    await anna.forges("yj:a:t:1:0")
    await anna.sees_last("Журнал: 4 записи", f"1, {SCHOOL}")
    await anna.presses("« Назад")
    await anna.sees_last("Назначение школьных координаторов", "✅ принято")
    async with town.database.unit() as unit:
        actor = await unit.people.actor(boris.id, town.clock.now())
    assert actor is not None
    await anna.forges(f"yj:a:p:{actor.person.id}:0")
    await anna.sees_last("Журнал: 4 записи", "Борис")
    await anna.forges(f"yj:a:o:{actor.posts[0].organisation_id}:0")
    await anna.sees_last("Журнал: 8 записей", SCHOOL)
    await anna.presses("Весь журнал")
    await anna.sees_last("Журнал: 25 записей")
    await anna.forges("yj:a:d:0:99")
    assert len((await anna.last()).text.split("\n\n")) == 1 + 1


async def test_it_comes_as_a_spreadsheet_whose_names_are_no_formulas(town: Town) -> None:
    anna, _ = await worked(town, "=HYPERLINK(A1)")
    await town.joins(anna, "МБОУ СОШ № 4", HEAD, "@SUM", "-2+3")
    await anna.says("/journal")
    await anna.presses("Таблицей Excel")
    name, content = await given_file(town, anna)
    assert name == "журнал-2026-03-02.xlsx"
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Когда", "Кто", "Что сделано", "О чём")
    assert len(rows) == 1 + 22
    who = {row[1] for row in rows[1:]}
    assert {"Анна Ким", "=HYPERLINK(A1)", "@SUM -2+3"} <= who
    assert {cell.data_type for row in sheet.iter_rows(min_col=2) for cell in row} <= {"s", "n", "inlineStr"}
    accepted = next(row for row in rows if row[-1] == "task.accepted")
    assert (str(accepted[0]), accepted[3]) == ("2026-03-02 14:05:00", f"1, {SCHOOL}")


async def test_a_filter_goes_into_the_spreadsheet_too(town: Town) -> None:
    anna, _ = await worked(town)
    await anna.forges("yj:t:d:0:0")
    await anna.presses("Таблицей Excel")
    _, content = await given_file(town, anna)
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert [row[-1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        "task.accepted",
        "task.submitted",
        "task.returned",
        "task.submitted",
    ]


@pytest.mark.parametrize("post", [HEAD, "Педагог", "Куратор"])
async def test_only_the_departments_own_read_it(town: Town, post: str) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, post, "Борис")
    await boris.says("/journal")
    await boris.gets("Это делает другой человек.")
    for data in ("yj:a:d:0:0", "yk:d:0", "yx:a:d:0", "yj:a:t:1:0"):
        toast = await boris.forges(data)
        assert toast is not None
        assert toast.text == "Это делает другой человек."


async def test_staff_read_and_nobody_reads_another_departments(town: Town) -> None:
    anna, boris = await worked(town)
    vera = await town.joins(anna, SCHOOL, "Педагог", "Вера")
    async with town.database.unit() as unit:
        other = await unit.departments.add("Отдел соседей", "Asia/Omsk", town.clock.now())
        actor = await unit.people.actor(vera.id, town.clock.now())
        assert actor is not None
        await unit.people.end_post(actor.posts[0].id, (town.clock.now() - timedelta(days=2)).date())
        await unit.people.appoint(actor.person.id, Role.STAFF, other.id, None)
        for action, subject, department in (
            ("department.made", f"department:{other.id}", other.id),
            ("roster.imported", "department:0", None),
        ):
            await unit.journal.write(
                action, subject, person_id=None, department_id=department, now=town.clock.now()
            )
    await vera.says("/journal")
    await vera.sees_last("Журнал: 1 запись", "программа: добавлено управление: Отдел соседей")
    async with town.database.unit() as unit:
        found = await unit.people.actor(boris.id, town.clock.now())
    assert found is not None
    for data in (
        "yj:a:t:1:0",
        f"yj:a:p:{found.person.id}:0",
        f"yj:a:o:{found.posts[0].organisation_id}:0",
        "yx:a:t:1",
        "yj:a:t:999:0",
    ):
        toast = await vera.forges(data)
        assert toast is not None
        assert "никуда не ведёт" in toast.text
    # What belongs to no department is the administrator's.
    await anna.says("/journal")
    await anna.sees_last("загружена таблица людей")
    await anna.sees_no("Отдел соседей")


async def test_it_says_to_whom_a_post_and_a_substitution_went_and_for_which_days(place: Place) -> None:
    anna = place.anna
    await anna.forges(f"cw:{await place.post(place.boris, Role.HEAD)}:h:0")
    for button in ("Вера Лис", "Сегодня", "Да, подтверждаю"):
        await anna.presses(button)
    await names_a_substitute(place, anna, place.gleb, "Вера Лис", "с 10 по 14 марта")
    await anna.presses("Да, подтверждаю")
    await anna.says("/journal")
    await anna.sees_last("Глеб Ёлкин – Вера Лис; 10 марта 2026 – 14 марта 2026")
    await anna.sees_last("Борис Орлов – было: Борис Орлов, стало: Вера Лис; ")


async def test_it_says_to_whom_a_department_went(place: Place) -> None:
    anna, zhanna = place.anna, await a_colleague(place)
    await anna.forges(f"cy:{await place.post(anna, Role.COORDINATOR)}:d:{await place.id(zhanna)}:0:0")
    await zhanna.says("/journal")
    await zhanna.sees_last("было: Анна Ким, стало: Жанна Уль")
