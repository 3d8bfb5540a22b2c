"""What a new edition does not ask again, and to whom it hands what is unfinished."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from roadmap.deadlines import Kind, Schedule
from roadmap.planning import TaskKey
from roadmap.replanning import Held, Replan
from roadmap.tasks import UNFINISHED, Off

_SAYS_NOTHING = frozenset({Kind.AWAITING, Kind.INVALID})


def is_heard(before: Schedule | None, after: Schedule | None) -> bool:
    """Whether what an edition says of a row's dates counts over those that people gave.

    They had filled in for an order that said none: they stay while it says none, or what it said already.
    """
    return after is not None and after != before and after.kind not in _SAYS_NOTHING


def came_later(
    wanted: Mapping[TaskKey, date | None], present: Mapping[TaskKey, Held], rows: Collection[int], today: date
) -> frozenset[TaskKey]:
    """Those of *wanted* that a new edition does not ask: their day had passed when others had it already.

    *rows* are those that both editions have for every member of a group: whoever was not in it on that day is
    not late.
    """
    had = {
        (key.activity_id, key.occurrence)
        for key in wanted
        if key in present and present[key].off is not Off.PLAN
    }
    return frozenset(
        key
        for key, due in wanted.items()
        if due is not None
        and due < today
        and key.activity_id in rows
        and (key.activity_id, key.occurrence) in had
        and (key not in present or _was_away(present[key], due, today))
    )


def _was_away(held: Held, due: date, today: date) -> bool:
    return held.off is Off.PLAN and not held.comes_back(due, today)


def named_anew(
    change: Replan,
    wanted: Mapping[TaskKey, int | None],
    present: Mapping[TaskKey, Held],
    before: Mapping[tuple[int, int], int | None],
) -> None:
    """Unfinished tasks go to whom a new edition names within the same organisation.

    *before* is whom the earlier one named, by activity and organisation: whom a head chose stays.
    """
    for key, held in present.items():
        after, place = change.moved.get(key, key), (key.activity_id, key.organisation_id)
        stays = held.status in UNFINISHED or key in change.restored
        if not stays or after not in wanted or place not in before:
            continue
        if held.assignee_id == before[place] != wanted[after]:
            change.handed[after] = wanted[after]
