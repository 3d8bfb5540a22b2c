"""A sandbox whose clock stands, its desk, a person who has started the bot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sandbox_asking import Asking

from sandbox.clock import Clock
from sandbox.deeds import Deeds
from sandbox.desk import Desk
from sandbox.telegram import Telegram
from sandbox.things import Account

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=ZoneInfo("Europe/Moscow"))


@pytest.fixture
def telegram() -> Telegram:
    return Telegram(Clock(MONDAY))


@pytest.fixture
def ask(telegram: Telegram) -> Asking:
    return Asking(telegram)


@pytest.fixture
def desk(telegram: Telegram) -> Desk:
    return Desk(telegram)


@pytest.fixture
def deeds(desk: Desk) -> Deeds:
    return desk.deeds


@pytest.fixture
def anna(deeds: Deeds) -> Account:
    """A person who has started the bot; the start is not in the queue any more."""
    account = deeds.arrive("Анна", last_name="Ким", language_code="ru")
    deeds.start(account)
    deeds.telegram.bot().updates.clear()
    return account


@pytest.fixture
def another_bot(telegram: Telegram) -> Callable[[int], Asking]:
    return lambda number: Asking(telegram, f"{7_000_000_000 + number}:SANDBOX-another-bot-of-this-machine")
