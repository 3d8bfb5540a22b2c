"""Organisations and people that an order names and the department does not have yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from roadmap.bindings import Binding, Book
from roadmap.department import OrganisationKind
from roadmap.matching import Matcher
from roadmap.names import (
    OrganisationIndex,
    PersonIndex,
    nominative,
    nominative_organisation,
    nominative_post,
    vocabulary,
)
from roadmap.names.organisations import titles
from roadmap.names.spelling import worded
from roadmap.people import Role
from roadmap.planning import Directory, Doer, directory, leading, name_key
from roadmap.roadmap import Party, PartyKind, RoadMap

ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be made: *number* is the place among all that the plan names, *words* are the order's own.

    For a person *organisation_id* is where they work (None: the department itself), as whom, and by which post.
    """

    number: int
    key: str
    words: str
    name: str
    person: bool
    kind: OrganisationKind = OrganisationKind.SCHOOL
    organisation_id: int | None = None
    role: Role = Role.TEACHER
    title: str = ""


def all_named(plan: RoadMap) -> tuple[Party, ...]:
    """The schools of the plan's groups, then the organisations and people that lead its rows, each once."""
    found = {
        name_key(school): Party(school, PartyKind.ORGANISATION)
        for group in plan.groups
        for school in group.schools
    }
    for activity in plan.activities:
        lead = leading(activity)
        if lead is not None and lead.kind in (PartyKind.ORGANISATION, PartyKind.PERSON):
            found.setdefault(name_key(lead.name), lead)
    return tuple(found.values())


def newcomers(plan: RoadMap, book: Book, bindings: tuple[Binding, ...]) -> tuple[Newcomer, ...]:
    """Who is named, is bound to nobody and is like nobody there is; of names that are alike the first."""
    matcher = Matcher(book, plan.glossary, plan.requisites.issuer)
    bound = {one.key for one in bindings if one.aim}
    organisations: OrganisationIndex[str] = OrganisationIndex((), plan.glossary)
    people: PersonIndex[str] = PersonIndex(())
    found = []
    for number, party in enumerate(all_named(plan)):
        key = name_key(party.name)
        likes = organisations.like(party.name) if not party.person else people.like(party.person)
        if key in bound or likes or matcher.sure(party) or _known(matcher, party):
            continue
        if party.person is None:
            organisations.add(key, party.name)
            name = nominative_organisation(party.name)
            found.append(Newcomer(number, key, party.name, name, False, kind_of(name)))
        else:
            people.add(key, party.person)
            found.append(person_of(party, book, number))
    return tuple(found)


def _known(matcher: Matcher, party: Party) -> bool:
    """Whether somebody there may be meant; whoever holds a post of that name is not the person named."""
    if party.person is not None:
        return matcher.has_namesake(party.person)
    return any(one.score >= ALIKE for one in matcher.proposals(party))


def kind_of(name: str) -> OrganisationKind:
    """What an organisation's name says that it is."""
    title = titles(name, {})[0]
    if title.kind:
        return OrganisationKind.SCHOOL
    if vocabulary.DEPARTMENT.search(name):
        return OrganisationKind.DEPARTMENT
    if vocabulary.INSTITUTES & set(title.words):
        return OrganisationKind.INSTITUTE
    return OrganisationKind.CENTRE


def person_of(party: Party, book: Book, number: int = 0) -> Newcomer:
    """The person that *party* names, in the nominative, at the organisation that their post speaks of."""
    post = " ".join((party.post or "").split())
    name = nominative(party.person or party.name)
    one = Newcomer(number, name_key(party.name), party.name, name, True, title=nominative_post(post))
    places: OrganisationIndex[int] = OrganisationIndex((place.id, place.name) for place in book.organisations)
    for word, end in worded(post):
        fits = places.like(post[end:].strip()) if post[end:].strip() else ()
        if len(fits) == 1 or (fits and fits[0].score > fits[1].score):
            head = worded(post)[0][0] in vocabulary.HEADS and word == worded(post)[0][0]
            title = nominative_post(post[:end])
            role = Role.HEAD if head else Role.TEACHER
            return replace(one, organisation_id=fits[0].key, role=role, title=title)
    return one


def as_if_made(
    plan: RoadMap, book: Book, bindings: tuple[Binding, ...], made: tuple[Newcomer, ...]
) -> Directory:
    """What parties would be looked up in if these were there; their ids are negative, nobody has such."""
    found = book.directory(plan, (*bindings, *taken(plan, book, bindings)), draft=True)
    names = {place.name: place.id for place in book.organisations}
    names |= {one.name: -2 - one.number for one in made if not one.person}
    return directory(book.own, names, plan, {**found.bound, **{one.key: (_doer(one, book),) for one in made}})


def _doer(one: Newcomer, book: Book) -> Doer:
    if one.person:
        return Doer(one.organisation_id or book.own, -2 - one.number)
    return Doer(-2 - one.number)


def taken(plan: RoadMap, book: Book, bindings: tuple[Binding, ...]) -> Iterator[Binding]:
    """Bindings that need no question: parties that are called by the very name of somebody there is."""
    matcher = Matcher(book, plan.glossary, plan.requisites.issuer)
    bound = {one.key for one in bindings if one.aim}
    for party in all_named(plan):
        key = name_key(party.name)
        if key not in bound and (aim := matcher.sure(party)):
            yield Binding(0, key, party.name, aim)
