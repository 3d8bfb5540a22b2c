"""Screens about who asks an organisation and hands in for it, with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import keepers as keyboards
from bot.paging import Page
from bot.texts import keepers as words
from bot.texts import people
from bot.texts.voice import Voice
from roadmap.department import Department, Organisation, OrganisationKind
from roadmap.people import Person, Post, Role
from roadmap.posts import Held
from roadmap.roll import Listed

ID = 2**31 - 1


def keeper_screens(
    voice: Voice, name: str, today: date
) -> Iterator[tuple[str, Markup, InlineKeyboardMarkup | None]]:
    """Every screen of keepers, with *name* wherever a name can stand."""
    department = Department(1, name, "Europe/Moscow")
    place = Organisation(ID, 1, name, kind=OrganisationKind.INSTITUTE)
    post = Post(ID, Role.KEEPER, department, ID, name, since=today)
    held = [Held(post, ID, name, here=here) for here in (True, False)]
    for holders in ([], held):
        for possible in (True, False):
            text = words.card(voice, place, holders, possible=possible)
            yield "keeper", text, keyboards.card(voice, place, holders, possible=possible)
    page = Page((Listed(Person(ID, name, "ru"), (post,)),) * 5, 1, 3, 20)
    for looked in ("", name):
        text = words.whom(voice, place, page, looked)
        yield "whom", text, keyboards.whom(voice, place, page, searched=bool(looked))
    nothing: Page[Listed] = Page((), 0, 0, 0)
    yield "found nobody", words.whom(voice, place, nothing, name), None
    for former in ((), (name,) * 9):
        yield "given", words.given(voice, place, name, former), None
    yield "to the keeper", words.to_keeper(voice, name), keyboards.to_tasks(voice)
    yield "to the former", words.to_former(voice, name, name), None
    for alone in (True, False):
        yield "ended", words.ended(voice, held[0], alone=alone), keyboards.to_organisation(voice, ID)
    yield "a head", words.head_is_here(voice, name, name), keyboards.head_is_here(voice, ID)
    yield "alone", words.alone(voice, (name,) * 9), None
    yield "missing", words.missing(voice, (name,) * 9)[0], None
    yield "toast", words.toast(voice), None
    yield "home", people.home(voice, department, frozenset(Role), (name,) * 9, (), (name,) * 9), None
