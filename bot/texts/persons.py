"""People in the coordinator's words: lists, the card, posts, and every question about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.paging import Page
from bot.texts import dates
from bot.texts.people import role_name
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Organisation
from roadmap.people import Post, Presence, Role
from roadmap.roll import Listed, Roll, Show

POSTS_MOST = 6


def nothing_found(voice: Voice, words: str) -> Markup:
    """A search of organisations without a find."""
    return voice.say(
        "<b>Nothing found for «{words}»</b>\nWrite the beginnings of its words, or its number.",
        words=shortened(words, NAME_MOST),
    )


def name_of(voice: Voice, listed: Listed) -> Markup:
    """What somebody is called; who was forgotten has no name."""
    return Markup.escape(listed.person.name) or voice.say("data removed")


def how_many(voice: Voice, here: int, expected: int) -> Markup:
    """How many people of an organisation are in, and how many are expected."""
    parts = []
    if here:
        parts.append(voice.count("{n} person is in", "{n} people are in", here))
    if expected:
        parts.append(voice.count("{n} is expected", "{n} are expected", expected))
    return Markup(", ").join(parts) if parts else voice.say("nobody is in yet")


def roll(voice: Voice, counted: Roll) -> Markup:
    """«40 человек: 25 вошли, 13 ждём, 2 заблокировали бота»."""
    if not counted.people:
        return voice.say("no people yet")
    people = voice.count("{n} person", "{n} people", counted.people)
    states = [
        words
        for number, words in (
            (counted.here, voice.count("{n} is in", "{n} are in", counted.here)),
            (counted.expected, voice.count("{n} is expected", "{n} are expected", counted.expected)),
            (
                counted.unreachable,
                voice.count("{n} blocked the bot", "{n} blocked the bot", counted.unreachable),
            ),
        )
        if number
    ]
    return voice.say("{people}: {states}", people=people, states=Markup(", ").join(states))


def presence(voice: Voice, presence: Presence) -> Markup:
    """How far somebody has come, in a word or two."""
    return {
        Presence.HERE: voice.say("✓ is in"),
        Presence.EXPECTED: voice.say("expected"),
        Presence.UNREACHABLE: voice.say("❗ blocked the bot"),
        Presence.REMOVED: voice.say("data removed"),
    }[presence]


def post_name(voice: Voice, post: Post) -> Markup:
    """The post in its own words, or the role's."""
    return Markup.escape(shortened(post.title, NAME_MOST)) if post.title else role_name(voice, post.role)


def place(voice: Voice, post: Post) -> Markup:
    """Where the post is."""
    return Markup.escape(shortened(post.organisation or post.department.name, NAME_MOST))


def line(voice: Voice, listed: Listed, today: date, organisation_id: int | None = None) -> Markup:
    """One person in a list; *organisation_id* leaves out the other places and the name of that one."""
    name = shortened(name_of(voice, listed).unescape(), NAME_MOST)
    here = listed.person.presence is Presence.HERE
    mark = "✓" if here else "•"
    state = Markup("") if here else Markup(" · {}").format(presence(voice, listed.person.presence))
    posts = listed.held(today) or listed.past(today)
    if organisation_id is not None:
        of_it = [post_name(voice, post) for post in posts if post.organisation_id == organisation_id]
        where = Markup(", ").join(dict.fromkeys(of_it))
    else:
        where = _places(voice, posts)
    return Markup("{} {} – {}{}").format(mark, name, where, state)


def _places(voice: Voice, posts: Sequence[Post]) -> Markup:
    if not posts:
        return voice.say("no post")
    first = Markup("{}, {}").format(post_name(voice, posts[0]), place(voice, posts[0]))
    if len(posts) == 1:
        return first
    return voice.count("{post} and {n} more post", "{post} and {n} more posts", len(posts) - 1, post=first)


def show_name(voice: Voice, show: Show) -> Markup:
    """What a list shows."""
    return {
        Show.ALL: voice.say("Everybody"),
        Show.HERE: voice.say("Those who are in"),
        Show.EXPECTED: voice.say("Those we expect"),
        Show.UNREACHABLE: voice.say("Those who blocked the bot"),
        Show.OFFICE: voice.say("People of the department"),
        Show.CURATORS: voice.say("Curators"),
        Show.LEFT: voice.say("Those without a post"),
    }[show]


def person_list(
    voice: Voice, page: Page[Listed], counted: Roll, show: Show, words: str, today: date
) -> Markup:
    """A page of people."""
    if not page.total:
        return _nobody(voice, show, words)
    if words:
        head = voice.count("<b>Found: {n} person</b>", "<b>Found: {n} people</b>", page.total)
    elif show is Show.ALL:
        head = Markup("<b>{}</b>").format(roll(voice, counted))
    else:
        head = voice.say("<b>{which}: {n}</b>", which=show_name(voice, show), n=page.total)
    hint = voice.say("Choose one, or write a part of the name, the post or the school.")
    return Markup("\n").join([head, *(line(voice, one, today) for one in page.shown), hint])


def _nobody(voice: Voice, show: Show, words: str) -> Markup:
    if words:
        return voice.say(
            "<b>Nobody found for «{words}»</b>\nWrite the beginning of the surname, of the post or of the school.",
            words=shortened(words, NAME_MOST),
        )
    if show is Show.ALL:
        return voice.say(
            "<b>Nobody is here yet</b>\nAdd people by name, or invite them from their school's card."
        )
    return voice.say("<b>{which}: nobody</b>", which=show_name(voice, show))


def organisation_people(voice: Voice, organisation: Organisation, page: Page[Listed], today: date) -> Markup:
    """A page of an organisation's people."""
    head = Markup("<b>{}</b>").format(organisation.name)
    if not page.total:
        return Markup("\n").join([head, voice.say("Nobody is here yet.")])
    lines = [line(voice, one, today, organisation_id=organisation.id) for one in page.shown]
    return Markup("\n").join([head, voice.count("{n} person", "{n} people", page.total), *lines])


def whom_to_show(voice: Voice) -> Markup:
    """The screen of filters."""
    return voice.say("<b>Whom shall I show?</b>")


def card(voice: Voice, listed: Listed, today: date) -> Markup:
    """One person: how far they have come, what they hold and held."""
    lines = [Markup("<b>{}</b>").format(name_of(voice, listed)), _since_when(voice, listed, today)]
    held = [post for post in listed.held(today) if post.role is not Role.CURATOR]
    lines += [_post_line(voice, post, today) for post in held[:POSTS_MOST]]
    if len(held) > POSTS_MOST:
        lines.append(voice.count("and {n} more", "and {n} more", len(held) - POSTS_MOST))
    schools = [place(voice, post) for post in listed.held(today) if post.role is Role.CURATOR]
    if schools:
        lines.append(voice.say("Curator of: {schools}", schools=_some(voice, schools)))
    if not held and not schools:
        lines.append(voice.say("No post now."))
    past = listed.past(today)
    if past:
        lines.append(voice.say("Before:"))
        lines += [_post_line(voice, post, today) for post in past[-POSTS_MOST:]]
    return Markup("\n").join(lines)


def _some(voice: Voice, names: Sequence[Markup]) -> Markup:
    shown = Markup(", ").join(names[:POSTS_MOST])
    more = len(names) - POSTS_MOST
    return (
        shown
        if more <= 0
        else Markup("{}, {}").format(shown, voice.count("and {n} more", "and {n} more", more))
    )


def _since_when(voice: Voice, listed: Listed, today: date) -> Markup:
    if listed.person.presence is Presence.EXPECTED:
        return voice.say("Has not come in yet: hand over a personal link.")
    if listed.person.presence is Presence.UNREACHABLE and listed.blocked is not None:
        since = dates.long_day(voice, listed.blocked.date(), today)
        return voice.say("❗ Blocked the bot on {since}: nothing I write arrives.", since=since)
    if listed.joined is not None:
        since = dates.stretch(voice, listed.joined.date(), None, today)
        return voice.say("✓ In the bot {since}", since=since)
    return presence(voice, listed.person.presence)


def _post_line(voice: Voice, post: Post, today: date) -> Markup:
    days = dates.stretch(voice, post.since, post.until, today)
    words = Markup("• {} – {}").format(post_name(voice, post), place(voice, post))
    if post.stands_for_id is not None:
        words = voice.say("{post} (stands in)", post=words)
    return Markup("{}, {}").format(words, days) if days else words


def posts_of(voice: Voice, listed: Listed) -> Markup:
    """The screen of somebody's many posts."""
    return voice.say("<b>{name}</b>\nWhich post?", name=name_of(voice, listed))


def post_card(voice: Voice, listed: Listed, post: Post, today: date) -> Markup:
    """One post."""
    days = dates.stretch(voice, post.since, post.until, today)
    return Markup("\n").join(
        [
            Markup("<b>{}</b>").format(name_of(voice, listed)),
            Markup("{} – {}").format(post_name(voice, post), place(voice, post)),
            *([voice.say("In the bot: {role}", role=role_name(voice, post.role))] if post.title else []),
            *([days] if days else []),
        ]
    )


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


def curator_schools(voice: Voice, listed: Listed, given: int, total: int, words: str) -> Markup:
    """The tick list of a curator's schools."""
    if words and not total:
        return nothing_found(voice, words)
    if not total:
        return voice.say("<b>{name}</b>\nThere are no organisations yet.", name=name_of(voice, listed))
    return voice.count(
        "<b>{name}: curator of {n} organisation</b>\nPress a school to give it or to take it away; "
        "a part of its name finds it.",
        "<b>{name}: curator of {n} organisations</b>\nPress a school to give it or to take it away; "
        "a part of its name finds it.",
        given,
        name=name_of(voice, listed),
    )
