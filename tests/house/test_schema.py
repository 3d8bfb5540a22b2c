"""The migrations make what the models say, and each goes down and up again."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from roadmap.people import Role
from storage.database import open_database
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


async def test_what_an_earlier_version_kept_is_kept(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    with engine.begin() as connection:
        upgrade(connection, "0001")
        for statement in OF_0001.strip().splitlines():
            connection.execute(text(statement))
    engine.dispose()
    database = await open_database(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    now = datetime(2026, 9, 1, tzinfo=UTC)
    async with database.unit() as unit:
        actor = await unit.people.actor(77, now)
        groups = await unit.departments.groups(1, now.date())
        broken = (await unit.people._session.execute(text("PRAGMA foreign_key_check"))).all()
    await database.close()
    assert actor is not None
    assert (actor.person.name, [(post.role, post.organisation) for post in actor.posts]) == (
        "Анна",
        [(Role.HEAD, "СОШ № 1")],
    )
    assert groups == {"ШНОР": ["СОШ № 1"]}
    assert broken == []


def test_the_head_known_without_alembic_is_the_newest() -> None:
    assert revisions()[-1] == HEAD


OF_0001 = """
INSERT INTO department VALUES (1, 'Отдел', 'Europe/Moscow', '2026-01-01')
INSERT INTO organisation VALUES (1, 1, 'СОШ № 1', 0)
INSERT INTO org_group VALUES (1, 1, 'ШНОР')
INSERT INTO group_member VALUES (1, 1)
INSERT INTO person VALUES (1, 77, 'Анна', 'ru', '2026-01-01', NULL)
INSERT INTO post VALUES (1, 1, 1, 1, 'head')
INSERT INTO invitation VALUES (1, 1, 1, 'head', 'x', 1, '2026-01-15', '2026-01-02', 1)
"""


def _shape(connection: Connection) -> dict[str, list[str]]:
    inspector = inspect(connection)
    inspector.clear_cache()
    return {
        table: sorted(str((c["name"], str(c["type"]), c["nullable"])) for c in inspector.get_columns(table))
        for table in inspector.get_table_names()
    }
