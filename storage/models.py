"""The rows. They never leave this room: repositories turn them into values of ``roadmap``."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import DateTime, TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite has no zones, so they are put back on reading."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Row(DeclarativeBase):
    """The base of all rows."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON, str: Text}  # noqa: RUF012


class DepartmentRow(Row):
    __tablename__ = "department"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    timezone: Mapped[str]
    created_at: Mapped[datetime]


class OrganisationRow(Row):
    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("department_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    name: Mapped[str]
    own: Mapped[bool] = mapped_column(server_default=false())
    """The department itself, as one who must act: its coordinator hands in for it."""


class GroupRow(Row):
    __tablename__ = "org_group"
    __table_args__ = (UniqueConstraint("department_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    name: Mapped[str]


class GroupMemberRow(Row):
    __tablename__ = "group_member"
    group_id: Mapped[int] = mapped_column(ForeignKey("org_group.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)


class PersonRow(Row):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    name: Mapped[str]
    language: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime]
    unreachable_since: Mapped[datetime | None]


class PostRow(Row):
    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("person_id", "department_id", "organisation_id", "role"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))


class InvitationRow(Row):
    __tablename__ = "invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    role: Mapped[str] = mapped_column(String(16))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class ConversationRow(Row):
    """Where a person stands in a conversation, and which message is their live one."""

    __tablename__ = "conversation"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    state: Mapped[str | None]
    data: Mapped[dict[str, Any]]
    live_message_id: Mapped[int | None] = mapped_column(BigInteger)


class DraftRow(Row):
    """An order that was read and waits for its coordinator's word; gone after it."""

    __tablename__ = "draft"
    # Ids are never reused: a button of an earlier draft must not open a later one.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    document: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class RoadMapRow(Row):
    __tablename__ = "road_map"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    title: Mapped[str]
    number: Mapped[str]
    ordered_on: Mapped[date | None]
    period_start: Mapped[date]
    period_end: Mapped[date]
    document: Mapped[dict[str, Any]]
    """The whole plan as it went live: reports are written from it, editions are compared with it."""
    live_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class SectionRow(Row):
    __tablename__ = "section"
    id: Mapped[int] = mapped_column(primary_key=True)
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_map.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    position: Mapped[int]
    title: Mapped[str]


class ActivityRow(Row):
    __tablename__ = "activity"
    id: Mapped[int] = mapped_column(primary_key=True)
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_map.id"), index=True)
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    deadline: Mapped[str]
    schedule: Mapped[str]
    """The schedule's exact text form (roadmap/deadlines)."""
    responsible: Mapped[str]
    result: Mapped[str]
    proof: Mapped[str]
    dropped_at: Mapped[datetime | None]
    """When a new edition left it out; what was done for it stays."""


class IndicatorRow(Row):
    """A measured figure that a road map names."""

    __tablename__ = "indicator"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    road_map_id: Mapped[int] = mapped_column(ForeignKey("road_map.id"), index=True)
    number: Mapped[str]
    title: Mapped[str]
    source: Mapped[str]
    target: Mapped[str]
    unit: Mapped[str]


class TaskRow(Row):
    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("activity_id", "organisation_id", "occurrence"),
        Index("ix_task_digest", "department_id", "organisation_id", "status", "due", "awaiting"),
        Index("ix_task_organisation", "organisation_id", "status", "due"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    occurrence: Mapped[str] = mapped_column(String(16))
    """The due date that the schedule gave, or empty: it stays when the date is moved."""
    due: Mapped[date | None]
    awaiting: Mapped[bool]
    status: Mapped[str] = mapped_column(String(16))
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class EvidenceRow(Row):
    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    form: Mapped[str] = mapped_column(String(16))
    value: Mapped[str]
    name: Mapped[str]
    note: Mapped[str]
    created_at: Mapped[datetime]


class JournalRow(Row):
    """Append-only: who did what, when, the old value and the new."""

    __tablename__ = "journal"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(40))
    details: Mapped[dict[str, Any]]


class InboxRow(Row):
    """An update as it came. The offset moves only after its row is committed."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_waiting", "done_at", "update_id"),)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lane: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    reference: Mapped[str | None] = mapped_column(String(16))
    """Set where the update was set aside: the number that the person was told."""


class OutboxRow(Row):
    """A call of the Bot API that waits to be made; written in the commit of what it tells."""

    __tablename__ = "outbox"
    # Ids are never reused: the order of a chat is the order of ids.
    __table_args__ = (Index("ix_outbox_waiting", "refused_at", "id"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(16))
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    attempts: Mapped[int]
    refused_at: Mapped[datetime | None]
    failure: Mapped[str | None]
