"""After any sequence of changes of life every task has somebody, no post overlaps wrongly, nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from roadmap import changes
from roadmap.department import Department
from roadmap.people import Actor, Person, Post, Role
from roadmap.posts import Assigned, Beginning, Change, Held
from roadmap.refusals import Refusal
from roadmap.settling import headless, settled
from roadmap.tasks import UNFINISHED, Status, Task, may_hand_in

DEPARTMENT = Department(1, "Управление", "Europe/Moscow")
PLACES = (1, 2)
KEPT = 4
"""An institute that has only keepers here."""
OWN = 3
"""The department itself, as one who must act."""
PEOPLE = tuple(range(1, 8))
START = date(2026, 3, 2)
NEAR = st.integers(-3, 12)


@dataclass
class Work:
    """A task, and whom it was handed to."""

    id: int
    place: int
    status: Status = Status.OPEN
    with_: int | None = None


@dataclass
class Life:
    """A department: who holds what, and its tasks. It does what the storage does."""

    today: date = START
    posts: dict[int, Held] = field(default_factory=dict)
    work: dict[int, Work] = field(default_factory=dict)

    def add(self, beginning: Beginning) -> int:
        number = len(self.posts) + 1
        stood_for = self.posts.get(beginning.stands_for_id or 0)
        post = Post(
            id=number,
            role=beginning.role,
            department=DEPARTMENT,
            organisation_id=beginning.organisation_id,
            since=beginning.since,
            until=beginning.until,
            stands_for_id=beginning.stands_for_id,
            stands_for=stood_for.person_id if stood_for else None,
        )
        self.posts[number] = Held(post, beginning.person_id, f"Человек {beginning.person_id}")
        return number

    @property
    def known(self) -> list[Held]:
        found = []
        for held in self.posts.values():
            over = self.posts[held.post.stands_for_id].post.until if held.post.stands_for_id else None
            first, last = held.post.since, held.post.until
            inherits = over is not None and first is not None and over < first and (not last or first <= last)
            if inherits or last is None or last >= self.today:
                found.append(replace(held, inherits=inherits))
        return found

    @property
    def assigned(self) -> list[Assigned]:
        return [
            Assigned(one.id, one.place, one.with_, own=one.place == OWN)
            for one in self.work.values()
            if one.with_ is not None and one.status not in {Status.ACCEPTED, Status.CANCELLED}
        ]

    def carry_out(self, change: Change) -> None:
        for ending in change.ends:
            held = self.posts[ending.post_id]
            self.posts[ending.post_id] = replace(held, post=replace(held.post, until=ending.last))
        for beginning in change.begins:
            self.add(beginning)
        for move in change.moves:
            self.work[move.task_id].with_ = move.person_id

    def settle(self) -> None:
        self.carry_out(Change(moves=settled(self.assigned, self.known, self.today)))

    def actor(self, person_id: int) -> Actor:
        posts = tuple(
            held.post
            for held in self.posts.values()
            if held.person_id == person_id and held.post.holds(self.today)
        )
        return Actor(Person(person_id, "", "ru"), posts)

    def task(self, one: Work) -> Task:
        return Task(
            one.id, 1, one.place, "", 1, "", "", "", "", "", "", one.status, None, False, one.place == OWN,
            one.with_,
        )  # fmt: skip


class Changes(RuleBasedStateMachine):
    """Somebody does something; what is refused changes nothing."""

    @initialize()
    def begin(self) -> None:
        self.life = Life()
        self.done: dict[int, int | None] = {}
        for person, role, place in (
            (1, Role.COORDINATOR, None), (2, Role.HEAD, 1), (3, Role.TEACHER, 1), (4, Role.HEAD, 2),
            (5, Role.TEACHER, 2), (5, Role.TEACHER, 1), (6, Role.CURATOR, 1), (6, Role.CURATOR, 2),
            (6, Role.KEEPER, KEPT), (3, Role.KEEPER, KEPT), (7, Role.KEEPER, 2),
        ):  # fmt: skip
            self.life.add(Beginning(person, role, 1, place))
        for number, place in enumerate((1, 1, 1, 2, 2, 2, OWN, KEPT), start=1):
            self.life.work[number] = Work(number, place)

    def _does(self, change: Change) -> None:
        before = {number: (held.person_id, held.post.since) for number, held in self.life.posts.items()}
        self.life.carry_out(change)
        self.life.settle()
        for number, kept in before.items():
            held = self.life.posts[number]
            assert (held.person_id, held.post.since) == kept, "what was is still known"

    def _own(self, index: int, *roles: Role) -> Held | None:
        found = [h for h in self.life.known if h.own and (not roles or h.post.role in roles)]
        return found[index % len(found)] if found else None

    @rule(index=st.integers(0, 50), person=st.sampled_from(PEOPLE), since=NEAR, length=st.none() | NEAR)
    def substitute(self, index: int, person: int, since: int, length: int | None) -> None:
        life, absent = self.life, self._own(index)
        first = life.today + timedelta(days=since)
        last = None if length is None else first + timedelta(days=length)
        if absent is not None:
            try:
                change = changes.stand_in([absent], person, first, last, life.today, life.known)
            except Refusal:
                return
            self._does(change)

    @rule(place=st.sampled_from(PLACES), person=st.sampled_from(PEOPLE), since=NEAR, length=NEAR)
    def act(self, place: int, person: int, since: int, length: int) -> None:
        life = self.life
        first = life.today + timedelta(days=since)
        wanted = Beginning(person, Role.HEAD, 1, place)
        try:
            change = changes.act_as_head(
                wanted, first, first + timedelta(days=length), life.today, life.known
            )
        except Refusal:
            return
        self._does(change)

    @rule(place=st.sampled_from(PLACES), person=st.sampled_from(PEOPLE), since=NEAR)
    def succeed(self, place: int, person: int, since: int) -> None:
        life = self.life
        heads = [
            h
            for h in life.known
            if h.own and h.post.role is Role.HEAD and h.post.organisation_id == place and h.post.until is None
        ]
        wanted = Beginning(person, Role.HEAD, 1, place)
        first = life.today + timedelta(days=since)
        former = heads[0] if heads else None
        try:
            change = changes.succeed(former, wanted, first, life.today, life.known, life.assigned)
        except Refusal:
            return
        self._does(change)

    @rule(index=st.integers(0, 50), since=NEAR, to=st.none() | st.sampled_from(PEOPLE))
    def leave(self, index: int, since: int, to: int | None) -> None:
        life, held = self.life, self._own(index)
        if held is None:
            return
        last = life.today + timedelta(days=since)
        colleagues = {
            h.person_id
            for h in life.known
            if h.own
            and h.post.organisation_id == held.post.organisation_id
            and h.post.role is Role.TEACHER
            and h.post.until is None
        }
        heir = to if to in colleagues or held.post.role is Role.CURATOR else None
        try:
            change = changes.leave([held], last, heir, life.today, life.known, life.assigned)
        except Refusal:
            return
        self._does(change)

    @rule(person=st.sampled_from(PEOPLE), stays=st.booleans())
    def hand_over(self, person: int, stays: bool) -> None:
        life, old = self.life, self._own(0, Role.COORDINATOR)
        if old is None:
            return
        try:
            change = changes.hand_over(old, person, stays, life.today, life.known)
        except Refusal:
            return
        self._does(change)

    @rule(number=st.integers(1, 7), person=st.sampled_from(PEOPLE))
    def delegate(self, number: int, person: int) -> None:
        one = self.life.work[number]
        there = self.life.actor(person).organisations(frozenset({Role.TEACHER}))
        if one.place in there and one.status in UNFINISHED:
            one.with_ = person

    @rule(number=st.integers(1, 7))
    def accepted(self, number: int) -> None:
        one = self.life.work[number]
        one.status = Status.ACCEPTED
        self.done.setdefault(number, one.with_)

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self.life.today += timedelta(days=days)
        self.life.settle()

    @invariant()
    def every_task_has_somebody(self) -> None:
        life = self.life
        listed = headless((*PLACES, KEPT), life.known, life.today)
        for one in life.work.values():
            if one.status in UNFINISHED and one.place not in listed:
                doers = [p for p in PEOPLE if may_hand_in(life.actor(p), life.task(one))]
                assert doers, f"task {one.id} of {one.place} is nobody's and not listed"

    @invariant()
    def whoever_a_task_was_handed_to_is_there(self) -> None:
        life = self.life
        for task in life.assigned:
            posts = [
                held.post
                for held in life.posts.values()
                if held.person_id == task.person_id
                and held.post.organisation_id == task.organisation_id
                and (held.post.until is None or held.post.until >= life.today)
            ]
            assert posts, f"task {task.task_id} is with {task.person_id}, who is gone"

    @invariant()
    def no_post_overlaps_wrongly(self) -> None:
        real = [h for h in self.life.posts.values() if not _never(h.post)]
        for one, other in combinations(real, 2):
            same = (one.person_id, one.post.role, one.post.organisation_id, one.post.stands_for_id) == (
                other.person_id, other.post.role, other.post.organisation_id, other.post.stands_for_id,
            )  # fmt: skip
            assert not (same and _meet(one.post, other.post)), f"{one} and {other}"
        for held in real:
            if held.post.stands_for_id:
                absent = self.life.posts[held.post.stands_for_id]
                assert absent.person_id != held.person_id
                assert absent.own, "nobody stands in for a substitute"
                inherits = absent.post.until is not None and held.post.since > absent.post.until
                ends_with_it = absent.post.until is None or (
                    held.post.until is not None and held.post.until <= absent.post.until
                )
                assert inherits or ends_with_it, "a substitute outlives the post"

    @invariant()
    def who_has_left_keeps_nothing(self) -> None:
        """But for person 7, who never had a post beside."""
        staying = [h for h in self.life.known if h.own]
        for held in staying:
            if held.post.role is Role.KEEPER and held.person_id != 7:
                assert any(h.person_id == held.person_id and h.post.role is not Role.KEEPER for h in staying)

    @invariant()
    def a_department_is_never_without_a_coordinator(self) -> None:
        assert any(self.life.actor(person).coordinates(1) for person in PEOPLE)

    @invariant()
    def nothing_done_is_lost(self) -> None:
        for number, with_ in self.done.items():
            one = self.life.work[number]
            assert (one.status, one.with_) == (Status.ACCEPTED, with_)


def _never(post: Post) -> bool:
    return post.since is not None and post.until is not None and post.until < post.since


def _meet(one: Post, other: Post) -> bool:
    first = max(one.since or date.min, other.since or date.min)
    return first <= min(one.until or date.max, other.until or date.max)


Changes.TestCase.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
TestAnySequenceOfChanges = Changes.TestCase
