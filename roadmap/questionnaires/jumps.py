"""A figure that is suspiciously far from the last period's: asked again, never refused.

The rule: at least three times as much or at most a third, and at least five apart; or nothing left of five and more.
Small figures change that much by themselves (two pupils, then six less one), and a figure where there was none says
nothing.
"""

from __future__ import annotations

from roadmap.questionnaires.values import as_number

TIMES, APART = 3, 5


def jumps(before: str, after: str) -> bool:
    """Whether *after* is to be asked again, where *before* was the last period's. Both are XForms numbers."""
    was, now = as_number(before), as_number(after)
    if not (abs(now - was) >= APART):
        return False
    if was == 0:
        return False
    if was * now <= 0:
        return True
    smaller, larger = sorted((abs(was), abs(now)))
    return larger >= TIMES * smaller
