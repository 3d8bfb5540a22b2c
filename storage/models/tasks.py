"""Rows of tasks, what is handed in and what is said about them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Row


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
    off_on: Mapped[date | None]
    """Since which day, where many were taken off at once."""
    before_order: Mapped[bool] = mapped_column(server_default=false())
    """Its date had passed when the road map went live."""
    dates_asked_at: Mapped[datetime | None]
    """When its people were last asked for the dates that it waits for."""


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


class SnoozeRow(Row):
    """A task that a person does not want to be reminded of for a while."""

    __tablename__ = "snooze"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True)
    until: Mapped[date]
    """The last day of silence."""
