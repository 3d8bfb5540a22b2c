"""The coordinator says who the plan's parties are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import parties as deeds
from bot.actions.by import By
from bot.handlers.states import BindingParty
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import parties as keyboards
from bot.keyboards import people as people_keyboards
from bot.says import Note, Says, Screen, Toast
from bot.texts import parties as words
from bot.texts import unexpected
from roadmap.bindings import NOBODY, Aim, Binding, Book, Listed
from roadmap.names import nominative, nominative_organisation
from roadmap.people import clean_name
from roadmap.refusals import GoneStale

One = TypeVar("One")


def router() -> Router:
    """The to-do, one party, its choices."""
    made = Router(name="parties")
    made.callback_query.register(page_of_parties, data.Parties.filter())
    made.callback_query.register(card, data.PartyCard.filter())
    made.callback_query.register(bind_organisation, data.BindOrganisation.filter())
    made.callback_query.register(bind_person, data.BindPerson.filter())
    made.callback_query.register(bind_group, data.BindGroup.filter())
    made.callback_query.register(unbind, data.Unbind.filter())
    made.callback_query.register(choose_organisation, data.ChooseOrganisation.filter())
    made.callback_query.register(choose_person, data.ChoosePerson.filter())
    made.callback_query.register(choose_group, data.ChooseGroup.filter())
    made.callback_query.register(ask_organisation, data.NewOrganisation.filter())
    made.callback_query.register(ask_person, data.NewPerson.filter())
    made.callback_query.register(make_organisation, data.MakeOrganisation.filter())
    made.callback_query.register(make_person, data.MakePerson.filter())
    written = (F.text, ~F.text.startswith("/"))
    made.message.register(organisation_written, StateFilter(BindingParty.organisation), *written)
    made.message.register(person_written, StateFilter(BindingParty.person), *written)
    made.message.register(only_words, StateFilter(BindingParty), ~F.text, ~F.document)
    return made


async def _by(here: Here, department_id: int) -> By:
    department = await here.unit.departments.get(department_id)
    return By(here.unit, department, here.actor.person.id, here.now)


async def _party(here: Here, binding_id: int) -> tuple[By, Binding]:
    department_id, binding = await access.binding_of(here, binding_id)
    return await _by(here, department_id), binding


def cut(things: Sequence[One], page: int) -> tuple[Sequence[One], int]:
    """A page that is there, and its number."""
    page = min(max(0, page), max(0, (len(things) - 1) // keyboards.PAGE))
    return things[page * keyboards.PAGE : (page + 1) * keyboards.PAGE], page


async def parties_screen(here: Here, by: By, number: int = 0) -> Screen:
    """The parties of the live road maps, those that wait first."""
    found = await deeds.parties(by)
    page, number = cut(found, number)
    book = await here.unit.bindings.book(by.department.id, by.today)
    waiting = sum(1 for one in found if one.named.waiting)
    text = words.parties(here.voice, page, book, len(found), waiting)
    return Screen(text, keyboards.parties(here.voice, page, number, len(found)))


async def page_of_parties(query: CallbackQuery, callback_data: data.Parties, here: Here) -> Says:
    """A page of parties."""
    by = await _by(here, access.coordinator(here))
    return await parties_screen(here, by, callback_data.page)


async def card(query: CallbackQuery, callback_data: data.PartyCard, here: Here) -> Says:
    """One party: who may be meant."""
    by, binding = await _party(here, callback_data.id)
    listed, proposals, book = await deeds.party(by, binding)
    proposals = proposals[: keyboards.PROPOSALS]
    text = words.party(here.voice, listed, proposals, book)
    return Screen(text, keyboards.party(here.voice, listed, proposals, book))


async def _bound(here: Here, by: By, tasks: int) -> Says:
    return [Toast(words.bound(here.voice, tasks)), await parties_screen(here, by)]


async def bind_organisation(query: CallbackQuery, callback_data: data.BindOrganisation, here: Here) -> Says:
    """The party is an organisation, or the department itself."""
    by, binding = await _party(here, callback_data.id)
    aim = Aim(organisation_id=callback_data.organisation)
    return await _bound(here, by, await deeds.bind(by, binding, aim))


async def bind_person(query: CallbackQuery, callback_data: data.BindPerson, here: Here) -> Says:
    """The party is a person."""
    by, binding = await _party(here, callback_data.id)
    return await _bound(here, by, await deeds.bind(by, binding, Aim(person_id=callback_data.person)))


async def bind_group(query: CallbackQuery, callback_data: data.BindGroup, here: Here) -> Says:
    """The party is everybody in a group."""
    by, binding = await _party(here, callback_data.id)
    return await _bound(here, by, await deeds.bind(by, binding, Aim(group_id=callback_data.group)))


async def unbind(query: CallbackQuery, callback_data: data.Unbind, here: Here) -> Says:
    """The party is nobody again."""
    by, binding = await _party(here, callback_data.id)
    tasks = await deeds.bind(by, binding, NOBODY)
    return [Toast(words.unbound(here.voice, tasks)), await parties_screen(here, by)]


async def choose_organisation(
    query: CallbackQuery, callback_data: data.ChooseOrganisation, here: Here
) -> Says:
    """Organisations to choose from."""
    return await _choose(here, callback_data, _organisations)


async def choose_person(query: CallbackQuery, callback_data: data.ChoosePerson, here: Here) -> Says:
    """People to choose from."""
    return await _choose(here, callback_data, _people)


async def choose_group(query: CallbackQuery, callback_data: data.ChooseGroup, here: Here) -> Says:
    """Groups to choose from."""
    return await _choose(here, callback_data, _groups)


Chooser = data.ChooseOrganisation | data.ChoosePerson | data.ChooseGroup


async def _choose(here: Here, pressed: Chooser, aims: Callable[[Book], list[Aim]]) -> Screen:
    by, binding = await _party(here, pressed.id)
    listed, _, book = await deeds.party(by, binding)
    choices = [(aim, words.whom(here.voice, aim, book).unescape()) for aim in aims(book)]
    _, page = cut(choices, pressed.page)

    def turn(number: int) -> CallbackData:
        return type(pressed)(id=pressed.id, page=number)

    text = words.choose(here.voice, listed) if choices else words.nothing_to_choose(here.voice)
    return Screen(text, keyboards.choose(here.voice, listed, choices, page, turn))


def _organisations(book: Book) -> list[Aim]:
    return [Aim(organisation_id=place.id) for place in book.organisations]


def _people(book: Book) -> list[Aim]:
    return list(dict.fromkeys(Aim(person_id=one.id) for one in book.workers))


def _groups(book: Book) -> list[Aim]:
    return [Aim(group_id=group.id) for group in book.groups if group.members]


async def ask_organisation(
    query: CallbackQuery, callback_data: data.NewOrganisation, here: Here, state: FSMContext
) -> Says:
    """Asks how the new organisation is called."""
    by, binding = await _party(here, callback_data.id)
    listed, _, _ = await deeds.party(by, binding)
    await state.set_state(BindingParty.organisation)
    await state.set_data({"party": callback_data.id})
    text = words.name_of_organisation(here.voice, listed)
    proposed = nominative_organisation(binding.name)
    return Screen(text, keyboards.name_of_organisation(here.voice, listed, proposed))


async def ask_person(
    query: CallbackQuery, callback_data: data.NewPerson, here: Here, state: FSMContext
) -> Says:
    """Asks how the new person is called; a declined name is proposed in the nominative."""
    by, binding = await _party(here, callback_data.id)
    listed, _, _ = await deeds.party(by, binding)
    proposed = _proposed(listed)
    await state.set_state(BindingParty.person)
    await state.set_data({"party": callback_data.id})
    text = words.name_of_person(here.voice, listed, proposed)
    return Screen(text, keyboards.name_of_person(here.voice, listed, proposed))


def _proposed(listed: Listed) -> str:
    person = listed.named.party.person
    return nominative(person) if person else ""


async def make_organisation(
    query: CallbackQuery, callback_data: data.MakeOrganisation, here: Here, state: FSMContext
) -> Says:
    """The organisation is called as was proposed."""
    by, binding = await _party(here, callback_data.id)
    await state.clear()
    name = clean_name(nominative_organisation(binding.name))
    return await _bound(here, by, await deeds.make_organisation(by, binding, name))


async def make_person(
    query: CallbackQuery, callback_data: data.MakePerson, here: Here, state: FSMContext
) -> Says:
    """The person is called as was proposed."""
    by, binding = await _party(here, callback_data.id)
    listed, _, _ = await deeds.party(by, binding)
    proposed = _proposed(listed)
    if not proposed:
        raise GoneStale
    await state.clear()
    name = clean_name(proposed)
    return await _bound(here, by, await deeds.make_person(by, binding, listed.named.party, name))


async def organisation_written(message: Message, here: Here, state: FSMContext) -> Says:
    """The name of an organisation was typed. Raises NameUnusable for what is none."""
    by, binding = await _party(here, (await state.get_data())["party"])
    tasks = await deeds.make_organisation(by, binding, clean_name(message.text or ""))
    await state.clear()
    return await _bound_by_words(here, by, tasks)


async def person_written(message: Message, here: Here, state: FSMContext) -> Says:
    """The name of a person was typed. Raises NameUnusable for what is none."""
    by, binding = await _party(here, (await state.get_data())["party"])
    listed, _, _ = await deeds.party(by, binding)
    tasks = await deeds.make_person(by, binding, listed.named.party, clean_name(message.text or ""))
    await state.clear()
    return await _bound_by_words(here, by, tasks)


async def _bound_by_words(here: Here, by: By, tasks: int) -> Says:
    """No button was pressed that a toast could answer: the screen says it itself."""
    screen = await parties_screen(here, by)
    return Screen(words.after(words.bound(here.voice, tasks), screen.text), screen.keyboard)


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where a name was asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))
