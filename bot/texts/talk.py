"""A task's menu, its wording in the order, comments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts.journal import line
from bot.texts.tasks import NAME_MOST, TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.journal import Entry
from roadmap.tasks import Task

CELL_MOST = 700


def menu(voice: Voice, task: Task) -> Markup:
    """Above the menu."""
    return voice.say("<b>What else?</b>\n{title}", title=shortened(numbered(task), TITLE_MOST))


def wording(voice: Voice, task: Task, responsible: str) -> Markup:
    """The row as it stands in the order, cell by cell."""
    cells = (
        (voice.say("Activity"), task.title),
        (voice.say("Deadline"), task.deadline),
        (voice.say("Responsible"), responsible),
        (voice.say("Expected result"), task.result),
        (voice.say("Proof in the order"), task.proof),
    )
    lines = [voice.say("<b>In the order</b>, row {number}", number=task.number.rstrip(".") or "–")]
    if task.section:
        lines.append(Markup("<i>{}</i>").format(shortened(task.section, TITLE_MOST)))
    lines.extend(
        Markup("<b>{}</b>\n{}").format(name, shortened(text, CELL_MOST)) for name, text in cells if text
    )
    return Markup("\n\n").join(lines)


def history(voice: Voice, task: Task, entries: Sequence[Entry], today: date) -> Markup:
    """What happened to a task, newest first."""
    head = voice.say("<b>History</b>: {title}", title=shortened(numbered(task), TITLE_MOST))
    if not entries:
        return Markup("\n\n").join([head, voice.say("Nothing has been done with this task yet.")])
    return Markup("\n\n").join([head, *(line(voice, entry, task.timezone, today) for entry in entries)])


def what_to_say(voice: Voice, task: Task) -> Markup:
    """Asks for a comment."""
    return voice.say(
        "<b>What shall I pass on?</b> Write it in a line or two.\n{title}",
        title=shortened(numbered(task), TITLE_MOST),
    )


def mend(voice: Voice, text: str) -> Markup:
    """Asks for other words; the ones that wait are copied by a press."""
    return voice.say(
        "<b>Write it otherwise</b> and send it. You wrote (press to copy):\n<code>{text}</code>", text=text
    )


def too_long(voice: Voice, length: int, most: int) -> Markup:
    """Where more was typed than is passed on: nothing is cut off silently."""
    return voice.count(
        "That is {n} letter; I pass on {most} at most. Please make it shorter.",
        "That is {n} letters; I pass on {most} at most. Please make it shorter.",
        length,
        most=most,
    )


def kept(voice: Voice, told: bool) -> Markup:
    """Above the card after a comment."""
    if told:
        return voice.say("💬 The comment is passed on.")
    return voice.say("💬 The comment is kept; there is nobody else to pass it on to yet.")


def said(voice: Voice, task: Task, author: str, text: str) -> Markup:
    """Tells the other side of a comment."""
    return voice.say(
        "💬 <b>{author}</b>: {text}\n{title}\n{organisation}",
        author=shortened(author, NAME_MOST),
        text=text,
        title=shortened(numbered(task), TITLE_MOST),
        organisation=task.organisation,
    )
