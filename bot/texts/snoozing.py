"""Putting off the reminders of a task, in words."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.tasks import TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.tasks import Task


def which(voice: Voice) -> Markup:
    """Asks which task."""
    return voice.say("<b>Which task shall I remind you of later?</b>")


def until(voice: Voice, task: Task, snoozed: date | None, today: date) -> Markup:
    """Asks until when; *snoozed* is the day that was chosen before."""
    lines = [
        voice.say("<b>When shall I remind you of it?</b>"),
        Markup.escape(shortened(numbered(task), TITLE_MOST)),
        dates.due(voice, task, today),
    ]
    if snoozed is not None:
        lines.append(on_card(voice, snoozed, today))
    lines += [Markup(""), voice.say("I keep silent about it to you alone until then. The due date stays.")]
    return Markup("\n").join(lines)


def typed(voice: Voice, task: Task, last: date, today: date) -> Markup:
    """Asks for the day in words."""
    return voice.say(
        "<b>On which day shall I remind you?</b> Write it, for example «20 March». The last one possible is {last}.\n{title}",
        last=dates.day(voice, last, today),
        title=shortened(numbered(task), TITLE_MOST),
    )


def done(voice: Voice, day: date, today: date) -> Markup:
    """Above the card."""
    return voice.say("I shall remind you on {day}.", day=dates.day(voice, day, today))


def as_usual(voice: Voice) -> Markup:
    """Above the card."""
    return voice.say("I remind you of it as usual.")


def on_card(voice: Voice, day: date, today: date) -> Markup:
    """The line of the card."""
    return voice.say("You put the reminder off until {day}", day=dates.day(voice, day, today))
