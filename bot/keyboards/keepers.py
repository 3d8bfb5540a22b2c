"""Keyboards about who asks an organisation and hands in for it."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, turning
from bot.keyboards.organisations import show_all, to_card
from bot.paging import Page
from bot.texts.persons import name_of
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.posts import Held
from roadmap.roll import Listed

PAGE = 5
KEEPERS_MOST = 3


def card(voice: Voice, place: Organisation, held: Sequence[Held], *, possible: bool) -> InlineKeyboardMarkup:
    """Name one, another one, none."""
    label = voice.say("Name another") if held else voice.say("Name a contact keeper")
    choose = [button(label, data.KeeperChoose(id=place.id), style="primary")]
    ends = [
        [button(voice.say("Take off: {name}", name=one.name), data.KeeperEnd(id=one.post.id))]
        for one in held[:KEEPERS_MOST]
    ]
    return keyboard(choose if possible else [], *ends, to_card(voice, place))


def whom(voice: Voice, place: Organisation, page: Page[Listed], *, searched: bool) -> InlineKeyboardMarkup:
    """A button a person."""
    return keyboard(
        *(
            [button(name_of(voice, one), data.KeeperSet(id=place.id, person=one.person.id))]
            for one in page.shown
        ),
        turning(page, lambda number: data.KeeperChoose(id=place.id, page=number)),
        show_all(voice) if searched else [],
        [button(voice.say("« Back"), data.KeeperCard(id=place.id))],
    )


def to_tasks(voice: Voice) -> InlineKeyboardMarkup:
    """Under a new keeper's note."""
    return keyboard([button(voice.say("Tasks"), data.TaskList(), style="primary")])


def head_is_here(voice: Voice, post_id: int) -> InlineKeyboardMarkup:
    """Ends, or leaves it as it is."""
    return keyboard(
        [button(voice.say("Stop handing in for it"), data.KeeperEnd(id=post_id), style="primary")],
        [button(voice.say("« Home"), data.Home())],
    )


def to_organisation(voice: Voice, organisation_id: int) -> InlineKeyboardMarkup:
    """Under what a coordinator reads of an organisation without a keeper."""
    return keyboard([button(voice.say("Contact keeper"), data.KeeperCard(id=organisation_id))])
