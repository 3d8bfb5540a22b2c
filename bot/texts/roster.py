"""The spreadsheet in words: its files, what one would change, what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.texts.people import role_name
from bot.texts.roster_rows import bad_row, notices
from bot.texts.tasks import shortened
from bot.texts.voice import Voice, plain
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
from roadmap.roster.roster import BadRow

NAME_MOST = 60
BAD_SHOWN = 10


def hub(voice: Voice) -> Markup:
    """What the spreadsheet is for."""
    return voice.say(
        "<b>Organisations, groups and people from a spreadsheet</b>\n"
        "Take the template, or the file with things as they are now, change it and send it to me. "
        "I show what will change and ask first. Nothing is removed because it is not in the file."
    )


def reading(voice: Voice, name: str) -> Markup:
    """While a spreadsheet is being read: an order or a roster, nobody knows yet."""
    return voice.say("<b>Reading the file…</b>\n{name}", name=shortened(name, NAME_MOST))


def template_name(voice: Voice) -> str:
    """The file's name."""
    return plain(voice.say("People template.xlsx"))


def template_caption(voice: Voice) -> Markup:
    """Under the template."""
    return voice.say("Fill it in and send it back to me. The last sheet says how.")


def state_name(voice: Voice) -> str:
    """The file's name."""
    return plain(voice.say("People now.xlsx"))


def state_caption(voice: Voice) -> Markup:
    """Under the present state."""
    return voice.say(
        "This is how things are now. Change what you need and send it back to me; leave the codes."
    )


# What it would change


def preview(voice: Voice, changes: Changes) -> Markup:
    """What comes and what changes, in numbers; what was left out."""
    lines = [Markup("<b>{}</b>").format(line) for line in _summary(voice, changes, done=False)]
    lines += [Markup(""), *notices(voice, changes.remarks)] if changes.remarks else []
    lines.append(voice.say("Nothing is removed because it is not in the file."))
    return Markup("\n").join(lines)


def done(voice: Voice, changes: Changes) -> Markup:
    """Said once it is put in."""
    lines = [Markup("<b>{}</b>").format(line) for line in _summary(voice, changes, done=True)]
    if any(one.before is None for one in changes.people):
        lines.append(voice.say("New people come in by their invitations."))
    return Markup("\n").join(lines)


def nothing_changes(voice: Voice, changes: Changes) -> Markup:
    """The file says what is there already."""
    lines = [voice.say("<b>Nothing changes</b>\nEverything in the file is so already.")]
    return Markup("\n").join([*lines, *notices(voice, changes.remarks)])


def dropped(voice: Voice) -> Markup:
    """The toast where a spreadsheet is put aside."""
    return voice.say("Nothing was changed.")


def _summary(voice: Voice, changes: Changes, *, done: bool) -> Iterator[Markup]:
    added, changed = list(_added(voice, changes)), _changed(changes)
    if added:
        things = voice.listed(added)
        yield (
            voice.say("Added: {things}.", things=things)
            if done
            else voice.say("To be added: {things}.", things=things)
        )
    if changed and done:
        yield voice.count("Changed: {n} thing.", "Changed: {n} things.", changed)
    elif changed:
        yield voice.count("To be changed: {n} thing.", "To be changed: {n} things.", changed)


def _added(voice: Voice, changes: Changes) -> Iterator[Markup]:
    organisations = sum(one.before is None for one in changes.organisations)
    groups = sum(one.id < 0 for one in changes.groups)
    people = sum(one.before is None for one in changes.people)
    posts = sum(one.before is None and one.person_id > 0 for one in changes.posts)
    stays = sum(one.id is None for one in changes.memberships)
    if organisations:
        yield voice.count("{n} organisation", "{n} organisations", organisations)
    if groups:
        yield voice.count("{n} group", "{n} groups", groups)
    if stays:
        yield voice.count("{n} place in groups", "{n} places in groups", stays)
    if people:
        yield voice.count("{n} person", "{n} people", people)
    if posts:
        yield voice.count("{n} post of people who are here", "{n} posts of people who are here", posts)


def _changed(changes: Changes) -> int:
    return (
        sum(one.before is not None for one in changes.organisations)
        + sum(one.id > 0 for one in changes.groups)
        + sum(one.id is not None for one in changes.memberships)
        + sum(one.before is not None for one in changes.people)
        + sum(one.before is not None for one in changes.posts)
    )


# Every change


def rows(voice: Voice, lines: Sequence[Markup], first: int, total: int) -> Markup:
    """One page of the changes."""
    head = voice.say(
        "<b>Changes {first}–{last} of {total}</b>", first=first + 1, last=first + len(lines), total=total
    )
    return Markup("\n").join([head, *lines])


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


# Bad rows


def bad(voice: Voice, found: Sequence[BadRow]) -> Markup:
    """The first bad rows, and how many there are."""
    head = voice.count(
        "<b>Nothing is put in: {n} cell to mend</b>",
        "<b>Nothing is put in: {n} cells to mend</b>",
        len(found),
    )
    lines = [Markup("• {}").format(bad_row(voice, one)) for one in found[:BAD_SHOWN]]
    more = len(found) - BAD_SHOWN
    if more > 0:
        lines.append(voice.count("…and {n} more.", "…and {n} more.", more))
    return Markup("\n").join([head, *lines, voice.say("Mend the file and send it again.")])


def bad_rows_file(voice: Voice, found: Sequence[BadRow]) -> str:
    """Every bad row, a line each, for a text file."""
    return (
        "\r\n".join(f"{number}. {plain(bad_row(voice, one))}" for number, one in enumerate(found, 1)) + "\r\n"
    )


def bad_rows_name(voice: Voice) -> str:
    """The file's name."""
    return plain(voice.say("What to mend.txt"))


def bad_rows_caption(voice: Voice) -> Markup:
    """Under the file."""
    return voice.say("Every cell to mend, in the order of the file.")
