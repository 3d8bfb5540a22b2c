"""Words of a phrase as tokens: what each word is, and what number it carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Value = int | str | tuple[int, ...] | None


class T(StrEnum):
    """What a word is. The value is one letter, so that a phrase becomes a string of letters to match."""

    NUMBER = "n"
    ROMAN = "r"
    YEAR = "y"
    SCHOOLYEARS = "Y"
    MONTH = "m"
    DATE = "D"
    MONTHYEAR = "M"
    WEEKDAY = "w"
    WEEKDAYS = "W"
    PART = "p"
    DECADE = "k"
    WEEK = "e"
    MONTHWORD = "l"
    YEARWORD = "g"
    THISYEAR = "G"
    NEXTYEAR = "J"
    SCHOOLYEAR = "s"
    DAYWORD = "d"
    OFMONTH = "c"
    UNTIL = "u"
    FROM = "f"
    TO = "t"
    DASH = "-"
    COMMA = ","
    OPEN = "("
    CLOSE = ")"
    THEN = ";"
    EVERY = "v"
    OFTEN = "F"
    TIMES = "x"
    IN = "i"
    DURING = "j"
    PERIOD = "o"
    EDGE = "b"
    LAST = "L"
    POLE = "P"
    HOLIDAYS = "H"
    SEASON = "S"
    SEASONAL = "Q"
    ALWAYS = "C"
    REQUEST = "R"
    AWAIT = "A"
    EVENT = "a"
    RESULT = "E"
    REMARK = "N"
    NEXT = "X"
    POISON = "!"
    WORD = "?"
    STRANGE = "#"
    NOISE = "_"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or a set phrase that means one thing, at ``start``–``end`` of the text.

    ``value`` is a number, a list of numbers or a name, depending on the kind.
    """

    kind: T
    start: int
    end: int
    value: Value = None

    @property
    def number(self) -> int:
        """The value of a token that carries a number."""
        if not isinstance(self.value, int):
            raise TypeError(self.kind)
        return self.value
