"""Nothing is lost, nothing is applied twice, and nobody waits for somebody else's trouble."""

import logging

import pytest

from bot.delivery.poller import Poller
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
    await anna.sees_no("не понял")
    town.telegram.faults.heal()
    town.days_pass(1)
    await town.settle()
    texts = [bubble.text for bubble in await anna.bubbles() if not bubble.outgoing]
    assert [text.split(".")[0] for text in texts[-2:]] == ["Я этого не понял", "Команды /halp нет"]


async def test_a_message_whose_connection_was_cut_is_said_twice_at_most(town: Town) -> None:
    anna = await town.coordinator()
    town.telegram.faults.add("cut", method="sendMessage", times=1)
    await anna.says("какой-то текст")
    town.days_pass(1)
    await town.settle()
    said = [bubble for bubble in await anna.bubbles() if "не понял" in bubble.text]
    assert len(said) == 2


async def test_a_limit_is_obeyed_and_the_others_go_on(town: Town) -> None:
    anna = await town.coordinator()
    boris = await town.person("Борис")
    town.telegram.faults.add("429", method="sendMessage", chat_id=anna.id, times=1, retry_after=30)
    await anna.says("какой-то текст")
    await boris.says("здравствуйте")
    await boris.sees_last("по личной ссылке")
    await anna.sees_no("не понял")
    town.days_pass(1)
    await town.settle()
    await anna.sees_last("не понял")


async def test_an_error_in_a_handler_apologises_with_a_number_that_is_in_the_log(
    town: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await town.coordinator()
    # The database breaks under the handler: a fault of the world, not of our code.
    async with town.database.unit() as unit:
        from sqlalchemy import text

        await unit._session.execute(text("ALTER TABLE task RENAME TO task_gone"))
    with caplog.at_level(logging.ERROR):
        await anna.says("/tasks")
    apology = await anna.sees_last("У нас что-то сломалось")
    reference = apology.text.split("номер ")[1].rstrip(".")
    assert reference in caplog.text
    assert town.bot.token not in caplog.text


async def test_somebody_who_blocked_the_bot_stops_nobody(town: Town) -> None:
    boris = await town.person("Борис")
    anna = await town.coordinator()
    await boris.starts()
    town.line.settle = None
    await boris.says("здравствуйте")
    await boris.blocks()
    await anna.says("какой-то текст")
    await town.settle()
    await anna.sees_last("не понял")
