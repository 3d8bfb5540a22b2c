"""A campaign is made: whom it asks, who of them answers, by when; then what it would be, and it begins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions import campaigns as actions
from bot.actions.asking import ask
from bot.actions.by import By
from bot.handlers.campaigns import campaign_screen, only_round
from bot.handlers.looking import may_be_words
from bot.handlers.states import Campaigning
from bot.here import Here
from bot.jobs.questionnaires import notes_of
from bot.keyboards import campaigns as keyboards
from bot.keyboards import data
from bot.paging import cut
from bot.says import Note, Says, Screen, Toast
from bot.texts import campaigns as words
from bot.texts import unexpected
from roadmap.department import Organisation, OrganisationKind
from roadmap.questionnaires.audience import Audience, Who, places
from roadmap.questionnaires.campaigns import Questionnaire
from roadmap.questionnaires.when import read_when
from roadmap.refusals import GoneStale
from roadmap.search import finds
from roadmap.speaking import may_speak, may_speak_from


def router() -> Router:
    """From the form to the first round."""
    made = Router(name="campaign making")
    made.callback_query.register(begin, data.NewCampaign.filter())
    made.callback_query.register(every_school, data.EverySchool.filter())
    made.callback_query.register(groups, data.AudienceGroups.filter())
    made.callback_query.register(group_ticked, data.AudienceGroup.filter())
    made.callback_query.register(schools, data.AudienceSchools.filter())
    made.callback_query.register(school_ticked, data.AudienceSchool.filter())
    made.callback_query.register(show_all, data.ShowAll.filter(), StateFilter(Campaigning.audience))
    made.message.register(searched, StateFilter(Campaigning.audience), F.text.func(may_be_words))
    made.callback_query.register(audience_done, data.AudienceDone.filter())
    made.callback_query.register(who_answers, data.AudienceWho.filter())
    made.message.register(when_typed, StateFilter(Campaigning.when), F.text, ~F.text.startswith("/"))
    made.callback_query.register(opened, data.CampaignOpen.filter())
    made.message.register(only_words, StateFilter(Campaigning), ~F.text, ~F.document)
    return made


async def begin(query: CallbackQuery, callback_data: data.NewCampaign, here: Here, state: FSMContext) -> Says:
    """Whom does it ask?"""
    form = await access.questionnaire_to_send(here, callback_data.id)
    known = await state.get_data()
    if known.get("form") != form.id:
        known = {"form": form.id}
    await state.set_state(Campaigning.audience)
    await state.set_data({**known, "everyone": False, "words": ""})
    schools = [one for one in await _organisations(here) if one.kind is OrganisationKind.SCHOOL]
    at_work = [one for one in await here.unit.groups.all(form.department_id) if not one.archived]
    text = words.whom(here.voice, form, len(schools))
    return Screen(text, keyboards.whom(here.voice, form, bool(at_work)))


async def _organisations(here: Here) -> list[Organisation]:
    everything = await here.unit.organisations.all(access.coordinator(here))
    return [one for one in everything if not one.own and not one.archived]


async def _known(here: Here, state: FSMContext, form_id: int) -> tuple[Questionnaire, dict[str, Any]]:
    """The form and what was chosen so far; raises GoneStale where it is not this campaign that is being made."""
    form = await access.questionnaire_to_send(here, form_id)
    known = await state.get_data()
    if known.get("form") != form.id:
        raise GoneStale
    # A conversation that is not touched is over: every screen of this one goes on with it.
    await state.set_data(known)
    return form, known


def _audience(known: dict[str, Any]) -> Audience:
    """The audience that was chosen so far."""
    if known.get("everyone"):
        return Audience(everyone=True, who=Who(known.get("who", Who.SCHOOL)))
    return Audience(
        groups=tuple(known.get("groups", ())),
        organisations=tuple(known.get("organisations", ())),
        who=Who(known.get("who", Who.SCHOOL)),
    )


async def _chosen(here: Here, known: dict[str, Any]) -> tuple[int, ...]:
    """The organisations that are chosen, by themselves or in groups."""
    members = await here.unit.campaigns.members(access.coordinator(here), here.today)
    return places(_audience(known), await _organisations(here), members)


async def every_school(
    query: CallbackQuery, callback_data: data.EverySchool, here: Here, state: FSMContext
) -> Says:
    """All schools: who answers is asked at once."""
    form, known = await _known(here, state, callback_data.id)
    known |= {"everyone": True}
    await state.set_data(known)
    return await _who_screen(here, form, known)


async def groups(
    query: CallbackQuery, callback_data: data.AudienceGroups, here: Here, state: FSMContext
) -> Says:
    """A page of groups to tick."""
    form, known = await _known(here, state, callback_data.id)
    return await _groups_screen(here, form, known, callback_data.page)


async def _groups_screen(here: Here, form: Questionnaire, known: dict[str, Any], number: int) -> Screen:
    at_work = [one for one in await here.unit.groups.all(form.department_id) if not one.archived]
    page = cut(at_work, number, keyboards.TICKS)
    text = words.tick_groups(here.voice, form, len(await _chosen(here, known)))
    return Screen(text, keyboards.tick_groups(here.voice, form, page, known.get("groups", ())))


async def group_ticked(
    query: CallbackQuery, callback_data: data.AudienceGroup, here: Here, state: FSMContext
) -> Says:
    """A group goes in or out."""
    form, known = await _known(here, state, callback_data.id)
    group = await access.group_at_work(here, callback_data.group)
    _tick(known, "groups", group.id, inside=bool(callback_data.inside))
    await state.set_data(known)
    return await _groups_screen(here, form, known, callback_data.page)


async def schools(
    query: CallbackQuery, callback_data: data.AudienceSchools, here: Here, state: FSMContext
) -> Says:
    """A page of organisations to tick; words that are typed find some."""
    form, known = await _known(here, state, callback_data.id)
    await state.set_state(Campaigning.audience)
    return await _schools_screen(here, state, form, known, callback_data.page)


async def _schools_screen(
    here: Here, state: FSMContext, form: Questionnaire, known: dict[str, Any], number: int
) -> Screen:
    await state.set_data(known)
    typed = known.get("words", "")
    shown = [one for one in await _organisations(here) if not typed or finds(typed, one.name)]
    page = cut(shown, number, keyboards.TICKS)
    chosen = len(await _chosen(here, known))
    text = words.tick_schools(here.voice, form, chosen, typed, page.total)
    inside = known.get("organisations", ())
    return Screen(text, keyboards.tick_schools(here.voice, form, page, inside, searched=bool(typed)))


async def school_ticked(
    query: CallbackQuery, callback_data: data.AudienceSchool, here: Here, state: FSMContext
) -> Says:
    """An organisation goes in or out."""
    form, known = await _known(here, state, callback_data.id)
    organisation = await access.organisation_at_work(here, callback_data.organisation)
    _tick(known, "organisations", organisation.id, inside=bool(callback_data.inside))
    return await _schools_screen(here, state, form, known, callback_data.page)


def _tick(known: dict[str, Any], what: str, number: int, *, inside: bool) -> None:
    others = [one for one in known.get(what, ()) if one != number]
    known[what] = [*others, number] if inside else others
    known["everyone"] = False


async def searched(message: Message, here: Here, state: FSMContext) -> Says:
    """Words were typed while the audience is chosen: they find organisations to tick."""
    return await _looked(here, state, message.text or "")


async def show_all(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """All organisations again."""
    return await _looked(here, state, "")


async def _looked(here: Here, state: FSMContext, typed: str) -> Says:
    form, known = await _known(here, state, (await state.get_data()).get("form", 0))
    known |= {"words": typed}
    return await _schools_screen(here, state, form, known, 0)


async def audience_done(
    query: CallbackQuery, callback_data: data.AudienceDone, here: Here, state: FSMContext
) -> Says:
    """Everybody is ticked."""
    form, known = await _known(here, state, callback_data.id)
    if _audience(known).empty:
        return Toast(words.nobody_yet(here.voice), alert=True)
    return await _who_screen(here, form, known)


async def _who_screen(here: Here, form: Questionnaire, known: dict[str, Any]) -> Screen:
    chosen = await _chosen(here, known)
    return Screen(words.who(here.voice, form, len(chosen)), keyboards.who(here.voice, form))


async def who_answers(
    query: CallbackQuery, callback_data: data.AudienceWho, here: Here, state: FSMContext
) -> Says:
    """Who answers; by when?"""
    form, known = await _known(here, state, callback_data.id)
    if _audience(known).empty:
        raise GoneStale
    known |= {"who": callback_data.who}
    await state.set_state(Campaigning.when)
    await state.set_data(known)
    if known.get("phrase"):
        return await _preview_screen(here, form, known)
    return Screen(words.ask_when(here.voice, form), keyboards.ask_when(here.voice, form))


async def when_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The due date or the schedule was typed: what it would be is shown. Raises DatesUnclear."""
    form, known = await _known(here, state, (await state.get_data()).get("form", 0))
    known |= {"phrase": " ".join((message.text or "").split())}
    screen = await _preview_screen(here, form, known)
    await state.set_data(known)
    return screen


async def _preview_screen(here: Here, form: Questionnaire, known: dict[str, Any]) -> Screen:
    by, audience = await _by(here), _audience(known)
    schedule = read_when(known["phrase"], by.department.settings.calendar, by.today)
    found = await actions.preview(by, audience, schedule)
    names = await actions.audience_names(by, audience)
    text = words.preview(here.voice, form, audience, names, found, schedule, by.today)
    return Screen(text, keyboards.preview(here.voice, form))


async def opened(
    query: CallbackQuery, callback_data: data.CampaignOpen, here: Here, state: FSMContext
) -> Says:
    """It begins: what is due to open opens, and people hear of it if the bot may speak now."""
    form, known = await _known(here, state, callback_data.id)
    if not known.get("phrase") or _audience(known).empty:
        raise GoneStale
    by = await _by(here)
    schedule = read_when(known["phrase"], by.department.settings.calendar, by.today)
    made = await actions.make(by, form, _audience(known), known["phrase"], schedule)
    await state.clear()
    there = replace(here, department=by.department)
    alone = await only_round(there, made)
    screen = alone or await campaign_screen(there, made, 0)
    speaks = may_speak(by.department, by.now)
    later = None if speaks else may_speak_from(by.department, by.now)
    toast = Toast(words.begun(here.voice, alone is not None, later, by.today), alert=not speaks)
    return [toast, screen, *notes_of(by, await ask(by))]


async def _by(here: Here) -> By:
    department = await access.own_department(here)
    return By(here.unit, department, here.actor.person.id, here.now)


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice))
