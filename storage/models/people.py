"""Rows of people, their posts, and how they come in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Row


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
