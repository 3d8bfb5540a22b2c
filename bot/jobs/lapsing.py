"""Acceptance by lapse of a term, where a department wants it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions.review import accept_lapsed
from bot.keyboards import review as keyboards
from bot.says import Note
from bot.texts import review as words
from bot.texts.voice import voice_of
from roadmap.department import Department
from roadmap.tasks import Status
from storage.unit import Unit


async def accept_what_lapsed(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """Accepts what nobody has reviewed in time; whoever handed it in is told."""
    return [
        Note(
            words.lapsed(voice_of(one.person.language), task, one.next),
            keyboards.after_verdict(voice_of(one.person.language), task, Status.ACCEPTED, one.next),
            to=one.chat,
        )
        for task, told in await accept_lapsed(unit, department, now)
        for one in told
    ]
