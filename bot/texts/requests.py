"""«Does not apply» and «please move»: asking, and the coordinator's word."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.tasks import NAME_MOST, TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.talk import Request
from roadmap.tasks import Task


def which_day(voice: Voice, task: Task, today: date) -> Markup:
    """Asks for the new day."""
    return voice.say(
        "<b>To which day?</b> Choose one or write it: 10 April\nNow: {due}\n{title}",
        due=dates.due(voice, task, today),
        title=shortened(numbered(task), TITLE_MOST),
    )


def why(voice: Voice, task: Task, day: date | None, today: date) -> Markup:
    """Asks for the reason."""
    title = shortened(numbered(task), TITLE_MOST)
    if day is None:
        return voice.say("<b>Why does it not apply?</b> Write it in a line.\n{title}", title=title)
    return voice.say(
        "<b>Why to {day}?</b> Write it in a line.\n{title}", day=dates.day(voice, day, today), title=title
    )


def sent(voice: Voice, task: Task) -> Markup:
    """Above the card after a request was made."""
    if task.road_map_of is not None:
        return voice.say("The head is asked. You will hear what they decide; until then all stays as it is.")
    return voice.say(
        "The coordinator is asked. You will hear what they decide; until then all stays as it is."
    )


def came_in(voice: Voice, task: Task, asked: Request, today: date) -> Markup:
    """Tells the coordinator of a request."""
    title = shortened(numbered(task), TITLE_MOST)
    who = shortened(asked.author, NAME_MOST)
    if asked.new_due is not None:
        return voice.say(
            "<b>{organisation} asks to move the date to {day}</b>\n{reason}\n{title}\nNow: {due}\n{who}",
            organisation=task.organisation,
            day=dates.day(voice, asked.new_due, today),
            reason=asked.reason,
            title=title,
            due=dates.due(voice, task, today),
            who=who,
        )
    return voice.say(
        "<b>{organisation}: does not apply</b>\n{reason}\n{title}\n{who}",
        organisation=task.organisation,
        reason=asked.reason,
        title=title,
        who=who,
    )


def decided(voice: Voice, granted: bool) -> Markup:
    """Above the card, and in the toast."""
    return voice.say("Granted.") if granted else voice.say("Declined.")


def answer(voice: Voice, task: Task, asked: Request, granted: bool, today: date) -> Markup:
    """Tells the ones who must do the task what was decided."""
    title = shortened(numbered(task), TITLE_MOST)
    if not granted:
        return voice.say("<b>Declined</b>: all stays as it was.\n{title}", title=title)
    if asked.new_due is not None:
        return voice.say(
            "<b>The date is moved: by {day}</b>\n{title}",
            day=dates.day(voice, asked.new_due, today),
            title=title,
        )
    return voice.say("<b>The task is taken off</b>: there is nothing to hand in.\n{title}", title=title)
