"""Screens of everybody's week, of its look beforehand, and of why something was told, with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import push as push_keyboards
from bot.keyboards import settings as settings_keyboards
from bot.keyboards import week as keyboards
from bot.paging import cut
from bot.texts import push, push_settings, tellings, week
from bot.texts.voice import Voice
from roadmap.department import Department, DepartmentSettings
from roadmap.digest import digest, tally_of
from roadmap.people import Person, Post, Role
from roadmap.pushes import push_of
from roadmap.roll import Listed
from roadmap.tasks import Task
from roadmap.tellings import Course, Mark, Marked, Telling, TellingKind
from roadmap.week import Missing, Outcome, Told, Week

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def screens(voice: Voice, name: str, late: Task, today: date) -> Iterator[Screen]:
    """*late* is a task with the worst of everything."""
    department = Department(1, name, "Asia/Kamchatka")
    posts = tuple(Post(n, Role.CURATOR, department, n, name) for n in range(9))
    listed = Listed(Person(BIG, name, "ru"), posts)
    yield from _messages(voice, name, late, today, Told(listed, posts, Week(today, today), Outcome.GETS))
    yield from _beforehand(voice, name, today, Told(listed, posts, Week(today, today), Outcome.GETS))
    yield from _why(voice, name)


def _messages(voice: Voice, name: str, late: Task, today: date, told: Told) -> Iterator[Screen]:
    department = Department(1, name, "Asia/Kamchatka")
    tasks = tuple(
        replace(late, id=n, activity_id=n // 2, assignee_id=2, organisation_id=n, due=due)
        for n, due in enumerate([late.due, late.due, today, today, today, late.due, today])
    )
    everything = digest([tally_of(late)] * 400, today)
    everybody = (told.listed,) * 99
    kinds = {
        "late": Week(today, today, tasks[:1]),
        "ahead": Week(today, today, tasks[2:4], 5),
        "all": Week(today, today, tasks, 10**6, everything, (name,) * 30, Missing(everybody, everybody)),
        "digest": Week(today, today, digest=everything, missing=Missing((), everybody[:1])),
    }
    for kind, found in kinds.items():
        message = week.week(voice, department, replace(told, week=found), True)
        buttons = keyboards.week(voice, found, BIG)
        yield f"week {kind}", message, buttons
        rows = [[one.text for one in row] for row in buttons.inline_keyboard]
        yield (
            f"as it would be {kind}",
            push.as_it_would_be(voice, told, message, rows),
            push_keyboards.back_to_people(voice),
        )
    for course in (Course(14, 12, (name,) * 9, 1), Course(2, 0, (), 2)):
        yield "alarm", week.alarm(voice, course), keyboards.alarm(voice)


def _beforehand(voice: Voice, name: str, today: date, told: Told) -> Iterator[Screen]:
    department = Department(1, name, "Asia/Kamchatka")
    coming = push_of(department, date(2026, 3, 9))
    marks = (Marked("2026-W10", Mark.DONE, NOW), Marked("2026-W11", Mark.OFF, NOW), None)
    for number in (dict.fromkeys(Outcome, 0), dict.fromkeys(Outcome, 10**5)):
        for off in (True, False):
            for marked in marks:
                before = push.last(voice, marked, Course(14, 12, (name,) * 9, 1), department.timezone)
                yield (
                    "push",
                    push.overview(voice, coming, off, number, today, before),
                    push_keyboards.overview(voice, coming, off, number),
                )
    page = cut([told] * 12, 1, push_keyboards.PAGE)
    for outcome in Outcome:
        lines = [push.people(voice, outcome, 12), *(push.named(voice, one) for one in page.shown)]
        yield f"push {outcome}", Markup("\n").join(lines), push_keyboards.people(voice, outcome, page)
    yield "nothing for", push.nothing_for(voice, told), push_keyboards.back_to_people(voice)
    yield "now", push.now_surely(voice, coming, 5, today), push_keyboards.now_surely(voice, coming)
    for settings in (DepartmentSettings(), DepartmentSettings(quiet_from=0, quiet_until=0)):
        hours = (settings.quiet_from, settings.quiet_until)
        yield (
            "quiet",
            push_settings.which_quiet(voice, settings),
            settings_keyboards.quiet_hours(voice, hours),
        )
        yield "quiet line", push_settings.quiet_hours(voice, settings), None
    yield "day", push_settings.which_day(voice, 6), settings_keyboards.push_days(voice, 0)


def _why(voice: Voice, name: str) -> Iterator[Screen]:
    whys = ({"tasks": [1, 2], "digest": True}, {"tasks": [1]}, {"digest": True}, {})
    found = [
        Telling(BIG, name, "Asia/Kamchatka", kind, "2026-W10", why, NOW, None, failure)
        for kind in (TellingKind.WEEK, TellingKind.ALARM)
        for why in whys
        for failure in (None, "Forbidden")
    ]
    yield "tellings", tellings.tellings(voice, found), settings_keyboards.back_to_own(voice)
    yield "no tellings", tellings.tellings(voice, []), settings_keyboards.back_to_own(voice)
