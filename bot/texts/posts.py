"""Posts in the coordinator's words: every question while one is given, renamed, changed or ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts.people import role_name
from bot.texts.persons import POSTS_MOST, line, name_of, nothing_found, place, post_name
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.people import Post, Role
from roadmap.roll import Listed


def name_them(voice: Voice, organisation: Organisation | None) -> Markup:
    """Asks for somebody's name."""
    if organisation is None:
        return voice.say(
            "<b>What is the person called?</b>\nWrite surname, name and patronymic, if there is one."
        )
    return voice.say(
        "<b>Somebody new: {organisation}</b>\nWrite surname, name and patronymic, if there is one.",
        organisation=organisation.name,
    )


def already_here(voice: Voice, name: str, known: Sequence[Listed], today: date) -> Markup:
    """Somebody of that name is there: is it them?"""
    head = voice.say("<b>{name} is here already</b>", name=name)
    ask = voice.say("Is it the same person? Then open their card and add a post there.")
    return Markup("\n").join([head, *(line(voice, one, today) for one in known[:POSTS_MOST]), ask])


def which_role(voice: Voice, name: str) -> Markup:
    """Asks what somebody does here."""
    return voice.say(
        "<b>{name}</b>\nWhat do they do here? The role decides what they see; the post in words comes next.",
        name=name,
    )


def which_place(voice: Voice, name: str, role: Role, total: int, looked: str) -> Markup:
    """Asks in which organisation."""
    if looked and not total:
        return nothing_found(voice, looked)
    if not total:
        return voice.say("<b>There are no organisations yet</b>\nAdd one first, then the person.")
    return voice.say(
        "<b>{name}: {role}</b>\nIn which organisation? A part of its name finds it.",
        name=name,
        role=role_name(voice, role),
    )


def which_title(voice: Voice, name: str, role: Role, where: str) -> Markup:
    """Asks for the post in words."""
    return voice.say(
        "<b>{name}: {role}, {where}</b>\nWhat is the post called? Write it, for example «Deputy director», "
        "or go on without.",
        name=name,
        role=role_name(voice, role),
        where=shortened(where, NAME_MOST),
    )


def appointed(voice: Voice, heads: int) -> Markup:
    """Said above the card of somebody who got a post; *heads* is how many their school has now, if it is theirs."""
    if heads > 1:
        return voice.say(
            "Done. The school has more than one head now: if the former one left, end their post."
        )
    return voice.say("Done.")


def new_name(voice: Voice, listed: Listed) -> Markup:
    """Asks for another name."""
    return voice.say("<b>{name}</b>\nWrite the new name.", name=name_of(voice, listed))


def new_title(voice: Voice, listed: Listed, post: Post) -> Markup:
    """Asks for other words for a post."""
    return voice.say(
        "<b>{name}: {post}</b>\nWrite what the post is called.",
        name=name_of(voice, listed),
        post=post_name(voice, post),
    )


def new_role(voice: Voice, listed: Listed, post: Post) -> Markup:
    """Asks for another role."""
    return voice.say(
        "<b>{name}: {post}</b>\nWhich role? It decides what the person sees and may do.",
        name=name_of(voice, listed),
        post=post_name(voice, post),
    )


def end_it(voice: Voice, listed: Listed, post: Post) -> Markup:
    """Says what ends with a post, and asks."""
    head = voice.say(
        "<b>End the post of {name}: {post}, {place}?</b>",
        name=name_of(voice, listed),
        post=post_name(voice, post),
        place=place(voice, post),
    )
    return Markup("\n").join(
        [
            head,
            voice.say(
                "From today on they see nothing of it; tasks handed to them go back to the head. "
                "What they have done stays."
            ),
        ]
    )


def ended(voice: Voice, released: int) -> Markup:
    """A toast."""
    if released:
        return voice.count(
            "The post has ended; {n} task went back to the head.",
            "The post has ended; {n} tasks went back to the head.",
            released,
        )
    return voice.say("The post has ended.")


def changed(voice: Voice) -> Markup:
    """A toast, and the line above a card."""
    return voice.say("Changed.")
