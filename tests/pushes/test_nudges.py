"""The day's reminders as a pure rule: each step once, whatever days the clock skips; one message a person a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap import snoozing
from roadmap.deadlines import read_deadline
from roadmap.department import Department, DepartmentSettings
from roadmap.digest import digest, tally_of
from roadmap.nudging import Known, Nudge, is_hour, nudges, told_until
from roadmap.people import Frequency, Person, Preferences, Presence, Role
from roadmap.period import Period
from roadmap.refusals import AlreadyDone, GoneStale, NotLater, SnoozeTooLong
from roadmap.reminding import Seat
from roadmap.steps import AFTER, ALWAYS, BEFORE, EVERY, Steps, begun
from roadmap.tasks import Partner, Status, Task

DAY = timedelta(days=1)
TODAY = date(2026, 3, 18)
SCHOOL, OTHER = 10, 11
HEAD, TEACHER, CURATOR, COORDINATOR = 1, 2, 3, 4
DEPARTMENT = Department(1, "Отдел", "Europe/Moscow")
WORKING = DEPARTMENT.settings.calendar.working


def a_task(number: int = 1, due: date | None = TODAY, **more: object) -> Task:
    task = Task(
        number, 1, SCHOOL, "Школа 1", number, "1.", "Дело", "", "", "", "", Status.OPEN, due, due is None
    )
    return replace(task, **more)  # type: ignore[arg-type]


def a_seat(number: int, role: Role, place: int | None = SCHOOL, **more: object) -> Seat:
    who = Person(number, f"Человек {number}", "ru")
    return replace(Seat(who, 100 + number, role, place), **more)  # type: ignore[arg-type]


SEATS = (
    a_seat(HEAD, Role.HEAD),
    a_seat(TEACHER, Role.TEACHER),
    a_seat(CURATOR, Role.CURATOR),
    a_seat(COORDINATOR, Role.COORDINATOR, None),
)


def told(task: Task, known: Known | None = None, seats: tuple[Seat, ...] = SEATS) -> dict[int, str]:
    """Who hears of a task today, and why."""
    found = nudges(seats, [task], Steps(), known or Known(TODAY - DAY), TODAY)
    return {one.person.id: next(why for why, tasks in one.of.items() if tasks) for one in found}


def late(days: int, **more: object) -> Task:
    return a_task(due=TODAY - days * DAY, **more)


CHOSEN = st.builds(
    Steps,
    before=st.sets(st.sampled_from(BEFORE)).map(tuple),
    on_day=st.booleans(),
    after=st.sets(st.sampled_from(AFTER)).map(tuple),
    every=st.sampled_from(EVERY),
)
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(CHOSEN, DAYS, st.lists(DAYS, min_size=2, max_size=8, unique=True))
def test_steps_are_parted_by_the_days_on_which_something_ran(
    steps: Steps, due: date, ran: list[date]
) -> None:
    ran.sort()
    parts = [step for since, until in pairwise(ran) for step in steps.passed(due, since, until)]
    assert parts == list(steps.passed(due, ran[0], ran[-1]))
    assert len(set(parts)) == len(parts)
    for step in parts:
        assert ran[0] < due + step * DAY <= ran[-1]


def test_the_usual_steps() -> None:
    found = Steps().passed(TODAY, TODAY - 400 * DAY, TODAY + 100 * DAY)
    assert found == (-7, -1, 0, 1, 7, 30, 60, 90)
    assert Steps((), False, (), None).passed(TODAY, TODAY - 400 * DAY, TODAY + 400 * DAY) == ALWAYS
    assert Steps(every=14).passed(TODAY, TODAY + 20 * DAY, TODAY + 60 * DAY) == (30, 42, 56)


@pytest.mark.parametrize(
    ("phrase", "due", "left"),
    [
        ("до 20 марта 2026", date(2026, 3, 20), (-7, -1, 0)),
        ("20 марта 2026", date(2026, 3, 20), (-7, -1, 0)),
        ("с 16 по 20 марта 2026", date(2026, 3, 20), (-1, 0)),
        ("с 13 по 20 марта 2026", date(2026, 3, 20), (-7, -1, 0)),
        ("март 2026", date(2026, 3, 31), (-30, -7, -1, 0)),
        ("февраль 2026", date(2026, 2, 28), (-7, -1, 0)),
        ("ежемесячно до 5 числа", date(2026, 4, 5), (-30, -7, -1, 0)),
        ("ежемесячно до 5 числа", date(2026, 3, 5), (-7, -1, 0)),
        ("по понедельникам", date(2026, 3, 16), (-1, 0)),
    ],
)
def test_a_step_longer_than_the_tasks_own_window_is_left_out(
    phrase: str, due: date, left: tuple[int, ...]
) -> None:
    first = begun(read_deadline(phrase, Period.years(2026))).get(due.isoformat())
    steps = Steps(before=(30, 7, 1))
    found = steps.passed(due, due - 200 * DAY, due, first)
    assert tuple(step for step in found if step != -30 or first is not None) == left


def test_a_date_that_was_moved_before_its_window_keeps_the_day_itself() -> None:
    assert Steps().passed(TODAY, TODAY - 9 * DAY, TODAY, TODAY + 5 * DAY) == (0,)


@given(
    st.lists(st.integers(1, 40), min_size=3, max_size=60),
    st.lists(st.integers(-40, 60), min_size=1, max_size=5),
    CHOSEN,
    st.sampled_from([Frequency.DAILY, Frequency.EVERYTHING, Frequency.WEEKLY]),
    st.sampled_from(["Europe/Moscow", "Asia/Kamchatka", "America/New_York"]),
)
@settings(deadline=None)
def test_one_message_a_day_on_working_days_and_each_step_once(
    hours: list[int], dues: list[int], steps: Steps, often: Frequency, zone: str
) -> None:
    """As the clock's piece does: the bot is awake now and then, and marks the day when it is done."""
    department = Department(1, "Отдел", zone, DepartmentSettings(steps=steps))
    head = a_seat(HEAD, Role.HEAD)
    person = replace(head.person, preferences=Preferences(often))
    start = datetime(2026, 2, 16, 12, tzinfo=UTC)
    first = department.day(start)
    tasks = [a_task(number, first + days * DAY) for number, days in enumerate(dues)]
    last: date | None = first
    days_told: Counter[date] = Counter()
    times: Counter[int] = Counter()
    now = start
    for hour in hours:
        now += timedelta(hours=hour)
        today = department.day(now)
        if not is_hour(department, now) or (last is not None and last >= today):
            continue
        since = told_until(department, last, today)
        for one in nudges([replace(head, person=person)], tasks, steps, Known(since), today):
            local = now.astimezone(ZoneInfo(zone))
            assert WORKING.is_working(today)
            assert 8 <= local.hour < 20
            days_told[today] += 1
            times.update(task.id for task in one.own)
        last = today
    assert set(days_told.values()) <= {1}
    assert last is not None
    passed = {task.id: steps.passed(task.due or first, first, last) for task in tasks}
    for task in tasks:
        if often is Frequency.WEEKLY:
            assert not times[task.id]
        elif often is Frequency.DAILY:
            assert times[task.id] <= len(passed[task.id])
            assert bool(times[task.id]) == bool(passed[task.id])


def test_a_week_asleep_makes_one_line_of_several_steps() -> None:
    task = a_task(due=TODAY - DAY)
    found = nudges(SEATS, [task, late(7)], Steps(), Known(TODAY - 9 * DAY), TODAY)
    assert [(one.person.id, len(one.own)) for one in found] == [(HEAD, 2)]


@pytest.mark.parametrize(
    ("task", "who"),
    [
        (late(1), {HEAD: "tasks"}),
        (late(2), {}),
        (a_task(due=TODAY + 7 * DAY), {HEAD: "tasks"}),
        (a_task(due=TODAY + 8 * DAY), {}),
        (a_task(due=None), {}),
        (late(1, assignee_id=TEACHER), {TEACHER: "tasks"}),
        (late(7, assignee_id=TEACHER), {TEACHER: "tasks", HEAD: "colleagues"}),
        (late(7), {HEAD: "tasks"}),
        (late(30), {HEAD: "tasks", CURATOR: "schools"}),
        (late(30, assignee_id=TEACHER), {TEACHER: "tasks", HEAD: "colleagues", CURATOR: "schools"}),
        # Then it stands in the first lines of the digest.
        (late(60, assignee_id=TEACHER), {TEACHER: "tasks", HEAD: "colleagues"}),
        # A school's own plan is its own affair.
        (late(30, road_map_of=SCHOOL), {HEAD: "tasks"}),
        (late(30, own=True, organisation_id=99), {COORDINATOR: "tasks"}),
        (late(7, own=True, organisation_id=99, assignee_id=TEACHER), {TEACHER: "tasks"}),
        (late(1, organisation_id=OTHER, partners=(Partner(SCHOOL, "Школа 1"),)), {HEAD: "tasks"}),
        (late(1, organisation_id=OTHER), {}),
    ],
)
def test_who_hears_of_a_task(task: Task, who: dict[int, str]) -> None:
    assert told(task) == who


def test_who_blocked_the_bot_or_has_not_come_in_is_passed_over() -> None:
    gone = Person(HEAD, "Директор", "ru", Presence.UNREACHABLE)
    assert told(late(1), seats=(a_seat(HEAD, Role.HEAD, person=gone),)) == {}
    assert told(late(1), seats=(a_seat(HEAD, Role.HEAD, chat=None),)) == {}


def test_two_posts_make_one_message() -> None:
    seats = (*SEATS, a_seat(HEAD, Role.HEAD, OTHER), a_seat(HEAD, Role.CURATOR, 12))
    tasks = [
        late(1),
        a_task(2, TODAY, organisation_id=OTHER),
        a_task(3, TODAY - 30 * DAY, organisation_id=12),
    ]
    (one,) = nudges(seats, tasks, Steps(), Known(TODAY - DAY), TODAY)
    assert ([task.id for task in one.own], [task.id for task in one.schools]) == ([1, 2], [3])


def test_what_was_heard_since_is_not_repeated() -> None:
    asleep = Known(TODAY - 9 * DAY, {(HEAD, 1): TODAY - 2 * DAY})
    assert told(a_task(due=TODAY - 3 * DAY), asleep) == {}
    assert told(a_task(due=TODAY - DAY), asleep) == {HEAD: "tasks"}
    assert told(late(1), Known(TODAY - DAY, {(HEAD, 1): TODAY})) == {}
    assert told(late(1), Known(TODAY - DAY, {(HEAD, 2): TODAY})) == {HEAD: "tasks"}


def often(frequency: Frequency) -> tuple[Seat, ...]:
    person = Person(HEAD, "Директор", "ru", preferences=Preferences(frequency))
    return (a_seat(HEAD, Role.HEAD, person=person),)


@pytest.mark.parametrize(
    ("frequency", "days"),
    [
        (Frequency.WEEKLY, []),
        (Frequency.DAILY, [-7, -1, 0, 1, 7, 30]),
        (Frequency.EVERYTHING, list(range(-7, 31))),
    ],
)
def test_each_frequency_says_as_much_as_its_sentence(frequency: Frequency, days: list[int]) -> None:
    assert [n for n in range(-20, 31) if told(late(n), seats=often(frequency))] == days


@pytest.mark.parametrize("frequency", Frequency)
def test_who_put_a_task_off_hears_of_it_the_day_after_the_silence(frequency: Frequency) -> None:
    seats, key = often(frequency), (HEAD, 1)
    assert told(late(1), Known(TODAY - DAY, snoozed={key: TODAY}), seats) == {}
    # No step falls on this day: it is the day that was chosen.
    assert told(late(3), Known(TODAY - DAY, snoozed={key: TODAY - DAY}), seats) == {HEAD: "tasks"}
    # It was a Saturday, and nobody was reminded since.
    assert told(late(3), Known(TODAY - 3 * DAY, snoozed={key: TODAY - 3 * DAY}), seats) == {HEAD: "tasks"}
    if frequency is not Frequency.EVERYTHING:
        assert told(late(3), Known(TODAY - DAY, snoozed={key: TODAY - 2 * DAY}), seats) == {}


def test_putting_off_silences_oneself_alone() -> None:
    task = late(30, assignee_id=TEACHER)
    assert told(task, Known(TODAY - DAY, snoozed={(TEACHER, 1): TODAY + DAY})) == {
        HEAD: "colleagues",
        CURATOR: "schools",
    }


def test_nobody_puts_off_past_the_day_when_the_curator_hears() -> None:
    due = date(2026, 3, 2)
    assert snoozing.last_day(due, TODAY, WORKING) == date(2026, 4, 1)
    assert snoozing.last_day(due, date(2026, 4, 1), WORKING) == date(2026, 5, 4)
    assert snoozing.last_day(TODAY + 9 * DAY, TODAY, WORKING) == date(2026, 4, 27)
    assert snoozing.until(due, date(2026, 4, 1), TODAY, WORKING) == date(2026, 3, 31)
    with pytest.raises(SnoozeTooLong) as refused:
        snoozing.until(due, date(2026, 4, 2), TODAY, WORKING)
    assert refused.value.last == date(2026, 4, 1)
    with pytest.raises(NotLater):
        snoozing.until(due, TODAY, TODAY, WORKING)


def test_the_days_that_are_offered_are_working_ones_and_within_reach() -> None:
    friday = date(2026, 3, 20)
    assert snoozing.choices(friday, friday, WORKING) == (date(2026, 3, 23), date(2026, 3, 27))
    wednesday = date(2026, 3, 18)
    near_the_end = wednesday - 28 * DAY
    assert snoozing.choices(near_the_end, wednesday, WORKING) == (date(2026, 3, 19),)


@given(DAYS, DAYS)
def test_whatever_is_offered_may_be_chosen(due: date, today: date) -> None:
    for day in snoozing.choices(due, today, WORKING):
        assert today < day
        assert snoozing.until(due, day, today, WORKING) == day - DAY


def test_only_what_is_to_do_and_has_a_date_is_put_off() -> None:
    assert snoozing.may_be_snoozed(a_task()) == TODAY
    with pytest.raises(GoneStale):
        snoozing.may_be_snoozed(a_task(due=None))
    with pytest.raises(AlreadyDone):
        snoozing.may_be_snoozed(a_task(status=Status.SUBMITTED))


@pytest.mark.parametrize(
    ("kept", "hours"),
    [
        ({}, range(8, 20)),
        ({"push_hour": 12}, range(12, 20)),
        ({"push_hour": 6}, range(8, 20)),
        ({"push_hour": 22}, range(8, 20)),
        ({"push_hour": 12, "quiet_from": 9, "quiet_until": 14}, range(14, 24)),
        ({"push_hour": 6, "quiet_from": 0, "quiet_until": 0}, range(6, 24)),
    ],
)
def test_the_hours_of_a_day(kept: dict[str, int], hours: range) -> None:
    department = replace(DEPARTMENT, settings=DepartmentSettings(**kept))
    zone = ZoneInfo(department.timezone)
    loud = [n for n in range(24) if is_hour(department, datetime(2026, 3, 18, n, 30, tzinfo=zone))]
    assert loud == list(hours)
    assert not any(is_hour(department, datetime(2026, 3, 21, n, tzinfo=zone)) for n in range(24))


def test_the_first_reminders_reach_back_to_the_working_day_before() -> None:
    assert told_until(DEPARTMENT, None, date(2026, 3, 23)) == date(2026, 3, 20)
    assert told_until(DEPARTMENT, date(2026, 3, 2), date(2026, 3, 23)) == date(2026, 3, 2)


def test_the_late_ones_lead_the_oldest_first() -> None:
    tasks = [a_task(3, TODAY + DAY), a_task(2, TODAY), a_task(1, TODAY - 7 * DAY)]
    (one,) = nudges(SEATS, tasks, Steps(), Known(TODAY - DAY), TODAY)
    assert isinstance(one, Nudge)
    assert [task.id for task in one.own] == [1, 2, 3]


def test_whom_every_reminder_has_failed_with_is_the_first_to_be_called() -> None:
    tasks = [a_task(n, TODAY - 3 * DAY, organisation="Много", organisation_id=20) for n in range(5)]
    tasks += [late(29, organisation="Почти", organisation_id=21), late(30, organisation="Месяц")]
    found = digest(map(tally_of, tasks), TODAY)
    assert [one.organisation for one in found.late] == ["Месяц", "Много", "Почти"]
