"""What a wished change will do, told as a value before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from roadmap import changes as rules
from roadmap.department import Department, Organisation
from roadmap.people import OF_DEPARTMENT, Person, Role, clean_name
from roadmap.posts import OF_DEPARTMENT_HANDING, Assigned, Beginning, Change, Held, Kind, Wish
from roadmap.refusals import GoneStale, NotAllowed

NEWCOMER = 0
"""Stands in a change for somebody who is not known yet."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a wish will do, told before it is done.

    *posts* are those it is about; *place* the organisation; *known* the department's posts.
    """

    wish: Wish
    department: Department
    posts: tuple[Held, ...]
    place: Organisation | None
    incoming: str
    change: Change
    known: tuple[Held, ...]

    @property
    def newcomer(self) -> bool:
        """Whether somebody is named who is not known yet."""
        return self.wish.person == NEWCOMER and bool(self.wish.name)

    @property
    def organisation_id(self) -> int | None:
        """Where it happens; None is the department's own staff."""
        return self.posts[0].post.organisation_id if self.posts else self.wish.subject

    @property
    def on_opening(self) -> bool:
        """Whether it happens when somebody opens their link."""
        by_link = self.wish.kind is Kind.SUCCESSOR and self.wish.since is None
        return self.newcomer and (by_link or self.wish.kind in OF_DEPARTMENT_HANDING)


def about(
    wish: Wish, subject: Held | Organisation, department: Department, known: Sequence[Held]
) -> Prospect:
    """A wish about *subject* while it is still asked who and when: without a change.

    Raises GoneStale for somebody who is in the department no more, NameUnusable.
    """
    posts = _seat(subject, known) if isinstance(subject, Held) else ()
    place = subject if isinstance(subject, Organisation) else None
    return Prospect(wish, department, posts, place, _name_of(wish, known), Change(), tuple(known))


def decided(prospect: Prospect, assigned: Sequence[Assigned], today: date) -> Prospect:
    """The same with what it does; raises whatever refuses it (``roadmap/changes.py``)."""
    wish = prospect.wish
    if wish.kind is not Kind.LEAVE and wish.since is not None:
        # Nothing begins before today: that is what is said, too.
        prospect = replace(prospect, wish=replace(wish, since=max(wish.since, today)))
    return replace(prospect, change=_change(prospect, today, assigned))


def _seat(held: Held, known: Sequence[Held]) -> tuple[Held, ...]:
    """The post; of a curator all their schools, for they come and go together."""
    if held.post.role is not Role.CURATOR or not held.own:
        return (held,)
    return tuple(
        one for one in known if one.own and one.person_id == held.person_id and one.post.role is Role.CURATOR
    )


def _name_of(wish: Wish, known: Sequence[Held]) -> str:
    """Who comes in; raises GoneStale for somebody who is in the department no more."""
    if wish.person == NEWCOMER:
        return clean_name(wish.name) if wish.name else ""
    found = next((held.name for held in known if held.person_id == wish.person), None)
    if found is None:
        raise GoneStale
    return found


def _change(prospect: Prospect, today: date, assigned: Sequence[Assigned]) -> Change:
    wish, known = prospect.wish, prospect.known
    match wish.kind:
        case Kind.SUBSTITUTE:
            _somebody(prospect)
            since = wish.since or today
            return rules.stand_in(prospect.posts, wish.person, since, wish.until, today, known)
        case Kind.ACTING:
            _somebody(prospect)
            return rules.act_as_head(_headship(prospect), wish.since or today, wish.until, today, known)
        case Kind.SUCCESSOR | Kind.VACANCY:
            _somebody(prospect)
            if prospect.on_opening:
                return Change()
            former = prospect.posts[0] if prospect.posts else None
            first = wish.since or today
            return rules.succeed(former, _headship(prospect), first, today, known, assigned)
        case Kind.LEAVE:
            last = (wish.since or today) - rules.DAY
            return rules.leave(prospect.posts, last, wish.person or None, today, known, assigned)
        case Kind.HAND_OVER | Kind.HAND_OVER_AND_GO:
            return _handing(prospect, today)


def _somebody(prospect: Prospect) -> None:
    if not prospect.incoming:
        raise GoneStale


def _headship(prospect: Prospect) -> Beginning:
    """The post of head that somebody gets."""
    if prospect.posts:
        post = prospect.posts[0].post
        return Beginning(
            prospect.wish.person, Role.HEAD, post.department.id, post.organisation_id, post.title
        )
    if prospect.place is None:
        raise LookupError("a head of nothing")
    return Beginning(prospect.wish.person, Role.HEAD, prospect.department.id, prospect.place.id)


def _handing(prospect: Prospect, today: date) -> Change:
    _somebody(prospect)
    old, stays = prospect.posts[0], prospect.wish.kind is Kind.HAND_OVER
    if not prospect.newcomer:
        if not any(held.person_id == prospect.wish.person and held.here for held in prospect.known):
            # Whoever has not come in cannot carry a department.
            raise NotAllowed
        return rules.hand_over(old, prospect.wish.person, stays, today, prospect.known)
    # The link does the rest; whether the old one stays is settled by whether they are staff then.
    begun = rules.hand_over(old, NEWCOMER, stays, today, prospect.known).begins
    return Change(begins=tuple(one for one in begun if one.person_id == old.person_id))


def with_person(prospect: Prospect, person_id: int) -> Prospect:
    """The change with the newcomer's id, and with a lasting post to come in by where the others end."""
    change = prospect.change
    begins = [
        replace(one, person_id=person_id) if one.person_id == NEWCOMER else one for one in change.begins
    ]
    if begins and prospect.wish.kind in {Kind.SUBSTITUTE, Kind.ACTING}:
        begins.insert(0, _base(begins[0]))
    moves = tuple(
        replace(move, person_id=person_id) if move.person_id == NEWCOMER else move for move in change.moves
    )
    return replace(prospect, change=replace(change, begins=tuple(begins), moves=moves))


def _base(post: Beginning) -> Beginning:
    role = Role.STAFF if post.role in OF_DEPARTMENT else Role.TEACHER
    return replace(post, role=role, title="", since=None, until=None, stands_for_id=None)


def taken_over(
    old: Held, person: Person, known: Sequence[Held], assigned: Sequence[Assigned], today: date
) -> Prospect:
    """A post goes to *person* today, because they opened the link that hands it over.

    Where they were given the post a moment before, it is not begun twice.
    """
    post = old.post
    theirs = [
        held for held in known if held.own and held.person_id == person.id and held.post.role is post.role
    ]
    others = [held for held in known if held not in theirs]
    kind = Kind.SUCCESSOR
    if post.role is Role.COORDINATOR:
        stays = any(h.person_id == old.person_id and h.post.role is Role.STAFF for h in known)
        kind = Kind.HAND_OVER if stays else Kind.HAND_OVER_AND_GO
        change = rules.hand_over(old, person.id, False, today, others)
    else:
        place = Beginning(person.id, post.role, post.department.id, post.organisation_id, post.title)
        change = rules.succeed(old, place, today, today, others, assigned)
    lasting = {held.post.organisation_id for held in theirs if held.post.until is None}
    begins = tuple(one for one in change.begins if one.organisation_id not in lasting)
    wish = Wish(kind, post.id, person.id, today)
    return Prospect(
        wish, post.department, (old,), None, person.name, replace(change, begins=begins), tuple(known)
    )
