"""Who is missing, in words: for the list of it, and as lines of what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions.vacancies import Vacancies
from bot.paging import Page
from bot.texts import keepers
from bot.texts.people import some
from bot.texts.persons import how_many
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Organisation, Staffing


def missing(voice: Voice, page: Page[Staffing], found: Vacancies) -> Markup:
    """A page of the organisations without a head, and the schools whose curator has gone."""
    gone = uncurated(voice, found.uncurated)
    if not page.total:
        nobody = voice.say("<b>Everybody is in their place</b>\nEvery organisation with tasks has a head.")
        return Markup("\n").join(gone or [nobody])
    head = voice.count(
        "<b>{n} organisation without a head</b>", "<b>{n} organisations without a head</b>", page.total
    )
    lines = [_place(voice, one, found.work.get(one.organisation.id, 0)) for one in page.shown]
    hint = voice.say("Choose one and name its head; who is named already has to open their link.")
    alone = keepers.missing(voice, [place.name for place in found.unkept])
    return Markup("\n").join([head, *lines, *alone, hint, *gone])


def todo(voice: Voice, found: Vacancies) -> list[Markup]:
    """The same as lines of what is left to do."""
    lines = []
    if found.headless:
        names = some(voice, [one.organisation.name for one in found.headless])
        lines.append(
            voice.count(
                "{n} school without a head: {names}",
                "{n} schools without a head: {names}",
                len(found.headless),
                names=names,
            )
        )
    lines += keepers.missing(voice, [place.name for place in found.unkept])
    if more := len(found.waiting) - len(found.unkept):
        lines.append(
            voice.count(
                "{n} more organisation with tasks where no head has come in",
                "{n} more organisations with tasks where no head has come in",
                more,
            )
        )
    return [*lines, *uncurated(voice, found.uncurated)]


def uncurated(voice: Voice, places: Sequence[Organisation]) -> list[Markup]:
    """A line on the schools whose curator has gone; none where there are none."""
    names = some(voice, [place.name for place in places])
    return [voice.say("Without a curator since theirs left: {places}", places=names)] if places else []


def _place(voice: Voice, one: Staffing, tasks: int) -> Markup:
    name = shortened(one.organisation.name, NAME_MOST)
    said = Markup("• {} – {}").format(name, how_many(voice, one.people, one.expected))
    return Markup("{}; {}").format(said, voice.count("{n} task", "{n} tasks", tasks)) if tasks else said
