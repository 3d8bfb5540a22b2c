"""What is nobody's after posts have ended: work that must go on, organisations without a head or a keeper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from roadmap.people import ANSWERABLE, DOERS
from roadmap.posts import Assigned, Held, Move


def settled(assigned: Iterable[Assigned], known: Sequence[Held], day: date) -> tuple[Move, ...]:
    """What must go to somebody else because whom it was handed to is there no more, now or later.

    The department's own work is done by whoever has any post in the department.
    """
    staying = [held for held in known if held.post.until is None or held.post.until >= day]
    anywhere = {held.person_id for held in staying}
    there: dict[int | None, set[int]] = {}
    for held in staying:
        if held.post.role in DOERS:
            there.setdefault(held.post.organisation_id, set()).add(held.person_id)
    heirs = {(h.post.stands_for, h.post.organisation_id): h.person_id for h in known if h.inherits}
    moves = []
    for task in assigned:
        does = anywhere if task.own else there.get(task.organisation_id, set())
        if task.person_id not in does:
            heir = heirs.get((task.person_id, task.organisation_id))
            moves.append(Move(task.task_id, heir if heir in does else None))
    return tuple(moves)


def headless(organisation_ids: Iterable[int], known: Sequence[Held], day: date) -> tuple[int, ...]:
    """Those of the organisations that nobody who has come in heads or keeps on *day*."""
    headed = {
        held.post.organisation_id
        for held in known
        if held.post.role in ANSWERABLE and held.here and held.post.holds(day)
    }
    return tuple(one for one in organisation_ids if one not in headed)
