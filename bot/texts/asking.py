"""What people are told of questionnaires: of new ones, and before they are due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.deadlines import covered
from bot.texts.rounds import capital_of
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
        parts.append(_list(voice, _new(voice, one.new), one.new, today))
    if one.again:
        parts.append(_list(voice, _waiting(voice, one.again), one.again, today))
    return Markup("\n\n").join(parts)


def reminder(voice: Voice, one: ToAsk, by: str, today: date) -> Markup:
    """The same because somebody reminds of it."""
    says = voice.say("{name} reminds you of it.", name=shortened(by, NAME_MOST))
    head = Markup("{}\n{}").format(_waiting(voice, one.again), says)
    return _list(voice, head, one.again, today)


def _new(voice: Voice, responses: Sequence[Response]) -> Markup:
    """The first line: a questionnaire alone by its name."""
    if len(responses) == 1:
        return voice.say("<b>A new questionnaire: {title}</b>", title=_title(responses[0]))
    return voice.count(
        "<b>{n} new questionnaire for you</b>", "<b>{n} new questionnaires for you</b>", len(responses)
    )


def _waiting(voice: Voice, responses: Sequence[Response]) -> Markup:
    if len(responses) == 1:
        return voice.say("<b>Your answer is waited for: {title}</b>", title=_title(responses[0]))
    return voice.count(
        "<b>{n} questionnaire waits for your answer</b>",
        "<b>{n} questionnaires wait for your answer</b>",
        len(responses),
    )


def _title(one: Response) -> str:
    return shortened(one.title, TITLE_MOST)


def _list(voice: Voice, head: Markup, responses: Sequence[Response], today: date) -> Markup:
    if len(responses) == 1:
        return Markup("{}\n{}").format(head, _about(voice, responses[0], today, with_place=True))
    places = {one.organisation_id for one in responses}
    lines = [head]
    for one in responses[:SHOWN]:
        about = _about(voice, one, today, with_place=len(places) > 1)
        lines.append(Markup("• {}\n{}").format(_title(one), about))
    if len(responses) > SHOWN:
        lines.append(voice.count("and {n} more", "and {n} more", len(responses) - SHOWN))
    return Markup("\n").join(lines)


def _about(voice: Voice, one: Response, today: date, *, with_place: bool) -> Markup:
    """«за I квартал 2026 г. · до 25 апреля, сб · осталось 5 дней · начали»."""
    parts = [] if one.covers is None else [covered(voice, one.covers)]
    parts += [
        voice.say("by {day}", day=dates.day(voice, one.due, today)),
        dates.distance(voice, one.due, today),
    ]
    if one.state is State.DRAFT:
        parts.append(voice.say("begun"))
    if one.state is State.RETURNED:
        parts.append(voice.say("returned to be mended"))
    if with_place:
        parts.append(Markup.escape(shortened(one.organisation, NAME_MOST)))
    return capital_of(Markup(" · ").join(parts))
