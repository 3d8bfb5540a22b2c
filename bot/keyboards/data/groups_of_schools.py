"""The wire format of buttons about groups of organisations."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Day, Flag, Number


class Groups(CallbackData, prefix="og"):
    """A page of the groups, from 0."""

    page: Number = 0


class ArchivedGroups(CallbackData, prefix="ou"):
    """A page of the archived groups, from 0."""

    page: Number = 0


class GroupCard(CallbackData, prefix="oo"):
    """One group."""

    id: Number


class AddGroup(CallbackData, prefix="ot"):
    """Asks for the name of a new group."""


class RenameGroup(CallbackData, prefix="oq"):
    """Asks for another name."""

    id: Number


class ArchiveGroup(CallbackData, prefix="ow"):
    """Asks whether a group goes into the archive."""

    id: Number


class ArchiveGroupSure(CallbackData, prefix="oj"):
    """Puts it into the archive."""

    id: Number


class RestoreGroup(CallbackData, prefix="of"):
    """Takes it out of the archive."""

    id: Number


class GroupMembers(CallbackData, prefix="pg"):
    """A page of organisations to tick, for days *since* to *until*; 0 is today, and no end."""

    id: Number
    page: Number = 0
    since: Day = 0
    until: Day = 0


class GroupMember(CallbackData, prefix="pm"):
    """Puts an organisation into a group (*inside* is 1) or takes it out (0), for these days."""

    id: Number
    organisation: Number
    inside: Flag
    page: Number
    since: Day = 0
    until: Day = 0


class GroupDays(CallbackData, prefix="pd"):
    """Asks from which day the ticks count."""

    id: Number


class GroupHistory(CallbackData, prefix="py"):
    """A page of who was in a group and when, from 0."""

    id: Number
    page: Number = 0
