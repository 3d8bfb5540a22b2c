"""What is said in a group and is no business of the bot, and what is personal."""

from __future__ import annotations

from tests.stories.door import asked
from tests.stories.square import SCHOOL, Square, a_school, said
from tests.town import Town


async def test_what_is_personal_is_answered_in_private(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    stranger = await town.person("Чужой")
    chat = await square.bound(anna, "Директора", boris, stranger)
    for words in ("/tasks", "/status СОШ № 5", "/status 1.3", "/overdue@vekha_bot", "/start"):
        before = said(town, chat.id)
        await boris.in_chat(chat.id).says(words)
        assert said(town, chat.id) == before, words
        await boris.gets("В группе «Директора» я показываю только цифры.")
    await boris.presses("Задания")
    await boris.sees_last("Назначение")
    before = said(town, chat.id)
    await stranger.in_chat(chat.id).says("/tasks")
    assert said(town, chat.id) == before + 1
    await stranger.in_chat(chat.id).sees_last("Это личное, напишите мне в личный чат.")
    link = await stranger.in_chat(chat.id).opens("Написать лично")
    assert link == "https://t.me/vekha_bot?start=private"
    await stranger.sees_last("Войти можно по личной ссылке")
    # Who has blocked the bot is told in the group.
    await boris.blocks()
    await boris.in_chat(chat.id).says("/tasks")
    await boris.in_chat(chat.id).sees_last("Это личное")


async def test_the_link_from_a_group_opens_the_first_screen(town: Town, square: Square) -> None:
    _, boris = await a_school(town)
    await boris.starts("https://t.me/vekha_bot?start=private")
    await boris.sees_last(SCHOOL)
    await boris.sees_no("ничего не открывает")


async def test_what_people_say_to_each_other_is_not_answered(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    # Even an administrator, who hears everything, says nothing.
    square.groups.promote(chat, square.bot)
    await boris.in_chat(chat.id).says("/tasks")
    digest = await anna.in_chat(chat.id).sees_last("Готово")
    counted, rows = said(town, chat.id), asked(town, "SELECT count(*) FROM evidence")
    there = boris.in_chat(chat.id)
    await there.says("Коллеги, доброе утро")
    await there.says("https://school2.example.org/report.pdf", reply_to=digest)
    await there.sends_photo()
    await there.sends_contact("+7 000", "Иван")
    await there.says("/status@other_bot")
    await there.says("/weather")
    await there.says("/")
    await there.says("/tasks")
    await there.edits("/status")
    broken = {
        "message_id": 10**6,
        "chat": chat.json(),
        "from": square.account(boris).user(),
        "text": "/status",
    }
    square.bot.updates.put("message", broken, chat.id)
    await town.settle()
    assert said(town, chat.id) == counted
    assert asked(town, "SELECT count(*) FROM evidence") == rows
    assert asked(town, "SELECT count(*) FROM conversation WHERE chat_id < 0") == [(0,)]
    texts = "SELECT json_extract(payload, '$.message.text') FROM inbox WHERE lane = ?"
    of_group = f"{texts} AND json_extract(payload, '$.message.chat.id') = ?"
    kept = {text for (text,) in asked(town, of_group, boris.id, chat.id)}
    assert kept == {"/tasks", "/weather", "/", "/status", "/status@other_bot"}
    # What cannot be read is set aside without an apology to people who spoke to each other.
    assert asked(town, "SELECT count(*) FROM inbox WHERE reference IS NOT NULL") == [(1,)]


async def test_a_conversation_in_private_does_not_spill_into_a_group(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    square.groups.promote(chat, square.bot)
    await boris.says("/tasks")
    await boris.presses("Назначение")
    await boris.presses("Сдать")
    await boris.in_chat(chat.id).says("https://school2.example.org/report.pdf")
    assert asked(town, "SELECT count(*) FROM evidence") == [(0,)]
    await boris.says("https://school2.example.org/report.pdf")
    await boris.sees_last("Сдано: 1 подтверждение")


async def test_an_administrator_who_hides_their_name_is_answered_too(town: Town, square: Square) -> None:
    anna, boris = await a_school(town)
    chat = await square.bound(anna, "Директора", boris)
    before = said(town, chat.id)
    town.line.desk.deeds.say_as_group(square.account(anna), chat, "/status")
    await town.settle()
    assert said(town, chat.id) == before + 1
    town.line.desk.deeds.say_as_group(square.account(anna), chat, "/tasks")
    await town.settle()
    await anna.in_chat(chat.id).sees_last("Это личное")


async def test_the_menu_of_a_group_has_one_command(town: Town, square: Square) -> None:
    anna, _ = await a_school(town)
    chat = await square.bound(anna, "Директора")
    await town.vekha._introduce()
    world = town.telegram.world
    assert [one["command"] for one in world.menu(square.bot, chat)["commands"]] == ["status"]
    private = world.private_chat(square.bot, square.account(anna))
    assert len(world.menu(square.bot, private)["commands"]) > 10
