"""The screens of rows across organisations and of the coordinator's deeds on them, with the worst values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import activities as keyboards
from bot.keyboards import aside as aside_keyboards
from bot.keyboards import closing as closing_keyboards
from bot.keyboards import splitting as splitting_keyboards
from bot.keyboards import talk as talk_keyboards
from bot.keyboards import tasks as task_keyboards
from bot.paging import cut
from bot.texts import activities, aside, cards, closing, moves, splitting
from bot.texts.voice import Voice
from roadmap.activities import (
    Closing,
    Counted,
    Doing,
    Fan,
    Left,
    Occasion,
    Overview,
    Place,
    Row,
    in_order,
    occasions,
)
from roadmap.people import Actor, Role
from roadmap.period import Period
from roadmap.replanning import Moves
from roadmap.tasks import Off, Partner, Status, Task
from storage.roadmaps import LiveRoadMap

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
DAYS = ("2026-03-31", "2027-06-30", "2027-09-30")


def screens(
    voice: Voice, name: str, task: Task, actor_of: Callable[[str, Role], Actor], today: date
) -> Iterator[Screen]:
    """Every one of them with *name* wherever a name can stand."""
    live = LiveRoadMap(BIG, 1, name * 9, name, today, live_at=NOW)
    row = Row(BIG, "1.10.", name * 9, BIG, BIG, 1)
    yield "plans", activities.plans(voice, [live] * 9), keyboards.plans(voice, [live] * 9)
    yield "no plans", activities.plans(voice, []), keyboards.plans(voice, [])
    yield from _rows(voice, live, row, today)
    yield from _row(voice, name, row, today)
    yield from _deeds(voice, name, task, actor_of, today)
    yield from _closing(voice, name, live)
    for tasks in (Moves(1), Moves(lost=2), Moves(5, 21, 1)):
        yield "moved", moves.moved(voice, tasks), None
        yield "all moved", moves.all_moved(voice, {1: tasks, 2: tasks}), None
        yield "told of moves", moves.told(voice, name, tasks), task_keyboards.to_tasks(voice)
    yield "told of groups", moves.told(voice, "", Moves(1, 1, 1)), None


def _found(number: int) -> tuple[Occasion, ...]:
    counted = [Counted(day, place, date(2027, 1, 1), QUARTER, number) for day in DAYS for place in Place]
    return occasions(counted, together=False)


def _rows(voice: Voice, live: LiveRoadMap, row: Row, today: date) -> Iterator[Screen]:
    aside_alone = occasions([Counted("", Place.ASIDE, number=21)], together=True)
    for found in (_found(2), _found(10**6), aside_alone, ()):
        page = cut([Overview(row, found)] * 99, 3, keyboards.PAGE)
        for own in (True, False):
            yield (
                "rows",
                activities.rows(voice, live, page, own, today),
                keyboards.rows(voice, live.id, page, own),
            )
        yield (
            "waiting rows",
            activities.rows(voice, live, page, False, today, waiting=True),
            keyboards.rows(voice, live.id, page, True, waiting=True),
        )


def _row(voice: Voice, name: str, row: Row, today: date) -> Iterator[Screen]:
    doings = [
        Doing(BIG, name, True, day, status, place, today if day else None, QUARTER, True)
        for day in (*DAYS, "")
        for place, status in zip(Place, Status, strict=True)
        for _ in range(9)
    ]
    found = occasions((one.counted for one in doings), together=False)
    for number, occasion in enumerate(found):
        page = cut(in_order(doings, occasion), 1, keyboards.DOINGS)
        for flag in (True, False):
            yield (
                "row",
                activities.row(voice, row, occasion, page, flag, flag, today),
                keyboards.row(voice, row, found, number, page, 7),
            )
    nobody = cut([], 0, keyboards.DOINGS)
    aside_alone = occasions([Counted("", Place.ASIDE)], together=True)
    yield "row aside", activities.row(voice, row, aside_alone[0], nobody, True, False, today), None
    yield (
        "row without tasks",
        activities.row(voice, row, None, nobody, True, False, today),
        keyboards.row(voice, row, (), 0, nobody, 0),
    )


def _deeds(
    voice: Voice, name: str, task: Task, actor_of: Callable[[str, Role], Actor], today: date
) -> Iterator[Screen]:
    coordinator = actor_of(name, Role.COORDINATOR)
    shared = replace(
        task, partners=tuple(Partner(number, name, number % 2 or None) for number in range(2, 40))
    )
    for beside in (True, False):
        around = cards.Around(beside=beside, fan=Fan(_found(10**6)[0], not beside, BIG))
        yield (
            "card shared",
            cards.card(voice, shared, around, today),
            task_keyboards.card(voice, coordinator, shared, around, today),
        )
    for off in (None, *Off):
        gone = replace(task, status=Status.CANCELLED, off=off)
        for why in ("", name * 9):
            yield f"card off {off}", cards.card(voice, gone, cards.Around(why_off=why), today), None
        yield "menu off", Markup("…"), talk_keyboards.menu(voice, coordinator, gone)
    for split in (True, False):
        yield "menu shared", Markup("…"), talk_keyboards.menu(voice, coordinator, shared, split)
    yield "why moved", Markup("…"), talk_keyboards.why(voice, coordinator, task, today)
    yield "why aside", aside.why(voice, task), aside_keyboards.why(voice, task, 1)
    yield "aside handed in", aside.handed_in(voice, task), aside_keyboards.handed_in(voice, task)
    yield "aside", aside.set_aside(voice), None
    yield "told aside", aside.told(voice, task, name * 9), None
    yield "told back", aside.told_back(voice, task, today), None
    yield "back", aside.back(voice), None
    yield "split?", splitting.split_it(voice, shared), splitting_keyboards.split_it(voice, shared)
    for number in (0, 1, 2, 5):
        yield "split", splitting.split(voice, number), None
        yield "joined", splitting.joined(voice, number), None
    yield "told split", splitting.told_split(voice, task), None
    yield "told joined", splitting.told_joined(voice, task), None


def _closing(voice: Voice, name: str, live: LiveRoadMap) -> Iterator[Screen]:
    tasks = tuple(
        Left(number, number, "1.2.", name * 9, 1, name, status, date(2026, 5, 1), False)
        for number in range(30)
        for status in Status
    )
    for found in (tasks, tasks[:1], tasks[1:2], ()):
        plan = Closing(found)
        yield "close?", closing.close_it(voice, live, plan), closing_keyboards.close_it(voice, live)
        yield "closed", closing.closed(voice, live, plan), None
        yield "list of what was left", closing.file_caption(voice, plan), None
    for number in (1, 3, 21):
        yield "told of closing", closing.told(voice, live.title, number), None
