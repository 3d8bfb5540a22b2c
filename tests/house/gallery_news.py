"""News with the worst of everything: of each kind alone among others, of all kinds at once, of much of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.actions.news import Facts
from bot.keyboards import news as keyboards
from bot.keyboards.tasks import to_tasks
from bot.letters import packed
from bot.texts import arrival, news, tellings
from bot.texts.voice import Voice
from roadmap.news import News, NewsKind, settled
from roadmap.people import Person
from roadmap.talk import Request, RequestKind
from roadmap.tasks import Task
from roadmap.tellings import Telling, TellingKind

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MUCH = 30


def screens(voice: Voice, name: str, late: Task, today: date) -> Iterator[Screen]:
    """*late* is a task with the worst of everything."""
    facts = _facts(name, late)
    for count in (1, 2, MUCH):
        for kind in NewsKind:
            yield from _gathered(voice, f"{kind} {count}", _news(voice, name, [kind], count), facts, today)
        yield from _gathered(voice, f"all {count}", _news(voice, name, list(NewsKind), count), facts, today)
    yield "opened elsewhere", arrival.works_in(voice, name), None
    why = {"news": dict.fromkeys(map(str, NewsKind), BIG)}
    found = [
        Telling(BIG, name, "Asia/Kamchatka", kind, "1", why, NOW, None, "Forbidden")
        for kind in [TellingKind.NEWS] * 6 + [TellingKind.DATES, TellingKind.CHECK_IN]
    ]
    yield "why news", tellings.tellings(voice, found), None


def _gathered(voice: Voice, about: str, found: list[News], facts: Facts, today: date) -> Iterator[Screen]:
    text, told = news.gathered(voice, settled(found), facts, today)
    assert told
    yield f"news {about}", text, keyboards.gathered(voice, BIG, told, facts, facts.tasks[1])


def _news(voice: Voice, name: str, kinds: list[NewsKind], count: int) -> list[News]:
    told = Markup("<b>{}</b>").format(name)
    found = []
    for kind in kinds:
        for number in range(1, count + 1):
            details = {
                **packed(told, to_tasks(voice)),
                "id": number,
                "title": name,
                "name": name,
                "tasks": BIG,
                "gained": 9,
                "lost": 9,
                "kept": 9,
                "request": number,
                "comment": number,
                "quarter": "2026-Q1",
            }
            task = None if kind in news.OWN_WORDS else number
            found.append(News(len(found) + 1, kind, 1, NOW, 2, task, details))
    return found


def _facts(name: str, late: Task) -> Facts:
    numbers = range(1, MUCH + 1)
    return Facts(
        {n: replace(late, id=n, road_map_of=None if n % 3 else 7) for n in numbers},
        {n: _request(n, name) for n in numbers},
        dict.fromkeys(numbers, name * 3),
        {2: Person(2, name, "ru")},
    )


def _request(number: int, name: str) -> Request:
    day = date(2027, 9, 30) if number % 2 else None
    granted = (None, True, False)[number % 3]
    return Request(number, number, RequestKind.POSTPONE, day, name * 3, 1, name, NOW, granted)
