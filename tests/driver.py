"""SQLite without its thread and without waiting for the disk: in tests a statement runs where it is asked for.

The thread of aiosqlite costs several times what the statements do. Others still get their turn after each one,
as they do while the thread works. The thread itself, and writing through to the disk, are proved by the real
processes of tests/process.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import aiosqlite
from sqlalchemy import Engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncEngine

_PATHS: WeakKeyDictionary[Dialect, Path] = WeakKeyDictionary()


class Here(aiosqlite.Connection):
    """A connection that works in the thread of its event loop."""

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._connect().__await__()

    async def _connect(self) -> aiosqlite.Connection:
        self._connection = self._connector()
        return self

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        done = fn(*args, **kwargs)
        if fn.__name__ in ("execute", "executemany"):
            await asyncio.sleep(0)
        return done

    def __del__(self) -> None:
        # An engine that serves many files may drop a connection that a town had out when it ended.
        if self._connection is not None:
            self._connection.close()

    def stop(self) -> None:
        self._running = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def use() -> None:
    """From now on, in this process."""
    event.listen(Engine, "do_connect", _work_here)


def point(engine: AsyncEngine, path: Path) -> None:
    """The next connections of *engine* go to the file at *path*."""
    _PATHS[engine.dialect] = path


def wait_for_no_disk(connection: Any, _: object) -> None:
    """What a test writes need not outlive the machine."""
    connection.execute("PRAGMA synchronous=OFF")


def _work_here(dialect: Dialect, _: object, place: list[Any], options: dict[str, Any]) -> None:
    if dialect.driver == "aiosqlite":
        place[0] = str(_PATHS.get(dialect, place[0]))
        options["async_creator_fn"] = lambda *given, **named: Here(
            lambda: sqlite3.connect(*given, **named), 64
        )
