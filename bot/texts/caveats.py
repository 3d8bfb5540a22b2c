"""The warnings of a reading in words: what was assumed, and what a person should look at."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from bot.texts.stretches import days_words
from bot.texts.voice import Voice
from roadmap.deadlines import Caveat, Code


def caveat_words(caveat: Caveat, voice: Voice) -> Markup:
    """What a warning says to the coordinator, as a clause that can stand in a list."""
    return _CAVEATS[caveat.code](caveat, voice)


def _year_from_plan(caveat: Caveat, voice: Voice) -> Markup:
    years = voice.listed(sorted({day.year for day in caveat.days}))
    return voice.say("the year is taken from the plan: {years}", years=years)


def _before_order(caveat: Caveat, voice: Voice) -> Markup:
    return voice.count(
        "the first date is before the order", "the first {n} dates are before the order", len(caveat.days)
    )


def _day_off(caveat: Caveat, voice: Voice) -> Markup:
    days = days_words(caveat.days, voice)
    return voice.count("falls on a day off: {days}", "fall on days off: {days}", len(caveat.days), days=days)


def _year_unclear(caveat: Caveat, voice: Voice) -> Markup:
    if caveat.about:
        return voice.say("it is not clear which year «{about}» means", about=caveat.about)
    return voice.say("it is not clear which years are meant")


def _bound_unclear(caveat: Caveat, voice: Voice) -> Markup:
    if caveat.about:
        return voice.say("it is not clear which day «{about}» ends on", about=caveat.about)
    return voice.say("it is not clear how the dates go together")


def _no_such_day(caveat: Caveat, voice: Voice) -> Markup:
    if caveat.suggestion:
        return voice.say(
            "there is no such day: «{about}»; the {suggestion}th?",
            about=caveat.about,
            suggestion=caveat.suggestion,
        )
    return voice.say("there is no such day: «{about}»", about=caveat.about)


def _no_such_part(caveat: Caveat, voice: Voice) -> Markup:
    if caveat.suggestion:
        return voice.say(
            "there is no such part of a year: «{about}»; is {suggestion} meant?",
            about=caveat.about,
            suggestion=caveat.suggestion,
        )
    return voice.say("there is no such part of a year: «{about}»", about=caveat.about)


def _impossible_year(caveat: Caveat, voice: Voice) -> Markup:
    if caveat.suggestion:
        return voice.say(
            "the year cannot be right: «{about}»; is {suggestion} meant?",
            about=caveat.about,
            suggestion=caveat.suggestion,
        )
    return voice.say("the year cannot be right: «{about}»", about=caveat.about)


def _not_understood(caveat: Caveat, voice: Voice) -> Markup:
    if caveat.suggestion:
        return voice.say(
            "not understood: «{about}»; is «{suggestion}» meant?",
            about=caveat.about,
            suggestion=caveat.suggestion,
        )
    return voice.say("not understood: «{about}»", about=caveat.about)


_CAVEATS: dict[Code, Callable[[Caveat, Voice], Markup]] = {
    Code.YEAR_FROM_PLAN: _year_from_plan,
    Code.NO_DAY_STATED: lambda _, voice: voice.say("no day is stated: the last one counts"),
    Code.DAY_OFF: _day_off,
    Code.BEFORE_ORDER: _before_order,
    Code.AFTER_PERIOD: lambda caveat, voice: voice.say(
        "by this rule it is due after the end of the plan: {days}", days=days_words(caveat.days, voice)
    ),
    Code.LIST_OR_RANGE: lambda _, voice: voice.say("read as separate months, not as one stretch"),
    Code.SCHOOL_CALENDAR: lambda _, voice: voice.say("the dates come from the department's school calendar"),
    Code.OUTSIDE_PERIOD: lambda caveat, voice: voice.say(
        "outside the plan's period: {days}", days=days_words(caveat.days, voice)
    ),
    Code.APPROXIMATE: lambda caveat, voice: voice.say("no exact days are named"),
    Code.YEAR_UNCLEAR: _year_unclear,
    Code.MONTH_UNCLEAR: lambda _, voice: voice.say("it is not clear which month the day belongs to"),
    Code.BOUND_UNCLEAR: _bound_unclear,
    Code.SEASON: lambda _, voice: voice.say("a season has no exact days"),
    Code.LOST_SEPARATOR: lambda caveat, voice: voice.say(
        "a comma or a dash is missing: «{about}»", about=caveat.about
    ),
    Code.COUNT_DIFFERS: lambda _, voice: voice.say("there are more or fewer dates than times"),
    Code.TIMES_UNCLEAR: lambda _, voice: voice.say("it is not clear on which days this falls"),
    Code.WEEKDAY_UNCLEAR: lambda _, voice: voice.say("it is not clear which days of the week are meant"),
    Code.EVERY_DAY: lambda _, voice: voice.say("every day is hardly meant as a task a day"),
    Code.EMPTY: lambda _, voice: voice.say("nothing is written"),
    Code.NO_SUCH_DAY: _no_such_day,
    Code.NO_SUCH_PART: _no_such_part,
    Code.IMPOSSIBLE_YEAR: _impossible_year,
    Code.END_BEFORE_START: lambda caveat, voice: voice.say(
        "the end comes before the start: «{about}»", about=caveat.about
    ),
    Code.NOT_UNDERSTOOD: _not_understood,
}
