"""Keyboards of the first screen, organisations, invitations and languages."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard
from bot.texts.people import role_name
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.people import OF_DEPARTMENT, Role

OF_SCHOOL = (Role.HEAD, Role.TEACHER, Role.CURATOR)


def home(
    voice: Voice,
    roles: frozenset[Role],
    draft: tuple[str, int, int] | None = None,
    more: Sequence[Sequence[InlineKeyboardButton]] = (),
) -> InlineKeyboardMarkup:
    """The way to everything the person has; *draft* is an order in hand: (number, id, open doubts), *more* further rows."""
    tasks = button(voice.say("Tasks"), data.TaskList(), style="primary")
    status = button(voice.say("Digest"), data.Status())
    review = button(voice.say("Review"), data.Queue())
    people = button(voice.say("People"), data.PeopleHub())
    road_maps = button(voice.say("Road maps"), data.RoadMaps())
    forms = button(voice.say("Questionnaires"), data.Campaigns())
    if Role.COORDINATOR in roles:
        order = []
        if draft is not None:
            label = voice.count(
                "Order {number}: {n} doubt", "Order {number}: {n} doubts", draft[2], number=draft[0]
            )
            order = [button(label, data.DraftView(id=draft[1]))]
        return keyboard([status, tasks], [review, people], [road_maps, forms], order, *more)
    if roles & (OF_DEPARTMENT | {Role.CURATOR}):
        plans = button(voice.say("Activities"), data.Plans())
        return keyboard([status, tasks], [review, plans], [forms], *more)
    colleagues = [button(voice.say("My people"), data.Colleagues())] if Role.HEAD in roles else []
    return keyboard([tasks], [status, *colleagues], *more)


def hub(voice: Voice, missing: int) -> InlineKeyboardMarkup:
    """People and organisations: the to-do first, then a button for each part."""
    todo = []
    if missing:
        todo = [button(voice.say("Who is missing: {n}", n=missing), data.Missing(), style="primary")]
    parts = [
        button(voice.say("Organisations"), data.Organisations()),
        button(voice.say("People"), data.Persons()),
        button(voice.say("Groups"), data.Groups()),
        button(voice.say("Responsible"), data.Parties()),
        button(voice.say("Invitations"), data.Invitations()),
        button(voice.say("Spreadsheet"), data.RosterHub()),
        button(voice.say("Journal"), data.JournalPage()),
        button(voice.say("Settings"), data.DepartmentSettings()),
    ]
    return keyboard(todo, *in_pairs(parts), [button(voice.say("« Home"), data.Home())])


def whom_to_invite(
    voice: Voice, organisation: Organisation, waiting: Sequence[InlineKeyboardButton] = ()
) -> InlineKeyboardMarkup:
    """A button for each post; *waiting* invites those who are not in."""
    return keyboard(
        waiting,
        *(
            [button(capital(role_name(voice, role)), data.Invite(id=organisation.id, role=role))]
            for role in OF_SCHOOL
        ),
        [button(voice.say("« Back"), data.OrganisationCard(id=organisation.id))],
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


def capital(text: str) -> str:
    """*text* as a button begins."""
    return text[:1].upper() + text[1:]
