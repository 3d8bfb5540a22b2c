"""Keyboards of the screens that a change of life begins from."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.changes import post
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.posts import Held, Kind

PAGE = 5
STAND_INS = 2


def person(
    voice: Voice, seats: Sequence[Held], stand_ins: Sequence[Held], may: frozenset[Kind]
) -> InlineKeyboardMarkup:
    """What may change: of one post at once, of several behind a button each."""
    ends = [_end(voice, held) for held in stand_ins[:STAND_INS]]
    home = [button(voice.say("« Home"), data.Home())]
    if len(seats) == 1:
        return keyboard(*_deeds(voice, seats[0], may), *ends, home)
    rows = [[button(post(voice, held.post), data.SeatChanges(id=held.post.id))] for held in seats[:PAGE]]
    return keyboard(*rows, *ends, home)


def seat(voice: Voice, held: Held, may: frozenset[Kind]) -> InlineKeyboardMarkup:
    """What may change about one of several posts."""
    return keyboard(*_deeds(voice, held, may), [button(voice.say("« Back"), data.Changes(id=held.person_id))])


def _deeds(voice: Voice, held: Held, may: frozenset[Kind]) -> list[list[InlineKeyboardButton]]:
    labels = {
        Kind.SUBSTITUTE: voice.say("Name a substitute"),
        Kind.SUCCESSOR: voice.say("A new head"),
        Kind.HAND_OVER: voice.say("Hand the department over"),
        Kind.LEAVE: voice.say("Does not work any more"),
    }
    return [
        [button(label, data.ChangeWho(id=held.post.id, kind=kind))]
        for kind, label in labels.items()
        if kind in may
    ]


def _end(voice: Voice, held: Held) -> list[InlineKeyboardButton]:
    return [button(voice.say("End: {name}", name=held.name), data.EndStandIn(id=held.post.id))]


def head(voice: Voice, place: Organisation, heads: Sequence[Held]) -> InlineKeyboardMarkup:
    """A new head, an acting one, and the end of those there are for a time."""
    lasting = [held for held in heads if held.own and held.post.until is None]
    rows = [
        [
            button(
                voice.say("Instead of {name}", name=held.name),
                data.ChangeWho(id=held.post.id, kind=Kind.SUCCESSOR),
            )
        ]
        for held in lasting[:2]
    ]
    if not lasting:
        rows = [[button(voice.say("A new head"), data.ChangeWho(id=place.id, kind=Kind.VACANCY))]]
    passing = [held for held in heads if not held.own or held.post.until is not None]
    return keyboard(
        *rows,
        [button(voice.say("An acting head"), data.ChangeWho(id=place.id, kind=Kind.ACTING))],
        *(_end(voice, held) for held in passing[:STAND_INS]),
        [button(voice.say("« Organisation"), data.OrganisationCard(id=place.id))],
    )


def end_early(voice: Voice, held: Held) -> InlineKeyboardMarkup:
    """Ends, or leaves it."""
    return keyboard(
        [button(voice.say("Yes, end it today"), data.EndStandInNow(id=held.post.id), style="primary")],
        [button(voice.say("« Home"), data.Home())],
    )


def colleagues(voice: Voice, people: Sequence[Held], number: int) -> InlineKeyboardMarkup:
    """A page of a head's people."""
    last = max(0, (len(people) - 1) // PAGE)
    return keyboard(
        *(
            [button(held.name, data.Changes(id=held.person_id))]
            for held in people[number * PAGE : (number + 1) * PAGE]
        ),
        pages(lambda to: data.Colleagues(page=to), number, last),
        [button(voice.say("« Home"), data.Home())],
    )
