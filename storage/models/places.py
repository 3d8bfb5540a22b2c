"""Rows of departments, organisations and groups, and whom their orders mean."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Row


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


class GroupChatRow(Row):
    """A group of the messenger that the bot is in."""

    __tablename__ = "group_chat"
    id: Mapped[int] = mapped_column(primary_key=True)
    """Stands in buttons: the messenger's own number is too long for them, and changes when a group grows."""
    chat_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    title: Mapped[str]
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    """Whose numbers it gets; None until a coordinator has bound it."""
    topic_id: Mapped[int | None] = mapped_column(BigInteger)
    bound_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
