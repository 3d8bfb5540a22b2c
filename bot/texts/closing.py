"""Closing a road map: the question, what was taken off, and what heads are told."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.activities import numbered_title
from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.activities import Closing
from storage.roadmaps import LiveRoadMap

TITLE_MOST, ROW_MOST, ROWS_MOST = 300, 110, 8


def close_it(voice: Voice, road_map: LiveRoadMap, closing: Closing) -> Markup:
    """Asks whether it is meant."""
    lines = [
        voice.say("<b>Close the road map?</b>\n{title}", title=shortened(road_map.title, TITLE_MOST)),
        _would_go(voice, closing),
    ]
    return Markup("\n\n").join([*lines, *_submitted(voice, closing)])


def _would_go(voice: Voice, closing: Closing) -> Markup:
    if not closing.unfinished:
        return voice.say("Nothing in it is unfinished.")
    rows = voice.count("in {n} activity", "in {n} activities", len(closing.rows))
    return voice.count(
        "{n} unfinished task {rows} is waited for no more. What was done stays. It cannot be opened again.",
        "{n} unfinished tasks {rows} are waited for no more. What was done stays. It cannot be opened again.",
        len(closing.unfinished),
        rows=rows,
    )


def closed(voice: Voice, road_map: LiveRoadMap, closing: Closing) -> Markup:
    """«Закрыта: снято 12 заданий в 5 мероприятиях», and the first of them."""
    title = shortened(road_map.title, TITLE_MOST)
    if not closing.unfinished:
        lines = [voice.say("<b>Closed; nothing was unfinished</b>\n{title}", title=title)]
        return Markup("\n\n").join([*lines, *_submitted(voice, closing)])
    rows = voice.count("in {n} activity", "in {n} activities", len(closing.rows))
    head = voice.count(
        "<b>Closed: {n} task {rows} is taken off</b>\n{title}",
        "<b>Closed: {n} tasks {rows} are taken off</b>\n{title}",
        len(closing.unfinished),
        rows=rows,
        title=title,
    )
    shown = [
        Markup("• {}").format(shortened(numbered_title(row[0].number, row[0].title), ROW_MOST))
        for row in closing.rows[:ROWS_MOST]
    ]
    more = len(closing.rows) - len(shown)
    shown += [voice.count("and {n} more", "and {n} more", more)] if more else []
    below = voice.say("The whole list is in the file. What was done stays.")
    return Markup("\n\n").join([head, Markup("\n").join(shown), below, *_submitted(voice, closing)])


def _submitted(voice: Voice, closing: Closing) -> list[Markup]:
    if not closing.submitted:
        return []
    return [
        voice.count(
            "🕓 {n} task still waits for a review: it stays in the queue and can be accepted.",
            "🕓 {n} tasks still wait for a review: they stay in the queue and can be accepted.",
            closing.submitted,
        )
    ]


def file_name(voice: Voice) -> str:
    """What the list is called."""
    return str(voice.say("not finished.txt").unescape())


def file_caption(voice: Voice, closing: Closing) -> Markup:
    """Under the file."""
    return voice.count(
        "What was not finished: {n} activity.", "What was not finished: {n} activities.", len(closing.rows)
    )


def told(voice: Voice, title: str, tasks: int) -> Markup:
    """Tells a head."""
    return voice.count(
        "<b>The road map is closed</b>\n{title}\n"
        "{n} task of yours is taken off: there is nothing more to hand in for it. What you handed in stays.",
        "<b>The road map is closed</b>\n{title}\n"
        "{n} tasks of yours are taken off: there is nothing more to hand in for them. What you handed in stays.",
        tasks,
        title=shortened(title, TITLE_MOST),
    )
