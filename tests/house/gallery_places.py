"""The gallery's screens of organisations, groups and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.actions.vacancies import Vacancies
from bot.keyboards import data
from bot.keyboards import groups_of_schools as group_keyboards
from bot.keyboards import organisations as organisation_keyboards
from bot.keyboards import people as people_keyboards
from bot.keyboards import persons as person_keyboards
from bot.keyboards import vacancies as vacancy_keyboards
from bot.paging import Page
from bot.texts import groups_of_schools as groups
from bot.texts import hub, organisations, persons, posts, vacancies
from bot.texts.voice import Voice
from roadmap.department import Department, Group, Organisation, OrganisationKind, Staffing
from roadmap.groups import Stay, Stretch
from roadmap.people import Person, Post, Presence, Role
from roadmap.places import Surroundings
from roadmap.roll import Listed, Roll, Show

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
ID = 2**31 - 1


NOTHING: Page[Any] = Page((), 0, 0, 0)


def page_of(*things: Any) -> Page[Any]:
    return Page(things, 3, 300, 10**6)


def screens(voice: Voice, name: str, today: date) -> Iterator[Screen]:
    """Every screen of these conversations with *name* wherever a name can stand."""
    yield from organisation_screens(voice, name, today)
    yield from group_screens(voice, name, today)
    yield from person_screens(voice, name, today)
    yield from giving_screens(voice, name, today)


def somebody(name: str, presence: Presence, role: Role) -> Listed:
    department = Department(1, name, "Europe/Moscow")
    place = None if role in {Role.COORDINATOR, Role.STAFF} else ID
    now = Post(
        ID, role, department, place, name if place else "", name, date(2025, 9, 2), date(2027, 5, 31), ID
    )
    before = Post(ID, role, department, place, name, name, None, date(2025, 9, 1))
    moment = datetime(2026, 3, 2, tzinfo=UTC)
    return Listed(Person(ID, name, "ru", presence), (now,) * 9 + (before,) * 9, moment, moment)


def organisation_screens(voice: Voice, name: str, today: date) -> Iterator[Screen]:
    one = Organisation(ID, 1, name, parent_id=ID)
    above = Organisation(1, 1, name, kind=OrganisationKind.DEPARTMENT)
    staffed = [Staffing(one, 0), Staffing(one, 21, 3), Staffing(one, 0, 2)] * 2
    page = page_of(*staffed[:5])
    lacking = Vacancies((Staffing(one, 0),) * 40, (Staffing(one, 9, 1),) * 40, {one.id: 9999}, (one,) * 40)
    nobody = Vacancies((), (), {}, ())
    yield "hub", hub.hub(voice, 300, Roll(200, 21, 102, 2), lacking, 21), people_keyboards.hub(voice, 9999)
    yield "hub done", hub.hub(voice, 1, Roll(0, 0, 0, 0), nobody), people_keyboards.hub(voice, 0)
    yield "hub empty", hub.hub(voice, 0, Roll(0, 0, 0, 0), nobody), None
    for words in ("", name):
        yield (
            "organisations",
            organisations.organisation_list(voice, page, words),
            organisation_keyboards.organisation_list(voice, page, searched=bool(words)),
        )
        empty = NOTHING
        yield "no organisations", organisations.organisation_list(voice, empty, words), None
    yield "missing", vacancies.missing(voice, page, lacking), vacancy_keyboards.missing(voice, page)
    for found in (nobody, replace(nobody, uncurated=(one,))):
        said = vacancies.missing(voice, NOTHING, found)
        yield "nobody missing", said, vacancy_keyboards.missing(voice, NOTHING)
    archive = page_of(*[one] * 5)
    yield (
        "archive",
        organisations.archive_list(voice, archive),
        organisation_keyboards.archive_list(voice, archive),
    )
    people = [somebody(name, presence, role) for presence in Presence for role in Role]
    for parent in (None, above, one):
        around = Surroundings(parent, (one,) * 30, (name,) * 30)
        yield (
            "organisation",
            organisations.card(voice, one, around, people, 21, today),
            organisation_keyboards.card(voice, one, 21, kept=True),
        )
    for odd in (Organisation(ID, 1, name, own=True), Organisation(ID, 1, name, archived=True)):
        text = organisations.card(voice, odd, Surroundings(), [], 0, today)
        yield "odd organisation", text, organisation_keyboards.card(voice, odd, 0)
    yield "its name", organisations.name_it(voice), None
    choice = organisation_keyboards.kinds(
        voice, lambda kind: data.SetKind(id=ID, kind=kind), data.PeopleHub()
    )
    yield "its kind", organisations.what_is_it(voice, name), choice
    yield "new name", organisations.new_name(voice, one), None
    for searched in (True, False):
        keyboard = organisation_keyboards.parents(voice, one, archive, searched=searched)
        yield "parents", organisations.under_what(voice, one, archive, ""), keyboard
    for around in (Surroundings(), Surroundings(None, (one,) * 30)):
        text = organisations.archive_it(voice, one, around, 21, 3)
        keyboard = organisation_keyboards.archive_it(voice, one, 21, possible=not around.branches)
        yield "archive it", text, keyboard
    for said in (organisations.renamed, organisations.archived, organisations.restored, organisations.moved):
        yield "said", said(voice), None


def group_screens(voice: Voice, name: str, today: date) -> Iterator[Screen]:
    one, member = Group(ID, 1, name), Organisation(ID, 1, name)
    page = page_of(*[one] * 5)
    yield "groups", groups.group_list(voice, page, {ID: 21}), group_keyboards.group_list(voice, page)
    yield "no groups", groups.group_list(voice, NOTHING, {}), None
    yield "old groups", groups.archive_list(voice, page), group_keyboards.archive_list(voice, page)
    days = [Stretch(), Stretch(date(2025, 9, 1)), Stretch(date(2026, 9, 2), date(2027, 5, 31))]
    stays = [Stay(member, one) for one in days] * 20
    uses = [(name, ["1.1.", "", name] * 9)] * 3
    for group in (one, Group(ID, 1, name, archived=True)):
        yield "group", groups.card(voice, group, stays, uses, today), group_keyboards.card(voice, group)
    ticks = page_of(*[member] * 8)
    for chosen in (None, days[2]):
        text = groups.members(voice, one, 21, 40, chosen, "", today)
        yield "members", text, group_keyboards.members(voice, one, ticks, {ID}, chosen, searched=True)
    yield "which days", groups.which_days(voice, one), group_keyboards.back_to_members(voice, one)
    history = page_of(*stays[:10])
    yield "history", groups.history(voice, one, history, today), group_keyboards.history(voice, one, history)
    yield "group's name", groups.name_it(voice), None
    yield "new group's name", groups.new_name(voice, one), None
    yield (
        "archive the group",
        groups.archive_it(voice, one, used=True),
        group_keyboards.archive_it(voice, one),
    )
    for toast in (groups.put_in(voice, member), groups.taken_out(voice, member)):
        # A toast takes 200 characters at most.
        yield "toast", toast if len(toast.unescape()) <= 200 else Markup(""), None


def person_screens(voice: Voice, name: str, today: date) -> Iterator[Screen]:
    people = [somebody(name, presence, role) for presence in Presence for role in Role]
    page = page_of(*people[:5])
    for show in Show:
        text = persons.person_list(voice, page, Roll(200, 21, 102, 2), show, "", today)
        yield "people", text, person_keyboards.person_list(voice, page, show, searched=False)
        nobody = persons.person_list(voice, NOTHING, Roll(0, 0, 0, 0), show, "", today)
        yield "nobody", nobody, None
    text = persons.person_list(voice, page, Roll(1, 1, 0, 0), Show.ALL, name, today)
    yield "found", text, person_keyboards.person_list(voice, page, Show.ALL, searched=True)
    yield "whom", persons.whom_to_show(voice), person_keyboards.filters(voice)
    one = Organisation(ID, 1, name)
    text = persons.organisation_people(voice, one, page, today)
    yield "its people", text, person_keyboards.organisation_people(voice, one, page)
    for listed in people:
        post = listed.posts[0]
        several = page_of(*[post] * 5)
        yield "person", persons.card(voice, listed, today), person_keyboards.card(voice, listed, today)
        yield "posts", persons.posts_of(voice, listed), person_keyboards.posts_of(voice, listed, several)
        for held in (True, False):
            keyboard = person_keyboards.post_card(voice, listed, post, held=held)
            yield "post", persons.post_card(voice, listed, post, today), keyboard
        yield "role", posts.new_role(voice, listed, post), person_keyboards.new_role(voice, post)
        yield "title", posts.new_title(voice, listed, post), None
        yield "end", posts.end_it(voice, listed, post), person_keyboards.end_it(voice, post)
        yield "name", posts.new_name(voice, listed), None
    schools = page_of(*[one] * 8)
    text = persons.curator_schools(voice, people[0], 21, 40, "")
    yield "schools", text, person_keyboards.schools(voice, people[0], schools, {ID}, searched=True)


def giving_screens(voice: Voice, name: str, today: date) -> Iterator[Screen]:
    one, back = Organisation(ID, 1, name), data.PersonCard(id=ID)
    known = [somebody(name, presence, Role.HEAD) for presence in Presence] * 3
    yield "name them", posts.name_them(voice, one), None
    yield "whose name", posts.name_them(voice, None), None
    text = posts.already_here(voice, name, known, today)
    yield "already", text, person_keyboards.already_here(voice, known, back)
    yield "which role", posts.which_role(voice, name), person_keyboards.roles(voice, office=True, back=back)
    places = page_of(*[one] * 5)
    keyboard = person_keyboards.places(voice, places, searched=True, back=back)
    yield "where", posts.which_place(voice, name, Role.HEAD, 40, ""), keyboard
    yield "nowhere", posts.which_place(voice, name, Role.HEAD, 0, ""), None
    yield "lost", posts.which_place(voice, name, Role.HEAD, 0, name), None
    yield "words", posts.which_title(voice, name, Role.HEAD, name), person_keyboards.title(voice, back)
    for heads in (0, 2):
        yield "given", posts.appointed(voice, heads), None
    for released in (0, 2):
        yield "ended", posts.ended(voice, released), None
