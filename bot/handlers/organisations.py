"""The coordinator's lists of organisations, and one of them."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.organisations import surroundings
from bot.handlers.looking import may_be_words, words_for
from bot.handlers.states import Looking
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import organisations as keyboards
from bot.keyboards import persons as person_keyboards
from bot.paging import cut
from bot.says import Says, Screen
from bot.texts import organisations as words
from bot.texts import persons as person_words
from roadmap.department import Organisation
from roadmap.keeping import keepers, may_be_kept
from roadmap.roll import at
from roadmap.search import finds


def router() -> Router:
    """Lists, the archive, the card, its people."""
    made = Router(name="organisations")
    made.callback_query.register(list_page, data.Organisations.filter())
    made.callback_query.register(show_all, data.ShowAll.filter(), StateFilter(Looking.organisations))
    made.message.register(searched, StateFilter(Looking.organisations), F.text.func(may_be_words))
    made.callback_query.register(archive_page, data.ArchivedOrganisations.filter())
    made.callback_query.register(open_organisation, data.OrganisationCard.filter())
    made.callback_query.register(people_page, data.OrganisationPeople.filter())
    return made


async def list_screen(here: Here, state: FSMContext, number: int, typed: str | None = None) -> Screen:
    """A page of the organisations at work; *typed* searches them."""
    staffing = await here.unit.departments.staffing(access.coordinator(here), here.today)
    looked = await words_for(state, Looking.organisations, typed)
    if looked:
        staffing = [one for one in staffing if finds(looked, one.organisation.name)]
    page = cut(staffing, number, keyboards.PAGE)
    text = words.organisation_list(here.voice, page, looked)
    return Screen(text, keyboards.organisation_list(here.voice, page, searched=bool(looked)))


async def list_page(
    query: CallbackQuery, callback_data: data.Organisations, here: Here, state: FSMContext
) -> Says:
    """A page of organisations."""
    return await list_screen(here, state, callback_data.page)


async def show_all(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """The words that the list was searched by are forgotten."""
    return await list_screen(here, state, 0, "")


async def searched(message: Message, here: Here, state: FSMContext) -> Says:
    """Words were typed while the list was open."""
    return await list_screen(here, state, 0, message.text or "")


async def archive_page(query: CallbackQuery, callback_data: data.ArchivedOrganisations, here: Here) -> Says:
    """A page of the archive."""
    everything = await here.unit.organisations.all(access.coordinator(here))
    page = cut([one for one in everything if one.archived], callback_data.page, keyboards.PAGE)
    return Screen(words.archive_list(here.voice, page), keyboards.archive_list(here.voice, page))


async def card_screen(here: Here, organisation: Organisation) -> Screen:
    """One organisation: what it is, what stands around it, who is there."""
    roll = at(await here.unit.rolls.of_department(organisation.department_id), organisation.id, here.today)
    around = await surroundings(here, organisation)
    unfinished = len(await here.unit.organisations.unfinished(organisation.id))
    text = words.card(here.voice, organisation, around, roll, unfinished, here.today)
    known = await here.unit.changes.held(organisation.department_id, here.today)
    kept = bool(keepers(known, organisation.id)) or may_be_kept(organisation, known, here.today)
    return Screen(text, keyboards.card(here.voice, organisation, len(roll), kept=kept))


async def open_organisation(query: CallbackQuery, callback_data: data.OrganisationCard, here: Here) -> Says:
    """One organisation."""
    return await card_screen(here, await access.organisation_of(here, callback_data.id))


async def people_page(query: CallbackQuery, callback_data: data.OrganisationPeople, here: Here) -> Says:
    """A page of an organisation's people."""
    organisation = await access.organisation_of(here, callback_data.id)
    roll = await here.unit.rolls.of_department(organisation.department_id)
    page = cut(at(roll, organisation.id, here.today), callback_data.page, person_keyboards.PAGE)
    text = person_words.organisation_people(here.voice, organisation, page, here.today)
    return Screen(text, person_keyboards.organisation_people(here.voice, organisation, page))
