"""The screens of personal data, settings and the journal, for the gallery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import journal as journal_keyboards
from bot.keyboards import privacy as privacy_keyboards
from bot.keyboards import settings as settings_keyboards
from bot.texts import journal, privacy, school_years, settings
from bot.texts.voice import Voice
from roadmap.deadlines.calendars import usual_school_year
from roadmap.department import Department, DepartmentSettings, Shift
from roadmap.journal import About, Entry, Kind, Wanted
from roadmap.people import Frequency, Person, Post, Preferences, Presence, Role
from roadmap.privacy import Facts, Held

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
TODAY = date(2026, 3, 2)
ID = 2**31 - 1


def held_on(name: str) -> Held:
    """Somebody with twenty posts and a consent."""
    department = Department(1, name, "Asia/Kamchatka")
    person = Person(ID, name, "ru", Presence.HERE, "1")
    post = Post(1, Role.COORDINATOR, department, 1, name, title=name * 3)
    facts = Facts(person, 2**52, NOW, NOW, NOW, NOW)
    return Held(facts, (post,) * 20, (), (), (), (), (), (), (), (), (), (), "")


def an_entry(name: str, action: str) -> Entry:
    """An entry with every detail there is."""
    details = {
        "setting": name,
        "old": name * 5,
        "new": [name, name],
        "role": "teacher",
        "organisation": 1,
        "now_with": 2,
        "was": 2,
        "why": "request:3",
        "by": "settings",
        "tasks": 21,
        "since": "2026-03-02",
        "until": "2027-03-02",
    }
    names = {
        "task:7": f"1.10, {name}",
        "person:1": name,
        "person:2": "",
        "organisation:1": name,
        "request:3": name * 9,
    }
    return Entry(1, NOW, action, "task:7", 1, 1, details, names)


def screens(voice: Voice, name: str) -> Iterator[Screen]:
    for held in (
        held_on(name),
        replace(held_on(name), facts=replace(held_on(name).facts, consented=None), posts=()),
    ):
        yield (
            "kept",
            privacy.kept(voice, held, "Asia/Kamchatka"),
            privacy_keyboards.kept(voice, at_home=True),
        )
    yield "really", privacy.really(voice, 21), privacy_keyboards.really(voice)
    yield "farewell", privacy.farewell(voice), None
    yield "left", privacy.somebody_left(voice, held_on(name).posts, 5), None
    yield "my file", privacy.file_caption(voice), None
    yield from journal_screens(voice, name)
    yield from own_screens(voice, name)
    yield from department_screens(voice, name)


def journal_screens(voice: Voice, name: str) -> Iterator[Screen]:
    actions = list(journal.WORDS)
    for start in range(0, len(actions), journal_keyboards.PAGE):
        entries = [an_entry(name, action) for action in actions[start : start + journal_keyboards.PAGE]]
        for about in About:
            wanted = Wanted(Kind.TASKS, about, ID)
            yield (
                f"journal {start} {about}",
                journal.page(voice, entries, wanted, name, 10**6, "Asia/Kamchatka", TODAY),
                journal_keyboards.page(voice, wanted, 3, 10**6),
            )
    yield (
        "no journal",
        journal.page(voice, [], Wanted(), "", 0, "Europe/Moscow", TODAY),
        journal_keyboards.page(voice, Wanted(), 0, 0),
    )
    yield "kinds", journal.kinds(voice), journal_keyboards.kinds(voice, About.TASK, ID)
    yield "exported", journal.exported(voice, 5000, 10**6), None


def own_screens(voice: Voice, name: str) -> Iterator[Screen]:
    for often in Frequency:
        person = Person(1, name, "ru", preferences=Preferences(often, rich=often is Frequency.DAILY))
        yield f"own {often}", settings.own(voice, person), settings_keyboards.own(voice, person, True)
        yield (
            f"how often {often}",
            settings.how_often(voice, often),
            settings_keyboards.how_often(voice, often),
        )


def department_screens(voice: Voice, name: str) -> Iterator[Screen]:
    year = usual_school_year(2026)
    for rule in Shift:
        held = DepartmentSettings(12, rule is Shift.NEXT, rule, (year,))
        department = Department(1, name, "Asia/Kamchatka", held)
        yield (
            f"department {rule}",
            settings.department(voice, department, NOW, 2026, rule is Shift.NEXT),
            settings_keyboards.department(voice),
        )
        yield f"shift {rule}", settings.which_shift(voice, rule), settings_keyboards.which_shift(voice, held)
        yield f"move {rule}", settings.will_move(voice, rule, 21), settings_keyboards.will_move(voice, rule)
        yield "name", settings.type_name(voice, department), settings_keyboards.back_to_department(voice)
    for zone in settings_keyboards.ZONES:
        yield zone, settings.which_zone(voice, zone, NOW), settings_keyboards.zones(voice, zone, NOW)
    yield "type zone", settings.type_zone(voice), settings_keyboards.back_to_zones(voice)
    yield "hour", settings.which_hour(voice, 12), settings_keyboards.hours(voice, 12)
    for on in (True, False):
        yield (
            f"review {on}",
            settings.whether_reviewed(voice, on, 21),
            settings_keyboards.whether_reviewed(voice, on),
        )
        yield (
            f"year {on}",
            school_years.school_year(voice, year, on),
            settings_keyboards.school_year(voice, year, on, range(2024, 2029)),
        )
    yield (
        "type year",
        school_years.type_school_year(voice, year),
        settings_keyboards.back_to_school_year(voice, 2026),
    )
