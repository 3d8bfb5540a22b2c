"""Keyboards of the plan's parties, and of new names of an order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.parties import whom
from bot.texts.voice import Voice
from roadmap.bindings import Aim, Book, Listed
from roadmap.matching import Proposal
from roadmap.newcomers import Newcomer

PAGE = 5
PROPOSALS = 3


def parties(voice: Voice, page: Sequence[Listed], number: int, total: int) -> InlineKeyboardMarkup:
    """A button a party."""
    last = max(0, (total - 1) // PAGE)
    return keyboard(
        *(
            [button(_ticked(one.binding.name, not one.named.waiting), data.PartyCard(id=one.binding.id))]
            for one in page
        ),
        pages(lambda to: data.Parties(page=to), number, last),
        [button(voice.say("« Home"), data.Home())],
    )


def _ticked(name: str, tick: bool) -> str:
    return f"✓ {name}" if tick else name


def party(voice: Voice, one: Listed, proposals: Sequence[Proposal], book: Book) -> InlineKeyboardMarkup:
    """Those who may be meant, then every other way to say who it is."""
    number = one.binding.id
    itself = button(
        voice.say("The department itself"), data.BindOrganisation(id=number, organisation=book.own)
    )
    return keyboard(
        *(
            [_proposal(voice, number, proposal, book, first=not place)]
            for place, proposal in enumerate(proposals[:PROPOSALS])
        ),
        [
            button(voice.say("An organisation"), data.ChooseOrganisation(id=number)),
            button(voice.say("A person"), data.ChoosePerson(id=number)),
        ],
        [button(voice.say("A group"), data.ChooseGroup(id=number)), itself],
        [
            button(voice.say("New organisation"), data.NewOrganisation(id=number)),
            button(voice.say("New person"), data.NewPerson(id=number)),
        ],
        [button(voice.say("Unbind"), data.Unbind(id=number))] if one.binding.aim else [],
        [button(voice.say("« Responsible"), data.Parties())],
    )


def _proposal(
    voice: Voice, number: int, proposal: Proposal, book: Book, *, first: bool
) -> InlineKeyboardButton:
    label = whom(voice, proposal.aim, book)
    return button(label, aimed(number, proposal.aim), style="primary" if first else None)


def aimed(number: int, aim: Aim) -> CallbackData:
    """The button that binds a party to *aim*."""
    if aim.person_id is not None:
        return data.BindPerson(id=number, person=aim.person_id)
    if aim.group_id is not None:
        return data.BindGroup(id=number, group=aim.group_id)
    return data.BindOrganisation(id=number, organisation=aim.organisation_id or 0)


def choose(
    voice: Voice, one: Listed, aims: Sequence[tuple[Aim, str]], page: int, turn: Callable[[int], CallbackData]
) -> InlineKeyboardMarkup:
    """A page of whom to choose from; *turn* makes the button of another page."""
    last = max(0, (len(aims) - 1) // PAGE)
    shown = aims[page * PAGE : (page + 1) * PAGE]
    return keyboard(
        *([button(name, aimed(one.binding.id, aim))] for aim, name in shown),
        pages(turn, page, last),
        [button(voice.say("« Back"), data.PartyCard(id=one.binding.id))],
    )


def name_of_organisation(voice: Voice, one: Listed, proposed: str) -> InlineKeyboardMarkup:
    """Takes the proposed name, or goes back."""
    number = one.binding.id
    return keyboard(
        [button(proposed, data.MakeOrganisation(id=number), style="primary")],
        [button(voice.say("« Back"), data.PartyCard(id=number))],
    )


def name_of_person(voice: Voice, one: Listed, proposed: str) -> InlineKeyboardMarkup:
    """Takes the proposed name, or goes back."""
    number = one.binding.id
    return keyboard(
        [button(proposed, data.MakePerson(id=number), style="primary")] if proposed else [],
        [button(voice.say("« Back"), data.PartyCard(id=number))],
    )


def new_names(
    voice: Voice, draft_id: int, page: Sequence[Newcomer], number: int, total: int, left_out: Sequence[str]
) -> InlineKeyboardMarkup:
    """A button a name, ticked or not."""
    last = max(0, (total - 1) // PAGE)
    return keyboard(
        *(
            [
                button(
                    _ticked(one.name, one.key not in left_out),
                    data.NameTick(id=draft_id, number=one.number, page=number),
                )
            ]
            for one in page
        ),
        pages(lambda to: data.DraftNames(id=draft_id, page=to), number, last),
        [button(voice.say("« Back"), data.DraftView(id=draft_id))],
    )
