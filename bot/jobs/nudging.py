"""The day's reminders before and after due dates, one message a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions.nudging import Nudged, claim_due
from bot.keyboards import nudging as keyboards
from bot.says import Note
from bot.texts import nudging as words
from bot.texts.voice import voice_of
from roadmap.department import Department
from storage.unit import Unit


async def nudge(unit: Unit, department: Department, now: datetime) -> tuple[Sequence[Note], bool]:
    """A batch of the day's reminders, if their hour has come."""
    told, more = await claim_due(unit, department, now)
    return [_note(department, one) for one in told], more


def _note(department: Department, one: Nudged) -> Note:
    voice = voice_of(one.nudge.person.language)
    return Note(
        words.nudge(voice, one.nudge, department.name if one.elsewhere else ""),
        keyboards.nudge(voice, one.nudge),
        to=one.nudge.chat,
        telling=one.telling_id,
    )
