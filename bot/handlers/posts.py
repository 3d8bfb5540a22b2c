"""One post of somebody: its words, its role, its end; and the schools of a curator."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions.keepers import would_be_alone
from bot.actions.persons import end_post, set_role, set_school, set_title
from bot.handlers.looking import may_be_words, words_for
from bot.handlers.persons import card_screen
from bot.handlers.states import Looking, Renaming
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import persons as keyboards
from bot.keyboards.building import keyboard
from bot.paging import cut
from bot.says import Says, Screen, Toast
from bot.texts import keepers as keeper_words
from bot.texts import persons as words
from bot.texts import posts as post_words
from roadmap.people import Post, Role
from roadmap.refusals import GoneStale
from roadmap.roll import Listed, is_ahead
from roadmap.search import finds


def router() -> Router:
    """The card of a post, its changes, the tick list of a curator."""
    made = Router(name="posts")
    made.callback_query.register(open_post, data.PostCard.filter())
    made.callback_query.register(ask_title, data.PostTitle.filter())
    made.message.register(title_typed, StateFilter(Renaming.post), F.text, ~F.text.startswith("/"))
    made.callback_query.register(ask_role, data.PostRole.filter())
    made.callback_query.register(role_chosen, data.SetRole.filter())
    made.callback_query.register(ask_end, data.EndPost.filter())
    made.callback_query.register(ended, data.EndPostSure.filter())
    made.callback_query.register(schools_page, data.CuratorSchools.filter())
    made.callback_query.register(school_ticked, data.CuratorSchool.filter())
    made.callback_query.register(show_all, data.ShowAll.filter(), StateFilter(Looking.schools))
    made.message.register(school_searched, StateFilter(Looking.schools), F.text.func(may_be_words))
    return made


async def post_screen(here: Here, post_id: int) -> Screen:
    """One post."""
    listed, post = await access.post_of(here, post_id)
    text = words.post_card(here.voice, listed, post, here.today)
    held = is_ahead(post, here.today)
    return Screen(text, keyboards.post_card(here.voice, listed, post, held=held))


async def _held(here: Here, post_id: int) -> tuple[Listed, Post]:
    """A post that has not ended; raises GoneStale for one that has."""
    listed, post = await access.post_of(here, post_id)
    if not is_ahead(post, here.today):
        raise GoneStale
    return listed, post


async def open_post(query: CallbackQuery, callback_data: data.PostCard, here: Here) -> Says:
    """One post."""
    return await post_screen(here, callback_data.id)


async def ask_title(
    query: CallbackQuery, callback_data: data.PostTitle, here: Here, state: FSMContext
) -> Says:
    """Asks for the post in words."""
    listed, post = await _held(here, callback_data.id)
    await state.set_state(Renaming.post)
    await state.set_data({"post": post.id})
    text = post_words.new_title(here.voice, listed, post)
    return Screen(text, keyboard(keyboards.to_post(here.voice, post)))


async def title_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The post in words was typed; raises NameUnusable."""
    listed, post = await _held(here, (await state.get_data()).get("post", 0))
    await set_title(here, post, listed.person.id, message.text or "")
    await state.clear()
    return await card_screen(here, listed.person.id, post_words.changed(here.voice))


async def ask_role(query: CallbackQuery, callback_data: data.PostRole, here: Here) -> Says:
    """Asks for another role."""
    listed, post = await _held(here, callback_data.id)
    return Screen(post_words.new_role(here.voice, listed, post), keyboards.new_role(here.voice, post))


async def role_chosen(query: CallbackQuery, callback_data: data.SetRole, here: Here) -> Says:
    """Another role was pressed."""
    listed, post = await _held(here, callback_data.id)
    now_held = await set_role(here, post, listed.person.id, callback_data.role)
    return [Toast(post_words.changed(here.voice)), await post_screen(here, now_held)]


async def ask_end(query: CallbackQuery, callback_data: data.EndPost, here: Here) -> Says:
    """Says what ends, and asks."""
    listed, post = await _held(here, callback_data.id)
    text = post_words.end_it(here.voice, listed, post)
    if alone := await would_be_alone(here, post):
        text = Markup("{}\n{}").format(text, keeper_words.alone(here.voice, alone))
    return Screen(text, keyboards.end_it(here.voice, post))


async def ended(query: CallbackQuery, callback_data: data.EndPostSure, here: Here) -> Says:
    """The post ends; pressed again, it has ended."""
    listed, post = await access.post_of(here, callback_data.id)
    released = 0
    if is_ahead(post, here.today):
        released = await end_post(here, post, listed.person.id)
    if listed.person.id == here.actor.person.id:
        # Who ended their own post may not see the card any more.
        return Toast(post_words.ended(here.voice, released), alert=True)
    return [Toast(post_words.ended(here.voice, released)), await card_screen(here, listed.person.id)]


async def schools_screen(
    here: Here, state: FSMContext, person_id: int, number: int, typed: str | None = None
) -> Screen:
    """A page of schools with a tick for each that the curator has."""
    listed = await access.person_of(here, person_id)
    everything = await here.unit.organisations.all(access.coordinator(here))
    shown = [one for one in everything if not one.own and not one.archived]
    given = {
        post.organisation_id
        for post in listed.held(here.today)
        if post.role is Role.CURATOR and post.organisation_id is not None
    }
    looked = await words_for(state, Looking.schools, typed, person=person_id)
    if looked:
        shown = [one for one in shown if finds(looked, one.name)]
    page = cut(shown, number, keyboards.TICKS)
    text = words.curator_schools(here.voice, listed, len(given), page.total, looked)
    return Screen(text, keyboards.schools(here.voice, listed, page, given, searched=bool(looked)))


async def schools_page(
    query: CallbackQuery, callback_data: data.CuratorSchools, here: Here, state: FSMContext
) -> Says:
    """A page of the tick list."""
    return await schools_screen(here, state, callback_data.id, callback_data.page)


async def school_ticked(
    query: CallbackQuery, callback_data: data.CuratorSchool, here: Here, state: FSMContext
) -> Says:
    """A school is given or taken; pressed again, it is as it was pressed."""
    listed = await access.person_of(here, callback_data.id)
    school = await access.organisation_at_work(here, callback_data.school)
    await set_school(here, listed.person.id, school, given=bool(callback_data.given))
    screen = await schools_screen(here, state, listed.person.id, callback_data.page)
    return [Toast(post_words.changed(here.voice)), screen]


async def show_all(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """All schools again."""
    return await schools_screen(here, state, (await state.get_data()).get("person", 0), 0, "")


async def school_searched(message: Message, here: Here, state: FSMContext) -> Says:
    """Words were typed while the list was open."""
    person_id = (await state.get_data()).get("person", 0)
    return await schools_screen(here, state, person_id, 0, message.text or "")
