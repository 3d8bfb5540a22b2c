"""The screens at the door, of invitations and of departments, with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import arrival as arrival_keyboards
from bot.keyboards import data
from bot.keyboards import departments as department_keyboards
from bot.keyboards import invitations as invitation_keyboards
from bot.keyboards import people as people_keyboards
from bot.texts import arrival, departments, invitations
from bot.texts.voice import Voice
from roadmap.department import Department
from roadmap.invitations import Invitation, Invitee, Reason
from roadmap.people import Person, Presence, Role

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
LARGEST = 2**31 - 1
DAY, NOW = date(2026, 3, 16), datetime(2026, 3, 16, tzinfo=UTC)


def screens(voice: Voice, name: str) -> Iterator[Screen]:
    """Every screen of these conversations."""
    yield from door(voice, name)
    yield from inviting(voice, name)
    yield from administration(voice, name)


def door(voice: Voice, name: str) -> Iterator[Screen]:
    post = arrival.post_words(voice, Role.HEAD, name)
    consent = arrival.consent(voice, name, post, name, name)
    yield "consent", consent, arrival_keyboards.consent(voice)
    yield "anew", arrival.agree_anew(voice), arrival_keyboards.agree_anew(voice)
    yield "not anew", arrival.not_agreed_anew(voice), arrival_keyboards.agree_anew(voice)
    is_it_you = arrival.is_it_you(voice, invitations.whom(voice, name, post, name))
    yield "is it you", is_it_you, arrival_keyboards.is_it_you(voice)
    for title, text in {
        "not you": arrival.not_you(voice, DAY),
        "not you, for ever": arrival.not_you(voice, None),
        "nothing": arrival.opens_nothing(voice),
        "privacy": arrival.privacy(voice),
        "no": arrival.not_agreed(voice, DAY),
        "no, for ever": arrival.not_agreed(voice, None),
        "welcome": arrival.welcome(voice, post, name),
        "later": arrival.begins_later(voice),
        "administrator": arrival.administrator_now(voice),
        "already": arrival.already_here(voice),
        "name": arrival.what_is_your_name(voice),
        "named": arrival.your_name_is(voice, name),
        "by role": arrival.post_words(voice, Role.CURATOR, ""),
        "by nothing": arrival.post_words(voice, None, ""),
    }.items():
        yield title, text, None
    for reason in Reason:
        whom = invitations.whom(voice, name, post, name)
        yield (
            f"away {reason}",
            arrival.turned_away(voice, whom, reason),
            invitation_keyboards.to_invitations(voice),
        )
    home = people_keyboards.home(voice, frozenset(Role), (name, 7, 9), every_row(voice))
    yield "fresh", arrival.welcome(voice, post, name), arrival_keyboards.with_name(voice, home)
    places = [Department(LARGEST, name, "Europe/Moscow")] * 20
    yield "places", arrival.workplaces(voice), arrival_keyboards.workplaces(voice, places, 1)


def every_row(voice: Voice) -> list[list[object]]:
    return [
        arrival_keyboards.another_workplace(voice, 1),
        department_keyboards.of_administrator(voice),
    ]  # type: ignore[return-value]


def inviting(voice: Voice, name: str) -> Iterator[Screen]:
    known = Invitee(LARGEST, name, Role.HEAD, name, 1, LARGEST, name, LARGEST, NOW)
    nameless = replace(known, person_id=None, name="", title="", post_id=0, invited_until=None)
    link = Invitation(
        LARGEST, Role.HEAD, 1, LARGEST, name, LARGEST, name, name, None, 1, NOW
    )  # fmt: skip
    counts = {Presence.HERE: 11, Presence.EXPECTED: 21, Presence.UNREACHABLE: 2}
    yield "in", invitations.attendance(voice, counts, 5), invitation_keyboards.attendance(voice, True)
    for found in ([], [known], [nameless], [known, nameless] * 100):
        yield (
            f"invite {len(found)}",
            invitations.invite_them(voice, found, DAY),
            invitation_keyboards.invite_them(voice, data.Whom.PERSON, LARGEST, bool(found)),
        )
    more = data.InvitationMessages(
        whom=data.Whom.ORGANISATION, id=LARGEST, organisation=LARGEST, post=LARGEST
    )
    yield (
        "more",
        invitations.messages_left(voice, 21),
        invitation_keyboards.more_messages(voice, more),
    )
    yield "made", invitations.messages_made(voice, 21), None
    yield "all made", invitations.messages_left(voice, 0), invitation_keyboards.more_messages(voice, None)
    yield (
        "message",
        invitations.message(voice, invitations.invitee(voice, known), "https://t.me/x", DAY),
        None,
    )
    for presence in (Presence.HERE, Presence.EXPECTED, Presence.UNREACHABLE):
        size = invitation_keyboards.PRESSED if presence is Presence.EXPECTED else invitation_keyboards.READ
        page = ([known, nameless] * size)[:size]
        yield (
            presence,
            invitations.people_list(voice, presence, page, 200, datetime.date),
            invitation_keyboards.people_list(voice, presence, page, 1, 9),
        )
    links = [link, replace(link, name="", title="", organisation="", role=Role.COORDINATOR)] * 3
    yield (
        "links",
        invitations.open_list(voice, links[:5], 200, datetime.date),
        invitation_keyboards.open_list(voice, links[:5], 1, 9),
    )
    yield "no links", invitations.open_list(voice, [], 0, datetime.date), None
    yield "link", invitations.open_one(voice, link, datetime.date), invitation_keyboards.open_one(voice, link)
    yield "revoke?", invitations.revoke_all(voice, 21), invitation_keyboards.revoke_all(voice)
    yield "sheet", invitations.sheet_made(voice, 21, DAY), None
    for title, text in {
        "revoked": invitations.revoked(voice, 0),
        "preparing": invitations.preparing(voice),
        "caption": invitations.sheet_caption(voice, DAY),
        "until": invitations.sheet_until(voice, DAY),
        "file": invitations.sheet_name(voice),
        "advice": invitations.sheet_advice(voice),
        "hint": invitations.sheet_hint(voice),
        "toast": invitations.link_made(voice),
    }.items():
        yield title, text, None


def administration(voice: Voice, name: str) -> Iterator[Screen]:
    department = Department(LARGEST, name, "Europe/Moscow")
    people = [Person(1, name, "ru")] * 9
    heads = {LARGEST: people}
    page = [department, replace(department, archived=True)] * 3
    yield (
        "departments",
        departments.departments(voice, page[:5], heads, 200),
        department_keyboards.departments(voice, page[:5], 1, 9, True),
    )
    for one, who in ((page[0], people), (page[0], []), (page[1], people)):
        yield "department", departments.card(voice, one, who), department_keyboards.card(voice, one)
    yield "another", departments.name_another(voice), department_keyboards.back_to_departments(voice)
    yield (
        "better",
        departments.name_better(voice, department),
        department_keyboards.back_to_card(voice, department),
    )
    yield "renamed", departments.renamed(voice, department), department_keyboards.made(voice, department)
    yield (
        "archive?",
        departments.archive_surely(voice, department),
        department_keyboards.archive_surely(voice, department),
    )
    yield (
        "coordinator",
        departments.coordinator_message(voice, department, "https://t.me/x", "16"),
        department_keyboards.to_departments(voice),
    )
