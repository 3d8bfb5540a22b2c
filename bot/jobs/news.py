"""Everybody hears what others did: gathered within minutes, in the hours in which the bot may speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.actions.news import Facts, Heard, due
from bot.jobs.news_alone import Alone, alone, following
from bot.keyboards import news as keyboards
from bot.says import Note
from bot.texts import news as words
from bot.texts.review import next_step
from bot.texts.tasks import TITLE_MOST, shortened
from bot.texts.voice import voice_of
from roadmap.department import Department
from roadmap.news import News, NewsKind, Wait
from roadmap.speaking import may_speak
from roadmap.tellings import NewTelling, TellingKind
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class TellNews:
    """A batch of those whose news has waited long enough, each in one message; *wait* is how long that is."""

    wait: Wait
    __name__ = "tell_news"

    async def __call__(
        self, unit: Unit, department: Department, now: datetime
    ) -> tuple[Sequence[Note], bool]:
        """Says it, and forgets what was told or is worth telling no more."""
        if not may_speak(department, now):
            return (), False
        heard, facts, over, more = await due(unit, department, now, self.wait)
        said = [await _said(unit, department, one, facts, now) for one in heard]
        notes = await _claimed(unit, department, said, now)
        gone = [number for _, _, told in said for one in told for number in (one.id, *one.merged)]
        await unit.news.told([*over, *gone])
        left = any(len(told) < len(one.news) for one, _, told in said)
        return notes, more or left


Said = tuple[Heard, Note, Sequence[News]]


async def _claimed(unit: Unit, department: Department, said: Sequence[Said], now: datetime) -> list[Note]:
    if not said:
        return []
    # No piece of news is told twice, so no other message has the same number.
    period = str(max(one.id for _, _, told in said for one in told))
    wanted = [NewTelling(one.chat, one.person.id, _why(told)) for one, _, told in said]
    made = await unit.tellings.claim(department.id, TellingKind.NEWS, period, wanted, now)
    return [Note(note.text, note.keyboard, to=one.chat, telling=made[one.chat]) for one, note, _ in said]


def _why(told: Sequence[News]) -> dict[str, object]:
    """What it was about: how much of each kind, and which tasks."""
    kinds = [str(one.kind) for one in told]
    tasks = {one.task_id for one in told if one.task_id is not None}
    return {"news": {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}, "about": sorted(tasks)}


async def _said(unit: Unit, department: Department, heard: Heard, facts: Facts, now: datetime) -> Said:
    voice, today = voice_of(heard.person.language), department.day(now)
    about = Alone(unit, voice, heard.person, heard.news[0], facts, today, now)
    if len(heard.news) == 1:
        text, buttons = await alone(about)
        keyboard, told = keyboards.alone(voice, buttons), heard.news
    else:
        text, told = words.gathered(voice, heard.news, facts, today)
        then = None
        kinds = {one.kind for one in told}
        # What was returned is the next step.
        if NewsKind.ACCEPTED in kinds and NewsKind.RETURNED not in kinds:
            then = await following(about)
            text = Markup("\n").join([text, next_step(voice, then)])
        keyboard = keyboards.gathered(voice, department.id, told, facts, then)
    if heard.elsewhere:
        text = Markup("{}\n\n{}").format(text, shortened(department.name, TITLE_MOST))
    return heard, Note(text, keyboard), told
