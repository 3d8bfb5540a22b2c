"""Keyboards of the conversation of a change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.dates import day, short_day
from bot.texts.voice import Voice
from roadmap.moments import months_on
from roadmap.people import Role
from roadmap.posts import ABOUT_PLACES, OF_DEPARTMENT_HANDING, Held, Kind, Wish
from roadmap.prospects import Prospect

PAGE = 5


def packed(day: date | None) -> int:
    """A day as it stands in a button; 0 is none."""
    return 0 if day is None else int(f"{day:%Y%m%d}")


def who(
    voice: Voice, prospect: Prospect, people: Sequence[Held], number: int, newcomer: bool
) -> InlineKeyboardMarkup:
    """A page of people; *newcomer* offers to add the name that was typed."""
    wish = prospect.wish
    page = people[number * PAGE : (number + 1) * PAGE]
    rows = [[button(held.name, _chosen(wish, held.person_id))] for held in page]
    if wish.kind is Kind.LEAVE:
        curator = prospect.posts[0].post.role is Role.CURATOR
        label = voice.say("Nobody for now") if curator else voice.say("Back to the head")
        rows.insert(0, [button(label, _chosen(wish, 0))])
    if newcomer:
        rows.append([button(voice.say("Add somebody new"), _chosen(wish, 0), style="primary")])
    last = max(0, (len(people) - 1) // PAGE)

    def turned(page: int) -> CallbackData:
        return data.ChangeWho(id=wish.subject, kind=wish.kind, page=page)

    turning = pages(turned, number, last)
    return keyboard(*rows, turning, [_back(voice, wish)])


def _chosen(wish: Wish, person_id: int) -> CallbackData:
    return data.ChangeSince(id=wish.subject, kind=wish.kind, person=person_id)


def since(voice: Voice, prospect: Prospect, today: date) -> InlineKeyboardMarkup:
    """The usual first days."""
    wish = prospect.wish
    monday = today + timedelta(days=7 - today.weekday())
    tomorrow = today + timedelta(days=1)
    leaves = wish.kind is Kind.LEAVE
    usual = {
        today: voice.say("Has left already") if leaves else voice.say("Today"),
        tomorrow: voice.say("Today is the last day") if leaves else voice.say("Tomorrow"),
        monday: voice.say("From Monday, {day}", day=short_day(voice, monday)),
    }
    rows = [[button(label, _since(wish, day))] for day, label in usual.items()]
    if wish.kind is Kind.SUCCESSOR and prospect.newcomer:
        opening = _sure(wish, None, None)
        rows.append([button(voice.say("When they open the link"), opening)])
    return keyboard(*rows, [_to_who(voice, wish)])


def _since(wish: Wish, day: date) -> CallbackData:
    if wish.kind in {Kind.SUBSTITUTE, Kind.ACTING}:
        return data.ChangeUntil(id=wish.subject, kind=wish.kind, person=wish.person, since=packed(day))
    return _sure(wish, day, None)


def until(voice: Voice, wish: Wish, first: date) -> InlineKeyboardMarkup:
    """The usual last days, the last day included."""
    lasts = {
        voice.say("That day only"): first,
        voice.say("A week"): first + timedelta(days=6),
        voice.say("Two weeks"): first + timedelta(days=13),
        voice.say("A month"): months_on(first, 1) - timedelta(days=1),
    }
    rows = [
        [button(f"{label.unescape()} – {day(voice, last, first)}", _sure(wish, first, last))]
        for label, last in lasts.items()
    ]
    if wish.kind is Kind.SUBSTITUTE:
        rows.append([button(voice.say("Without a last day"), _sure(wish, first, None))])
    again = data.ChangeSince(id=wish.subject, kind=wish.kind, person=wish.person)
    return keyboard(*rows, [button(voice.say("« Back"), again)])


def sure(voice: Voice, wish: Wish) -> InlineKeyboardMarkup:
    """Yes, other days, or back."""
    again = data.ChangeSince(id=wish.subject, kind=wish.kind, person=wish.person)
    yes = data.ChangeDo(
        id=wish.subject,
        kind=wish.kind,
        person=wish.person,
        since=packed(wish.since),
        until=packed(wish.until),
    )
    other = [] if wish.kind in OF_DEPARTMENT_HANDING else [button(voice.say("Other days"), again)]
    return keyboard([button(voice.say("Yes, do it"), yes, style="primary")], other, [_to_who(voice, wish)])


def stay_or_go(voice: Voice, wish: Wish) -> InlineKeyboardMarkup:
    """What the old coordinator does afterwards."""

    def choice(kind: Kind) -> CallbackData:
        return data.ChangeSure(id=wish.subject, kind=kind, person=wish.person, since=0, until=0)

    return keyboard(
        [button(voice.say("I stay as a specialist"), choice(Kind.HAND_OVER))],
        [button(voice.say("I leave the department"), choice(Kind.HAND_OVER_AND_GO))],
        [_to_who(voice, wish)],
    )


def _sure(wish: Wish, first: date | None, last: date | None) -> CallbackData:
    return data.ChangeSure(
        id=wish.subject, kind=wish.kind, person=wish.person, since=packed(first), until=packed(last)
    )


def _to_who(voice: Voice, wish: Wish) -> InlineKeyboardButton:
    return button(voice.say("« Back"), data.ChangeWho(id=wish.subject, kind=wish.kind))


def _back(voice: Voice, wish: Wish) -> InlineKeyboardButton:
    """To where the change was begun."""
    if wish.kind in ABOUT_PLACES:
        return button(voice.say("« Back"), data.HeadChanges(id=wish.subject))
    return button(voice.say("« Back"), data.SeatChanges(id=wish.subject))


def done(voice: Voice, wish: Wish) -> InlineKeyboardMarkup:
    """On to where it was begun."""
    back = (
        [button(voice.say("« Back"), data.HeadChanges(id=wish.subject))] if wish.kind in ABOUT_PLACES else []
    )
    return keyboard(back, [button(voice.say("« Home"), data.Home())])
