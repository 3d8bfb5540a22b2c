"""Nothing is lost, nothing is applied twice, and nobody waits for somebody else's trouble."""

import json
import logging
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.delivery.poller import Poller
from sandbox.session import SandboxSession
from storage.inbox import Incoming
from storage.outbox import Outgoing
from tests.town import Town


async def test_an_update_that_cannot_be_decoded_is_set_aside(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await town.person("Анна", admin=True)
    town.telegram.bot().updates.put("message", {"message_id": "not a number", "chat": None}, lane=1)
    with caplog.at_level(logging.CRITICAL):
        await anna.starts()
    await anna.sees("Как называется ваше управление образования?")
    assert len(town.telegram.bot().updates) == 0


async def test_what_was_kept_before_a_crash_is_done_after_it(town: Town) -> None:
    anna = await town.person("Анна", admin=True)
    await anna.starts()
    # The process dies between keeping an update and handling it.
    town.line.settle = None
    await anna.says("Отдел образования")
    await Poller(town.bot, town.database, town.clock.now, take=lambda items: None).poll(long_poll=0)
    await town.restart()
    await town.settle()
    await anna.sees_last("Готово: Отдел образования")


async def test_a_long_queue_that_a_crash_left_is_taken_up_whole(town: Town) -> None:
    left = [Incoming(number, number % 7, {"update_id": number}) for number in range(1, 1801)]
    async with town.database.unit() as unit:
        await unit.inbox.add(left, town.clock.now())
    await town.restart()
    async with town.database.unit() as unit:
        assert await unit.inbox.waiting() == left


async def test_the_same_update_twice_is_applied_once(town: Town) -> None:
    anna = await town.person("Анна", admin=True)
    await anna.starts()
    before = len(await anna.bubbles())
    updates = town.telegram.bot().updates
    town.line.settle = None
    await anna.says("Отдел образования")
    await town.vekha.settle()
    said = len(await anna.bubbles()) - before
    # The server gives the confirmed update once more, as after a lost confirmation.
    message = (await anna.bubbles())[-2].message
    updates._next -= 1
    updates.put("message", message, lane=anna.id)
    await town.vekha.settle()
    assert len(await anna.bubbles()) - before == said


async def test_during_an_outage_nothing_is_lost_and_the_order_is_kept(town: Town) -> None:
    anna = await town.coordinator()
    town.telegram.faults.add("502", method="sendMessage")
    await anna.says("какой-то текст")
    await anna.says("/halp")
    await anna.sees_no("непонятно")
    town.telegram.faults.heal()
    town.days_pass(1)
    await town.settle()
    texts = [bubble.text for bubble in await anna.bubbles() if not bubble.outgoing]
    assert [text.split(".")[0] for text in texts[-2:]] == ["Это непонятно", "Команды /halp нет"]


async def test_a_message_whose_connection_was_cut_is_said_twice_at_most(town: Town) -> None:
    anna = await town.coordinator()
    town.telegram.faults.add("cut", method="sendMessage", times=1)
    await anna.says("какой-то текст")
    town.days_pass(1)
    await town.settle()
    said = [bubble for bubble in await anna.bubbles() if "непонятно" in bubble.text]
    assert len(said) == 2


async def test_a_limit_is_obeyed_and_the_others_go_on(town: Town) -> None:
    anna = await town.coordinator()
    boris = await town.person("Борис")
    town.telegram.faults.add("429", method="sendMessage", chat_id=anna.id, times=1, retry_after=30)
    await anna.says("какой-то текст")
    await boris.says("здравствуйте")
    await boris.sees_last("по личной ссылке")
    await anna.sees_no("непонятно")
    town.days_pass(1)
    await town.settle()
    await anna.sees_last("непонятно")


async def test_an_error_in_a_handler_apologises_with_a_number_that_is_in_the_log(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await town.coordinator()
    await rename(town, "task", "task_gone")
    with caplog.at_level(logging.ERROR):
        await anna.says("/tasks")
    apology = await anna.sees_last("У нас что-то сломалось")
    reference = apology.text.split("номер ")[1].rstrip(".")
    assert reference in caplog.text


async def test_somebody_who_blocked_the_bot_stops_nobody(town: Town) -> None:
    boris = await town.person("Борис")
    anna = await town.coordinator()
    await boris.starts()
    town.line.settle = None
    await boris.says("здравствуйте")
    await boris.blocks()
    await anna.says("какой-то текст")
    await town.settle()
    await anna.sees_last("непонятно")


async def test_an_update_that_cannot_be_kept_is_not_confirmed(town: Town) -> None:
    anna = await town.coordinator()
    town.line.settle = None
    await anna.says("какой-то текст")
    await rename(town, "inbox", "inbox_gone")
    with pytest.raises(Exception, match="inbox"):
        await town.vekha.settle()
    await rename(town, "inbox_gone", "inbox")
    await town.restart()
    await town.vekha.settle()
    await anna.sees_last("непонятно")


async def test_a_reader_that_breaks_leaves_nobody_deaf(
    town: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await town.coordinator()

    async def breaks(content: bytes, name: str) -> None:
        raise RuntimeError("no more processes")

    monkeypatch.setattr(town.vekha._worker._run_errand, "_read", breaks)
    with caplog.at_level(logging.CRITICAL):
        await anna.sends_file("приказ.txt", b"1\t2\n3\t4")
    await anna.gets("У нас что-то сломалось")
    await anna.says("/tasks")
    await anna.gets("Заданий нет")


async def test_more_leftovers_than_fit_in_one_look_are_all_done(town: Town) -> None:
    anna = await town.coordinator()
    town.line.settle = None
    for _ in range(1100):
        await anna.says("/halp")
    nobody = Poller(town.bot, town.database, town.clock.now, take=lambda items: None)
    while await nobody.poll(long_poll=0):
        pass
    await town.vekha._worker.take_leftovers()
    await town.vekha._worker.drain()
    async with town.database.unit() as unit:
        assert await unit.inbox.waiting() == []


async def test_a_token_that_was_changed_costs_nothing_that_waits_to_be_said(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await town.coordinator()
    right = town.bot._Bot__token  # type: ignore[attr-defined]
    town.line.settle = None
    await anna.says("какой-то текст")
    await town.vekha._poller.poll(long_poll=0)
    await town.vekha._worker.drain()
    monkeypatch.setattr(town.bot, "_Bot__token", "7000000001:SANDBOX-another-secret-than-before")
    await town.vekha._sender.drain()
    await anna.sees_no("непонятно")
    monkeypatch.setattr(town.bot, "_Bot__token", right)
    town.days_pass(1)
    await town.vekha._sender.drain()
    await anna.sees_last("непонятно")


async def test_one_bad_moment_of_many_chats_is_one_short_pause(town: Town) -> None:
    people = [await town.person(f"Имя{number}") for number in range(8)]
    town.telegram.faults.add("502", method="sendMessage", times=8)
    town.line.settle = None
    for person in people:
        await person.says("здравствуйте")
    await town.vekha.settle()
    town.clock.move(timedelta(seconds=2))
    await town.vekha.settle()
    for person in people:
        await person.sees_last("по личной ссылке")


async def rename(town: Town, table: str, new: str) -> None:
    """The database breaks, or is mended: a fault of the world, not of our code."""
    async with town.database.unit() as unit:
        await unit._session.execute(text(f"ALTER TABLE {table} RENAME TO {new}"))


async def test_an_answer_of_a_newer_telegram_is_not_asked_for_again(town: Town) -> None:
    anna = await town.coordinator()

    def newer(answer: str) -> object:
        """A sent message comes back in a form that is not known yet."""
        sent = answer.startswith('{"ok": true, "result": {"message_id"')
        return json.loads(answer.replace('"date"', '"moment"') if sent else answer)

    town.bot.session = SandboxSession(town.telegram, json_loads=newer)
    await anna.says("какой-то текст")
    town.days_pass(1)
    await town.settle()
    assert len([bubble for bubble in await anna.bubbles() if "непонятно" in bubble.text]) == 1
    await anna.says("/halp")
    await anna.gets("Команды /halp нет")


async def test_a_message_said_while_its_chat_was_forgotten_leaves_no_trace(town: Town) -> None:
    boris = await town.person("Борис")
    await boris.starts()
    screen = Outgoing(boris.id, "screen", {"text": "Задания", "keyboard": None, "pressed": None})
    async with town.database.unit() as unit:
        await unit.outbox.add([screen], town.clock.now())
        (row,) = await unit.outbox.waiting()
        # Forgotten between the call of the messenger and its mark.
        assert await unit.outbox.said(row.id)
    await town.vekha._sender._say(row)
    await boris.sees_last("Задания")
    async with town.database.unit() as unit:
        assert await unit.conversations.live_message(boris.id) is None
        assert not await unit.outbox.said(row.id)


async def test_what_was_refused_is_forgotten_after_a_while(town: Town) -> None:
    now = town.clock.now()
    async with town.database.unit() as unit:
        await unit.outbox.add([Outgoing(5, "note", {"text": "a"}), Outgoing(6, "note", {"text": "b"})], now)
        first, second = await unit.outbox.waiting()
        await unit.outbox.refused(first.id, "Forbidden", now - timedelta(days=4))
        await unit.outbox.forget(now - timedelta(days=3))
        assert not await unit.outbox.said(first.id)
        assert await unit.outbox.said(second.id)
