"""The administrator's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Department
from roadmap.people import Person

DEPARTMENT_MOST = 150


def departments(
    voice: Voice, page: Sequence[Department], heads: Mapping[int, Sequence[Person]], total: int
) -> Markup:
    """A page of all departments, with who coordinates them."""
    lines = [voice.count("<b>{n} department</b>", "<b>{n} departments</b>", total)]
    for department in page:
        who = voice.say("in the archive") if department.archived else names(voice, heads[department.id])
        lines.append(Markup("• {} – {}").format(shortened(department.name, DEPARTMENT_MOST), who))
    return Markup("\n").join(lines)


def names(voice: Voice, people: Sequence[Person]) -> Markup:
    """Who coordinates."""
    if not people:
        return voice.say("nobody coordinates it")
    return voice.listed([shortened(person.name, NAME_MOST) for person in people[:5]])


def card(voice: Voice, department: Department, people: Sequence[Person]) -> Markup:
    """One department."""
    lines = [Markup("<b>{}</b>").format(department.name)]
    if department.archived:
        lines.append(voice.say("It is in the archive: nobody works in it, and everything in it is kept."))
    else:
        lines.append(voice.say("Coordinators: {names}.", names=names(voice, people)))
    return Markup("\n").join(lines)


def name_another(voice: Voice) -> Markup:
    """Asks for a further department's name."""
    return voice.say(
        "<b>What is the new department called?</b>\n"
        "Write its full name as it stands in orders. You will be its coordinator until you invite another."
    )


def name_better(voice: Voice, department: Department) -> Markup:
    """Asks for a better name."""
    return voice.say("<b>What is it called?</b>\nNow it is: {name}", name=department.name)


def renamed(voice: Voice, department: Department) -> Markup:
    """Said after the renaming."""
    return voice.say("<b>Renamed: {name}</b>", name=department.name)


def archive_surely(voice: Voice, department: Department) -> Markup:
    """Asks before a department is put away."""
    return voice.say(
        "<b>Put into the archive: {name}?</b>\nNobody will be able to work in it; everything is kept, "
        "and you can take it out again.",
        name=department.name,
    )


def coordinator_message(voice: Voice, department: Department, link: str, day: str) -> Markup:
    """A message to be forwarded to a new coordinator."""
    return voice.say(
        "<b>Invitation: municipal coordinator, {name}</b>\nOpen the link and press «Start». It is for you "
        "alone and works once, until {day}.\n{link}",
        name=shortened(department.name, DEPARTMENT_MOST),
        link=link,
        day=day,
    )
