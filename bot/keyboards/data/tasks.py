"""The wire format of buttons about tasks, proofs, reviews and digests."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class TaskList(CallbackData, prefix="tl"):
    """A page of one's tasks, from 0."""

    page: Number = 0


class TaskCard(CallbackData, prefix="t"):
    """A task's card."""

    id: Number


class HandIn(CallbackData, prefix="ev"):
    """Asks for the proof of a task."""

    id: Number


class ProofFor(CallbackData, prefix="pf"):
    """The proof that lies in the conversation is for this task."""

    id: Number


class Proofs(CallbackData, prefix="ps"):
    """Shows a task's files and photos."""

    id: Number


class Delegate(CallbackData, prefix="dl"):
    """Asks which colleague takes a task."""

    id: Number


class DelegatePage(CallbackData, prefix="nl"):
    """Another page of the colleagues who may take a task, from 0."""

    id: Number
    page: Number = 0


class DelegateTo(CallbackData, prefix="dt"):
    """Hands a task to a colleague."""

    id: Number
    person: Number


class Queue(CallbackData, prefix="rq"):
    """A page of what waits for a review, from 0."""

    page: Number = 0


class Accept(CallbackData, prefix="ok"):
    """Accepts what was handed in."""

    id: Number


class Return(CallbackData, prefix="rt"):
    """Asks why it is returned."""

    id: Number


class Status(CallbackData, prefix="st"):
    """The digest."""
