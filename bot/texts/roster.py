"""The spreadsheet in words: its files, what one would change, what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.texts.moves import all_moved
from bot.texts.roster_rows import bad_row, notices
from bot.texts.tasks import shortened
from bot.texts.voice import Voice, plain
from roadmap.roster.changes import (
    Changes,
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
    moved = all_moved(voice, changes.moved)
    lines += [moved] if moved else []
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
