"""Any roster put in a second time changes nothing; any cells at all are read or refused by name."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap.department import Group, Membership, Organisation
from roadmap.documents.refusals import Unreadable
from roadmap.roster import Roster, looks_like_roster, read_roster
from roadmap.roster.changes import Changes, Held, Present
from roadmap.roster.comparing import compare
from roadmap.roster.vocabulary import LABELS
from storage.roster_json import roster_from_json, roster_to_json
from tests.roster.drawing import TODAY, drawn, present, roster

CODES = st.sampled_from([None, None, None, 1, 2, 3, 4, 6, 11, 12, 13, 14, 15, 16, 99])
PLACES = st.sampled_from(
    [None, "МБОУ СОШ № 2", "мбоу «сош №2»", "Гимназия имени Елкина", "3", "5", "Школа А", "Школа Б", "школа-призрак",
     "Управление образования Заозёрского округа", "Школа А; Школа Б"]
)  # fmt: skip
NAMES = st.sampled_from(
    ["Школа А", "Школа Б", "МБОУ СОШ № 2", "Гимназия имени Ёлкина", "Школа-призрак", "Центр"]
)
PEOPLE = st.sampled_from(
    ["Зима Ия", "Лето Ия", "Пак Юрий Чанович", "Серёгина Мария", "серегина мария", "Ким Анна Львовна"]
)
ROLES = st.sampled_from(["директор", "педагог", "куратор", "специалист"])
DAYS = st.sampled_from([None, None, *(date(2025, 1, 1) + timedelta(days=90 * n) for n in range(8))])
ORGANISATION = st.tuples(
    CODES, NAMES, st.sampled_from([None, "школа", "центр"]), st.one_of(st.just("нет"), PLACES)
)
STAY = st.tuples(st.sampled_from(["ШНОР", "шнор", "500+", "Новая"]), PLACES, DAYS, DAYS)
PERSON = st.tuples(CODES, PEOPLE, st.sampled_from([None, "Учитель", "Логопед"]), ROLES, PLACES)
LETTERS = {"o": "Организации", "g": "Группы", "p": "Люди"}
ANYTHING = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1)),
    st.datetimes(datetime(1900, 3, 1)),
    st.just(time(10, 30)),
    st.text(st.characters(exclude_categories=("C",)), max_size=30),
    st.sampled_from(["=A1", "#REF!", "директор", "школа", "ШНОР", *(word for one in LABELS.values() for word in one.values())]),
)  # fmt: skip


def mended(sheets: dict[str, list[Any]], by: int | None) -> Roster:
    """What is read once every row that cannot be put in is taken away."""
    rows = {title: dict(enumerate(sheets[key], 2)) for key, title in LETTERS.items()}
    while any(rows.values()):
        drawn_rows = {key: list(rows[title].values()) for key, title in LETTERS.items()}
        read = read_roster(roster(**drawn_rows))
        bad = compare(present(), read, TODAY, by).bad
        if not bad:
            return read
        numbers = list(rows[bad[-1].sheet])
        del rows[bad[-1].sheet][numbers[bad[-1].row - 2]]
    return Roster()


def put_in(before: Present, changes: Changes) -> Present:
    """The department after the changes, as it is written down."""
    organisations = {one.id: one for one in before.organisations}
    for change in changes.organisations:
        number, after = real(change.id), change.after
        old = organisations.get(number, Organisation(number, 1, ""))
        parent = None if after.parent_id is None else real(after.parent_id)
        organisations[number] = replace(
            old, name=after.name, kind=after.kind, parent_id=parent, archived=after.archived
        )
    groups = {one.id: one for one in before.groups}
    groups |= {real(one.id): Group(real(one.id), 1, one.name) for one in changes.groups}
    stays = {one.id: one for one in before.memberships}
    for number, stay in enumerate(changes.memberships, 3000):
        key = stay.id or number
        group, place = real(stay.group_id), real(stay.organisation_id)
        stays[key] = Membership(key, group, place, stay.after.since, stay.after.until)
    former = [
        (one.before.name, one.id)
        for one in changes.organisations
        if one.before is not None and one.before.name != one.after.name
    ]
    return Present(
        tuple(organisations.values()),
        tuple(groups.values()),
        tuple(stays.values()),
        tuple(posts_after(before, changes).values()),
        (*former, *before.former),
    )


def posts_after(before: Present, changes: Changes) -> dict[int, Held]:
    """The posts after the changes: one that becomes another ends, and another begins."""
    names = {one.id: one.after for one in changes.people}
    posts = {one.id: replace(one, name=names.get(one.person_id, one.name)) for one in before.posts}
    for number, change in enumerate(changes.posts, 4000):
        after, key = change.after, change.id
        if key is not None and change.becomes_another:
            posts[key] = replace(posts[key], until=TODAY - timedelta(days=1))
            key = None
        key = number if key is None else key
        place = None if after.organisation_id is None else real(after.organisation_id)
        posts[key] = Held(key, real(change.person_id), change.name, after.role, place, after.title)
    return posts


def real(number: int) -> int:
    """The id that something new is given."""
    return number if number > 0 else 2000 - number


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(ORGANISATION, max_size=4),
    st.lists(STAY, max_size=4),
    st.lists(PERSON, max_size=6),
    st.sampled_from([None, 101]),
)
def test_the_second_time_nothing_changes(o: list[Any], g: list[Any], p: list[Any], by: int | None) -> None:
    read = mended({"o": o, "g": g, "p": p}, by)
    changes = compare(present(), read, TODAY, by)
    again = compare(put_in(present(), changes), read, TODAY, by)
    assert (again.anything, again.bad) == (False, ()), (changes, again)
    # Nobody and nothing is taken away.
    own = [one for one in changes.posts if one.person_id == by and by is not None]
    assert own == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(["Организации", "Группы", "Люди", "Лист1", "Кадры"]),
        st.lists(st.lists(ANYTHING, max_size=7), max_size=6),
        min_size=1,
    )
)
def test_any_cells_are_read_or_refused_by_name(sheets: dict[str, list[list[Any]]]) -> None:
    content = drawn(sheets)
    looks_like_roster(content)
    try:
        read = read_roster(content)
    except Unreadable:
        return
    compare(present(), read, TODAY)
    assert roster_from_json(roster_to_json(read)) == read


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=6))
def test_a_damaged_file_is_refused_by_name(at: int, noise: bytes) -> None:
    content = bytearray(GOOD)
    at %= len(content)
    content[at : at + len(noise)] = noise
    looks_like_roster(bytes(content))
    with suppress(Unreadable):
        assert read_roster(bytes(content)).sheets


GOOD = roster(p=[(None, "Зима Ия", "Учитель", "педагог", "Школа А")], o=[(None, "Школа А", "школа")])
