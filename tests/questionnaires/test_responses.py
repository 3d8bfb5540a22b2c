"""Responses: they follow the audience, what was answered stays, and who may see and give them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.department import Department, Organisation, OrganisationKind
from roadmap.people import Actor, Person, Post, Presence, Role
from roadmap.questionnaires.asking import to_ask
from roadmap.questionnaires.audience import Audience, Respondent, Who, places, respondents
from roadmap.questionnaires.responses import (
    Part,
    Response,
    State,
    counted,
    followed,
    in_part,
    may_answer,
    may_see,
)
from roadmap.reminding import Seat

DEPARTMENT = Department(1, "Управление", "Asia/Kamchatka")
TODAY, DUE = date(2026, 3, 2), date(2026, 3, 25)


def a_response(
    number: int, state: State = State.EXPECTED, *, off: bool = False, why: str | None = None
) -> Response:
    return Response(number, 1, 1, number, f"Школа {number}", state, DUE, TODAY, off=off, let_off=why)


def actor(role: Role, school: int | None = None, person: int = 7) -> Actor:
    return Actor(Person(person, "Ким", "ru"), (Post(1, role, DEPARTMENT, school),))


def seat(person: int, role: Role, school: int, stands_for: int | None = None) -> Seat:
    return Seat(Person(person, "Ким", "ru"), person, role, school, stands_for)


@given(
    st.lists(st.tuples(st.sampled_from(State), st.booleans(), st.booleans()), max_size=8),
    st.sets(st.integers(0, 10)),
)
def test_following_twice_is_as_once_and_nothing_answered_goes(
    shapes: list[tuple[State, bool, bool]], wanted: set[int]
) -> None:
    present = [
        a_response(n, state, off=off, why="ремонт" if off and let_off else None)
        for n, (state, off, let_off) in enumerate(shapes)
    ]
    owing = [Respondent(n) for n in sorted(wanted)]
    change = followed(owing, present)
    after = [
        replace(one, off=(one.off or one.id in change.off) and one.id not in change.on) for one in present
    ] + [a_response(one.organisation_id) for one in change.add]
    again = followed(owing, after)
    assert (again.add, again.off, again.on) == ((), (), ())
    assert {one.id for one in after if one.answered} == {one.id for one in present if one.answered}
    assert all(one.off for one in after if one.let_off is not None)
    assert {one.id for one in after if not one.off and not one.answered} <= wanted
    assert counted(after).asked == sum(one.answered or not one.off for one in after)


@given(st.lists(st.tuples(st.sampled_from(State), st.booleans()), max_size=12))
def test_the_parts_of_a_list_add_up(shapes: list[tuple[State, bool]]) -> None:
    found = [a_response(n, state, off=off) for n, (state, off) in enumerate(shapes)]
    number = {part: len(in_part(found, part, DEPARTMENT)) for part in Part}
    assert number[Part.WAITING] + number[Part.ANSWERED] + number[Part.OFF] == len(found)
    assert number[Part.LATE] <= number[Part.ANSWERED]
    assert counted(found).waiting == number[Part.WAITING]


def test_late_is_told_by_the_calendar_of_the_department() -> None:
    sent = datetime(2026, 3, 25, 13, tzinfo=UTC)
    one = replace(a_response(1, State.SENT), sent=sent)
    assert one.late(DEPARTMENT), "it is the 26th in Kamchatka"
    assert not one.late(replace(DEPARTMENT, timezone="Europe/Moscow"))
    assert not replace(one, due=date(2026, 3, 26)).late(DEPARTMENT)


@pytest.mark.parametrize(
    ("who", "sees", "answers"),
    [
        (actor(Role.COORDINATOR), True, False),
        (actor(Role.STAFF), True, False),
        (actor(Role.CURATOR, 1), True, False),
        (actor(Role.CURATOR, 2), False, False),
        (actor(Role.HEAD, 1), True, True),
        (actor(Role.KEEPER, 1), True, True),
        (actor(Role.HEAD, 2), False, False),
        (actor(Role.TEACHER, 1), False, False),
        (actor(Role.TEACHER, 1, person=5), True, True),
    ],
)
def test_who_sees_and_who_answers_for_a_school(who: Actor, sees: bool, answers: bool) -> None:
    one = replace(a_response(1), handed_to=5)
    assert (may_see(who, one), may_answer(who, one)) == (sees, answers)


def test_nobody_answers_in_anothers_stead() -> None:
    one = replace(a_response(1), person_id=5)
    assert may_answer(actor(Role.TEACHER, 1, person=5), one)
    assert not may_answer(actor(Role.HEAD, 1), one)
    assert may_see(actor(Role.HEAD, 1), one)


def test_an_audience_is_schools_and_what_is_named() -> None:
    school = Organisation(1, 1, "Школа")
    centre = Organisation(2, 1, "Центр", kind=OrganisationKind.CENTRE)
    own = Organisation(3, 1, "Управление", own=True)
    gone = Organisation(4, 1, "Закрытая", archived=True)
    every = [school, centre, own, gone]
    assert places(Audience(everyone=True), every, {}) == (1,)
    assert places(Audience(groups=(9,), organisations=(2,)), every, {9: [1, 3, 4]}) == (1, 2)


def test_each_person_once_and_no_stand_ins() -> None:
    gone = Seat(Person(9, "", "ru", Presence.REMOVED), None, Role.TEACHER, 1)
    seats = [
        seat(5, Role.TEACHER, 2),
        seat(5, Role.TEACHER, 1),
        seat(6, Role.HEAD, 1),
        seat(8, Role.TEACHER, 1, stands_for=5),
        gone,
    ]
    found = respondents(Audience(everyone=True, who=Who.TEACHERS), (1, 2), seats)
    assert found == (Respondent(1, 5),)
    assert {one.person_id for one in respondents(Audience(everyone=True, who=Who.ALL), (1,), seats)} == {5, 6}


def test_a_message_a_person_with_everything_in_it() -> None:
    new = a_response(1)
    old = replace(
        a_response(1),
        id=2,
        asked=datetime(2026, 2, 20, 9, tzinfo=UTC),
        due=date(2026, 3, 3),
        opens=date(2026, 2, 20),
    )
    found = to_ask([new, old], [seat(5, Role.HEAD, 1), seat(6, Role.TEACHER, 1)], DEPARTMENT, TODAY)
    assert [(one.person.id, [r.id for r in one.new], [r.id for r in one.again]) for one in found] == [
        (5, [1], [2])
    ]
