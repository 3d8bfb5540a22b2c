"""An organisation is made, renamed, moved, put into the archive, brought back."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions.organisations import (
    add_organisation,
    archive_organisation,
    move_organisation,
    rename_organisation,
    restore_organisation,
    set_kind,
    surroundings,
    usable_name,
)
from bot.handlers.looking import may_be_words, words_for
from bot.handlers.organisations import card_screen
from bot.handlers.states import Looking, Placing, Renaming
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import organisations as keyboards
from bot.keyboards import people as people_keyboards
from bot.keyboards.building import keyboard
from bot.paging import cut
from bot.says import Note, Says, Screen, Toast
from bot.texts import organisations as words
from bot.texts import unexpected
from roadmap.department import Organisation
from roadmap.places import possible_parents
from roadmap.refusals import GoneStale
from roadmap.roll import at
from roadmap.search import finds


def router() -> Router:
    """Every change of an organisation, by button and by word."""
    made = Router(name="organisation changes")
    made.callback_query.register(ask_name, data.AddOrganisation.filter())
    made.message.register(named, StateFilter(Placing.name, Placing.kind), F.text, ~F.text.startswith("/"))
    made.callback_query.register(kind_of_new, data.NewKind.filter())
    made.callback_query.register(ask_new_name, data.RenameOrganisation.filter())
    made.message.register(renamed, StateFilter(Renaming.organisation), F.text, ~F.text.startswith("/"))
    made.callback_query.register(ask_kind, data.ChangeKind.filter())
    made.callback_query.register(kind_chosen, data.SetKind.filter())
    made.callback_query.register(ask_parent, data.MoveOrganisation.filter())
    made.callback_query.register(show_all, data.ShowAll.filter(), StateFilter(Looking.parents))
    made.message.register(parent_searched, StateFilter(Looking.parents), F.text.func(may_be_words))
    made.callback_query.register(moved, data.MoveUnder.filter())
    made.callback_query.register(ask_archive, data.ArchiveOrganisation.filter())
    made.callback_query.register(archived, data.ArchiveOrganisationSure.filter())
    made.callback_query.register(restored, data.RestoreOrganisation.filter())
    made.message.register(only_words, StateFilter(Placing, Renaming), ~F.text, ~F.document)
    return made


async def ask_name(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """Asks for the name of a new organisation."""
    access.coordinator(here)
    await state.set_state(Placing.name)
    await state.set_data({})
    return Screen(words.name_it(here.voice), keyboard(keyboards.to_organisations(here.voice)))


async def named(message: Message, here: Here, state: FSMContext) -> Says:
    """The name was typed, or another one; raises NameUnusable or NameTaken."""
    name = await usable_name(here, access.coordinator(here), message.text or "")
    await state.set_state(Placing.kind)
    await state.set_data({"name": name})
    back = data.AddOrganisation()
    choice = keyboards.kinds(here.voice, lambda kind: data.NewKind(kind=kind), back)
    return Screen(words.what_is_it(here.voice, name), choice)


async def kind_of_new(
    query: CallbackQuery, callback_data: data.NewKind, here: Here, state: FSMContext
) -> Says:
    """What it is was pressed: it is made."""
    name = (await state.get_data()).get("name")
    if not name:
        raise GoneStale
    made = await add_organisation(here, access.coordinator(here), name, callback_data.kind)
    await state.clear()
    return await card_screen(here, made)


async def ask_new_name(
    query: CallbackQuery, callback_data: data.RenameOrganisation, here: Here, state: FSMContext
) -> Says:
    """Asks for another name."""
    organisation = await access.organisation_at_work(here, callback_data.id)
    await state.set_state(Renaming.organisation)
    await state.set_data({"organisation": organisation.id})
    text = words.new_name(here.voice, organisation)
    return Screen(text, keyboard(keyboards.to_card(here.voice, organisation)))


async def renamed(message: Message, here: Here, state: FSMContext) -> Says:
    """The new name was typed; raises NameUnusable, NameTaken or IsDepartment."""
    known = await state.get_data()
    organisation = await access.organisation_at_work(here, known.get("organisation", 0))
    await rename_organisation(here, organisation, message.text or "")
    await state.clear()
    return await _card(here, organisation.id, words.renamed(here.voice))


async def ask_kind(query: CallbackQuery, callback_data: data.ChangeKind, here: Here) -> Says:
    """Asks what it is."""
    organisation = await access.organisation_at_work(here, callback_data.id)
    back = data.OrganisationCard(id=organisation.id)
    choice = keyboards.kinds(here.voice, lambda kind: data.SetKind(id=organisation.id, kind=kind), back)
    return Screen(words.what_is_it(here.voice, organisation.name), choice)


async def kind_chosen(query: CallbackQuery, callback_data: data.SetKind, here: Here) -> Says:
    """What it is was pressed."""
    organisation = await access.organisation_at_work(here, callback_data.id)
    await set_kind(here, organisation, callback_data.kind)
    return [Toast(words.moved(here.voice)), await _card(here, organisation.id)]


async def _parents_screen(
    here: Here, state: FSMContext, organisation: Organisation, number: int, typed: str | None = None
) -> Screen:
    everything = await here.unit.organisations.all(organisation.department_id)
    possible = possible_parents(organisation, everything)
    looked = await words_for(state, Looking.parents, typed, organisation=organisation.id)
    if looked:
        possible = [one for one in possible if finds(looked, one.name)]
    page = cut(possible, number, keyboards.PAGE)
    text = words.under_what(here.voice, organisation, page, looked)
    return Screen(text, keyboards.parents(here.voice, organisation, page, searched=bool(looked)))


async def ask_parent(
    query: CallbackQuery, callback_data: data.MoveOrganisation, here: Here, state: FSMContext
) -> Says:
    """Asks what it stands under."""
    organisation = await access.organisation_at_work(here, callback_data.id)
    return await _parents_screen(here, state, organisation, callback_data.page)


async def show_all(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """Everything that it may stand under again."""
    known = await state.get_data()
    organisation = await access.organisation_at_work(here, known.get("organisation", 0))
    return await _parents_screen(here, state, organisation, 0, "")


async def parent_searched(message: Message, here: Here, state: FSMContext) -> Says:
    """Words were typed while it was asked what it stands under."""
    known = await state.get_data()
    organisation = await access.organisation_at_work(here, known.get("organisation", 0))
    return await _parents_screen(here, state, organisation, 0, message.text or "")


async def moved(query: CallbackQuery, callback_data: data.MoveUnder, here: Here) -> Says:
    """It stands under another one now, or under nothing."""
    organisation = await access.organisation_at_work(here, callback_data.id)
    parent = await access.organisation_of(here, callback_data.parent) if callback_data.parent else None
    await move_organisation(here, organisation, parent)
    return [Toast(words.moved(here.voice)), await _card(here, organisation.id)]


async def ask_archive(query: CallbackQuery, callback_data: data.ArchiveOrganisation, here: Here) -> Says:
    """Says what goes with it, and asks."""
    organisation = await access.organisation_at_work(here, callback_data.id)
    around = await surroundings(here, organisation)
    unfinished = len(await here.unit.organisations.unfinished(organisation.id))
    roll = await here.unit.rolls.of_department(organisation.department_id)
    people = len(at(roll, organisation.id, here.today))
    text = words.archive_it(here.voice, organisation, around, unfinished, people)
    possible = not around.branches
    return Screen(text, keyboards.archive_it(here.voice, organisation, unfinished, possible=possible))


async def archived(query: CallbackQuery, callback_data: data.ArchiveOrganisationSure, here: Here) -> Says:
    """It goes into the archive; pressed again, it is there."""
    organisation = await access.organisation_of(here, callback_data.id)
    if not organisation.archived:
        await archive_organisation(here, organisation)
    return [Toast(words.archived(here.voice)), await _card(here, organisation.id)]


async def restored(query: CallbackQuery, callback_data: data.RestoreOrganisation, here: Here) -> Says:
    """It is taken back; pressed again, it is back."""
    organisation = await access.organisation_of(here, callback_data.id)
    if organisation.archived:
        await restore_organisation(here, organisation)
    return [Toast(words.restored(here.voice)), await _card(here, organisation.id)]


async def _card(here: Here, organisation_id: int, before: Markup | None = None) -> Screen:
    screen = await card_screen(here, await access.organisation_of(here, organisation_id))
    if before is None:
        return screen
    return Screen(Markup("{}\n\n{}").format(before, screen.text), screen.keyboard)


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))
