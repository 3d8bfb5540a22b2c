"""Keyboards of groups of organisations."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, turning
from bot.keyboards.organisations import show_all, to_hub
from bot.paging import Page
from bot.texts.voice import Voice
from roadmap.department import Group, Organisation
from roadmap.groups import Stay, Stretch

PAGE = 5
TICKS = 8
HISTORY = 10


def group_list(voice: Voice, page: Page[Group]) -> InlineKeyboardMarkup:
    """A button a group."""
    return keyboard(
        *([button(one.name, data.GroupCard(id=one.id))] for one in page.shown),
        turning(page, lambda number: data.Groups(page=number)),
        [button(voice.say("Add"), data.AddGroup()), button(voice.say("Archive"), data.ArchivedGroups())],
        to_hub(voice),
    )


def archive_list(voice: Voice, page: Page[Group]) -> InlineKeyboardMarkup:
    """A button for each archived group."""
    return keyboard(
        *([button(one.name, data.GroupCard(id=one.id))] for one in page.shown),
        turning(page, lambda number: data.ArchivedGroups(page=number)),
        _to_groups(voice),
    )


def card(voice: Voice, group: Group) -> InlineKeyboardMarkup:
    """What can be done with a group."""
    history = button(voice.say("History"), data.GroupHistory(id=group.id))
    if group.archived:
        back = button(voice.say("Take it back"), data.RestoreGroup(id=group.id), style="primary")
        return keyboard([back, history], [button(voice.say("« Archive"), data.ArchivedGroups())])
    return keyboard(
        [button(voice.say("Members"), data.GroupMembers(id=group.id), style="primary"), history],
        [
            button(voice.say("Rename"), data.RenameGroup(id=group.id)),
            button(voice.say("To the archive"), data.ArchiveGroup(id=group.id)),
        ],
        _to_groups(voice),
    )


def members(
    voice: Voice,
    group: Group,
    page: Page[Organisation],
    inside: Container[int],
    days: Stretch | None,
    *,
    searched: bool,
) -> InlineKeyboardMarkup:
    """Organisations to tick, two in a line; every button carries the days that it counts for."""
    since, until = ordinal(days.since if days else None), ordinal(days.until if days else None)
    ticks = [
        button(
            f"✓ {one.name}" if one.id in inside else one.name,
            data.GroupMember(
                id=group.id,
                organisation=one.id,
                inside=int(one.id not in inside),
                page=page.number,
                since=since,
                until=until,
            ),
        )
        for one in page.shown
    ]
    return keyboard(
        *in_pairs(ticks),
        turning(page, lambda n: data.GroupMembers(id=group.id, page=n, since=since, until=until)),
        show_all(voice) if searched else [],
        [
            button(voice.say("From another day"), data.GroupDays(id=group.id)),
            button(voice.say("« Group"), data.GroupCard(id=group.id)),
        ],
    )


def ordinal(day: date | None) -> int:
    """A day in a button; 0 is none."""
    return day.toordinal() if day else 0


def back_to_members(voice: Voice, group: Group) -> InlineKeyboardMarkup:
    """Leaves the question from which day."""
    return keyboard([button(voice.say("« Back"), data.GroupMembers(id=group.id))])


def history(voice: Voice, group: Group, page: Page[Stay]) -> InlineKeyboardMarkup:
    """Pages of the history."""
    return keyboard(
        turning(page, lambda number: data.GroupHistory(id=group.id, page=number)), to_card(voice, group)
    )


def archive_it(voice: Voice, group: Group) -> InlineKeyboardMarkup:
    """Archive, or not."""
    return keyboard(
        [button(voice.say("To the archive"), data.ArchiveGroupSure(id=group.id), style="danger")],
        [button(voice.say("Not yet"), data.GroupCard(id=group.id))],
    )


def to_card(voice: Voice, group: Group) -> list[InlineKeyboardButton]:
    """Back to the card."""
    return [button(voice.say("« Group"), data.GroupCard(id=group.id))]


def _to_groups(voice: Voice) -> list[InlineKeyboardButton]:
    return [button(voice.say("« Groups"), data.Groups())]
