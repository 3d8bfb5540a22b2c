"""A push of three hundred through the whole bot, while people tap, against a sandbox that enforces its limit.

What the pace itself reaches is asserted in time that is counted (test_pace.py); here a machine at other work may
cost some of it, and no refusal is forgiven.
"""

from __future__ import annotations

from bench.push import TAPPERS, push

RECIPIENTS = 300
USED = 0.9


async def test_three_hundred_are_told_and_nobody_who_taps_waits_for_them() -> None:
    went = await push("buckets", RECIPIENTS, tappers=TAPPERS, seconds=120)
    assert (went.refused, went.disobeyed, went.missing, went.doubled) == (0, 0, 0, 0)
    assert went.used >= USED
    # One that waited for the push would wait for seconds.
    assert went.slow is not None
    assert went.slow < 2.0
