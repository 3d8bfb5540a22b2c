"""Keyboards of people, their posts, and the schools of curators."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, turning
from bot.keyboards.organisations import show_all, to_hub
from bot.keyboards.people import OF_SCHOOL, capital
from bot.paging import Page
from bot.texts.people import role_name
from bot.texts.persons import name_of, post_name, show_name
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.journal import About
from roadmap.people import OF_DEPARTMENT, Post, Presence, Role
from roadmap.roll import Listed, Show

PAGE = 5
TICKS = 8
POSTS = 4
"""As many posts stand on the card itself."""
OFFICE = (Role.STAFF, Role.COORDINATOR)


def person_list(voice: Voice, page: Page[Listed], show: Show, *, searched: bool) -> InlineKeyboardMarkup:
    """A button a person."""
    below = [
        button(voice.say("Whom to show"), data.PersonsFilter()),
        button(voice.say("Add a person"), data.AddPerson()),
    ]
    return keyboard(
        *([_to_person(voice, one)] for one in page.shown),
        turning(page, lambda number: data.Persons(show=show, page=number)),
        show_all(voice) if searched else below,
        to_hub(voice),
    )


def organisation_people(voice: Voice, organisation: Organisation, page: Page[Listed]) -> InlineKeyboardMarkup:
    """A button for each person of an organisation."""
    return keyboard(
        *([_to_person(voice, one)] for one in page.shown),
        turning(page, lambda number: data.OrganisationPeople(id=organisation.id, page=number)),
        [button(voice.say("« Back"), data.OrganisationCard(id=organisation.id))],
    )


def _to_person(voice: Voice, listed: Listed) -> InlineKeyboardButton:
    return button(name_of(voice, listed), data.PersonCard(id=listed.person.id))


def filters(voice: Voice) -> InlineKeyboardMarkup:
    """Which people to show."""
    buttons = [button(show_name(voice, show), data.Persons(show=show)) for show in Show]
    return keyboard(*in_pairs(buttons), [button(voice.say("« Back"), data.Persons())])


def card(voice: Voice, listed: Listed, today: date) -> InlineKeyboardMarkup:
    """Somebody's posts, and what can be done with the person."""
    number = listed.person.id
    held = [post for post in listed.held(today) if post.role is not Role.CURATOR]
    posts = [_to_post(voice, post) for post in held]
    if len(posts) > POSTS:
        posts = [button(voice.say("Posts: {n}", n=len(posts)), data.PersonPosts(id=number))]
    deeds = [
        button(voice.say("Add a post"), data.AddPost(id=number)),
        button(voice.say("Rename"), data.RenamePerson(id=number)),
    ]
    if any(post.role is Role.CURATOR for post in listed.held(today)):
        deeds.append(button(voice.say("Schools of a curator"), data.CuratorSchools(id=number)))
    first = []
    if listed.person.presence is Presence.EXPECTED and held:
        link = data.InviteThem(whom=data.Whom.PERSON, id=number)
        first.append(button(voice.say("Invite"), link, style="primary"))
    if held:
        first.append(button(voice.say("Substitute, leaving…"), data.Changes(id=number)))
    journal = button(voice.say("Journal"), data.JournalPage(about=About.PERSON, id=number))
    return keyboard(*in_pairs(posts), *in_pairs([*first, *deeds, journal]), to_people(voice))


def _to_post(voice: Voice, post: Post) -> InlineKeyboardButton:
    return button(capital(post_name(voice, post).unescape()), data.PostCard(id=post.id))


def posts_of(voice: Voice, listed: Listed, page: Page[Post]) -> InlineKeyboardMarkup:
    """A button for each of many posts: where it is tells them apart."""
    return keyboard(
        *(
            [button(post.organisation or post_name(voice, post), data.PostCard(id=post.id))]
            for post in page.shown
        ),
        turning(page, lambda number: data.PersonPosts(id=listed.person.id, page=number)),
        to_person(voice, listed),
    )


def post_card(voice: Voice, listed: Listed, post: Post, *, held: bool) -> InlineKeyboardMarkup:
    """What can be done with a post; nothing with one that ended."""
    change = [
        button(voice.say("Name of the post"), data.PostTitle(id=post.id)),
        # A keeper's post has no other role: it is given and ended.
        *([] if post.role is Role.KEEPER else [button(voice.say("Role"), data.PostRole(id=post.id))]),
    ]
    end = [button(voice.say("End the post"), data.EndPost(id=post.id))]
    return keyboard(change if held else [], end if held else [], to_person(voice, listed))


def roles(voice: Voice, *, office: bool, back: CallbackData) -> InlineKeyboardMarkup:
    """The roles of a post to be given; *office* lets those of the department in."""
    offered = (*OF_SCHOOL, *OFFICE) if office else OF_SCHOOL
    buttons = [[button(capital(role_name(voice, role)), data.ChooseRole(role=role))] for role in offered]
    return keyboard(*buttons, [button(voice.say("« Back"), back)])


def places(
    voice: Voice, page: Page[Organisation], *, searched: bool, back: CallbackData
) -> InlineKeyboardMarkup:
    """The organisations where a post may be."""
    return keyboard(
        *([button(one.name, data.ChoosePlace(id=one.id))] for one in page.shown),
        turning(page, lambda number: data.ChoosePlaces(page=number)),
        show_all(voice) if searched else [],
        [button(voice.say("« Back"), back)],
    )


def title(voice: Voice, back: CallbackData) -> InlineKeyboardMarkup:
    """On without words."""
    return keyboard(
        [button(voice.say("Without a name of its own"), data.NoTitle(), style="primary")],
        [button(voice.say("« Back"), back)],
    )


def already_here(voice: Voice, known: Sequence[Listed], back: CallbackData) -> InlineKeyboardMarkup:
    """The cards of those who are called so, or somebody else."""
    return keyboard(
        *([_to_person(voice, one)] for one in known[:PAGE]),
        [button(voice.say("Somebody else"), data.AnotherPerson())],
        [button(voice.say("« Back"), back)],
    )


def new_role(voice: Voice, post: Post) -> InlineKeyboardMarkup:
    """The other roles that a post may have."""
    offered = OFFICE if post.role in OF_DEPARTMENT else OF_SCHOOL
    buttons = [
        [button(capital(role_name(voice, role)), data.SetRole(id=post.id, role=role))]
        for role in offered
        if role is not post.role
    ]
    return keyboard(*buttons, to_post(voice, post))


def end_it(voice: Voice, post: Post) -> InlineKeyboardMarkup:
    """End it, or not."""
    return keyboard(
        [button(voice.say("End the post"), data.EndPostSure(id=post.id), style="danger")],
        [button(voice.say("Not yet"), data.PostCard(id=post.id))],
    )


def schools(
    voice: Voice, listed: Listed, page: Page[Organisation], given: Container[int], *, searched: bool
) -> InlineKeyboardMarkup:
    """Schools to tick for a curator, two in a line."""
    number = listed.person.id
    ticks = [
        button(
            f"✓ {one.name}" if one.id in given else one.name,
            data.CuratorSchool(id=number, school=one.id, given=int(one.id not in given), page=page.number),
        )
        for one in page.shown
    ]
    return keyboard(
        *in_pairs(ticks),
        turning(page, lambda n: data.CuratorSchools(id=number, page=n)),
        show_all(voice) if searched else [],
        to_person(voice, listed),
    )


def to_people(voice: Voice) -> list[InlineKeyboardButton]:
    """Back to the list."""
    return [button(voice.say("« People"), data.Persons())]


def to_person(voice: Voice, listed: Listed) -> list[InlineKeyboardButton]:
    """Back to the card."""
    return [button(voice.say("« Back"), data.PersonCard(id=listed.person.id))]


def to_post(voice: Voice, post: Post) -> list[InlineKeyboardButton]:
    """Back to the post."""
    return [button(voice.say("« Back"), data.PostCard(id=post.id))]
