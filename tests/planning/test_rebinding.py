"""A binding changes: unfinished tasks go to whoever is meant, what was done stays, nothing is there twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roadmap.planning import TaskKey
from roadmap.replanning import Held, rebound
from roadmap.tasks import UNFINISHED, Off, Status

OWN, FIRST, SECOND, THIRD = 1, 2, 3, 4
ANNA, BORIS = 7, 8
KEYS = st.builds(TaskKey, st.integers(1, 2), st.integers(1, 4), st.sampled_from(["", "2026-03-25"]))
ASSIGNEES = st.sampled_from([None, ANNA, BORIS])
HELD = st.one_of(
    st.builds(Held, st.sampled_from([one for one in Status if one is not Status.CANCELLED]), ASSIGNEES),
    st.builds(Held, st.just(Status.CANCELLED), ASSIGNEES, st.sampled_from(Off)),
)


def key(organisation: int, occurrence: str = "2026-03-25", activity: int = 1) -> TaskKey:
    return TaskKey(activity, organisation, occurrence)


@given(st.dictionaries(KEYS, st.sampled_from([None, ANNA])), st.dictionaries(KEYS, HELD))
def test_nothing_done_is_lost_and_nothing_is_there_twice(
    wanted: dict[TaskKey, int | None], present: dict[TaskKey, Held]
) -> None:
    change = rebound(wanted, present, OWN)
    after = [change.moved.get(one, one) for one in present]
    assert len(set(after)) == len(after), "two tasks under one key"
    assert not change.made & set(after)
    assert change.made <= wanted.keys()
    assert change.restored <= {one for one, held in present.items() if held.status is Status.CANCELLED}
    for one, held in present.items():
        if held.status not in UNFINISHED:
            assert one not in change.moved
            assert one not in change.cancelled
    unfinished = {
        change.moved.get(one, one)
        for one, held in present.items()
        if held.status in UNFINISHED and one not in change.cancelled
    }
    assert unfinished <= wanted.keys()
    assert rebound(wanted, settled(wanted, present), OWN).moved == {}


def settled(wanted: dict[TaskKey, int | None], present: dict[TaskKey, Held]) -> dict[TaskKey, Held]:
    """The tasks after a change."""
    change = rebound(wanted, present, OWN)
    after = {}
    for one, held in present.items():
        status = Status.CANCELLED if one in change.cancelled else held.status
        status = Status.OPEN if one in change.restored else status
        new = change.moved.get(one, one)
        off = held.off or Off.PLAN if status is Status.CANCELLED else None
        after[new] = Held(status, change.handed.get(new, held.assignee_id), off)
    return after | {one: Held(Status.OPEN, wanted[one]) for one in change.made}


@given(st.dictionaries(KEYS, st.sampled_from([None, ANNA])), st.dictionaries(KEYS, HELD))
def test_a_second_time_changes_nothing(
    wanted: dict[TaskKey, int | None], present: dict[TaskKey, Held]
) -> None:
    again = rebound(wanted, settled(wanted, present), OWN)
    assert (again.made, again.moved, again.cancelled, again.restored, again.handed) == (
        set(),
        {},
        set(),
        set(),
        {},
    )


def test_an_open_task_of_the_department_goes_to_whoever_was_bound() -> None:
    change = rebound({key(FIRST): None}, {key(OWN): Held(Status.OPEN)}, OWN)
    assert (change.moved, change.made, change.cancelled) == ({key(OWN): key(FIRST)}, set(), set())


def test_a_group_gets_a_task_each_and_the_departments_is_one_of_them() -> None:
    wanted = {key(one): None for one in (FIRST, SECOND, THIRD)}
    change = rebound(wanted, {key(OWN): Held(Status.OPEN)}, OWN)
    assert change.moved == {key(OWN): key(FIRST)}
    assert change.made == {key(SECOND), key(THIRD)}


def test_what_was_handed_in_stays_and_is_not_asked_for_again() -> None:
    for status in (Status.SUBMITTED, Status.ACCEPTED):
        change = rebound({key(FIRST): None}, {key(OWN): Held(status)}, OWN)
        assert change.touched == 0
        change = rebound({key(FIRST): None, key(SECOND): None}, {key(OWN): Held(status)}, OWN)
        assert change.touched == 0


def test_a_school_that_was_done_does_not_excuse_the_others_of_a_new_group() -> None:
    present = {key(FIRST): Held(Status.ACCEPTED), key(SECOND): Held(Status.OPEN)}
    change = rebound({key(SECOND): None, key(THIRD): None}, present, OWN)
    assert (change.made, change.cancelled, change.moved) == ({key(THIRD)}, set(), {})


def test_dates_that_were_left_out_stay_out() -> None:
    assert rebound({key(FIRST): None}, {key(OWN): Held(Status.CANCELLED)}, OWN).touched == 0


def test_a_returned_task_is_not_torn_from_what_was_sent_for_it() -> None:
    returned = {key(OWN): Held(Status.RETURNED)}
    assert rebound({key(FIRST): None}, returned, OWN).moved == {key(OWN): key(FIRST)}
    change = rebound({key(FIRST): None, key(SECOND): None}, returned, OWN)
    assert (change.moved, change.cancelled) == ({}, {key(OWN)})


def test_back_and_forth_ends_where_it_began() -> None:
    group = {key(FIRST): None, key(SECOND): None}
    alone: dict[TaskKey, int | None] = {key(OWN): None}
    bound = settled(group, {key(OWN): Held(Status.OPEN)})
    back = settled(alone, bound)
    assert {one for one, held in back.items() if held.status is Status.OPEN} == {key(OWN)}
    again = settled(group, back)
    assert {one for one, held in again.items() if held.status is Status.OPEN} == set(group)


def test_who_is_bound_by_name_gets_the_task_and_gives_it_back() -> None:
    present = {key(OWN): Held(Status.OPEN)}
    assert rebound({key(OWN): ANNA}, present, OWN).handed == {key(OWN): ANNA}
    given_to_anna = {key(OWN): Held(Status.OPEN, ANNA)}
    assert rebound({key(OWN): BORIS}, given_to_anna, OWN, ANNA).handed == {key(OWN): BORIS}
    assert rebound({key(OWN): None}, given_to_anna, OWN, ANNA).handed == {key(OWN): None}


def test_whom_the_head_chose_stays_chosen() -> None:
    assert rebound({key(FIRST): None}, {key(FIRST): Held(Status.OPEN, BORIS)}, OWN).touched == 0
    change = rebound({key(SECOND): None}, {key(FIRST): Held(Status.OPEN, BORIS)}, OWN)
    assert change.handed == {key(SECOND): None}


def test_what_was_done_keeps_the_name_of_who_did_it() -> None:
    done = {key(OWN): Held(Status.ACCEPTED, ANNA)}
    assert rebound({key(OWN): BORIS}, done, OWN, ANNA).touched == 0
