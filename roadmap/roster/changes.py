"""What a roster would change: values that are shown first, and then written as they are.

Ids below zero stand for what is not there yet: each names one new organisation, group or person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from roadmap.department import Group, Membership, Organisation, OrganisationKind
from roadmap.people import Role
from roadmap.replanning import Moves
from roadmap.roster.roster import BadRow, Remark


@dataclass(frozen=True, slots=True)
class Held:
    """A post that somebody holds or held in the department.

    *substitute* marks one that stands in for another; *elsewhere* a person with posts in other departments too.
    """

    id: int
    person_id: int
    name: str
    role: Role
    organisation_id: int | None
    title: str
    since: date | None = None
    until: date | None = None
    substitute: bool = False
    elsewhere: bool = False

    def current(self, today: date) -> bool:
        """Whether it is held today or will be."""
        return self.until is None or self.until >= today


@dataclass(frozen=True, slots=True)
class Present:
    """A department as it is: archived organisations and ended posts too.

    *former* are names that organisations had before: (name, organisation id).
    """

    organisations: tuple[Organisation, ...]
    groups: tuple[Group, ...] = ()
    memberships: tuple[Membership, ...] = ()
    posts: tuple[Held, ...] = ()
    former: tuple[tuple[str, int], ...] = ()

    @property
    def own(self) -> Organisation:
        """The department itself among its organisations."""
        return next(one for one in self.organisations if one.own)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an organisation is at one time."""

    name: str
    kind: OrganisationKind
    parent_id: int | None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationChange:
    """An organisation that comes (no *before*), is renamed, moved, of another kind, or back from the archive."""

    id: int
    before: Standing | None
    after: Standing


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A group that comes, or is back from the archive."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Stay:
    """An organisation's stay in a group, both days included; None is open."""

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class MembershipChange:
    """A stay that begins (no *id*), or whose days change."""

    id: int | None
    group_id: int
    organisation_id: int
    before: Stay | None
    after: Stay


@dataclass(frozen=True, slots=True)
class Holding:
    """What a post is at one time."""

    role: Role
    organisation_id: int | None
    title: str


@dataclass(frozen=True, slots=True)
class PersonChange:
    """A person who comes (no *before*) or is named otherwise."""

    id: int
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class PostChange:
    """A post that begins (no *id*), or becomes another role, place or title. *name* is of its person."""

    id: int | None
    person_id: int
    name: str
    before: Holding | None
    after: Holding

    @property
    def becomes_another(self) -> bool:
        """Whether a post that is there changes in more than its title: then it ends, and another begins."""
        before, after = self.before, self.after
        return before is not None and (before.role, before.organisation_id) != (
            after.role,
            after.organisation_id,
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that a roster would change; *names* tell organisations and groups by id, new ones too."""

    organisations: tuple[OrganisationChange, ...] = ()
    groups: tuple[GroupChange, ...] = ()
    memberships: tuple[MembershipChange, ...] = ()
    people: tuple[PersonChange, ...] = ()
    posts: tuple[PostChange, ...] = ()
    bad: tuple[BadRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    group_names: tuple[tuple[int, str], ...] = ()
    moved: Mapping[int, Moves] = field(default_factory=dict)
    """What came and went of tasks, by organisation; known when the changes were put in."""

    @property
    def anything(self) -> bool:
        """Whether something changes at all."""
        return bool(self.organisations or self.groups or self.memberships or self.people or self.posts)
