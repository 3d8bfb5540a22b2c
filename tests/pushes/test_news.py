"""What is told of deeds: each once, the last word, nobody's own, in few messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.news import AXES, News, NewsKind, Wait, by_person, settled

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WAIT = Wait()
PLAIN = [kind for kind in NewsKind if kind not in {NewsKind.MOVED, NewsKind.ROAD_MAP, NewsKind.CLOSED}]
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(PLAIN),
        st.integers(1, 3),  # for whom
        st.one_of(st.none(), st.integers(1, 4)),  # by whom
        st.integers(1, 3),  # of which task
        st.integers(0, 400),  # seconds since the one before
    ),
    max_size=60,
)


def happened(deeds: list[tuple[NewsKind, int, int | None, int, int]]) -> list[News]:
    news, at = list[News](), NOW
    for number, (kind, person, actor, task, after) in enumerate(deeds, start=1):
        at += timedelta(seconds=after)
        news.append(News(number, kind, person, at, actor, task))
    return news


@given(DEEDS)
def test_everything_is_told_once_in_its_last_word_and_nobody_hears_of_themselves(deeds: list[tuple]) -> None:
    for person, own in by_person(happened(deeds)).items():
        told = settled(own)
        numbers = [number for one in told for number in (one.id, *one.merged)]
        others = [one.id for one in own if one.actor_id != person]
        assert sorted(numbers) == others
        for one in told:
            axis = AXES.get(one.kind)
            same = [
                other.id
                for other in own
                if other.actor_id != person and axis is not None and AXES.get(other.kind) is axis
                if other.task_id == one.task_id
            ]
            assert one.id == max(same, default=one.id)
            assert axis is not None or not one.merged


@given(DEEDS)
def test_there_is_one_message_a_window_and_nothing_waits_longer_than_the_most(deeds: list[tuple]) -> None:
    waiting, said = happened(deeds), dict[int, list[datetime]]()
    now, end = NOW, (waiting[-1].at if waiting else NOW) + WAIT.most + timedelta(minutes=1)
    while now <= end:
        for person, own in by_person(one for one in waiting if one.at <= now).items():
            if WAIT.is_over(own, now):
                assert now - own[0].at < WAIT.most + timedelta(seconds=30)
                said.setdefault(person, []).append(now)
                gone = {one.id for one in own}
                waiting = [one for one in waiting if one.id not in gone]
        now += timedelta(seconds=30)
    assert waiting == []
    for moments in said.values():
        assert all(then - first >= WAIT.calm for first, then in pairwise(moments))


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=40)])
def test_a_clock_that_was_put_back_keeps_nothing_back(back: timedelta) -> None:
    assert WAIT.is_over([News(1, NewsKind.COMMENT, 1, NOW + back, 2, 3)], NOW)


def test_a_wait_of_nothing_tells_at_once() -> None:
    assert Wait.of(0).is_over([News(1, NewsKind.COMMENT, 1, NOW, 2, 3)], NOW)
    assert not Wait.of(3).is_over([News(1, NewsKind.COMMENT, 1, NOW, 2, 3)], NOW)


def of(kind: NewsKind, number: int, **details: object) -> News:
    return News(number, kind, 1, NOW, 2, 7, details)


def test_what_stands_again_as_it_did_is_no_news() -> None:
    aside = of(NewsKind.ASIDE, 1, before="open", after="cancelled")
    back = of(NewsKind.BACK, 2, before="cancelled", after="open")
    assert settled([aside, back]) == []
    (told,) = settled([replace(aside, details={"before": "submitted", "after": "cancelled"}), back])
    assert (told.kind, told.merged) == (NewsKind.BACK, (1,))
    (told,) = settled([back])
    assert told.kind is NewsKind.BACK
    (told,) = settled([aside, back, replace(aside, id=3)])
    assert (told.kind, told.merged) == (NewsKind.ASIDE, (1, 2))


def test_a_plan_that_went_live_and_ended_is_no_news() -> None:
    live = replace(of(NewsKind.ROAD_MAP, 1, id=5, before="", after="live"), task_id=None)
    ended = replace(of(NewsKind.CLOSED, 2, id=5, before="live", after=""), task_id=None)
    other = replace(live, id=3, details={**live.details, "id": 6})
    assert settled([live, ended]) == []
    assert [one.id for one in settled([live, ended, other])] == [3]


def test_an_addition_to_what_is_not_told_yet_comes_with_it() -> None:
    first, more = of(NewsKind.HANDED_IN, 1, part=True), of(NewsKind.HANDED_IN, 2, added=True)
    (told,) = settled([first, more])
    assert not told.details.get("added")
    assert told.details["part"]
    (told,) = settled([more, replace(more, id=3)])
    assert told.details["added"]
    # It was taken back and handed in anew.
    (told,) = settled([first, more, of(NewsKind.HANDED_IN, 4)])
    assert dict(told.details) == {}


def test_tasks_that_came_with_a_group_and_went_again_are_no_news() -> None:
    def moved(number: int, gained: int, lost: int, group: int = 1) -> News:
        details = {"id": group, "gained": gained, "lost": lost, "kept": 0, "name": ""}
        return News(number, NewsKind.MOVED, 1, NOW, 2, None, details)

    assert settled([moved(1, 3, 0), moved(2, 0, 3)]) == []
    (told,) = settled([moved(1, 3, 0), moved(2, 0, 3), moved(3, 3, 0)])
    assert told.details["gained"] == 3
    (told,) = settled([moved(1, 3, 0), moved(2, 2, 1)])
    assert (told.details["gained"], told.details["lost"]) == (5, 1)
    assert len(settled([moved(1, 3, 0), moved(2, 0, 3, group=2)])) == 2


def test_what_asks_for_something_comes_first() -> None:
    kinds = [NewsKind.ACCEPTED, NewsKind.COMMENT, NewsKind.HANDED_IN, NewsKind.RETURNED]
    told = settled([replace(of(kind, number), task_id=number) for number, kind in enumerate(kinds)])
    assert [one.kind for one in told] == [
        NewsKind.RETURNED,
        NewsKind.HANDED_IN,
        NewsKind.COMMENT,
        NewsKind.ACCEPTED,
    ]
