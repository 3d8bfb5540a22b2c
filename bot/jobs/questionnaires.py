"""Rounds of questionnaires open when their day comes, and those who must answer hear of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.actions.asking import Asked, ask
from bot.actions.by import By
from bot.actions.campaigns import follow, open_due
from bot.keyboards import campaigns as keyboards
from bot.says import Note
from bot.texts import asking as words
from bot.texts.voice import voice_of
from roadmap.department import Department
from storage.unit import Unit


async def open_rounds(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """Opens what is due and lets open rounds follow their audience; it is told by the piece after it."""
    by = By(unit, department, None, now)
    await open_due(by)
    await follow(by)
    return ()


async def ask_for_answers(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """One note a person: what is new to them, and what is due soon and not answered."""
    by = By(unit, department, None, now)
    return notes_of(by, await ask(by))


def notes_of(by: By, asked: Iterable[Asked]) -> list[Note]:
    """The messages, each in its person's language."""
    return [
        Note(
            words.asked(voice_of(one.to.person.language), one.to, by.today),
            keyboards.asked(voice_of(one.to.person.language), one.to),
            to=one.to.chat,
            telling=one.telling_id,
        )
        for one in asked
    ]
