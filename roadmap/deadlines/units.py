"""Units of time by the words that name them."""

from __future__ import annotations

from roadmap.deadlines.pieces import Unit
from roadmap.deadlines.tokens import T, Token

UNITS = (T.DAYWORD, T.WEEK, T.DECADE, T.MONTHWORD, T.PART, T.YEARWORD, T.THISYEAR, T.SCHOOLYEAR)
_UNIT_NAMES = {
    T.DAYWORD: Unit.DAY,
    T.WEEK: Unit.WEEK,
    T.DECADE: Unit.DECADE,
    T.MONTHWORD: Unit.MONTH,
    T.YEARWORD: Unit.YEAR,
    T.THISYEAR: Unit.YEAR,
    T.SCHOOLYEAR: Unit.SCHOOL_YEAR,
}


def unit_of(token: Token) -> Unit:
    return Unit(str(token.value)) if token.kind is T.PART else _UNIT_NAMES[token.kind]
