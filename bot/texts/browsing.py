"""Lists of tasks: their parts, sections, and what was searched for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from bot.texts import dates
from bot.texts.deadlines import covered
from bot.texts.tasks import NAME_MOST, numbered, shortened, status_name
from bot.texts.voice import Voice
from roadmap.lists import Part, part_of
from roadmap.tasks import Status, Task
from storage.task_lists import Shelf

TITLE_MOST = 110
SHELF_MOST = 150


def part_name(voice: Voice, part: Part) -> Markup:
    """The heading over a part of the list."""
    return {
        Part.OVERDUE: voice.say("❗ Overdue"),
        Part.WEEK: voice.say("This week"),
        Part.LATER: voice.say("Later"),
        Part.AWAITING: voice.say("Waiting for dates"),
        Part.UNDATED: voice.say("No due date"),
        Part.SUBMITTED: voice.say("🕓 For review"),
    }[part]


def counted(voice: Voice, total: int, overdue: int) -> Markup:
    """The first line over a list: how many, and how many of them are late."""
    head = voice.count("{n} task", "{n} tasks", total)
    if overdue:
        head = voice.count("{tasks}, {n} is overdue", "{tasks}, {n} are overdue", overdue, tasks=head)
    return Markup("<b>{}</b>").format(head)


def lines(voice: Voice, page: Sequence[Task], today: date, kept: Collection[int] = ()) -> list[Markup]:
    """The tasks of a page under the headings of their parts; schools are named where there are several.

    *kept* are ids of organisations that the person hands in for: whose task it is, is always said.
    """
    several = len({task.organisation_id for task in page}) > 1
    made = []
    for part, tasks in groupby(page, key=lambda task: part_of(task, today)):
        made.append(Markup("<b>{}</b>").format(part_name(voice, part)))
        made.extend(_line(voice, task, today, several, task.organisation_id in kept) for task in tasks)
    return made


def _line(voice: Voice, task: Task, today: date, several: bool, kept: bool) -> Markup:
    parts: list[Markup | str] = [] if task.covers is None else [covered(voice, task.covers)]
    parts.append(dates.due(voice, task, today))
    if task.status in {Status.RETURNED, Status.ACCEPTED}:
        parts.append(status_name(voice, task.status))
    if kept:
        parts.append(voice.say("For: {place}", place=shortened(task.organisation, NAME_MOST)))
    elif several:
        parts.append(shortened(task.organisation, NAME_MOST))
    return Markup("{}\n{}").format(shortened(numbered(task), TITLE_MOST), Markup(" · ").join(parts))


def everything(
    voice: Voice, page: Sequence[Task], total: int, overdue: int, today: date, kept: Collection[int] = ()
) -> Markup:
    """A page of all tasks that a person must act on or look after."""
    if not total:
        return voice.say(
            "<b>No tasks</b>\nThere is nothing to hand in now. New tasks come here by themselves."
        )
    return Markup("\n\n").join([counted(voice, total, overdue), *lines(voice, page, today, kept)])


def chosen(
    voice: Voice,
    title: str,
    page: Sequence[Task],
    total: int,
    overdue: int,
    today: date,
    kept: Collection[int] = (),
) -> Markup:
    """A page of one part, road map or section; *title* names the latter two."""
    if not total:
        return voice.say("<b>No tasks here</b>\nEverything of this kind is done or belongs to others.")
    above = [counted(voice, total, overdue)]
    if title:
        above.append(Markup.escape(shortened(title, SHELF_MOST)))
    return Markup("\n\n").join([Markup("\n").join(above), *lines(voice, page, today, kept)])


def which(voice: Voice, total: int) -> Markup:
    """The screen of the filter."""
    return voice.count(
        "<b>Which tasks shall I show?</b>\nThere is {n} task in all.",
        "<b>Which tasks shall I show?</b>\nThere are {n} tasks in all.",
        total,
    )


def shelves(voice: Voice, page: Sequence[Shelf], several: bool) -> Markup:
    """Sections to choose from, under their road maps where there are several."""
    if not page:
        return voice.say("<b>No tasks here</b>\nEverything of this kind is done or belongs to others.")
    made = [voice.say("<b>Which section?</b>")]
    for road_map, of_it in groupby(page, key=lambda shelf: shelf.road_map):
        if several:
            made.append(Markup("<b>{}</b>").format(shortened(road_map, SHELF_MOST)))
        made.extend(
            Markup("• {} – {}").format(shortened(shelf.section or shelf.road_map, SHELF_MOST), shelf.tasks)
            for shelf in of_it
        )
    return Markup("\n").join(made)


def what_to_find(voice: Voice) -> Markup:
    """Asks for words."""
    return voice.say("<b>What shall I find?</b>\nWrite a word from the task, or its number: 1.3")


def found(
    voice: Voice, asked: str, page: Sequence[Task], total: int, today: date, kept: Collection[int] = ()
) -> Markup:
    """What was found, or that there is nothing."""
    asked = shortened(asked, NAME_MOST)
    if not total:
        return voice.say(
            "<b>Nothing found: {words}</b>\nTry another word, a part of it, or the number of the task.",
            words=asked,
        )
    head = voice.count("<b>{words}: {n} task</b>", "<b>{words}: {n} tasks</b>", total, words=asked)
    return Markup("\n\n").join([head, *lines(voice, page, today, kept)])
