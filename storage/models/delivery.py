"""Rows of conversations and of what comes in and goes out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Row


class ConversationRow(Row):
    """Where a person stands in a conversation, and which message is their live one."""

    __tablename__ = "conversation"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    state: Mapped[str | None]
    data: Mapped[dict[str, Any]]
    live_message_id: Mapped[int | None] = mapped_column(BigInteger)


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


class NewsRow(Row):
    """A deed that somebody is to hear of; it goes when it is told."""

    __tablename__ = "news"
    # Ids are never reused: the last one of a message names its telling.
    __table_args__ = (Index("ix_news_department", "department_id", "id"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(16))
    """``roadmap.news.NewsKind``."""
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who did it; None where a term lapsed or the bot found it."""
    details: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    created_at: Mapped[datetime]
