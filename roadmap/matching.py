"""Who may be meant by a party: candidates of a department's directory, and what needs no question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from roadmap.bindings import NOBODY, Aim, Book
from roadmap.names import CANDIDATES_MOST, Known, OrganisationIndex, PersonIndex, PostIndex, certain
from roadmap.names.vocabulary import DEPARTMENT
from roadmap.people import Role
from roadmap.planning import means_own
from roadmap.roadmap import Party, PartyKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody who may be meant; *sure* needs no question."""

    aim: Aim
    score: float
    sure: bool = False


class Matcher:
    """Finds who may be meant by parties; built once for a directory and an order's glossary."""

    def __init__(self, book: Book, glossary: Mapping[str, str] | None = None, issuer: str = "") -> None:
        self._book, self._glossary = book, glossary or {}
        self._own = [name for name in (*book.names, issuer) if name]
        places = [(place.id, place.name) for place in book.organisations]
        places += [(book.own, name) for name in self._own]
        titles = {place.id: place.name for place in book.organisations} | {book.own: book.names[0]}
        self._organisations = OrganisationIndex(places, glossary)
        self._groups = OrganisationIndex([(one.id, one.name) for one in book.groups if one.members], glossary)
        self._people = PersonIndex({(one.id, one.name): None for one in book.workers})
        self._posts = PostIndex(
            (
                Known(
                    one.id, one.title, titles.get(one.organisation_id or book.own, ""), one.role is Role.HEAD
                )
                for one in book.workers
                # A keeper's post is not one of the organisation's own.
                if one.role is not Role.KEEPER
            ),
            glossary,
        )

    def proposals(self, party: Party) -> tuple[Proposal, ...]:
        """Candidates, the likeliest first; each aim once."""
        found: dict[Aim, Proposal] = {}
        for one in (*self._by_name(party), *self._by_post(party)):
            if one.aim not in found or found[one.aim].score < one.score:
                found[one.aim] = one
        return tuple(sorted(found.values(), key=lambda one: -one.score)[:CANDIDATES_MOST])

    def sure(self, party: Party) -> Aim:
        """What may be taken without asking: the very name; NOBODY where there is a question."""
        if party.kind is PartyKind.ORGANISATION:
            key = certain(self._organisations.like(party.name))
            if key is None and means_own(party.name, self._own, self._glossary):
                key = self._book.own
            return NOBODY if key is None else Aim(organisation_id=key)
        if party.kind is PartyKind.PERSON:
            person = certain(self._people.like(party.person or party.name))
            return NOBODY if person is None else Aim(person_id=person)
        return NOBODY

    def has_namesake(self, written: str) -> bool:
        """Whether somebody's name is like *written*."""
        return bool(self._people.like(written))

    def _by_name(self, party: Party) -> Iterable[Proposal]:
        if party.kind is PartyKind.PERSON:
            for person in self._people.like(party.person or party.name):
                yield Proposal(Aim(person_id=person.key), person.score, person.exact)
        if party.kind is PartyKind.GROUP_ROLE:
            for group in self._groups.like(party.group or party.name):
                yield Proposal(Aim(group_id=group.key), group.score)
        if party.kind in (PartyKind.ORGANISATION, PartyKind.ROLE):
            for place in self._organisations.like(party.name):
                yield Proposal(Aim(organisation_id=place.key), place.score, place.exact)
            if DEPARTMENT.search(party.name):
                yield Proposal(Aim(organisation_id=self._book.own), 0.6)

    def _by_post(self, party: Party) -> Iterable[Proposal]:
        """«Методисту ИМО» is whoever holds that post; «директору СОШ № 5» is the school that they lead."""
        if party.kind not in (PartyKind.ROLE, PartyKind.PERSON):
            return
        heads = {one.id: one for one in self._book.workers if one.role is Role.HEAD}
        for fit in self._posts.like(party.post or party.name):
            # A namesake of the post is a weaker guess than a namesake of the person.
            score = fit.score if party.kind is PartyKind.ROLE else fit.score * 0.6
            head = heads.get(fit.key)
            if head is not None and head.organisation_id is not None and party.kind is PartyKind.ROLE:
                yield Proposal(Aim(organisation_id=head.organisation_id), score)
            else:
                yield Proposal(Aim(person_id=fit.key), score)
