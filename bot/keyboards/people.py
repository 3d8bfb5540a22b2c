"""Keyboards of the first screen, organisations, invitations and languages."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pager
from bot.texts.people import role_name
from bot.texts.voice import Voice
from roadmap.department import Organisation, Staffing
from roadmap.people import OF_DEPARTMENT, Role

PAGE = 6
OF_SCHOOL = (Role.HEAD, Role.TEACHER, Role.CURATOR)


def home(
    voice: Voice, roles: frozenset[Role], draft: tuple[str, int, int] | None = None
) -> InlineKeyboardMarkup:
    """The way to everything the person has; *draft* is an order in hand: (number, id, open doubts)."""
    tasks = button(voice.say("Tasks"), data.TaskList(), style="primary")
    status = button(voice.say("Digest"), data.Status())
    review = button(voice.say("Review"), data.Queue())
    people = button(voice.say("People"), data.Organisations())
    if Role.COORDINATOR in roles:
        order = []
        if draft is not None:
            label = voice.count(
                "Order {number}: {n} doubt", "Order {number}: {n} doubts", draft[2], number=draft[0]
            )
            order = [button(label, data.DraftView(id=draft[1]))]
        return keyboard([status, tasks], [review, people], order)
    if roles & (OF_DEPARTMENT | {Role.CURATOR}):
        return keyboard([status, tasks], [review])
    return keyboard([tasks], [status])


def organisations(voice: Voice, page: Sequence[Staffing], number: int, total: int) -> InlineKeyboardMarkup:
    """A button an organisation."""
    last = max(0, (total - 1) // PAGE)
    return keyboard(
        *([button(s.organisation.name, data.OrganisationCard(id=s.organisation.id))] for s in page),
        pager(
            data.Organisations(page=number - 1) if number > 0 else None,
            data.Organisations(page=number + 1) if number < last else None,
        ),
        [button(voice.say("Spreadsheet"), data.RosterHub()), button(voice.say("« Home"), data.Home())],
    )


def whom_to_invite(voice: Voice, organisation: Organisation) -> InlineKeyboardMarkup:
    """A button for each post."""
    return keyboard(
        *(
            [button(_capital(role_name(voice, role)), data.Invite(id=organisation.id, role=role))]
            for role in OF_SCHOOL
        ),
        [button(voice.say("« Organisations"), data.Organisations())],
    )


def languages(names: Sequence[tuple[str, str]]) -> InlineKeyboardMarkup:
    """Each language by its own name."""
    return keyboard([button(name, data.Language(code=code)) for code, name in names])


def to_people(voice: Voice) -> InlineKeyboardMarkup:
    """From a live road map to the invitations."""
    return keyboard(
        [button(voice.say("Invite people"), data.Organisations(), style="primary")],
        [button(voice.say("« Home"), data.Home())],
    )


def to_home(voice: Voice) -> InlineKeyboardMarkup:
    """Only the way back."""
    return keyboard([button(voice.say("« Home"), data.Home())])


def cancel(voice: Voice) -> InlineKeyboardMarkup:
    """Leaves what was begun."""
    return keyboard([button(voice.say("Cancel"), data.Cancel())])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
