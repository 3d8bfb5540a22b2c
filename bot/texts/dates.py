"""Dates as people say them: «до 25 марта, ср · осталось 3 дня»."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.deadlines import Waits
from roadmap.tasks import UNFINISHED, Task

PHRASE_MOST = 60


def day(voice: Voice, when: date, today: date) -> str:
    """«25 марта, ср», with the year where it is not this one."""
    return voice.date(when, "d MMMM, EEE" if when.year == today.year else "d MMMM y, EEE")


def short_day(voice: Voice, when: date) -> str:
    """«25.03» for a button."""
    return voice.date(when, "dd.MM")


def moment(voice: Voice, when: datetime, timezone: str) -> Markup:
    """«21.11 в 14:05» in the department's time zone."""
    local = when.astimezone(ZoneInfo(timezone))
    return voice.say("{day} at {time}", day=voice.date(local.date(), "dd.MM"), time=f"{local:%H:%M}")


def due(voice: Voice, task: Task, today: date) -> Markup:
    """When the task is due, and how far that is while it is unfinished."""
    if task.takes_cases:
        return voice.say("on request")
    if task.due is None:
        return waiting(voice, task) if task.awaiting else voice.say("no due date")
    until = voice.say("by {day}", day=day(voice, task.due, today))
    if task.status not in UNFINISHED:
        return until
    return Markup("{} · {}").format(until, distance(voice, task.due, today))


def waiting(voice: Voice, task: Task) -> Markup:
    """What a task without dates waits for, in the order's words: «ждёт дат: по отдельному графику»."""
    phrase = shortened(" ".join(task.deadline.split()), PHRASE_MOST)
    # A word or a preposition of one letter, but no abbreviation and no Roman number.
    if phrase[1:2].islower() or (phrase[1:2] == " " and not phrase[:1].isascii()):
        phrase = phrase[:1].lower() + phrase[1:]
    if task.waits is Waits.EVENT:
        return voice.say("waiting for an event: {what}", what=phrase)
    return voice.say("waiting for dates: {what}", what=phrase) if phrase else voice.say("waiting for dates")


def distance(voice: Voice, due: date, today: date) -> Markup:
    """How many days are left, or how many days late it is."""
    days = (due - today).days
    if days < 0:
        return voice.count("❗ {n} day overdue", "❗ {n} days overdue", -days)
    if days == 0:
        return voice.say("due today")
    return voice.count("{n} day left", "{n} days left", days)


def long_day(voice: Voice, when: date, today: date) -> str:
    """«1 сентября», with the year where it is not this one."""
    return voice.date(when, "d MMMM" if when.year == today.year else "d MMMM y")


def stretch(voice: Voice, since: date | None, until: date | None, today: date) -> Markup:
    """«с 1 сентября по 31 мая 2027»; nothing where both ends are open."""
    if since is None:
        return voice.say("up to {until}", until=long_day(voice, until, today)) if until else Markup("")
    begins = {"since": long_day(voice, since, today)}
    # Russian says «со 2 марта».
    second = since.day == 2
    if until is None:
        return (
            voice.say_in("on the second", "from {since}", **begins)
            if second
            else voice.say("from {since}", **begins)
        )
    ends = {"until": long_day(voice, until, today)}
    return (
        voice.say_in("on the second", "from {since} to {until}", **begins, **ends)
        if second
        else voice.say("from {since} to {until}", **begins, **ends)
    )
