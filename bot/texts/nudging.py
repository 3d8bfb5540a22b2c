"""The day's reminder in words: what is late and near, what colleagues and schools have not done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.tasks import NAME_MOST, TITLE_MOST, shortened
from bot.texts.voice import Voice
from bot.texts.week import SHOWN, how, listed
from roadmap.nudging import Nudge
from roadmap.tasks import Task


def nudge(voice: Voice, found: Nudge, department: str) -> Markup:
    """The whole message of one person; *department* is named where they work for others too."""
    person, today = found.person.id, found.today
    parts = []
    if found.own:
        own = [headline(voice, found.own, today), *listed(voice, found.own, today, person)]
        parts.append(Markup("\n").join([*own, Markup(""), how(voice)]))
    if found.colleagues:
        parts.append(_colleagues(voice, found))
    if found.schools:
        parts.append(_schools(voice, found.schools, today))
    if department:
        parts.append(Markup.escape(shortened(department, TITLE_MOST)))
    return Markup("\n\n").join(parts)


def headline(voice: Voice, tasks: Sequence[Task], today: date) -> Markup:
    """The first line: how much is late, how much is near and until when."""
    late = sum(task.overdue(today) for task in tasks)
    near = len(tasks) - late
    overdue = voice.count("{n} task is overdue", "{n} tasks are overdue", late)
    if not near:
        return voice.say("<b>Reminder: {overdue}</b>", overdue=overdue)
    last = max(task.due for task in tasks if task.due is not None)
    if last == today:
        return _today(voice, near, overdue if late else None)
    day = dates.long_day(voice, last, today)
    if not late:
        return voice.count(
            "<b>Reminder: {n} task due by {day}</b>", "<b>Reminder: {n} tasks due by {day}</b>", near, day=day
        )
    return voice.count(
        "<b>Reminder: {overdue}, {n} due by {day}</b>",
        "<b>Reminder: {overdue}, {n} due by {day}</b>",
        near,
        overdue=overdue,
        day=day,
    )


def _today(voice: Voice, near: int, overdue: Markup | None) -> Markup:
    if overdue is None:
        return voice.count(
            "<b>Reminder: {n} task is due today</b>", "<b>Reminder: {n} tasks are due today</b>", near
        )
    return voice.count(
        "<b>Reminder: {overdue}, {n} is due today</b>",
        "<b>Reminder: {overdue}, {n} are due today</b>",
        near,
        overdue=overdue,
    )


def _colleagues(voice: Voice, found: Nudge) -> Markup:
    """What a head hears of: it was handed to somebody, who was reminded and has not done it yet."""
    head = voice.count(
        "<b>A colleague has not handed in {n} task</b>",
        "<b>Colleagues have not handed in {n} tasks</b>",
        len(found.colleagues),
    )
    lines = listed(voice, found.colleagues, found.today, found.person.id)
    advice = voice.say(
        "They were reminded of it as well. Perhaps they need help: you can hand it in yourself or give it to another."
    )
    return Markup("\n").join([head, *lines, Markup(""), advice])


def _schools(voice: Voice, tasks: Sequence[Task], today: date) -> Markup:
    """What a curator hears of: how much each school owes, the one with the most first."""
    head = voice.count(
        "<b>In your schools {n} task is 30 days late</b>",
        "<b>In your schools {n} tasks are 30 days late</b>",
        len(tasks),
    )
    counted = Counter(task.organisation for task in tasks).most_common()
    lines = [
        voice.count(
            "• {who} – {n} task, since {day}",
            "• {who} – {n} tasks, the oldest since {day}",
            number,
            who=shortened(name, NAME_MOST),
            day=dates.day(voice, _oldest(tasks, name), today),
        )
        for name, number in counted[:SHOWN]
    ]
    if len(counted) > SHOWN:
        lines.append(voice.count("and {n} more school", "and {n} more schools", len(counted) - SHOWN))
    advice = voice.say("I have reminded them of it several times: it is worth a call.")
    return Markup("\n").join([head, *lines, Markup(""), advice])


def _oldest(tasks: Sequence[Task], organisation: str) -> date:
    return min(task.due for task in tasks if task.organisation == organisation and task.due is not None)
