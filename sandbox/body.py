"""Reads the fields of a desk request, and says in a sentence what is wrong with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sandbox.errors import DeskError
from sandbox.wire import Json


def text(body: Json, key: str) -> str:
    value = body.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise DeskError(f"{key} is text")
    return value


def whole(body: Json, key: str) -> int | None:
    value = body.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise DeskError(f"{key} is a whole number")
    try:
        return int(value)
    except ValueError:
        raise DeskError(f"{key} is a whole number") from None


def number(body: Json, key: str) -> int:
    value = whole(body, key)
    if value is None:
        raise DeskError(f"{key} is missing")
    return value


def amount(body: Json, key: str) -> float:
    value: Any = body[key]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise DeskError(f"{key} is a number")
    return float(value)


def moment(value: object) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise DeskError("now is a moment as 2026-03-02T08:00:00+03:00") from None
