"""Every change that a spreadsheet makes, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from bot.texts.people import role_name
from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.department import OrganisationKind
from roadmap.roster.changes import (
    Changes,
    Holding,
    OrganisationChange,
    PersonChange,
    PostChange,
    Standing,
    Stay,
)

NAME_MOST = 60


def change_lines(voice: Voice, changes: Changes) -> list[Markup]:
    """A line for each change: what is there and changes first, then what comes."""
    names, groups = dict(changes.names), dict(changes.group_names)
    known = [_organisation(voice, one, names) for one in changes.organisations if one.before is not None]
    known += [_renamed(voice, one) for one in changes.people if one.before is not None]
    known += [_post(voice, one, names) for one in changes.posts if one.before is not None]
    known += [
        voice.say(
            "• {group}: {organisation} {days}",
            group=_short(groups[one.group_id]),
            organisation=_short(names[one.organisation_id]),
            days=_days(voice, one.after),
        )
        for one in changes.memberships
        if one.id is not None
    ]
    known += [
        voice.say("• group {name} is back from the archive", name=_short(one.name))
        for one in changes.groups
        if one.id > 0
    ]
    new = [_organisation(voice, one, names) for one in changes.organisations if one.before is None]
    new += [voice.say("+ group {name}", name=_short(one.name)) for one in changes.groups if one.id < 0]
    new += [
        voice.say(
            "+ {group}: {organisation} {days}",
            group=_short(groups[one.group_id]),
            organisation=_short(names[one.organisation_id]),
            days=_days(voice, one.after),
        )
        for one in changes.memberships
        if one.id is None
    ]
    return known + new + [_post(voice, one, names) for one in changes.posts if one.before is None]


def _organisation(voice: Voice, one: OrganisationChange, names: dict[int, str]) -> Markup:
    name, kind = _short(one.after.name), kind_name(voice, one.after.kind)
    before = one.before
    if before is None:
        if one.after.parent_id is None:
            return voice.say("+ {name}, {kind}", name=name, kind=kind)
        return voice.say(
            "+ {name}, {kind}, under {parent}",
            name=name,
            kind=kind,
            parent=_short(names[one.after.parent_id]),
        )
    parts = list(_differences(voice, before, one.after, names))
    return voice.say("• {name}: {parts}", name=_short(before.name), parts=voice.listed(parts))


def _differences(voice: Voice, before: Standing, after: Standing, names: dict[int, str]) -> Iterator[Markup]:
    if before.archived:
        yield voice.say("back from the archive")
    if before.name != after.name:
        yield voice.say("now called {name}", name=_short(after.name))
    if before.kind != after.kind:
        yield voice.say("now: {kind}", kind=kind_name(voice, after.kind))
    if before.parent_id != after.parent_id and after.parent_id is None:
        yield voice.say("stands under nobody")
    elif before.parent_id != after.parent_id and after.parent_id is not None:
        yield voice.say("stands under {parent}", parent=_short(names[after.parent_id]))


def _renamed(voice: Voice, one: PersonChange) -> Markup:
    return voice.say("• {old}: now called {name}", old=_short(one.before or ""), name=_short(one.after))


def _post(voice: Voice, one: PostChange, names: dict[int, str]) -> Markup:
    after = _held(voice, one.after, names)
    if one.before is None:
        return voice.say("+ {person}: {post}", person=_short(one.name), post=after)
    return voice.say(
        "• {person}: {old} → {post}", person=_short(one.name), old=_held(voice, one.before, names), post=after
    )


def _held(voice: Voice, one: Holding, names: dict[int, str]) -> Markup:
    """«директор (руководитель), МБОУ СОШ № 2»."""
    role = role_name(voice, one.role)
    said = Markup("{} ({})").format(_short(one.title), role) if one.title else role
    if one.organisation_id is None:
        return said
    return Markup("{}, {}").format(said, _short(names[one.organisation_id]))


def _days(voice: Voice, stay: Stay) -> Markup:
    since = voice.date(stay.since, "dd.MM.y") if stay.since else ""
    until = voice.date(stay.until, "dd.MM.y") if stay.until else ""
    if since and until:
        return voice.say("from {since} to {until}", since=since, until=until)
    if since:
        return voice.say("from {since}", since=since)
    return voice.say("to {until}", until=until) if until else voice.say("without a limit")


def kind_name(voice: Voice, kind: OrganisationKind) -> Markup:
    """The kind in a word."""
    return {
        OrganisationKind.SCHOOL: voice.say_in("kind", "school"),
        OrganisationKind.CENTRE: voice.say_in("kind", "centre"),
        OrganisationKind.INSTITUTE: voice.say_in("kind", "institute"),
        OrganisationKind.DEPARTMENT: voice.say_in("kind", "department"),
    }[kind]


def _short(name: str) -> str:
    return shortened(name, NAME_MOST)
