"""«How is it going?» is asked each quarter, reminded of once; troubles whose line never came are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions import check_ins as actions
from bot.actions.check_ins import Asked
from bot.keyboards import check_ins as keyboards
from bot.keyboards.news import alone as with_why
from bot.says import Note
from bot.texts import check_ins as words
from bot.texts.voice import voice_of
from roadmap.check_ins import Quarter, question_on, standing_on
from roadmap.department import Department
from roadmap.speaking import may_speak
from storage.unit import Unit


async def check_in(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """One note a person for all that is theirs; when the bot may speak."""
    if not may_speak(department, now):
        return ()
    await actions.tell_untold(unit, department, now)
    return [*await _ask(unit, department, now), *await _remind(unit, department, now)]


async def _ask(unit: Unit, department: Department, now: datetime) -> list[Note]:
    today = department.day(now)
    quarter = question_on(today)
    if quarter is None:
        return []
    asked, kept = await actions.ask(unit, department, quarter, now)
    notes = []
    for one in asked:
        voice, task = voice_of(one.person.language), one.tasks[0]
        if len(one.tasks) > 1:
            text = words.several(voice, one.tasks, quarter, today)
            notes.append(
                Note(
                    text,
                    with_why(voice, keyboards.several(voice, quarter)),
                    to=one.chat,
                    telling=one.telling_id,
                )
            )
            continue
        where = kept.get(task.id)
        text = words.question(voice, task, quarter, today, kept=where)
        notes.append(
            Note(
                text,
                with_why(voice, keyboards.question(voice, task, quarter, where, note=True)),
                to=one.chat,
                telling=one.telling_id,
            )
        )
    return notes


async def _remind(unit: Unit, department: Department, now: datetime) -> list[Note]:
    today = department.day(now)
    quarter = standing_on(today)
    return [
        _reminder(one, quarter, now, department)
        for one in await actions.remind(unit, department, quarter, now)
    ]


def _reminder(one: Asked, quarter: Quarter, now: datetime, department: Department) -> Note:
    voice = voice_of(one.person.language)
    text = words.reminder(voice, one.tasks, quarter, department.day(now))
    return Note(text, with_why(voice, keyboards.several(voice, quarter)), to=one.chat, telling=one.telling_id)
