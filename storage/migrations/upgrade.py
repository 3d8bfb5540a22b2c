"""Runs the migrations on an open connection."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection


class UnknownRevision(Exception):
    """The database stands at a revision that this version does not have."""


def config(connection: Connection) -> Config:
    """Alembic's configuration for *connection*; there is no ini file."""
    made = Config()
    made.set_main_option("script_location", "storage:migrations")
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Brings the schema up to *revision*; raises UnknownRevision for a schema from the future."""
    try:
        command.upgrade(config(connection), revision)
    except CommandError as error:
        if "locate revision" in str(error):
            raise UnknownRevision(str(error)) from error
        raise


def downgrade(connection: Connection, revision: str) -> None:
    """Takes the schema down to *revision* (``base`` is the empty one)."""
    command.downgrade(config(connection), revision)


def revisions() -> list[str]:
    """All revisions, oldest first."""
    settings = Config()
    settings.set_main_option("script_location", "storage:migrations")
    settings.set_main_option("path_separator", "os")
    directory = ScriptDirectory.from_config(settings)
    return [script.revision for script in reversed(list(directory.walk_revisions()))]
