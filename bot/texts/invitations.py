"""Invitations as the coordinator sees them, and the words of the printed sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from markupsafe import Markup

from bot.texts.arrival import post_words
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.invitations import INVITATION_DAYS, Invitation, Invitee
from roadmap.people import Presence

PLACE_MOST = 80
DayOf = Callable[[datetime], date]
"""``Department.day``: the calendar day of a moment where the department is."""


def attendance(voice: Voice, counts: Mapping[Presence, int], open_links: int) -> Markup:
    """How many are in."""
    here = counts[Presence.HERE]
    total = sum(counts.values())
    lines = [voice.count("<b>{n} of {total} is in</b>", "<b>{n} of {total} are in</b>", here, total=total)]
    if counts[Presence.EXPECTED]:
        lines.append(voice.say("Not in yet: {n}", n=counts[Presence.EXPECTED]))
    if counts[Presence.UNREACHABLE]:
        lines.append(voice.say("Blocked the bot: {n}", n=counts[Presence.UNREACHABLE]))
    lines.append(voice.say("Links that still work: {n}", n=open_links))
    return Markup("\n").join(lines)


def invite_them(voice: Voice, invitees: Sequence[Invitee], until: date) -> Markup:
    """Asks how to invite those who are not in."""
    if not invitees:
        return voice.say("<b>Everybody is in</b>\nThere is nobody to invite here.")
    if len(invitees) == 1:
        lines = [Markup("<b>{}</b>").format(invitee(voice, invitees[0]))]
    else:
        lines = [voice.count("<b>{n} invitation</b>", "<b>{n} invitations</b>", len(invitees))]
    nameless = sum(one.person_id is None for one in invitees)
    if nameless and len(invitees) > 1:
        lines.append(
            voice.count(
                "{n} of them is for the head of a school whose name is not known yet.",
                "{n} of them are for heads of schools whose names are not known yet.",
                nameless,
            )
        )
    lines.append(
        voice.say(
            "Each link works once, until {day}. Older unused links of the same people stop working.",
            day=voice.date(until, "d MMMM"),
        )
    )
    lines.append(voice.say("Print a sheet with QR codes for a meeting, or take messages to forward."))
    return Markup("\n").join(lines)


def invitee(voice: Voice, one: Invitee) -> Markup:
    """«Борис Орлов, директор, МБОУ СОШ № 2»."""
    return whom(voice, one.name, post_words(voice, one.role, one.title), one.organisation)


def invited(voice: Voice, invitation: Invitation) -> Markup:
    """For whom a link is."""
    return whom(
        voice, invitation.name, post_words(voice, invitation.role, invitation.title), invitation.organisation
    )


def whom(voice: Voice, name: str, post: Markup, place: str) -> Markup:
    """A person in a line: what is known of name, post and place."""
    parts = [Markup.escape(shortened(name, NAME_MOST)), post, Markup.escape(shortened(place, PLACE_MOST))]
    return Markup(", ").join(part for part in parts if part)


def preparing(voice: Voice) -> Markup:
    """While the sheet is made."""
    return voice.say("Making the sheet…")


def sheet_made(voice: Voice, number: int, until: date) -> Markup:
    """After the sheet was made."""
    return voice.count(
        "<b>The sheet is ready: {n} invitation</b>\nIt works until {day}. Print it, cut it apart along "
        "the dashes and hand it out.",
        "<b>The sheet is ready: {n} invitations</b>\nThey work until {day}. Print it, cut it apart along "
        "the dashes and hand it out.",
        number,
        day=voice.date(until, "d MMMM"),
    )


def sheet_caption(voice: Voice, until: date) -> Markup:
    """Under the file."""
    return voice.say("Invitations, they work until {day}", day=voice.date(until, "d MMMM"))


def sheet_name(voice: Voice) -> Markup:
    """The file's name, without its ending."""
    return voice.say("Invitations")


def sheet_until(voice: Voice, until: date) -> Markup:
    """In the running head."""
    return voice.say("The invitations work until {day}", day=voice.date(until, "d MMMM y"))


def sheet_advice(voice: Voice) -> Markup:
    """Above the first card."""
    return voice.say(
        "Cut the sheet apart along the dashes and hand out the cards: each lets one person in, once."
    )


def sheet_hint(voice: Voice) -> Markup:
    """On each card."""
    return voice.say("Open your phone's camera, point it at the code and press «Start».")


def message(voice: Voice, one: Markup, link: str, until: date) -> Markup:
    """A message to be forwarded; it stays in the chat."""
    return voice.say(
        "<b>Invitation: {whom}</b>\nOpen the link and press «Start». It is for you alone and works once, "
        "until {day}.\n{link}",
        whom=one,
        link=link,
        day=voice.date(until, "d MMMM"),
    )


def messages_made(voice: Voice, number: int) -> Markup:
    """Above messages that were just made."""
    return voice.count(
        "<b>{n} message to forward is below</b>", "<b>{n} messages to forward are below</b>", number
    )


def messages_left(voice: Voice, left: int) -> Markup:
    """Below them."""
    if not left:
        return voice.say("That is everybody who is not in.")
    return voice.count("{n} person more.", "{n} people more.", left)


def people_list(
    voice: Voice, presence: Presence, page: Sequence[Invitee], total: int, day_of: DayOf
) -> Markup:
    """A page of those who have come that far."""
    head = {
        Presence.HERE: voice.count("<b>{n} person is in</b>", "<b>{n} people are in</b>", total),
        Presence.UNREACHABLE: voice.count(
            "<b>{n} person has blocked the bot</b>", "<b>{n} people have blocked the bot</b>", total
        ),
    }.get(presence, voice.count("<b>{n} is not in yet</b>", "<b>{n} are not in yet</b>", total))
    return Markup("\n").join([head, *(_line(voice, presence, one, day_of) for one in page)])


def _line(voice: Voice, presence: Presence, one: Invitee, day_of: DayOf) -> Markup:
    line = Markup("• {}").format(invitee(voice, one))
    if presence is not Presence.EXPECTED:
        return line
    if one.invited_until is None:
        return Markup("{} – {}").format(line, voice.say("no link"))
    until = voice.date(day_of(one.invited_until), "d MMMM")
    return Markup("{} – {}").format(line, voice.say("link until {day}", day=until))


def open_list(voice: Voice, page: Sequence[Invitation], total: int, day_of: DayOf) -> Markup:
    """A page of links that still work."""
    lines = [voice.count("<b>{n} link still works</b>", "<b>{n} links still work</b>", total)]
    lines += [
        Markup("• {} – {}").format(
            invited(voice, one),
            voice.say("until {day}", day=voice.date(day_of(one.expires_at), "d MMMM")),
        )
        for one in page
    ]
    return Markup("\n").join(lines)


def open_one(voice: Voice, invitation: Invitation, day_of: DayOf) -> Markup:
    """One link that still works."""
    return voice.say(
        "<b>{whom}</b>\nThe link was not used yet; it works until {day}.",
        whom=invited(voice, invitation),
        day=voice.date(day_of(invitation.expires_at), "d MMMM"),
    )


def revoke_all(voice: Voice, number: int) -> Markup:
    """Asks before all links are taken back."""
    return voice.count(
        "<b>Revoke {n} link?</b>\nWhoever has it and is not in will need a new one.",
        "<b>Revoke {n} links?</b>\nWhoever has one and is not in will need a new one.",
        number,
    )


def revoked(voice: Voice, number: int) -> Markup:
    """After links were taken back."""
    return voice.count("{n} link was revoked.", "{n} links were revoked.", number)


def link_made(voice: Voice) -> Markup:
    """The toast beside a new message."""
    return voice.count(
        "The message is below: forward it. The link works for {n} day.",
        "The message is below: forward it. The link works for {n} days.",
        INVITATION_DAYS,
    )
