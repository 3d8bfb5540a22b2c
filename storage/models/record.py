"""Rows of what happened, and of the numbers as they stood."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Row


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
