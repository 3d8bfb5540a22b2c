"""Everybody's week, on the day and at the hour of the department, and the alarm where it did not get through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.actions.chats import ToChat
from bot.actions.week import Addressed, Claimed, claim_due
from bot.keyboards import week as keyboards
from bot.says import Note
from bot.texts import chats as chat_words
from bot.texts import week as words
from bot.texts.voice import voice_of
from roadmap.department import Department
from roadmap.speaking import may_speak
from roadmap.tellings import NewTelling, TellingKind
from storage.unit import Unit

ALARM_AFTER = timedelta(hours=2)
ALARM_UNTIL = timedelta(days=3)
"""So long after a push its alarm is worth hearing."""


async def push_week(unit: Unit, department: Department, now: datetime) -> tuple[Sequence[Note], bool]:
    """A batch of the push, if its moment has come."""
    claimed = await claim_due(unit, department, now)
    return notes_of(department, claimed), claimed.more


def notes_of(department: Department, claimed: Claimed) -> list[Note]:
    """The messages, each in its person's language; the groups' without a name in them."""
    return [*_to_people(department, claimed.people), *_to_chats(department, claimed.chats)]


def _to_chats(department: Department, told: Iterable[ToChat]) -> list[Note]:
    return [
        Note(
            chat_words.numbers(voice_of(one.chat.language), department, one.found),
            to=one.chat.chat,
            telling=one.telling_id,
            topic=one.chat.topic,
        )
        for one in told
    ]


def _to_people(department: Department, told: Iterable[Addressed]) -> list[Note]:
    return [
        Note(
            words.week(
                voice_of(one.told.listed.person.language), department, one.told, elsewhere=one.elsewhere
            ),
            keyboards.week(voice_of(one.told.listed.person.language), one.told.week, department.id),
            to=one.chat,
            telling=one.telling_id,
            rich=_rich(department, one),
        )
        for one in told
    ]


def _rich(department: Department, one: Addressed) -> Markup | None:
    """With tables, for those who asked for them and have a digest to read."""
    person = one.told.listed.person
    if not person.preferences.rich or one.told.week.digest is None:
        return None
    return words.week_rich(voice_of(person.language), department, one.told, elsewhere=one.elsewhere)


async def alarm_of_week(unit: Unit, department: Department, now: datetime) -> Sequence[Note]:
    """Tells the coordinators once that two hours after a push some have not got theirs."""
    week = await unit.tellings.latest(department.id, TellingKind.WEEK)
    if week is None or not may_speak(department, now):
        return ()
    course = await unit.tellings.course(department.id, TellingKind.WEEK, week)
    if course.since is None or not ALARM_AFTER <= now - course.since <= ALARM_UNTIL:
        return ()
    if course.sent == course.total:
        return ()
    people = await unit.people.coordinators(department.id, department.day(now))
    numbers = {"sent": course.sent, "total": course.total}
    wanted = [NewTelling(chat, person.id, numbers) for chat, person in people]
    made = await unit.tellings.claim(department.id, TellingKind.ALARM, week, wanted, now)
    return [
        Note(
            words.alarm(voice_of(person.language), course),
            keyboards.alarm(voice_of(person.language)),
            to=chat,
            telling=made[chat],
        )
        for chat, person in people
        if chat in made
    ]
