"""Who asks an organisation and hands in for it, in words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.paging import Page
from bot.texts.people import some
from bot.texts.persons import nothing_found
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.posts import Held
from roadmap.roll import Listed


def card(voice: Voice, place: Organisation, held: Sequence[Held], *, possible: bool) -> Markup:
    """Who keeps an organisation; *possible* where nobody of its own has come in."""
    lines = [voice.say("<b>Contact keeper: {place}</b>", place=shortened(place.name, NAME_MOST))]
    for one in held:
        name = shortened(one.name, NAME_MOST)
        lines.append(
            Markup("✓ {}").format(name)
            if one.here
            else Markup("• {} – {}").format(name, voice.say("has not come in yet"))
        )
    if not possible:
        lines.append(voice.say("The organisation has people of its own here: they hand in themselves."))
    elif held:
        lines.append(voice.say("They ask the organisation and hand in for it."))
    else:
        lines.append(
            voice.say(
                "Nobody yet. If nobody of the organisation is in the bot, name somebody of yours: "
                "they ask it and hand in for it."
            )
        )
    return Markup("\n").join(lines)


def whom(voice: Voice, place: Organisation, page: Page[Listed], words: str) -> Markup:
    """Asks who is to keep it."""
    if words and not page.total:
        return nothing_found(voice, words)
    return voice.say(
        "<b>Who is to ask {place} and hand in for it?</b>\nThey keep their own post. A part of the name finds them.",
        place=shortened(place.name, NAME_MOST),
    )


def given(voice: Voice, place: Organisation, name: str, former: Sequence[str]) -> Markup:
    """The line above the card once somebody keeps it."""
    place_, who = shortened(place.name, NAME_MOST), shortened(name, NAME_MOST)
    if former:
        return voice.say(
            "✅ {name} hands in for {place} now, instead of {former}.",
            name=who,
            place=place_,
            former=some(voice, former),
        )
    return voice.say("✅ {name} hands in for {place} now.", name=who, place=place_)


def to_keeper(voice: Voice, place: str) -> Markup:
    """What somebody reads who keeps an organisation now."""
    return voice.say(
        "<b>You are the contact keeper now. For: {place}</b>\nYou ask the organisation and hand in for it; "
        "your own post stays. Its tasks are in your list.",
        place=shortened(place, NAME_MOST),
    )


def to_former(voice: Voice, place: str, name: str) -> Markup:
    """What somebody reads who keeps it no more, because another does."""
    return voice.say(
        "<b>{place}: {name} is the contact keeper now</b>\nYou need not hand in for it any more. "
        "What you have done stays.",
        place=shortened(place, NAME_MOST),
        name=shortened(name, NAME_MOST),
    )


def ended(voice: Voice, held: Held, *, alone: bool) -> Markup:
    """Said of a post that has ended; everybody concerned may read it."""
    lines = [
        voice.say(
            "<b>{name} is not the contact keeper any more. For: {place}</b>",
            name=shortened(held.name, NAME_MOST),
            place=shortened(held.post.organisation, NAME_MOST),
        ),
        voice.say("What was done stays."),
    ]
    if alone:
        lines.append(voice.say("Nobody hands in for the organisation now."))
    return Markup("\n").join(lines)


def toast(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("Done.")


def head_is_here(voice: Voice, place: str, name: str) -> Markup:
    """A keeper reads that the organisation has a head, and may end."""
    return voice.say(
        "<b>{place} has a head: {name}</b>\nThey can hand in themselves now. You may stop being the contact keeper.",
        place=shortened(place, NAME_MOST),
        name=shortened(name, NAME_MOST),
    )


def alone(voice: Voice, places: Sequence[str]) -> Markup:
    """A line under a change: whoever goes leaves organisations that nobody hands in for."""
    return voice.say("Nobody will hand in for: {places}.", places=some(voice, places))


def missing(voice: Voice, places: Sequence[str]) -> list[Markup]:
    """The to-do of organisations that nobody hands in for and that somebody of the department may keep."""
    if not places:
        return []
    return [voice.say("{places} – nobody to hand in: name a contact keeper", places=some(voice, places))]
