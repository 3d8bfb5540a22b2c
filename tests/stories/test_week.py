"""Everybody's week: it comes by itself, once, to those who have something to do, and nothing is lost or repeated."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.actions import week as pushing
from bot.actions.by import By
from bot.actions.roadmaps import go_live
from bot.delivery import outgoing
from bot.jobs.week import push_week
from roadmap.consent import CONSENT_VERSION
from roadmap.documents import read_order
from roadmap.draft import Past, begin
from roadmap.people import Role
from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.phone import Bubble
from tests.stories.deeds import deeds_of
from tests.stories.door import asked
from tests.town import ORDER, Town, order

SCHOOL, OTHER = "МБОУ СОШ № 2", "МБОУ СОШ № 5"
HEAD = "Руководитель организации"
LINK = "https://school2.example.org/docs/report.pdf"
# Monday, 9 March 2026, is a day off in Russia, so the first push of these stories is on Tuesday.
PUSH = datetime(2026, 3, 10, 5, tzinfo=UTC)


async def until(town: Town, moment: datetime) -> None:
    """The calendar moves to a moment, and the bot looks at it."""
    town.clock.move(moment - town.clock.now())
    await town.settle()


async def weeks_of(person: Person) -> int:
    """How many weeks somebody has got."""
    return sum(is_week(bubble) for bubble in await person.bubbles())


def is_week(bubble: Bubble) -> bool:
    """Whether a message is somebody's week: other tellings say why they came too."""
    told = any(button.data == "ui" for button in bubble.buttons)
    return told and bubble.text.lstrip("# ").startswith(("Ваша неделя", "Your week", "Принято"))


def marks(town: Town) -> list[Any]:
    return asked(
        town,
        "SELECT period, json_extract(why, '$.mark') FROM telling WHERE chat_id = 0 AND kind = 'week' ORDER BY period",
    )


async def school(town: Town) -> tuple[Person, Person]:
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")


async def leaves_one_task(town: Town) -> None:
    """All of Борис's tasks but one are accepted."""
    async with town.database.unit() as unit:
        schools = {one.name: one.id for one in await unit.departments.organisations(1)}
    mine = "organisation_id = ? AND due <= '2026-03-17'"
    ids = asked(town, f"SELECT id FROM task WHERE {mine} ORDER BY due, id", schools[SCHOOL])
    async with town.database.unit() as unit:
        for (number,) in ids[1:]:
            await unit.tasks.change(number, status="accepted")


async def test_everybody_gets_their_week_on_the_first_working_day_and_once(town: Town) -> None:
    anna, boris = await school(town)
    await until(town, PUSH - timedelta(days=1))
    await until(town, PUSH - timedelta(minutes=1))
    assert await weeks_of(boris) == await weeks_of(anna) == 0
    await until(town, PUSH + timedelta(minutes=10))
    await boris.sees("Ваша неделя: просрочено 5 заданий", "до 5 января, пн · ❗ просрочено на 64 дня")
    await boris.sees("Ещё 1 задание ждёт даты.")
    await anna.sees("Ваша неделя: 1 задание до 17 марта", "Принято 0 из 139, просрочено 24")
    for minutes in (20, 60, 600, 60 * 24 * 3):
        await until(town, PUSH + timedelta(minutes=minutes))
    assert await weeks_of(boris) == await weeks_of(anna) == 1
    await until(town, datetime(2026, 3, 16, 5, 1, tzinfo=UTC))
    assert await weeks_of(boris) == await weeks_of(anna) == 2


async def test_from_the_push_to_submitted_in_two_deeds(town: Town) -> None:
    anna, boris = await school(town)
    await until(town, PUSH + timedelta(minutes=1))
    before = deeds_of(town, boris)
    await boris.presses("Сдать: 1 Назначение")
    await boris.says(LINK)
    await boris.sees_last("🕓 Сдано: 1 подтверждение", "report.pdf")
    assert deeds_of(town, boris) - before == 2
    await anna.gets("На проверку", SCHOOL)


@pytest.mark.parametrize("single", [True, False])
async def test_a_link_in_reply_to_the_push(town: Town, single: bool) -> None:
    _, boris = await school(town)
    if single:
        await leaves_one_task(town)
    await until(town, PUSH + timedelta(minutes=1))
    push = await boris.sees("Ваша неделя")
    await boris.says(LINK, reply_to=push)
    if single:
        await boris.sees_last("🕓 Сдано: 1 подтверждение")
    else:
        await boris.sees_last("К какому заданию")


async def test_nothing_to_say_is_silence_and_is_counted_as_such(town: Town) -> None:
    anna, boris = await school(town)
    vera = await town.joins(anna, SCHOOL, "Педагог", "Вера", "Лис")
    before = len(await vera.bubbles())
    await anna.says("/push")
    await anna.sees_last(
        "Вторник, 10 марта, 08:00: 2 человека получат свою неделю", "1 человеку писать не о чем"
    )
    await until(town, PUSH + timedelta(minutes=1))
    assert len(await vera.bubbles()) == before
    assert await weeks_of(boris) == 1
    counted = asked(
        town,
        "SELECT json_extract(why, '$.gets'), json_extract(why, '$.silent') FROM telling WHERE chat_id = 0",
    )
    assert counted == [(2, 1)]
    assert asked(town, "SELECT count(*) FROM telling WHERE failure IS NOT NULL") == [(0,)]


async def test_a_teacher_gets_what_was_handed_to_them_and_two_posts_make_one_message(town: Town) -> None:
    anna, _ = await school(town)
    vera = await town.joins(anna, SCHOOL, "Педагог", "Вера", "Лис")
    async with town.database.unit() as unit:
        actor = await unit.people.actor(vera.id, town.clock.now())
        schools = {one.name: one.id for one in await unit.departments.organisations(1)}
        assert actor is not None
        await unit.people.appoint(actor.person.id, Role.CURATOR, 1, schools[OTHER])
    ((task,),) = asked(
        town,
        "SELECT id FROM task WHERE organisation_id = ? AND due IS NOT NULL ORDER BY due, id LIMIT 1",
        schools[SCHOOL],
    )
    async with town.database.unit() as unit:
        await unit.tasks.change(task, assignee_id=actor.person.id)
    await until(town, PUSH + timedelta(minutes=1))
    assert await weeks_of(vera) == 1
    await vera.sees("Ваша неделя:", OTHER, "Принято 0 из")


async def test_who_blocked_the_bot_hinders_nobody_and_the_coordinator_hears_it_once(town: Town) -> None:
    anna, boris = await school(town)
    gleb = await town.joins(anna, OTHER, HEAD, "Глеб", "Ёлкин")
    # He does it just then: the bot learns of it when its message is refused.
    town.line.settle = None
    await boris.blocks()
    await until(town, PUSH + timedelta(minutes=1))
    town.line.settle = town.settle
    assert await weeks_of(gleb) == 1
    await anna.sees_no("ушло")
    await until(town, PUSH + timedelta(minutes=130))
    await anna.sees_last("Рассылка недели: ушло 2 из 3 сообщений", "Не доставлено 1: Борис Орлов")
    said = len(await anna.bubbles())
    await until(town, PUSH + timedelta(minutes=160))
    assert len(await anna.bubbles()) == said
    # The next time they are known to be unreachable.
    await anna.says("/push")
    await anna.sees_last(
        "Понедельник, 16 марта, 08:00: 2 человека", "1 заблокировал бота", "Не доставлено: Борис"
    )


async def test_the_coordinator_looks_beforehand_and_sends_now(town: Town) -> None:
    anna, boris = await school(town)
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.presses("Рассылка недели")
    await anna.presses("Кто получит")
    await anna.sees_last("2 человека получат сообщение", "Борис Орлов – руководитель организации")
    await anna.presses("Борис Орлов")
    await anna.sees_last("Так это увидит Борис Орлов:", "Ваша неделя", "[ Сдать: 1 ", "просрочено на 64 дня")
    assert all("ev:" not in (button.data or "") for button in (await anna.last()).buttons)
    await anna.presses("« Назад")
    await anna.presses("« Назад")
    await anna.presses("Отправить сейчас")
    await anna.sees_last("Отправить 2 сообщения сейчас?", "вторник, 10 марта, 08:00")
    assert await weeks_of(boris) == 0
    toast = await anna.presses("Да, отправить сейчас")
    assert toast is not None
    assert toast.text == "2 сообщения в пути."
    assert await weeks_of(boris) == await weeks_of(anna) == 1
    await boris.sees("Ваша неделя", "просрочено на 56 дней")
    again = await anna.forges(f"uf:{datetime(2026, 3, 9).toordinal()}")
    assert again is not None
    assert "устарел" in again.text
    await until(town, PUSH + timedelta(minutes=1))
    assert await weeks_of(boris) == await weeks_of(anna) == 1
    await until(town, PUSH + timedelta(days=6, minutes=1))
    assert await weeks_of(boris) == 2
    await anna.says("/journal")
    await anna.sees_last("рассылка недели отправлена вручную", "неделя с 9 марта 2026")


async def test_nobody_is_written_to_in_quiet_hours(town: Town) -> None:
    anna, boris = await school(town)
    await until(town, datetime(2026, 3, 3, 18, tzinfo=UTC))
    await anna.says("/push")
    await anna.presses("Отправить сейчас")
    toast = await anna.presses("Да, отправить сейчас")
    assert toast is not None
    assert "тихие часы, с 20:00 до 8:00" in toast.text
    assert await weeks_of(boris) == 0


async def test_a_week_is_left_out_and_taken_in_again(town: Town) -> None:
    anna, boris = await school(town)
    await anna.says("/push")
    await anna.presses("Не отправлять")
    await anna.sees_last("Вторник, 10 марта, 08:00: ничего не отправлю")
    await anna.presses("Всё-таки отправить")
    await anna.sees_last("2 человека получат свою неделю")
    await anna.presses("Не отправлять")
    await until(town, PUSH + timedelta(minutes=1))
    assert await weeks_of(boris) == await weeks_of(anna) == 0
    assert marks(town) == [("2026-W11", "off")]
    await anna.says("/push")
    await anna.sees_last("Понедельник, 16 марта, 08:00: 2 человека")
    await until(town, PUSH + timedelta(days=6, minutes=1))
    assert await weeks_of(boris) == await weeks_of(anna) == 1


async def test_a_kill_between_two_batches_goes_on_where_it_stopped(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, boris = await school(town)
    gleb = await town.joins(anna, OTHER, HEAD, "Глеб", "Ёлкин")
    monkeypatch.setattr(pushing, "BATCH", 1)
    town.clock.move(PUSH + timedelta(minutes=1) - town.clock.now())
    async with town.database.unit() as unit:
        department = await unit.departments.get(1)
        notes, more = await push_week(unit, department, town.clock.now())
        await unit.outbox.add(outgoing.rows(notes, 0, None, None), town.clock.now())
    assert (len(notes), more) == (1, True)
    assert marks(town) == []
    await town.restart()
    await town.settle()
    assert [await weeks_of(one) for one in (anna, boris, gleb)] == [1, 1, 1]
    assert marks(town) == [("2026-W11", "done")]


async def test_after_five_weeks_of_sleep_there_is_one_week_and_a_clock_put_back_makes_no_other(
    town: Town,
) -> None:
    anna, boris = await school(town)
    await until(town, PUSH + timedelta(minutes=1))
    await town.restart()
    # Thursday, five weeks later, at night: it waits for the morning.
    await until(town, datetime(2026, 4, 16, 21, tzinfo=UTC))
    assert await weeks_of(boris) == 1
    await until(town, datetime(2026, 4, 17, 6, tzinfo=UTC))
    assert await weeks_of(boris) == await weeks_of(anna) == 2
    for moment in (datetime(2026, 4, 13, 6, tzinfo=UTC), datetime(2026, 3, 30, 6, tzinfo=UTC)):
        # The machine's own clock is put back; the messenger's goes on.
        town.clock = Clock(moment, ticks=lambda moment=moment: moment)
        await town.restart()
        await town.settle()
    assert await weeks_of(boris) == await weeks_of(anna) == 2
    assert marks(town) == [("2026-W11", "done"), ("2026-W16", "done")]


async def test_what_could_not_be_said_for_days_is_not_said_any_more(town: Town) -> None:
    _, boris = await school(town)
    town.clock.move(PUSH + timedelta(minutes=1) - town.clock.now())
    async with town.database.unit() as unit:
        department = await unit.departments.get(1)
        notes, _ = await push_week(unit, department, town.clock.now())
        await unit.outbox.add(outgoing.rows(notes, 0, None, None), town.clock.now())
    await until(town, PUSH + timedelta(days=3))
    assert await weeks_of(boris) == 0
    assert asked(town, "SELECT DISTINCT failure FROM telling WHERE chat_id != 0 AND kind = 'week'") == [
        ("too late to be told",)
    ]


async def test_two_departments_each_have_their_own_morning(town: Town) -> None:
    anna, _ = await school(town)
    oleg = await town.person("Олег", "Край")
    await oleg.starts()
    async with town.database.unit() as unit:
        now = town.clock.now()
        department = await unit.departments.add("Отдел у океана", "Asia/Kamchatka", now)
        person = await unit.people.add(oleg.id, "Олег Край", "en", now)
        await unit.people.change(person.id, consent_version=CONSENT_VERSION)
        await unit.people.appoint(person.id, Role.COORDINATOR, department.id, None)
        await go_live(By(unit, department, person.id, now), begin(read_order(order(), ORDER)), Past.OVERDUE)
    # 8:00 in Kamchatka is 23:00 of the day before in Moscow.
    await until(town, datetime(2026, 3, 9, 20, 1, tzinfo=UTC))
    assert (await weeks_of(oleg), await weeks_of(anna)) == (1, 0)
    await oleg.sees("Your week", "Отдел у океана")
    await until(town, PUSH + timedelta(minutes=1))
    assert (await weeks_of(oleg), await weeks_of(anna)) == (1, 1)


async def test_another_day_of_the_week_sends_nothing_at_once(town: Town) -> None:
    anna, boris = await school(town)
    await until(town, PUSH + timedelta(minutes=1))
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.sees_last("Рассылка недели: по понедельникам в 8:00", "Тихие часы с 20:00 до 8:00")
    await anna.presses("День рассылки")
    await anna.presses("Пятница")
    await anna.presses("Рассылка недели")
    await anna.sees_last("Пятница, 20 марта, 08:00")
    await until(town, datetime(2026, 3, 18, 6, tzinfo=UTC))
    assert await weeks_of(boris) == 1
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.presses("День рассылки")
    await anna.presses("Понедельник")
    await until(town, datetime(2026, 3, 19, 6, tzinfo=UTC))
    assert await weeks_of(boris) == 1
    await until(town, datetime(2026, 3, 23, 5, 1, tzinfo=UTC))
    assert await weeks_of(boris) == 2
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.presses("Тихие часы")
    await anna.presses("С 21:00 до 7:00")
    await anna.says("/journal")
    await anna.sees_last(
        "день рассылки", "было: пятница, стало: понедельник", "было: с 20:00 до 8:00, стало: с 21:00 до 7:00"
    )


async def test_who_asked_for_tables_gets_the_digest_as_tables(town: Town) -> None:
    anna, boris = await school(town)
    await anna.says("/settings")
    await anna.presses("Сводки таблицами")
    await until(town, PUSH + timedelta(minutes=1))
    await anna.sees("Ваша неделя: 1 задание до 17 марта", "### Принято 0 из 139", "❗ Просрочено | 24")
    assert " | " not in (await boris.sees("Ваша неделя:")).text


async def test_all_tasks_of_the_week_open_its_own_department(town: Town) -> None:
    anna, _ = await school(town)
    await anna.says("/start")
    await anna.presses("Управления")
    await anna.presses("Новое управление")
    await anna.says("Отдел образования Нижнегорского района")
    await until(town, PUSH + timedelta(minutes=1))
    toast = await anna.presses("Сводка", on="Ваша неделя")
    assert toast is not None
    assert toast.text == "Теперь вы работаете здесь: Управление образования Верхнереченского округа."
    await anna.sees_last("Принято 0 из 139", "Верхнереченского округа")


async def test_why_did_i_get_this(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("/settings")
    await boris.presses("Что и почему мне приходило")
    await boris.sees_last("Сам я вам ещё не писал.")
    await until(town, PUSH + timedelta(minutes=1))
    await boris.presses("Почему мне это пришло")
    await boris.sees_last(
        "10.03 в 08:01", "Ваша неделя: 5 заданий просрочены или со сроком в ближайшие семь дней"
    )


async def test_an_answer_goes_before_what_is_told_to_many(town: Town) -> None:
    _, boris = await school(town)
    town.line.settle = None
    town.clock.move(PUSH + timedelta(minutes=1) - town.clock.now())
    await boris.says("/help")
    await town.settle()
    last_two = (await boris.bubbles())[-2:]
    assert [is_week(one) for one in last_two] == [False, True]


async def test_a_person_who_is_forgotten_leaves_no_telling_behind(town: Town) -> None:
    _, boris = await school(town)
    await until(town, PUSH + timedelta(minutes=1))
    await boris.says("/privacy")
    await boris.presses("Удалить меня")
    await boris.presses("Да, удалить")
    assert asked(town, "SELECT count(*) FROM telling WHERE chat_id = ?", boris.id) == [(0,)]
