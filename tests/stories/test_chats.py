"""Groups of the messenger: who binds one, and how the bot comes in and goes out."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete

from roadmap.consent import CONSENT_VERSION
from roadmap.people import Role
from sandbox.things import ChatType
from storage.models import GroupChatRow
from tests.stories.door import asked
from tests.stories.journal import entries
from tests.stories.square import DEPARTMENT, PUSH, Square, a_school, said, until
from tests.town import Town


async def test_a_coordinator_adds_the_bot_and_binds_the_group_by_one_button(
    town: Town, square: Square
) -> None:
    anna, boris = await a_school(town)
    chat = await square.made("Директора", anna, boris)
    await square.invites(anna, chat)
    there = anna.in_chat(chat.id)
    asked_for = await there.sees_last("Сводку какого управления сюда присылать?", "за 24 часа")
    assert "в этой теме" not in asked_for.text
    toast = await boris.in_chat(chat.id).presses("Управление образования")
    assert toast is not None
    assert toast.text == "Эту кнопку может нажать только координатор управления."
    assert asked(town, "SELECT department_id FROM group_chat") == [(None,)]
    await there.presses("Управление образования")
    done = await there.sees_last(f"Готово: {DEPARTMENT}", "по понедельникам в 8:00")
    assert not done.buttons
    assert asked(town, "SELECT department_id, topic_id, left_at FROM group_chat") == [(1, None, None)]
    [bound] = await entries(town, "chat.bound")
    assert bound.person_id is not None
    await anna.says("/journal")
    await anna.sees_last("сводка будет приходить в группу: Директора")


async def test_somebody_else_adds_the_bot_and_it_leaves_after_a_sentence(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    stranger = await town.person("Чужой")
    for person in (boris, stranger):
        chat = await square.made("Посиделки", person, anna)
        await square.invites(person, chat)
        await person.in_chat(chat.id).sees("В группы меня добавляет только координатор", "я выхожу")
        assert said(town, chat.id) == 1
        assert not square.inside(chat)
    assert asked(town, "SELECT count(*) FROM group_chat WHERE left_at IS NULL") == [(0,)]
    # The coordinator adds it to the same group, and all is well.
    await square.invites(anna, chat)
    await anna.in_chat(chat.id).presses("Управление образования")
    assert square.inside(chat)


async def test_the_link_of_the_settings_asks_once(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    await anna.forges("gcl:0")
    assert await anna.opens("Добавить меня в группу") == "https://t.me/vekha_bot?startgroup=group"
    for person in (anna, boris):
        chat = await square.made("Директора", person)
        square.groups.invite(chat, square.bot, square.account(person))
        await person.in_chat(chat.id).says("/start@vekha_bot group")
        assert said(town, chat.id) == 1
    # Later the same words are a plain /start.
    chat = await square.made("Отдел", anna)
    await square.invites(anna, chat)
    town.clock.move(timedelta(minutes=5))
    await anna.in_chat(chat.id).says("/start@vekha_bot group")
    assert said(town, chat.id) == 2


async def test_the_administrator_of_the_bot_alone_binds_nothing(town: Town, square: Square) -> None:
    await town.coordinator()
    olga = await town.person("Ольга", admin=True)
    chat = await square.made("Посиделки", olga)
    await square.invites(olga, chat)
    assert not square.inside(chat)


async def test_a_group_that_nobody_binds_is_left_after_a_day(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.made("Отдел", anna, boris)
    await square.invites(anna, chat)
    await boris.in_chat(chat.id).says("/status")
    await boris.in_chat(chat.id).sees_last("Эта группа пока не привязана", "/start@vekha_bot")
    town.clock.move(timedelta(hours=23, minutes=50))
    await town.settle()
    assert square.inside(chat)
    town.clock.move(timedelta(minutes=20))
    await town.settle()
    await anna.in_chat(chat.id).sees("Никто не сказал, сводку какого управления")
    assert not square.inside(chat)
    before = said(town, chat.id)
    town.clock.move(timedelta(days=2))
    await town.settle()
    assert said(town, chat.id) == before
    # The old button does nothing any more: the bot is out.
    bound = await square.bound(anna, "Ещё одна")
    town.clock.move(timedelta(days=2))
    await town.settle()
    assert square.inside(bound)


async def test_a_group_that_it_was_in_before_is_met_at_a_command(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chats = [await square.made(title, anna, boris) for title in ("Первая", "Вторая")]
    for chat in chats:
        await square.invites(anna, chat)
    # The bot that came before it knew of groups remembers none.
    async with town.database.unit() as unit:
        await unit._session.execute(delete(GroupChatRow))
    first, second = chats
    await boris.in_chat(first.id).says("/status")
    await boris.in_chat(first.id).sees("поэтому я выхожу")
    assert not square.inside(first)
    await anna.in_chat(second.id).says("/status")
    await anna.in_chat(second.id).presses("Управление образования")
    await boris.in_chat(second.id).says("/status")
    await boris.in_chat(second.id).sees_last("Принято 0 из 139")


async def test_a_group_that_grows_keeps_its_binding(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    ivan = await town.person("Иван")
    # Иван made the group, so it is he who lets it grow: nobody whom the bot knows.
    chat = await square.made("Директора", ivan, anna, boris)
    await square.invites(anna, chat)
    await anna.in_chat(chat.id).presses("Управление образования")
    new = square.groups.upgrade(chat)
    await town.settle()
    assert square.inside(new)
    assert said(town, new.id) == 0
    assert asked(town, "SELECT chat_id, department_id, left_at FROM group_chat") == [(new.id, 1, None)]
    await boris.in_chat(new.id).says("/status")
    await boris.in_chat(new.id).sees_last("Принято 0 из 139")
    await until(town, PUSH + timedelta(minutes=1))
    await boris.in_chat(new.id).sees_last("просрочено 24")


async def test_thrown_out_the_coordinator_sees_it_and_nobody_else_is_unreachable(
    town: Town, square: Square
) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    square.groups.throw_out(chat, square.bot)
    await town.settle()
    assert asked(town, "SELECT count(*) FROM person WHERE unreachable_since IS NOT NULL") == [(0,)]
    await until(town, PUSH + timedelta(minutes=1))
    assert asked(town, "SELECT count(*) FROM telling WHERE chat_id < 0") == [(0,)]
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.presses("Чаты")
    await anna.sees_last("Чаты: 1 группа", "Директора – меня удалили 2 марта")
    await anna.presses("Директора")
    await anna.sees_last("Сводка туда больше не приходит.")
    await anna.presses("Убрать из списка")
    await anna.sees_last("Сводка пока не приходит ни в одну группу")


async def test_another_coordinator_unbinds_and_the_bot_leaves(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    olga = await town.person("Ольга", "Дым")
    await olga.starts()
    async with town.database.unit() as unit:
        now = town.clock.now()
        person = await unit.people.add(olga.id, "Ольга Дым", "ru", now)
        await unit.people.change(person.id, consent_version=CONSENT_VERSION)
        await unit.people.appoint(person.id, Role.COORDINATOR, 1, None)
        first = await unit.people.actor(anna.id, now)
        assert first is not None
        await unit.people.end_post(first.posts[0].id, town.clock.now().date() - timedelta(days=1))
    await anna.in_chat(chat.id).says("/status")
    await anna.in_chat(chat.id).sees_last("Принято 0 из 139")
    await olga.says("/settings")
    await olga.presses("Настройки управления")
    await olga.presses("Чаты")
    await olga.presses("Директора")
    await olga.sees_last("Директора", "Сводки там ещё не было", "Так это видит группа:", "Принято 0 из 139")
    await olga.presses("Выйти из группы")
    await olga.sees_last("Выйти из группы «Директора»?")
    assert square.inside(chat)
    await olga.presses("Да, выйти")
    assert not square.inside(chat)
    [gone] = await entries(town, "chat.unbound")
    assert gone.department_id == 1


async def test_two_departments_do_not_take_each_others_groups(town: Town, square: Square) -> None:
    anna, _ = await a_school(town)
    chat = await square.bound(anna, "Директора")
    oleg = await town.person("Олег", "Край")
    await oleg.starts()
    async with town.database.unit() as unit:
        now = town.clock.now()
        department = await unit.departments.add("Отдел у океана", "Asia/Kamchatka", now)
        person = await unit.people.add(oleg.id, "Олег Край", "en", now)
        await unit.people.change(person.id, consent_version=CONSENT_VERSION)
        await unit.people.appoint(person.id, Role.COORDINATOR, department.id, None)
    square.groups.add(chat, square.account(oleg))
    there = oleg.in_chat(chat.id)
    toast = await there.forges(f"gcb:{department.id}")
    assert toast is not None
    assert "another department's digest" in toast.text
    toast = await there.forges("gcb:1")
    assert toast is not None
    assert "Only the department's coordinator" in toast.text
    toast = await there.forges("gcb:999999")
    assert toast is not None
    assert "Only the department's coordinator" in toast.text
    assert asked(town, "SELECT department_id FROM group_chat") == [(1,)]
    for data in ("gcc:1", "gcu:1", "gcx:1"):
        toast = await oleg.forges(data)
        assert toast is not None
        assert toast.alert
    assert square.inside(chat)
    # His own group speaks his language.
    own = await square.made("Ocean", oleg)
    await square.invites(oleg, own)
    await oleg.in_chat(own.id).presses("Отдел у океана")
    square.groups.add(own, square.account(anna))
    await anna.in_chat(own.id).says("/status")
    await oleg.in_chat(own.id).sees_last("There are no tasks yet")


async def test_a_group_of_an_archived_department_is_left(town: Town, square: Square) -> None:
    anna, _ = await a_school(town)
    chat = await square.bound(anna, "Директора")
    async with town.database.unit() as unit:
        await unit.departments.set_archived(1, town.clock.now())
    await until(town, town.clock.now() + timedelta(hours=25))
    assert not square.inside(chat)


async def test_a_channel_is_left_without_a_word(town: Town, square: Square) -> None:
    anna, _ = await a_school(town)
    chat = square.groups.make(
        square.bot, "Канал", [square.account(anna)], kind=ChatType.SUPERGROUP, with_bot=False
    )
    chat.members[square.bot.id] = chat.members[anna.id]
    user = square.bot.user()
    change = {
        "chat": {"id": chat.id, "title": "Канал", "type": "channel"},
        "from": square.account(anna).user(),
        "date": 1,
        "old_chat_member": {"status": "left", "user": user},
        "new_chat_member": {"status": "member", "user": user},
    }
    square.bot.updates.put("my_chat_member", change, chat.id)
    await town.settle()
    assert said(town, chat.id) == 0
    assert not square.inside(chat)
