"""One day or length as it is typed: «1 марта», «25.12», «завтра», «следующий понедельник», «две недели»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.deadlines.cursor import Misfit
from roadmap.deadlines.pieces import EdgeName
from roadmap.deadlines.rules import month_end
from roadmap.deadlines.tokens import T, Token
from roadmap.deadlines.vocabulary.typed import DAYS_AHEAD, NEXT_STEMS, THIS_STEMS
from roadmap.refusals import NoSuchDay

FIRST_YEAR, LAST_YEAR = 1990, 2100


class Words:
    """A place among the words of an answer that was typed on *today*."""

    def __init__(self, tokens: Sequence[Token], text: str, today: date) -> None:
        self._tokens = tokens
        self.text = text
        self.today = today
        self.place = 0

    @property
    def left(self) -> bool:
        return self.place < len(self._tokens)

    def take(self, *kinds: T) -> Token | None:
        """The next word, if it is one of *kinds*."""
        if not self.left or self._tokens[self.place].kind not in kinds:
            return None
        self.place += 1
        return self._tokens[self.place - 1]

    def need(self, *kinds: T) -> Token:
        """The same; raises Misfit where it is not."""
        if (token := self.take(*kinds)) is None:
            raise Misfit(self.text)
        return token

    def written(self, token: Token) -> str:
        """How a word is written."""
        return self.text[token.start : token.end].strip()


@dataclass(frozen=True, slots=True)
class Named:
    """A day, a month (*day* 0) or a year; what is 0 was left out. *end* is the last day of a known stretch."""

    day: int = 0
    month: int = 0
    year: int = 0
    end: date | None = None
    ends: bool = False
    """«Конец марта»: only its last day is meant."""

    @property
    def whole(self) -> bool:
        """Whether it has several days."""
        return not self.day or self.end is not None

    def on(self, year: int, text: str, last: bool) -> date:
        """Its first or last day in *year*; raises Misfit without a month, NoSuchDay for «31 июня»."""
        if last and self.end:
            return self.end
        if not self.month:
            raise Misfit(text)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise NoSuchDay(text)
        try:
            first = date(year, self.month, self.day or 1)
        except ValueError:
            raise NoSuchDay(text) from None
        return month_end(first) if last and not self.day else first


def named(words: Words) -> Named:
    """The day, month or week that stands next; raises Misfit."""
    if token := words.take(T.DATE, T.MONTHYEAR):
        year, month, day = (*_figures(token), 0)[:3]
        return Named(day, month, year)
    if token := words.take(T.EDGE):
        return _edge(words, token)
    if token := words.take(T.NUMBER):
        return _numbered(words, token.number)
    if token := words.take(T.MONTH):
        return Named(0, token.number, _year(words))
    if token := words.take(T.WEEKDAY):
        return _known(_coming(words.today, token.number))
    return _relative(words, words.need(T.WORD))


def length(words: Words) -> Callable[[date], date]:
    """How long something lasts: its first day in, its last day out; raises Misfit."""
    words.take(T.IN)
    number = words.take(T.NUMBER)
    times = number.number if number else 1
    unit = words.need(T.WEEK, T.DAYWORD, T.MONTHWORD, T.YEARWORD)
    if not times or unit.value == "working":
        raise Misfit(words.text)
    if unit.kind in {T.WEEK, T.DAYWORD}:
        days = timedelta(days=times * (7 if unit.kind is T.WEEK else 1) - 1)
        return lambda since: since + days
    months = times * (12 if unit.kind is T.YEARWORD else 1)
    return lambda since: months_on(since, months) - timedelta(days=1)


def _figures(token: Token) -> tuple[int, ...]:
    """Year, month and, in a date, day."""
    if not isinstance(token.value, tuple):
        raise TypeError(token.kind)
    return token.value


def _numbered(words: Words, day: int) -> Named:
    if month := words.take(T.MONTH):
        return Named(day, month.number, _year(words))
    if words.take(T.OFMONTH):
        month_of = words.today if day >= words.today.day else month_end(words.today) + timedelta(days=1)
        return Named(day, month_of.month, month_of.year)
    return Named(day)


def _year(words: Words) -> int:
    if token := words.take(T.YEAR):
        return token.number
    if words.take(T.THISYEAR):
        return words.today.year
    return words.today.year + 1 if words.take(T.NEXTYEAR) else 0


def _edge(words: Words, token: Token) -> Named:
    """«Конец марта», «начало недели»; the middle of anything is no day."""
    if token.value not in {EdgeName.BEGIN, EdgeName.END}:
        raise Misfit(words.text)
    ends = token.value is EdgeName.END
    if month := words.take(T.MONTH):
        whole = Named(0, month.number, _year(words), ends=True)
        return whole if ends else Named(1, whole.month, whole.year)
    stretch = _this(words.today, words.need(T.WEEK, T.MONTHWORD, T.YEARWORD, T.THISYEAR))
    return _known(stretch[1], ends=True) if ends else _known(stretch[0])


def _relative(words: Words, token: Token) -> Named:
    """«Завтра», «с завтрашнего дня», «следующий вторник», «эта неделя»."""
    word = words.written(token)
    if word in DAYS_AHEAD:
        words.take(T.DAYWORD)
        return _known(words.today + timedelta(days=DAYS_AHEAD[word]))
    following = word.startswith(NEXT_STEMS)
    if not following and not word.startswith(THIS_STEMS):
        raise Misfit(words.text)
    unit = words.need(T.WEEKDAY, T.WEEK, T.MONTHWORD)
    if unit.kind is T.WEEKDAY:
        monday = words.today - timedelta(days=words.today.weekday())
        return _known(
            monday + timedelta(days=7 + unit.number) if following else _coming(words.today, unit.number)
        )
    first, last = _this(words.today, unit)
    if following:
        first, last = _this(last + timedelta(days=1), unit)
    return _known(first, last)


def _known(first: date, last: date | None = None, ends: bool = False) -> Named:
    return Named(first.day, first.month, first.year, last, ends)


def _coming(today: date, weekday: int) -> date:
    """The next such day of the week; today is not its own next one."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _this(today: date, unit: Token) -> tuple[date, date]:
    """The week, month or year that has *today* in it."""
    if unit.kind is T.WEEK:
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if unit.kind is T.MONTHWORD:
        return today.replace(day=1), month_end(today)
    return date(today.year, 1, 1), date(today.year, 12, 31)


def months_on(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    first = date(total // 12, total % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), month_end(first))
