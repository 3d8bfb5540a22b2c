"""Keyboards of invitations."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.arrival import post_words
from bot.texts.voice import Voice
from roadmap.invitations import Invitation, Invitee
from roadmap.people import Presence

PRESSED, READ = 4, 15
"""People on a page with a button each, and on one that is only read."""
LINKS = 5


def attendance(voice: Voice, links: bool) -> InlineKeyboardMarkup:
    """The ways to invite."""
    return keyboard(
        [button(voice.say("Invite all who are not in"), data.InviteThem(), style="primary")],
        [button(voice.say("Who is in, who is not"), data.Attendance())],
        [button(voice.say("Links that still work"), data.OpenInvitations())] if links else [],
        [button(voice.say("« People"), data.Organisations())],
    )


def invite_them(voice: Voice, whom: data.Whom, number: int, somebody: bool) -> InlineKeyboardMarkup:
    """How to invite them."""
    ways = [
        [button(voice.say("Sheet to print"), data.InvitationSheet(whom=whom, id=number), style="primary")],
        [button(voice.say("Messages to forward"), data.InvitationMessages(whom=whom, id=number))],
    ]
    return keyboard(*(ways if somebody else []), _back(voice))


def more_messages(voice: Voice, following: data.InvitationMessages | None) -> InlineKeyboardMarkup:
    """After some messages were made."""
    return keyboard(
        [button(voice.say("More"), following, style="primary")] if following else [], _back(voice)
    )


def people_list(
    voice: Voice, presence: Presence, page: Sequence[Invitee], number: int, last: int
) -> InlineKeyboardMarkup:
    """Those who are not in by a button each; then the pages and the other lists."""
    labels = {
        Presence.EXPECTED: voice.say("Not in yet"),
        Presence.HERE: voice.say("Are in"),
        Presence.UNREACHABLE: voice.say("Blocked the bot"),
    }
    return keyboard(
        *([_person(voice, one)] for one in page if presence is Presence.EXPECTED),
        pages(lambda to: data.Attendance(presence=presence, page=to), number, last),
        [
            button(words, data.Attendance(presence=kind))
            for kind, words in labels.items()
            if kind is not presence
        ],
        _back(voice),
    )


def _person(voice: Voice, one: Invitee) -> InlineKeyboardButton:
    # The school first: a button is short, and the post of all of them is the same.
    label = one.name or Markup("{}, {}").format(one.organisation, post_words(voice, one.role, one.title))
    if one.person_id is not None:
        return button(label, data.InviteThem(whom=data.Whom.PERSON, id=one.person_id))
    return button(label, data.InviteThem(whom=data.Whom.ORGANISATION, id=one.organisation_id or 0))


def open_list(voice: Voice, page: Sequence[Invitation], number: int, last: int) -> InlineKeyboardMarkup:
    """A button a link."""
    return keyboard(
        *([button(_label(voice, one), data.OpenInvitation(id=one.id))] for one in page),
        pages(lambda to: data.OpenInvitations(page=to), number, last),
        [button(voice.say("Revoke all"), data.RevokeAll())] if page else [],
        _back(voice),
    )


def _label(voice: Voice, one: Invitation) -> Markup | str:
    if one.name:
        return one.name
    post = post_words(voice, one.role, one.title)
    return Markup("{}, {}").format(post, one.organisation) if one.organisation else post


def open_one(voice: Voice, invitation: Invitation) -> InlineKeyboardMarkup:
    """One link that still works."""
    return keyboard(
        [button(voice.say("Revoke"), data.RevokeInvitation(id=invitation.id), style="danger")],
        [button(voice.say("« Links"), data.OpenInvitations())],
    )


def revoke_all(voice: Voice) -> InlineKeyboardMarkup:
    """Before all are taken back."""
    return keyboard(
        [button(voice.say("Revoke all"), data.RevokeAllSurely(), style="danger")],
        [button(voice.say("« Links"), data.OpenInvitations())],
    )


def to_invitations(voice: Voice) -> InlineKeyboardMarkup:
    """Under a coordinator's note."""
    return keyboard([button(voice.say("Invitations"), data.Invitations())])


def of_organisation(voice: Voice, organisation_id: int, waiting: int) -> list[InlineKeyboardButton]:
    """A row of an organisation's screen: those there who are not in."""
    label = voice.count("Invite {n} person not in", "Invite {n} people not in", waiting)
    whom = data.InviteThem(whom=data.Whom.ORGANISATION, id=organisation_id)
    return [button(label, whom)] if waiting else []


def _back(voice: Voice) -> list[InlineKeyboardButton]:
    return [button(voice.say("« Invitations"), data.Invitations())]
