"""A database that nothing has happened in: the migrations run once for a process, later ones are copies."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import create_engine

from storage.database import Database, open_database
from storage.migrations.upgrade import upgrade

_FOLDER = tempfile.TemporaryDirectory(prefix="vekha-tests-")


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
    await asyncio.to_thread(_copied, path)
    return await open_database(f"sqlite:///{path}")
