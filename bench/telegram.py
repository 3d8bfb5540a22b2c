"""A sandbox in a process of its own, with people who are there already and some who tap.

It prints a line of JSON when it listens, taps when it reads ``taps``, and prints its report when it reads ``report``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
from typing import Any

from sandbox.clock import Clock
from sandbox.deeds import Deeds
from sandbox.limits import buckets, windows
from sandbox.server import Server
from sandbox.telegram import Telegram
from sandbox.things import Account

LIMITS = {"buckets": buckets, "windows": windows}
LATENCY = (0.05, 0.3)
EVERY_SECONDS = 0.4
"""Between two taps, of different people."""
TAPS_MOST = 10_000
BEGINNING = 12
"""Letters of a message by which the report tells it."""


async def play(kind: str, per_second: int, people: int, tappers: int, presses: list[str]) -> None:
    telegram = Telegram(Clock.running())
    deeds = Deeds(telegram)
    crowd = [deeds.arrive(f"P{number}") for number in range(people)]
    bot = telegram.bot()
    for person in crowd:
        person.started.add(bot.id)
        deeds.chat_of(person)
    for person in crowd[:tappers]:
        await _show_screen(telegram, person)
    telegram.latency.change(*LATENCY)
    telegram.limits.switch(LIMITS[kind](per_second=per_second))
    begun = len(telegram.book)
    async with Server(telegram) as server:
        _print({"address": server.address, "token": bot.token, "people": [one.id for one in crowd]})
        tapping: asyncio.Task[None] | None = None
        while line := await asyncio.to_thread(sys.stdin.readline):
            if line.strip() == "taps":
                tapping = asyncio.create_task(_tap(deeds, crowd[:tappers], presses))
            elif line.strip() == "report":
                _print(report(telegram, begun))
        if tapping is not None:
            tapping.cancel()


async def _show_screen(telegram: Telegram, person: Account) -> None:
    """A message of the bot that somebody can press on."""
    await telegram.call(telegram.bot().token, "sendMessage", {"chat_id": person.id, "text": "Home"})


async def _tap(deeds: Deeds, tappers: list[Account], presses: list[str]) -> None:
    """One after the other, on what the bot said last; a screen is never asked for twice in a row."""
    chance = random.Random(1)
    for turn in range(TAPS_MOST):
        person = tappers[turn % len(tappers)]
        chat = deeds.chat_of(person)
        deeds.press(person, chat, max(chat.messages), presses[turn // len(tappers) % len(presses)])
        await asyncio.sleep(chance.uniform(0.5, 1.5) * EVERY_SECONDS)


def report(telegram: Telegram, begun: int) -> dict[str, Any]:
    """The messages that were carried out, (seconds, chat, how it begins) each, and when others were refused."""
    lines = list(telegram.book)[begun:]
    counted = [line for line in lines if line.method in ("sendMessage", "editMessageText")]
    return {
        "messages": [
            (line.at.timestamp(), line.chat_id, line.said[:BEGINNING]) for line in counted if line.stored
        ],
        "refused": [line.at.timestamp() for line in counted if line.result.startswith("Too Many")],
    }


def _print(values: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Plays until its standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--limits", choices=LIMITS, required=True)
    parser.add_argument("--per-second", type=int, required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--tappers", type=int, required=True)
    parser.add_argument("--presses", nargs="*", default=["home"])
    options = parser.parse_args()
    asyncio.run(play(options.limits, options.per_second, options.people, options.tappers, options.presses))


if __name__ == "__main__":
    main()
