"""Whom the plan names as responsible: the to-do, one party's card, what is asked, and new names of an order."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.bindings import Aim, Book, Listed
from roadmap.matching import Proposal
from roadmap.newcomers import Newcomer

NAME = 90
NUMBERS_MOST = 8


def parties(voice: Voice, page: Sequence[Listed], book: Book, total: int, waiting: int) -> Markup:
    """The to-do first, then who is bound to whom."""
    lines = [voice.say("<b>Responsible parties of the plan</b>")]
    if not total:
        lines.append(voice.say("There is nobody to bind: no road map is live."))
    elif waiting:
        lines.append(
            voice.say("Not bound: {n}. Until then their tasks are with the department itself.", n=waiting)
        )
    else:
        lines.append(voice.say("Every party is bound to somebody."))
    return Markup("\n").join([*lines, *(_line(voice, one, book) for one in page)])


def _line(voice: Voice, one: Listed, book: Book) -> Markup:
    name = shortened(one.binding.name, NAME)
    if one.named.waiting:
        count = voice.count("{n} activity waits", "{n} activities wait", one.named.waiting)
        return Markup("• {} – {}").format(name, count)
    return Markup("✓ {} → {}").format(name, whom(voice, one.binding.aim, book, NAME))


def whom(voice: Voice, aim: Aim, book: Book, most: int = NAME) -> Markup:
    """Somebody a party is bound to or may mean, by name."""
    if aim.person_id is not None:
        return Markup.escape(shortened(_person(aim.person_id, book), most))
    if aim.organisation_id == book.own:
        return voice.say("the department itself")
    places = book.groups if aim.group_id is not None else book.organisations
    number = aim.group_id if aim.group_id is not None else aim.organisation_id
    name = next((place.name for place in places if place.id == number), "—")
    return Markup.escape(shortened(name, most))


def _person(person_id: int, book: Book) -> str:
    post = next((one for one in book.workers if one.id == person_id), None)
    if post is None:
        return "—"
    places = {place.id: place.name for place in book.organisations}
    about = [part for part in (post.title, places.get(post.organisation_id or 0, "")) if part]
    return ", ".join([post.name, *about[-1:]])


def party(voice: Voice, one: Listed, proposals: Sequence[Proposal], book: Book) -> Markup:
    """One party: the order's words, how many activities, who it is bound to, who may be meant."""
    rows = [number.rstrip(".") for number in one.named.activities if number.strip()]
    numbers = ", ".join(rows[:NUMBERS_MOST]) + ("…" if len(rows) > NUMBERS_MOST else "")
    count = voice.count("{n} activity", "{n} activities", len(one.named.activities))
    lines = [
        Markup("<b>{}</b>").format(shortened(one.binding.name, 300)),
        voice.say(
            "So the order says: {activities} (№ {numbers})", activities=count, numbers=shortened(numbers, 100)
        )
        if numbers
        else voice.say("So the order says: {activities}", activities=count),
        Markup(""),
    ]
    if one.binding.aim and not one.named.waiting:
        lines.append(voice.say("Bound to: <b>{whom}</b>", whom=whom(voice, one.binding.aim, book)))
    else:
        lines.append(voice.say("Bound to nobody: the tasks are with the department itself."))
    if len(proposals) == 1:
        lines.append(voice.say("Is it {whom}?", whom=whom(voice, proposals[0].aim, book)))
    elif proposals:
        lines.append(voice.say("Who is it? These are alike:"))
        lines += [Markup("• {}").format(whom(voice, one.aim, book)) for one in proposals]
    return Markup("\n").join(lines)


def choose(voice: Voice, one: Listed) -> Markup:
    """Over a list to choose from."""
    return voice.say("<b>Who is meant?</b>\nIn the order: {name}", name=shortened(one.binding.name, 300))


def nothing_to_choose(voice: Voice) -> Markup:
    """Where there is nobody to choose from yet."""
    return voice.say("<b>The list is empty</b>\nNobody is there yet to choose from.")


def name_of_organisation(voice: Voice, one: Listed) -> Markup:
    """Asks how a new organisation is called."""
    return voice.say(
        "<b>How is the organisation called?</b>\n"
        "In the order: {name}\nPress the name if it is right, or write it as the charter has it.",
        name=shortened(one.binding.name, 300),
    )


def name_of_person(voice: Voice, one: Listed, proposed: str) -> Markup:
    """Asks how a new person is called."""
    name = shortened(one.binding.name, 300)
    if not proposed:
        return voice.say(
            "<b>Who is it?</b>\nIn the order: {name}\nWrite the surname, the name and the patronymic.",
            name=name,
        )
    return voice.say(
        "<b>Is it {proposed}?</b>\nIn the order: {name}\n"
        "Press the name if it is right, or write the surname, the name and the patronymic.",
        proposed=shortened(proposed, NAME),
        name=name,
    )


def bound(voice: Voice, tasks: int) -> Markup:
    """The toast after a binding."""
    if not tasks:
        return voice.say("Bound. No task had to move.")
    return voice.count("Bound: {n} task went over.", "Bound: {n} tasks went over.", tasks)


def unbound(voice: Voice, tasks: int) -> Markup:
    """The toast after a binding was taken away."""
    if not tasks:
        return voice.say("Not bound any more. No task had to move.")
    return voice.count(
        "Not bound any more: {n} task went back.", "Not bound any more: {n} tasks went back.", tasks
    )


def new_names(voice: Voice, page: Sequence[Newcomer], total: int, ticked: int) -> Markup:
    """Organisations and people that an order names and that are not there yet."""
    lines = [
        voice.say("<b>New names in the order: {total}, ticked: {ticked}</b>", total=total, ticked=ticked),
        voice.say(
            "They are made when the road map goes live; people then wait for their invitation. "
            "Press a name to leave it out."
        ),
    ]
    for one in page:
        about = f"{one.name}, {one.title}" if one.title else one.name
        lines.append(Markup("• {}").format(shortened(about, NAME)))
    return Markup("\n").join(lines)


def after(first: Markup, then: Markup) -> Markup:
    """What was done, over the screen that follows."""
    return Markup("{}\n\n{}").format(first, then)
