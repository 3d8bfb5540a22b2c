"""The present state of any department, written and read again, changes nothing; nor does a second import."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.reports.roster import present_state, template
from roadmap.department import Group, Membership, Organisation, OrganisationKind
from roadmap.documents.refusals import EmptyRoster
from roadmap.people import Role
from roadmap.roster import looks_like_roster, read_roster
from roadmap.roster.changes import Held, Present
from roadmap.roster.comparing import compare
from roadmap.roster.text import key_of, one_line
from roadmap.roster.vocabulary import means_vacancy
from tests.roster.drawing import TODAY, present

NAMES = st.one_of(
    st.sampled_from(
        [
            "МБОУ «СОШ № 2»",
            "=СУММ(A1)",
            "<b>Школа</b> & Ко",
            "Нет",
            "Код",
            "ФИО",
            "Школа; филиал",
            "\u202eобратная",
        ]
    ),
    st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60),
).map(lambda text: f"{text} ж".strip())
DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))


@st.composite
def departments(draw: st.DrawFn) -> Present:
    names = draw(st.lists(NAMES, min_size=1, max_size=6, unique_by=lambda name: key_of(name)))
    organisations = [
        Organisation(
            number,
            1,
            name,
            number == 1,
            draw(st.sampled_from(OrganisationKind)),
            draw(st.none() | st.integers(1, number - 1)) if number > 1 else None,
            number > 1 and draw(st.booleans()),
        )
        for number, name in enumerate(names, 1)
    ]
    ids = st.integers(1, len(names))
    groups = [
        Group(number, 1, name, draw(st.booleans()))
        for number, name in enumerate(draw(st.lists(NAMES, max_size=3, unique_by=key_of)), 1)
    ]
    stays = draw(st.lists(st.tuples(st.sampled_from(groups), ids, DAYS, DAYS), max_size=5)) if groups else []
    memberships = [
        Membership(number, group.id, one, *_in_order(since, until))
        for number, (group, one, since, until) in enumerate(stays, 1)
    ]
    people = draw(st.lists(NAMES.filter(lambda name: not means_vacancy(name)), max_size=4))
    drawn = draw(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(Role), ids, NAMES, DAYS), max_size=8))
    posts = {
        (person, role, place, one_line(title)): Held(
            number, person + 1, people[person], role, place, title, None, until
        )
        for number, (person, role, place, title, until) in enumerate(drawn, 1)
        if person < len(people)
        for place in [None if role in (Role.STAFF, Role.COORDINATOR) and place == 1 else place]
    }
    return Present(tuple(organisations), tuple(groups), tuple(memberships), tuple(posts.values()))


def _in_order(since: date | None, until: date | None) -> tuple[date | None, date | None]:
    return (until, since) if since and until and until < since else (since, until)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(departments())
def test_what_is_written_and_read_again_changes_nothing(department: Present) -> None:
    content = present_state(department, TODAY, ["Пояснение"])
    try:
        read = read_roster(content)
    except EmptyRoster:
        # Nothing to show: only the department itself, with nobody in it.
        assert not any(not one.own and not one.archived for one in department.organisations)
        return
    changes = compare(department, read, TODAY)
    assert changes.bad == ()
    assert not changes.anything, changes


def test_no_name_becomes_a_formula_and_lists_are_offered() -> None:
    department = Present((Organisation(1, 1, "УО", True), Organisation(2, 1, '=HYPERLINK("http://x")')))
    book = load_workbook(BytesIO(present_state(department, TODAY, ["Раз", "Два"])))
    assert book["Организации"]["B2"].data_type == "s"
    assert [str(rule.sqref).split(":")[0] for rule in book["Люди"].data_validations.dataValidation] == ["D2"]
    assert [row[0].value for row in book["Как заполнять"].iter_rows()] == ["Раз", "Два"]


def test_the_template_and_the_present_state_are_rosters() -> None:
    assert looks_like_roster(template(["Пояснение"]))
    assert looks_like_roster(present_state(present(), TODAY, ["Пояснение"]))
