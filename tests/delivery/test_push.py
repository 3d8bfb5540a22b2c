"""A push of three hundred through the whole bot and over HTTP, against a sandbox that enforces its limit.

What the pace itself reaches is asserted in time that is counted (test_pace.py), and ``make bench`` measures all of it
with people who tap meanwhile; here a machine at other work may cost some, and no refusal is forgiven.
"""

from __future__ import annotations

from bench.push import push

RECIPIENTS = 300
USED = 0.9


async def test_three_hundred_are_told_at_the_limit_and_none_is_refused() -> None:
    went = await push("buckets", RECIPIENTS, seconds=120)
    assert (went.refused, went.disobeyed, went.missing, went.doubled) == (0, 0, 0, 0)
    assert went.used >= USED
