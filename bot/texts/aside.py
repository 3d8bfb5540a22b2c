"""Setting a task aside for one organisation: asking why, and telling whose work it was."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.tasks import TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice, plain
from roadmap.tasks import Task

REASON_MOST = 160


def reasons(voice: Voice) -> list[str]:
    """The ready reasons in full, in the order of their buttons."""
    return [
        plain(voice.say("the school does not take part")),
        plain(voice.say("done within another activity")),
    ]


def reason_labels(voice: Voice) -> list[Markup]:
    """The same on buttons."""
    return [voice.say("Does not take part"), voice.say("Done within another one")]


def why(voice: Voice, task: Task) -> Markup:
    """Asks for the reason."""
    return voice.say(
        "<b>Why is it set aside?</b> Choose or write it in a line.\n{title}\n{organisation}",
        title=shortened(numbered(task), TITLE_MOST),
        organisation=task.organisation,
    )


def handed_in(voice: Voice, task: Task) -> Markup:
    """Asks whether it is meant."""
    return voice.say(
        "<b>It is handed in and waits for a review.</b> Set aside, it is reviewed no more; the proofs stay.\n"
        "{title}\n{organisation}",
        title=shortened(numbered(task), TITLE_MOST),
        organisation=task.organisation,
    )


def set_aside(voice: Voice) -> Markup:
    """Above the card."""
    return voice.say("Set aside. It counts neither as late nor as done.")


def told(voice: Voice, task: Task, reason: str) -> Markup:
    """Tells whose work it was."""
    return voice.say(
        "<b>The task is set aside</b>: there is nothing to hand in.\n{reason}\n{title}\n{organisation}",
        reason=shortened(reason, REASON_MOST),
        title=shortened(numbered(task), TITLE_MOST),
        organisation=task.organisation,
    )


def back(voice: Voice) -> Markup:
    """Above the card, and in the toast."""
    return voice.say("The task is back at work.")


def told_back(voice: Voice, task: Task, today: date) -> Markup:
    """Tells whose work it is again."""
    return voice.say(
        "<b>The task is back at work</b>: {due}\n{title}\n{organisation}",
        due=dates.due(voice, task, today),
        title=shortened(numbered(task), TITLE_MOST),
        organisation=task.organisation,
    )
