"""Reminders before and after a due date: one message a day, on working days, to whom it concerns; put off at will."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.actions import nudging as actions
from bot.delivery import outgoing
from bot.jobs.nudging import nudge
from roadmap.people import Role
from sandbox.person import Person
from tests.stories.door import asked, journal
from tests.stories.place import OTHER, SCHOOL, Place
from tests.town import Town

# 8 o'clock in Moscow. The stories begin on Monday, 2 March 2026, at nine; the first push is on Tuesday, the 10th.
MORNING = datetime(2026, 3, 1, 5, 1, tzinfo=UTC)
LINK = "https://school2.example.org/docs/report.pdf"


async def morning(town: Town, day: int, month: int = 3) -> None:
    """The calendar moves to a minute past eight of a day, and the bot looks at it."""
    town.clock.move(MORNING.replace(day=day, month=month) - town.clock.now())
    await town.settle()


async def told(person: Person) -> list[str]:
    """The reminders that somebody has got."""
    return [
        one.text
        for one in await person.bubbles()
        if any(text in one.text for text in ("Напоминание:", "ещё не сдал", "просрочено на месяц"))
    ]


async def due(place: Place, **days: date) -> None:
    """The school's tasks are due on these days, by their numbers in the list; all others are done."""
    own = await place.tasks()
    async with place.town.database.unit() as unit:
        for number, task in enumerate(own):
            when = days.get(f"n{number}")
            if when is None:
                await unit.tasks.change(task, status="accepted")
            else:
                await unit.tasks.change(task, due=when, first_due=date(2026, 1, 1))


async def settle_on(town: Town, **values: int) -> None:
    """The department has other settings."""
    async with town.database.unit() as unit:
        department = await unit.departments.get(1)
        await unit.settings.change(1, settings=replace(department.settings, **values))  # type: ignore[arg-type]


@pytest.fixture
async def thursday(place: Place) -> Place:
    """One task of Борис's is due on Thursday, 12 March: no other is left."""
    await due(place, n0=date(2026, 3, 12))
    return place


async def test_a_task_from_a_week_before_to_done(thursday: Place) -> None:
    town, boris = thursday.town, thursday.boris
    seen = {}
    for day in range(3, 14):
        before = len(await told(boris))
        await morning(town, day)
        seen[day] = len(await told(boris)) - before
    # A week before is Thursday the 5th; the push on the 10th says all; on the 11th, the 12th and the 13th it is told.
    assert [day for day, number in seen.items() if number] == [5, 11, 12, 13]
    assert [text.splitlines()[0] for text in await told(boris)] == [
        "Напоминание: 1 задание до 12 марта",
        "Напоминание: 1 задание до 12 марта",
        "Напоминание: сегодня сдать 1 задание",
        "Напоминание: просрочено 1 задание",
    ]
    await boris.presses("Сдать: 14 Обновление")
    await boris.says(LINK)
    await boris.sees_last("🕓 Сдано: 1 подтверждение")
    await morning(town, 19)
    assert len(await told(boris)) == 4


async def test_a_link_in_reply_to_the_reminder_is_the_proof(thursday: Place) -> None:
    await morning(thursday.town, 5)
    reminder = await thursday.boris.sees("Напоминание: 1 задание")
    await thursday.boris.says(LINK, reply_to=reminder)
    await thursday.boris.sees_last("🕓 Сдано: 1 подтверждение")


async def test_first_the_teacher_then_the_head_then_the_curator(place: Place) -> None:
    anna, boris, vera, gleb = place.anna, place.boris, place.vera, place.gleb
    await due(place, n0=date(2026, 3, 5))
    [task] = await place.tasks()
    await place.give(task, vera)
    await place.appoint(gleb, Role.CURATOR, SCHOOL)
    heard = {}
    for day in [*range(3, 32)]:
        await morning(place.town, day)
        heard[day] = [len(await told(one)) for one in (vera, boris, gleb)]
    days = {who: [day for day in range(4, 32) if heard[day][who] > heard[day - 1][who]] for who in range(3)}
    assert days == {0: [4, 5, 6, 12], 1: [12], 2: []}
    await boris.sees("Коллега ещё не сдал 1 задание", "просрочено на 7 дней (Вера Лис)", "поручить другому")
    assert (await boris.last()).buttons
    # The thirtieth day is Saturday, 4 April, and on Monday there is the push, which names it to who is to do it.
    for day in (1, 2, 3, 4, 5, 6):
        await morning(place.town, day, 4)
        assert [len(await told(one)) for one in (vera, boris, gleb)] == [4, 1, 0]
    await morning(place.town, 7, 4)
    assert [len(await told(one)) for one in (vera, boris, gleb)] == [4, 1, 1]
    await gleb.sees("В ваших школах 1 задание просрочено на месяц", SCHOOL, "стоит позвонить")
    await gleb.presses("Почему мне это пришло")
    await gleb.sees_last("Вы – куратор школ, где 1 задание просрочено на 30 дней.")
    await anna.forges(f"ovt:{task}:o")
    await anna.sees_last("писали 12.03 в 08:01: Вера Лис")


async def test_a_week_asleep_is_one_message_and_a_clock_put_back_makes_no_other(place: Place) -> None:
    town, boris = place.town, place.boris
    await due(place, n0=date(2026, 3, 18), n1=date(2026, 3, 19), n2=date(2026, 3, 12))
    await morning(town, 3)
    await morning(town, 10)
    # Awake again on Friday: the 11th and the 12th have passed, the days before and the day itself of three tasks.
    await morning(town, 13)
    assert [text.splitlines()[0] for text in await told(boris)] == [
        "Напоминание: просрочено 1 задание, до 19 марта – ещё 2"
    ]
    async with town.database.unit() as unit:
        department = await unit.departments.get(1)
        for hours in (1, -20, -24 * 9):
            before = town.clock.now() + timedelta(hours=hours)
            assert await actions.claim_due(unit, department, before) == ([], False)
    await town.restart()
    await town.settle()
    assert len(await told(boris)) == 1
    # Monday's push names all three, so that on Tuesday only what is new is told: a day before the 18th.
    await morning(town, 16)
    await morning(town, 17)
    assert [text.splitlines()[0] for text in (await told(boris))[1:]] == [
        "Напоминание: 1 задание до 18 марта"
    ]


async def test_never_in_quiet_hours_and_before_the_hour_of_the_push(thursday: Place) -> None:
    town, boris = thursday.town, thursday.boris
    await morning(town, 4)
    for minutes in (19 * 60, 22 * 60, 23 * 60 + 50):
        town.clock.move(MORNING.replace(day=4) + timedelta(minutes=minutes) - town.clock.now())
        await town.settle()
        assert await told(boris) == []
    await morning(town, 5)
    for minutes in (10, 60, 300):
        town.clock.move(timedelta(minutes=minutes))
        await town.settle()
    assert len(await told(boris)) == 1


async def test_what_somebody_reminded_of_today_is_not_repeated(place: Place) -> None:
    anna, boris, town = place.anna, place.boris, place.town
    await due(place, n0=date(2026, 3, 10), n1=date(2026, 3, 18))
    await morning(town, 10)
    await settle_on(town, push_hour=12)
    await morning(town, 11)
    await anna.says("/overdue")
    toast = await anna.presses("Напомнить всем")
    assert toast is not None
    assert toast.text.startswith("Напомнил 1 человеку")
    await boris.sees("Вас ждёт 1 задание", "просрочено на 1 день")
    town.clock.move(timedelta(hours=4))
    await town.settle()
    # A week before the 18th is told, and the day after the 10th no more.
    assert [text.splitlines()[0] for text in await told(boris)] == ["Напоминание: 1 задание до 18 марта"]


async def test_a_push_sent_by_hand_is_the_days_message(thursday: Place) -> None:
    town, anna, boris = thursday.town, thursday.anna, thursday.boris
    await morning(town, 4)
    # One minute to eight are quiet hours, so the department shortens them.
    await settle_on(town, quiet_until=7)
    town.clock.move(timedelta(days=1, minutes=-2))
    await anna.says("/push")
    await anna.presses("Отправить сейчас")
    await anna.presses("Да, отправить сейчас")
    await boris.sees("Ваша неделя: 1 задание")
    town.clock.move(timedelta(minutes=5))
    await town.settle()
    assert await told(boris) == []


async def test_a_week_that_was_left_out_has_reminders_on_its_day(thursday: Place) -> None:
    town, boris = thursday.town, thursday.boris
    await due(thursday, n0=date(2026, 3, 11))
    await thursday.anna.says("/push")
    await thursday.anna.presses("Не отправлять")
    await morning(town, 10)
    assert (await told(boris))[-1].startswith("Напоминание: 1 задание до 11 марта")


async def test_a_kill_between_two_batches_goes_on_where_it_stopped(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, boris, vera = place.town, place.boris, place.vera
    await due(place, n0=date(2026, 3, 12), n1=date(2026, 3, 12))
    await place.give((await place.tasks())[1], vera)
    await morning(town, 4)
    monkeypatch.setattr(actions, "BATCH", 1)
    town.clock.move(MORNING.replace(day=5) - town.clock.now())
    async with town.database.unit() as unit:
        department = await unit.departments.get(1)
        notes, more = await nudge(unit, department, town.clock.now())
        await unit.outbox.add(outgoing.rows(notes, 0, None, None), town.clock.now())
    assert (len(notes), more) == (1, True)
    await town.restart()
    # It comes to itself on the next day only: who has heard does not hear it again, who has not does.
    await morning(town, 6)
    assert [len(await told(one)) for one in (boris, vera)] == [1, 1]
    kept = "SELECT count(*), count(DISTINCT chat_id) FROM telling WHERE kind = 'nudge' AND chat_id != 0"
    assert asked(town, kept) == [(2, 2)]


async def test_who_chose_the_week_alone_hears_nothing_else_and_who_chose_every_day_hears_all(
    place: Place,
) -> None:
    town, boris, vera = place.town, place.boris, place.vera
    await due(place, n0=date(2026, 3, 12), n1=date(2026, 3, 12))
    await place.give((await place.tasks())[1], vera)
    for person, choice in ((boris, "Раз в неделю"), (vera, "Каждый рабочий день")):
        await person.says("/settings")
        await person.presses("Как часто")
        await person.presses(choice)
    await vera.sees_last("Напоминания: каждый рабочий день", "всё, что нужно сдать за семь дней")
    for day in range(3, 14):
        await morning(town, day)
    assert await told(boris) == []
    # 5, 6, then Wednesday to Friday: weekend, the day off and the day of the push are silent.
    assert len(await told(vera)) == 5


async def test_a_task_is_put_off_from_the_reminder_and_comes_back_on_the_day(thursday: Place) -> None:
    town, boris = thursday.town, thursday.boris
    await morning(town, 5)
    await boris.presses("Напомнить позже")
    await boris.sees_last("Когда напомнить?", "14. Обновление", "до 12 марта", "Срок не меняется")
    labels = [button.label for button in (await boris.last()).buttons]
    # Tomorrow; the 8th is a Sunday and the 9th a day off; a week.
    assert labels == ["6 марта, пт", "10 марта, вт", "12 марта, чт", "Другой день", "« Задание"]
    await boris.presses("Другой день")
    await boris.sees_last("В какой день напомнить?", "Самое позднее – 13 апреля, пн")
    await boris.says("вчера")
    await boris.says("1 мая")
    await boris.sees("Отложить можно не дальше чем до 13 апреля 2026")
    await boris.says("13 марта")
    await boris.sees_last("Напомню 13 марта, пт.", "Вы отложили напоминание до 13 марта, пт")
    for day in (6, 10, 11, 12):
        await morning(town, day)
    assert len(await told(boris)) == 1
    # The week is the whole week all the same.
    await boris.sees("Ваша неделя: 1 задание до 17 марта")
    await morning(town, 13)
    assert (await told(boris))[1].startswith("Напоминание: просрочено 1 задание")
    await boris.presses("Сдать: 14 Обновление")


async def test_putting_off_is_ones_own_and_is_taken_back_on_the_card(place: Place) -> None:
    town, boris, vera = place.town, place.boris, place.vera
    await due(place, n0=date(2026, 3, 4))
    [task] = await place.tasks()
    await place.give(task, vera)
    await vera.forges(f"t:{task}")
    await vera.presses("Ещё…")
    await vera.presses("Напомнить позже")
    await vera.presses("Другой день")
    await vera.says("до 20 марта")
    await vera.sees_last("Напомню 20 марта, пт.")
    for day in (5, 6, 10, 11):
        await morning(town, day)
    assert await told(vera) == []
    # Seven days late: the head hears of it whatever the teacher has put off.
    await boris.sees("Коллега ещё не сдал 1 задание")
    await vera.forges(f"t:{task}")
    await vera.sees_last("Вы отложили напоминание до 20 марта, пт")
    await boris.forges(f"t:{task}")
    assert "отложили" not in (await boris.last()).text
    await vera.presses("Ещё…")
    await vera.presses("Напоминать как обычно")
    text = (await vera.sees_last("Буду напоминать как обычно.")).text
    assert "отложили" not in text
    await vera.forges(f"ngu:{task}")
    await vera.sees_last("Буду напоминать как обычно.")


async def test_of_several_tasks_one_is_put_off(place: Place) -> None:
    town, boris = place.town, place.boris
    await due(place, n0=date(2026, 3, 12), n3=date(2026, 3, 12))
    await morning(town, 5)
    await boris.presses("Напомнить позже")
    await boris.sees_last("О каком задании напомнить позже?")
    await boris.presses("14 · 12.03 · Обновление")
    await boris.presses("12 марта, чт")
    await morning(town, 10)
    await morning(town, 11)
    assert (await told(boris))[-1].splitlines()[0] == "Напоминание: 1 задание до 12 марта"
    await morning(town, 12)
    assert (await told(boris))[-1].splitlines()[0] == "Напоминание: сегодня сдать 2 задания"


async def test_the_coordinator_chooses_the_days(thursday: Place) -> None:
    town, anna, boris = thursday.town, thursday.anna, thursday.boris
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.sees_last(
        "Напоминания приходят за 7 и 1 день, в день срока, через 1, 7 и 30 дней, потом каждые 30 дней."
    )
    await anna.presses("Дни напоминаний")
    await anna.sees_last("Когда напоминать людям о сроке?", "на 7-й день", "куратор школы")
    await anna.presses("✓ За 7 дней")
    await anna.presses("За 3 дня")
    await anna.presses("✓ В день срока")
    await anna.presses("Потом каждые 30 дней")
    await anna.presses("Потом каждые 14 дней")
    await anna.sees_last("Сейчас за 3 и 1 день, через 1, 7 и 30 дней.")
    # What nobody offers is refused, what was pressed before stays as it is.
    stale = await anna.forges("ngb:5:1")
    assert stale is not None
    assert "устарел" in stale.text
    await anna.forges("ngb:3:1")
    await anna.sees_last("Сейчас за 3 и 1 день")
    await anna.says("/journal")
    await anna.sees_last("дни напоминаний", "за 7 и 1 день, в день срока")
    seen = []
    for day in range(3, 14):
        before = len(await told(boris))
        await morning(town, day)
        seen += [day] * (len(await told(boris)) - before)
    # Three days before is Monday the 9th, a day off; then there is the push.
    assert seen == [11, 13]
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.presses("Дни напоминаний")
    await anna.presses("Как обычно")
    await anna.sees_last("Сейчас за 7 и 1 день, в день срока")


async def test_why_it_came(thursday: Place) -> None:
    await morning(thursday.town, 5)
    await thursday.boris.presses("Почему мне это пришло")
    await thursday.boris.sees_last("Напоминание: у 1 задания срок близко или уже прошёл.")


async def test_what_one_put_off_is_told_to_oneself_and_forgotten_with_oneself(thursday: Place) -> None:
    town, boris = thursday.town, thursday.boris
    await morning(town, 5)
    await boris.presses("Напомнить позже")
    await boris.presses("6 марта, пт")
    assert asked(town, "SELECT until FROM snooze") == [("2026-03-05",)]
    number = await thursday.id(boris)
    async with town.database.unit() as unit:
        held = await unit.held.of(number)
        assert [(one.task[:3], one.until) for one in held.snoozed] == [("14 ", date(2026, 3, 5))]
    async with town.database.unit() as unit:
        await unit.forgetting.remove(number, date(2026, 3, 5), town.clock.now())
    assert asked(town, "SELECT count(*) FROM snooze") == [(0,)]
    assert journal(town, "snooze") == []


async def test_a_head_of_two_schools_gets_one_message(place: Place) -> None:
    town, boris = place.town, place.boris
    await due(place, n0=date(2026, 3, 12))
    await place.appoint(boris, Role.HEAD, OTHER)
    other = await place.tasks(OTHER)
    async with town.database.unit() as unit:
        for task in other[1:]:
            await unit.tasks.change(task, status="accepted")
        await unit.tasks.change(other[0], due=date(2026, 3, 12), first_due=date(2026, 1, 1))
    await morning(town, 5)
    assert len(await told(boris)) == 1
    await boris.sees("Напоминание: 2 задания до 12 марта", f"({SCHOOL})", f"({OTHER})")
