"""News that brings its own words: about people, plans and links, where no task says it later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from roadmap.news import News, NewsKind
from roadmap.people import Person
from storage.news import Fresh
from storage.unit import Unit

Letter = tuple[Person, Markup, InlineKeyboardMarkup | None]
"""To whom, what, and the buttons under it."""


async def post(
    unit: Unit,
    department_id: int,
    kind: NewsKind,
    letters: Iterable[Letter],
    now: datetime,
    actor_id: int | None,
) -> None:
    """Keeps letters about a deed of *actor_id* (None is the clock) until they are told with other news."""
    fresh = [Fresh(kind, person.id, None, packed(text, keyboard)) for person, text, keyboard in letters]
    await unit.news.add(department_id, fresh, actor_id, now)


def words_of(one: News) -> tuple[Markup, InlineKeyboardMarkup | None]:
    """A letter as it was written."""
    keyboard = one.details.get("keyboard")
    return Markup(one.details["text"]), keyboard and InlineKeyboardMarkup.model_validate(keyboard)


def packed(text: Markup, keyboard: InlineKeyboardMarkup | None) -> dict[str, Any]:
    """The details of a letter."""
    # Markup made by our own voice: what people wrote is escaped in it already.
    packed = None if keyboard is None else keyboard.model_dump(mode="json", exclude_none=True)
    return {"text": str(text), "keyboard": packed}
