"""Schedules and their warnings in words: what a deadline was read as, and what a person should look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.deadlines import Caveat, Code, Kind, Level, Schedule, Waits, Window
from roadmap.period import Period

_SHOWN = 12
"""Dates told one by one; of more than these only the first ones and the last are."""
_FIRST = 3
_REPORTS_SHOWN = 4
_QUARTER, _HALF = 3, 6
_ROMAN = ("I", "II", "III", "IV")


def kind_words(kind: Kind, voice: Voice) -> Markup:
    """The kind's name for people."""
    match kind:
        case Kind.FIXED:
            return voice.say_in("deadline", "on a date")
        case Kind.RECURRING:
            return voice.say_in("deadline", "recurs")
        case Kind.CONTINUOUS:
            return voice.say_in("deadline", "goes on")
        case Kind.ON_REQUEST:
            return voice.say_in("deadline", "on request")
        case Kind.AWAITING:
            return voice.say_in("deadline", "waits for a date")
        case Kind.INVALID:
            return voice.say_in("deadline", "not read")


def schedule_words(schedule: Schedule, voice: Voice) -> Markup:
    """One line: when it is due, then what is doubted and whether dates lie before the order."""
    told = [
        caveat_words(caveat, voice)
        for caveat in schedule.warnings
        if caveat.level is Level.DOUBT or caveat.code is Code.BEFORE_ORDER
    ]
    return Markup("; ").join([when_words(schedule, voice), *told])


def when_words(schedule: Schedule, voice: Voice) -> Markup:
    """When it is due, without the warnings: «25 марта, 25 июня и 25 декабря 2025»."""
    match schedule.kind:
        case Kind.ON_REQUEST:
            return voice.say("whenever somebody asks, without a due date")
        case Kind.AWAITING:
            return _waiting(schedule, voice)
        case Kind.INVALID:
            return voice.say("no dates until a person gives one")
        case Kind.CONTINUOUS:
            return voice.say("all the time: {when}", when=_windows(schedule.windows, voice))
    if not schedule.windows:
        return voice.say("no dates within the plan")
    if any(_closed_before(window) for window in schedule.windows):
        return _reports(schedule.windows, voice)
    if schedule.rrule is not None:
        return _occurrences(schedule.windows, voice)
    return _windows(schedule.windows, voice)


def _waiting(schedule: Schedule, voice: Voice) -> Markup:
    """What is waited for, and how many days or months it is due after an event."""
    time = schedule.countdown
    if schedule.waits is Waits.PLAN:
        return voice.say("waits for a date from another plan")
    if time is None:
        return voice.say("waits for an event")
    if time.months:
        return voice.count("{n} month after an event", "{n} months after an event", time.months)
    if time.working:
        return voice.count("{n} working day after an event", "{n} working days after an event", time.days)
    return voice.count("{n} day after an event", "{n} days after an event", time.days)


def _closed_before(window: Window) -> bool:
    """Whether it is due after the stretch that it reports on."""
    return window.covers is not None and window.covers.end < window.end


def _reports(windows: Sequence[Window], voice: Voice) -> Markup:
    """«за I квартал 2026 г. – до 10 апреля 2026», one after the other."""
    told = [
        voice.say(
            "{covered} – by {days}", covered=covered(voice, window.covers), days=_day(window.end, voice)
        )
        if window.covers
        else _window(window, voice)
        for window in windows
    ]
    return voice.listed(told) if len(told) <= _REPORTS_SHOWN else _shortened(told, voice)


def covers_words(schedule: Schedule, voice: Voice) -> Markup:
    """Every stretch that is reported on: «за I квартал 2026 г. и за II квартал 2026 г.»; empty if none is."""
    told = [covered(voice, window.covers) for window in schedule.windows if window.covers]
    if len(told) > _SHOWN:
        return _shortened(told, voice)
    return voice.listed(told) if told else Markup("")


def covered(voice: Voice, period: Period) -> Markup:
    """The stretch a report is about: «за I квартал 2026 г.», «за март 2026», «за период 1–15 марта 2026»."""
    first, last = period.start.year, period.end.year
    if period.is_school_year or period == Period(date(first, 9, 1), date(first + 1, 5, 31)):
        return voice.say_in("covered", "for the school year {first}/{last}", first=first, last=first + 1)
    if period == Period.years(first, last):
        if first == last:
            return voice.say_in("covered", "for {year}", year=first)
        return voice.say_in("covered", "for {first}–{last}", first=first, last=last)
    if last == first and period.start.day == 1 and (period.end + timedelta(1)).day == 1:
        begins, months = period.start.month, period.end.month - period.start.month + 1
        if months == 1:
            return voice.say_in("covered", "for {month}", month=voice.date(period.start, "LLLL y"))
        if months == _QUARTER and begins % _QUARTER == 1:
            number = _ROMAN[begins // _QUARTER]
            return voice.say_in("covered", "for quarter {number} of {year}", number=number, year=first)
        if months == _HALF and begins % _HALF == 1:
            number = str(begins // _HALF + 1)
            return voice.say_in("covered", "for half-year {number} of {year}", number=number, year=first)
    return voice.say_in("covered", "for {stretch}", stretch=_window(Window(period.end, period.start), voice))


def _occurrences(windows: Sequence[Window], voice: Voice) -> Markup:
    """The due dates of a rule; where each closes a stretch of its own, «до» says so."""
    days = days_words([window.end for window in windows], voice)
    if all(window.start == window.end for window in windows):
        return days
    return voice.say("by {days}", days=days)


def _windows(windows: Sequence[Window], voice: Voice) -> Markup:
    if all(window.start in (None, window.end) for window in windows):
        return _days(windows, voice)
    if len(windows) > _SHOWN:
        return _shortened([_window(window, voice) for window in windows], voice)
    return voice.listed([_window(window, voice) for window in windows])


def _days(windows: Sequence[Window], voice: Voice) -> Markup:
    """Single days, their year told once; «до» stands in front of all of them."""
    days = days_words([window.end for window in windows], voice)
    if windows[0].start is None:
        return voice.say("by {days}", days=days)
    return days


def days_words(days: Sequence[date], voice: Voice) -> Markup:
    """«25 марта и 25 июня 2024, 25 марта 2025»: the year stands after the last of its days."""
    if len(days) > _SHOWN:
        return _shortened([_day(day, voice) for day in days], voice)
    years = [list(group) for _, group in groupby(days, key=lambda day: day.year)]
    told: list[object] = []
    for group in years:
        told += [voice.date(day, "d MMMM") for day in group[:-1]]
        told.append(_day(group[-1], voice))
    return voice.listed(told)


def _shortened(told: Sequence[object], voice: Voice) -> Markup:
    first = voice.listed(told[:_FIRST])
    return voice.count(
        "{first} … {last} ({n} date)", "{first} … {last} ({n} dates)", len(told), first=first, last=told[-1]
    )


def _day(day: date, voice: Voice) -> str:
    return voice.date(day, "d MMMM y")


def _window(window: Window, voice: Voice) -> Markup:
    if window.start is None:
        return voice.say("by {days}", days=_day(window.end, voice))
    if window.start == window.end:
        return Markup.escape(_day(window.end, voice))
    same_month = (window.start.year, window.start.month) == (window.end.year, window.end.month)
    pattern = "d" if same_month else "d MMMM" if window.start.year == window.end.year else "d MMMM y"
    start = voice.date(window.start, pattern)
    if same_month:
        return voice.say("{start}–{end}", start=start, end=_day(window.end, voice))
    return voice.say("{start} – {end}", start=start, end=_day(window.end, voice))


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
