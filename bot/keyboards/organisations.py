"""Keyboards of organisations by hand."""

from __future__ import annotations

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, turning
from bot.keyboards.people import capital
from bot.paging import Page
from bot.texts.organisations import kind_name
from bot.texts.voice import Voice
from roadmap.department import Organisation, OrganisationKind, Staffing
from roadmap.journal import About

PAGE = 5


def organisation_list(voice: Voice, page: Page[Staffing], *, searched: bool) -> InlineKeyboardMarkup:
    """A button an organisation; what was searched can be forgotten."""
    below = [
        button(voice.say("Add"), data.AddOrganisation()),
        button(voice.say("Archive"), data.ArchivedOrganisations()),
    ]
    return keyboard(
        *_cards(page),
        turning(page, lambda number: data.Organisations(page=number)),
        show_all(voice) if searched else below,
        to_hub(voice),
    )


def _cards(page: Page[Staffing]) -> list[list[InlineKeyboardButton]]:
    return [
        [button(one.organisation.name, data.OrganisationCard(id=one.organisation.id))] for one in page.shown
    ]


def archive_list(voice: Voice, page: Page[Organisation]) -> InlineKeyboardMarkup:
    """A button for each archived organisation."""
    return keyboard(
        *([button(one.name, data.OrganisationCard(id=one.id))] for one in page.shown),
        turning(page, lambda number: data.ArchivedOrganisations(page=number)),
        to_organisations(voice),
    )


def card(
    voice: Voice, organisation: Organisation, people: int, *, kept: bool = False
) -> InlineKeyboardMarkup:
    """What can be done with an organisation; *kept* where somebody keeps it, or may."""
    number = organisation.id
    if organisation.archived:
        back = button(voice.say("Take it back"), data.RestoreOrganisation(id=number), style="primary")
        return keyboard([back], [button(voice.say("« Archive"), data.ArchivedOrganisations())])
    if organisation.own:
        return keyboard(to_organisations(voice))
    everybody = button(voice.say("People: {n}", n=people), data.OrganisationPeople(id=number))
    return keyboard(
        [
            button(voice.say("Invite"), data.InviteTo(id=number), style="primary"),
            button(voice.say("Add a person"), data.AddPerson(organisation=number)),
        ],
        [
            *([everybody] if people else []),
            button(voice.say("The head"), data.HeadChanges(id=number)),
        ],
        [
            button(voice.say("Rename"), data.RenameOrganisation(id=number)),
            button(voice.say("Kind"), data.ChangeKind(id=number)),
        ],
        [
            button(voice.say("Stands under"), data.MoveOrganisation(id=number)),
            button(voice.say("To the archive"), data.ArchiveOrganisation(id=number)),
        ],
        [
            *([button(voice.say("Contact keeper"), data.KeeperCard(id=number))] if kept else []),
            button(voice.say("Journal"), data.JournalPage(about=About.ORGANISATION, id=number)),
        ],
        to_organisations(voice),
    )


def kinds(
    voice: Voice, to: Callable[[OrganisationKind], CallbackData], back: CallbackData
) -> InlineKeyboardMarkup:
    """A button for each kind of organisation."""
    buttons = [button(capital(kind_name(voice, kind)), to(kind)) for kind in OrganisationKind]
    return keyboard(*in_pairs(buttons), [button(voice.say("« Back"), back)])


def parents(
    voice: Voice, organisation: Organisation, page: Page[Organisation], *, searched: bool
) -> InlineKeyboardMarkup:
    """A button for each organisation that it may stand under."""
    free = []
    if organisation.parent_id is not None:
        free = [button(voice.say("Under nothing"), data.MoveUnder(id=organisation.id, parent=0))]
    return keyboard(
        *([button(one.name, data.MoveUnder(id=organisation.id, parent=one.id))] for one in page.shown),
        turning(page, lambda number: data.MoveOrganisation(id=organisation.id, page=number)),
        show_all(voice) if searched else free,
        to_card(voice, organisation),
    )


def archive_it(
    voice: Voice, organisation: Organisation, unfinished: int, *, possible: bool
) -> InlineKeyboardMarkup:
    """Cancel the tasks and archive, or not yet."""
    label = voice.say("Cancel tasks and archive") if unfinished else voice.say("To the archive")
    sure = [button(label, data.ArchiveOrganisationSure(id=organisation.id), style="danger")]
    not_yet = [button(voice.say("Not yet"), data.OrganisationCard(id=organisation.id))]
    return keyboard(sure if possible else [], not_yet)


def show_all(voice: Voice) -> list[InlineKeyboardButton]:
    """Forgets what was searched."""
    return [button(voice.say("Show all"), data.ShowAll())]


def to_hub(voice: Voice) -> list[InlineKeyboardButton]:
    """Back to the hub."""
    return [button(voice.say("« People and organisations"), data.PeopleHub())]


def to_organisations(voice: Voice) -> list[InlineKeyboardButton]:
    """Back to the list."""
    return [button(voice.say("« Organisations"), data.Organisations())]


def to_card(voice: Voice, organisation: Organisation) -> list[InlineKeyboardButton]:
    """Back to the card."""
    return [button(voice.say("« Back"), data.OrganisationCard(id=organisation.id))]
