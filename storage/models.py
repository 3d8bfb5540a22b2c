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
    LargeBinary,
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
    settings: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    """``roadmap.department.DepartmentSettings`` as JSON; what is not there is as usual."""
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    followed_on: Mapped[date | None]
    """The last day that its tasks have followed."""


class OrganisationRow(Row):
    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("department_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    name: Mapped[str]
    own: Mapped[bool] = mapped_column(server_default=false())
    """The department itself, as one who must act: its coordinator hands in for it."""
    kind: Mapped[str] = mapped_column(String(16), server_default="school")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """What it is a branch of, or the district department it stands under."""
    archived_at: Mapped[datetime | None]


class GroupRow(Row):
    __tablename__ = "org_group"
    __table_args__ = (UniqueConstraint("department_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    name: Mapped[str]
    archived_at: Mapped[datetime | None]


class GroupMemberRow(Row):
    """A stay of an organisation in a group; one that left and came again has two."""

    __tablename__ = "group_member"
    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("org_group.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    since: Mapped[date | None]
    until: Mapped[date | None]
    """The last day, included; open where there is none."""


class PersonRow(Row):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    """None for somebody who was named but has not come in, and for somebody who was forgotten."""
    name: Mapped[str]
    language: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]
    unreachable_since: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    """When everything personal was taken out of this row; what they did stays."""
    consent_version: Mapped[str | None] = mapped_column(String(16))
    consent_at: Mapped[datetime | None]
    administrator: Mapped[bool] = mapped_column(server_default=false())
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    """Which of their departments a person with posts in several works in now."""
    preferences: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    """``roadmap.people.Preferences`` as JSON; what is not there is as usual."""


class PostRow(Row):
    """A post somebody holds or held; one that ended stays."""

    __tablename__ = "post"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(server_default="")
    since: Mapped[date | None]
    until: Mapped[date | None]
    """The last day, included; open where there is none."""
    stands_for_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    """The post of the absent person whose substitute this is."""


class InvitationRow(Row):
    __tablename__ = "invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    role: Mapped[str | None] = mapped_column(String(16))
    """Without a role and a department it makes an administrator: the claim link of the first start."""
    title: Mapped[str] = mapped_column(server_default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """For whom it is, where they are known by name."""
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    """The post that its holder hands over to whoever comes in."""
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    told_at: Mapped[datetime | None]
    """When its maker was last told that it was refused to somebody."""


class FailedStartRow(Row):
    """A start link that opened nothing: who tries too many is not listened to for a while."""

    __tablename__ = "failed_start"
    __table_args__ = (Index("ix_failed_start_who", "telegram_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]


class PartyBindingRow(Row):
    """Whom a department means by a party of its orders."""

    __tablename__ = "party_binding"
    __table_args__ = (UniqueConstraint("department_id", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    key: Mapped[str]
    """``roadmap.planning.name_key`` of the party's name."""
    name: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("org_group.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


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
    kind: Mapped[str] = mapped_column(String(16), server_default="order")
    """An order, or a spreadsheet of organisations and people (``roster``)."""
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
    review: Mapped[bool | None]
    """Whether what is handed in is reviewed; None is as the department has it."""
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    """Whose own road map it is; None is the department's."""


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
    details: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    """``roadmap.tasks.Details`` as JSON: kinds of proof, the number to reach, the checklist."""
    waits: Mapped[str | None] = mapped_column(String(8))
    """What its tasks wait for while they have no dates: ``roadmap.deadlines.Waits``."""
    split: Mapped[bool] = mapped_column(server_default=false())
    """Whether each of its co-executors has a task of their own."""
    dropped_at: Mapped[datetime | None]
    """When a new edition left it out; what was done for it stays."""


class PartnerRow(Row):
    """A co-executor of an activity's one task, beside whoever leads it."""

    __tablename__ = "partner"
    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Who of the organisation is meant by name."""


class GivenDatesRow(Row):
    """What somebody said of dates that the order left open, for one organisation or for all; the last counts."""

    __tablename__ = "given_dates"
    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    """None is every organisation that has none of its own."""
    phrase: Mapped[str]
    """As it was typed; empty where a file or an event tells."""
    schedule: Mapped[str | None]
    """The schedule's exact text form; None while the dates stand in the file alone."""
    happened_on: Mapped[date | None]
    """The day of the event that starts the clock."""
    file_id: Mapped[str | None]
    """The other plan itself, as the messenger keeps it, and below its name."""
    file_name: Mapped[str | None]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class CheckInRow(Row):
    """«How is it going?», asked of work that goes on: one for a task and a quarter."""

    __tablename__ = "check_in"
    __table_args__ = (UniqueConstraint("task_id", "quarter"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    quarter: Mapped[str] = mapped_column(String(8))
    """``2026-Q1``."""
    asked_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(server_default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    """When its trouble was told to the coordinator."""


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
    first_due: Mapped[date | None]
    """The date it had before it was first moved; None where it never was."""
    progress: Mapped[int | None]
    """How many of the number to reach are done."""
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reviewed_at: Mapped[datetime | None]
    reviewed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None with a moment: accepted by itself, because the term had lapsed or nobody reviews."""
    asked_at: Mapped[datetime | None]
    """When its people were last reminded of it."""
    kind: Mapped[str] = mapped_column(String(16), server_default="fixed")
    """``roadmap.deadlines.Kind`` of the schedule that made it."""
    covers_from: Mapped[date | None]
    """The stretch that it reports on, to the day below, both included."""
    covers_until: Mapped[date | None]
    target: Mapped[int | None]
    """How many occasions it counts, where a rule is denser than monthly."""
    off: Mapped[str | None] = mapped_column(String(16))
    """``roadmap.tasks.Off``: why it is cancelled."""
    before_order: Mapped[bool] = mapped_column(server_default=false())
    """Its date had passed when the road map went live."""
    dates_asked_at: Mapped[datetime | None]
    """When its people were last asked for the dates that it waits for."""


class EvidenceRow(Row):
    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    form: Mapped[str] = mapped_column(String(16))
    value: Mapped[str]
    name: Mapped[str]
    note: Mapped[str]
    number: Mapped[str] = mapped_column(server_default="")
    """The document's own number, and below its own date: not those of handing in."""
    dated: Mapped[date | None]
    sent: Mapped[str] = mapped_column(String(64), server_default="")
    """The same for all that came in one message, or in one album."""
    link_id: Mapped[int | None] = mapped_column(ForeignKey("link.id"), index=True)
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    """Taken back by its author before it was reviewed."""


class LinkRow(Row):
    """An address that was handed in, in its plainest form, and how it was last found."""

    __tablename__ = "link"
    __table_args__ = (UniqueConstraint("department_id", "canonical"), Index("ix_link_next", "next_check_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    canonical: Mapped[str]
    address: Mapped[str]
    """As it was first handed in: what is asked."""
    outcome: Mapped[str | None] = mapped_column(String(16))
    status: Mapped[int] = mapped_column(server_default="0")
    """The HTTP status it answered with."""
    times: Mapped[int] = mapped_column(server_default="0")
    """How many times running it was found so."""
    checked_at: Mapped[datetime | None]
    alive_at: Mapped[datetime | None]
    next_check_at: Mapped[datetime | None]


class RequestRow(Row):
    """«Does not apply» or «please move»: asked by who must do it, decided by the coordinator."""

    __tablename__ = "request"
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(16))
    new_due: Mapped[date | None]
    reason: Mapped[str]
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    granted: Mapped[bool | None]


class CommentRow(Row):
    """What the two sides of a task write to each other."""

    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    created_at: Mapped[datetime]


class JournalRow(Row):
    """Append-only: who did what, when, the old value and the new."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_subject", "subject"),)
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
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    """A file's bytes."""
    created_at: Mapped[datetime]
    attempts: Mapped[int]
    refused_at: Mapped[datetime | None]
    failure: Mapped[str | None]
    urgency: Mapped[int] = mapped_column(server_default="0")
    """0 is an answer to somebody who waits for it, 1 is what is told to many."""
    telling_id: Mapped[int | None] = mapped_column(ForeignKey("telling.id"))
    """Which telling it is, if the bot speaks first."""


class TellingRow(Row):
    """What the bot tells by itself: to whom, of which kind and period, why. One of each, whatever the clock does."""

    __tablename__ = "telling"
    __table_args__ = (UniqueConstraint("department_id", "chat_id", "kind", "period"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    chat_id: Mapped[int] = mapped_column(BigInteger, index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None where it is told to a group."""
    kind: Mapped[str] = mapped_column(String(16))
    """``week``, ``day``, ``news``, ``alarm`` …"""
    period: Mapped[str] = mapped_column(String(40))
    """``2026-W47``, ``2026-11-24``: what there is one of."""
    why: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    """What it was about, by ids: the answer to «why did I get this»."""
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    failure: Mapped[str | None]


class SnapshotRow(Row):
    """The five numbers of an organisation at the end of a day: what a later digest is compared with."""

    __tablename__ = "snapshot"
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    accepted: Mapped[int]
    submitted: Mapped[int]
    overdue: Mapped[int]
    awaiting: Mapped[int]
    in_progress: Mapped[int]


class SnoozeRow(Row):
    """A task that a person does not want to be reminded of for a while."""

    __tablename__ = "snooze"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True)
    until: Mapped[date]
    """The last day of silence."""


class GroupChatRow(Row):
    """A group of the messenger that the bot is in."""

    __tablename__ = "group_chat"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    title: Mapped[str]
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    """Whose numbers it gets; None until a coordinator has bound it."""
    topic_id: Mapped[int | None] = mapped_column(BigInteger)
    bound_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
