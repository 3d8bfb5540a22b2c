"""A list that is open listens: an ordinary message searches it."""

from __future__ import annotations

from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

WORDS_MOST = 100


def may_be_words(text: str) -> bool:
    """Whether a message looks like a few words to search by: no order, no link, no command."""
    return len(text) <= WORDS_MOST and "\n" not in text and "://" not in text and not text.startswith("/")


async def words_for(state: FSMContext, which: State, typed: str | None = None, **about: Any) -> str:
    """What the list *which* is searched by; from now on it listens.

    *typed* are new words; without them those stay that the same list, *about* the same, had before.
    """
    now = await state.get_state()
    if typed is None:
        known = await state.get_data()
        same = now == which.state and all(known.get(name) == value for name, value in about.items())
        typed = known.get("words", "") if same else ""
    await state.set_state(which)
    await state.set_data({**about, "words": typed})
    return typed
