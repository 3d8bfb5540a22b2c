"""What an outage made late: tellings keep to the quiet hours, answers to people do not wait for them."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.stories.door import asked
from tests.stories.square import PUSH, a_school
from tests.stories.test_week import weeks_of
from tests.town import Town


async def pushed_into_an_outage(town: Town) -> None:
    """The week is claimed, and nothing of it gets through."""
    town.telegram.faults.add("outage", method="sendMessage")
    await at(town, PUSH + timedelta(minutes=1))
    assert asked(
        town, "SELECT count(*), count(sent_at) FROM telling WHERE chat_id != 0 AND kind = 'week'"
    ) == [(2, 0)]


async def at(town: Town, moment: datetime) -> None:
    town.clock.move(moment - town.clock.now())
    await town.settle()


async def test_a_late_week_waits_for_the_morning_and_an_answer_does_not(town: Town) -> None:
    _, boris = await a_school(town)
    await pushed_into_an_outage(town)
    # Ten in the evening in Moscow.
    await at(town, PUSH + timedelta(hours=14))
    town.telegram.faults.heal()
    await at(town, PUSH + timedelta(hours=14, minutes=5))
    assert await weeks_of(boris) == 0
    await boris.says("/help")
    await boris.gets("/tasks")
    assert await weeks_of(boris) == 0
    await at(town, PUSH + timedelta(hours=23, minutes=50))
    assert await weeks_of(boris) == 0
    await at(town, PUSH + timedelta(hours=24, minutes=1))
    assert await weeks_of(boris) == 1
    await at(town, PUSH + timedelta(hours=30))
    assert await weeks_of(boris) == 1


async def test_a_restart_at_night_changes_nothing(town: Town) -> None:
    _, boris = await a_school(town)
    await pushed_into_an_outage(town)
    town.telegram.faults.heal()
    town.clock.move(timedelta(hours=14))
    await town.restart()
    await town.settle()
    assert await weeks_of(boris) == 0
    await at(town, PUSH + timedelta(hours=24, minutes=10))
    assert await weeks_of(boris) == 1


async def test_a_week_of_friday_that_was_late_comes_on_monday(town: Town) -> None:
    anna, boris = await a_school(town)
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.presses("День рассылки")
    await anna.presses("Пятница")
    town.telegram.faults.add("outage", method="sendMessage")
    friday = PUSH + timedelta(days=3)
    await at(town, friday + timedelta(minutes=1))
    # Saturday noon: it works again, but nobody is written to on a day off.
    town.telegram.faults.heal()
    await at(town, friday + timedelta(hours=28))
    assert await weeks_of(boris) == 0
    await at(town, friday + timedelta(days=3, minutes=1))
    assert await weeks_of(boris) == 1


async def test_what_somebody_sends_on_a_day_off_goes_out_on_it(town: Town) -> None:
    anna, boris = await a_school(town)
    # Saturday, 7 March, noon.
    await at(town, PUSH - timedelta(days=3) + timedelta(hours=4))
    await anna.says("/push")
    await anna.presses("Отправить сейчас")
    await anna.presses("Да, отправить сейчас")
    assert await weeks_of(boris) == 1
