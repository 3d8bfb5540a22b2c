"""What people are told of questionnaires: of new ones, and before they are due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.questionnaires.asking import ToAsk
from roadmap.questionnaires.responses import Response, State

SHOWN = 5
TITLE_MOST = 120


def asked(voice: Voice, one: ToAsk, today: date) -> Markup:
    """One message a person: what is new, then what presses."""
    parts = []
    if one.new:
        head = voice.count(
            "<b>{n} new questionnaire for you</b>", "<b>{n} new questionnaires for you</b>", len(one.new)
        )
        parts.append(_list(voice, head, one.new, today))
    if one.again:
        parts.append(_list(voice, waiting(voice, len(one.again)), one.again, today))
    return Markup("\n\n").join(parts)


def reminder(voice: Voice, one: ToAsk, by: str, today: date) -> Markup:
    """The same because somebody reminds of it."""
    says = voice.say("{name} reminds you of it.", name=shortened(by, NAME_MOST))
    head = Markup("{}\n{}").format(waiting(voice, len(one.again)), says)
    return _list(voice, head, one.again, today)


def waiting(voice: Voice, number: int) -> Markup:
    """The first line of a reminder."""
    return voice.count(
        "<b>{n} questionnaire waits for your answer</b>",
        "<b>{n} questionnaires wait for your answer</b>",
        number,
    )


def _list(voice: Voice, head: Markup, responses: Sequence[Response], today: date) -> Markup:
    places = {one.organisation_id for one in responses}
    lines = [head, *(_line(voice, one, today, len(places) > 1) for one in responses[:SHOWN])]
    if len(responses) > SHOWN:
        lines.append(voice.count("and {n} more", "and {n} more", len(responses) - SHOWN))
    return Markup("\n").join(lines)


def _line(voice: Voice, one: Response, today: date, with_place: bool) -> Markup:
    parts = [dates.distance(voice, one.due, today)]
    if one.state is State.DRAFT:
        parts.append(voice.say("begun"))
    if one.state is State.RETURNED:
        parts.append(voice.say("returned to be mended"))
    if with_place:
        parts.append(Markup.escape(shortened(one.organisation, NAME_MOST)))
    until = voice.say("by {day}", day=dates.day(voice, one.due, today))
    return Markup("• {} – {} · {}").format(shortened(one.title, TITLE_MOST), until, Markup(" · ").join(parts))
