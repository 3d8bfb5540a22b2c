"""What a new edition makes of the tasks that are there: nothing done is lost, nothing is there twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roadmap.planning import TaskKey
from roadmap.replanning import BY_PLAN, Held, carried_over
from roadmap.tasks import UNFINISHED, Off, Status

KEYS = st.builds(
    TaskKey,
    st.integers(1, 3),
    st.integers(1, 2),
    st.sampled_from(["", "2026-03-25", "2026-06-25", "2026-09-25", "2026-12-25"]),
)


HELD = st.one_of(
    st.builds(Held, st.sampled_from([one for one in Status if one is not Status.CANCELLED])),
    st.builds(Held, st.just(Status.CANCELLED), off=st.sampled_from(Off)),
)


@given(st.frozensets(KEYS), st.dictionaries(KEYS, HELD))
def test_every_wanted_task_is_there_once_and_nothing_done_is_lost(
    wanted: frozenset[TaskKey], present: dict[TaskKey, Held]
) -> None:
    change = carried_over(wanted, present)
    after = {change.moved.get(key, key): held.status for key, held in present.items()}
    after |= dict.fromkeys(change.cancelled, Status.CANCELLED)
    assert not change.made & after.keys()
    after |= dict.fromkeys(change.made | change.restored, Status.OPEN)
    off = {
        change.moved.get(key, key)
        for key, held in present.items()
        if held.off is not None and held.off not in BY_PLAN
    }
    assert wanted - off <= {key for key, status in after.items() if status is not Status.CANCELLED}
    assert not off & {key for key, status in after.items() if status is not Status.CANCELLED}
    assert {key for key, status in after.items() if status in UNFINISHED} <= wanted
    for status in (Status.SUBMITTED, Status.ACCEPTED):
        assert list(after.values()).count(status) == [one.status for one in present.values()].count(status)


def test_a_date_that_was_changed_moves_its_task() -> None:
    before, after = TaskKey(1, 1, "2026-02-16"), TaskKey(1, 1, "2026-02-20")
    change = carried_over([after], {before: Held(Status.SUBMITTED)})
    assert (change.moved, change.made, change.cancelled) == ({before: after}, set(), set())


def test_a_row_that_waited_gets_its_dates() -> None:
    waits, first, second = TaskKey(1, 1, ""), TaskKey(1, 1, "2026-03-01"), TaskKey(1, 1, "2026-05-01")
    change = carried_over([second, first], {waits: Held(Status.OPEN)})
    assert (change.moved, change.made) == ({waits: first}, {second})


def test_what_was_set_aside_moves_with_its_date_and_stays_off() -> None:
    keys = [TaskKey(1, 1, day) for day in ("2026-03-10", "2026-06-10", "2026-09-10")]
    moved = [TaskKey(1, 1, day) for day in ("2026-03-15", "2026-06-15", "2026-09-15")]
    aside = Held(Status.CANCELLED, off=Off.ASIDE)
    change = carried_over(moved, {keys[0]: Held(Status.ACCEPTED), keys[1]: aside, keys[2]: Held(Status.OPEN)})
    assert (change.moved, change.made) == (dict(zip(keys, moved, strict=True)), set())
