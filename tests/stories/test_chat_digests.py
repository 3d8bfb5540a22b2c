"""Numbers in groups: when asked, and once a week, in their topic, whatever becomes of the group."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.stories.door import asked
from tests.stories.square import DEPARTMENT, PUSH, Square, a_school, said, until
from tests.town import Town


async def test_status_in_a_group_is_numbers_alone(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    stranger = await town.person("Чужой")
    square.groups.add(chat, square.account(stranger))
    for person, words in ((boris, "/status"), (stranger, "/Status@Vekha_bot"), (anna, "/status@vekha_bot")):
        before = said(town, chat.id)
        await person.in_chat(chat.id).says(words)
        assert said(town, chat.id) == before + 1
        told = await person.in_chat(chat.id).sees_last(
            "Принято 0 из 139, просрочено 20", DEPARTMENT, "В ближайшие семь дней – 4 задания."
        )
        for name in ("СОШ", "Орлов", "Борис", "Назначение", "Позвонить"):
            assert name not in told.text
        assert not told.buttons
    # The private digest of the same moment names schools: the test above would see it.
    await anna.says("/status")
    await anna.sees_last("СОШ")


async def test_what_changed_in_a_week_is_said_in_the_group(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    for _ in range(8):
        town.days_pass(1)
        await town.settle()
    await anna.in_chat(chat.id).says("/status")
    await anna.in_chat(chat.id).sees_last("С 3 марта: принято 0, просрочено +4")


async def test_the_week_goes_to_groups_once_and_survives_a_restart(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    other = await square.bound(anna, "Отдел")
    before = said(town, chat.id)
    await anna.says("/push")
    await anna.sees_last("2 человека получат свою неделю", "Сводка уйдёт в 2 группы: «Директора», «Отдел»")
    await until(town, PUSH - timedelta(minutes=1))
    assert said(town, chat.id) == before
    town.telegram.faults.add("outage")
    await until_broken(town, PUSH + timedelta(minutes=1))
    town.telegram.faults.heal()
    await town.restart()
    for minutes in (20, 60, 60 * 24):
        await until(town, PUSH + timedelta(minutes=minutes))
    assert said(town, chat.id) == before + 1
    told = await anna.in_chat(chat.id).sees_last("Принято 0 из 139, просрочено 24", DEPARTMENT)
    assert "СОШ" not in told.text
    await anna.in_chat(other.id).sees_last("Принято 0 из 139, просрочено 24")
    assert asked(town, "SELECT person_id, sent_at IS NULL FROM telling WHERE chat_id < 0") == [
        (None, 0),
        (None, 0),
    ]
    await until(town, PUSH + timedelta(days=6, minutes=1))
    assert said(town, chat.id) == before + 2


async def until_broken(town: Town, moment: datetime) -> None:
    """The calendar moves while nothing answers: the clock's work is done, and nothing is said."""
    town.clock.move(moment - town.clock.now())
    await town.vekha._jobs.run_due()
    await town.vekha._sender.drain()


async def test_stop_and_send_now_hold_for_groups(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    before = said(town, chat.id)
    await anna.says("/push")
    await anna.presses("Не отправлять")
    await anna.sees_no("ничего не отправлю", "Сводка уйдёт")
    await until(town, PUSH + timedelta(minutes=1))
    assert said(town, chat.id) == before
    await anna.says("/push")
    await anna.presses("Отправить сейчас")
    await anna.sees_last("Отправить 3 сообщения сейчас?")
    toast = await anna.presses("Да, отправить сейчас")
    assert toast is not None
    assert toast.text == "3 сообщения в пути."
    assert said(town, chat.id) == before + 1
    await until(town, PUSH + timedelta(days=6, minutes=1))
    assert said(town, chat.id) == before + 1


async def test_a_group_where_nothing_is_to_do_hears_nothing(town: Town, square: Square) -> None:
    anna = await town.coordinator()
    chat = await square.bound(anna, "Отдел")
    before = said(town, chat.id)
    await until(town, PUSH + timedelta(minutes=1))
    assert said(town, chat.id) == before
    await anna.in_chat(chat.id).says("/status")
    await anna.in_chat(chat.id).sees_last("Заданий пока нет")


async def test_a_group_with_topics_is_bound_where_it_was_said(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    forum = await square.made("Район", anna, boris, forum=True)
    reports = square.groups.open_topic(forum, "Отчёты")
    news = square.groups.open_topic(forum, "Новости")
    await square.invites(anna, forum)
    await anna.in_chat(forum.id).sees_last("напишите в этой теме /start@vekha_bot")
    there = anna.in_chat(forum.id, reports)
    await there.says("/start@vekha_bot")
    await there.presses("Управление образования")
    await there.sees_last("Готово")
    assert asked(town, "SELECT topic_id FROM group_chat") == [(reports,)]
    # Asked anywhere, it answers there.
    await boris.in_chat(forum.id, news).says("/status")
    await boris.in_chat(forum.id, news).sees_last("Принято 0 из 139")
    await until(town, PUSH + timedelta(minutes=1))
    await there.sees_last("просрочено 24")
    await anna.in_chat(forum.id, news).sees_no("просрочено 24")
    # To another topic: a coordinator says so there, others only hear that it is personal.
    await anna.in_chat(forum.id, news).says("/start@vekha_bot")
    await anna.in_chat(forum.id, news).presses("Да, сюда")
    assert asked(town, "SELECT topic_id FROM group_chat") == [(news,)]
    await boris.in_chat(forum.id, reports).says("/start@vekha_bot")
    await boris.gets("В группе «Район»")
    await anna.forges("gcl:0")
    await anna.sees_last("Район – в теме")


async def test_a_topic_that_is_gone_loses_no_digest(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    forum = await square.made("Район", anna, boris, forum=True)
    reports = square.groups.open_topic(forum, "Отчёты")
    await square.invites(anna, forum)
    await anna.in_chat(forum.id, reports).says("/start@vekha_bot")
    await anna.in_chat(forum.id, reports).presses("Управление образования")
    del forum.topics[reports]
    await until(town, PUSH + timedelta(minutes=1))
    await anna.in_chat(forum.id).sees_last("просрочено 24")
    assert asked(town, "SELECT failure FROM telling WHERE chat_id < 0") == [(None,)]


async def test_a_digest_on_its_way_follows_a_group_that_grew(town: Town, square: Square) -> None:
    anna, _ = await a_school(town)
    chat = await square.bound(anna, "Директора")
    new = square.groups.upgrade(chat)
    # The bot learns of it when its message is refused: the messenger's own words about it are lost.
    square.bot.updates.clear()
    await until(town, PUSH + timedelta(minutes=1))
    assert said(town, new.id) == 1
    await anna.in_chat(new.id).sees_last("просрочено 24")
    assert asked(town, "SELECT chat_id, department_id FROM group_chat") == [(new.id, 1)]
    assert asked(town, "SELECT chat_id, failure FROM telling WHERE person_id IS NULL AND chat_id != 0") == [
        (new.id, None)
    ]


async def test_thrown_out_unheard_it_is_found_out_by_the_refusal(town: Town, square: Square) -> None:
    anna, _ = await a_school(town)
    chat = await square.bound(anna, "Директора")
    square.groups.throw_out(chat, square.bot)
    square.bot.updates.clear()
    await until(town, PUSH + timedelta(minutes=1))
    await until(town, PUSH + timedelta(minutes=130))
    await anna.sees_last("Рассылка недели: ушло 2 из 3 сообщений", "Не доставлено 1: Директора")
    assert asked(town, "SELECT left_at IS NULL FROM group_chat") == [(0,)]
    assert chat.status(square.bot.id).value == "kicked"


async def test_a_renamed_group_is_listed_by_its_new_name(town: Town, square: Square) -> None:
    anna, _ = await a_school(town)
    chat = await square.bound(anna, "Директора")
    square.groups.rename(chat, "Школы округа <2026>")
    await town.settle()
    await anna.says("/push")
    await anna.sees_last("«Школы округа <2026>»")
