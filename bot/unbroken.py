"""Work that a stop waits for: a unit of work is committed or forgotten as a whole, never torn in a call."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
AT_MOST = 5.0
"""Seconds that a stop waits; what takes longer is torn after all, and the database forgets it."""

log = logging.getLogger(__name__)


async def unbroken(work: Coroutine[Any, Any, T]) -> T:
    """Does *work*; whoever is cancelled meanwhile is so after it."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        done, _ = await asyncio.wait({task}, timeout=AT_MOST)
        task.cancel()
        if done and not task.cancelled() and task.exception() is not None:
            log.error("What was in hand at the stop failed.", exc_info=task.exception())
        raise
