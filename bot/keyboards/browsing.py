"""Keyboards that choose which of one's tasks are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, last_page, pages
from bot.keyboards.tasks import PAGE, label
from bot.texts.browsing import part_name
from bot.texts.voice import Voice
from roadmap.lists import Choice, Part
from roadmap.tasks import Task
from storage.task_lists import Shelf


def chosen(
    voice: Voice, page: Sequence[Task], choice: Choice, number: int, total: int
) -> InlineKeyboardMarkup:
    """A button a task, the pages, and the way back to all of them."""

    def turned(to: int) -> data.Browse:
        return data.Browse(part=choice.part, road_map=choice.road_map, section=choice.section, page=to)

    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in page),
        pages(turned, number, last_page(total, PAGE)),
        [button(voice.say("« All tasks"), data.TaskList())],
    )


def which(voice: Voice, parts: Sequence[Part]) -> InlineKeyboardMarkup:
    """A button for each part that has tasks, two in a line."""
    counted = Counter(parts)
    buttons = [
        button(Markup("{} · {}").format(part_name(voice, part), counted[part]), data.Browse(part=part))
        for part in Part
        if counted[part]
    ]
    return keyboard(
        *(buttons[start : start + 2] for start in range(0, len(buttons), 2)),
        [button(voice.say("By section"), data.Shelves()), button(voice.say("Find"), data.TaskSearch())],
        [button(voice.say("« All tasks"), data.TaskList())],
    )


def shelves(
    voice: Voice, page: Sequence[Shelf], number: int, total: int, several: bool
) -> InlineKeyboardMarkup:
    """A button a section; with *several* road maps, one for a whole road map stands before its first section."""
    return keyboard(
        *(
            [
                button(
                    f"{shelf.tasks} · {shelf.section or shelf.road_map}",
                    data.Browse(
                        road_map=shelf.road_map_id if several or shelf.section_id is None else None,
                        section=shelf.section_id,
                    ),
                )
            ]
            for shelf in page
        ),
        pages(lambda to: data.Shelves(page=to), number, last_page(total, PAGE)),
        [button(voice.say("« Filter"), data.TaskFilter())],
    )


def found(voice: Voice, page: Sequence[Task], number: int, total: int) -> InlineKeyboardMarkup:
    """A button for each task that was found."""
    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in page),
        pages(lambda to: data.Found(page=to), number, last_page(total, PAGE)),
        [button(voice.say("« All tasks"), data.TaskList())],
    )


def back_to_list(voice: Voice) -> InlineKeyboardMarkup:
    """Leaves the question."""
    return keyboard([button(voice.say("« All tasks"), data.TaskList())])
