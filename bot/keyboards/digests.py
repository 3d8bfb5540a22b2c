"""Keyboards of digests: their parts, one part, its tasks."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.actions.digests import PartStanding
from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, last_page, pages, turning
from bot.keyboards.tasks import PAGE as TASKS_PAGE
from bot.keyboards.tasks import label
from bot.paging import Page
from bot.texts.breakdowns import by_name
from bot.texts.voice import Voice
from roadmap.digest import By, Numbers, Part, Share
from roadmap.lists import Part as ListPart
from roadmap.tasks import Task

PAGE = 5
INSIDE = 4


def digest(voice: Voice, numbers: Numbers, organisations: int, parties: bool) -> InlineKeyboardMarkup:
    """The ways into the digest; *parties* is for who sees the whole department."""
    parts = [By.ORGANISATION] if organisations > 1 else []
    parts += [By.SECTION, By.PARTY] if parties else [By.SECTION]
    ways = [button(by_name(voice, by), data.Breakdown(by=by)) for by in parts if numbers.total]
    if numbers.overdue:
        ways.append(button(voice.say("Overdue"), data.Overdue()))
    if numbers.awaiting:
        ways.append(button(voice.say("Wait for dates"), data.AllTasks(part=ListPart.AWAITING)))
    return keyboard(*in_pairs(ways), [button(voice.say("« Home"), data.Home())])


def breakdown(voice: Voice, by: By, page: Page[Share]) -> InlineKeyboardMarkup:
    """A button a part."""
    return keyboard(
        *([_to_part(one.part)] for one in page.shown),
        turning(page, lambda to: data.Breakdown(by=by, page=to)),
        [button(voice.say("« Digest"), data.Status())],
    )


def part(
    voice: Voice,
    found: PartStanding,
    page: Page[Share],
    number: int,
    up: Part | None,
    reminds: bool,
    reviews: bool,
) -> InlineKeyboardMarkup:
    """What is in a part, its tasks, and the way back to *up*, the part it was opened from.

    Who *reviews* sees an activity's organisations beside each other.
    """
    own = found.part
    if found.tasks:
        inside = [[_to_task(voice, own, task)] for task in found.tasks]
    else:
        inside = [[_to_part(one.part, own)] for one in page.shown]

    def turned(to: int) -> data.PartCard:
        above = (up.by, up.id) if up else (None, 0)
        return data.PartCard(by=own.by, id=own.id, page=to, up=above[0], up_id=above[1])

    last = last_page(found.total, INSIDE)
    deeds = [button(voice.say("All tasks"), data.PartTasks(by=own.by, id=own.id))] if found.total else []
    if reminds and found.numbers.overdue and own.by is By.ORGANISATION:
        deeds.append(button(voice.say("Remind"), data.RemindPart(by=own.by, id=own.id)))
    if reviews and own.by is By.ACTIVITY:
        deeds.append(button(voice.say("Who has handed in"), data.ActivityCard(id=own.id)))
    return keyboard(*inside, pages(turned, number, last), deeds, [_back(voice, own, up)])


def _back(voice: Voice, own: Part, up: Part | None) -> InlineKeyboardButton:
    if up is not None:
        return button(f"« {up.name}", data.PartCard(by=up.by, id=up.id))
    if own.by is By.ACTIVITY:
        return button(voice.say("« Digest"), data.Status())
    by = By.SECTION if own.by is By.ROAD_MAP else own.by
    return button(f"« {by_name(voice, by).unescape()}", data.Breakdown(by=by))


def _to_part(one: Part, up: Part | None = None) -> InlineKeyboardButton:
    if up is None:
        return button(one.name, data.PartCard(by=one.by, id=one.id))
    return button(one.name, data.PartCard(by=one.by, id=one.id, up=up.by, up_id=up.id))


def _to_task(voice: Voice, of: Part, task: Task) -> InlineKeyboardButton:
    text = task.organisation if of.by is By.ACTIVITY else label(voice, task)
    return button(text, data.TaskCard(id=task.id))


def part_tasks(voice: Voice, of: Part, page: Sequence[Task], number: int, total: int) -> InlineKeyboardMarkup:
    """A button a task of a part."""
    return keyboard(
        *([_to_task(voice, of, task)] for task in page),
        pages(lambda to: data.PartTasks(by=of.by, id=of.id, page=to), number, last_page(total, TASKS_PAGE)),
        [button(f"« {of.name}", data.PartCard(by=of.by, id=of.id))],
    )


def all_tasks(
    voice: Voice, listed: ListPart, page: Sequence[Task], number: int, total: int
) -> InlineKeyboardMarkup:
    """A button a task of everything in one part of the list."""
    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in page),
        pages(lambda to: data.AllTasks(part=listed, page=to), number, last_page(total, TASKS_PAGE)),
        [button(voice.say("« Digest"), data.Status())],
    )


def which(voice: Voice, found: Sequence[Part], sure: bool) -> InlineKeyboardMarkup:
    """A button for each that may be meant; the section stands with an activity, for numbers repeat.

    Where nobody is *sure* that it is among them there is the whole list.
    """
    whole = [] if sure else [button(by_name(voice, By.ORGANISATION), data.Breakdown(by=By.ORGANISATION))]
    return keyboard(
        *([button(_which(one), data.PartCard(by=one.by, id=one.id))] for one in found),
        [*whole, button(voice.say("« Digest"), data.Status())],
    )


def _which(one: Part) -> str:
    return f"{one.about} · {one.name}" if one.about and one.by is By.ACTIVITY else one.name


def week(voice: Voice, shown: Sequence[Task]) -> InlineKeyboardMarkup:
    """A button for each task that is shown."""
    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in shown),
        [button(voice.say("All tasks"), data.TaskList()), button(voice.say("« Home"), data.Home())],
    )
