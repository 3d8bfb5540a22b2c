"""The conversation of a change of life: who, from which day to which, are you sure, done.

A button carries the whole wish, so it means the same after a restart. Only a newcomer's name lies in the
conversation (data: ``id``, ``kind``, ``person``, ``since``, ``name``), with what typed words answer to.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.actions.changes import ask_about, consider, everywhere, fulfil
from bot.handlers.changes import others_hear
from bot.handlers.keepers import head_is_here
from bot.handlers.states import Changing
from bot.here import Here
from bot.keyboards import changing as keyboards
from bot.keyboards import data
from bot.keyboards import people as people_keyboards
from bot.says import Note, Replace, Says, Screen
from bot.texts import changing as words
from bot.texts import unexpected
from roadmap.candidates import called, candidates, may_be_new
from roadmap.changes import DAY
from roadmap.days import Days, read_days
from roadmap.people import Role, clean_name
from roadmap.posts import OF_DEPARTMENT_HANDING, Kind, Wish
from roadmap.prospects import Prospect
from roadmap.refusals import DaysUnclear, GoneStale

FOR_DAYS = frozenset({Kind.SUBSTITUTE, Kind.ACTING})
"""Changes that have a last day."""


def router() -> Router:
    """Buttons and typed words of one change."""
    made = Router(name="changing")
    made.callback_query.register(who_pressed, data.ChangeWho.filter())
    made.callback_query.register(chosen, data.ChangeSince.filter())
    made.callback_query.register(until_pressed, data.ChangeUntil.filter())
    made.callback_query.register(sure_pressed, data.ChangeSure.filter())
    made.callback_query.register(do_pressed, data.ChangeDo.filter())
    words_only = (F.text, ~F.text.startswith("/"))
    made.message.register(name_typed, StateFilter(Changing.who), *words_only)
    made.message.register(days_typed, StateFilter(Changing.days), *words_only)
    made.message.register(only_words, StateFilter(Changing.who, Changing.days), ~F.text)
    return made


async def who_pressed(
    query: CallbackQuery, callback_data: data.ChangeWho, here: Here, state: FSMContext
) -> Says:
    """Asks who comes in; where somebody leaves without work to pass on, at once from which day."""
    prospect = await ask_about(here, Wish(callback_data.kind, callback_data.id))
    if prospect.wish.kind is Kind.LEAVE and not await _passes_work_on(here, prospect):
        return await _since(here, prospect, state)
    people = candidates(prospect, everywhere(here, prospect))
    number = min(callback_data.page, max(0, (len(people) - 1) // keyboards.PAGE))
    await _remember(state, Changing.who, prospect.wish)
    shown = min(len(people), keyboards.PAGE)
    text = words.who(here.voice, prospect, shown, len(people))
    return Screen(text, keyboards.who(here.voice, prospect, people, number, newcomer=False))


async def name_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """A name: people who are called so, or somebody new."""
    kept = await state.get_data()
    wish, name = Wish(Kind(kept["kind"]), kept["id"]), clean_name(message.text or "")
    prospect = await ask_about(here, wish)
    all_over = everywhere(here, prospect)
    people = called(candidates(prospect, all_over), name)[: keyboards.PAGE]
    new = all_over and may_be_new(prospect)
    await _remember(state, Changing.who, replace(wish, name=name if new else ""))
    text = words.found(here.voice, name, len(people), new)
    return Screen(text, keyboards.who(here.voice, prospect, people, 0, newcomer=new))


async def chosen(
    query: CallbackQuery, callback_data: data.ChangeSince, here: Here, state: FSMContext
) -> Says:
    """Somebody was chosen: from which day?"""
    wish = await _wish(state, callback_data.kind, callback_data.id, callback_data.person)
    prospect = await ask_about(here, wish)
    if wish.kind in OF_DEPARTMENT_HANDING:
        prospect = await consider(here, wish)
        await _remember(state, Changing.who, wish)
        return Screen(words.stay_or_go(here.voice, prospect), keyboards.stay_or_go(here.voice, wish))
    return await _since(here, prospect, state)


async def until_pressed(
    query: CallbackQuery, callback_data: data.ChangeUntil, here: Here, state: FSMContext
) -> Says:
    """The first day was chosen: up to which?"""
    wish = await _wish(state, callback_data.kind, callback_data.id, callback_data.person)
    return await _until(here, replace(wish, since=_day(callback_data.since)), state)


async def sure_pressed(
    query: CallbackQuery, callback_data: data.ChangeSure, here: Here, state: FSMContext
) -> Says:
    """Everything is known: what it will do."""
    return await _sure(here, await _whole(state, callback_data), state)


async def do_pressed(
    query: CallbackQuery, callback_data: data.ChangeDo, here: Here, state: FSMContext, username: str
) -> Says:
    """It is done; everybody concerned is told, and a newcomer's link lies in the chat."""
    done = await fulfil(here, await _whole(state, callback_data))
    await state.clear()
    says: list[Replace | Note | Screen] = []
    if done.token is not None:
        link = f"https://t.me/{username}?start={done.token}"
        says.append(Note(words.link(here.voice, done.prospect, link)))
    text = words.done(here.voice, done.prospect, here.today)
    await others_hear(here.unit, done, here.now, here.actor.person.id)
    await _keepers_hear(here, done.prospect)
    return [Screen(text, keyboards.done(here.voice, done.prospect.wish)), *says]


async def _keepers_hear(here: Here, prospect: Prospect) -> None:
    """Whoever hands in for an organisation hears of its new head; of a newcomer when they come in."""
    place, head = prospect.organisation_id, prospect.wish.person
    heads = prospect.wish.kind in {Kind.ACTING, Kind.SUCCESSOR, Kind.VACANCY}
    if not heads or place is None or prospect.newcomer or not head:
        return
    if not any(held.person_id == head and held.here for held in prospect.known):
        return
    await head_is_here(here.unit, prospect.department, place, head, here.now)


async def days_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """Days in words, at any step after somebody was chosen; not understood they are asked for again."""
    kept = await state.get_data()
    wish = await _wish(state, Kind(kept["kind"]), kept["id"], kept["person"])
    text = message.text or ""
    days = read_days(text, here.today)
    if wish.kind not in FOR_DAYS:
        return await _sure(here, replace(wish, since=_first(wish, days, text)), state)
    asked = _day(kept["since"]) if kept["since"] else None
    since, until = days
    if asked is not None and (since is None or until is None):
        since, until = asked, until or since
        ended = True
    else:
        since, ended = since or here.today, until is not None or days == Days(None, None)
    wish = replace(wish, since=since, until=until)
    return await (_sure(here, wish, state) if ended else _until(here, wish, state))


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where a name or days were asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))


def _first(wish: Wish, days: Days, text: str) -> date:
    """The one day that was asked for: of a new head the first, of somebody who leaves the first without them."""
    if days.since is not None and days.until is None:
        return days.since
    if wish.kind is Kind.LEAVE and days.until is not None and days.since is None:
        return days.until + DAY
    raise DaysUnclear(text)


async def _since(here: Here, prospect: Prospect, state: FSMContext) -> Screen:
    await _remember(state, Changing.days, prospect.wish)
    return Screen(words.since(here.voice, prospect), keyboards.since(here.voice, prospect, here.today))


async def _until(here: Here, wish: Wish, state: FSMContext) -> Screen:
    prospect = await ask_about(here, wish)
    if wish.since is None or not prospect.incoming:
        raise GoneStale
    await _remember(state, Changing.days, wish)
    text = words.until(here.voice, prospect, wish.since, here.today)
    return Screen(text, keyboards.until(here.voice, wish, wish.since))


async def _sure(here: Here, wish: Wish, state: FSMContext) -> Screen:
    prospect = await consider(here, wish)
    await _remember(state, Changing.days, replace(wish, since=None))
    return Screen(words.sure(here.voice, prospect, here.today), keyboards.sure(here.voice, wish))


async def _passes_work_on(here: Here, prospect: Prospect) -> bool:
    """Whether it must be asked who gets the work: a curator's schools, a teacher's unfinished tasks."""
    held = prospect.posts[0]
    if held.post.role is Role.CURATOR:
        return everywhere(here, prospect)
    if held.post.role is not Role.TEACHER:
        return False
    return any(
        (task.person_id, task.organisation_id) == (held.person_id, held.post.organisation_id)
        for task in await here.unit.changes.assigned(prospect.department.id)
    )


async def _remember(state: FSMContext, step: Any, wish: Wish) -> None:
    await state.set_state(step)
    await state.set_data(
        {
            "kind": wish.kind.value,
            "id": wish.subject,
            "person": wish.person,
            "since": keyboards.packed(wish.since),
            "name": wish.name,
        }
    )


async def _wish(state: FSMContext, kind: Kind, subject: int, person: int) -> Wish:
    """What a button says, with the newcomer's name from the conversation.

    Raises GoneStale where the button speaks of a newcomer and the conversation is about something else.
    """
    kept = await state.get_data()
    if person or kind is Kind.LEAVE:
        return Wish(kind, subject, person)
    handing = kind in OF_DEPARTMENT_HANDING and kept.get("kind") in OF_DEPARTMENT_HANDING
    if not kept.get("name") or kept.get("id") != subject or not (handing or kept.get("kind") == kind):
        raise GoneStale
    return Wish(kind, subject, name=kept["name"])


async def _whole(state: FSMContext, button: data.ChangeSure | data.ChangeDo) -> Wish:
    wish = await _wish(state, button.kind, button.id, button.person)
    since = _day(button.since) if button.since else None
    return replace(wish, since=since, until=_day(button.until) if button.until else None)


def _day(figures: int) -> date:
    """A day as it stands in a button; raises GoneStale for one that never was."""
    try:
        return date(figures // 10000, figures // 100 % 100, figures % 100)
    except ValueError:
        raise GoneStale from None
