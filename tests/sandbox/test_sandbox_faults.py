"""Telegram broken on purpose: what the bot is told, what was stored all the same, what the book says."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sandbox_asking import Asking

from sandbox.clock import Clock, TimeRunsForward
from sandbox.desk import Desk
from sandbox.errors import ConnectionCut, DeskError
from sandbox.limits import buckets, windows
from sandbox.membership import Groups
from sandbox.telegram import Telegram
from sandbox.things import Account


def shown(desk: Desk, person: Account) -> list[str]:
    return [message.plain for message in desk.deeds.chat_of(person).messages.values()]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("429", "429 Too Many Requests: retry after 7"),
        ("403", "403 Forbidden: bot was blocked by the user"),
        ("500", "500 Internal Server Error"),
        ("502", "502 Bad Gateway"),
    ],
)
async def test_a_fault_is_told_so_many_times(
    ask: Asking, anna: Account, desk: Desk, kind: str, words: str
) -> None:
    desk.break_it({"kind": kind, "times": 2, "retry_after": 7})
    for _ in range(2):
        assert await ask.refusal("sendMessage", chat_id=anna.id, text="да") == words
    await ask("sendMessage", chat_id=anna.id, text="дошло")
    assert shown(desk, anna) == ["/start", "дошло"]
    assert desk.state()["faults"] == []


async def test_a_429_carries_its_parameter(ask: Asking, anna: Account, telegram: Telegram) -> None:
    telegram.faults.add("429", retry_after=7)
    answer = await telegram.call(ask.token, "sendMessage", {"chat_id": anna.id, "text": "да"})
    assert answer.body["parameters"] == {"retry_after": 7}


async def test_a_fault_may_touch_one_method_in_one_chat(ask: Asking, anna: Account, desk: Desk) -> None:
    boris = desk.deeds.arrive("Борис")
    desk.deeds.start(boris)
    desk.break_it({"kind": "500", "method": "sendMessage", "chat_id": boris.id})
    assert await ask("sendMessage", chat_id=anna.id, text="да")
    assert await ask("sendChatAction", chat_id=boris.id, action="typing")
    assert await ask.refusal("sendMessage", chat_id=str(boris.id), text="да") == "500 Internal Server Error"
    desk.heal()
    assert await ask("sendMessage", chat_id=boris.id, text="да")


async def test_the_reading_of_updates_is_left_alone_unless_it_is_named(
    ask: Asking, telegram: Telegram
) -> None:
    telegram.faults.add("500")
    assert await ask("getUpdates") == []
    telegram.faults.add("502", method="getUpdates", times=1)
    assert await ask.refusal("getUpdates") == "502 Bad Gateway"


async def test_in_an_outage_nothing_answers_and_nothing_is_stored(
    ask: Asking, anna: Account, desk: Desk
) -> None:
    desk.break_it({"kind": "outage"})
    for method in ("sendMessage", "getUpdates"):
        with pytest.raises(ConnectionCut):
            await ask(method, **({"chat_id": anna.id, "text": "да"} if method == "sendMessage" else {}))
    assert shown(desk, anna) == ["/start"]
    desk.heal()
    assert await ask("getUpdates") == []


async def test_a_cut_stores_the_message_and_tells_nobody(
    ask: Asking, anna: Account, desk: Desk, telegram: Telegram
) -> None:
    desk.break_it({"kind": "cut", "method": "sendMessage", "times": 1})
    with pytest.raises(ConnectionCut):
        await ask("sendMessage", chat_id=anna.id, text="дошло ли")
    assert shown(desk, anna) == ["/start", "дошло ли"]
    (line,) = telegram.book.stored("sendMessage")
    assert (line.result, line.stored, line.chat_id, line.message_id) == ("cut", True, anna.id, 2)


async def test_slowness_passes(ask: Asking, anna: Account, telegram: Telegram) -> None:
    telegram.faults.add("slow", seconds=0.01, times=1)
    assert await ask("sendMessage", chat_id=anna.id, text="да")


async def test_a_download_can_be_broken(ask: Asking, telegram: Telegram) -> None:
    telegram.faults.add("outage", method="download", times=1)
    with pytest.raises(ConnectionCut):
        await telegram.download(ask.token, "documents/file_1")


@pytest.mark.parametrize(
    "body", [{"kind": "418"}, {"kind": "500", "times": 0}, {"kind": "429", "times": "много"}]
)
def test_faults_that_are_not_there(desk: Desk, body: dict) -> None:
    with pytest.raises(DeskError):
        desk.break_it(body)


async def test_the_book_tells_everything_line_by_line(ask: Asking, anna: Account, telegram: Telegram) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="раз\nдва")
    await ask("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="три")
    await ask.refusal("sendMessage", chat_id=5, text="никому")
    await ask("getUpdates")
    at = "2026-03-02T08:00:00+03:00"
    assert telegram.book.text().splitlines() == [
        f"1 {at} sendMessage chat={anna.id} message=2 ok «раз два»",
        f"2 {at} editMessageText chat={anna.id} message=2 ok «три»",
        f"3 {at} sendMessage chat=5 message=- Bad Request: chat not found «никому»",
    ]
    assert [line.method for line in telegram.book.stored()] == ["sendMessage", "editMessageText"]


async def test_a_bucket_forgives_a_burst_to_a_chat(ask: Asking, anna: Account, telegram: Telegram) -> None:
    telegram.limits.switch(buckets())
    for _ in range(3):
        await ask("sendMessage", chat_id=anna.id, text="да")
    words = await ask.refusal("sendMessage", chat_id=anna.id, text="да")
    assert words == "429 Too Many Requests: retry after 1"
    telegram.clock.move(timedelta(seconds=1))
    assert await ask("sendMessage", chat_id=anna.id, text="да")


async def test_a_window_forgives_nothing(ask: Asking, anna: Account, telegram: Telegram) -> None:
    telegram.limits.switch(windows())
    await ask("sendMessage", chat_id=anna.id, text="да")
    telegram.clock.move(timedelta(milliseconds=900))
    assert (
        await ask.refusal("sendMessage", chat_id=anna.id, text="да") == "429 Too Many Requests: retry after 1"
    )
    telegram.clock.move(timedelta(milliseconds=100))
    assert await ask("sendMessage", chat_id=anna.id, text="да")


async def test_a_group_takes_twenty_a_minute(ask: Asking, anna: Account, telegram: Telegram) -> None:
    group = Groups(telegram.world).make(telegram.bot(), "Район", [anna])
    telegram.limits.switch(windows())
    for _ in range(20):
        await ask("sendMessage", chat_id=group.id, text="да")
        telegram.clock.move(timedelta(seconds=1))
    assert (
        await ask.refusal("sendMessage", chat_id=group.id, text="да")
        == "429 Too Many Requests: retry after 40"
    )


async def test_a_bot_sends_thirty_a_second_in_all(ask: Asking, desk: Desk, telegram: Telegram) -> None:
    people = [desk.deeds.arrive(f"Человек {number}") for number in range(31)]
    for person in people:
        desk.deeds.start(person)
    telegram.limits.switch(windows(jitter=5))
    for person in people[:30]:
        await ask("sendMessage", chat_id=person.id, text="да")
    words = await ask.refusal("sendMessage", chat_id=people[30].id, text="да")
    assert 1 <= int(words.rpartition(" ")[2]) <= 6
    desk.limit({"kind": "off"})
    assert await ask("sendMessage", chat_id=people[30].id, text="да")


async def test_edits_count_and_refused_requests_do_not(
    ask: Asking, anna: Account, telegram: Telegram
) -> None:
    telegram.limits.switch(windows())
    await ask.refusal("sendMessage", chat_id=anna.id, text="")
    sent = await ask("sendMessage", chat_id=anna.id, text="да")
    words = await ask.refusal("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="нет")
    assert words == "429 Too Many Requests: retry after 1"


def test_the_clock_goes_forward_alone(desk: Desk, telegram: Telegram) -> None:
    clock = telegram.clock
    assert desk.move_clock({"hours": 3})["now"] == "2026-03-02T11:00:00+03:00"
    assert desk.move_clock({"to": "tomorrow"})["now"] == "2026-03-03T08:00:00+03:00"
    assert desk.move_clock({"to": "next monday"})["now"] == "2026-03-09T08:00:00+03:00"
    assert desk.move_clock({"to": "next monday"})["now"] == "2026-03-16T08:00:00+03:00"
    assert desk.move_clock({"now": "2026-03-17T05:00:00+00:00"})["now"] == "2026-03-17T08:00:00+03:00"
    for back in ({"days": -1}, {"now": "2026-03-01T08:00:00+03:00"}):
        with pytest.raises(TimeRunsForward):
            desk.move_clock(back)
    for nonsense in ({"to": "вчера"}, {"now": "скоро"}, {"days": "два"}, {}):
        with pytest.raises(DeskError):
            desk.move_clock(nonsense)
    assert clock.now().isoformat() == "2026-03-17T08:00:00+03:00"
    assert [event.kind for event in telegram.events.history].count("clock") == 5


def test_a_running_clock_keeps_what_it_was_moved_by(telegram: Telegram) -> None:
    clock = Clock.running(telegram.clock.zone)
    before = clock.now()
    clock.move(timedelta(days=2))
    assert timedelta(days=2) <= clock.now() - before < timedelta(days=2, minutes=1)


async def test_another_limit_in_all(ask: Asking, anna: Account, desk: Desk, telegram: Telegram) -> None:
    boris = desk.deeds.arrive("Борис")
    desk.deeds.start(boris)
    told = desk.limit({"kind": "windows", "per_second": 1})
    assert told == {"kind": "windows", "jitter": 0.0, "per_second": 1}
    await ask("sendMessage", chat_id=anna.id, text="да")
    assert await ask.refusal("sendMessage", chat_id=boris.id, text="да") == (
        "429 Too Many Requests: retry after 1"
    )
    telegram.clock.move(timedelta(seconds=1))
    assert await ask("sendMessage", chat_id=boris.id, text="да")


async def test_calls_take_their_time_and_the_reading_of_updates_does_not(
    ask: Asking, anna: Account, desk: Desk
) -> None:
    loop = asyncio.get_running_loop()
    assert desk.delay({"least": 0.05, "most": 0.06}) == {"least": 0.05, "most": 0.06}
    begun = loop.time()
    await ask("sendMessage", chat_id=anna.id, text="да")
    assert loop.time() - begun >= 0.05
    desk.delay({"least": 60, "most": 60})
    assert await asyncio.wait_for(ask("getUpdates"), 5) is not None


@pytest.mark.parametrize(
    "body", [{"least": 1, "most": 0.5}, {"least": -1, "most": 1}, {"least": "мало", "most": 1}]
)
def test_latencies_that_are_not_there(desk: Desk, body: dict) -> None:
    with pytest.raises(DeskError):
        desk.delay(body)
