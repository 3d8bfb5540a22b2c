"""The pace against the sandbox's limits, in time that is counted and not waited for: nothing here is quick or slow."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush

import pytest

from bot.delivery.pace import UNLIMITED, Limits, Pace
from sandbox.errors import TooManyRequests
from sandbox.limits import Limits as Limiter
from sandbox.limits import Rules, buckets, windows

START = datetime(2026, 11, 16, 5, tzinfo=UTC)
LATENCY = (0.05, 0.3)
NEVER = 10**9


@dataclass
class Played:
    """A push that was played: when messages arrived, and how many were refused, or left though all had to wait."""

    arrived: list[float] = field(default_factory=list)
    refused: int = 0
    disobeyed: int = 0

    def used(self, per_second: float) -> float:
        """The share of the limit, from the first message to the last."""
        return (len(self.arrived) - 1) / (self.arrived[-1] - self.arrived[0]) / per_second


def play(rules: Rules, messages: int, per_second: float = 30, way: float = 0.5, seed: int = 1) -> Played:
    """Each message to another chat; *way* is the part of a call's time that it takes to arrive."""
    now, chance, played, held = 0.0, random.Random(seed), Played(), -1.0
    pace = Pace(Limits(per_second=per_second), lambda: now)
    limiter = Limiter(rules)
    events: list[tuple[float, int, int, str, float]] = []
    left, flying = messages, 0
    while left or flying:
        free = now + pace.wait() if left and flying < pace.limits.at_once else NEVER
        if not events or free <= events[0][0]:
            now = free
            left, flying = left - 1, flying + 1
            played.disobeyed += now < held
            took = chance.uniform(*LATENCY)
            heappush(events, (now + took * way, pace.leaves(), left + 1, "arrives", took * (1 - way)))
            continue
        now, turn, chat, what, back = heappop(events)
        if what == "arrives":
            try:
                limiter.check(START + timedelta(seconds=now), 1, chat, group=False)
                played.arrived.append(now)
                answer = "answered"
            except TooManyRequests as error:
                answer = str(error.parameters["retry_after"])
            heappush(events, (now + back, turn, chat, answer, 0.0))
            continue
        flying -= 1
        if what == "answered":
            pace.answered(turn)
        else:
            left, played.refused = left + 1, played.refused + 1
            assert pace.refused(turn, chat, float(what))
            held = max(held, now + float(what))
    return played


@pytest.mark.parametrize("way", [0.0, 0.5, 1.0])
def test_a_limit_that_forgives_bursts_is_used_whole_and_refuses_nothing(way: float) -> None:
    played = play(buckets(), 6000, way=way)
    assert played.used(30) >= 0.99
    assert played.refused == 0


@pytest.mark.parametrize(("way", "used"), [(0.0, 0.92), (0.5, 0.92), (1.0, 0.78)])
@pytest.mark.parametrize("jitter", [0.0, 1.0])
def test_a_limit_to_the_letter_is_learnt_and_obeyed(way: float, used: float, jitter: float) -> None:
    played = play(windows(jitter), 6000, way=way)
    assert played.used(30) >= used
    assert 0 < played.refused < 60
    assert played.disobeyed == 0


def test_a_thousand_a_second() -> None:
    played = play(buckets(per_second=1000), 10_000, per_second=1000)
    assert played.used(1000) >= 0.95
    assert played.refused == 0


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def hurried(watch: Watch, pace: Pace, calls: int = 30) -> int:
    """So many calls leave within a second; the number of the last."""
    turn = 0
    for _ in range(calls):
        watch.now += 1 / 30
        turn = pace.leaves()
    return turn


def test_one_chat_that_is_refused_while_the_bot_is_idle_is_one_chat() -> None:
    watch = Watch()
    pace = Pace(Limits(), watch)
    assert not pace.refused(pace.leaves(), 7, 30)
    assert pace.wait() < 1


def test_a_refusal_in_the_middle_of_a_push_is_everybody_s_and_as_long_as_it_says() -> None:
    watch = Watch()
    pace = Pace(Limits(), watch)
    assert pace.refused(hurried(watch, pace), 7, 3)
    assert pace.wait() == pytest.approx(3)
    watch.now += 3
    assert pace.wait() < 1


def test_a_group_that_is_told_to_wait_long_is_full_by_itself() -> None:
    watch = Watch()
    pace = Pace(Limits(), watch)
    assert not pace.refused(hurried(watch, pace), -100, 40)
    assert pace.wait() < 1


def test_a_chat_gets_one_a_second_and_a_group_twenty_a_minute() -> None:
    watch = Watch()
    pace = Pace(Limits(), watch)
    assert pace.next_to(7) == watch.now + 1
    begun = watch.now
    for number in range(1, 20):
        assert pace.next_to(-100) == watch.now + 1, number
        watch.now += 1
    assert pace.next_to(-100) == begun + 60


def test_a_messenger_of_one_s_own_is_waited_for_by_nobody() -> None:
    watch = Watch()
    pace = Pace(UNLIMITED, watch)
    for _ in range(1000):
        assert pace.wait() == 0
        pace.answered(pace.leaves())
    assert pace.next_to(7) == watch.now


def test_after_ten_quiet_minutes_the_first_pace_is_tried_again() -> None:
    watch = Watch()
    pace = Pace(Limits(), watch)
    pace.refused(hurried(watch, pace), 7, 1)
    watch.now += 700
    assert pace.wait() == 0
