"""Splitting a row between its executors, and putting it together again."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.names import person_name
from bot.texts.tasks import NAME_MOST, TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.tasks import Task

NAMES_MOST = 6


def split_it(voice: Voice, task: Task) -> Markup:
    """Asks whether it is meant, and says what stays."""
    places = [one for one in task.partners if one.organisation_id != task.organisation_id]
    names = [
        shortened(str(person_name(voice, one.name).unescape()), NAME_MOST) for one in places[:NAMES_MOST]
    ]
    return voice.say(
        "<b>Give each executor a task of their own?</b>\n{title}\n\n"
        "{organisation} keeps its task with all that was done. For what is still due these get their own: {names}.",
        title=shortened(numbered(task), TITLE_MOST),
        organisation=task.organisation,
        names=", ".join(names),
    )


def split(voice: Voice, tasks: int) -> Markup:
    """The toast, and the line above the card."""
    return voice.count("Split: {n} task was added.", "Split: {n} tasks were added.", tasks)


def joined(voice: Voice, tasks: int) -> Markup:
    """The same for putting it together again."""
    return voice.count(
        "One task for all again: {n} was taken off.", "One task for all again: {n} were taken off.", tasks
    )


def told_split(voice: Voice, task: Task) -> Markup:
    """Tells an executor of their own task."""
    return voice.say(
        "<b>You have a task of your own now</b>; it was shared with others before.\n{title}",
        title=shortened(numbered(task), TITLE_MOST),
    )


def told_joined(voice: Voice, task: Task) -> Markup:
    """Tells an executor that the task is shared again."""
    return voice.say(
        "<b>One task for all executors again</b>, led by {organisation}. There is nothing to hand in apart.\n{title}",
        organisation=task.organisation,
        title=shortened(numbered(task), TITLE_MOST),
    )
