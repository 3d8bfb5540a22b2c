"""Screens of a questionnaire that is answered, with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import answering as keyboards
from bot.paging import cut
from bot.texts import answering as words
from bot.texts.voice import Voice
from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.form import read_form
from roadmap.questionnaires.questions import Form, Kind
from roadmap.questionnaires.responses import Response, State
from roadmap.questionnaires.steps import Problem, Step, Trouble
from roadmap.questionnaires.typed import Misfit, Unfit
from roadmap.questionnaires.xlsform import read_xlsform
from tests.forms import workbook

BIG = 2**31 - 1


@cache
def _form(name: str) -> Form:
    long = f"{name} " * 6
    kinds = (
        "text",
        "integer",
        "decimal",
        "date",
        "select_one l",
        "select_multiple l",
        "image",
        "file",
        "note",
    )
    survey = [
        ("type", "name", "label", "hint", "required"),
        ("begin repeat", "r", long, "", ""),
        *((kind, f"q{number}", long, long, "yes" if number % 2 else "") for number, kind in enumerate(kinds)),
        ("end repeat", "", "", "", ""),
    ]
    choices = [("list_name", "name", "label"), *(("l", f"c{number}", long) for number in range(30))]
    return read_form(read_xlsform(workbook({"survey": survey, "choices": choices}), "form.xlsx").xform)


def screens(
    voice: Voice, name: str, today: date
) -> Iterator[tuple[str, Markup, InlineKeyboardMarkup | None]]:
    """Every screen, with *name* wherever a name can stand."""
    long = f"{name} " * 9
    for state in State:
        response = Response(
            BIG, BIG, 1, BIG, name, state, today, today, long, person=name, comment=long, person_id=None
        )
        yield from _asked(voice, name, response, today)
    page = cut([response] * 20, 1, keyboards.PAGE)
    yield "mine", words.mine(voice, page, today), keyboards.mine(voice, page)
    yield "none", words.mine(voice, cut([], 0, keyboards.PAGE), today), None
    for misfit in Misfit:
        yield misfit, words.unfit(voice, Unfit("q", misfit)), None
    for trouble in Trouble:
        yield trouble, words.trouble(voice, Problem("q", trouble)), None
    yield "asked", words.asked(voice), None
    yield "to the coordinator", words.to_coordinator(voice, response, name), keyboards.to_response(voice, BIG)
    yield "mend", words.what_to_mend(voice, response), None
    yield "returned", words.returned(voice, response, long), None
    yield "is returned", words.is_returned(voice), None
    for may in (True, False):
        yield "sent", words.sent(voice, response, may, today), keyboards.to_mine(voice)


def _asked(
    voice: Voice, name: str, response: Response, today: date
) -> Iterator[tuple[str, Markup, InlineKeyboardMarkup | None]]:
    previous = {f"r[1]/q{number}": "12" for number in range(8)} | {"r[1]/q4": "c1", "r[1]/q3": "2026-03-01"}
    answers = {"r": "1", "r[1]/q0": f"{name} " * 20, "r[1]/q1": "120", "r[1]/q5": "c1 c2 c3"}
    filling = Filling(_form(name), answers, today, voice.language, {"r[1]/q0": name * 5}, previous)
    trouble = words.unfit(voice, Unfit("q", Misfit.CONSTRAINT, f"{name} " * 9))
    for step in filling.steps:
        text = words.question(voice, response, filling, step, trouble)
        yield f"question {step.kind}", text, keyboards.question(voice, response, filling, step, 1)
        yield "why empty", words.why_empty(voice, step), keyboards.to_mine(voice)
    steps: list[Step] = [step for step in filling.steps if step.kind is not Kind.REPEAT]
    shown = cut(steps * 3, 1, keyboards.REVIEWED)
    for ready in (True, False):
        problems = () if ready else filling.problems()
        text = words.review(voice, response, filling, shown, problems)
        keys = keyboards.review(voice, response, filling, shown, ready=ready, may_change=ready)
        yield "review", text, keys
    text = words.read(voice, replace(response, person=""), filling, shown, today)
    yield "read", text, keyboards.read(voice, response, shown, leads=True, files=True)
