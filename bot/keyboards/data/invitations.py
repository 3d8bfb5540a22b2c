"""The wire format of buttons about invitations."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.people import Presence


class Whom(StrEnum):
    """Who is invited: everybody in the department who is not in, those of an organisation, one person."""

    ALL = "a"
    ORGANISATION = "o"
    PERSON = "p"


class Invitations(CallbackData, prefix="ih"):
    """How many are in, and the ways to invite."""


class InviteThem(CallbackData, prefix="ia"):
    """Asks how to invite those who are not in; *id* is the organisation's or the person's."""

    whom: Whom = Whom.ALL
    id: Number = 0


class InvitationSheet(CallbackData, prefix="is"):
    """Makes the sheet to print."""

    whom: Whom = Whom.ALL
    id: Number = 0


class InvitationMessages(CallbackData, prefix="im"):
    """Makes messages to forward, beginning after the person at (organisation, post)."""

    whom: Whom = Whom.ALL
    id: Number = 0
    organisation: Number = 0
    post: Number = 0


class Attendance(CallbackData, prefix="il"):
    """A page of those who have come that far."""

    presence: Presence = Presence.EXPECTED
    page: Number = 0


class OpenInvitations(CallbackData, prefix="io"):
    """A page of the links that still work."""

    page: Number = 0


class OpenInvitation(CallbackData, prefix="ic"):
    """One link that still works."""

    id: Number


class RevokeInvitation(CallbackData, prefix="ir"):
    """Takes it back."""

    id: Number


class RevokeAll(CallbackData, prefix="iz"):
    """Asks whether to take all back."""


class RevokeAllSurely(CallbackData, prefix="iy"):
    """Takes all back."""
