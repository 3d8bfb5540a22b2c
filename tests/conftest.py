"""A town to tell stories in: a local Telegram, the whole bot, and people with phones, all in one process."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import driver
from tests.town import Town

driver.use()


def pytest_collection_finish() -> None:
    """What is imported stays: the garbage collector need not look through it again and again."""
    gc.freeze()


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """An empty town on Monday, 2 March 2026, 9 o'clock in Moscow."""
    made = await Town.founded(tmp_path / "town.sqlite3", datetime(2026, 3, 2, 6, tzinfo=UTC))
    yield made
    await made.close()
