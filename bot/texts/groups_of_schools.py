"""Groups of organisations in the coordinator's words: lists, the card, members by days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from bot.paging import Page
from bot.texts import dates
from bot.texts.persons import nothing_found
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Group, Organisation
from roadmap.groups import Stay, Stretch

MEMBERS_MOST = 12
ROWS_MOST = 6


def group_list(voice: Voice, page: Page[Group], sizes: Mapping[int, int]) -> Markup:
    """A page of groups with how many are in each today."""
    if not page.total:
        return voice.say(
            "<b>No groups yet</b>\nGroups are named sets of schools that rows of a road map speak of. "
            "They come with the order, or you add them here."
        )
    head = voice.count("<b>{n} group</b>", "<b>{n} groups</b>", page.total)
    lines = [
        Markup("• {} – {}").format(shortened(one.name, NAME_MOST), _size(voice, sizes.get(one.id, 0)))
        for one in page.shown
    ]
    return Markup("\n").join([head, *lines])


def archive_list(voice: Voice, page: Page[Group]) -> Markup:
    """A page of the archived groups."""
    if not page.total:
        return voice.say("<b>The archive is empty</b>")
    head = voice.count("<b>In the archive: {n} group</b>", "<b>In the archive: {n} groups</b>", page.total)
    return Markup("\n").join(
        [head, *(Markup("• {}").format(shortened(g.name, NAME_MOST)) for g in page.shown)]
    )


def _size(voice: Voice, number: int) -> Markup:
    return voice.count("{n} organisation", "{n} organisations", number)


def card(
    voice: Voice, group: Group, stays: Sequence[Stay], uses: Sequence[tuple[str, Sequence[str]]], today: date
) -> Markup:
    """One group: who is in it today and who will be; *uses* are numbers of orders with those of their rows."""
    inside = [stay for stay in stays if stay.days.holds(today) and not stay.organisation.archived]
    coming = [
        stay
        for stay in stays
        if stay.days.since is not None and stay.days.since > today and not stay.organisation.archived
    ]
    lines = [Markup("<b>{}</b>").format(group.name)]
    lines.append(voice.say("In the archive") if group.archived else _size(voice, len(inside)))
    lines += _stays(voice, inside, today)
    if coming:
        lines.append(voice.say("Later:"))
        lines += _stays(voice, coming, today)
    return Markup("\n").join([*lines, *_used(voice, uses)])


def _stays(voice: Voice, stays: Sequence[Stay], today: date) -> list[Markup]:
    lines = [stay_line(voice, stay, today) for stay in stays[:MEMBERS_MOST]]
    more = len(stays) - len(lines)
    return [*lines, voice.count("and {n} more", "and {n} more", more)] if more else lines


def stay_line(voice: Voice, stay: Stay, today: date) -> Markup:
    """An organisation and its days in the group."""
    name = shortened(stay.organisation.name, NAME_MOST)
    days = dates.stretch(voice, stay.days.since, stay.days.until, today)
    return Markup("• {}, {}").format(name, days) if days else Markup("• {}").format(name)


def _used(voice: Voice, uses: Sequence[tuple[str, Sequence[str]]]) -> list[Markup]:
    if not uses:
        return [voice.say("No live road map speaks of it.")]
    return [
        voice.say(
            "In the road map {number}: {rows}",
            number=shortened(number, NAME_MOST),
            rows=_rows(voice, rows),
        )
        for number, rows in uses
    ]


def _rows(voice: Voice, rows: Sequence[str]) -> Markup:
    named = [row.rstrip(".") for row in rows if row.strip(".")]
    count = voice.count("{n} row", "{n} rows", len(rows))
    if not named:
        return count
    shown = ", ".join(shortened(row, 12) for row in named[:ROWS_MOST])
    return Markup("{} ({}{})").format(count, shown, "" if len(named) <= ROWS_MOST else " …")


def members(
    voice: Voice, group: Group, inside: int, total: int, days: Stretch | None, words: str, today: date
) -> Markup:
    """The tick list; *days* are those that ticks count for, None is from today on."""
    if words and not total:
        return nothing_found(voice, words)
    if not total:
        return voice.say("<b>{name}</b>\nThere are no organisations yet.", name=group.name)
    chosen = days or Stretch(today)
    when = dates.stretch(voice, chosen.since, chosen.until, today)
    head = voice.count(
        "<b>{group}: {n} organisation</b>", "<b>{group}: {n} organisations</b>", inside, group=group.name
    )
    says = (
        voice.say("What you press counts {when} (from today).", when=when)
        if days is None
        else voice.say("Understood: what you press counts {when}.", when=when)
    )
    hint = voice.say("Press to put in or take out; a part of the name finds it.")
    return Markup("\n").join([head, says, hint])


def which_days(voice: Voice, group: Group) -> Markup:
    """Asks from which day the ticks count."""
    return voice.say(
        "<b>{group}: from which day?</b>\nWrite it in words: «from 1 September», «from 1 September to 31 May», "
        "«01.09.2026». Without a year I take the coming one.",
        group=group.name,
    )


def history(voice: Voice, group: Group, page: Page[Stay], today: date) -> Markup:
    """A page of every stay there is or was."""
    if not page.total:
        return voice.say("<b>{group}: nobody has ever been in it</b>", group=group.name)
    head = voice.say("<b>{group}: who was in it and when</b>", group=group.name)
    return Markup("\n").join([head, *(stay_line(voice, stay, today) for stay in page.shown)])


def name_it(voice: Voice) -> Markup:
    """Asks for the name of a new group."""
    return voice.say(
        "<b>What is the group called?</b>\nWrite it as orders do, for example «risk group» or «mentor schools»."
    )


def new_name(voice: Voice, group: Group) -> Markup:
    """Asks for another name. Road maps go on with it: they are bound to the group, not to its name."""
    return voice.say("<b>{name}</b>\nWrite the new name.", name=group.name)


def archive_it(voice: Voice, group: Group, used: bool) -> Markup:
    """Asks whether a group goes into the archive."""
    lines = [
        voice.say("<b>Put the group {name} into the archive?</b>", name=group.name),
        voice.say("Who was in it and when is kept; it can be taken back."),
    ]
    if used:
        lines.append(voice.say("❗ A live road map speaks of it; tasks that are there already stay."))
    return Markup("\n").join(lines)


def put_in(voice: Voice, organisation: Organisation) -> Markup:
    """A toast."""
    return voice.say("In: {name}", name=shortened(organisation.name, NAME_MOST))


def taken_out(voice: Voice, organisation: Organisation) -> Markup:
    """A toast."""
    return voice.say("Out: {name}", name=shortened(organisation.name, NAME_MOST))


def archived(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("It is in the archive.")


def restored(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("The group is back.")


def renamed(voice: Voice) -> Markup:
    """Said above the card."""
    return voice.say("Renamed.")
