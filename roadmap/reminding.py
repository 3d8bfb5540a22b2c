"""Reminders: who is told of which overdue tasks, and who may send them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from roadmap.people import ANSWERABLE, OF_DEPARTMENT, Actor, Person, Presence, Role
from roadmap.tasks import Task


@dataclass(frozen=True, slots=True)
class Seat:
    """A post somebody holds today; *chat* is None for who has not come in, *stands_for* whose substitute they are.

    *joined* is when they came in.
    """

    person: Person
    chat: int | None
    role: Role
    organisation_id: int | None = None
    stands_for: int | None = None
    joined: datetime | None = None

    @property
    def reachable(self) -> bool:
        """Whether a message would get to them."""
        return self.chat is not None and self.person.presence is Presence.HERE


@dataclass(frozen=True, slots=True)
class ToRemind:
    """Somebody and the overdue tasks they are told of, the oldest first."""

    person: Person
    chat: int | None
    tasks: tuple[Task, ...]

    @property
    def reachable(self) -> bool:
        """Whether a message would get to them."""
        return self.chat is not None and self.person.presence is Presence.HERE


def may_remind(actor: Actor, task: Task) -> bool:
    """Department staff, the curator of the organisation, and its head, who reminds their own people (product.md)."""
    if task.department_id in actor.departments(OF_DEPARTMENT):
        return True
    return task.organisation_id in actor.organisations(frozenset({Role.CURATOR, Role.HEAD}))


def may_remind_of(actor: Actor, department_id: int) -> bool:
    """Whether the actor may remind anybody in a department."""
    roles = {post.role for post in actor.posts if post.department.id == department_id}
    return bool(roles & (OF_DEPARTMENT | {Role.CURATOR, Role.HEAD}))


def to_remind(actor: Actor, tasks: Iterable[Task], seats: Sequence[Seat]) -> list[ToRemind]:
    """Everybody who does one of *tasks*, each once; nobody reminds themselves.

    Tasks that the actor may not remind of are left out. A head reminds people of their own organisation.
    """
    found: dict[int, tuple[Seat, list[Task]]] = {}
    seating = Seating(seats)
    for task in tasks:
        if not may_remind(actor, task):
            continue
        for seat in {seat.person.id: seat for seat in seating.doers(task)}.values():
            if seat.person.id != actor.person.id and _looks_after(actor, task, seat):
                found.setdefault(seat.person.id, (seat, []))[1].append(task)
    return [ToRemind(seat.person, seat.chat, _oldest_first(own)) for seat, own in found.values()]


def _looks_after(actor: Actor, task: Task, seat: Seat) -> bool:
    if task.department_id in actor.departments(OF_DEPARTMENT):
        return True
    if task.organisation_id in actor.organisations(frozenset({Role.CURATOR})):
        return True
    return seat.organisation_id in actor.organisations(frozenset({Role.HEAD}))


class Seating:
    """Who sits where, so that no task walks through everybody."""

    def __init__(self, seats: Iterable[Seat]) -> None:
        self._persons: dict[int, list[Seat]] = defaultdict(list)
        self._heads: dict[int | None, list[Seat]] = defaultdict(list)
        self._curators: dict[int | None, list[Seat]] = defaultdict(list)
        self._coordinators: list[Seat] = []
        for seat in seats:
            for person in {seat.person.id, seat.stands_for} - {None}:
                self._persons[person or 0].append(seat)
            if seat.role in ANSWERABLE:
                self._heads[seat.organisation_id].append(seat)
            elif seat.role is Role.CURATOR:
                self._curators[seat.organisation_id].append(seat)
            elif seat.role is Role.COORDINATOR:
                self._coordinators.append(seat)

    def doers(self, task: Task) -> list[Seat]:
        """Who is to do it: whom it was handed to and who stands in for them, else heads and keepers; co-executors too."""
        if task.assignee_id is not None:
            found = [*self._persons.get(task.assignee_id, ())]
        elif task.own:
            found = [*self._coordinators]
        else:
            found = self.heads(task.organisation_id)
        for one in task.partners:
            if one.person_id is None:
                found += self.heads(one.organisation_id)
            else:
                found += self._persons.get(one.person_id, ())
        return found

    def heads(self, organisation_id: int) -> list[Seat]:
        """Who answers for an organisation: its heads and keepers."""
        return [*self._heads.get(organisation_id, ())]

    def curators(self, organisation_id: int) -> list[Seat]:
        """Whom an organisation was given to."""
        return [*self._curators.get(organisation_id, ())]


def _oldest_first(tasks: list[Task]) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda task: (task.due is None, task.due, task.id)))
