"""The push: thousands of messages against a sandbox that answers in 50 to 300 ms and enforces its limit."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from aiogram.methods import SendMessage
from markupsafe import Markup

from bench.figures import Figure, Scale, scene
from bench.stand import Stand
from bot.actions.by import By
from bot.actions.roadmaps import go_live
from bot.actions.week import BATCH
from bot.clock import real_clock
from bot.delivery import outgoing
from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.says import Note
from roadmap.consent import CONSENT_VERSION
from roadmap.documents import read_order
from roadmap.draft import Past, begin
from roadmap.people import Role
from roadmap.tellings import NewTelling, TellingKind

ORDER = "order-2026.txt"
RECIPIENTS = 10_000
TAPPERS = 12
PAID = 1000
PRESSES = (data.Home().pack(), data.Status().pack())
WEEK = "Ваша неделя: 3 задания до 17 марта. " + "Подготовить справку о результатах и прислать ссылку. " * 8
PERIOD = "2020-W01"
P95 = 0.95
WARM_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Push:
    """How one went. *used* is the share of the limit, *slow* the seconds that one tap of twenty waits at least."""

    used: float
    per_second: float
    refused: int
    disobeyed: int
    doubled: int
    missing: int
    slow: float | None


async def push(
    kind: str, recipients: int, *, per_second: int = 30, tappers: int = 0, seconds: float = 900
) -> Push:
    """Tells something to so many while some tap; raises TimeoutError where it takes longer than *seconds*."""
    async with Stand.built(
        kind, per_second=per_second, people=recipients, tappers=tappers, presses=PRESSES
    ) as stand:
        department = await _found(stand, tappers)
        stand.start()
        if tappers:
            # What is built at its first use is built before anybody measures.
            await stand.tell("taps")
            await asyncio.sleep(WARM_SECONDS)
            stand.line.forget_taps()
        await _tell(stand, department)
        async with asyncio.timeout(seconds):
            while await _left(stand):  # noqa: ASYNC110 - the outbox sends no event
                await asyncio.sleep(0.2)
        told = await stand.report()
        waits = stand.line.waits
        slow = waits[int(len(waits) * P95)] if waits else None
        return _judged(told, stand, per_second, slow)


def _judged(told: dict[str, Any], stand: Stand, limit: int, slow: float | None) -> Push:
    pushed = [(at, chat) for at, chat, text in told["messages"] if WEEK.startswith(text)]
    first, last = min(at for at, _ in pushed), max(at for at, _ in pushed)
    counted = sum(first <= at <= last for at, _, _ in told["messages"])
    had = Counter(chat for _, chat in pushed)
    rate = (counted - 1) / (last - first)
    return Push(
        used=rate / limit,
        per_second=rate,
        refused=len(told["refused"]),
        disobeyed=stand.line.disobeyed,
        doubled=len(pushed) - len(had),
        missing=len(set(stand.people) - set(had)),
        slow=slow,
    )


async def _found(stand: Stand, tappers: int) -> int:
    """A department at work, whose people tap."""
    now = real_clock()
    order = (files("examples") / ORDER).read_bytes()
    async with stand.database.unit() as unit:
        department = await unit.departments.add("Управление образования", "Europe/Moscow", now)
        # Whatever the hour is at which it is measured.
        await unit.settings.change(
            department.id, settings=replace(department.settings, quiet_from=0, quiet_until=0)
        )
        for chat in stand.people[:tappers]:
            person = await unit.people.add(chat, "Анна Ким", "ru", now)
            await unit.people.change(person.id, consent_version=CONSENT_VERSION)
            await unit.people.appoint(person.id, Role.COORDINATOR, department.id, None)
        await go_live(By(unit, department, None, now), begin(read_order(order, ORDER)), Past.OVERDUE)
    return department.id


async def _tell(stand: Stand, department: int) -> None:
    """Something to tell to everybody, in commits as those of a push."""
    under = keyboard([button("Сдать", data.Home())])
    for start in range(0, len(stand.people), BATCH):
        now = real_clock()
        wanted = [NewTelling(chat, None) for chat in stand.people[start : start + BATCH]]
        async with stand.database.unit() as unit:
            made = await unit.tellings.claim(department, TellingKind.WEEK, PERIOD, wanted, now)
            notes = [Note(Markup(WEEK), under, to=chat, telling=number) for chat, number in made.items()]
            await unit.outbox.add(outgoing.rows(notes, 0, None, None), now)
        stand.wake()


async def _left(stand: Stand) -> bool:
    async with stand.database.unit() as unit:
        return bool(await unit.outbox.waiting(1, urgency=1))


async def _bare(recipients: int) -> float:
    """Calls a second that the library alone makes here, with nothing kept: what this machine can do at most."""
    async with Stand.built("buckets", per_second=10**6, people=recipients) as stand:
        room = asyncio.Semaphore(PAID // 3)

        async def say(chat: int) -> None:
            async with room:
                await stand.bot(SendMessage(chat_id=chat, text=WEEK))

        begun = time.monotonic()
        await asyncio.gather(*map(say, stand.people))
        return recipients / (time.monotonic() - begun)


@scene("bucket")
async def by_bucket(scale: Scale) -> list[Figure]:
    """A sandbox that forgives bursts."""
    went = await push("buckets", scale.of(RECIPIENTS, 300), tappers=TAPPERS)
    return [
        Figure("push, token bucket: of 30 a second", went.used * 100, 97, 99),
        Figure("refused by the limit (429)", went.refused, 0, 0, "calls"),
        *_taps(went),
        *_whole(went),
    ]


@scene("window")
async def by_window(scale: Scale) -> list[Figure]:
    """A sandbox that counts every second to the letter."""
    went = await push("windows", scale.of(RECIPIENTS, 300), tappers=TAPPERS)
    return [
        Figure("push, sliding window: of 30 a second", went.used * 100, 86, 92),
        Figure("refused by the limit (429)", went.refused, None, None, "calls"),
        Figure("left in spite of a 429", went.disobeyed, 0, 0, "calls"),
        *_taps(went),
        *_whole(went),
    ]


@scene("paid")
async def paid(scale: Scale) -> list[Figure]:
    """A thousand a second, and what this machine can do at most."""
    recipients = scale.of(RECIPIENTS, 2000)
    bare = await _bare(recipients)
    went = await push("buckets", recipients, per_second=PAID)
    able = min(bare, PAID)
    return [
        Figure("bare calls without keeping anything", bare, unit="a second"),
        Figure("push, paid: of 1000 a second", went.used * 100, None, 95),
        Figure("push, paid: of what bare calls reach here", went.per_second / able * 100, 50, 95),
        *_whole(went),
    ]


def _taps(went: Push) -> list[Figure]:
    return [Figure("a tap meanwhile, 95th percentile", (went.slow or 0.0) * 1000, 600, 300, "ms")]


def _whole(went: Push) -> list[Figure]:
    return [Figure("missed or doubled", went.missing + went.doubled, 0, 0, "calls")]
