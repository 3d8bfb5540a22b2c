"""A roster as JSON: every value of what was read, there and back."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from roadmap.roster import Roster


def roster_to_json(roster: Roster) -> dict[str, Any]:
    """The roster as plain JSON values; dates are ISO texts."""
    made: dict[str, Any] = _rosters().dump_python(roster, mode="json")
    return made


def roster_from_json(document: dict[str, Any]) -> Roster:
    """What :func:`roster_to_json` made; raises pydantic's ValidationError for anything else."""
    return _rosters().validate_python(document)


# Built at the first use, as in storage/plans.py.


@lru_cache
def _rosters() -> TypeAdapter[Roster]:
    return TypeAdapter(Roster)
