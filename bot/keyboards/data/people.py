"""The wire format of buttons about the first screen, organisations, invitations and languages."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.people import Role


class Home(CallbackData, prefix="h"):
    """The first screen."""


class Organisations(CallbackData, prefix="ol"):
    """A page of the department's organisations."""

    page: Number = 0


class OrganisationCard(CallbackData, prefix="o"):
    """One organisation."""

    id: Number


class Invite(CallbackData, prefix="iv"):
    """Makes an invitation."""

    id: Number
    role: Role


class Language(CallbackData, prefix="lg"):
    """Chooses a language."""

    code: str


class Cancel(CallbackData, prefix="cx"):
    """Leaves what was begun."""
