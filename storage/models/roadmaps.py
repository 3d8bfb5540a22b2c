"""Rows of orders, live road maps, and what their rows say."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Row


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
