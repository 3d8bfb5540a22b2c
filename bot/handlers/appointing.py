"""Somebody new is named, or somebody known gets a further post: name, role, organisation, words."""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.persons import Appointment, appoint, expect_person, namesakes
from bot.handlers.keepers import head_is_here
from bot.handlers.looking import may_be_words
from bot.handlers.persons import card_screen
from bot.handlers.states import Appointing
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import people as people_keyboards
from bot.keyboards import persons as keyboards
from bot.keyboards.building import button, keyboard
from bot.paging import cut
from bot.says import Note, Says, Screen
from bot.texts import posts as post_words
from bot.texts import unexpected
from roadmap.people import OF_DEPARTMENT, Role, clean_name
from roadmap.refusals import GoneStale
from roadmap.roll import Show, headed, shown
from roadmap.search import finds

Known = dict[str, Any]


def router() -> Router:
    """The steps of a post that is being given."""
    made = Router(name="appointing")
    made.callback_query.register(ask_name, data.AddPerson.filter())
    made.message.register(named, StateFilter(Appointing.name), F.text, ~F.text.startswith("/"))
    made.callback_query.register(another, data.AnotherPerson.filter())
    made.callback_query.register(further_post, data.AddPost.filter())
    made.callback_query.register(role_chosen, data.ChooseRole.filter())
    made.message.register(role_in_words, StateFilter(Appointing.role), F.text, ~F.text.startswith("/"))
    made.callback_query.register(places_page, data.ChoosePlaces.filter())
    made.callback_query.register(show_all, data.ShowAll.filter(), StateFilter(Appointing.place))
    made.message.register(place_searched, StateFilter(Appointing.place), F.text.func(may_be_words))
    made.callback_query.register(place_chosen, data.ChoosePlace.filter())
    made.message.register(title_typed, StateFilter(Appointing.title), F.text, ~F.text.startswith("/"))
    made.callback_query.register(no_title, data.NoTitle.filter())
    made.message.register(only_words, StateFilter(Appointing), ~F.text, ~F.document)
    return made


async def ask_name(
    query: CallbackQuery, callback_data: data.AddPerson, here: Here, state: FSMContext
) -> Says:
    """Asks for the name of somebody new."""
    access.coordinator(here)
    organisation = None
    if callback_data.organisation:
        organisation = await access.organisation_at_work(here, callback_data.organisation)
    known: Known = {"organisation": callback_data.organisation, "person": 0}
    await state.set_state(Appointing.name)
    await state.set_data(known)
    text = post_words.name_them(here.voice, organisation)
    return Screen(text, keyboard([button(here.voice.say("« Back"), _back(known))]))


async def named(message: Message, here: Here, state: FSMContext) -> Says:
    """The name was typed; raises NameUnusable. Somebody called so already is shown first."""
    name = clean_name(message.text or "")
    known = await state.get_data() | {"name": name}
    same = await namesakes(here, access.coordinator(here), name)
    if same:
        await state.set_data(known)
        text = post_words.already_here(here.voice, name, same, here.today)
        return Screen(text, keyboards.already_here(here.voice, same, _back(known)))
    return await _ask_role(here, state, known)


async def another(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """It is somebody else of the same name."""
    return await _ask_role(here, state, await _known(state, "name"))


async def further_post(
    query: CallbackQuery, callback_data: data.AddPost, here: Here, state: FSMContext
) -> Says:
    """A further post for somebody known."""
    listed = await access.person_of(here, callback_data.id)
    known = {"organisation": 0, "person": listed.person.id, "name": listed.person.name}
    return await _ask_role(here, state, known)


async def _ask_role(here: Here, state: FSMContext, known: Known) -> Screen:
    await state.set_state(Appointing.role)
    await state.set_data(known)
    office = not known["organisation"]
    text = post_words.which_role(here.voice, known["name"])
    return Screen(text, keyboards.roles(here.voice, office=office, back=_back(known)))


async def role_in_words(message: Message, here: Here, state: FSMContext) -> Says:
    """The role is pressed, not typed."""
    return await _ask_role(here, state, await _known(state, "name"))


async def role_chosen(
    query: CallbackQuery, callback_data: data.ChooseRole, here: Here, state: FSMContext
) -> Says:
    """The role was pressed: the organisation comes next, where it is not known."""
    if callback_data.role is Role.KEEPER:
        # Not given here: the organisation's card asks who keeps it.
        raise GoneStale
    known = await _known(state, "name") | {"role": callback_data.role.value}
    if callback_data.role in OF_DEPARTMENT:
        if known["organisation"]:
            raise GoneStale
        return await _ask_title(here, state, known | {"place": 0})
    if known["organisation"]:
        return await _ask_title(here, state, known | {"place": known["organisation"]})
    return await _ask_place(here, state, known, 0, "")


async def _ask_place(here: Here, state: FSMContext, known: Known, number: int, looked: str) -> Screen:
    await state.set_state(Appointing.place)
    await state.set_data(known | {"words": looked})
    everything = await here.unit.organisations.all(access.coordinator(here))
    possible = [one for one in everything if not one.own and not one.archived]
    if looked:
        possible = [one for one in possible if finds(looked, one.name)]
    page = cut(possible, number, keyboards.PAGE)
    text = post_words.which_place(here.voice, known["name"], Role(known["role"]), page.total, looked)
    return Screen(text, keyboards.places(here.voice, page, searched=bool(looked), back=_back(known)))


async def places_page(
    query: CallbackQuery, callback_data: data.ChoosePlaces, here: Here, state: FSMContext
) -> Says:
    """A page of organisations."""
    known = await _known(state, "role")
    return await _ask_place(here, state, known, callback_data.page, known.get("words", ""))


async def show_all(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """All organisations again."""
    return await _ask_place(here, state, await _known(state, "role"), 0, "")


async def place_searched(message: Message, here: Here, state: FSMContext) -> Says:
    """Words were typed where an organisation was asked for."""
    return await _ask_place(here, state, await _known(state, "role"), 0, message.text or "")


async def place_chosen(
    query: CallbackQuery, callback_data: data.ChoosePlace, here: Here, state: FSMContext
) -> Says:
    """The organisation was pressed."""
    known = await _known(state, "role")
    organisation = await access.organisation_at_work(here, callback_data.id)
    return await _ask_title(here, state, known | {"place": organisation.id})


async def _ask_title(here: Here, state: FSMContext, known: Known) -> Screen:
    await state.set_state(Appointing.title)
    await state.set_data(known)
    where = here.department.name
    if known["place"]:
        where = (await access.organisation_at_work(here, known["place"])).name
    text = post_words.which_title(here.voice, known["name"], Role(known["role"]), where)
    return Screen(text, keyboards.title(here.voice, _back(known)))


async def title_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The post in words was typed; raises NameUnusable."""
    return await _give(here, state, clean_name(message.text or ""))


async def no_title(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """The post needs no words of its own."""
    return await _give(here, state, "")


async def _give(here: Here, state: FSMContext, title: str) -> Says:
    known = await _known(state, "place")
    department_id = access.coordinator(here)
    organisation = await access.organisation_at_work(here, known["place"]) if known["place"] else None
    if known["person"]:
        person_id = (await access.person_of(here, known["person"])).person.id
    else:
        person_id = (await expect_person(here, known["name"])).id
    role = Role(known["role"])
    await appoint(here, person_id, Appointment(department_id, role, organisation, title))
    await state.clear()
    heads = 0
    if role is Role.HEAD and organisation is not None:
        if await here.unit.people.address(person_id) is not None:
            department = await here.unit.departments.get(department_id)
            await head_is_here(here.unit, department, organisation.id, person_id, here.now)
        everybody = await here.unit.rolls.of_department(department_id)
        heads = sum(
            organisation.id in headed([one], here.today) for one in shown(everybody, Show.ALL, here.today)
        )
    return await card_screen(here, person_id, post_words.appointed(here.voice, heads))


async def _known(state: FSMContext, needed: str) -> Known:
    """What is known of the post so far; raises GoneStale where *needed* is not."""
    known = await state.get_data()
    if await state.get_state() not in Appointing.__state_names__ or needed not in known:
        raise GoneStale
    return known


def _back(known: Known) -> CallbackData:
    if known["person"]:
        return data.PersonCard(id=known["person"])
    if known["organisation"]:
        return data.OrganisationCard(id=known["organisation"])
    return data.Persons()


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))
