"""A school or the number of an activity behind /status: straight to it."""

from __future__ import annotations

import re

from bot.handlers.digest_parts import part_screen
from bot.here import Here
from bot.keyboards import digests as keyboards
from bot.says import Screen
from bot.texts import breakdowns
from roadmap.asked import meant
from roadmap.digest import Part
from roadmap.tasks import scope_of_digest

OFFERED_MOST = 6
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")


async def answer(here: Here, asked: str) -> Screen:
    """The one that is meant, those that may be, or those that are called nearly so."""
    scope = scope_of_digest(here.working)
    numbered: list[Part] = []
    if _NUMBER.fullmatch(asked):
        numbered = await here.unit.digests.numbered(scope, asked.rstrip("."))
    places: list[Part] = []
    near: list[Part] = []
    # «1.3» is no school.
    if "." not in asked.rstrip(".") or not _NUMBER.fullmatch(asked):
        known = await here.unit.digests.organisations(scope)
        found = meant(asked, [one.name for one in known])
        places, near = [known[place] for place in found.fits], [known[place] for place in found.near]
    fits = [*numbered, *places]
    if len(fits) == 1:
        return await part_screen(here, fits[0], 0)
    if fits:
        shown = fits[:OFFERED_MOST]
        return Screen(
            breakdowns.which(here.voice, asked, shown), keyboards.which(here.voice, shown, sure=True)
        )
    return Screen(
        breakdowns.unknown(here.voice, asked, bool(near)), keyboards.which(here.voice, near, sure=False)
    )
