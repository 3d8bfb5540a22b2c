"""A school's own road map under the municipal one: what makes it one, and whom it means.

Everything in it is the school's: its head has every task that names nobody of their own people.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from roadmap.bindings import Book
from roadmap.department import DepartmentSettings
from roadmap.draft import Draft, Edition
from roadmap.matching import Matcher
from roadmap.occurrences import occurrences
from roadmap.people import Role
from roadmap.planning import Directory, Doer, doers, name_key
from roadmap.roadmap import Activity, Party, PartyKind, RoadMap

FORMATS = (".docx", ".xlsx", ".pdf", ".txt", ".md", ".csv", ".tsv")
"""The endings of files that a plan may be in: nothing else is fetched to look whether it is one."""
ROWS_LEAST = 2
NAMED = 0.65
"""How well a name must fit the only one of a school's people whom it fits: the surname and an initial do."""


@dataclass(frozen=True, slots=True)
class Handing:
    """What a school's plan gives by name: how many tasks, to which people, and which names are nobody's."""

    tasks: int
    people: tuple[str, ...]
    strangers: tuple[str, ...]


def may_hold_plan(name: str) -> bool:
    """Whether a file of this name may be a plan."""
    return name.lower().endswith(FORMATS)


def reads_as_plan(plan: RoadMap) -> bool:
    """Whether a document is a table of deadlines: two rows or more, at least half of them understood."""
    dated = [one for one in plan.activities if one.schedule is not None and not one.schedule.doubtful]
    return len(dated) >= ROWS_LEAST and 2 * len(dated) >= len(plan.activities)


def for_school(draft: Draft, organisation_id: int, edition: Edition | None) -> Draft:
    """The draft as a school's own plan: no group of the department is in it, nobody is made by it."""
    plan = replace(draft.plan, groups=())
    return replace(
        draft,
        plan=plan,
        schools=(),
        edition=edition,
        left_out=(),
        organisation_id=organisation_id,
        sent=(),
    )


def as_it_works(draft: Draft) -> Draft:
    """The draft as it goes live: in a school's plan a group («педагоги») is the school, which has one task."""
    if draft.organisation_id is None:
        return draft
    activities = tuple(
        replace(one, parties=tuple(_gathered(party) for party in one.parties))
        for one in draft.plan.activities
    )
    return replace(draft, plan=replace(draft.plan, activities=activities, groups=()))


def _gathered(party: Party) -> Party:
    return Party(party.name, PartyKind.ROLE) if party.kind is PartyKind.GROUP_ROLE else party


def of_school(book: Book, organisation_id: int) -> Book:
    """Everybody whom a school's plan may mean: the school as itself, and its own people."""
    names = tuple(place.name for place in book.organisations if place.id == organisation_id)
    workers = tuple(one for one in book.workers if one.organisation_id == organisation_id)
    return Book(organisation_id, names or ("",), workers=workers)


def directory_of(plan: RoadMap, book: Book) -> Directory:
    """What the parties of a school's plan mean in *book* (of :func:`of_school`): a teacher, or else the school."""
    matcher = Matcher(book, plan.glossary, plan.requisites.issuer)
    found: dict[Party, Doer] = {}
    for activity in plan.activities:
        for party in activity.parties:
            if party not in found:
                found[party] = Doer(book.own, _teacher(matcher, book, party))
    bound = {name_key(party.name): (doer,) for party, doer in found.items()}
    return Directory(book.own, {}, {}, bound)


def _teacher(matcher: Matcher, book: Book, party: Party) -> int | None:
    """The teacher whom *party* names; what names the head is the school's anyway."""
    person_id = _named(matcher, party)
    heads = {one.id for one in book.workers if one.role is Role.HEAD}
    return None if person_id in heads else person_id


def _named(matcher: Matcher, party: Party) -> int | None:
    """Whom of the school's people *party* names: nobody is asked, so only one of them may fit. None: nobody."""
    if party.kind is not PartyKind.PERSON:
        return None
    exact = matcher.sure(party).person_id
    fits = [one.aim.person_id for one in matcher.proposals(party) if one.score >= NAMED]
    return exact if exact is not None or len(fits) != 1 else fits[0]


def handing(plan: RoadMap, book: Book, today: date, settings: DepartmentSettings) -> Handing:
    """Whom a school's plan gives tasks by name."""
    looked_up, names = directory_of(plan, book), {one.id: one.name for one in book.workers}
    tasks, people = 0, dict[str, None]()
    for activity in plan.activities:
        for doer in doers(activity, looked_up):
            if doer.assignee_id is not None:
                tasks += len(occurrences(activity.schedule, settings, today))
                people[names[doer.assignee_id]] = None
    return Handing(tasks, tuple(people), _strangers(plan.activities, Matcher(book, plan.glossary)))


def _strangers(activities: tuple[Activity, ...], matcher: Matcher) -> tuple[str, ...]:
    """Names of people that nobody of the school is meant by."""
    parties = dict.fromkeys(party for activity in activities for party in activity.parties)
    return tuple(
        dict.fromkeys(
            party.person or party.name
            for party in parties
            if party.kind is PartyKind.PERSON and _named(matcher, party) is None
        )
    )
