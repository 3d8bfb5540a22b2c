"""The wire format of buttons about who asks an organisation and hands in for it."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class KeeperCard(CallbackData, prefix="kc"):
    """Who keeps an organisation."""

    id: Number


class KeeperChoose(CallbackData, prefix="kl"):
    """Whom to ask to keep an organisation: a page of people, from 0."""

    id: Number
    page: Number = 0


class KeeperSet(CallbackData, prefix="ks"):
    """Somebody keeps an organisation from today on, instead of whoever did."""

    id: Number
    person: Number


class KeeperEnd(CallbackData, prefix="ke"):
    """A keeper's post ends."""

    id: Number
