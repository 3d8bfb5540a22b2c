"""Changes of life, first screens: of a person, of an organisation's head, of a head's people."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery
from markupsafe import Markup

from bot import access
from bot.actions.changes import Done, end_stand_in
from bot.here import Here
from bot.keyboards import changes as keyboards
from bot.keyboards import changing as changing_keyboards
from bot.keyboards import data
from bot.letters import Letter, post
from bot.says import Says, Screen, Toast
from bot.texts import changes as words
from bot.texts import changing
from bot.texts.voice import voice_of
from roadmap.news import NewsKind
from roadmap.people import DOERS, Role
from roadmap.posts import Held, Kind
from roadmap.refusals import NotAllowed
from storage.unit import Unit

HEADS = frozenset({Role.HEAD})


def router() -> Router:
    """The screens that a change begins from, and the early end of one."""
    made = Router(name="changes")
    made.callback_query.register(person_pressed, data.Changes.filter())
    made.callback_query.register(seat_pressed, data.SeatChanges.filter())
    made.callback_query.register(head_pressed, data.HeadChanges.filter())
    made.callback_query.register(colleagues_pressed, data.Colleagues.filter())
    made.callback_query.register(leaving_pressed, data.Leaving.filter())
    made.callback_query.register(ask_to_end, data.EndStandIn.filter())
    made.callback_query.register(end_now, data.EndStandInNow.filter())
    return made


async def person_screen(here: Here, person_id: int) -> Screen:
    """A person's posts and what may change about them."""
    person, mine = await access.changes_of(here, person_id)
    departments = dict.fromkeys(held.post.department.id for held in mine)
    known = [held for number in departments for held in await here.unit.changes.held(number, here.today)]
    shown = [held for held in known if held.person_id != person_id] + mine
    seats = _seats(mine)
    ids = {held.post.id for held in mine}
    stand_ins = [
        held
        for held in known
        if not held.inherits and (held.post.stands_for_id in ids or (held.post.id in ids and not held.own))
    ]
    may_end = [held for held in stand_ins if access.may_change(here, held)]
    may = may_of(here, seats[0]) if len(seats) == 1 else frozenset[Kind]()
    text = words.of_person(here.voice, person, shown, here.today)
    return Screen(text, keyboards.person(here.voice, seats, may_end, may))


def _seats(mine: list[Held]) -> list[Held]:
    """Own posts; a curator's schools are one."""
    seats: dict[object, Held] = {}
    for held in mine:
        if held.own:
            curates = held.post.role is Role.CURATOR
            seats.setdefault((held.post.department.id, Role.CURATOR) if curates else held.post.id, held)
    return list(seats.values())


def may_of(here: Here, held: Held) -> frozenset[Kind]:
    """Which changes of a post the actor may make."""
    own = held.person_id == here.actor.person.id
    coordinates = here.actor.coordinates(held.post.department.id)
    found = {Kind.SUBSTITUTE} if access.may_change(here, held) else set()
    if coordinates and held.post.role is Role.HEAD:
        found.add(Kind.SUCCESSOR)
    if own and held.post.role is Role.COORDINATOR:
        found.add(Kind.HAND_OVER)
    if own or coordinates:
        found.add(Kind.LEAVE)
    return frozenset(found)


async def person_pressed(query: CallbackQuery, callback_data: data.Changes, here: Here) -> Says:
    """«Changes» on somebody's card."""
    return await person_screen(here, callback_data.id)


async def seat_pressed(query: CallbackQuery, callback_data: data.SeatChanges, here: Here) -> Says:
    """One of a person's posts."""
    held = await access.post_seen(here, callback_data.id)
    text = Markup("<b>{}</b>\n{}").format(held.name, words.post(here.voice, held.post))
    return Screen(text, keyboards.seat(here.voice, held, may_of(here, held)))


async def head_pressed(query: CallbackQuery, callback_data: data.HeadChanges, here: Here) -> Says:
    """Who heads an organisation."""
    place = await access.place_to_head(here, callback_data.id)
    heads = [
        held
        for held in await here.unit.changes.held(place.department_id, here.today)
        if held.post.role is Role.HEAD and held.post.organisation_id == place.id and not held.inherits
    ]
    return Screen(
        words.of_head(here.voice, place, heads, here.today), keyboards.head(here.voice, place, heads)
    )


async def colleagues_pressed(query: CallbackQuery, callback_data: data.Colleagues, here: Here) -> Says:
    """A head's own people, themselves among them."""
    places = here.actor.organisations(HEADS)
    if not places:
        raise NotAllowed
    departments = dict.fromkeys(post.department.id for post in here.actor.posts if post.role in HEADS)
    people: dict[int, Held] = {}
    for number in departments:
        for held in await here.unit.changes.held(number, here.today):
            if held.own and held.post.role in DOERS and held.post.organisation_id in places:
                people.setdefault(held.person_id, held)
    ordered = sorted(people.values(), key=lambda held: held.name.casefold())
    number = min(callback_data.page, max(0, (len(ordered) - 1) // keyboards.PAGE))
    return Screen(
        words.colleagues(here.voice, len(ordered)), keyboards.colleagues(here.voice, ordered, number)
    )


async def leaving_pressed(query: CallbackQuery, here: Here) -> Says:
    """«I do not work here any more» among one's own settings."""
    return await person_screen(here, here.actor.person.id)


async def ask_to_end(query: CallbackQuery, callback_data: data.EndStandIn, here: Here) -> Says:
    """Whether a substitute ends early."""
    held = await access.stand_in_to_end(here, callback_data.id)
    absent = await here.unit.people.get(held.post.stands_for or 0)
    text = words.end_early(here.voice, held, absent.name if absent else "", here.today)
    return Screen(text, keyboards.end_early(here.voice, held))


async def end_now(query: CallbackQuery, callback_data: data.EndStandInNow, here: Here) -> Says:
    """It has ended; whoever is concerned is told."""
    done = await end_stand_in(here, callback_data.id)
    held = done.prospect.posts[0]
    letters: list[Letter] = [
        (person, words.ended_early(voice_of(person.language), held), None) for _, person in done.tell
    ]
    await post(here.unit, held.post.department.id, NewsKind.PEOPLE, letters, here.now, here.actor.person.id)
    screen = Screen(
        words.ended_early(here.voice, held), changing_keyboards.done(here.voice, done.prospect.wish)
    )
    return [Toast(words.ended(here.voice)), screen]


async def standing_lines(here: Here) -> list[Markup]:
    """Who stands in for the actor and for whom they stand in: lines for their first screen."""
    number = here.actor.person.id
    known = await here.unit.changes.stand_ins(number, here.today)
    return words.standing(here.voice, number, known, here.today)


async def others_hear(unit: Unit, done: Done, now: datetime, actor_id: int) -> None:
    """Everybody concerned hears of a change."""
    department = done.prospect.department
    letters: list[Letter] = [
        (
            person,
            changing.summary(voice_of(person.language), done.prospect, department.day(now)),
            None,
        )
        for _, person in done.tell
    ]
    await post(unit, department.id, NewsKind.PEOPLE, letters, now, actor_id)
