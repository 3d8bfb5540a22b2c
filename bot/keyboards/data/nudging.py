"""The wire format of buttons about reminders: putting one off, and the department's steps."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Day, Flag, Number


class SnoozeWhich(CallbackData, prefix="ngl"):
    """Asks which of the reminder's tasks is put off."""


class Snooze(CallbackData, prefix="ngs"):
    """Asks until when a task is put off."""

    id: Number


class SnoozeTo(CallbackData, prefix="ngd"):
    """Puts a task off: it is spoken of again on *day*."""

    id: Number
    day: Day


class TypeSnooze(CallbackData, prefix="ngt"):
    """Asks for the day in words."""

    id: Number


class Unsnooze(CallbackData, prefix="ngu"):
    """Reminds of a task as usual."""

    id: Number


class StepsOf(CallbackData, prefix="ngp"):
    """On which days the department's people are reminded."""


class StepBefore(CallbackData, prefix="ngb"):
    """So many days before the due date, or not."""

    days: Number
    on: Flag


class StepOnDay(CallbackData, prefix="ngo"):
    """On the due date itself, or not."""

    on: Flag


class StepAfter(CallbackData, prefix="nga"):
    """So many days after the due date, or not."""

    days: Number
    on: Flag


class StepEvery(CallbackData, prefix="nge"):
    """Then every so many days; 0 is never."""

    days: Number


class UsualSteps(CallbackData, prefix="ngr"):
    """The usual steps again."""
