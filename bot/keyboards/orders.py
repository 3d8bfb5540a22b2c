"""Keyboards of what was read in an order."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.voice import Voice
from roadmap.draft import Draft, Past, can_be_corrected
from roadmap.roadmap import Group
from storage.roadmaps import LiveRoadMap

PAGE = 5
SCHOOLS = 10
GROUPS = 6


def preview(
    voice: Voice, draft_id: int, draft: Draft, newcomers: int, heads: bool = False
) -> InlineKeyboardMarkup:
    """Live, look, settle, or put aside; *newcomers* are names that are not there yet.

    Whoever *heads* a school may say that it is the school's plan, not the department's.
    """
    own = draft.organisation_id is not None
    school = [button(voice.say("It is a school's plan"), data.DraftForSchool(id=draft_id))]
    groups = [button(voice.say("Groups"), data.DraftGroups(id=draft_id))]
    doubts = len(draft.open_doubts)
    label = voice.count("{n} doubt", "{n} doubts", doubts)
    live = button(voice.say("Make it live"), data.DraftLive(id=draft_id), style="primary")
    if draft.edition is not None:
        live = button(voice.say("Make it live apart"), data.DraftLive(id=draft_id))
    renew = button(voice.say("As a new edition"), data.Renew(id=draft_id), style="primary")
    return keyboard(
        [renew] if draft.edition is not None else [],
        [live],
        [button(label, data.DraftDoubts(id=draft_id))] if doubts else [],
        [button(voice.say("Rows"), data.DraftRows(id=draft_id, page=0)), *([] if own else groups)],
        [button(voice.say("New names: {n}", n=newcomers), data.DraftNames(id=draft_id))] if newcomers else [],
        school if heads and not own else [],
        [button(voice.say("Put aside"), data.DraftDrop(id=draft_id))],
    )


def rows(voice: Voice, draft_id: int, page: int, total: int) -> InlineKeyboardMarkup:
    """Pages, and back to the first screen of the order."""
    last = max(0, (total - 1) // PAGE)
    return keyboard(
        pages(lambda to: data.DraftRows(id=draft_id, page=to), page, last),
        [button(voice.say("« Back"), data.DraftView(id=draft_id))],
    )


def doubt(voice: Voice, draft_id: int, draft: Draft, number: int) -> InlineKeyboardMarkup:
    """Take the proposal, write better, or ask later; then the other doubts."""
    found, waiting = draft.doubt(number), draft.open_doubts
    place = waiting.index(number)
    yes = voice.say("Take the proposal") if found.proposal else voice.say("Leave as it is")
    correct = [button(voice.say("Correct"), data.DoubtCorrect(id=draft_id, number=number))]
    return keyboard(
        [button(yes, data.DoubtAccept(id=draft_id, number=number), style="primary")],
        correct if can_be_corrected(found) else [],
        [button(voice.say("Ask later"), data.DoubtLater(id=draft_id, number=number))],
        pages(lambda to: data.DraftDoubt(id=draft_id, number=waiting[to]), place, len(waiting) - 1),
        [button(voice.say("« Back"), data.DraftView(id=draft_id))],
    )


def back_to_doubt(voice: Voice, draft_id: int, number: int) -> InlineKeyboardMarkup:
    """Leaves the question what should stand there."""
    return keyboard([button(voice.say("« Back"), data.DraftDoubt(id=draft_id, number=number))])


def groups(voice: Voice, draft_id: int, found: Sequence[Group], page: int) -> InlineKeyboardMarkup:
    """A button a group, then the pages."""
    last = max(0, (len(found) - 1) // GROUPS)
    shown = list(enumerate(found))[page * GROUPS : (page + 1) * GROUPS]
    return keyboard(
        *([button(group.name, data.DraftGroup(id=draft_id, group=n))] for n, group in shown),
        pages(lambda to: data.DraftGroups(id=draft_id, page=to), page, last),
        [button(voice.say("« Back"), data.DraftView(id=draft_id))],
    )


def group(voice: Voice, draft_id: int, draft: Draft, number: int, page: int) -> InlineKeyboardMarkup:
    """Schools to tick, two in a line."""
    chosen = draft.plan.groups[number].schools
    last = max(0, (len(draft.schools) - 1) // SCHOOLS)
    shown = list(enumerate(draft.schools))[page * SCHOOLS : (page + 1) * SCHOOLS]
    buttons = [
        button(
            f"✓ {school}" if school in chosen else school,
            data.GroupSchool(id=draft_id, group=number, school=n, page=page),
        )
        for n, school in shown
    ]
    return keyboard(
        *(buttons[start : start + 2] for start in range(0, len(buttons), 2)),
        pages(lambda to: data.DraftGroup(id=draft_id, group=number, page=to), page, last),
        [
            button(voice.say("Add schools"), data.AddSchools(id=draft_id, group=number)),
            button(voice.say("« Groups"), data.DraftGroups(id=draft_id)),
        ],
    )


def back_to_group(voice: Voice, draft_id: int, number: int) -> InlineKeyboardMarkup:
    """Leaves the question which schools there are."""
    return keyboard([button(voice.say("« Back"), data.DraftGroup(id=draft_id, group=number))])


def what_of_the_past(voice: Voice, draft_id: int, renew: bool) -> InlineKeyboardMarkup:
    """The one decision about dates that have passed, for a road map of its own or for a new edition."""
    kind: type[data.LiveWith] | type[data.RenewWith] = data.RenewWith if renew else data.LiveWith
    return keyboard(
        [button(voice.say("As done"), kind(id=draft_id, past=Past.DONE))],
        [button(voice.say("As overdue"), kind(id=draft_id, past=Past.OVERDUE))],
        [button(voice.say("Leave them out"), kind(id=draft_id, past=Past.LEFT_OUT))],
        [button(voice.say("« Back"), data.DraftView(id=draft_id))],
    )


def live(voice: Voice, repealed: LiveRoadMap | None, unbound: int = 0) -> InlineKeyboardMarkup:
    """From a live road map to the invitations, to parties that wait, and to closing the one it repeals."""
    close = voice.say("Close No. {number}", number=repealed.number) if repealed else ""
    return keyboard(
        [button(voice.say("Invite people"), data.Organisations(), style="primary")],
        [button(voice.say("Responsible: {n} not bound", n=unbound), data.Parties())] if unbound else [],
        [button(close, data.CloseRoadMap(id=repealed.id))] if repealed else [],
        [button(voice.say("« Home"), data.Home())],
    )
