"""Whom a questionnaire is sent to: schools, groups of them, single ones; and who of them answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from roadmap.department import Organisation, OrganisationKind
from roadmap.people import Presence, Role
from roadmap.reminding import Seat


class Who(StrEnum):
    """Who answers; the letters stand in buttons."""

    SCHOOL = "s"
    """The school as one: its head, or whom the head hands it to."""
    HEADS = "h"
    """Each head for themselves."""
    TEACHERS = "t"
    """Each teacher for themselves."""
    ALL = "a"
    """Heads and teachers, each for themselves."""


_ROLES: Mapping[Who, frozenset[Role]] = {
    Who.SCHOOL: frozenset(),
    Who.HEADS: frozenset({Role.HEAD}),
    Who.TEACHERS: frozenset({Role.TEACHER}),
    Who.ALL: frozenset({Role.HEAD, Role.TEACHER}),
}


@dataclass(frozen=True, slots=True)
class Audience:
    """Schools by what they are (*everyone*), by the *groups* they are in, by themselves; and *who* answers.

    It is a rule, not a list: a school that comes into a group is in the audience from that day on.
    """

    everyone: bool = False
    groups: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    who: Who = Who.SCHOOL

    @property
    def empty(self) -> bool:
        """Whether nobody was chosen yet."""
        return not (self.everyone or self.groups or self.organisations)


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who owes one response: an organisation, or a person who belongs to one."""

    organisation_id: int
    person_id: int | None = None

    @property
    def key(self) -> str:
        """What tells it from the others of a round."""
        if self.person_id is not None:
            return f"person:{self.person_id}"
        return f"organisation:{self.organisation_id}"


def places(
    audience: Audience, organisations: Iterable[Organisation], members: Mapping[int, Collection[int]]
) -> tuple[int, ...]:
    """The organisations of an audience, each once, in the order of *organisations*.

    Archived ones and the department itself are never among them. *members* are ids by group, on the day it is about.
    """
    named = {*audience.organisations, *(one for group in audience.groups for one in members.get(group, ()))}
    return tuple(
        one.id
        for one in organisations
        if not one.archived
        and not one.own
        and (one.id in named or (audience.everyone and one.kind is OrganisationKind.SCHOOL))
    )


def respondents(audience: Audience, chosen: Sequence[int], seats: Iterable[Seat]) -> tuple[Respondent, ...]:
    """Who owes a response; *seats* are the posts held on the day. Nobody answers for themselves in another's stead.

    Who works in several of the organisations answers once, with the first of them.
    """
    if audience.who is Who.SCHOOL:
        return tuple(Respondent(one) for one in chosen)
    order = {number: place for place, number in enumerate(chosen)}
    found = [
        Respondent(seat.organisation_id, seat.person.id)
        for seat in seats
        if seat.role in _ROLES[audience.who]
        and seat.stands_for is None
        and seat.organisation_id in order
        and seat.person.presence is not Presence.REMOVED
    ]
    found.sort(key=lambda one: order[one.organisation_id])
    return tuple({one.key: one for one in reversed(found)}.values())[::-1]
