"""One part of a digest on the screen."""

from __future__ import annotations

from bot.actions import digests as actions
from bot.here import Here
from bot.keyboards import digests as keyboards
from bot.keyboards.building import page_at
from bot.paging import cut
from bot.says import Screen
from bot.texts import breakdowns
from roadmap.digest import Part
from roadmap.people import REVIEWERS
from roadmap.reminding import may_remind_of


async def part_screen(here: Here, part: Part, number: int, up: Part | None = None) -> Screen:
    """A part with a page of what is in it; *up* is the part it was opened from."""
    found = await actions.part_standing(here, part, number, keyboards.INSIDE)
    # Past the end the store gives the first page.
    past = number * keyboards.INSIDE >= found.total
    number = 0 if past else page_at(number, found.total, keyboards.INSIDE)
    page = cut(found.inside, number, keyboards.INSIDE)
    reminds = may_remind_of(here.working, here.department.id)
    return Screen(
        breakdowns.part(here.voice, found, page.shown, here.today),
        keyboards.part(here.voice, found, page, number, up, reminds, bool(here.working.roles & REVIEWERS)),
        rich=breakdowns.part_rich(here.voice, found, page.shown, here.today)
        if here.actor.person.preferences.rich
        else None,
    )
