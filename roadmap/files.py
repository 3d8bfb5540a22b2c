"""What a coordinator's file is: an order or a roster, told by what stands in it."""

from __future__ import annotations

from roadmap.documents import Unreadable, read_order, read_outcome
from roadmap.roadmap import RoadMap
from roadmap.roster import Roster, looks_like_roster, read_roster


def read_file(data: bytes, name: str) -> RoadMap | Roster:
    """The road map or the roster in a file called *name*; raises an :class:`Unreadable`."""
    return read_roster(data) if looks_like_roster(data) else read_order(data, name)


def file_outcome(data: bytes, name: str) -> RoadMap | Roster | Unreadable:
    """Like :func:`read_file` with the refusal as a value: for a worker process, where it must be written down."""
    if not looks_like_roster(data):
        return read_outcome(data, name)
    try:
        return read_roster(data)
    except Unreadable as refusal:
        return refusal
