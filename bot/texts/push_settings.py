"""The day of the push and the quiet hours in words."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.setting_values import on_weekdays, quiet
from bot.texts.voice import Voice
from roadmap.department import DepartmentSettings


def quiet_hours(voice: Voice, settings: DepartmentSettings) -> Markup:
    """The line of the quiet hours."""
    if settings.quiet_from == settings.quiet_until:
        return voice.say("<b>Quiet hours:</b> none, I may write to people at any hour.")
    return voice.say(
        "<b>Quiet hours</b> are {hours}: by myself I write to nobody then, nor on days off.",
        hours=quiet(voice, settings.quiet_from, settings.quiet_until),
    )


def which_day(voice: Voice, present: int) -> Markup:
    """Asks for the day of the push."""
    return voice.say(
        "<b>On which day does everybody get their week?</b> Now: {days}.\n"
        "A change sends nothing at once. A day off moves it to the next working day.",
        days=on_weekdays(voice, present),
    )


def which_quiet(voice: Voice, settings: DepartmentSettings) -> Markup:
    """Asks for the quiet hours."""
    return voice.say(
        "<b>When shall I be quiet?</b> Now: {hours}.\nBy myself I write to nobody then. Who writes to me is answered.",
        hours=quiet(voice, settings.quiet_from, settings.quiet_until),
    )
