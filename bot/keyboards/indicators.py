"""Keyboards about indicators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, turning
from bot.paging import Page
from bot.texts.indicators import named, period
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.measures import Direction, Figure, Measure, Standing
from roadmap.period import Period

PAGE = 5
FIGURES = 6


def page(voice: Voice, shown: Page[Standing], may_add: bool) -> InlineKeyboardMarkup:
    """A button an indicator, the picture, one more."""
    below = [button(voice.say("Picture"), data.IndicatorPicture())] if shown.total else []
    if may_add:
        below.append(button(voice.say("Add"), data.IndicatorNew()))
    return keyboard(
        *([button(named(one.measure), data.IndicatorCard(id=one.measure.id))] for one in shown.shown),
        turning(shown, lambda number: data.Indicators(page=number)),
        below,
        [button(voice.say("« Home"), data.Home())],
    )


def card(voice: Voice, measure: Measure, figures: Page[Figure], may_change: bool) -> InlineKeyboardMarkup:
    """A figure by hand, changes, the way back."""
    deeds = [
        button(voice.say("Write a figure"), data.FigurePeriod(id=measure.id), style="primary"),
        button(voice.say("Change"), data.IndicatorEdit(id=measure.id)),
    ]
    return keyboard(
        turning(figures, lambda number: data.IndicatorCard(id=measure.id, page=number)),
        deeds if may_change else [],
        [button(voice.say("« Indicators"), data.Indicators())],
    )


def labels(voice: Voice) -> dict[data.IndicatorWords, Markup]:
    """What can be typed, by its button."""
    return {
        data.IndicatorWords.TARGET: voice.say("Target"),
        data.IndicatorWords.BASELINE: voice.say("At the start"),
        data.IndicatorWords.NAME: voice.say("Name"),
        data.IndicatorWords.UNIT: voice.say("Unit"),
        data.IndicatorWords.SOURCE: voice.say("Source"),
        data.IndicatorWords.NUMERATOR: voice.say("What is divided"),
        data.IndicatorWords.DENOMINATOR: voice.say("By what"),
    }


def edit(voice: Voice, measure: Measure) -> InlineKeyboardMarkup:
    """A button a thing."""
    less = measure.direction is Direction.LESS
    turn = voice.say("More is better") if less else voice.say("Less is better")
    typed = [
        button(label, data.IndicatorField(id=measure.id, field=field))
        for field, label in labels(voice).items()
    ]
    return keyboard(
        *in_pairs([*typed, button(turn, data.IndicatorDirection(id=measure.id, less=int(not less)))]),
        [button(voice.say("Follow it no more"), data.IndicatorDrop(id=measure.id))],
        [button(voice.say("« Back"), data.IndicatorCard(id=measure.id))],
    )


def which_period(
    voice: Voice, measure: Measure, organisation_id: int, found: Sequence[Period], today: date
) -> InlineKeyboardMarkup:
    """A button a period."""
    buttons = [
        button(
            period(voice, one, today),
            data.FigureOf(
                id=measure.id,
                organisation=organisation_id,
                since=one.start.toordinal(),
                until=one.end.toordinal(),
            ),
        )
        for one in found
    ]
    other = (
        []
        if organisation_id
        else [button(voice.say("Of one organisation"), data.FigureSchools(id=measure.id))]
    )
    return keyboard(
        *in_pairs(buttons), other, [button(voice.say("« Back"), data.IndicatorCard(id=measure.id))]
    )


def whose(voice: Voice, measure: Measure, places: Page[Organisation]) -> InlineKeyboardMarkup:
    """A button an organisation."""
    return keyboard(
        *([button(one.name, data.FigurePeriod(id=measure.id, organisation=one.id))] for one in places.shown),
        turning(places, lambda number: data.FigureSchools(id=measure.id, page=number)),
        [button(voice.say("« Back"), data.IndicatorCard(id=measure.id))],
    )


def back(voice: Voice, measure: Measure) -> InlineKeyboardMarkup:
    """Under a question."""
    return keyboard([button(voice.say("« Back"), data.IndicatorCard(id=measure.id))])


def to_list(voice: Voice) -> InlineKeyboardMarkup:
    """Under a question about none of them."""
    return keyboard([button(voice.say("« Indicators"), data.Indicators())])
