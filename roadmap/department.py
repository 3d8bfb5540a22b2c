"""A department – the tenant –, its organisations and its groups."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Department:
    """One municipality's education department; *timezone* is an IANA name."""

    id: int
    name: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A school, a centre, an institute; *own* marks the department as one who must act itself."""

    id: int
    department_id: int
    name: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Staffing:
    """An organisation and how many people have come in for it, of whichever post."""

    organisation: Organisation
    people: int
