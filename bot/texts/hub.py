"""The first screen of people and organisations: how many there are, how far they have come, what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts import keepers, persons
from bot.texts.organisations import no_organisations
from bot.texts.people import some
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.roll import Roll


def hub(
    voice: Voice,
    organisations: int,
    roll: Roll,
    headless: Sequence[Organisation],
    unbound: int = 0,
    unkept: Sequence[Organisation] = (),
) -> Markup:
    """The numbers first, then every to-do in words; *unbound* parties mean nobody yet, for *unkept* nobody hands in."""
    if not organisations:
        return no_organisations(voice)
    head = voice.count(
        "<b>{n} organisation, {people}</b>",
        "<b>{n} organisations, {people}</b>",
        organisations,
        people=persons.roll(voice, roll),
    )
    alone = keepers.missing(voice, [one.name for one in unkept])
    todo = [*_headless(voice, headless), *alone, *_unbound(voice, unbound)]
    if not todo:
        return Markup("\n").join(
            [
                head,
                voice.say(
                    "Every school has a head, every responsible party is bound: nothing is left to do."
                ),
            ]
        )
    return Markup("\n").join([head, voice.say("Left to do:"), *(Markup("• {}").format(one) for one in todo)])


def _headless(voice: Voice, headless: Sequence[Organisation]) -> list[Markup]:
    if not headless:
        return []
    names = some(voice, [one.name for one in headless])
    return [
        voice.count(
            "{n} school without a head: {names}",
            "{n} schools without a head: {names}",
            len(headless),
            names=names,
        )
    ]


def _unbound(voice: Voice, number: int) -> list[Markup]:
    if not number:
        return []
    return [
        voice.count(
            "{n} responsible party of the orders is not bound",
            "{n} responsible parties of the orders are not bound",
            number,
        )
    ]
