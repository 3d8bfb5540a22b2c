"""Rows of questionnaires, their campaigns, and what is answered and measured."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Row


class QuestionnaireRow(Row):
    """A form of a department. A changed one is a new row: what was answered keeps the questions it was asked."""

    __tablename__ = "questionnaire"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    name: Mapped[str]
    """``form_id`` of the XLSForm."""
    version: Mapped[str] = mapped_column(server_default="")
    title: Mapped[str]
    sheets: Mapped[dict[str, Any]]
    """The sheets of the XLSForm, by name, as rows of texts: what the export writes back."""
    xform: Mapped[str]
    """The XForm that the sheets mean (ODK XForms): what answering runs on."""
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    archived_at: Mapped[datetime | None]


class CampaignRow(Row):
    """One sending of a questionnaire to an audience; each time that it asks is a round."""

    __tablename__ = "campaign"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"))
    title: Mapped[str]
    phrase: Mapped[str]
    """The due date or schedule in words, as the coordinator wrote it."""
    schedule: Mapped[str]
    """``roadmap.deadlines.to_text`` of the phrase."""
    audience: Mapped[dict[str, Any]]
    """``roadmap.questionnaires.audience.Audience`` as JSON."""
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"))
    """The row of a road map that the answers carry out, if any."""
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None]


class RoundRow(Row):
    """One time that a campaign asks: the period reported on and the due date are two things."""

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("campaign_id", "key"), Index("ix_round_open", "closed_at", "opens"))
    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    key: Mapped[str] = mapped_column(String(16))
    """``roadmap.questionnaires.rounds.Planned.key``."""
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"))
    """The form as it was when the round was opened: one that is changed meanwhile is asked by the next round."""
    covers_from: Mapped[date | None]
    covers_until: Mapped[date | None]
    opens: Mapped[date]
    due: Mapped[date]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class ResponseRow(Row):
    """What one organisation (or one person) answers in a round; it stands there from the opening on."""

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("round_id", "whose"),
        Index("ix_response_organisation", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    whose: Mapped[str] = mapped_column(String(24))
    """``organisation:17`` where the school answers as one, ``person:5`` where each person does."""
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Set where each person answers for themselves."""
    handed_to: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """The colleague who answers for the organisation."""
    state: Mapped[str] = mapped_column(String(16))
    """``roadmap.questionnaires.responses.State``."""
    extended: Mapped[date | None]
    """The due date of this one, where it was given longer."""
    off: Mapped[bool] = mapped_column(server_default=false())
    """Not asked any more: it left the audience, or the coordinator let it off."""
    let_off: Mapped[str | None]
    """Why the coordinator let it off, in words; None where it left the audience."""
    let_off_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime | None]
    """When somebody was first told of it; None while nobody could be."""
    reminded_on: Mapped[date | None]
    """The day of the last reminder."""
    started_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    """When it was first sent; what came after the due date is late."""
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime | None]
    """When it was last sent anew, after a change."""
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    comment: Mapped[str | None]
    """Why it was returned."""


class AnswerRow(Row):
    """The answer to one question as it stands, saved when it was given."""

    __tablename__ = "answer"
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id"), primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    """``group/name``, in a repeat ``visits[2]/name``."""
    value: Mapped[str]
    """The XForms lexical form: ``12``, ``2026-03-25``, names of choices with spaces between."""
    reason: Mapped[str | None]
    """Why it is empty, or why it jumped, in the person's words."""
    file: Mapped[str | None]
    """What the messenger calls a photo or file, behind its form: ``photo:…``."""
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime]


class AnswerChangeRow(Row):
    """What an answer was before, once it had been sent."""

    __tablename__ = "answer_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id"), index=True)
    place: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]


class MeasureRow(Row):
    """An indicator that a department follows: how it is measured, and where it is to get to."""

    __tablename__ = "measure"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    road_map_id: Mapped[int | None] = mapped_column(ForeignKey("road_map.id"))
    """The road map that names it, if one does."""
    code: Mapped[str]
    """What the ``indicator`` column of an XLSForm calls it by: ``1.2``."""
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(server_default="")
    source: Mapped[str] = mapped_column(server_default="")
    direction: Mapped[str] = mapped_column(String(8))
    """``more`` or ``less`` is better."""
    parts: Mapped[list[Any]] = mapped_column(JSON, server_default="[]")
    """What a composite target («100 %/100 %») measures, in words; empty for a simple one."""
    numerator: Mapped[str] = mapped_column(server_default="")
    denominator: Mapped[str] = mapped_column(server_default="")
    """What is divided by what, in words; empty where the figure is no share."""
    baseline: Mapped[str] = mapped_column(server_default="")
    archived_at: Mapped[datetime | None]


class MeasureTargetRow(Row):
    """Where an indicator is to be by the end of a year, as the order writes it."""

    __tablename__ = "measure_target"
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str]


class MeasuredRow(Row):
    """A figure of an indicator: of a period, of a school or of the department as a whole, from somewhere."""

    __tablename__ = "measured"
    __table_args__ = (Index("ix_measured_of", "measure_id", "covers_until"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    covers_from: Mapped[date | None]
    covers_until: Mapped[date]
    part: Mapped[int] = mapped_column(server_default="0")
    """Which part of a composite it is, from nought."""
    value: Mapped[str]
    """A decimal number, ``87.5``."""
    numerator: Mapped[str | None]
    denominator: Mapped[str | None]
    source: Mapped[str] = mapped_column(server_default="")
    response_id: Mapped[int | None] = mapped_column(ForeignKey("response.id"), index=True)
    """The answers that it came from; None where a person wrote it by hand."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
