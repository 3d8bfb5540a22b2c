"""The screens of the plan's parties with the worst values."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import data
from bot.keyboards import parties as keyboards
from bot.texts import parties as words
from bot.texts.voice import Voice
from roadmap.bindings import Aim, Binding, Book, Listed, Named, Place, Worker
from roadmap.matching import Proposal
from roadmap.newcomers import Newcomer
from roadmap.people import Role
from roadmap.roadmap import Party, PartyKind

ID = 2**31 - 1
Screen = tuple[str, Markup, InlineKeyboardMarkup | None]


def screens(voice: Voice, name: str) -> Iterator[Screen]:
    """Every one of them with *name* wherever a name can stand."""
    book = Book(ID, (name,), (Place(2, name),), (Place(3, name),), (Worker(4, name, Role.TEACHER, name, 2),))
    aims = [Aim(), Aim(ID), Aim(organisation_id=2), Aim(group_id=3), Aim(person_id=4), Aim(person_id=99)]
    party = Party(name * 9, PartyKind.PERSON, person=name, post=name)
    page = [
        Listed(Binding(ID, "key", name * 9, aim), Named("key", party, (name, "1.2.3.") * 40, waiting))
        for aim in aims
        for waiting in (0, 21)
    ]
    proposals = [Proposal(aim, 0.9) for aim in aims[1:]][: keyboards.PROPOSALS]
    yield (
        "parties",
        words.parties(voice, page[:5], book, 300, 21),
        keyboards.parties(voice, page[:5], 3, 300),
    )
    yield "all bound", words.parties(voice, page[2:3], book, 1, 0), None
    yield "no parties", words.parties(voice, [], book, 0, 0), keyboards.parties(voice, [], 0, 0)
    for one in page:
        for alike in ([], proposals[:1], proposals):
            yield (
                "party",
                words.party(voice, one, alike, book),
                keyboards.party(voice, one, alike, book),
            )
    unnumbered = Listed(page[0].binding, Named("key", party, ("", "")))
    yield "party without numbers", words.party(voice, unnumbered, [], book), None
    choices = [(aim, str(words.whom(voice, aim, book).unescape())) for aim in aims[1:]] * 9
    yield (
        "choose",
        words.choose(voice, page[0]),
        keyboards.choose(voice, page[0], choices, 1, lambda n: data.ChoosePerson(id=ID, page=n)),
    )
    yield "nothing", words.nothing_to_choose(voice), None
    yield (
        "new organisation",
        words.name_of_organisation(voice, page[0]),
        keyboards.name_of_organisation(voice, page[0], name),
    )
    for proposed in ("", name):
        yield (
            "new person",
            words.name_of_person(voice, page[0], proposed),
            keyboards.name_of_person(voice, page[0], proposed),
        )
    for tasks in (0, 21):
        yield "bound", words.after(words.bound(voice, tasks), words.unbound(voice, tasks)), None
    newcomers = [Newcomer(ID, "key", name, name, True, title=name) for _ in range(5)]
    yield (
        "new names",
        words.new_names(voice, newcomers, 40, 39),
        keyboards.new_names(voice, ID, newcomers, 3, 40, ["key"]),
    )
