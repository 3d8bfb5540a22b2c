"""Changes of life, as values: which posts end and begin, and whose work goes to whom. Nothing is ever deleted.

A post ends by its last day; one that ends before it began was never held. Nothing begins before today. *known* are always the department's
posts that are held now or later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from roadmap.keeping import by_the_way
from roadmap.people import DOERS, Post, Role
from roadmap.posts import Assigned, Beginning, Change, Ending, Held, Move
from roadmap.refusals import AlreadyHolds, DaysOver, LastCoordinator, NoLastDay, NotAllowed

DAY = timedelta(days=1)
BACKDATED_MOST = timedelta(days=366)


def stand_in(
    absent: Sequence[Held],
    person_id: int,
    since: date,
    until: date | None,
    today: date,
    known: Sequence[Held],
) -> Change:
    """Somebody does what the *absent* one's posts do, from a day to a day; both keep what they have.

    The days are cut to those of the posts. Raises NotAllowed for standing in for oneself or for a substitute,
    DaysOver, or AlreadyHolds where they stand in on some of these days already.
    """
    begins = []
    for held in absent:
        post = held.post
        if held.person_id == person_id or not held.own:
            raise NotAllowed
        first, last = max(since, today, post.since or since), earliest(until, post.until)
        if last is not None and last < first:
            continue
        for other in known:
            if other.person_id == person_id and other.post.stands_for_id == post.id:
                _refuse_overlap(other.post, first, last)
        begins.append(_copy(post, person_id, first, last, stands_for_id=post.id))
    if not begins:
        raise DaysOver
    return Change(begins=tuple(begins))


def act_as_head(
    place: Beginning, since: date, until: date | None, today: date, known: Sequence[Held]
) -> Change:
    """Somebody acts as the head of an organisation, besides the head or where there is none.

    Raises NoLastDay, DaysOver, or AlreadyHolds where they head it already on some of these days.
    """
    if until is None:
        raise NoLastDay
    since = max(since, today)
    if until < since:
        raise DaysOver
    for other in _heads(known, place.organisation_id):
        if other.person_id == place.person_id:
            _refuse_overlap(other.post, since, until)
    return Change(begins=(replace(place, role=Role.HEAD, since=since, until=until),))


def succeed(
    former: Held | None,
    place: Beginning,
    first: date,
    today: date,
    known: Sequence[Held],
    assigned: Iterable[Assigned],
) -> Change:
    """Somebody takes a post over from *first* on; the former one holds it up to the day before.

    A new head ends acting heads and substitutes too. Work that was handed to the former goes to the new one.
    Raises AlreadyHolds where they hold it for good already.
    """
    first = max(first, today)
    ending = [former] if former is not None else []
    if place.role is Role.HEAD:
        for held in _heads(known, place.organisation_id):
            if held.own and held.post.until is not None and held.post.until >= first and held not in ending:
                ending.append(held)
    if former is not None and former.own:
        ending += by_the_way([former], first - DAY, known)
    over = {held.post.id for held in ending}
    for held in known:
        if _same_place(held, place) and held.own and held.post.id not in over:
            _refuse_overlap(held.post, first, None)
    if former is not None and former.person_id == place.person_id and former.post.until is None:
        raise AlreadyHolds(former.post.since, None)
    moves = [
        Move(task.task_id, place.person_id)
        for task in assigned
        if former is not None
        and first <= today
        and task.person_id == former.person_id
        and task.organisation_id == place.organisation_id
    ]
    return Change(ended(ending, first - DAY, known), (replace(place, since=first),), tuple(moves))


def leave(
    posts: Sequence[Held],
    last: date,
    to: int | None,
    today: date,
    known: Sequence[Held],
    assigned: Iterable[Assigned],
) -> Change:
    """Somebody holds *posts* (all theirs) up to *last*; their unfinished work goes *to* a colleague or the head.

    A curator's schools go *to* another curator, or to nobody. Raises LastCoordinator, NotAllowed for a
    substitute's post, DaysOver for a day long ago.
    """
    if last < today - BACKDATED_MOST:
        raise DaysOver
    if not all(held.own for held in posts) or any(held.person_id == to for held in posts):
        raise NotAllowed
    _keep_a_coordinator(posts, last, known)
    going = [*posts, *by_the_way(posts, last, known)]
    going += _stood_in_by_the_way(going, last, known)
    begins = tuple(_inheritances(posts, last, to, today, known))
    moves: tuple[Move, ...] = ()
    if last < today:
        left = {held.post.organisation_id for held in posts if held.post.role in DOERS}
        stays = {held.post.organisation_id for held in _staying(posts, last, known)}
        moves = tuple(
            Move(task.task_id, to)
            for task in assigned
            if task.person_id == posts[0].person_id and task.organisation_id in left - stays
        )
    return Change(ended(going, last, known), begins, moves)


def hand_over(old: Held, person_id: int, stays: bool, today: date, known: Sequence[Held]) -> Change:
    """The whole department goes to another coordinator today; the old one becomes staff, or leaves.

    Raises NotAllowed for handing it to oneself.
    """
    if old.person_id == person_id or not old.own or old.post.role is not Role.COORDINATOR:
        raise NotAllowed
    places = [_copy(old.post, person_id, today, None)]
    if stays:
        places.append(replace(_copy(old.post, old.person_id, today, None), role=Role.STAFF, title=""))
    begins = [begins for place in places if (begins := _where_free(place, known)) is not None]
    going = [old]
    if not stays:
        going += by_the_way(going, today - DAY, known)
        going += _stood_in_by_the_way(going, today - DAY, known)
    return Change(ended(going, today - DAY, known), tuple(begins))


def ended(posts: Sequence[Held], last: date, known: Sequence[Held]) -> tuple[Ending, ...]:
    """*posts* end with *last*, and with them whoever stands in for them."""
    ids = {held.post.id for held in posts}
    for held in known:
        if held.post.stands_for_id in ids and not held.inherits:
            ids.add(held.post.id)
    return tuple(
        Ending(held.post.id, last)
        for held in {held.post.id: held for held in (*posts, *known)}.values()
        if held.post.id in ids and (held.post.until is None or held.post.until > last)
    )


def led_without(person_id: int, day: date, known: Sequence[Held]) -> bool:
    """Whether somebody else who has come in coordinates on *day*, for good and in nobody's place."""
    return any(
        held.own and held.here and _open(held, held.person_id, Role.COORDINATOR, day)
        for held in known
        if held.person_id != person_id
    )


def earliest(one: date | None, other: date | None) -> date | None:
    """The earlier of two last days; None is open."""
    return min((day for day in (one, other) if day is not None), default=None)


def _refuse_overlap(post: Post, since: date, until: date | None) -> None:
    begins_later = until is not None and post.since is not None and post.since > until
    if not begins_later and (post.until is None or post.until >= since):
        raise AlreadyHolds(post.since, post.until)


def _copy(
    post: Post, person_id: int, since: date | None, until: date | None, stands_for_id: int | None = None
) -> Beginning:
    return Beginning(
        person_id,
        post.role,
        post.department.id,
        post.organisation_id,
        post.title,
        since,
        until,
        stands_for_id,
    )


def _same_place(held: Held, place: Beginning) -> bool:
    post = held.post
    return (held.person_id, post.role, post.department.id, post.organisation_id) == (
        place.person_id,
        place.role,
        place.department_id,
        place.organisation_id,
    )


def _where_free(place: Beginning, known: Sequence[Held]) -> Beginning | None:
    """The post between what somebody holds of it already; None where they have it for good."""
    theirs = sorted(
        (held.post for held in known if held.own and _same_place(held, place)),
        key=lambda post: post.since or date.min,
    )
    since = place.since or date.min
    for post in theirs:
        if post.holds(since):
            if post.until is None:
                return None
            since = post.until + DAY
    later = min((post.since for post in theirs if post.since and post.since > since), default=None)
    return replace(place, since=since, until=later - DAY if later else place.until)


def _heads(known: Sequence[Held], organisation_id: int | None) -> list[Held]:
    return [h for h in known if h.post.role is Role.HEAD and h.post.organisation_id == organisation_id]


def _open(held: Held, person_id: int, role: Role, today: date) -> bool:
    post = held.post
    return held.person_id == person_id and post.role is role and post.until is None and post.holds(today)


def _keep_a_coordinator(posts: Sequence[Held], last: date, known: Sequence[Held]) -> None:
    if not any(held.post.role is Role.COORDINATOR for held in posts):
        return
    if not led_without(posts[0].person_id, last + DAY, known):
        raise LastCoordinator


def _staying(posts: Sequence[Held], last: date, known: Sequence[Held]) -> list[Held]:
    """The person's own posts that are held after *last*."""
    ids = {held.post.id for held in posts}
    return [
        held
        for held in known
        if held.person_id == posts[0].person_id
        and held.own
        and held.post.id not in ids
        and (held.post.until is None or held.post.until > last)
    ]


def _stood_in_by_the_way(posts: Sequence[Held], last: date, known: Sequence[Held]) -> list[Held]:
    """Where somebody stands in who leaves: an organisation they have left, or everywhere with their last post."""
    stays = {held.post.organisation_id for held in _staying(posts, last, known)}
    left = {held.post.organisation_id for held in posts} - stays
    return [
        held
        for held in known
        if held.person_id == posts[0].person_id
        and not held.own
        and (not stays or held.post.organisation_id in left)
    ]


def _inheritances(
    posts: Sequence[Held], last: date, to: int | None, today: date, known: Sequence[Held]
) -> Iterable[Beginning]:
    if to is None:
        return
    for held in posts:
        post, first = held.post, last + DAY
        if post.role is Role.CURATOR:
            place = replace(_copy(post, to, max(first, today), None), title="")
            if (begins := _where_free(place, known)) is not None:
                yield begins
        elif post.role is Role.TEACHER and last >= today:
            promised = any(one.person_id == to and one.post.stands_for_id == post.id for one in known)
            if not promised:
                yield replace(_copy(post, to, first, first, stands_for_id=post.id), title="")
