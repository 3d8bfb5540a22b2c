"""A database that nothing has happened in: the migrations run once for a process, later ones are copies."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.database import Database, open_database
from storage.migrations.upgrade import upgrade
from tests import driver

_FOLDER = tempfile.TemporaryDirectory(prefix="vekha-tests-")
_IDLE: list[AsyncEngine] = []


class Again(Database):
    """A database whose engine serves another file once it is closed: what is compiled is compiled once."""

    async def close(self) -> None:
        await super().close()
        if self.engine not in _IDLE:
            _IDLE.append(self.engine)


@cache
def _made() -> Path:
    path = Path(_FOLDER.name) / "fresh.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()
    return path


def _copied(path: Path) -> None:
    if not path.exists():
        shutil.copyfile(_made(), path)


async def fresh(path: Path) -> Database:
    """Opens the database at *path*; one that is not there yet is made with the schema of today."""
    _copied(path)
    if _IDLE:
        engine = _IDLE.pop()
        driver.point(engine, path)
    else:
        engine = (await open_database(f"sqlite:///{path}")).engine
        event.listen(engine.sync_engine, "connect", driver.wait_for_no_disk)
        await engine.dispose()
    return Again(engine)
