"""Screens of digests, of what is overdue and of reminders with the worst values; each rich one with its twin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.actions.digests import PartStanding, Standing
from bot.actions.reminding import Reminded
from bot.keyboards import digests as keyboards
from bot.keyboards import overdue as overdue_keyboards
from bot.paging import Page, cut
from bot.texts import breakdowns, digests, overdue
from bot.texts.voice import Voice
from roadmap.digest import By, Change, Numbers, Part, Share, digest, tally_of
from roadmap.lists import Part as ListPart
from roadmap.people import Person
from roadmap.reminding import ToRemind
from roadmap.tasks import Partner, Status, Task
from storage.digests import Near, OverdueGroup
from storage.reminders import Told

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NUMBERS = Numbers(99999, 99999, 99999, 99999, 99999)


def screens(voice: Voice, name: str, late: Task, today: date) -> Iterator[Screen]:
    """*late* is an overdue task."""
    for title, plain, _, keyboard in twins(voice, name, late, today):
        yield title, plain, keyboard
    yield from _overdue(voice, name, late, today)
    tasks = [late, replace(late, due=today, status=Status.RETURNED), replace(late, due=None)]
    part = Part(By.ACTIVITY, BIG, name * 9, name * 9)
    yield (
        "part's tasks",
        breakdowns.tasks(voice, name * 9, tasks, 10**6, today),
        keyboards.part_tasks(voice, part, tasks, 7, 10**6),
    )
    yield (
        "all tasks",
        breakdowns.tasks(voice, "", tasks, 10**6, today),
        keyboards.all_tasks(voice, ListPart.AWAITING, tasks, 7, 10**6),
    )
    parts = [part, Part(By.ORGANISATION, BIG, name * 9)] * 3
    yield "which", breakdowns.which(voice, name * 9, parts), keyboards.which(voice, parts, sure=True)
    for near in (True, False):
        yield (
            f"unknown {near}",
            breakdowns.unknown(voice, name * 9, near),
            keyboards.which(voice, parts[:5], sure=False),
        )
    yield "week", breakdowns.week(voice, 9, 9, 9, [late] * 5, today), keyboards.week(voice, [late] * 5)
    yield "free week", breakdowns.week(voice, 0, 0, 0, [], today), keyboards.week(voice, [])


def twins(
    voice: Voice, name: str, late: Task, today: date
) -> Iterator[tuple[str, Markup, Markup, InlineKeyboardMarkup]]:
    """(title, plain, rich, buttons) of everything that is said both ways."""
    activity = Part(By.ACTIVITY, BIG, name * 9, name * 9)
    tallies = [replace(tally_of(late), id=number) for number in range(400)]
    found = Standing(digest(tallies, today), 400, Change(today, -9, 9), [Near(activity, today, 99)] * 3)
    nothing = Standing(digest([], today), 0, None, ())
    for title, one in (("digest", found), ("no digest", nothing)):
        buttons = keyboards.digest(voice, NUMBERS, one.organisations, parties=True)
        yield title, digests.digest(voice, name, one), digests.digest_rich(voice, name, one), buttons
    for by in By:
        own = Part(by, BIG, name * 9, name * 9)
        share = Share(own, NUMBERS, today)
        page = cut([share] * 400, 3, keyboards.PAGE)
        yield (
            f"by {by}",
            breakdowns.breakdown(voice, by, page, 399),
            breakdowns.breakdown_rich(voice, by, page, 399),
            keyboards.breakdown(voice, by, page),
        )
        empty = cut([], 0, keyboards.PAGE)
        inside = cut([share] * 400, 3, keyboards.INSIDE)
        held = PartStanding(own, NUMBERS, None, [share] * 400, total=400)
        if by in {By.ORGANISATION, By.ACTIVITY}:
            held = PartStanding(own, NUMBERS, Change(today, 0, 0), (), [late] * 4, 400)
            inside = empty
        for one in (held, PartStanding(own, Numbers(), None)):
            yield (
                f"part {by} {one.total}",
                breakdowns.part(voice, one, inside.shown, today),
                breakdowns.part_rich(voice, one, inside.shown, today),
                keyboards.part(voice, one, inside, 3, own, reminds=True, reviews=True),
            )


def _overdue(voice: Voice, name: str, late: Task, today: date) -> Iterator[Screen]:
    told = [Told(name * 5, NOW, frozenset({late.id}))] * 9
    asked = replace(late, asked_at=NOW, partners=(Partner(1, name, 2),))
    for by in (By.ORGANISATION, By.ACTIVITY):
        own = Part(by, BIG, name * 9, name * 9)
        page = cut([OverdueGroup(own, 999, date(2025, 1, 1), NOW)] * 400, 3, overdue_keyboards.PAGE)
        yield (
            f"overdue {by}",
            overdue.groups(voice, by, page, 10**5, "Asia/Omsk", today),
            overdue_keyboards.groups(voice, by, page, reminds=True),
        )
        tasks = Page((asked, late) * 2, 3, 99, 400)
        yield (
            f"overdue part {by}",
            overdue.group(voice, own, tasks, told, "Asia/Omsk", today),
            overdue_keyboards.group(voice, own, tasks, reminds=True),
        )
        yield (
            f"overdue task {by}",
            overdue.task(voice, asked, told, today),
            overdue_keyboards.task(voice, asked, by, reminds=True, decides=True),
        )
    nothing: Page[OverdueGroup] = cut([], 0, 4)
    yield "nothing overdue", overdue.groups(voice, By.ORGANISATION, nothing, 0, "UTC", today), None
    yield "part without", overdue.group(voice, own, Page((), 0, 0, 0), [], "UTC", today), None
    for count in (1, 9):
        yield (
            f"reminder {count}",
            overdue.reminder(voice, [asked] * count, name * 9, today),
            overdue_keyboards.reminder(voice, [asked] * count),
        )
    person = ToRemind(Person(1, name, "ru"), 1, (asked,))
    for done in (Reminded(), Reminded(later=NOW), Reminded([person] * 7, 9999, 9999, 9999)):
        yield f"outcome {done.already}", overdue.outcome(voice, done, today), None
