"""Presses of buttons: answered once, in time, by the bot they were meant for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sandbox_asking import Asking

from sandbox.desk import Desk
from sandbox.errors import DeskError
from sandbox.telegram import Telegram
from sandbox.things import Account

LATE = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def press(ask: Asking, anna: Account, desk: Desk) -> str:
    """The id of a press that waits for its answer."""
    markup = {"inline_keyboard": [[{"text": "Сдать", "callback_data": "ev:17"}]]}
    sent = await ask("sendMessage", chat_id=anna.id, text="Задание", reply_markup=markup)
    return desk.deeds.press(anna, desk.deeds.chat_of(anna), sent["message_id"], "ev:17").id


async def test_a_press_arrives_with_its_message(ask: Asking, anna: Account, press: str) -> None:
    (update,) = await ask("getUpdates")
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (press, "ev:17", anna.id)
    assert query["message"]["text"] == "Задание"


async def test_an_answer_is_a_toast(ask: Asking, press: str, telegram: Telegram) -> None:
    assert await ask("answerCallbackQuery", callback_query_id=press, text="Принято", show_alert=True)
    toast = telegram.events.history[-1]
    assert (toast.kind, toast.data["text"], toast.data["show_alert"]) == ("toast", "Принято", True)


async def test_the_second_answer_is_refused(ask: Asking, press: str) -> None:
    await ask("answerCallbackQuery", callback_query_id=press)
    assert await ask.refusal("answerCallbackQuery", callback_query_id=press) == LATE


async def test_a_late_answer_is_refused(ask: Asking, press: str, telegram: Telegram) -> None:
    telegram.clock.move(timedelta(seconds=31))
    assert await ask.refusal("answerCallbackQuery", callback_query_id=press) == LATE


async def test_the_press_of_another_bot_is_refused(press: str, another_bot: Callable[[int], Asking]) -> None:
    assert await another_bot(2).refusal("answerCallbackQuery", callback_query_id=press) == LATE


async def test_a_toast_has_a_limit_and_its_link_leads_to_the_bot(ask: Asking, press: str) -> None:
    said = await ask.refusal("answerCallbackQuery", callback_query_id=press, text="ы" * 201)
    assert said == "400 Bad Request: MESSAGE_TOO_LONG"
    said = await ask.refusal("answerCallbackQuery", callback_query_id=press, url="https://example.org")
    assert said == "400 Bad Request: URL_INVALID"
    link = "https://t.me/vekha_bot?start=a"
    assert await ask("answerCallbackQuery", callback_query_id=press, url=link)


async def test_a_press_nobody_fetched_is_forgotten(ask: Asking, press: str, telegram: Telegram) -> None:
    telegram.clock.move(timedelta(seconds=151))
    assert await ask("getUpdates") == []


async def test_data_may_be_forged_but_not_too_long(
    ask: Asking, anna: Account, press: str, desk: Desk
) -> None:
    chat = desk.deeds.chat_of(anna)
    number = max(chat.messages)
    desk.deeds.press(anna, chat, number, "ev:99999")
    assert (await ask("getUpdates"))[-1]["callback_query"]["data"] == "ev:99999"
    with pytest.raises(DeskError, match="1 to 64 bytes"):
        desk.deeds.press(anna, chat, number, "ы" * 33)
    with pytest.raises(DeskError, match="only messages of a bot have buttons"):
        desk.deeds.press(anna, chat, 1, "ev:1")
