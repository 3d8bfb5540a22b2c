"""Live road maps and their setting."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from storage.roadmaps import LiveRoadMap

TITLE_MOST, SHOWN = 200, 12


def live_ones(voice: Voice, live: Sequence[LiveRoadMap]) -> Markup:
    """The list."""
    if not live:
        return voice.say("<b>No road map is live</b>\nSend me the order, and I show what I read in it.")
    lines = [voice.count("<b>{n} road map is live</b>", "<b>{n} road maps are live</b>", len(live))]
    lines.extend(Markup("• {}").format(_name(voice, one)) for one in live[:SHOWN])
    return Markup("\n").join(lines)


def card(voice: Voice, road_map: LiveRoadMap, usual: bool) -> Markup:
    """One road map, and what the setting does."""
    reviewed = usual if road_map.review is None else road_map.review
    said = (
        voice.say("What is handed in goes to a review: somebody accepts or returns it.")
        if reviewed
        else voice.say("What is handed in counts as accepted at once.")
    )
    return Markup("<b>{}</b>\n{}").format(_name(voice, road_map), said)


def set_(voice: Voice) -> Markup:
    """The toast."""
    return voice.say("Kept. It counts for what is handed in from now on.")


def _name(voice: Voice, road_map: LiveRoadMap) -> Markup:
    title = shortened(road_map.title, TITLE_MOST)
    if not road_map.number:
        return Markup.escape(title)
    if road_map.ordered_on is None:
        return voice.say("№ {number}: {title}", number=road_map.number, title=title)
    day = voice.date(road_map.ordered_on, "dd.MM.y")
    return voice.say("№ {number} of {day}: {title}", number=road_map.number, day=day, title=title)
