"""Opens the database: its URL, its pragmas, its schema, and the units of work on it.

SQLite as SQLAlchemy opens it by default lets two read-then-write transactions lose each other's work:
``isolation_level=None`` with an explicit ``BEGIN IMMEDIATE`` keeps them apart
(https://docs.sqlalchemy.org/en/21/dialects/sqlite.html, «Transactions with SQLite and the sqlite3 driver»).
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from storage.migrations import HEAD
from storage.unit import Unit

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}


class DatabaseUnusable(Exception):
    """The database cannot be used.

    ::

        DatabaseUnusable
        ├── NoDatabaseAddress  not an address, or of a kind that is not supported
        ├── DriverMissing      the library for this kind of database is not installed
        ├── NotWritable        the file or its folder cannot be written
        ├── DatabaseNewer      its schema was made by a newer version of the program
        └── DatabaseBroken     it does not answer, or is damaged

    ``place`` names the database without its password, ``reason`` is the driver's own word.
    """

    def __init__(self, place: str, reason: str = "") -> None:
        super().__init__(place, reason)
        self.place = place
        self.reason = reason


class NoDatabaseAddress(DatabaseUnusable):
    """Not an address of a database that the program can use."""


class DriverMissing(DatabaseUnusable):
    """The library for this kind of database is not installed."""


class NotWritable(DatabaseUnusable):
    """The file or its folder cannot be written."""


class DatabaseNewer(DatabaseUnusable):
    """The schema was made by a newer version of the program."""


class DatabaseBroken(DatabaseUnusable):
    """The database does not answer, or is damaged."""


def database_url(address: str) -> URL:
    """*address* with the driver the program uses, however it was written.

    Raises NoDatabaseAddress for what is none, or is of a kind that is not supported.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise NoDatabaseAddress(address) from error
    kind = url.get_backend_name()
    if kind not in _DRIVERS:
        raise NoDatabaseAddress(url.render_as_string())
    return url.set(drivername=_DRIVERS[kind])


class Database:
    """One open database.

    On SQLite writers queue in this process for a lock of ours: its own busy handler waits by sleeping,
    which is neither fair nor quick.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        """A unit of work: committed where the block ends, rolled back where it raises."""
        async with (
            self._turn,
            AsyncSession(self.engine, expire_on_commit=False, autoflush=False) as session,
            session.begin(),
        ):
            yield Unit(session)

    async def close(self) -> None:
        """Lets the connections go; SQLite folds its log into the file."""
        await self.engine.dispose()


async def open_database(address: str) -> Database:
    """Opens the database at *address*, making the schema or bringing it up to date.

    Raises DatabaseUnusable, by the name of what is wrong; nothing is half made then.
    """
    url = database_url(address)
    if url.get_backend_name() == "sqlite":
        _prepare_file(url)
    try:
        engine = _engine(url)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise DriverMissing(url.render_as_string(), str(error)) from error
    try:
        async with engine.connect() as connection, _links_unchecked(connection), connection.begin():
            await _bring_up_to_date(connection)
    except DatabaseUnusable:
        await engine.dispose()
        raise
    except (DBAPIError, OSError) as error:
        await engine.dispose()
        reason = str(getattr(error, "orig", None) or error)
        raise DatabaseBroken(url.render_as_string(), reason) from error
    return Database(engine)


def _prepare_file(url: URL) -> None:
    if not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    if path.is_dir():
        raise NotWritable(str(path), "a folder")
    try:
        # Made here so that nobody else can read it from its first byte on.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise NotWritable(str(path), error.strerror or "") from error


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True)
    engine = create_async_engine(url, connect_args={"isolation_level": None, "timeout": 10})
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@asynccontextmanager
async def _links_unchecked(connection: AsyncConnection) -> AsyncIterator[None]:
    """SQLite changes a table by making it anew, which its foreign keys must not see.

    The pragma counts outside transactions alone (https://www.sqlite.org/lang_altertable.html, «12 steps»).
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = (await connection.get_raw_connection()).driver_connection
    if driver is None:
        raise TypeError("a connection without its driver")
    await driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        await driver.execute("PRAGMA foreign_keys=ON")


async def _bring_up_to_date(connection: AsyncConnection) -> None:
    present = await connection.run_sync(_revision)
    if present == HEAD:
        return
    # Alembic costs a third of a second to import; most starts do not need it.
    from storage.migrations.upgrade import UnknownRevision, upgrade

    try:
        await connection.run_sync(upgrade)
    except UnknownRevision as error:
        raise DatabaseNewer(connection.engine.url.render_as_string(), str(present)) from error


def _revision(connection: Any) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision
