"""The coordinator's lists of people, one of them, their name."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions.persons import rename_person
from bot.handlers.looking import may_be_words, words_for
from bot.handlers.states import Looking, Renaming
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import persons as keyboards
from bot.keyboards.building import keyboard
from bot.paging import cut
from bot.says import Says, Screen
from bot.texts import persons as words
from bot.texts.people import role_name
from bot.texts.voice import Voice
from roadmap.people import Role
from roadmap.roll import Listed, Show, counted, shown
from roadmap.search import finds


def router() -> Router:
    """Lists, filters, the card, another name."""
    made = Router(name="persons")
    made.callback_query.register(list_page, data.Persons.filter())
    made.callback_query.register(show_all, data.ShowAll.filter(), StateFilter(Looking.people))
    made.message.register(searched, StateFilter(Looking.people), F.text.func(may_be_words))
    made.callback_query.register(whom_to_show, data.PersonsFilter.filter())
    made.callback_query.register(open_person, data.PersonCard.filter())
    made.callback_query.register(posts_page, data.PersonPosts.filter())
    made.callback_query.register(ask_new_name, data.RenamePerson.filter())
    made.message.register(renamed, StateFilter(Renaming.person), F.text, ~F.text.startswith("/"))
    return made


async def list_screen(
    here: Here, state: FSMContext, show: Show, number: int, typed: str | None = None
) -> Screen:
    """A page of people; *typed* searches names, posts and places."""
    everybody = await here.unit.rolls.of_department(access.coordinator(here))
    people = shown(everybody, show, here.today)
    looked = await words_for(state, Looking.people, typed, show=show.value)
    if looked:
        people = [one for one in people if _finds(here.voice, looked, one)]
    page = cut(people, number, keyboards.PAGE)
    text = words.person_list(here.voice, page, counted(everybody, here.today), show, looked, here.today)
    return Screen(text, keyboards.person_list(here.voice, page, show, searched=bool(looked)))


def _finds(voice: Voice, looked: str, one: Listed) -> bool:
    posts = [(post.title, post.organisation, str(role_name(voice, post.role))) for post in one.posts]
    return finds(looked, one.person.name, *(word for post in posts for word in post))


async def list_page(query: CallbackQuery, callback_data: data.Persons, here: Here, state: FSMContext) -> Says:
    """A page of people."""
    return await list_screen(here, state, callback_data.show, callback_data.page)


async def show_all(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """The words that the list was searched by are forgotten."""
    return await list_screen(here, state, await _show(state), 0, "")


async def searched(message: Message, here: Here, state: FSMContext) -> Says:
    """Words were typed while the list was open."""
    return await list_screen(here, state, await _show(state), 0, message.text or "")


async def _show(state: FSMContext) -> Show:
    return Show((await state.get_data()).get("show", Show.ALL))


async def whom_to_show(query: CallbackQuery, here: Here) -> Says:
    """Which people to show."""
    access.coordinator(here)
    return Screen(words.whom_to_show(here.voice), keyboards.filters(here.voice))


async def card_screen(here: Here, person_id: int, before: Markup | None = None) -> Screen:
    """One person: how far they have come, what they hold and held."""
    listed = await access.person_of(here, person_id)
    text = words.card(here.voice, listed, here.today)
    if before is not None:
        text = Markup("{}\n\n{}").format(before, text)
    return Screen(text, keyboards.card(here.voice, listed, here.today))


async def open_person(query: CallbackQuery, callback_data: data.PersonCard, here: Here) -> Says:
    """One person."""
    return await card_screen(here, callback_data.id)


async def posts_page(query: CallbackQuery, callback_data: data.PersonPosts, here: Here) -> Says:
    """A page of somebody's many posts."""
    listed = await access.person_of(here, callback_data.id)
    held = [post for post in listed.held(here.today) if post.role is not Role.CURATOR]
    page = cut(held, callback_data.page, keyboards.PAGE)
    return Screen(words.posts_of(here.voice, listed), keyboards.posts_of(here.voice, listed, page))


async def ask_new_name(
    query: CallbackQuery, callback_data: data.RenamePerson, here: Here, state: FSMContext
) -> Says:
    """Asks for another name."""
    listed = await access.person_of(here, callback_data.id)
    await state.set_state(Renaming.person)
    await state.set_data({"person": listed.person.id})
    return Screen(words.new_name(here.voice, listed), keyboard(keyboards.to_person(here.voice, listed)))


async def renamed(message: Message, here: Here, state: FSMContext) -> Says:
    """The new name was typed; raises NameUnusable."""
    listed = await access.person_of(here, (await state.get_data()).get("person", 0))
    await rename_person(here, listed, message.text or "")
    await state.clear()
    return await card_screen(here, listed.person.id, words.changed(here.voice))
