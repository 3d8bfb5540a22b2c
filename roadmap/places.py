"""Rules of organisations: what may stand under what, and what counts as one name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from roadmap.department import Organisation
from roadmap.planning import name_key
from roadmap.refusals import CannotStandUnder, NameTaken


class Named(Protocol):
    """An organisation or a group."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def archived(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an organisation: what it stands under, its branches, its groups today."""

    parent: Organisation | None = None
    branches: tuple[Organisation, ...] = ()
    groups: tuple[str, ...] = ()


def check_name(name: str, others: Iterable[Named], but: int | None = None) -> None:
    """Raises NameTaken where something but *but* is called so, however it is quoted, spaced or capitalised."""
    for other in others:
        if other.id != but and name_key(other.name) == name_key(name):
            raise NameTaken(other.name, other.archived)


def check_parent(
    organisation: Organisation, parent: Organisation | None, all_: Iterable[Organisation]
) -> None:
    """Raises CannotStandUnder where *organisation* may not stand under *parent* (None is always right)."""
    if parent is not None and parent not in possible_parents(organisation, all_):
        raise CannotStandUnder


def possible_parents(organisation: Organisation, all_: Iterable[Organisation]) -> list[Organisation]:
    """What *organisation* may stand under: neither itself, nor what stands under it, nor what is archived."""
    known = {one.id: one for one in all_}
    return [
        one
        for one in known.values()
        if not one.own
        and not one.archived
        and one.department_id == organisation.department_id
        and organisation.id not in _line(one, known)
    ]


def _line(one: Organisation, known: Mapping[int, Organisation]) -> list[int]:
    """The ids from *one* up to what stands under nothing; a loop ends the line."""
    line: list[int] = []
    at: int | None = one.id
    while at is not None and at not in line:
        line.append(at)
        at = known[at].parent_id if at in known else None
    return line
