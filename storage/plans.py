"""Plans as JSON: every value of a read road map, there and back."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from roadmap.draft import Draft
from roadmap.roadmap import RoadMap


def plan_to_json(plan: RoadMap) -> dict[str, Any]:
    """The plan as plain JSON values; dates are ISO texts."""
    made: dict[str, Any] = _plans().dump_python(plan, mode="json")
    return made


def plan_from_json(document: dict[str, Any]) -> RoadMap:
    """What :func:`plan_to_json` made; raises pydantic's ValidationError for anything else."""
    return _plans().validate_python(document)


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """A draft – the plan with what its coordinator decided – as plain JSON values."""
    made: dict[str, Any] = _drafts().dump_python(draft, mode="json")
    return made


def draft_from_json(document: dict[str, Any]) -> Draft:
    """What :func:`draft_to_json` made; raises pydantic's ValidationError for anything else."""
    return _drafts().validate_python(document)


# Built at the first use: it costs a moment that most starts do not need.


@lru_cache
def _plans() -> TypeAdapter[RoadMap]:
    return TypeAdapter(RoadMap)


@lru_cache
def _drafts() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)
