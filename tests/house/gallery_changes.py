"""Screens of changes of life with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import changes as keyboards
from bot.keyboards import changing as asking
from bot.texts import changes as words
from bot.texts import changing
from bot.texts.voice import Voice
from roadmap.department import Department, Organisation
from roadmap.people import Person, Post, Role
from roadmap.posts import Change, Held, Kind, Wish
from roadmap.prospects import Prospect

LARGEST = 2**31 - 1
TODAY = date(2026, 3, 2)
LATER = TODAY + timedelta(days=400)


def change_screens(voice: Voice, name: str) -> Iterator[tuple[str, Markup, InlineKeyboardMarkup | None]]:
    """Every screen of a change, with *name* wherever a name can stand."""
    department = Department(1, name, "Europe/Moscow")
    place = Organisation(LARGEST, 1, name)
    held = [
        Held(
            Post(LARGEST - n, role, department, 1, name, title, TODAY, LATER if stands else None, stands),
            n,
            name,
            here=n % 2 == 0,
        )
        for n, (role, title, stands) in enumerate(
            (role, title, stands) for role in Role for title in ("", name) for stands in (None, LARGEST)
        )
    ]
    everything = frozenset(Kind)
    person = Person(0, name, "ru")
    mine = [replace(one, person_id=0) for one in held]
    yield (
        "person",
        words.of_person(voice, person, mine * 3, TODAY),
        keyboards.person(voice, mine, held, everything),
    )
    yield (
        "one post",
        words.of_person(voice, person, mine[:1], TODAY),
        keyboards.person(voice, mine[:1], held, everything),
    )
    yield "seat", words.post(voice, held[0].post), keyboards.seat(voice, held[0], everything)
    yield "head", words.of_head(voice, place, held, TODAY), keyboards.head(voice, place, held)
    yield "no head", words.of_head(voice, place, [], TODAY), keyboards.head(voice, place, [])
    yield "colleagues", words.colleagues(voice, 21), keyboards.colleagues(voice, held * 5, 3)
    yield "nobody", words.colleagues(voice, 0), keyboards.colleagues(voice, [], 0)
    yield "end", words.end_early(voice, held[1], name, TODAY), keyboards.end_early(voice, held[1])
    yield "end acting", words.end_early(voice, held[0], name, TODAY), None
    yield "ended", words.ended_early(voice, held[1]), None
    yield "toast", words.ended(voice), None
    for kind in Kind:
        for one in held:
            yield from _of_kind(voice, kind, one, place, name, tuple(held))


def _of_kind(
    voice: Voice, kind: Kind, one: Held, place: Organisation, name: str, known: tuple[Held, ...]
) -> Iterator[tuple[str, Markup, InlineKeyboardMarkup | None]]:
    about_place = kind in {Kind.ACTING, Kind.VACANCY}
    wish = Wish(kind, LARGEST, LARGEST, TODAY, LATER)
    prospect = Prospect(
        wish,
        one.post.department,
        () if about_place else (one,) * 9,
        place if about_place else None,
        name,
        Change(),
        known,
    )
    new = kind is not Kind.LEAVE
    newcomer = replace(prospect, wish=replace(wish, person=0, name=name, since=None, until=None))
    yield f"who {kind}", changing.who(voice, prospect, 5, 90), asking.who(voice, prospect, known, 1, new)
    yield f"nobody {kind}", changing.who(voice, prospect, 0, 0), None
    yield (
        f"found {kind}",
        changing.found(voice, name, 3, True),
        asking.who(voice, newcomer, known[:5], 0, new),
    )
    yield f"not found {kind}", changing.found(voice, name, 0, False), None
    yield f"since {kind}", changing.since(voice, newcomer), asking.since(voice, newcomer, TODAY)
    yield f"until {kind}", changing.until(voice, prospect, TODAY, TODAY), asking.until(voice, wish, TODAY)
    yield f"stay {kind}", changing.stay_or_go(voice, prospect), asking.stay_or_go(voice, wish)
    yield f"link {kind}", changing.link(voice, prospect, "https://t.me/vekha_bot?start=" + "x" * 22), None
    for each in (prospect, newcomer, replace(prospect, incoming="")):
        yield f"sure {kind}", changing.sure(voice, each, TODAY), asking.sure(voice, each.wish)
        yield f"done {kind}", changing.done(voice, each, TODAY), asking.done(voice, each.wish)
