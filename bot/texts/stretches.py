"""Days and stretches of days in words: «25 марта и 25 июня 2024», «1–15 марта 2024»."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.deadlines import Window

SHOWN = 12
"""Dates told one by one; of more than these only the first ones and the last are."""
_FIRST = 3


def days_words(days: Sequence[date], voice: Voice) -> Markup:
    """«25 марта и 25 июня 2024, 25 марта 2025»: the year stands after the last of its days."""
    if len(days) > SHOWN:
        return shortened_list([day_words(day, voice) for day in days], voice)
    years = [list(group) for _, group in groupby(days, key=lambda day: day.year)]
    told: list[object] = []
    for group in years:
        told += [voice.date(day, "d MMMM") for day in group[:-1]]
        told.append(day_words(group[-1], voice))
    return voice.listed(told)


def shortened_list(told: Sequence[object], voice: Voice) -> Markup:
    first = voice.listed(told[:_FIRST])
    return voice.count(
        "{first} … {last} ({n} date)", "{first} … {last} ({n} dates)", len(told), first=first, last=told[-1]
    )


def day_words(day: date, voice: Voice) -> str:
    return voice.date(day, "d MMMM y")


def window_words(window: Window, voice: Voice) -> Markup:
    if window.start is None:
        return voice.say("by {days}", days=day_words(window.end, voice))
    if window.start == window.end:
        return Markup.escape(day_words(window.end, voice))
    same_month = (window.start.year, window.start.month) == (window.end.year, window.end.month)
    pattern = "d" if same_month else "d MMMM" if window.start.year == window.end.year else "d MMMM y"
    start = voice.date(window.start, pattern)
    if same_month:
        return voice.say("{start}–{end}", start=start, end=day_words(window.end, voice))
    return voice.say("{start} – {end}", start=start, end=day_words(window.end, voice))
