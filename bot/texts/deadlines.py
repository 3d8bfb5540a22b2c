"""Schedules in words: what a deadline was read as, and what it reports on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from bot.texts.caveats import caveat_words
from bot.texts.stretches import SHOWN, day_words, days_words, shortened_list, window_words
from bot.texts.voice import Voice
from roadmap.deadlines import Code, Kind, Level, Schedule, Waits, Window
from roadmap.period import Period

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
        return voice.count("within {n} month after an event", "within {n} months after an event", time.months)
    if time.working:
        return voice.count(
            "within {n} working day after an event", "within {n} working days after an event", time.days
        )
    return voice.count("within {n} day after an event", "within {n} days after an event", time.days)


def _closed_before(window: Window) -> bool:
    """Whether it is due after the stretch that it reports on."""
    return window.covers is not None and window.covers.end < window.end


def _reports(windows: Sequence[Window], voice: Voice) -> Markup:
    """«за I квартал 2026 г. – до 10 апреля 2026», one after the other."""
    told = [
        voice.say(
            "{covered} – by {days}", covered=covered(voice, window.covers), days=day_words(window.end, voice)
        )
        if window.covers
        else window_words(window, voice)
        for window in windows
    ]
    return voice.listed(told) if len(told) <= _REPORTS_SHOWN else shortened_list(told, voice)


def covers_words(schedule: Schedule, voice: Voice) -> Markup:
    """The stretches reported on, «за I квартал 2026 г.»; empty where none is, or :func:`when_words` told them."""
    if any(_closed_before(window) for window in schedule.windows):
        return Markup("")
    told = [covered(voice, window.covers) for window in schedule.windows if window.covers]
    if len(told) > SHOWN:
        return shortened_list(told, voice)
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
    return voice.say_in(
        "covered", "for {stretch}", stretch=window_words(Window(period.end, period.start), voice)
    )


def _occurrences(windows: Sequence[Window], voice: Voice) -> Markup:
    """The due dates of a rule; where each closes a stretch of its own, «до» says so."""
    days = days_words([window.end for window in windows], voice)
    if all(window.start == window.end for window in windows):
        return days
    return voice.say("by {days}", days=days)


def _windows(windows: Sequence[Window], voice: Voice) -> Markup:
    if all(window.start in (None, window.end) for window in windows):
        return _days(windows, voice)
    if len(windows) > SHOWN:
        return shortened_list([window_words(window, voice) for window in windows], voice)
    return voice.listed([window_words(window, voice) for window in windows])


def _days(windows: Sequence[Window], voice: Voice) -> Markup:
    """Single days, their year told once; «до» stands in front of all of them."""
    days = days_words([window.end for window in windows], voice)
    if windows[0].start is None:
        return voice.say("by {days}", days=days)
    return days
