"""The wire format of buttons about an order in hand."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.draft import Past


class DraftView(CallbackData, prefix="dv"):
    """What was read in an order."""

    id: Number


class DraftRows(CallbackData, prefix="dr"):
    """A page of the rows that were read."""

    id: Number
    page: Number


class DraftLive(CallbackData, prefix="dg"):
    """Makes the road map live."""

    id: Number


class DraftDrop(CallbackData, prefix="dx"):
    """Puts the order aside."""

    id: Number


class DraftDoubts(CallbackData, prefix="ds"):
    """The first doubt that is open."""

    id: Number


class DraftDoubt(CallbackData, prefix="dd"):
    """One doubt."""

    id: Number
    number: Number


class DoubtAccept(CallbackData, prefix="da"):
    """Takes what is proposed."""

    id: Number
    number: Number


class DoubtCorrect(CallbackData, prefix="dn"):
    """Asks for the right words."""

    id: Number
    number: Number


class DoubtLater(CallbackData, prefix="dp"):
    """Puts a doubt off."""

    id: Number
    number: Number


class DraftGroups(CallbackData, prefix="gs"):
    """A page of the groups of schools, from 0."""

    id: Number
    page: Number = 0


class DraftGroup(CallbackData, prefix="gr"):
    """One group, a page of schools to choose from."""

    id: Number
    group: Number
    page: Number = 0


class GroupSchool(CallbackData, prefix="gt"):
    """Puts a school into a group or takes it out."""

    id: Number
    group: Number
    school: Number
    page: Number


class AddSchools(CallbackData, prefix="ga"):
    """Asks for the names of further schools of a group."""

    id: Number
    group: Number


class LiveWith(CallbackData, prefix="gl"):
    """Makes the road map live; dates that have passed count as this."""

    id: Number
    past: Past


class Renew(CallbackData, prefix="re"):
    """Puts the draft in its live road map's place."""

    id: Number


class RenewWith(CallbackData, prefix="rw"):
    """The same; dates that have passed count as this."""

    id: Number
    past: Past


class CloseRoadMap(CallbackData, prefix="rc"):
    """Closes a road map that a new order repeals."""

    id: Number
