"""The migrations make what the models say, and each goes down and up again."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect

from storage.migrations import HEAD
from storage.migrations.upgrade import downgrade, revisions, upgrade
from storage.models import Row


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as made:
        yield made
    engine.dispose()


def test_models_equal_migrations(connection: Connection) -> None:
    upgrade(connection)
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    assert compare_metadata(context, Row.metadata) == []


def test_every_migration_goes_down_and_up(connection: Connection) -> None:
    known = revisions()
    for revision in known:
        upgrade(connection, revision)
        before = _shape(connection)
        downgrade(connection, "-1")
        upgrade(connection, revision)
        assert _shape(connection) == before
    downgrade(connection, "base")
    assert set(inspect(connection).get_table_names()) <= {"alembic_version"}


def test_the_head_known_without_alembic_is_the_newest() -> None:
    assert revisions()[-1] == HEAD


def _shape(connection: Connection) -> dict[str, list[str]]:
    inspector = inspect(connection)
    inspector.clear_cache()
    return {
        table: sorted(str((c["name"], str(c["type"]), c["nullable"])) for c in inspector.get_columns(table))
        for table in inspector.get_table_names()
    }
