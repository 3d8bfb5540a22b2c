"""Settings: each is asked by a screen, saved, written into the journal, and does what its sentence says."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, date, datetime
from typing import Any

import pytest

from roadmap.department import DepartmentSettings, Shift
from roadmap.people import Frequency
from sandbox.person import Person
from tests.town import Town, order

SCHOOL = "МБОУ СОШ № 2"
HEAD = "Руководитель организации"


async def opens_settings(person: Person) -> None:
    """The department's settings."""
    await person.says("/settings")
    await person.presses("Настройки управления")


async def settings_of(town: Town) -> DepartmentSettings:
    async with town.database.unit() as unit:
        return (await unit.departments.get(1)).settings


def written(town: Town) -> list[dict[str, Any]]:
    """The details of what the journal says of settings."""
    connection = sqlite3.connect(town.path)
    rows = connection.execute("SELECT details FROM journal WHERE action = 'settings.changed' ORDER BY id")
    found = [json.loads(details) for (details,) in rows]
    connection.close()
    return found


async def test_the_time_zone_is_chosen_by_city_or_typed(town: Town) -> None:
    anna = await town.coordinator()
    await opens_settings(anna)
    await anna.sees_last("Часовой пояс: Москва, UTC+3", "считаются дни и сроки")
    await anna.presses("Часовой пояс")
    assert any(button.label == "✓ Москва, UTC+3" for button in (await anna.last()).buttons)
    await anna.presses("Екатеринбург, UTC+5")
    await anna.sees_last("Часовой пояс: Екатеринбург, UTC+5")
    await anna.presses("Часовой пояс")
    await anna.presses("Другой")
    for wrong in ("Верхнереченск", "Etc/GMT+5", "EST", "Asia/<b>", "../etc/passwd"):
        await anna.says(wrong)
        await anna.gets("Часового пояса", wrong, "Asia/Novosibirsk")
    await anna.sends_photo()
    await anna.gets("словами")
    await anna.says("asia/novosibirsk")
    await anna.sees_last("Часовой пояс: Новосибирск, UTC+7")
    await anna.presses("Часовой пояс")
    await anna.presses("Другой")
    await anna.says(" чита ")
    await anna.sees_last("Часовой пояс: Чита, UTC+9")
    toast = await anna.forges("qc:Moon/Tranquility")
    assert toast is not None
    assert "устарел" in toast.text
    changes = [(one["old"], one["new"]) for one in written(town)]
    assert changes == [
        ("Europe/Moscow", "Asia/Yekaterinburg"),
        ("Asia/Yekaterinburg", "Asia/Novosibirsk"),
        ("Asia/Novosibirsk", "Asia/Chita"),
    ]


async def test_the_hour_of_monday(town: Town) -> None:
    anna = await town.coordinator()
    await opens_settings(anna)
    await anna.sees_last("Рассылка недели: по понедельникам в 8:00 каждый получает свою неделю")
    await anna.presses("Час рассылки")
    await anna.presses("10:00")
    await anna.sees_last("по понедельникам в 10:00")
    toast = await anna.forges("qk:24")
    assert toast is not None
    assert "устарел" in toast.text
    assert (await settings_of(town)).push_hour == 10


async def test_without_a_review_what_is_handed_in_is_accepted_at_once(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис")
    await opens_settings(anna)
    await anna.presses("Проверка")
    await anna.sees_last("Проверять ли то, что сдано? Сейчас – с проверкой")
    await anna.presses("Без проверки")
    await anna.sees_last("Приём: без проверки. Сданное сразу считается принятым")

    await boris.says("/tasks")
    await boris.presses("Назначение")
    await boris.presses("Сдать")
    for part in range(3):
        await boris.sends_photo(caption=f"лист {part}", album="a")
    await boris.sees_last("лист 0", "лист 2", "✅ принято")
    await boris.sees("Сдано и принято: здесь проверка не нужна")
    await anna.sees_no("На проверку")
    await anna.says("/journal")
    await anna.sees_last("Борис: принято задание 1, МБОУ СОШ № 2 – сразу, без проверки")
    await anna.says("/status")
    await anna.sees_last("Принято: 1")

    await opens_settings(anna)
    await anna.presses("Проверка")
    await anna.presses("С проверкой")
    await boris.says("/tasks")
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/b")
    await boris.sees_last("на проверке")
    await anna.gets("На проверку")


async def test_the_term_of_review_is_said_in_whole_sentences(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await opens_settings(anna)
    await anna.sees_last("Срок проверки: без проверки ничего не принимается само.")
    await anna.presses("Срок проверки")
    await anna.sees_last("Если никто не проверил? Сейчас без проверки ничего не принимается само.")
    await anna.presses("Через 14 дней")
    await anna.sees_last("Срок проверки: без проверки принимается через 14 дней.")


async def test_what_waits_for_a_review_when_it_is_switched_off_is_said(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис")
    await boris.says("/tasks")
    await boris.presses("Назначение")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/a")
    await opens_settings(anna)
    await anna.presses("Проверка")
    await anna.sees_last("1 задание уже ждёт проверки")
    await anna.presses("Без проверки")
    # More evidence comes: the rule of today counts.
    await boris.presses("Добавить подтверждение")
    await boris.says("https://school2.example.org/b")
    await boris.sees_last("Сдано и принято")


async def test_due_dates_on_days_off_are_shifted_after_saying_how_many(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    async with town.database.unit() as unit:
        before = {one.task_id: one for one in await unit.settings.dated(1)}
        # 28 February 2026 is a Saturday; one task was moved by hand.
        saturdays = [one for one in before.values() if one.due == date(2026, 2, 28)]
        await unit.settings.redate({saturdays[0].task_id: date(2026, 3, 13)})
    await opens_settings(anna)
    await anna.presses("Нерабочие дни")
    await anna.presses("На рабочий день позже")
    asked = await anna.sees_last("незаконченных заданий изменится срок", "передвинутые вручную, останутся")
    assert (await settings_of(town)).shift is Shift.NONE
    await anna.presses("Перенести сроки")
    await anna.sees_last("Срок в нерабочий день: на рабочий день позже")
    async with town.database.unit() as unit:
        after = {one.task_id: one for one in await unit.settings.dated(1)}
    moved = [one for one in after.values() if one.due != before[one.task_id].due]
    assert str(len(moved) - 1) in asked.text
    assert after[saturdays[0].task_id].due == date(2026, 3, 13)
    assert after[saturdays[1].task_id].due == date(2026, 3, 2)
    # What tells a task from every other one stays, so a new edition finds it.
    assert after[saturdays[1].task_id].occurrence == "2026-02-28"
    # And back: nothing is lost on the way.
    await anna.presses("Нерабочие дни")
    await anna.presses("Как в приказе")
    await anna.presses("Перенести сроки")
    async with town.database.unit() as unit:
        back = {one.task_id: one.due for one in await unit.settings.dated(1)}
    assert back == {one.task_id: one.due for one in before.values()} | {
        saturdays[0].task_id: date(2026, 3, 13)
    }


async def test_an_order_that_goes_live_under_a_rule_follows_it(town: Town) -> None:
    anna = await town.coordinator()
    await opens_settings(anna)
    await anna.presses("Нерабочие дни")
    toast = await anna.presses("На рабочий день раньше")
    assert toast is not None
    assert toast.text == "Сохранено."
    await anna.sends_file("order.txt", order())
    await anna.presses("Ввести в действие")
    await anna.presses("Просроченными")
    async with town.database.unit() as unit:
        dues = {(one.occurrence, one.due) for one in await unit.settings.dated(1)}
    assert ("2026-02-28", date(2026, 2, 27)) in dues
    assert ("2026-02-16", date(2026, 2, 16)) in dues


PLAN = """Дорожная карта на 2025/2026 учебный год
№\tМероприятие\tСрок\tОтветственные
1\tОтчёт школ\tдо конца III четверти\tМБОУ СОШ № 2
2\tЛагерь\tлетние каникулы\tМБОУ СОШ № 2
"""


async def test_the_school_calendar_is_typed_and_orders_are_read_by_it(town: Town) -> None:
    anna = await town.coordinator()
    await opens_settings(anna)
    await anna.sees_last("Учебный календарь 2025/2026: обычные даты")
    await anna.presses("Учебный календарь")
    await anna.sees_last("3 четверть: 9 января – 21 марта", "весенние каникулы: 22 марта – 30 марта")
    await anna.presses("Изменить даты")
    await anna.sees_last("1 четверть: 1 сентября – 25 октября", "осенние каникулы")
    await anna.says("третья четверть кончается рано")
    await anna.gets("Не понимаю строку «третья четверть кончается рано»")
    await anna.says("3 четверть: 9 января – 24 марта")
    await anna.gets("Сначала кончается «3 четверть», потом начинается «весенние каникулы»")
    await anna.says("3 четверть: 12.01 – 27.03\nвесенние каникулы – с 28.03 по 5.04\n4 четверть: 6.04-26.05")
    await anna.sees_last(
        "Учебный календарь 2025/2026: свои даты",
        "3 четверть: 12 января – 27 марта",
        "весенние каникулы: 28 марта – 5 апреля",
        "1 четверть: 1 сентября – 25 октября",
    )
    await anna.sends_file("план.txt", PLAN.encode())
    await anna.presses("Строки")
    await anna.sees_last("27 марта")
    await anna.presses("« Назад")
    # A correction is read by the same days.
    await opens_settings(anna)
    await anna.presses("Учебный календарь")
    await anna.presses("Вернуть обычные даты")
    await anna.sees_last("обычные даты", "3 четверть: 9 января – 21 марта")
    assert (await settings_of(town)).school_years == ()
    assert [(one["first"], one["old"], one["new"]) for one in written(town)] == [
        (2025, "usual", "own"),
        (2025, "own", "usual"),
    ]


async def test_school_years_far_away_are_not_asked_about(town: Town) -> None:
    anna = await town.coordinator()
    await opens_settings(anna)
    await anna.presses("Учебный календарь")
    await anna.presses("2026/2027 ›")
    await anna.sees_last("Учебный календарь 2026/2027")
    for data in ("qm:1999", "qe:2200", "qr:1"):
        toast = await anna.forges(data)
        assert toast is not None
        assert "устарел" in toast.text


async def test_the_department_gets_another_name(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await opens_settings(anna)
    await anna.presses("Название")
    await anna.says("123")
    await anna.gets("нужны буквы")
    await anna.says("мбоу «СОШ №2»")
    await anna.gets("уже есть")
    await anna.says("Отдел <образования>")
    await anna.sees_last("Отдел <образования>", "Часовой пояс")
    await anna.says("/start")
    await anna.sees_last("Отдел <образования>")
    await anna.says("/journal")
    await anna.sees_last("переименовано управление: Отдел <образования> – было: Управление образования")
    async with town.database.unit() as unit:
        assert [one.name for one in await unit.departments.organisations(1) if one.own] == [
            "Отдел <образования>"
        ]


async def test_a_person_chooses_for_themselves(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис")
    await boris.says("/settings")
    await boris.sees_last("Ваши настройки", "Язык: русский", "Напоминания: по срокам", "Сводки: строками")
    assert all(button.label != "Настройки управления" for button in (await boris.last()).buttons)
    await boris.presses("Как часто")
    await boris.presses("Раз в неделю")
    await boris.sees_last("Напоминания: раз в неделю", "о чём вы сами просили напомнить позже")
    await boris.presses("Сводки таблицами")
    await boris.sees_last("Сводки: таблицей")
    async with town.database.unit() as unit:
        actor = await unit.people.actor(boris.id, town.clock.now())
    assert actor is not None
    assert (actor.person.preferences.frequency, actor.person.preferences.rich) == (Frequency.WEEKLY, True)
    # A stale button says what it says: it does not switch back and forth.
    await boris.forges("qb:1")
    await boris.sees_last("Сводки: таблицей")
    changes = [(one["setting"], one["old"], one["new"]) for one in written(town)]
    assert changes == [("frequency", "daily", "weekly"), ("rich", False, True)]
    await boris.presses("Язык")
    await boris.presses("English")
    await boris.says("/settings")
    await boris.sees_last("Your settings")
    assert written(town)[-1] == {"setting": "language", "old": "ru", "new": "en"}


@pytest.mark.parametrize("post", [HEAD, "Педагог", "Куратор"])
async def test_only_the_coordinator_sets_the_department(town: Town, post: str) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, post, "Борис")
    before = await settings_of(town)
    forged = [
        "qd",
        "qz",
        "qc:Europe/Samara",
        "qy",
        "qh",
        "qk:9",
        "qv",
        "qg:0",
        "qs",
        "qt:next",
        "qu:next",
        "qm:0",
        "qe:2025",
        "qr:2025",
        "qn",
    ]
    for data in forged:
        toast = await boris.forges(data)
        assert toast is not None
        assert toast.text == "Это делает другой человек.", data
    assert await settings_of(town) == before
    assert written(town) == []


async def test_a_day_is_counted_by_the_zone_that_was_set(town: Town) -> None:
    anna = await town.coordinator()
    await opens_settings(anna)
    await anna.presses("Часовой пояс")
    await anna.presses("Камчат")
    async with town.database.unit() as unit:
        department = await unit.departments.get(1)
    assert department.day(datetime(2026, 3, 4, 19, tzinfo=UTC)) == date(2026, 3, 5)
