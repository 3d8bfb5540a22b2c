"""Organisations in the coordinator's words: lists, the card, and every question about one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.paging import Page
from bot.texts import persons
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Organisation, OrganisationKind, Staffing
from roadmap.places import Surroundings
from roadmap.roll import Listed

PEOPLE_MOST = 8
NAMES_MOST = 6


def kind_name(voice: Voice, kind: OrganisationKind) -> Markup:
    """What an organisation is, in a word."""
    return {
        OrganisationKind.SCHOOL: voice.say("school"),
        OrganisationKind.CENTRE: voice.say("centre"),
        OrganisationKind.INSTITUTE: voice.say("institute"),
        OrganisationKind.DEPARTMENT: voice.say("district department"),
    }[kind]


def organisation_list(voice: Voice, page: Page[Staffing], words: str) -> Markup:
    """A page of organisations, all of them or those that *words* found."""
    if not page.total:
        return persons.nothing_found(voice, words) if words else no_organisations(voice)
    head = (
        voice.count("<b>Found: {n} organisation</b>", "<b>Found: {n} organisations</b>", page.total)
        if words
        else voice.count("<b>{n} organisation</b>", "<b>{n} organisations</b>", page.total)
    )
    hint = voice.say("Choose one, or write a part of its name and I will find it.")
    return Markup("\n").join([head, *(_staffed(voice, one) for one in page.shown), hint])


def archive_list(voice: Voice, page: Page[Organisation]) -> Markup:
    """A page of the archive."""
    if not page.total:
        return voice.say("<b>The archive is empty</b>")
    head = voice.count(
        "<b>In the archive: {n} organisation</b>", "<b>In the archive: {n} organisations</b>", page.total
    )
    lines = [Markup("• {}").format(shortened(one.name, NAME_MOST)) for one in page.shown]
    return Markup("\n").join([head, *lines])


def no_organisations(voice: Voice) -> Markup:
    """Before anything is there."""
    return voice.say(
        "<b>No organisations yet</b>\nThey appear with the first road map: send me the order. "
        "Or add them here yourself."
    )


def _staffed(voice: Voice, staffing: Staffing) -> Markup:
    name = shortened(staffing.organisation.name, NAME_MOST)
    return Markup("• {} – {}").format(name, persons.how_many(voice, staffing.people, staffing.expected))


def card(
    voice: Voice,
    organisation: Organisation,
    around: Surroundings,
    people: Sequence[Listed],
    unfinished: int,
    today: date,
) -> Markup:
    """One organisation: what it is, what stands around it, who is there."""
    lines = [Markup("<b>{}</b>").format(organisation.name), _what(voice, organisation, around)]
    if around.branches:
        lines.append(
            voice.say("Branches: {names}", names=_names(voice, [one.name for one in around.branches]))
        )
    if around.groups:
        lines.append(voice.say("Groups: {names}", names=_names(voice, around.groups)))
    if unfinished:
        lines.append(voice.count("At work: {n} task", "At work: {n} tasks", unfinished))
    lines += _people(voice, organisation, people, today)
    return Markup("\n").join(lines)


def _what(voice: Voice, organisation: Organisation, around: Surroundings) -> Markup:
    kind = kind_name(voice, organisation.kind).capitalize()
    if organisation.own:
        return voice.say("This is the department itself; it is called as the department is.")
    if organisation.archived:
        return voice.say("{kind}, in the archive", kind=kind)
    if around.parent is None:
        return kind
    if around.parent.kind is OrganisationKind.DEPARTMENT:
        return voice.say("{kind}, stands under: {parent}", kind=kind, parent=around.parent.name)
    return voice.say("{kind}, a branch of: {parent}", kind=kind, parent=around.parent.name)


def _people(voice: Voice, organisation: Organisation, people: Sequence[Listed], today: date) -> list[Markup]:
    if not people:
        return [voice.say("Nobody is here yet.")]
    lines = [persons.line(voice, one, today, organisation_id=organisation.id) for one in people[:PEOPLE_MOST]]
    if len(people) > PEOPLE_MOST:
        lines.append(voice.count("and {n} more", "and {n} more", len(people) - PEOPLE_MOST))
    return lines


def _names(voice: Voice, names: Sequence[str]) -> Markup:
    shown = [shortened(name, NAME_MOST) for name in names[:NAMES_MOST]]
    more = len(names) - len(shown)
    listed = Markup(", ").join(shown)
    if not more:
        return listed
    return Markup("{}, {}").format(listed, voice.count("and {n} more", "and {n} more", more))


def name_it(voice: Voice) -> Markup:
    """Asks for the name of a new organisation."""
    return voice.say(
        "<b>What is the organisation called?</b>\nWrite its name as it stands in orders, for example "
        "«School No. 5»."
    )


def what_is_it(voice: Voice, name: str) -> Markup:
    """Asks what a new organisation, or one that is there, is."""
    return voice.say("<b>{name}</b>\nWhat is it?", name=name)


def new_name(voice: Voice, organisation: Organisation) -> Markup:
    """Asks for another name."""
    return voice.say("<b>{name}</b>\nWrite the new name.", name=organisation.name)


def under_what(voice: Voice, organisation: Organisation, page: Page[Organisation], words: str) -> Markup:
    """Asks what it stands under."""
    if words and not page.total:
        return persons.nothing_found(voice, words)
    if not page.total:
        return voice.say("<b>{name}</b>\nThere is nothing it could stand under.", name=organisation.name)
    return voice.say(
        "<b>What does {name} stand under?</b>\nChoose a school and it will be its branch; choose a district "
        "department and it will stand under that. A part of the name finds it.",
        name=organisation.name,
    )


def archive_it(
    voice: Voice, organisation: Organisation, around: Surroundings, unfinished: int, people: int
) -> Markup:
    """Says what goes with an organisation and asks whether it goes into the archive."""
    if around.branches:
        return voice.say(
            "<b>{name} has branches</b>\n{names}\nGive them another place first, or put them into the archive.",
            name=organisation.name,
            names=_names(voice, [one.name for one in around.branches]),
        )
    lines = [voice.say("<b>Put {name} into the archive?</b>", name=organisation.name)]
    if unfinished:
        lines.append(
            voice.count(
                "{n} unfinished task will be cancelled.",
                "{n} unfinished tasks will be cancelled.",
                unfinished,
            )
        )
    if people:
        lines.append(
            voice.count(
                "{n} person will lose their post here.", "{n} people will lose their posts here.", people
            )
        )
    lines.append(voice.say("What was handed in and accepted stays. It can be taken back at any time."))
    return Markup("\n").join(lines)


def renamed(voice: Voice) -> Markup:
    """Said above the card."""
    return voice.say("Renamed.")


def archived(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("It is in the archive.")


def restored(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("It is back. Tasks that were cancelled stay cancelled.")


def moved(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("Done.")
