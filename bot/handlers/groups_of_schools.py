"""Groups of organisations: lists, one of them, its members by days."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions.groups_of_schools import add_group, archive_group, rename_group, restore_group, uses_of
from bot.handlers.states import Grouping, Renaming
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import groups_of_schools as keyboards
from bot.keyboards import people as people_keyboards
from bot.keyboards.building import button, keyboard
from bot.paging import cut
from bot.says import Note, Says, Screen, Toast
from bot.texts import groups_of_schools as words
from bot.texts import unexpected


def router() -> Router:
    """Lists, the card, the history, and every change but that of members."""
    made = Router(name="groups of schools")
    made.callback_query.register(list_page, data.Groups.filter())
    made.callback_query.register(archive_page, data.ArchivedGroups.filter())
    made.callback_query.register(open_group, data.GroupCard.filter())
    made.callback_query.register(history_page, data.GroupHistory.filter())
    made.callback_query.register(ask_name, data.AddGroup.filter())
    made.message.register(named, StateFilter(Grouping.name), F.text, ~F.text.startswith("/"))
    made.callback_query.register(ask_new_name, data.RenameGroup.filter())
    made.message.register(renamed, StateFilter(Renaming.group), F.text, ~F.text.startswith("/"))
    made.callback_query.register(ask_archive, data.ArchiveGroup.filter())
    made.callback_query.register(archived, data.ArchiveGroupSure.filter())
    made.callback_query.register(restored, data.RestoreGroup.filter())
    made.message.register(only_words, StateFilter(Grouping), ~F.text, ~F.document)
    return made


async def list_page(query: CallbackQuery, callback_data: data.Groups, here: Here) -> Says:
    """A page of the groups at work."""
    department_id = access.coordinator(here)
    groups = [one for one in await here.unit.groups.all(department_id) if not one.archived]
    sizes = await here.unit.groups.sizes(department_id, here.today)
    page = cut(groups, callback_data.page, keyboards.PAGE)
    return Screen(words.group_list(here.voice, page, sizes), keyboards.group_list(here.voice, page))


async def archive_page(query: CallbackQuery, callback_data: data.ArchivedGroups, here: Here) -> Says:
    """A page of the archived groups."""
    groups = [one for one in await here.unit.groups.all(access.coordinator(here)) if one.archived]
    page = cut(groups, callback_data.page, keyboards.PAGE)
    return Screen(words.archive_list(here.voice, page), keyboards.archive_list(here.voice, page))


async def card_screen(here: Here, group_id: int, before: Markup | None = None) -> Screen:
    """One group: who is in it, who will be, and which live road maps speak of it."""
    group = await access.group_of(here, group_id)
    stays = await here.unit.groups.stays(group.id)
    uses = [(use.road_map.number or use.road_map.title, use.rows) for use in await uses_of(here, group)]
    text = words.card(here.voice, group, stays, uses, here.today)
    if before is not None:
        text = Markup("{}\n\n{}").format(before, text)
    return Screen(text, keyboards.card(here.voice, group))


async def open_group(query: CallbackQuery, callback_data: data.GroupCard, here: Here) -> Says:
    """One group."""
    return await card_screen(here, callback_data.id)


async def history_page(query: CallbackQuery, callback_data: data.GroupHistory, here: Here) -> Says:
    """A page of who was in it and when."""
    group = await access.group_of(here, callback_data.id)
    page = cut(await here.unit.groups.stays(group.id), callback_data.page, keyboards.HISTORY)
    text = words.history(here.voice, group, page, here.today)
    return Screen(text, keyboards.history(here.voice, group, page))


async def ask_name(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """Asks for the name of a new group."""
    access.coordinator(here)
    await state.set_state(Grouping.name)
    await state.set_data({})
    back = button(here.voice.say("« Groups"), data.Groups())
    return Screen(words.name_it(here.voice), keyboard([back]))


async def named(message: Message, here: Here, state: FSMContext) -> Says:
    """The name was typed: the group is made. Raises NameUnusable or NameTaken."""
    made = await add_group(here, access.coordinator(here), message.text or "")
    await state.clear()
    return await card_screen(here, made.id)


async def ask_new_name(
    query: CallbackQuery, callback_data: data.RenameGroup, here: Here, state: FSMContext
) -> Says:
    """Asks for another name."""
    group = await access.group_at_work(here, callback_data.id)
    await state.set_state(Renaming.group)
    await state.set_data({"group": group.id})
    text = words.new_name(here.voice, group)
    return Screen(text, keyboard(keyboards.to_card(here.voice, group)))


async def renamed(message: Message, here: Here, state: FSMContext) -> Says:
    """The new name was typed; raises NameUnusable or NameTaken."""
    group = await access.group_at_work(here, (await state.get_data()).get("group", 0))
    await rename_group(here, group, message.text or "")
    await state.clear()
    return await card_screen(here, group.id, words.renamed(here.voice))


async def ask_archive(query: CallbackQuery, callback_data: data.ArchiveGroup, here: Here) -> Says:
    """Asks whether it goes into the archive."""
    group = await access.group_at_work(here, callback_data.id)
    text = words.archive_it(here.voice, group, bool(await uses_of(here, group)))
    return Screen(text, keyboards.archive_it(here.voice, group))


async def archived(query: CallbackQuery, callback_data: data.ArchiveGroupSure, here: Here) -> Says:
    """It goes into the archive; pressed again, it is there."""
    await archive_group(here, await access.group_of(here, callback_data.id))
    return [Toast(words.archived(here.voice)), await card_screen(here, callback_data.id)]


async def restored(query: CallbackQuery, callback_data: data.RestoreGroup, here: Here) -> Says:
    """It is taken back; pressed again, it is back."""
    await restore_group(here, await access.group_of(here, callback_data.id))
    return [Toast(words.restored(here.voice)), await card_screen(here, callback_data.id)]


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))
