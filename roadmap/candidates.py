"""Who may come into a change: offered in the order of likelihood, found by a typed name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from roadmap.people import DOERS, KEEPERS, OF_DEPARTMENT, Role
from roadmap.posts import OF_DEPARTMENT_HANDING, Held, Kind
from roadmap.prospects import Prospect


def candidates(prospect: Prospect, everywhere: bool) -> list[Held]:
    """Who may come in, each person once: the likeliest first, then the others of the department by name.

    Without *everywhere* only people of the same organisation.
    """
    place, kind = prospect.organisation_id, prospect.wish.kind
    away = {held.person_id for held in prospect.posts}
    role = prospect.posts[0].post.role if prospect.posts else Role.HEAD

    def likely(held: Held) -> bool:
        if kind in OF_DEPARTMENT_HANDING or role in OF_DEPARTMENT | {Role.CURATOR} | KEEPERS:
            return held.post.role in OF_DEPARTMENT | {Role.CURATOR}
        return held.post.organisation_id == place and held.post.role in DOERS

    first = {held.person_id for held in prospect.known if held.own and likely(held)}
    people: dict[int, Held] = {}
    for held in prospect.known:
        if held.own and held.person_id not in away and (held.here or kind not in OF_DEPARTMENT_HANDING):
            people.setdefault(held.person_id, held)
    if kind is Kind.LEAVE or not everywhere:
        people = {number: held for number, held in people.items() if number in first}
    return sorted(people.values(), key=lambda held: (held.person_id not in first, held.name.casefold()))


def called(people: Sequence[Held], typed: str) -> list[Held]:
    """Those whose name has a word for each typed one that begins with it, in whatever order."""
    wanted = _folded(typed)
    return [
        held
        for held in people
        if all(any(word.startswith(part) for word in _folded(held.name)) for part in wanted)
    ]


def _folded(name: str) -> list[str]:
    """Words in small letters without the dots of «ё»."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).split()


def may_be_new(prospect: Prospect) -> bool:
    """Whether somebody who is not known yet may come in; a curator's substitute must know the schools.

    Nor for a keeper: whoever is new would come into the organisation itself.
    """
    if prospect.wish.kind is Kind.LEAVE:
        return False
    return not prospect.posts or prospect.posts[0].post.role not in KEEPERS | {Role.CURATOR}


def may_come(prospect: Prospect, everywhere: bool) -> bool:
    """Whether who is wished for is somebody the actor may choose; nobody yet is always right."""
    wish = prospect.wish
    if wish.person:
        if wish.kind is Kind.LEAVE and not everywhere and prospect.posts[0].post.role is Role.CURATOR:
            return False
        return any(held.person_id == wish.person for held in candidates(prospect, everywhere))
    return not prospect.newcomer or (everywhere and may_be_new(prospect))
