"""Every state a conversation can be in. The names are stored: a state that goes is mapped, not reused."""

from __future__ import annotations

from aiogram.fsm.state import State, StatesGroup


class Naming(StatesGroup):
    """An administrator names their department."""

    department = State()


class HandingIn(StatesGroup):
    """Somebody was asked for a proof (data: ``task``), or which task a proof is for (data: ``proofs``)."""

    proof = State()
    choice = State()


class Drafting(StatesGroup):
    """A coordinator was asked what should stand in a doubt's place, or which schools are in a group.

    Data: ``draft``, and ``doubt`` or ``group``.
    """

    words = State()
    schools = State()


class Returning(StatesGroup):
    """A reviewer was asked what should be mended (data: ``task``)."""

    comment = State()


class Changing(StatesGroup):
    """Somebody was asked who comes into a change, or on which days it is (data: ``bot/handlers/changes.py``)."""

    who = State()
    days = State()
