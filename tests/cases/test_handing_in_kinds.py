"""What handing in, closing and settling do, for every kind, status and person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.before_order import STANDS, Earlier, settle
from roadmap.deadlines import Kind
from roadmap.department import Department
from roadmap.details import Details
from roadmap.draft import Past
from roadmap.handing_in import (
    SOON,
    close,
    hand_in,
    hand_in_part,
    offers_part,
    reopen,
    take_back,
    take_case_back,
)
from roadmap.people import Actor, Person, Post, Role
from roadmap.refusals import AlreadyDone, GoneStale, NotAllowed, Refusal
from roadmap.tasks import UNFINISHED, Off, Status, Task

DAY = date(2026, 3, 27)
MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
DEPARTMENT = Department(1, "Управление", "UTC")


def somebody(role: Role, organisation: int = 5) -> Actor:
    return Actor(Person(1, "Борис", "ru"), (Post(1, role, DEPARTMENT, organisation, "школа"),))


HEAD = somebody(Role.HEAD)
TASK = Task(3, 1, 5, "школа", 7, "1", "Работа", "", "", "", "", Status.OPEN, None, False)

TASKS = st.builds(
    lambda status, kind, target, progress, counted, due, reviewed, by_itself, returned: replace(
        TASK,
        status=status,
        kind=kind,
        details=Details(target=target),
        progress=None if target is None or progress is None else min(progress, target),
        counted=counted and target is not None,
        due=None if kind in {Kind.ON_REQUEST, Kind.AWAITING} else due,
        awaiting=kind is Kind.AWAITING,
        reviewed=reviewed,
        by_itself=by_itself and status is Status.ACCEPTED,
        reviewed_at=MOMENT if returned else None,
    ),
    st.sampled_from(Status),
    st.sampled_from([kind for kind in Kind if kind is not Kind.INVALID]),
    st.none() | st.integers(2, 9),
    st.none() | st.integers(0, 9),
    st.booleans(),
    st.dates(DAY - timedelta(9), DAY + timedelta(9)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


def outcome(deed: object) -> Status | type[Refusal]:
    try:
        return deed()  # type: ignore[operator, no-any-return]
    except Refusal as refusal:
        return type(refusal)


@given(task=TASKS, said=st.none() | st.integers(0, 9))
def test_handing_in_never_reopens_and_a_register_stays_open(task: Task, said: int | None) -> None:
    after = outcome(lambda: hand_in(HEAD, task, said))
    if isinstance(after, type):
        assert after is AlreadyDone
        assert task.status in {Status.ACCEPTED, Status.CANCELLED}
    elif task.status in UNFINISHED and task.takes_cases:
        assert after is task.status
    elif task.status not in UNFINISHED:
        assert after not in UNFINISHED
    else:
        target = task.details.target
        part = target is not None and (said or 0) < target and (said is not None or task.counted)
        assert after is (task.status if part else Status.SUBMITTED if task.reviewed else Status.ACCEPTED)


@given(task=TASKS)
def test_only_an_open_register_is_closed_and_what_was_closed_opens_as_it_was(task: Task) -> None:
    after = outcome(lambda: close(HEAD, task))
    if not task.takes_cases:
        assert after is GoneStale
    elif task.status not in UNFINISHED:
        assert after is AlreadyDone
    else:
        assert after is (Status.SUBMITTED if task.reviewed else Status.ACCEPTED)
        assert isinstance(after, Status)
        closed = replace(task, status=after, by_itself=after is Status.ACCEPTED)
        if task.reviewed:
            back = Status.OPEN if task.reviewed_at is None else Status.RETURNED
            assert reopen(HEAD, closed) is back
        else:
            assert reopen(HEAD, closed) is Status.OPEN


@given(task=TASKS)
def test_cases_are_taken_back_one_by_one_by_their_author_while_it_is_open(task: Task) -> None:
    may = outcome(lambda: take_case_back(HEAD, task, 1))
    assert (may is None) == (task.takes_cases and task.status in UNFINISHED)
    foreign = outcome(lambda: take_case_back(HEAD, task, 2))
    assert foreign in {NotAllowed, GoneStale}
    if task.takes_cases:
        assert outcome(lambda: take_back(HEAD, task, 1, 0)) is GoneStale


@given(task=TASKS, today=st.dates(DAY - timedelta(20), DAY + timedelta(20)), fresh=st.booleans())
def test_a_part_is_handed_in_near_its_end_with_a_proof(task: Task, today: date, fresh: bool) -> None:
    after = outcome(lambda: hand_in_part(HEAD, task, today, fresh))
    near = task.due is not None and today >= task.due - SOON
    target, done = task.details.target, task.progress
    offered = bool(target and done and done < target and near and fresh) and task.status in UNFINISHED
    assert offers_part(task, today, fresh) is offered
    if offered:
        assert after is (Status.SUBMITTED if task.reviewed else Status.ACCEPTED)
    else:
        assert after is (GoneStale if task.status in UNFINISHED else AlreadyDone)


@pytest.mark.parametrize("stranger", [somebody(Role.STAFF), somebody(Role.HEAD, 6), somebody(Role.TEACHER)])
def test_nobody_else_may(stranger: Actor) -> None:
    register = replace(TASK, kind=Kind.ON_REQUEST)
    for deed in (
        lambda: hand_in(stranger, register),
        lambda: close(stranger, register),
        lambda: reopen(stranger, register),
        lambda: take_case_back(stranger, register, 1),
        lambda: hand_in_part(stranger, register, DAY, True),
    ):
        assert outcome(deed) is NotAllowed


EARLIER = st.lists(
    st.builds(
        lambda status, off, proved, reviewed: Earlier(
            0, status, off if status is Status.CANCELLED else None, proved, reviewed
        ),
        st.sampled_from(Status),
        st.sampled_from([Off.PAST, Off.ASIDE, Off.NOT_APPLICABLE]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
).map(lambda tasks: [replace(task, task_id=number) for number, task in enumerate(tasks)])


@given(tasks=EARLIER, past=st.sampled_from(Past))
def test_what_people_did_never_changes_and_all_are_told_of(tasks: list[Earlier], past: Past) -> None:
    done = settle(tasks, past)
    assert len(done.changed) + done.same + done.kept == len(tasks)
    for task in done.changed:
        assert not task.proved
        assert not task.reviewed
        assert task.status not in {Status.SUBMITTED, Status.RETURNED}
        assert task.off in {None, Off.PAST}
        assert task.counts_as is not past


@given(tasks=EARLIER, first=st.sampled_from(Past), then=st.sampled_from(Past))
def test_every_decision_can_be_changed_and_twice_is_as_once(
    tasks: list[Earlier], first: Past, then: Past
) -> None:
    after = _after(tasks, first)
    assert not settle(after, first).changed
    free = [task for task in tasks if not task.touched]
    again = {task.task_id: task for task in _after(after, then)}
    assert all((again[task.task_id].status, again[task.task_id].off) == STANDS[then] for task in free)


def _after(tasks: list[Earlier], past: Past) -> list[Earlier]:
    changed = {task.task_id for task in settle(tasks, past).changed}
    status, off = STANDS[past]
    return [replace(task, status=status, off=off) if task.task_id in changed else task for task in tasks]
