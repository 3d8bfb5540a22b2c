"""The first screen of people and organisations: how many there are, how far they have come, what is left to do."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions.vacancies import Vacancies
from bot.texts import persons
from bot.texts.organisations import no_organisations
from bot.texts.vacancies import todo
from bot.texts.voice import Voice
from roadmap.roll import Roll


def hub(voice: Voice, organisations: int, roll: Roll, found: Vacancies, unbound: int = 0) -> Markup:
    """The numbers first, then every to-do in words; *unbound* parties mean nobody yet."""
    if not organisations:
        return no_organisations(voice)
    head = voice.count(
        "<b>{n} organisation, {people}</b>",
        "<b>{n} organisations, {people}</b>",
        organisations,
        people=persons.roll(voice, roll),
    )
    left = [*todo(voice, found), *_unbound(voice, unbound)]
    if not left:
        return Markup("\n").join(
            [
                head,
                voice.say(
                    "Every school has a head, every responsible party is bound: nothing is left to do."
                ),
            ]
        )
    return Markup("\n").join([head, voice.say("Left to do:"), *(Markup("• {}").format(one) for one in left)])


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
