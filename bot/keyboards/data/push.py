"""The wire format of buttons about what the bot tells by itself."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Day, Number
from roadmap.week import Outcome


class Push(CallbackData, prefix="ua"):
    """The push of the week that is to come."""


class PushPeople(CallbackData, prefix="ub"):
    """A page of those for whom the push is so."""

    outcome: Outcome
    page: Number = 0


class PushOf(CallbackData, prefix="ud"):
    """One person's message as it would be."""

    id: Number


class PushNow(CallbackData, prefix="ue"):
    """Asks whether to send the week that begins on *monday* now."""

    monday: Day


class PushNowSurely(CallbackData, prefix="uf"):
    """Sends it."""

    monday: Day


class PushOff(CallbackData, prefix="ug"):
    """Does not send that week."""

    monday: Day


class PushOn(CallbackData, prefix="uh"):
    """Sends that week after all."""

    monday: Day


class Tellings(CallbackData, prefix="ui"):
    """What the bot has told the person by itself, and why."""


class PushDays(CallbackData, prefix="uj"):
    """Asks for the day of the push."""


class PushDayTo(CallbackData, prefix="uk"):
    """Chooses the day; 0 is Monday."""

    day: Number


class QuietHours(CallbackData, prefix="ul"):
    """Asks for the quiet hours."""


class QuietTo(CallbackData, prefix="um"):
    """Chooses them; two equal hours are none."""

    since: Number
    until: Number
