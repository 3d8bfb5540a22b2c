"""People are told of questionnaires: of new ones and before they are due, and when somebody reminds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actions.by import By
from roadmap.questionnaires.asking import ToAsk, to_ask, to_remind, unreached
from roadmap.questionnaires.responses import Response
from roadmap.speaking import may_speak, may_speak_from
from roadmap.tellings import NewTelling, TellingKind


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is told now, by which telling."""

    to: ToAsk
    telling_id: int


async def ask(by: By) -> list[Asked]:
    """Everybody who is to be told something of questionnaires now; nobody where the bot may not speak.

    What was told is marked in the same unit of work, so that twice is as once.
    """
    if not may_speak(by.department, by.now):
        return []
    waiting = await by.unit.responses.unanswered(by.department.id)
    if not waiting:
        return []
    seats = await by.unit.reminders.seats(by.department.id, by.today)
    found = to_ask(waiting, seats, by.department, by.today)
    return await _claim(by, TellingKind.ASK, f"{by.now:%Y-%m-%dT%H:%M}", found)


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who is told now, how many had been today, how many responses nobody can be told of; *later*: not now."""

    told: Sequence[Asked] = ()
    already: int = 0
    unreached: int = 0
    later: datetime | None = None


async def remind(by: By, responses: Sequence[Response]) -> Reminded:
    """Reminds whoever is to give *responses* that are waited for: each person once a day at the most."""
    if not may_speak(by.department, by.now):
        return Reminded(later=may_speak_from(by.department, by.now))
    waiting = [one for one in responses if one.waited_for]
    seats = await by.unit.reminders.seats(by.department.id, by.today)
    found = to_remind([one for one in waiting if one.reminded != by.today], seats, by.person_id)
    told = await _claim(by, TellingKind.ASK_AGAIN, by.today.isoformat(), found)
    everybody = to_remind(waiting, seats, by.person_id)
    return Reminded(told, len(everybody) - len(told), len(unreached(waiting, seats)))


async def _claim(by: By, kind: TellingKind, period: str, found: Sequence[ToAsk]) -> list[Asked]:
    wanted = [NewTelling(one.chat, one.person.id, _why(by, one)) for one in found]
    made = await by.unit.tellings.claim(by.department.id, kind, period, wanted, by.now)
    told = [Asked(one, made[one.chat]) for one in found if one.chat in made]
    new = {response.id for one in told for response in one.to.new}
    again = {response.id for one in told for response in one.to.again}
    await by.unit.responses.told(new, by.today, by.now, reminded=False)
    await by.unit.responses.told(again, by.today, by.now, reminded=True)
    return told


def _why(by: By, one: ToAsk) -> dict[str, object]:
    """What a telling was about, by ids: the answer to «why did I get this»."""
    return {
        "by": by.person_id,
        "new": [response.id for response in one.new],
        "again": [response.id for response in one.again],
    }
