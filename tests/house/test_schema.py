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


async def test_live_tasks_of_an_earlier_version_tell_what_made_them_and_why_they_are_off(
    tmp_path: Path,
) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    with engine.begin() as connection:
        upgrade(connection, "0003")
        for statement in OF_0003.strip().splitlines():
            connection.exec_driver_sql(statement.replace("\\n", "\n"))
    engine.dispose()
    database = await open_database(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    async with database.engine.connect() as opened:
        tasks = (await opened.execute(text("SELECT id, kind, off, before_order FROM task ORDER BY id"))).all()
        bound = (await opened.execute(text("SELECT key, name, group_id FROM party_binding"))).all()
        waits = (await opened.execute(text("SELECT waits, split FROM activity ORDER BY id"))).all()
        broken = (await opened.execute(text("PRAGMA foreign_key_check"))).all()
    await database.close()
    assert [tuple(one) for one in tasks] == [
        (1, "fixed", None, 1),
        (2, "fixed", "plan", 1),
        (3, "recurring", None, 0),
        (4, "recurring", "not_applicable", 0),
        (5, "recurring", "plan", 0),
        (6, "awaiting", None, 0),
        (7, "on_request", "closed", 0),
        (8, "on_request", None, 0),
        (9, "on_request", "not_applicable", 0),
    ]
    # A group of a road map that is closed, and one in the archive, mean nobody.
    assert [tuple(one) for one in bound] == [("зовшколы", "Зов школы", None), ("шнор", "«ШНОР»", 1)]
    assert [tuple(one) for one in waits] == [(None, 0), (None, 0), ("plan", 0), (None, 0)]
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

OF_0003 = r"""
INSERT INTO department (id, name, timezone, created_at) VALUES (1, 'Отдел', 'Europe/Moscow', '2026-01-01')
INSERT INTO organisation (id, department_id, name, own) VALUES (1, 1, 'Отдел', 1), (2, 1, 'СОШ № 2', 0), (3, 1, 'СОШ № 3', 0)
INSERT INTO org_group VALUES (1, 1, '«ШНОР»', NULL), (2, 1, 'Прежние', '2026-01-05'), (3, 1, 'Закрытые', NULL), (4, 1, 'Зов школы', NULL)
INSERT INTO group_member VALUES (1, 1, 2, NULL, NULL), (2, 1, 3, '2026-01-01', '2026-02-01')
INSERT INTO party_binding VALUES (1, 1, 'зовшколы', 'Зов школы', NULL, NULL, NULL)
INSERT INTO person (id, name, language, created_at) VALUES (1, 'Анна', 'ru', '2026-01-01')
INSERT INTO road_map VALUES (1, 1, 'Карта', '1', NULL, '2026-01-01', '2026-12-31', '{"groups": [{"name": "«ШНОР»"}, {"name": "Прежние"}, {"name": "Зов школы"}]}', '2026-02-10 09:00:00', NULL, NULL)
INSERT INTO road_map VALUES (2, 1, 'Старая', '2', NULL, '2025-01-01', '2025-12-31', '{"groups": [{"name": "Закрытые"}]}', '2025-02-10', '2026-01-10', NULL)
INSERT INTO activity (id, road_map_id, position, number, title, deadline, schedule, responsible, result, proof) VALUES (1, 1, 0, '1', 'а', '', 'KIND:fixed\nWINDOW:../2026-01-31', '', '', ''), (2, 1, 1, '2', 'б', '', 'KIND:recurring', '', '', ''), (3, 1, 2, '3', 'в', '', 'KIND:awaiting', '', '', ''), (4, 2, 0, '1', 'г', '', 'KIND:on_request', '', '', '')
INSERT INTO task (id, department_id, organisation_id, activity_id, occurrence, due, awaiting, status) VALUES (1, 1, 2, 1, '2026-01-31', '2026-01-31', 0, 'accepted'), (2, 1, 3, 1, '2026-01-31', '2026-01-31', 0, 'cancelled')
INSERT INTO task (id, department_id, organisation_id, activity_id, occurrence, due, awaiting, status) VALUES (3, 1, 2, 2, '2026-03-31', '2026-03-31', 0, 'open'), (4, 1, 2, 2, '2026-06-30', '2026-06-30', 0, 'cancelled'), (5, 1, 3, 2, '2026-06-30', '2026-06-30', 0, 'cancelled')
INSERT INTO task (id, department_id, organisation_id, activity_id, occurrence, due, awaiting, status) VALUES (6, 1, 2, 3, '', NULL, 1, 'open'), (7, 1, 2, 4, '', NULL, 0, 'cancelled'), (8, 1, 3, 4, '', NULL, 0, 'submitted'), (9, 1, 1, 4, '', NULL, 0, 'cancelled')
INSERT INTO request VALUES (1, 4, 1, 'not_applicable', NULL, '', '2026-03-01', '2026-03-02', 1, 1), (2, 5, 1, 'not_applicable', NULL, '', '2026-03-01', '2026-03-02', 1, 0), (3, 9, 1, 'not_applicable', NULL, '', '2025-03-01', '2025-03-02', 1, 1)
"""


def _shape(connection: Connection) -> dict[str, list[str]]:
    inspector = inspect(connection)
    inspector.clear_cache()
    return {
        table: sorted(str((c["name"], str(c["type"]), c["nullable"])) for c in inspector.get_columns(table))
        for table in inspector.get_table_names()
    }
