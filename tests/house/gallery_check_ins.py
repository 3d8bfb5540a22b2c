"""Screens of «How is it going?» and of registers with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import check_ins as keyboards
from bot.keyboards import tasks as task_keyboards
from bot.texts import cards, check_ins
from bot.texts.voice import Voice
from roadmap.check_ins import Answer, CheckIn, Going, Quarter
from roadmap.details import Details
from roadmap.people import Actor
from roadmap.registers import Kept
from roadmap.tasks import Task

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
NOW = datetime(2025, 3, 2, 9, tzinfo=UTC)
QUARTER = Quarter(9998, 4)
LINK = "https://xn--80ak6aa92e.com/" + "ы" * 900


def screens(voice: Voice, name: str, task: Task, head: Actor, today: date) -> Iterator[Screen]:
    """Every screen of this conversation."""
    known = CheckIn(task.id, QUARTER, NOW, Answer.TROUBLE, name * 30, 1, name * 9, NOW)
    kept = Kept(LINK, NOW, name, task.id)
    register = replace(task, details=Details(kept_up=True))
    yield from _questions(voice, name, task, register, known, kept, today)
    for number in (2, 5, 21, 999):
        tasks = [task] * number
        yield (
            f"{number} asked",
            check_ins.several(voice, tasks, QUARTER, today),
            keyboards.several(voice, QUARTER),
        )
        yield f"{number} reminded", check_ins.reminder(voice, tasks, QUARTER, today), None
    for answer in Answer:
        said = replace(known, answer=answer)
        yield (
            f"line {answer}",
            check_ins.which_line(voice, task, answer),
            keyboards.line(voice, task, QUARTER, True),
        )
        for told in (True, False):
            yield f"kept {answer} {told}", check_ins.kept(voice, task, said, told, today), None
    for done, left in ((0, 0), (1, 0), (22, 0), (5, 1), (0, 55)):
        yield (
            f"over {done} {left}",
            check_ins.over(voice, QUARTER, done, left, today),
            keyboards.over(voice, QUARTER, left),
        )
    for fresh in (True, False):
        yield f"confirmed {fresh}", check_ins.confirmed(voice, QUARTER, fresh, today), None
    for line in (name * 30, ""):
        yield f"trouble {line[:1]}", check_ins.trouble(voice, task, replace(known, text=line), today), None
    around = cards.Around(going=Going(known, QUARTER, kept, QUARTER.code))
    yield (
        "card",
        cards.card(voice, register, around, today),
        task_keyboards.card(voice, head, register, around, today),
    )


def _questions(
    voice: Voice, name: str, task: Task, register: Task, known: CheckIn, kept: Kept, today: date
) -> Iterator[Screen]:
    for walk in (True, False):
        for one, where in ((task, None), (register, None), (register, kept)):
            yield (
                f"question {walk} {one.details.kept_up} {bool(where)}",
                check_ins.question(
                    voice,
                    one,
                    QUARTER,
                    today,
                    known=known,
                    kept=where,
                    at=(98, 99) if walk else None,
                    line=name * 30,
                ),
                keyboards.question(voice, one, QUARTER, where, walk, not walk),
            )
