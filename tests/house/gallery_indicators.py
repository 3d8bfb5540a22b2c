"""Screens about indicators, with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import indicators as keyboards
from bot.paging import Page
from bot.texts import indicators as words
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.documents.goals import Goal
from roadmap.measures import Direction, Figure, Measure, Pooling, Standing, State, periods
from roadmap.period import Period

ID = 2**31 - 1


def indicator_screens(
    voice: Voice, name: str, today: date
) -> Iterator[tuple[str, Markup, InlineKeyboardMarkup | None]]:
    """Every screen of indicators, with *name* wherever a name can stand."""
    measure = Measure(
        ID,
        1,
        "12.34",
        name,
        name,
        name,
        Direction.LESS,
        (),
        name,
        name,
        name,
        dict.fromkeys(range(2020, 2030), name),
    )
    goal, number = Goal(Decimal("123456.5"), less=True, strict=True), Decimal("987654.3")
    of = Period(date(2025, 9, 1), date(2026, 5, 31))
    stand = [
        Standing(measure, state, of, (number, None), (goal, goal), 40, pooling)
        for state, pooling in zip(State, [*Pooling, None, None], strict=True)
    ]
    shown = Page(tuple(stand), 1, 3, 20)
    for may in (True, False):
        yield "indicators", words.page(voice, stand, shown, may, today), keyboards.page(voice, shown, may)
        none: Page[Standing] = Page((), 0, 0, 0)
        yield "no indicators", words.page(voice, [], none, may, today), keyboards.page(voice, none, may)
        figure = Figure(ID, of, number, 1, numerator=number, denominator=number, source=name)
        figures = Page((figure,) * keyboards.FIGURES, 1, 3, 20)
        text = words.card(voice, stand[0], figures, {1: name}, name, today)
        yield "indicator", text, keyboards.card(voice, measure, figures, may)
    yield "edit", words.edit(voice, measure), keyboards.edit(voice, measure)
    found = periods(today)
    yield (
        "period",
        words.which_period(voice, measure),
        keyboards.which_period(voice, measure, 0, found, today),
    )
    places = Page((Organisation(ID, 1, name),) * keyboards.PAGE, 1, 3, 20)
    yield "whose", words.whose(voice, measure), keyboards.whose(voice, measure, places)
    for parts in ("5", "5/6"):
        one = Measure(ID, 1, "", name, targets={2026: parts})
        for period in found:
            yield "figure", words.which_figure(voice, one, period, today), keyboards.back(voice, one)
    asks = (words.unclear, words.kept, words.which_name, words.which_target, words.which_baseline)
    for ask in asks:
        yield ask.__name__, ask(voice), keyboards.to_list(voice)
    for label in keyboards.labels(voice).values():
        yield "words", words.which_words(voice, label), None
    yield "caption", words.caption(voice, stand), None
