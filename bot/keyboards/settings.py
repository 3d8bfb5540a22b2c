"""Keyboards of settings: a button a choice, a tick at the present one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import data
from bot.keyboards.building import LABEL_MOST, button, keyboard
from bot.texts import setting_values as values
from bot.texts.voice import Voice
from roadmap.deadlines.calendars import SchoolYear
from roadmap.department import DepartmentSettings, Shift
from roadmap.people import Frequency, Person

ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
"""A city for each hour of Russia; others are typed."""

HOURS = range(6, 18)
PUSH_DAYS = range(5)
QUIET = ((20, 8), (19, 8), (18, 9), (21, 7), (22, 7), (0, 0))
"""From an hour to an hour of the next day; two equal hours are no quiet."""
TICK = "✓ "


LAPSE_DAYS = (None, 7, 14, 30)
EVENT_DAYS = (3, 5, 7, 10, 14, 30)


def own(voice: Voice, person: Person, coordinates: bool) -> InlineKeyboardMarkup:
    """One's own settings, and the way to the department's."""
    rich = person.preferences.rich
    tables = voice.say("Digests as lines") if rich else voice.say("Digests as tables")
    return keyboard(
        [
            button(voice.say("Language"), data.Languages()),
            button(voice.say("How often"), data.Frequencies()),
        ],
        [button(tables, data.RichTo(on=not rich))],
        [button(voice.say("The department's settings"), data.DepartmentSettings())] if coordinates else [],
        [button(voice.say("What I was told and why"), data.Tellings())],
        [
            button(voice.say("My personal data"), data.Privacy()),
            button(voice.say("I am leaving"), data.Leaving()),
        ],
        [button(voice.say("« Home"), data.Home())],
    )


def how_often(voice: Voice, chosen: Frequency) -> InlineKeyboardMarkup:
    """A button a frequency."""
    return keyboard(
        *(
            [_choice(values.frequency(voice, one), data.FrequencyTo(frequency=one), one is chosen)]
            for one in Frequency
        ),
        [button(voice.say("« Back"), data.Settings())],
    )


def back_to_own(voice: Voice) -> InlineKeyboardMarkup:
    """From what the bot told to one's settings, where one says how often it may."""
    return keyboard(
        [button(voice.say("Settings"), data.Settings()), button(voice.say("« Home"), data.Home())]
    )


def department(voice: Voice) -> InlineKeyboardMarkup:
    """A button a setting."""
    return keyboard(
        [button(voice.say("Time zone"), data.Zones()), button(voice.say("Hour of the week"), data.Hours())],
        [button(voice.say("Review"), data.Reviews()), button(voice.say("Days off"), data.Shifts())],
        [
            button(voice.say("School calendar"), data.SchoolYearCard()),
            button(voice.say("Department's name"), data.NameDepartment()),
        ],
        [
            button(voice.say("Links"), data.LinkLooks()),
            button(voice.say("Term of review"), data.Lapses()),
        ],
        [
            button(voice.say("Quiet hours"), data.QuietHours()),
            button(voice.say("Day of the week"), data.PushDays()),
        ],
        [
            button(voice.say("Everybody's week"), data.Push()),
            button(voice.say("Days after an event"), data.EventDays()),
        ],
        [button(voice.say("Days of reminders"), data.StepsOf()), button(voice.say("Chats"), data.Chats())],
        [button(voice.say("« Back"), data.Settings())],
    )


def zones(voice: Voice, present: str, now: datetime) -> InlineKeyboardMarkup:
    """A button a city, by how far east it is, and one for all the others."""
    buttons = [_choice(_zone(voice, one, now), data.ZoneTo(zone=one), one == present) for one in ZONES]
    buttons.append(button(voice.say("Another one"), data.TypeZone()))
    return keyboard(*_in_pairs(buttons), _back(voice))


def _zone(voice: Voice, name: str, now: datetime) -> str:
    """The city with its hours where both fit beside a tick, else the city."""
    whole = values.zone(voice, name, now)
    return whole if len(TICK) + len(whole) <= LABEL_MOST else values.city(voice, name)


def hours(voice: Voice, present: int) -> InlineKeyboardMarkup:
    """A button an hour of the morning and the day."""
    buttons = [_choice(values.hour(one), data.HourTo(hour=one), one == present) for one in HOURS]
    return keyboard(*_in_pairs(buttons), _back(voice))


def whether_reviewed(voice: Voice, on: bool) -> InlineKeyboardMarkup:
    """On and off."""
    return keyboard(
        *([_choice(values.reviewed(voice, one), data.ReviewTo(on=one), one is on)] for one in (True, False)),
        _back(voice),
    )


def push_days(voice: Voice, present: int) -> InlineKeyboardMarkup:
    """A button a working day."""
    return keyboard(
        *_in_pairs(
            _choice(values.weekday(voice, one), data.PushDayTo(day=one), one == present) for one in PUSH_DAYS
        ),
        _back(voice),
    )


def quiet_hours(voice: Voice, present: tuple[int, int]) -> InlineKeyboardMarkup:
    """Usual quiet hours, and none."""
    return keyboard(
        *_in_pairs(
            _choice(values.quiet(voice, *one), data.QuietTo(since=one[0], until=one[1]), one == present)
            for one in QUIET
        ),
        _back(voice),
    )


def whether_looked(voice: Voice, on: bool) -> InlineKeyboardMarkup:
    """On and off."""
    return keyboard(
        *([_choice(values.looked(voice, one), data.LinkLooksTo(on=one), one is on)] for one in (True, False)),
        _back(voice),
    )


def when_lapsed(voice: Voice, days: int | None) -> InlineKeyboardMarkup:
    """Never, or after so many days."""
    return keyboard(
        *(
            [_choice(values.lapse(voice, one), data.LapseTo(days=one or 0), one == days)]
            for one in LAPSE_DAYS
        ),
        _back(voice),
    )


def how_long_after(voice: Voice, days: int) -> InlineKeyboardMarkup:
    """A button a number of days."""
    buttons = [
        _choice(values.after_event(voice, one), data.EventDaysTo(days=one), one == days) for one in EVENT_DAYS
    ]
    return keyboard(*_in_pairs(buttons), _back(voice))


def which_shift(voice: Voice, settings: DepartmentSettings) -> InlineKeyboardMarkup:
    """A button a rule."""
    return keyboard(
        *(
            [_choice(values.shift(voice, one), data.ShiftTo(shift=one), one is settings.shift)]
            for one in Shift
        ),
        _back(voice),
    )


def will_move(voice: Voice, rule: Shift) -> InlineKeyboardMarkup:
    """Moves the dates, or leaves everything."""
    return keyboard(
        [button(voice.say("Move the dates"), data.ShiftNow(shift=rule), style="primary")],
        [button(voice.say("« Back"), data.Shifts())],
    )


def school_year(voice: Voice, year: SchoolYear, has_own: bool, bounds: range) -> InlineKeyboardMarkup:
    """Changes a school year, and turns to the ones beside it within *bounds*."""
    beside = [first for first in (year.first - 1, year.first + 1) if first in bounds]
    return keyboard(
        [button(voice.say("Change the days"), data.TypeSchoolYear(first=year.first), style="primary")],
        [button(voice.say("Usual days again"), data.UsualSchoolYear(first=year.first))] if has_own else [],
        [
            button(
                f"‹ {values.school_year_name(first)}"
                if first < year.first
                else f"{values.school_year_name(first)} ›",
                data.SchoolYearCard(first=first),
            )
            for first in beside
        ],
        _back(voice),
    )


def back_to_zones(voice: Voice) -> InlineKeyboardMarkup:
    """Leaves the question for a typed time zone."""
    return keyboard([button(voice.say("« Back"), data.Zones())])


def back_to_school_year(voice: Voice, first: int) -> InlineKeyboardMarkup:
    """Leaves the question for typed days."""
    return keyboard([button(voice.say("« Back"), data.SchoolYearCard(first=first))])


def back_to_department(voice: Voice) -> InlineKeyboardMarkup:
    """Leaves a question about the department."""
    return keyboard(_back(voice))


def _back(voice: Voice) -> list[InlineKeyboardButton]:
    return [button(voice.say("« Back"), data.DepartmentSettings())]


def _choice(label: Markup | str, kind: CallbackData, chosen: bool) -> InlineKeyboardButton:
    text = str(label.unescape()) if isinstance(label, Markup) else label
    return button(f"{TICK if chosen else ''}{text[:1].upper()}{text[1:]}", kind)


def _in_pairs(buttons: Iterable[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    found = list(buttons)
    return [found[n : n + 2] for n in range(0, len(found), 2)]
