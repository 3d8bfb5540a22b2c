"""Keepers: people of the department who ask an organisation that has nobody of its own here, and hand in for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from roadmap.department import Organisation, OrganisationKind
from roadmap.people import ANSWERABLE, DOERS, KEEPERS, OF_DEPARTMENT, Presence, Role
from roadmap.posts import Ending, Held
from roadmap.refusals import NotAllowed
from roadmap.roll import Listed, Show, shown


def by_the_way(going: Sequence[Held], last: date, known: Sequence[Held]) -> list[Held]:
    """What somebody keeps goes with their last lasting post of another kind: who has left keeps nothing.

    Whoever only gives one organisation back, or keeps without any other post, keeps the others.
    """
    person, ids = going[0].person_id, {held.post.id for held in going}
    if all(held.post.role in KEEPERS for held in going):
        return []
    staying = [
        held
        for held in known
        if held.person_id == person
        and held.own
        and held.post.id not in ids
        and (held.post.until is None or held.post.until > last)
    ]
    lasting = any(held.post.role not in KEEPERS and held.post.until is None for held in staying)
    return [] if lasting else [held for held in staying if held.post.role in KEEPERS]


def left_alone(ends: Iterable[Ending], known: Sequence[Held]) -> tuple[str, ...]:
    """Names of the organisations whose keeper's post ends so, and that nobody else keeps or heads without an end."""
    over = {ending.post_id for ending in ends}
    answered = {
        held.post.organisation_id
        for held in known
        if held.post.role in ANSWERABLE and held.own and held.post.until is None and held.post.id not in over
    }
    lost = {
        held.post.organisation_id: held.post.organisation
        for held in known
        if held.post.role in KEEPERS and held.own and held.post.id in over
    }
    return tuple(name for number, name in lost.items() if number not in answered)


def keepers(known: Iterable[Held], organisation_id: int) -> list[Held]:
    """Who keeps the organisation, not in somebody's place."""
    return [
        held
        for held in known
        if held.own and held.post.role in KEEPERS and held.post.organisation_id == organisation_id
    ]


def may_need_keeper(organisation: Organisation) -> bool:
    """Whether an organisation is likely to have nobody of its own here: an institute, a centre, another department.

    A school without a head waits for its head.
    """
    return organisation.kind is not OrganisationKind.SCHOOL


def may_be_kept(organisation: Organisation, known: Iterable[Held], day: date) -> bool:
    """Not the department itself, nor an organisation whose own people have come in."""
    own_people = any(
        held.here
        and held.post.role in DOERS
        and held.post.organisation_id == organisation.id
        and held.post.holds(day)
        for held in known
    )
    return not (organisation.own or organisation.archived or own_people)


def check_kept(organisation: Organisation, known: Iterable[Held], day: date) -> None:
    """Raises NotAllowed for one that nobody may keep."""
    if not may_be_kept(organisation, known, day):
        raise NotAllowed


def may_keep(everybody: Iterable[Listed], day: date) -> list[Listed]:
    """Who may be asked to keep an organisation: everybody with a post today, the department's own people first."""
    people = [one for one in shown(everybody, Show.ALL, day) if any(post.holds(day) for post in one.posts)]
    return sorted(people, key=lambda one: _distance(one, day))


def _distance(one: Listed, day: date) -> tuple[int, bool]:
    """How far from the department's own staff somebody is; whoever has not come in stands behind."""
    roles = {post.role for post in one.held(day)}
    rank = 0 if roles & OF_DEPARTMENT else 1 if Role.CURATOR in roles else 2
    return rank, one.person.presence is Presence.EXPECTED
