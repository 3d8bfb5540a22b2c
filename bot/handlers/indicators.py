"""/indicators: how far they are; figures by hand; the coordinator says how they are measured."""

from __future__ import annotations

import asyncio
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions import indicators as actions
from bot.handlers.called import called
from bot.handlers.looking import may_be_words
from bot.handlers.states import Measuring
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import indicators as keyboards
from bot.paging import cut
from bot.reports.indicators import picture
from bot.says import File, Note, Says, Screen, Toast
from bot.texts import indicators as words
from roadmap.documents.goals import figures_typed
from roadmap.measures import Direction, Measure, periods
from roadmap.people import Role, clean_name
from roadmap.period import Period
from roadmap.refusals import GoneStale

W = data.IndicatorWords
WORDS_MOST = 200
COLUMNS = {
    W.NAME: "name",
    W.BASELINE: "baseline",
    W.UNIT: "unit",
    W.SOURCE: "source",
    W.NUMERATOR: "numerator",
    W.DENOMINATOR: "denominator",
}


def router() -> Router:
    """The list, one of them, its figures, its changes."""
    made = Router(name="indicators")
    made.message.register(command, called("indicators"))
    made.callback_query.register(list_page, data.Indicators.filter())
    made.callback_query.register(card, data.IndicatorCard.filter())
    made.callback_query.register(show_picture, data.IndicatorPicture.filter())
    made.callback_query.register(ask_period, data.FigurePeriod.filter())
    made.callback_query.register(ask_whose, data.FigureSchools.filter())
    made.callback_query.register(ask_figure, data.FigureOf.filter())
    made.message.register(figure_typed, StateFilter(Measuring.figure), F.text, ~F.text.startswith("/"))
    made.callback_query.register(ask_name, data.IndicatorNew.filter())
    made.callback_query.register(edit, data.IndicatorEdit.filter())
    made.callback_query.register(ask_words, data.IndicatorField.filter())
    made.message.register(words_typed, StateFilter(Measuring.words), F.text.func(may_be_words))
    made.callback_query.register(turn, data.IndicatorDirection.filter())
    made.callback_query.register(drop, data.IndicatorDrop.filter())
    return made


async def _list_screen(here: Here, number: int, above: Markup | None = None) -> Screen:
    standings = await actions.standings(here, access.indicators(here))
    shown = cut(standings, number, keyboards.PAGE)
    text = words.page(here.voice, standings, shown, _may_change(here), here.today)
    if above is not None:
        text = Markup("{}\n\n{}").format(above, text)
    return Screen(text, keyboards.page(here.voice, shown, _may_change(here)))


def _may_change(here: Here) -> bool:
    return Role.COORDINATOR in here.working.roles


async def _card_screen(here: Here, measure_id: int, number: int = 0, above: Markup | None = None) -> Screen:
    measure, scope = await access.measure_of(here, measure_id)
    figures = (await here.unit.measures.figures([measure.id], scope))[measure.id]
    found = actions.stands(here, measure, figures, scope)
    shown = cut(sorted(figures, key=lambda one: one.period.end, reverse=True), number, keyboards.FIGURES)
    places = await here.unit.organisations.all(here.department.id)
    names = {one.id: one.name for one in places}
    text = words.card(here.voice, found, shown, names, here.department.name, here.today)
    if above is not None:
        text = Markup("{}\n\n{}").format(above, text)
    return Screen(text, keyboards.card(here.voice, measure, shown, _may_change(here)))


async def command(message: Message, here: Here) -> Says:
    """/indicators."""
    return await _list_screen(here, 0)


async def list_page(query: CallbackQuery, callback_data: data.Indicators, here: Here) -> Says:
    """A page."""
    return await _list_screen(here, callback_data.page)


async def card(query: CallbackQuery, callback_data: data.IndicatorCard, here: Here) -> Says:
    """One of them."""
    return await _card_screen(here, callback_data.id, callback_data.page)


async def show_picture(query: CallbackQuery, here: Here) -> Says:
    """All of them as a picture, with the same in words under it."""
    standings = await actions.standings(here, access.indicators(here))
    if not standings:
        raise GoneStale
    content = await asyncio.to_thread(picture, here.voice, here.department.name, standings, here.today)
    return File(f"indicators-{here.today}.png", content, words.caption(here.voice, standings))


async def ask_period(query: CallbackQuery, callback_data: data.FigurePeriod, here: Here) -> Says:
    """Of which period."""
    measure = await access.measure_to_change(here, callback_data.id)
    found = periods(here.today)
    keys = keyboards.which_period(here.voice, measure, callback_data.organisation, found, here.today)
    return Screen(words.which_period(here.voice, measure), keys)


async def ask_whose(query: CallbackQuery, callback_data: data.FigureSchools, here: Here) -> Says:
    """Of which organisation."""
    measure = await access.measure_to_change(here, callback_data.id)
    places = [one for one in await here.unit.organisations.all(measure.department_id) if not one.archived]
    shown = cut(places, callback_data.page, keyboards.PAGE)
    return Screen(words.whose(here.voice, measure), keyboards.whose(here.voice, measure, shown))


async def ask_figure(
    query: CallbackQuery, callback_data: data.FigureOf, here: Here, state: FSMContext
) -> Says:
    """The figure itself."""
    measure = await access.measure_to_change(here, callback_data.id)
    if callback_data.organisation:
        await access.organisation_of(here, callback_data.organisation)
    if not 0 < callback_data.since <= callback_data.until:
        raise GoneStale
    of = Period(date.fromordinal(callback_data.since), date.fromordinal(callback_data.until))
    await state.set_state(Measuring.figure)
    await state.set_data(
        {
            "measure": measure.id,
            "organisation": callback_data.organisation,
            "since": of.start.isoformat(),
            "until": of.end.isoformat(),
        }
    )
    return Screen(
        words.which_figure(here.voice, measure, of, here.today), keyboards.back(here.voice, measure)
    )


async def figure_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The figure, and its source on the second line."""
    known = await state.get_data()
    measure = await access.measure_to_change(here, known.get("measure", 0))
    of = Period(date.fromisoformat(known["since"]), date.fromisoformat(known["until"]))
    first, _, source = (message.text or "").strip().partition("\n")
    values = figures_typed(first, max(1, len(measure.goals(of.end.year))))
    if not values:
        return Note(words.unclear(here.voice))
    source = " ".join(source.split())[:WORDS_MOST]
    await actions.measured(here, measure, known.get("organisation") or None, of, values, source)
    await state.clear()
    return await _card_screen(here, measure.id, above=words.kept(here.voice))


async def ask_name(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """One more."""
    access.coordinator(here)
    await state.set_state(Measuring.words)
    await state.set_data({"measure": 0})
    return Screen(words.which_name(here.voice), keyboards.to_list(here.voice))


async def edit(query: CallbackQuery, callback_data: data.IndicatorEdit, here: Here) -> Says:
    """What can be changed."""
    measure = await access.measure_to_change(here, callback_data.id)
    return Screen(words.edit(here.voice, measure), keyboards.edit(here.voice, measure))


async def ask_words(
    query: CallbackQuery, callback_data: data.IndicatorField, here: Here, state: FSMContext
) -> Says:
    """One thing of it."""
    measure = await access.measure_to_change(here, callback_data.id)
    await state.set_state(Measuring.words)
    await state.set_data({"measure": measure.id, "field": callback_data.field})
    asks = {W.TARGET: words.which_target, W.BASELINE: words.which_baseline}.get(callback_data.field)
    label = keyboards.labels(here.voice)[callback_data.field]
    text = asks(here.voice) if asks else words.which_words(here.voice, label)
    return Screen(text, keyboards.back(here.voice, measure))


async def words_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """A new indicator's name, or one thing of an indicator. Raises NameUnusable."""
    known = await state.get_data()
    typed = message.text or ""
    if not known.get("measure"):
        access.coordinator(here)
        number = await actions.follow(here, clean_name(typed))
    else:
        measure, field = await access.measure_to_change(here, known["measure"]), W(known["field"])
        text = clean_name(typed) if field is W.NAME else " ".join(typed.split())[:WORDS_MOST]
        await _change(here, measure, field, text)
        number = measure.id
    await state.clear()
    return await _card_screen(here, number, above=words.kept(here.voice))


async def _change(here: Here, measure: Measure, field: data.IndicatorWords, text: str) -> None:
    if field is W.TARGET:
        await actions.aim(here, measure, text)
    else:
        await actions.change(here, measure, **{COLUMNS[field]: text})


async def turn(query: CallbackQuery, callback_data: data.IndicatorDirection, here: Here) -> Says:
    """Which way is better."""
    measure = await access.measure_to_change(here, callback_data.id)
    await actions.change(here, measure, direction=Direction.LESS if callback_data.less else Direction.MORE)
    return await _card_screen(here, measure.id, above=words.kept(here.voice))


async def drop(query: CallbackQuery, callback_data: data.IndicatorDrop, here: Here) -> Says:
    """It is followed no more; its figures stay."""
    measure = await access.measure_to_change(here, callback_data.id)
    await actions.drop(here, measure)
    return [Toast(words.kept(here.voice)), await _list_screen(here, 0)]
