"""The wire format of buttons about dates that the order left open."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class AskDates(CallbackData, prefix="fd"):
    """Asks for the dates of a task."""

    id: Number


class DatesFor(CallbackData, prefix="ff"):
    """Asks for them on behalf of every organisation of the row (*all* is 1), or of the task's own."""

    id: Number
    all: Number


class DatesRight(CallbackData, prefix="fr"):
    """The dates, or the day of the event, that lie in the conversation are right."""

    id: Number


class EventCame(CallbackData, prefix="fe"):
    """Asks on which day the event was that a task waits for."""

    id: Number


class EventOn(CallbackData, prefix="fo"):
    """It was so many days ago: 0 is today."""

    id: Number
    ago: Number


class ChangeDates(CallbackData, prefix="fc"):
    """What can be done with dates that were given."""

    id: Number


class WaitAgain(CallbackData, prefix="fw"):
    """The dates that were given count no more."""

    id: Number


class ShowSchedule(CallbackData, prefix="fs"):
    """Shows the file in which the dates stand."""

    id: Number
