"""Groups, supergroups and forums: privacy, membership, migration, topics."""

from __future__ import annotations

import pytest
from sandbox_asking import Asking

from sandbox.desk import Desk
from sandbox.errors import DeskError
from sandbox.membership import Groups
from sandbox.telegram import Telegram
from sandbox.things import Account, Chat, ChatType


@pytest.fixture
def groups(telegram: Telegram) -> Groups:
    return Groups(telegram.world)


@pytest.fixture
def boris(desk: Desk) -> Account:
    return desk.deeds.arrive("Борис")


@pytest.fixture
def group(groups: Groups, telegram: Telegram, anna: Account) -> Chat:
    chat = groups.make(telegram.bot(), "Школы района", [anna])
    telegram.bot().updates.clear()
    return chat


def said(updates: list[dict]) -> list[str]:
    return [update["message"].get("text", "") for update in updates if "message" in update]


async def test_the_bot_hears_of_its_coming(
    ask: Asking, groups: Groups, telegram: Telegram, anna: Account
) -> None:
    groups.make(telegram.bot(), "Школы района", [anna])
    service, change = await ask("getUpdates")
    assert service["message"]["group_chat_created"] is True
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_in_a_group_a_bot_hears_only_what_is_meant_for_it(
    ask: Asking, group: Chat, desk: Desk, anna: Account
) -> None:
    sent = await ask("sendMessage", chat_id=group.id, text="Всем привет")
    desk.deeds.say(anna, group, "просто разговор")
    desk.deeds.say(anna, group, "/status")
    desk.deeds.say(anna, group, "/status@vekha_bot")
    desk.deeds.say(anna, group, "/status@other_bot")
    desk.deeds.say(anna, group, "ответ", reply_to=sent["message_id"])
    assert said(await ask("getUpdates")) == ["/status", "/status@vekha_bot", "ответ"]


async def test_an_administrator_hears_everything(
    ask: Asking, group: Chat, groups: Groups, desk: Desk, anna: Account, telegram: Telegram
) -> None:
    groups.promote(group, telegram.bot())
    desk.deeds.say(anna, group, "просто разговор")
    assert said(await ask("getUpdates")) == ["просто разговор"]


async def test_members_are_told(ask: Asking, group: Chat, anna: Account) -> None:
    assert (await ask("getChatMember", chat_id=group.id, user_id=anna.id))["status"] == "creator"
    assert await ask("getChatMemberCount", chat_id=group.id) == 2
    rulers = await ask("getChatAdministrators", chat_id=group.id)
    assert [ruler["user"]["id"] for ruler in rulers] == [anna.id]
    said = await ask.refusal("getChatMember", chat_id=group.id, user_id=1)
    assert said == "400 Bad Request: PARTICIPANT_ID_INVALID"


async def test_a_bot_thrown_out_is_refused(
    ask: Asking, group: Chat, groups: Groups, telegram: Telegram
) -> None:
    groups.throw_out(group, telegram.bot())
    (change,) = await ask("getUpdates")
    assert change["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    words = await ask.refusal("sendMessage", chat_id=group.id, text="да")
    assert words == "403 Forbidden: bot was kicked from the group chat"


async def test_a_bot_that_left_is_refused(ask: Asking, group: Chat) -> None:
    assert await ask("leaveChat", chat_id=group.id)
    words = await ask.refusal("sendMessage", chat_id=group.id, text="да")
    assert words == "403 Forbidden: bot is not a member of the group chat"


async def test_a_group_becomes_a_supergroup(
    ask: Asking, group: Chat, groups: Groups, telegram: Telegram
) -> None:
    new = groups.upgrade(group)
    assert str(new.id).startswith("-100")
    answer = await telegram.call(ask.token, "sendMessage", {"chat_id": group.id, "text": "да"})
    assert answer.body == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new.id},
    }
    came, *moves = await ask("getUpdates")
    assert came["my_chat_member"]["chat"]["id"] == new.id
    assert came["my_chat_member"]["new_chat_member"]["status"] == "member"
    old_says, new_says = (update["message"] for update in moves)
    assert (old_says["chat"]["id"], old_says["migrate_to_chat_id"]) == (group.id, new.id)
    assert (new_says["chat"]["id"], new_says["migrate_from_chat_id"]) == (new.id, group.id)
    assert (new_says["from"]["is_bot"], new_says["sender_chat"]["id"]) == (True, new.id)
    assert (await ask("sendMessage", chat_id=new.id, text="да"))["chat"]["type"] == "supergroup"


async def test_somebody_of_the_group_adds_the_bot(
    ask: Asking, groups: Groups, telegram: Telegram, anna: Account, boris: Account
) -> None:
    bot = telegram.bot()
    chat = groups.make(bot, "Район", [anna, boris], with_bot=False)
    words = await ask.refusal("sendMessage", chat_id=chat.id, text="да")
    assert words == "400 Bad Request: chat not found"
    assert await ask("getUpdates") == []
    groups.invite(chat, bot, boris)
    service, change = await ask("getUpdates")
    assert [user["id"] for user in service["message"]["new_chat_members"]] == [bot.id]
    assert change["my_chat_member"]["from"]["id"] == boris.id
    with pytest.raises(DeskError):
        groups.invite(chat, bot, anna)
    groups.throw_out(chat, bot)
    groups.invite(chat, bot, anna)
    assert (await ask("sendMessage", chat_id=chat.id, text="да"))["message_id"]


async def test_a_group_is_renamed_and_a_forum_gets_a_topic(
    ask: Asking, groups: Groups, desk: Desk, telegram: Telegram, anna: Account, group: Chat
) -> None:
    desk.change_group(group.id, "rename", {"title": "Директора"})
    (renamed,) = await ask("getUpdates")
    assert renamed["message"]["new_chat_title"] == renamed["message"]["chat"]["title"] == "Директора"
    with pytest.raises(DeskError):
        groups.open_topic(group, "Отчёты")
    forum = groups.make(telegram.bot(), "Форум", [anna], forum=True)
    thread = groups.open_topic(forum, "Отчёты")
    sent = await ask("sendMessage", chat_id=forum.id, message_thread_id=thread, text="сюда")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)


async def test_who_hides_their_name_speaks_as_the_group(
    ask: Asking, group: Chat, desk: Desk, anna: Account, boris: Account, groups: Groups
) -> None:
    groups.add(group, boris)
    desk.deeds.say_as_group(anna, group, "/status")
    with pytest.raises(DeskError):
        desk.deeds.say_as_group(boris, group, "/status")
    *_, update = await ask("getUpdates")
    assert update["message"]["from"]["username"] == "GroupAnonymousBot"
    assert update["message"]["sender_chat"]["id"] == group.id


async def test_a_supergroup_counts_its_own_messages(
    ask: Asking, groups: Groups, telegram: Telegram, anna: Account
) -> None:
    chat = groups.make(telegram.bot(), "Район", [anna], kind=ChatType.SUPERGROUP)
    in_group = await ask("sendMessage", chat_id=chat.id, text="да")
    in_private = await ask("sendMessage", chat_id=anna.id, text="да")
    assert (in_group["message_id"], in_private["message_id"]) == (2, 2)


async def test_topics_of_a_forum(
    ask: Asking, groups: Groups, telegram: Telegram, anna: Account, group: Chat
) -> None:
    forum = groups.make(telegram.bot(), "Форум", [anna], forum=True, bot_rules=True)
    topic = await ask("createForumTopic", chat_id=forum.id, name="Отчёты")
    thread = topic["message_thread_id"]
    sent = await ask("sendMessage", chat_id=forum.id, message_thread_id=thread, text="сюда")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    words = await ask.refusal("sendMessage", chat_id=forum.id, message_thread_id=99, text="да")
    assert words == "400 Bad Request: message thread not found"
    groups.promote(forum, telegram.bot(), rules=False)
    words = await ask.refusal("createForumTopic", chat_id=forum.id, name="Ещё")
    assert words == "400 Bad Request: not enough rights"
    words = await ask.refusal("createForumTopic", chat_id=group.id, name="Ещё")
    assert words == "400 Bad Request: the chat is not a forum"


async def test_a_closed_topic_takes_nothing(
    ask: Asking, groups: Groups, telegram: Telegram, anna: Account
) -> None:
    forum = groups.make(telegram.bot(), "Форум", [anna], forum=True, bot_rules=True)
    thread = (await ask("createForumTopic", chat_id=forum.id, name="Отчёты"))["message_thread_id"]
    assert await ask("closeForumTopic", chat_id=forum.id, message_thread_id=thread)
    groups.promote(forum, telegram.bot(), rules=False)
    words = await ask.refusal("sendMessage", chat_id=forum.id, message_thread_id=thread, text="да")
    assert words == "400 Bad Request: TOPIC_CLOSED"


async def test_messages_of_others_are_deleted_by_administrators_alone(
    ask: Asking, group: Chat, groups: Groups, desk: Desk, anna: Account, telegram: Telegram
) -> None:
    number = desk.deeds.say(anna, group, "лишнее").id
    words = await ask.refusal("deleteMessage", chat_id=group.id, message_id=number)
    assert words == "400 Bad Request: message can't be deleted"
    groups.promote(group, telegram.bot())
    assert await ask("deleteMessage", chat_id=group.id, message_id=number)
