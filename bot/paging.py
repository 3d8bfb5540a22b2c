"""A page of a longer list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """What is *shown* of *total* things; *number* and *last* count pages from 0."""

    shown: tuple[T, ...]
    number: int
    last: int
    total: int


def cut(things: Sequence[T], number: int, size: int) -> Page[T]:
    """The page of this number; the last one where there are fewer."""
    last = max(0, (len(things) - 1) // size)
    number = min(number, last)
    return Page(tuple(things[number * size : (number + 1) * size]), number, last, len(things))
