"""The wire format of buttons about the parties of a plan and the names that an order brings."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class Parties(CallbackData, prefix="bl"):
    """A page of the parties, from 0."""

    page: Number = 0


class PartyCard(CallbackData, prefix="bc"):
    """One party."""

    id: Number


class BindOrganisation(CallbackData, prefix="bo"):
    """The party is this organisation."""

    id: Number
    organisation: Number


class BindPerson(CallbackData, prefix="bp"):
    """The party is this person."""

    id: Number
    person: Number


class BindGroup(CallbackData, prefix="bg"):
    """The party is everybody in this group."""

    id: Number
    group: Number


class Unbind(CallbackData, prefix="bu"):
    """The party is nobody again."""

    id: Number


class ChooseOrganisation(CallbackData, prefix="bh"):
    """A page of organisations to choose from."""

    id: Number
    page: Number = 0


class ChoosePerson(CallbackData, prefix="bj"):
    """A page of people to choose from."""

    id: Number
    page: Number = 0


class ChooseGroup(CallbackData, prefix="bk"):
    """A page of groups to choose from."""

    id: Number
    page: Number = 0


class NewOrganisation(CallbackData, prefix="bn"):
    """Asks how the new organisation is called."""

    id: Number


class NewPerson(CallbackData, prefix="bm"):
    """Asks how the new person is called."""

    id: Number


class MakeOrganisation(CallbackData, prefix="bi"):
    """Makes the organisation by the name that is proposed."""

    id: Number


class MakePerson(CallbackData, prefix="be"):
    """Makes the person by the name that is proposed."""

    id: Number


class DraftNames(CallbackData, prefix="bd"):
    """A page of the names of an order that are not there yet, from 0."""

    id: Number
    page: Number = 0


class NameTick(CallbackData, prefix="bt"):
    """Takes the tick from such a name, or puts it back."""

    id: Number
    number: Number
    page: Number
