"""The coordinator names who asks an organisation and hands in for it; whoever does may end it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions.keepers import Ended, end_keeping, keep, known_of
from bot.handlers.looking import may_be_words, words_for
from bot.handlers.states import Looking
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import keepers as keyboards
from bot.keyboards.people import to_home
from bot.letters import Letter, post
from bot.paging import cut
from bot.says import Says, Screen, Toast
from bot.texts import keepers as words
from bot.texts.voice import voice_of
from roadmap.department import Department, Organisation
from roadmap.keeping import check_kept, keepers, may_be_kept, may_keep
from roadmap.news import NewsKind
from roadmap.search import finds
from storage.unit import Unit


def router() -> Router:
    """The card, the list of people, the end."""
    made = Router(name="keepers")
    made.callback_query.register(open_card, data.KeeperCard.filter())
    made.callback_query.register(people_page, data.KeeperChoose.filter())
    made.callback_query.register(show_all, data.ShowAll.filter(), StateFilter(Looking.keepers))
    made.message.register(searched, StateFilter(Looking.keepers), F.text.func(may_be_words))
    made.callback_query.register(chosen, data.KeeperSet.filter())
    made.callback_query.register(ended, data.KeeperEnd.filter())
    return made


async def card_screen(here: Here, place: Organisation, above: Markup | None = None) -> Screen:
    """Who keeps an organisation; *above* says what has just happened."""
    known = await known_of(here, place)
    held, possible = keepers(known, place.id), may_be_kept(place, known, here.today)
    text = words.card(here.voice, place, held, possible=possible)
    if above is not None:
        text = Markup("{}\n\n{}").format(above, text)
    return Screen(text, keyboards.card(here.voice, place, held, possible=possible))


async def open_card(query: CallbackQuery, callback_data: data.KeeperCard, here: Here) -> Says:
    """«Contact keeper» on an organisation's card."""
    return await card_screen(here, await access.place_to_head(here, callback_data.id))


async def _people_screen(
    here: Here, state: FSMContext, organisation_id: int, number: int, typed: str | None = None
) -> Screen:
    place = await access.place_to_head(here, organisation_id)
    check_kept(place, await known_of(here, place), here.today)
    people = may_keep(await here.unit.rolls.of_department(place.department_id), here.today)
    looked = await words_for(state, Looking.keepers, typed, organisation=place.id)
    if looked:
        people = [one for one in people if finds(looked, one.person.name)]
    page = cut(people, number, keyboards.PAGE)
    text = words.whom(here.voice, place, page, looked)
    return Screen(text, keyboards.whom(here.voice, place, page, searched=bool(looked)))


async def people_page(
    query: CallbackQuery, callback_data: data.KeeperChoose, here: Here, state: FSMContext
) -> Says:
    """A page of those who may keep it; raises NotAllowed where it has people of its own."""
    return await _people_screen(here, state, callback_data.id, callback_data.page)


async def show_all(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """Everybody again."""
    return await _people_screen(here, state, (await state.get_data()).get("organisation", 0), 0, "")


async def searched(message: Message, here: Here, state: FSMContext) -> Says:
    """Words were typed while the list was open."""
    organisation_id = (await state.get_data()).get("organisation", 0)
    return await _people_screen(here, state, organisation_id, 0, message.text or "")


async def chosen(query: CallbackQuery, callback_data: data.KeeperSet, here: Here, state: FSMContext) -> Says:
    """Somebody keeps it from now on; they and whoever did before are told."""
    place = await access.place_to_head(here, callback_data.id)
    done = await keep(here, place, callback_data.person)
    await state.clear()
    letters: list[Letter] = []
    for _, person in done.tell:
        voice = voice_of(person.language)
        letters.append((person, words.to_keeper(voice, place.name), keyboards.to_tasks(voice)))
    for _, person in done.tell_former:
        letters.append((person, words.to_former(voice_of(person.language), place.name, done.incoming), None))
    await post_news(here, place.department_id, letters)
    above = words.given(here.voice, place, done.incoming, done.former)
    return [Toast(words.toast(here.voice)), await card_screen(here, place, above)]


async def ended(query: CallbackQuery, callback_data: data.KeeperEnd, here: Here) -> Says:
    """A keeper's post has ended, by the coordinator or by the keeper; the other is told."""
    done = await end_keeping(here, callback_data.id)
    post, text = done.held.post, words.ended(here.voice, done.held, alone=done.alone)
    if here.actor.coordinates(post.department.id) and post.organisation_id is not None:
        screen = await card_screen(here, await access.place_to_head(here, post.organisation_id), text)
    else:
        screen = Screen(text, to_home(here.voice))
    await post_news(here, post.department.id, _letters(done))
    return [Toast(words.toast(here.voice)), screen]


async def post_news(here: Here, department_id: int, letters: Sequence[Letter]) -> None:
    """Others hear of it with their news."""
    await post(here.unit, department_id, NewsKind.PEOPLE, letters, here.now, here.actor.person.id)


def _letters(done: Ended) -> list[Letter]:
    letters: list[Letter] = []
    for _, person in done.tell:
        voice = voice_of(person.language)
        may = None
        if done.alone and person.id != done.held.person_id and done.held.post.organisation_id is not None:
            may = keyboards.to_organisation(voice, done.held.post.organisation_id)
        letters.append((person, words.ended(voice, done.held, alone=done.alone), may))
    return letters


async def head_is_here(
    unit: Unit, department: Department, organisation_id: int, head_id: int, now: datetime
) -> None:
    """Keepers hear it when somebody who has come in heads the organisation they hand in for."""
    head, letters = await unit.people.get(head_id), list[Letter]()
    known = await unit.changes.held(department.id, department.day(now))
    for held in keepers(known, organisation_id):
        address = await unit.people.address(held.person_id)
        if head is None or address is None or held.person_id == head_id:
            continue
        voice = voice_of(address[1].language)
        text = words.head_is_here(voice, held.post.organisation, head.name)
        letters.append((address[1], text, keyboards.head_is_here(voice, held.post.id)))
    await post(unit, department.id, NewsKind.PEOPLE, letters, now, head_id)
