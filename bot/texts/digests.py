"""The digest in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from markupsafe import Markup

from bot.texts import dates
from bot.texts.tasks import numbered, shortened
from bot.texts.voice import Voice
from roadmap.digest import Digest, Late, Numbers
from roadmap.tasks import UNFINISHED, Task

LATE_MOST = 3
ROW_MOST = 100


def digest(voice: Voice, about: str, found: Digest) -> Markup:
    """One screen: the headline, the five numbers, who needs a call, what is near."""
    numbers = found.numbers
    if not numbers.total:
        return voice.say(
            "<b>{about}</b>\nThere are no tasks yet: they appear when a road map goes live.", about=about
        )
    lines = [
        _headline(voice, found),
        Markup.escape(about),
        Markup(""),
        voice.say("✅ Accepted: {n}", n=numbers.accepted),
        voice.say("🕓 On review: {n}", n=numbers.submitted),
        voice.say("❗ Overdue: {n}", n=numbers.overdue),
        voice.say("Waiting for dates: {n}", n=numbers.awaiting),
        voice.say("In progress: {n}", n=numbers.in_progress),
    ]
    if found.late:
        lines += [Markup(""), voice.say("<b>Worth a call</b>")]
        lines += [_late(voice, late, found) for late in found.late[:LATE_MOST]]
    if found.soon:
        near = voice.count(
            "{n} task is due within seven days.", "{n} tasks are due within seven days.", found.soon
        )
        lines += [Markup(""), near]
    return Markup("\n").join(lines)


def now(voice: Voice, numbers: Numbers) -> list[Markup]:
    """What asks for somebody's attention, in a line for the first screen; no line where nothing does."""
    parts = [
        voice.count("{n} task is overdue", "{n} tasks are overdue", numbers.overdue)
        if numbers.overdue
        else "",
        voice.count("{n} waits for a review", "{n} wait for a review", numbers.submitted)
        if numbers.submitted
        else "",
        voice.count("{n} waits for dates", "{n} wait for dates", numbers.awaiting)
        if numbers.awaiting
        else "",
    ]
    what = Markup(" · ").join(part for part in parts if part)
    return [voice.say("Now: {what}.", what=what)] if what else []


def next_due(voice: Voice, tasks: Sequence[Task], today: date) -> list[Markup]:
    """The most urgent of *tasks*, which come in that order, in a line; none where nothing is due."""
    due = (task for task in tasks if task.status in UNFINISHED and task.due is not None)
    return [
        voice.say(
            "Next: {title} – {due}",
            title=shortened(numbered(task), ROW_MOST),
            due=dates.due(voice, task, today),
        )
        for task in islice(due, 1)
    ]


def _headline(voice: Voice, found: Digest) -> Markup:
    numbers = found.numbers
    done = voice.say("Accepted {done} of {total}", done=numbers.accepted, total=numbers.total)
    if not numbers.overdue:
        return voice.say("<b>{done}, nothing is overdue</b>", done=done)
    return voice.count(
        "<b>{done}, {n} is overdue</b>", "<b>{done}, {n} are overdue</b>", numbers.overdue, done=done
    )


def _late(voice: Voice, late: Late, found: Digest) -> Markup:
    return voice.count(
        "• {who} – {n} overdue task, since {day}",
        "• {who} – {n} overdue tasks, the oldest since {day}",
        late.count,
        who=late.organisation,
        day=dates.day(voice, late.since, found.today),
    )
