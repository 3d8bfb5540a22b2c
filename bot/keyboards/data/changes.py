"""The wire format of buttons about changes of life: substitutes, new heads, leaving, handing over.

Days stand in them as figures, 20260314; 0 is open, or at once.
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.posts import Kind


class Changes(CallbackData, prefix="vc"):
    """What may change about a person's posts."""

    id: Number


class SeatChanges(CallbackData, prefix="vs"):
    """What may change about one post."""

    id: Number


class HeadChanges(CallbackData, prefix="vo"):
    """What may change about the head of an organisation."""

    id: Number


class Colleagues(CallbackData, prefix="vm"):
    """A page of a head's people, from 0."""

    page: Number = 0


class Leaving(CallbackData, prefix="vl"):
    """Somebody says that they do not work here any more."""


class Missing(CallbackData, prefix="vh"):
    """A page of organisations without a head or a curator, from 0."""

    page: Number = 0


class ChangeWho(CallbackData, prefix="cw"):
    """Asks who comes into a change; a page of people, from 0."""

    id: Number
    kind: Kind
    page: Number = 0


class ChangeSince(CallbackData, prefix="cs"):
    """Somebody was chosen; asks from which day."""

    id: Number
    kind: Kind
    person: Number


class ChangeUntil(CallbackData, prefix="cu"):
    """The first day was chosen; asks for the last."""

    id: Number
    kind: Kind
    person: Number
    since: Number


class ChangeSure(CallbackData, prefix="cv"):
    """Says what a change will do, and asks."""

    id: Number
    kind: Kind
    person: Number
    since: Number
    until: Number


class ChangeDo(CallbackData, prefix="cy"):
    """Does it."""

    id: Number
    kind: Kind
    person: Number
    since: Number
    until: Number


class EndStandIn(CallbackData, prefix="ce"):
    """Asks whether a substitute or an acting head ends early."""

    id: Number


class EndStandInNow(CallbackData, prefix="cn"):
    """Ends it."""

    id: Number
