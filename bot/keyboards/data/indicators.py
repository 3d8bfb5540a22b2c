"""The wire format of buttons about indicators."""

from __future__ import annotations

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Day, Flag, Number


class IndicatorWords(StrEnum):
    """What of an indicator is typed; the letters stand in buttons."""

    NAME = "n"
    TARGET = "t"
    BASELINE = "b"
    UNIT = "u"
    SOURCE = "s"
    NUMERATOR = "a"
    DENOMINATOR = "d"


class Indicators(CallbackData, prefix="qil"):
    """A page of the department's indicators, from 0."""

    page: Number = 0


class IndicatorCard(CallbackData, prefix="qic"):
    """One indicator, with a page of its figures by school."""

    id: Number
    page: Number = 0


class IndicatorPicture(CallbackData, prefix="qip"):
    """All of them as a picture."""


class IndicatorNew(CallbackData, prefix="qin"):
    """One more is followed: its name is asked for."""


class IndicatorEdit(CallbackData, prefix="qie"):
    """What can be changed."""

    id: Number


class IndicatorField(CallbackData, prefix="qif"):
    """One thing is asked for."""

    id: Number
    field: IndicatorWords


class IndicatorDirection(CallbackData, prefix="qid"):
    """Less (1) or more (0) is better."""

    id: Number
    less: Flag


class IndicatorDrop(CallbackData, prefix="qix"):
    """It is followed no more."""

    id: Number


class FigurePeriod(CallbackData, prefix="qiv"):
    """A figure is written by hand: of which period; *organisation* 0 is the department as a whole."""

    id: Number
    organisation: Number = 0


class FigureSchools(CallbackData, prefix="qis"):
    """Whose figure it is: a page of the organisations, from 0."""

    id: Number
    page: Number = 0


class FigureOf(CallbackData, prefix="qiw"):
    """The figure of a period, which is asked for."""

    id: Number
    organisation: Number
    since: Day
    until: Day
