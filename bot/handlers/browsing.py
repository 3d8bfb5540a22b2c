"""Which of one's tasks are listed: a part, a road map, a section, or what was searched for."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.handlers.called import called
from bot.handlers.states import Browsing
from bot.here import Here
from bot.keyboards import browsing as keyboards
from bot.keyboards import data
from bot.keyboards.building import page_at
from bot.keyboards.tasks import PAGE
from bot.says import Says, Screen
from bot.texts import browsing as words
from roadmap.links import links_in
from roadmap.lists import Choice, found, part_of
from roadmap.people import KEEPERS
from roadmap.tasks import Status, Task, scope_of_work

QUERY_MOST = 200


def router() -> Router:
    """/tasks with words behind it, the filter, sections, and the search."""
    made = Router(name="browsing")
    made.message.register(searched_by_command, called("tasks"), _has_words)
    made.callback_query.register(browse, data.Browse.filter())
    made.callback_query.register(choose, data.TaskFilter.filter())
    made.callback_query.register(shelves, data.Shelves.filter())
    made.callback_query.register(ask_words, data.TaskSearch.filter())
    made.callback_query.register(turn_found, data.Found.filter())
    made.message.register(
        searched, StateFilter(Browsing.words), F.text, ~F.text.startswith("/"), ~F.text.func(links_in)
    )
    return made


def _has_words(message: Message, command: CommandObject) -> bool:
    return bool((command.args or "").strip())


async def browse(query: CallbackQuery, callback_data: data.Browse, here: Here) -> Says:
    """A page of what was chosen."""
    choice = Choice(callback_data.part, callback_data.road_map, callback_data.section)
    page, total, overdue = await here.unit.task_lists.page(
        scope_of_work(here.working), callback_data.page * PAGE, PAGE, here.today, choice
    )
    number = page_at(callback_data.page, total, PAGE)
    title = await _title(here, choice)
    text = words.chosen(
        here.voice, title, page, total, overdue, here.today, here.actor.organisations(KEEPERS)
    )
    return Screen(text, keyboards.chosen(here.voice, page, choice, number, total))


async def _title(here: Here, choice: Choice) -> str:
    """The name of the section or road map that was chosen, as far as the person has tasks there."""
    for shelf in await here.unit.task_lists.shelves(scope_of_work(here.working)):
        if choice.section is not None and shelf.section_id == choice.section:
            return shelf.section
        if choice.section is None and shelf.road_map_id == choice.road_map:
            return shelf.road_map
    return ""


async def choose(query: CallbackQuery, here: Here) -> Says:
    """How many there are of each part."""
    tasks = await here.unit.task_lists.every(scope_of_work(here.working))
    parts = [part_of(task, here.today) for task in tasks]
    return Screen(words.which(here.voice, len(tasks)), keyboards.which(here.voice, parts))


async def shelves(query: CallbackQuery, callback_data: data.Shelves, here: Here) -> Says:
    """Road maps and their sections."""
    all_ = await here.unit.task_lists.shelves(scope_of_work(here.working))
    number = page_at(callback_data.page, len(all_), PAGE)
    shown = all_[number * PAGE : (number + 1) * PAGE]
    several = len({shelf.road_map_id for shelf in all_}) > 1
    text = words.shelves(here.voice, shown, several)
    return Screen(text, keyboards.shelves(here.voice, shown, number, len(all_), several))


async def ask_words(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """Asks what to search for."""
    await state.set_state(Browsing.words)
    await state.set_data({})
    return Screen(words.what_to_find(here.voice), keyboards.back_to_list(here.voice))


async def searched_by_command(
    message: Message, command: CommandObject, here: Here, state: FSMContext
) -> Says:
    """``/tasks 1.3`` or ``/tasks`` and words."""
    return await _found_screen(here, state, (command.args or "").strip()[:QUERY_MOST], 0)


async def searched(message: Message, here: Here, state: FSMContext) -> Says:
    """The words were typed."""
    return await _found_screen(here, state, (message.text or "")[:QUERY_MOST], 0)


async def turn_found(query: CallbackQuery, callback_data: data.Found, here: Here, state: FSMContext) -> Says:
    """Another page of what was found."""
    asked = (await state.get_data()).get("query", "")
    if not asked:
        return await ask_words(query, here, state)
    return await _found_screen(here, state, asked, callback_data.page)


async def _found_screen(here: Here, state: FSMContext, asked: str, page: int) -> Screen:
    # Whoever searches may type again at once: the question stays open while the answer is on the screen.
    await state.set_state(Browsing.words)
    await state.set_data({"query": asked})
    all_ = found(asked, await _mine(here))
    number = page_at(page, len(all_), PAGE)
    shown = all_[number * PAGE : (number + 1) * PAGE]
    text = words.found(here.voice, asked, shown, len(all_), here.today, here.actor.organisations(KEEPERS))
    return Screen(text, keyboards.found(here.voice, shown, number, len(all_)))


async def _mine(here: Here) -> list[Task]:
    """Everything of one's own that is not cancelled: what was done is looked for as well."""
    statuses = [status for status in Status if status is not Status.CANCELLED]
    return await here.unit.task_lists.every(scope_of_work(here.working), statuses)
