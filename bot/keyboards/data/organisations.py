"""The wire format of buttons about the hub of people, and about organisations by hand."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.department import OrganisationKind


class PeopleHub(CallbackData, prefix="ph"):
    """People and organisations: the first screen of them."""


class ShowAll(CallbackData, prefix="oa"):
    """Forgets the words that the open list was searched by."""


class Headless(CallbackData, prefix="oh"):
    """An older button of the list that :class:`Missing` opens."""

    page: Number = 0


class ArchivedOrganisations(CallbackData, prefix="oz"):
    """A page of the archive, from 0."""

    page: Number = 0


class AddOrganisation(CallbackData, prefix="on"):
    """Asks for the name of a new organisation."""


class NewKind(CallbackData, prefix="oy"):
    """What the new organisation is, whose name lies in the conversation."""

    kind: OrganisationKind


class InviteTo(CallbackData, prefix="oi"):
    """Asks whom to invite into an organisation."""

    id: Number


class OrganisationPeople(CallbackData, prefix="os"):
    """A page of an organisation's people, from 0."""

    id: Number
    page: Number = 0


class RenameOrganisation(CallbackData, prefix="or"):
    """Asks for another name."""

    id: Number


class ChangeKind(CallbackData, prefix="oc"):
    """Asks what the organisation is."""

    id: Number


class SetKind(CallbackData, prefix="oe"):
    """Says what the organisation is."""

    id: Number
    kind: OrganisationKind


class MoveOrganisation(CallbackData, prefix="om"):
    """Asks what it stands under: a page, from 0."""

    id: Number
    page: Number = 0


class MoveUnder(CallbackData, prefix="ov"):
    """Puts it under *parent*; 0 sets it free."""

    id: Number
    parent: Number


class ArchiveOrganisation(CallbackData, prefix="ox"):
    """Asks whether an organisation goes into the archive."""

    id: Number


class ArchiveOrganisationSure(CallbackData, prefix="od"):
    """Puts it into the archive; what is unfinished is cancelled."""

    id: Number


class RestoreOrganisation(CallbackData, prefix="ob"):
    """Takes it out of the archive."""

    id: Number
