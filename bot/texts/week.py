"""Somebody's week in words: what to do, how the schools stand, who cannot be reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.actions.digests import Standing
from bot.texts import dates, rich
from bot.texts.digests import digest, digest_rich
from bot.texts.names import person_name
from bot.texts.people import some
from bot.texts.tasks import NAME_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.department import Department
from roadmap.roll import Listed
from roadmap.tasks import Task
from roadmap.tellings import Course
from roadmap.week import Told, Week, handed_on

SHOWN = 5
"""Tasks that are listed; the others are behind a button."""
TITLE_MOST = 160
NAMES_MOST = 3


def week(voice: Voice, department: Department, told: Told, elsewhere: bool) -> Markup:
    """The whole message of one person; *elsewhere* they work for other departments too."""
    found = told.week
    parts = []
    if found.tasks:
        parts.append(Markup("\n").join(_lines_to_do(voice, told)))
    if found.digest is not None:
        about = _about(voice, department, found)
        parts.append(digest(voice, about, Standing(found.digest, len(found.schools))))
    if missing := _missing(voice, found):
        parts.append(Markup("\n").join(missing))
    if elsewhere and not (found.digest is not None and not found.schools):
        parts.append(Markup.escape(shortened(department.name, TITLE_MOST)))
    return Markup("\n\n").join(parts)


def week_rich(voice: Voice, department: Department, told: Told, elsewhere: bool) -> Markup:
    """The same with the digest as tables."""
    found = told.week
    parts = []
    if found.tasks:
        parts += [rich.paragraph(line) for line in _lines_to_do(voice, told)]
    if found.digest is not None:
        parts.append(
            digest_rich(voice, _about(voice, department, found), Standing(found.digest, len(found.schools)))
        )
    parts += [rich.paragraph(line) for line in _missing(voice, found)]
    if elsewhere and not (found.digest is not None and not found.schools):
        parts.append(rich.paragraph(shortened(department.name, TITLE_MOST)))
    return rich.page(*parts)


def _about(voice: Voice, department: Department, found: Week) -> str:
    """Whose digest it is."""
    return str(some(voice, found.schools).unescape()) if found.schools else department.name


def _lines_to_do(voice: Voice, told: Told) -> list[Markup]:
    found = told.week
    lines = [headline(voice, found), *listed(voice, found.tasks, found.today, told.listed.person.id)]
    if found.awaiting:
        lines.append(
            voice.count(
                "{n} more task waits for its date.", "{n} more tasks wait for their dates.", found.awaiting
            )
        )
    return [*lines, Markup(""), how(voice)]


def listed(voice: Voice, tasks: Sequence[Task], today: date, person_id: int) -> list[Markup]:
    """A line each of the first tasks of somebody's list, and how many more there are."""
    shown = tasks[:SHOWN]
    places = {task.organisation_id for task in tasks}
    lines = [_task(voice, task, today, person_id, len(places) > 1) for task in shown]
    rest = len(tasks) - len(shown)
    if rest:
        lines.append(voice.count("and {n} more in «All tasks»", "and {n} more in «All tasks»", rest))
    return lines


def how(voice: Voice) -> Markup:
    """What to do with such a list."""
    return voice.say("To hand in, press a task and send a link, or just reply to this message with it.")


def headline(voice: Voice, found: Week) -> Markup:
    """The first line: how much there is to do."""
    late, until = found.overdue, dates.long_day(voice, found.until, found.today)
    ahead = len(found.tasks) - late
    overdue = voice.count("{n} task is overdue", "{n} tasks are overdue", late)
    if not ahead:
        return voice.say("<b>Your week: {overdue}</b>", overdue=overdue)
    if not late:
        return voice.count(
            "<b>Your week: {n} task due by {day}</b>",
            "<b>Your week: {n} tasks due by {day}</b>",
            ahead,
            day=until,
        )
    return voice.count(
        "<b>Your week: {overdue}, {n} due by {day}</b>",
        "<b>Your week: {overdue}, {n} due by {day}</b>",
        ahead,
        overdue=overdue,
        day=until,
    )


def _task(voice: Voice, task: Task, today: date, person_id: int, with_place: bool) -> Markup:
    about = []
    if with_place:
        about.append(shortened(task.organisation, NAME_MOST))
    if handed_on(task, frozenset({person_id})) and task.assignee:
        about.append(shortened(task.assignee, NAME_MOST))
    name = shortened(numbered(task), TITLE_MOST)
    line = Markup("• {} – {}").format(name, dates.due(voice, task, today))
    return Markup("{} ({})").format(line, ", ".join(about)) if about else line


def _missing(voice: Voice, found: Week) -> list[Markup]:
    lines = []
    if found.digest is None:
        return []
    if found.missing.unreachable:
        names = _names(voice, found.missing.unreachable)
        lines.append(voice.say("Blocked the bot: {names}.", names=names))
    if found.missing.expected:
        lines.append(voice.say("Have not come in: {names}.", names=_names(voice, found.missing.expected)))
    return lines


def _names(voice: Voice, people: Sequence[Listed]) -> Markup:
    shown = [_name(voice, one) for one in people[:NAMES_MOST]]
    rest = len(people) - len(shown)
    if rest:
        shown.append(voice.count("and {n} more", "and {n} more", rest))
    return Markup("; ").join(shown)


def _name(voice: Voice, one: Listed) -> Markup:
    name = shortened(str(person_name(voice, one.person).unescape()), NAME_MOST)
    place = next((post.organisation for post in one.posts if post.organisation), "")
    return Markup("{} ({})").format(name, shortened(place, NAME_MOST)) if place else Markup.escape(name)


def alarm(voice: Voice, course: Course) -> Markup:
    """Tells a coordinator that some have not got their week."""
    lines = [
        voice.count(
            "<b>Everybody's week: {sent} of {n} message has gone out</b>",
            "<b>Everybody's week: {sent} of {n} messages have gone out</b>",
            course.total,
            sent=course.sent,
        )
    ]
    if course.failed:
        lines.append(
            voice.count(
                "{n} was not taken: {names}",
                "{n} were not taken: {names}",
                len(course.failed),
                names=_plain_names(voice, course.failed),
            )
        )
    if course.waiting:
        lines.append(
            voice.count("{n} still waits: I go on trying.", "{n} still wait: I go on trying.", course.waiting)
        )
    return Markup("\n").join(lines)


def _plain_names(voice: Voice, names: Sequence[str]) -> Markup:
    shown = [Markup.escape(shortened(name, NAME_MOST)) for name in names[:SHOWN]]
    if len(names) > SHOWN:
        shown.append(voice.count("and {n} more", "and {n} more", len(names) - SHOWN))
    return Markup(", ").join(shown)
