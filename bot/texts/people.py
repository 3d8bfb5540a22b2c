"""Greetings, roles, invitations, languages, help."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.names import person_name as person_name
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Department, Organisation
from roadmap.people import ANSWERABLE, OF_DEPARTMENT, Role

PLACES_MOST = 3


def role_name(voice: Voice, role: Role) -> Markup:
    """The post in words."""
    return {
        Role.COORDINATOR: voice.say("municipal coordinator"),
        Role.STAFF: voice.say("department specialist"),
        Role.CURATOR: voice.say("curator"),
        Role.HEAD: voice.say("head"),
        Role.TEACHER: voice.say("teacher"),
        Role.KEEPER: voice.say("contact keeper"),
    }[role]


def stranger(voice: Voice) -> Markup:
    """For somebody without an invitation."""
    return voice.say(
        "Hello! This is Vekha, it helps schools with their road maps. People come in by a personal link: "
        "ask your coordinator for one."
    )


def name_the_department(voice: Voice) -> Markup:
    """The administrator's first screen."""
    return voice.say(
        "<b>What is your department called?</b>\n"
        "Write its full name as it stands in orders: I will make it and you its coordinator.\n\n"
        "By that you agree that Vekha keeps your name, your post and your number in the messenger, "
        "to know you; more: /privacy."
    )


def department_made(voice: Voice, department: Department) -> Markup:
    """Said once the department is there."""
    return voice.say(
        "<b>Done: {name}</b>\nYou are its coordinator. Now send me the order with the road map: "
        "as a file, or as a text with its table.",
        name=department.name,
    )


def home(
    voice: Voice,
    department: Department,
    roles: frozenset[Role],
    places: Sequence[str],
    now: Sequence[Markup] = (),
    kept: Sequence[str] = (),
) -> Markup:
    """The first screen of somebody who is in; *now* are lines on how things stand.

    *kept* are organisations that they ask and hand in for.
    """
    posts = [role_name(voice, role) for role in Role if role in roles]
    lines = [Markup("<b>{}</b>").format(department.name)]
    lines.append(voice.say("You are here as: {posts}.", posts=voice.listed(posts)))
    if places:
        lines.append(voice.say("Organisation: {places}.", places=some(voice, places)))
    if kept:
        lines.append(voice.say("For: {places}.", places=some(voice, kept)))
        lines.append(voice.say("You ask the organisation and hand in for it."))
    lines.extend(now)
    if Role.COORDINATOR in roles:
        lines.append(
            voice.say("To start a road map, send me the order: as a file, or as text with its table.")
        )
    elif roles & {Role.HEAD, Role.TEACHER}:
        lines.append(voice.say("Open a task and paste the link that proves it: that is all it takes."))
    return Markup("\n").join(lines)


def some(voice: Voice, names: Sequence[str]) -> Markup:
    """The first few names, and how many more there are."""
    shown = [shortened(name, NAME_MOST) for name in names[:PLACES_MOST]]
    more = len(names) - len(shown)
    if not more:
        return voice.listed(shown)
    return Markup("{}, {}").format(
        Markup(", ").join(shown), voice.count("and {n} more", "and {n} more", more)
    )


def whom_to_invite(voice: Voice, organisation: Organisation) -> Markup:
    """The screen of one organisation."""
    return voice.say(
        "<b>{name}</b>\nWhom shall I make a link for? It works once, for one person, for 14 days.",
        name=organisation.name,
    )


def has_joined(voice: Voice, name: str, post: Markup, organisation: str) -> Markup:
    """Tells the coordinator that somebody came in."""
    return voice.say(
        "<b>{name}</b> is in: {organisation}, {role}.",
        name=name,
        organisation=organisation,
        role=post,
    )


def choose_language(voice: Voice) -> Markup:
    """The screen of languages."""
    return voice.say("<b>Which language shall I speak?</b>")


def language_chosen(voice: Voice) -> Markup:
    """Said in the language that was chosen."""
    return voice.say("I speak English now.")


def help_for(voice: Voice, roles: frozenset[Role]) -> Markup:
    """What a person can do here, by their roles."""
    lines = [voice.say("<b>What I can do</b>")]
    if Role.COORDINATOR in roles:
        lines.append(voice.say("• send the order – I read it and show what I understood"))
        lines.append(voice.say("• /people – organisations and personal links"))
    if roles & {Role.COORDINATOR, Role.STAFF, Role.CURATOR}:
        lines.append(voice.say("• /review – what waits for your review"))
    if Role.HEAD in roles:
        lines.append(
            voice.say("• send the school's own plan – I read it, and it is at work for the school alone")
        )
    lines.append(voice.say("• /tasks – tasks, the most urgent first"))
    lines.append(
        voice.say("• /status – how the road map stands; /status and a school or a number – straight to it")
    )
    lines.append(voice.say("• /overdue – what is late"))
    if roles & (ANSWERABLE | {Role.TEACHER}):
        lines.append(
            voice.say("• send a link, a file, a photo or a video at any time – I ask which task it is for")
        )
    if roles & OF_DEPARTMENT:
        lines.append(voice.say("• /journal – who did what and when"))
    lines.append(voice.say("• /settings – language, reminders; for coordinators the department's settings"))
    lines.append(voice.say("• /privacy – what is kept about you, as a file or not at all"))
    lines.append(voice.say("• /cancel – leave what you have begun"))
    return Markup("\n").join(lines)
