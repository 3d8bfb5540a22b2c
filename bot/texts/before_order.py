"""Tasks whose dates had passed before their road map went live, in words."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from bot.paging import Page
from bot.texts.tasks import TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.before_order import Settled
from roadmap.draft import Past
from roadmap.tasks import Task
from storage.before_order import EarlierRow

ROW_MOST = 120


def on_card(voice: Voice, count: int) -> Markup:
    """The button on a road map's card."""
    return voice.count("Before the start: {n} task", "Before the start: {n} tasks", count)


def name(row: EarlierRow) -> str:
    """A row by its number and title."""
    return f"{row.number.rstrip('.')}. {row.title}" if row.number else row.title


def rows(voice: Voice, page: Page[EarlierRow], total: int) -> Markup:
    """A page of the rows."""
    if not total:
        return voice.say("<b>Before the start</b>: no task's date had passed before the plan was approved.")
    head = voice.count(
        "<b>Before the start: {n} task</b>\nIts date had passed before the plan was approved.",
        "<b>Before the start: {n} tasks</b>\nTheir dates had passed before the plan was approved.",
        total,
    )
    return Markup("\n\n").join([head, *(_line(voice, row) for row in page.shown)])


def _line(voice: Voice, row: EarlierRow) -> Markup:
    return Markup("{} – {}").format(shortened(name(row), ROW_MOST), _stands(voice, row))


def _stands(voice: Voice, row: EarlierRow) -> Markup:
    """«засчитано 9 из 10, в работе 1»."""
    counts, total = Counter(task.counts_as for task in row.tasks), len(row.tasks)
    parts = [voice.say("done {done} of {total}", done=counts[Past.DONE], total=total)]
    if counts[Past.OVERDUE]:
        parts.append(voice.say("at work {n}", n=counts[Past.OVERDUE]))
    if counts[Past.LEFT_OUT]:
        parts.append(voice.say("left out {n}", n=counts[Past.LEFT_OUT]))
    return Markup(", ").join(parts)


def row(voice: Voice, shown: EarlierRow, done: Settled | None) -> Markup:
    """One row; *done* is what has just happened."""
    lines = [] if done is None else [settled(voice, done), Markup("")]
    lines.append(Markup("<b>{}</b>").format(shortened(name(shown), TITLE_MOST)))
    lines.append(_stands(voice, shown))
    lines.append(
        voice.say(
            "What shall it count as, for all organisations? What was handed in, reviewed or taken off stays as it is."
        )
    )
    return Markup("\n").join(lines)


def one_task(voice: Voice, task: Task) -> Markup:
    """Asks what one task counts as."""
    return voice.say(
        "<b>What shall it count as?</b> Its date had passed before the plan was approved.\n{title}\n{organisation}",
        title=shortened(numbered(task), TITLE_MOST),
        organisation=task.organisation,
    )


def settled(voice: Voice, done: Settled) -> Markup:
    """What has happened, in numbers."""
    parts = [voice.say("Changed: {n}", n=len(done.changed))]
    if done.kept:
        parts.append(voice.say("handed in or decided already: {n}", n=done.kept))
    if done.same:
        parts.append(voice.say("stood so before: {n}", n=done.same))
    return Markup(", ").join(parts)
