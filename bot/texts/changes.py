"""Changes of life in words: who holds and heads what, who stands in, who is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts.dates import day
from bot.texts.people import role_name
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.people import Person, Post, Role
from roadmap.posts import Held

LINES_MOST = 6


def post(voice: Voice, held: Post) -> Markup:
    """«Директор, МБОУ СОШ № 2»."""
    role = role_name(voice, held.role)
    if held.role is Role.HEAD and held.until is not None and held.stands_for_id is None:
        role = voice.say("acting head")
    where = held.organisation or held.department.name
    return Markup("{}, {}").format(
        shortened(held.title, NAME_MOST) if held.title else role, shortened(where, NAME_MOST)
    )


def days(voice: Voice, since: date | None, until: date | None, today: date) -> Markup:
    """«с 2 марта, пн – по 14 марта, сб» as the words say it; open ends stay unsaid."""
    if since and until:
        return voice.say("{since} – {until}", since=day(voice, since, today), until=day(voice, until, today))
    if until:
        return voice.say("up to {day}", day=day(voice, until, today))
    if since:
        return voice.say("since {day}", day=day(voice, since, today))
    return voice.say("without a last day")


def of_person(voice: Voice, person: Person, known: Sequence[Held], today: date) -> Markup:
    """A person's posts, who stands in for them and for whom they stand in."""
    lines = [voice.say("<b>{name}: changes</b>", name=shortened(person.name, NAME_MOST))]
    mine = [held for held in known if held.person_id == person.id]
    for held in mine[:LINES_MOST]:
        line = post(voice, held.post)
        if (held.post.since and held.post.since > today) or held.post.until:
            line = Markup("{} ({})").format(line, days(voice, held.post.since, held.post.until, today))
        lines.append(Markup("• {}").format(line))
    lines += standing(voice, person.id, known, today, aloud=False)
    lines.append(voice.say("What changes?"))
    return Markup("\n").join(lines)


def standing(
    voice: Voice, person_id: int, known: Sequence[Held], today: date, aloud: bool = True
) -> list[Markup]:
    """Who stands in for a person and for whom they stand in, now and later; *aloud* speaks to them."""
    names = {held.post.id: (held.person_id, held.name) for held in known}
    lines: dict[Markup, None] = {}
    for held in known:
        if held.own or held.inherits:
            continue
        absent_id, absent = names.get(held.post.stands_for_id or 0, (0, ""))
        when = days(voice, held.post.since, held.post.until, today)
        if held.person_id == person_id:
            said = (
                voice.say("You stand in for {name}: {days}.", name=shortened(absent, NAME_MOST), days=when)
                if aloud
                else voice.say("Stands in for {name}: {days}", name=shortened(absent, NAME_MOST), days=when)
            )
            lines[said] = None
        elif absent_id == person_id:
            name = shortened(held.name, NAME_MOST)
            said = (
                voice.say("{name} stands in for you: {days}.", name=name, days=when)
                if aloud
                else voice.say("Substitute: {name}, {days}", name=name, days=when)
            )
            lines[said] = None
    return list(lines)[:LINES_MOST]


def of_head(voice: Voice, place: Organisation, heads: Sequence[Held], today: date) -> Markup:
    """Who heads an organisation."""
    lines = [voice.say("<b>The head: {place}</b>", place=shortened(place.name, NAME_MOST))]
    if not heads:
        lines.append(voice.say("Nobody now. Its tasks wait for a head."))
    for held in heads[:LINES_MOST]:
        line = Markup("• {}").format(shortened(held.name, NAME_MOST))
        if not held.own:
            line = voice.say("• {name}, a substitute", name=shortened(held.name, NAME_MOST))
        elif held.post.until:
            line = voice.say("• {name}, acting head", name=shortened(held.name, NAME_MOST))
        if held.post.since or held.post.until:
            line = Markup("{} ({})").format(line, days(voice, held.post.since, held.post.until, today))
        if not held.here:
            line = Markup("{} – {}").format(line, voice.say("has not come in yet"))
        lines.append(line)
    return Markup("\n").join(lines)


def end_early(voice: Voice, held: Held, absent: str, today: date) -> Markup:
    """Asks whether a substitute ends now."""
    name = shortened(held.name, NAME_MOST)
    when = days(voice, held.post.since, held.post.until, today)
    if held.own:
        return voice.say(
            "<b>End now: {name}, acting head?</b>\n{place}\nIt was to be: {days}.",
            name=name,
            place=shortened(held.post.organisation, NAME_MOST),
            days=when,
        )
    return voice.say(
        "<b>End now: {name} stands in for {absent}?</b>\nIt was to be: {days}. Whatever was done stays.",
        name=name,
        absent=shortened(absent, NAME_MOST),
        days=when,
    )


def ended_early(voice: Voice, held: Held) -> Markup:
    """Said once it has ended; everybody concerned may read it."""
    return voice.say(
        "<b>{name} does not stand in any more</b>\n{post}",
        name=shortened(held.name, NAME_MOST),
        post=post(voice, held.post),
    )


def ended(voice: Voice) -> Markup:
    """The toast of an early end."""
    return voice.say("It has ended.")


def colleagues(voice: Voice, number: int) -> Markup:
    """A head's own people."""
    if not number:
        return voice.say("<b>Nobody works with you here yet</b>\nThe coordinator invites people.")
    return voice.count(
        "<b>Your people: {n}</b>\nOpen somebody to name a substitute.",
        "<b>Your people: {n}</b>\nOpen somebody to name a substitute.",
        number,
    )
