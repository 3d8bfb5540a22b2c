"""The names and the values of settings, as screens and the journal say them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.dates import get_timezone_location
from markupsafe import Markup

from bot.texts.nudge_settings import days as days_of_reminders
from bot.texts.voice import LANGUAGES, Voice
from roadmap.deadlines.schedule import Window
from roadmap.deadlines.typed_year import PartKind, SchoolPart
from roadmap.department import Shift
from roadmap.people import Frequency
from roadmap.steps import Steps


def setting_name(voice: Voice, setting: str, first: int | None = None) -> Markup:
    """What a setting is called; of a school year the one that begins in *first*."""
    if setting == "school_year" and first is not None:
        return voice.say("school calendar {year}", year=school_year_name(first))
    names = {
        "timezone": voice.say("time zone"),
        "push_hour": voice.say("hour of the week"),
        "push_day": voice.say("day of the week"),
        "quiet": voice.say("quiet hours"),
        "review": voice.say("review"),
        "shift": voice.say("days off"),
        "check_links": voice.say("links"),
        "lapse_days": voice.say("term of review"),
        "event_days": voice.say("days after an event"),
        "steps": voice.say("days of reminders"),
        "language": voice.say("language"),
        "frequency": voice.say("reminders"),
        "rich": voice.say("tables"),
    }
    return names.get(setting, Markup.escape(setting))


def value(voice: Voice, setting: str, held: Any) -> Markup:
    """A value as it is kept, in words."""
    if setting == "timezone":
        return Markup.escape(city(voice, str(held)))
    if setting == "push_hour":
        return Markup.escape(hour(int(held)))
    if setting == "push_day":
        return Markup.escape(weekday(voice, int(held)))
    if setting == "quiet":
        return quiet(voice, *held)
    if setting == "steps":
        return days_of_reminders(voice, Steps(tuple(held[0]), held[1], tuple(held[2]), held[3]))
    if setting == "shift" and held in set(Shift):
        return shift(voice, Shift(held))
    if setting == "frequency" and held in set(Frequency):
        return frequency(voice, Frequency(held))
    if setting == "language":
        return Markup.escape(language(str(held)))
    if setting == "school_year":
        return voice.say("own days") if held == "own" else voice.say("usual days")
    if setting == "check_links":
        return looked(voice, bool(held))
    if setting == "lapse_days":
        return lapse(voice, int(held))
    if setting == "event_days":
        return after_event(voice, int(held))
    if setting == "review":
        return reviewed(voice, bool(held))
    return tables(voice, bool(held)) if setting == "rich" else Markup.escape(str(held))


def reviewed(voice: Voice, on: bool) -> Markup:
    """Whether what is handed in is reviewed, in two words."""
    return voice.say("somebody reviews") if on else voice.say("without a review")


def looked(voice: Voice, on: bool) -> Markup:
    """Whether links are looked at, in two words."""
    return voice.say("looked at every week") if on else voice.say("not looked at")


def lapse(voice: Voice, days: int | None) -> Markup:
    """After how many days a task counts as accepted, in two words."""
    return voice.count("after {n} day", "after {n} days", days) if days else voice.say("never by itself")


def after_event(voice: Voice, days: int) -> Markup:
    """How many days after an event a task is due, in two words."""
    return voice.count("{n} day", "{n} days", days)


def tables(voice: Voice, on: bool) -> Markup:
    """How digests are shown, in two words."""
    return voice.say("as tables") if on else voice.say("as lines")


def city(voice: Voice, zone: str) -> str:
    """«Екатеринбург» for ``Asia/Yekaterinburg``, as the CLDR calls it."""
    return get_timezone_location(zone, locale=voice.language, return_city=True)


@lru_cache
def zones_by_city(language: str) -> dict[str, str]:
    """The IANA names by their cities in small letters, as a language calls them; without a slash stand no places."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(get_timezone_location(name, locale=language, return_city=True).casefold(), name)
    return found


def zone(voice: Voice, name: str, now: datetime) -> str:
    """«Екатеринбург, UTC+5»."""
    offset = now.astimezone(ZoneInfo(name)).utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{city(voice, name)}, UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def hour(number: int) -> str:
    """«8:00»."""
    return f"{number}:00"


_MONDAY = date(2024, 1, 1)
"""Some Monday, to ask the CLDR for the names of days."""


def weekday(voice: Voice, number: int) -> str:
    """«понедельник» for 0."""
    return voice.date(_MONDAY + timedelta(days=number), "EEEE")


def on_weekdays(voice: Voice, number: int) -> Markup:
    """«по понедельникам»."""
    return (
        voice.say("on Mondays"),
        voice.say("on Tuesdays"),
        voice.say("on Wednesdays"),
        voice.say("on Thursdays"),
        voice.say("on Fridays"),
        voice.say("on Saturdays"),
        voice.say("on Sundays"),
    )[number % 7]


def quiet(voice: Voice, since: int, until: int) -> Markup:
    """«с 20:00 до 8:00»."""
    if since == until:
        return voice.say("no quiet hours")
    return voice.say_in("hours", "from {since} to {until}", since=hour(since), until=hour(until))


def shift(voice: Voice, rule: Shift) -> Markup:
    """Where a due date on a day off goes, in two words."""
    return {
        Shift.NONE: voice.say("as in the order"),
        Shift.PREVIOUS: voice.say("to the working day before"),
        Shift.NEXT: voice.say("to the working day after"),
    }[rule]


def frequency(voice: Voice, often: Frequency) -> Markup:
    """How often the bot writes by itself, in two words."""
    return {
        Frequency.WEEKLY: voice.say("once a week"),
        Frequency.DAILY: voice.say("by due dates"),
        Frequency.EVERYTHING: voice.say("every working day"),
    }[often]


def language(code: str) -> str:
    """A language by its own name."""
    name = Locale(code).get_display_name(code) if code in LANGUAGES else code
    return name or code


def school_year_name(first: int) -> str:
    """«2026/2027»."""
    return f"{first}/{first + 1}"


def part_name(voice: Voice, part: SchoolPart) -> Markup:
    """«1 четверть», «осенние каникулы»."""
    number = part.index + 1
    if part.kind is PartKind.TERM:
        return voice.say("term {number}", number=number)
    if part.kind is PartKind.TRIMESTER:
        return voice.say("trimester {number}", number=number)
    if part.kind is PartKind.HALF:
        return voice.say("half-year {number}", number=number)
    return (
        voice.say("autumn holidays"),
        voice.say("winter holidays"),
        voice.say("spring holidays"),
        voice.say("summer holidays"),
    )[part.index]


def days(voice: Voice, window: Window) -> str:
    """«1 сентября – 25 октября»."""
    start = window.start or window.end
    return f"{voice.date(start, 'd MMMM')} – {voice.date(window.end, 'd MMMM')}"
