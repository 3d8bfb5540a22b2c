"""getUpdates: offsets, limits, kinds, long polls and two readers at once; the sandbox's own tokens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sandbox_asking import Asking

from sandbox.bots import token_for
from sandbox.clock import Clock
from sandbox.desk import Desk
from sandbox.errors import ConnectionCut, NotASandboxToken
from sandbox.telegram import Telegram
from sandbox.things import Account

SECOND_READER = (
    "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


@pytest.fixture
def say(desk: Desk, anna: Account) -> Callable[[str], object]:
    return lambda text: desk.deeds.say(anna, desk.deeds.chat_of(anna), text)


def texts(updates: list[dict]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_the_same_offset_gives_the_same_updates_again(
    ask: Asking, say: Callable[[str], object]
) -> None:
    for word in ("раз", "два", "три"):
        say(word)
    first = await ask("getUpdates")
    assert texts(first) == ["раз", "два", "три"]
    assert await ask("getUpdates") == first
    assert await ask("getUpdates", offset=first[0]["update_id"]) == first


async def test_an_offset_forgets_everything_below_it(ask: Asking, say: Callable[[str], object]) -> None:
    for word in ("раз", "два", "три"):
        say(word)
    second = (await ask("getUpdates"))[1]["update_id"]
    assert texts(await ask("getUpdates", offset=second)) == ["два", "три"]
    assert texts(await ask("getUpdates")) == ["два", "три"]
    assert await ask("getUpdates", offset=second + 2) == []
    say("четыре")
    assert [update["update_id"] for update in await ask("getUpdates")] == [second + 2]


async def test_a_negative_offset_keeps_the_last_ones(ask: Asking, say: Callable[[str], object]) -> None:
    for word in ("раз", "два", "три"):
        say(word)
    assert texts(await ask("getUpdates", offset=-1)) == ["три"]
    assert texts(await ask("getUpdates")) == ["три"]


async def test_a_limit_is_held_between_1_and_100(ask: Asking, say: Callable[[str], object]) -> None:
    for number in range(120):
        say(str(number))
    assert [len(await ask("getUpdates", limit=limit)) for limit in (0, 7, 500)] == [1, 7, 100]


async def test_ids_grow_one_by_one_from_a_high_number(ask: Asking, say: Callable[[str], object]) -> None:
    for word in ("раз", "два"):
        say(word)
    first, second = [update["update_id"] for update in await ask("getUpdates")]
    assert second == first + 1
    assert first > 10**8


async def test_a_message_nobody_fetched_is_forgotten_after_a_day(
    ask: Asking, say: Callable[[str], object], telegram: Telegram
) -> None:
    say("раз")
    telegram.clock.move(timedelta(hours=23))
    say("два")
    telegram.clock.move(timedelta(hours=2))
    assert texts(await ask("getUpdates")) == ["два"]


async def test_the_kinds_asked_for_are_remembered(
    ask: Asking, say: Callable[[str], object], desk: Desk, anna: Account
) -> None:
    await ask("getUpdates", allowed_updates=["callback_query"])
    say("раз")
    assert await ask("getUpdates") == []
    await ask("getUpdates", allowed_updates=[])
    said = desk.deeds.say(anna, desk.deeds.chat_of(anna), "два")
    desk.deeds.edit(anna, desk.deeds.chat_of(anna), said.id, "три")
    desk.deeds.block(anna, blocked=True)
    kinds = [list(update)[1] for update in await ask("getUpdates")]
    assert kinds == ["message", "edited_message", "my_chat_member"]


async def test_a_long_poll_ends_with_the_first_update(ask: Asking, say: Callable[[str], object]) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=30))
    await asyncio.sleep(0)
    assert not poll.done()
    say("раз")
    assert texts(await asyncio.wait_for(poll, 5)) == ["раз"]


async def test_a_second_reader_ends_the_first(ask: Asking, say: Callable[[str], object]) -> None:
    first = asyncio.create_task(ask.refusal("getUpdates", timeout=30))
    await asyncio.sleep(0)
    second = asyncio.create_task(ask("getUpdates", timeout=30))
    assert await asyncio.wait_for(first, 5) == SECOND_READER
    say("раз")
    assert texts(await asyncio.wait_for(second, 5)) == ["раз"]


async def test_an_outage_cuts_the_poll_that_waits(ask: Asking, telegram: Telegram) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=30))
    await asyncio.sleep(0)
    telegram.faults.add("outage")
    with pytest.raises(ConnectionCut):
        await asyncio.wait_for(poll, 5)


async def test_updates_are_for_one_bot(
    ask: Asking, say: Callable[[str], object], another_bot: Callable[[int], Asking], desk: Desk, anna: Account
) -> None:
    other = another_bot(5)
    assert (await other("getMe"))["id"] == 7_000_000_005
    say("раз")
    assert await other("getUpdates") == []
    desk.deeds.start(anna, bot=desk.telegram.bot(other.token))
    assert texts(await other("getUpdates")) == ["/start"]
    assert texts(await ask("getUpdates")) == ["раз"]


@pytest.mark.parametrize(
    "token",
    [
        "123456789:AAF-zyxwvutsrqponmlkjihgfedcbaABCDE",
        "7000000001:AAF-zyxwvutsrqponmlkjihgfedcbaABCDE",
        "123456789:SANDBOX-zyxwvutsrqponmlkjihgfed",
        "7000000000:SANDBOX-zyxwvutsrqponmlkjihgfed",
        "7000000001:SANDBOX-short",
        "7000000001:SANDBOX-not-the-secret-of-this-bot",
        "слово",
    ],
)
async def test_only_its_own_tokens_are_let_in(telegram: Telegram, token: str) -> None:
    answer = await telegram.call(token, "getMe")
    assert answer.body == {"ok": False, "error_code": 401, "description": "Unauthorized"}


def test_a_real_token_is_refused_at_the_start(telegram: Telegram) -> None:
    with pytest.raises(NotASandboxToken):
        Telegram(Clock(telegram.clock.now()), ["123456789:AAF-zyxwvutsrqponmlkjihgfedcbaABCDE"])
    assert Telegram(Clock(telegram.clock.now()), [token_for(1), token_for(2)]).world.bots.keys() == {
        7_000_000_001,
        7_000_000_002,
    }


async def test_methods_are_found_in_any_letter_case(ask: Asking) -> None:
    assert await ask("GETME") == await ask("getme")
    assert await ask.refusal("sendTelepathy") == "404 Not Found: method not found: sendTelepathy"


async def test_a_logged_out_bot_is_refused(ask: Asking) -> None:
    assert await ask("close")
    assert await ask("logOut")
    assert await ask.refusal("getMe") == "400 Bad Request: Logged out"
