"""The wire format of buttons about a task's talk: wording, history, comments, requests and their decision."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class TaskMenu(CallbackData, prefix="wm"):
    """What else can be done with a task."""

    id: Number


class Wording(CallbackData, prefix="ww"):
    """How the order itself puts a task."""

    id: Number


class History(CallbackData, prefix="wh"):
    """A page of what happened to a task, from 0."""

    id: Number
    page: Number = 0


class WriteComment(CallbackData, prefix="wc"):
    """Asks for a comment on a task."""

    id: Number


class NotApplicable(CallbackData, prefix="wn"):
    """Asks why a task does not apply."""

    id: Number


class Postpone(CallbackData, prefix="wp"):
    """Asks to which day a task should move."""

    id: Number


class PostponeBy(CallbackData, prefix="wb"):
    """To a day so many days after the due date."""

    id: Number
    days: Number


class SendWords(CallbackData, prefix="wa"):
    """Passes on the words that lie in the conversation though personal data were noticed in them."""


class MendWords(CallbackData, prefix="wr"):
    """Shows those words again, to be typed otherwise."""


class Decide(CallbackData, prefix="wy"):
    """The coordinator grants a request (*yes* is 1) or does not."""

    id: Number
    yes: Number
