"""«Who is late?»: the list, who was told when, and reminders that nobody gets twice a day or at night."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO

from openpyxl import load_workbook

from roadmap.people import Role
from tests.stories.place import OTHER, SCHOOL, Place
from tests.town import Town


async def test_everybody_gets_one_message_with_their_tasks_once_a_day(place: Place) -> None:
    anna, boris, vera = place.anna, place.boris, place.vera
    own = await place.tasks()
    await place.give(own[0], vera)
    await anna.says("/overdue")
    await anna.sees_last(
        "Просрочено 20 заданий у 8 организаций", f"{SCHOOL} – 4 задания · самое давнее на 56 дней"
    )
    toast = await anna.presses("Напомнить всем")
    assert toast is not None
    assert toast.text == "Напомнил 2 людям, у 16 заданий некому напомнить."
    await boris.sees("Вас ждут 3 задания", "Напоминает Анна Ким", "14. Обновление", "просрочено на 2 дня")
    await vera.sees("Вас ждёт 1 задание", "просрочено на 56 дней")
    toast = await anna.presses("Напомнить всем")
    assert toast is not None
    assert toast.text == "2 уже напоминали сегодня, у 16 заданий некому напомнить."
    assert len([one for one in await boris.bubbles() if "Напоминает" in one.text]) == 1
    await anna.presses(SCHOOL)
    await anna.sees_last(
        "Просрочено 4 задания", "писали 02.03 в 09:00: Вера", "писали 02.03 в 09:00: Борис Орлов"
    )
    await vera.presses("Сдать")
    await vera.says("https://school2.example.org/page")
    await anna.sees("Обновление страницы")
    place.town.days_pass(1)
    await anna.says("/overdue")
    toast = await anna.presses("Напомнить всем")
    assert toast is not None
    assert toast.text.startswith("Напомнил 1 человеку")


async def test_at_night_and_on_days_off_it_says_when(place: Place) -> None:
    anna, town = place.anna, place.town
    town.clock.move(timedelta(hours=14))
    await anna.says("/overdue")
    toast = await anna.presses("Напомнить всем")
    assert toast is not None
    assert toast.text == "Сейчас людям не пишу. Напомнить можно 3 марта, вт, с 08:00."
    # Saturday noon; Monday is the day off after the 8th of March, a Sunday.
    town.clock.move(timedelta(days=5, hours=-11))
    await anna.says("/overdue")
    toast = await anna.presses("Напомнить всем")
    assert toast is not None
    assert "10 марта, вт, с 08:00" in toast.text
    await place.boris.sees_no("Вас ждут")


async def test_by_activity_down_to_a_task_and_its_menu(place: Place) -> None:
    anna, boris = place.anna, place.boris
    await anna.says("/overdue")
    await anna.presses("По мероприятиям")
    await anna.sees_last("Просрочено 20 заданий по 3 мероприятиям", "2. Самодиагностика")
    await anna.presses("2. Самодиагностика школы и ут…")
    await anna.presses(SCHOOL)
    await anna.sees_last("2. Самодиагностика", "просрочено на 2 дня", "ещё не писали")
    toast = await anna.presses("Напомнить")
    assert toast is not None
    assert toast.text == "Напомнил 1 человеку."
    await anna.sees_last("писали 02.03 в 09:00: Борис Орлов")
    await boris.sees("Вас ждёт 1 задание", "2. Самодиагностика")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/spravka")
    await anna.says("/overdue")
    await anna.sees_last("Просрочено 19 заданий")


async def test_who_blocked_the_bot_is_counted_apart(place: Place) -> None:
    await place.boris.blocks()
    async with place.town.database.unit() as unit:
        await unit.people.set_reachable(place.boris.id, since=place.town.clock.now())
    await place.anna.says("/overdue")
    await place.anna.presses(SCHOOL)
    toast = await place.anna.presses("Напомнить")
    assert toast is not None
    assert toast.text == "1 недоступен."


async def test_a_head_reminds_their_own_people_and_not_themselves(place: Place) -> None:
    boris, vera = place.boris, place.vera
    await place.give((await place.tasks())[0], vera)
    await boris.says("/overdue")
    await boris.sees_last("Просрочено 4 задания у 1 организации")
    toast = await boris.presses("Напомнить всем")
    assert toast is not None
    assert toast.text.startswith("Напомнил 1 человеку")
    await vera.sees("Вас ждёт 1 задание", "Напоминает Борис Орлов")


async def test_a_curator_sees_and_reminds_the_schools_given_to_them(place: Place) -> None:
    await place.appoint(place.gleb, Role.CURATOR, OTHER)
    await place.gleb.says("/overdue")
    told = await place.gleb.sees_last("Просрочено 1 задание у 1 организации", OTHER)
    assert SCHOOL not in told.text
    toast = await place.gleb.presses("Напомнить всем")
    assert toast is not None
    assert toast.text == "У 1 задания некому напомнить."


async def test_the_list_as_a_spreadsheet(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/overdue")
    await anna.presses("Таблицей Excel")
    assert "<document: просрочено-2026-03-02.xlsx>\n    Просрочено 20 заданий" in await anna.transcript()


def test_a_spreadsheet_holds_text_and_real_dates() -> None:
    from bot.reports.overdue import overdue_book
    from bot.texts.voice import voice_of
    from roadmap.tasks import Status, Task

    task = Task(
        1, 1, 1, "=1+1", 1, "1.", "+7 дело", "@раздел", "", "", "", Status.OPEN, date(2026, 2, 1), False
    )
    book = load_workbook(BytesIO(overdue_book(voice_of("ru"), [task], date(2026, 3, 2))))
    sheet = book.active
    assert sheet is not None
    cells = next(iter(sheet.iter_rows(min_row=2)))
    assert [cell.data_type for cell in cells] == ["s", "s", "s", "s", "inlineStr", "d", "n", "n"]
    assert [cell.value for cell in cells][:4] == ["=1+1", "1.", "+7 дело", "@раздел"]
    assert (cells[5].value, cells[6].value) == (datetime(2026, 2, 1), 29)
