"""Organisations come into a group and go out of it, from today on or for days that were typed."""

from __future__ import annotations

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions.groups_of_schools import change_stay
from bot.actions.moving import tell_heads
from bot.handlers.looking import may_be_words, words_for
from bot.handlers.states import Grouping, Looking
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import groups_of_schools as keyboards
from bot.paging import cut
from bot.says import Says, Screen, Toast
from bot.texts import groups_of_schools as words
from bot.texts import moves as move_words
from roadmap.department import Group
from roadmap.groups import Stretch, typed_stretch
from roadmap.refusals import GoneStale
from roadmap.search import finds


def router() -> Router:
    """The tick list, the ticks, and the days they count for."""
    made = Router(name="members")
    made.callback_query.register(members_page, data.GroupMembers.filter())
    made.callback_query.register(ticked, data.GroupMember.filter())
    made.callback_query.register(show_all, data.ShowAll.filter(), StateFilter(Looking.members))
    made.message.register(searched, StateFilter(Looking.members), F.text.func(may_be_words))
    made.callback_query.register(ask_days, data.GroupDays.filter())
    made.message.register(days_typed, StateFilter(Grouping.days), F.text, ~F.text.startswith("/"))
    return made


async def members_screen(
    here: Here,
    state: FSMContext,
    group: Group,
    number: int,
    days: Stretch | None,
    typed: str | None = None,
) -> Screen:
    """A page of organisations with a tick for each that is in the group on the first of *days*."""
    everything = await here.unit.organisations.all(group.department_id)
    shown = [one for one in everything if not one.own and not one.archived]
    day = days.since if days and days.since else here.today
    stays = await here.unit.groups.stays(group.id)
    inside = {stay.organisation.id for stay in stays if stay.days.holds(day)} & {one.id for one in shown}
    since, until = (keyboards.ordinal(end) for end in ((days.since, days.until) if days else (None, None)))
    looked = await words_for(state, Looking.members, typed, group=group.id, since=since, until=until)
    if looked:
        shown = [one for one in shown if finds(looked, one.name)]
    page = cut(shown, number, keyboards.TICKS)
    text = words.members(here.voice, group, len(inside), page.total, days, looked, here.today)
    return Screen(text, keyboards.members(here.voice, group, page, inside, days, searched=bool(looked)))


def days_in(since: int, until: int) -> Stretch | None:
    """The days that a button carries; None where it carries none. Raises GoneStale for what is no day."""
    try:
        days = Stretch(*(date.fromordinal(number) if number else None for number in (since, until)))
    except (ValueError, OverflowError):
        raise GoneStale from None
    return days if days.since else None


async def members_page(
    query: CallbackQuery, callback_data: data.GroupMembers, here: Here, state: FSMContext
) -> Says:
    """A page of the tick list."""
    group = await access.group_at_work(here, callback_data.id)
    days = days_in(callback_data.since, callback_data.until)
    return await members_screen(here, state, group, callback_data.page, days)


async def ticked(
    query: CallbackQuery, callback_data: data.GroupMember, here: Here, state: FSMContext
) -> Says:
    """An organisation goes in or out; pressed again, it is as it was pressed."""
    group = await access.group_at_work(here, callback_data.id)
    organisation = await access.organisation_at_work(here, callback_data.organisation)
    days = days_in(callback_data.since, callback_data.until)
    inside = bool(callback_data.inside)
    moved = await change_stay(here, group, organisation, days or Stretch(here.today), inside=inside)
    said = words.put_in if inside else words.taken_out
    toast = Markup("\n").join(
        filter(None, (said(here.voice, organisation), move_words.moved(here.voice, moved)))
    )
    screen = await members_screen(here, state, group, callback_data.page, days)
    await tell_heads(here, {organisation.id: moved}, group.id, group.name)
    return [Toast(toast), screen]


async def _again(here: Here, state: FSMContext, typed: str) -> Screen:
    known = await state.get_data()
    group = await access.group_at_work(here, known.get("group", 0))
    days = days_in(known.get("since", 0), known.get("until", 0))
    return await members_screen(here, state, group, 0, days, typed)


async def show_all(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """All organisations again."""
    return await _again(here, state, "")


async def searched(message: Message, here: Here, state: FSMContext) -> Says:
    """Words were typed while the list was open."""
    return await _again(here, state, message.text or "")


async def ask_days(
    query: CallbackQuery, callback_data: data.GroupDays, here: Here, state: FSMContext
) -> Says:
    """Asks from which day the ticks count."""
    group = await access.group_at_work(here, callback_data.id)
    await state.set_state(Grouping.days)
    await state.set_data({"group": group.id})
    return Screen(words.which_days(here.voice, group), keyboards.back_to_members(here.voice, group))


async def days_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The days were typed; raises DaysUnclear."""
    group = await access.group_at_work(here, (await state.get_data()).get("group", 0))
    days = typed_stretch(message.text or "", here.today)
    return await members_screen(here, state, group, 0, days, "")
