"""Personal data in plain words: what is kept, what goes and what stays."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.texts.people import role_name
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.people import Post
from roadmap.privacy import Facts, Held, Where

POSTS_MOST = 4


def kept(voice: Voice, held: Held, timezone: str) -> Markup:
    """What is kept of a person, why, how long and who sees it."""
    facts = held.facts
    lines = [
        voice.say("<b>What is kept about you</b>"),
        voice.say("• name: {name}", name=facts.person.name),
        voice.say("• post: {posts}", posts=_posts(voice, held)),
        voice.say("• number in the messenger: {number}", number=facts.telegram_id or "–"),
        Markup(""),
        voice.say("<b>What for.</b> To send you your tasks and to take in what you hand in."),
        voice.say(
            "<b>Who sees it.</b> Name and post: your colleagues, your curator and the department. "
            "The number: nobody."
        ),
        voice.say(
            "<b>How long.</b> Until you remove your data. What you write to the bot is kept for three days, "
            "what you handed in stays with the task."
        ),
        _consent(voice, facts, timezone),
        Markup(""),
        voice.say(
            "The law on personal data (152-FZ) lets you learn what is kept about you, have it corrected "
            "(ask your coordinator) and take your consent back: that is what «Remove me» does."
        ),
    ]
    return Markup("\n").join(lines)


def _posts(voice: Voice, held: Held) -> Markup:
    shown = [post_line(voice, post) for post in held.posts[:POSTS_MOST]]
    more = len(held.posts) - len(shown)
    if more:
        shown.append(voice.count("and {n} more", "and {n} more", more))
    return Markup("; ").join(shown) or Markup("–")


def post_line(voice: Voice, post: Post) -> Markup:
    """«директор, СОШ № 2»."""
    title = Markup.escape(post.title) if post.title else role_name(voice, post.role)
    place = shortened(post.organisation or post.department.name, NAME_MOST)
    return Markup("{}, {}").format(shortened(str(title.unescape()), NAME_MOST), place)


def _consent(voice: Voice, facts: Facts, timezone: str) -> Markup:
    if facts.person.consent is None or facts.consented is None:
        return voice.say("<b>Consent.</b> Not given yet.")
    return voice.say(
        "<b>Consent.</b> Given on {day}, wording {version}.",
        day=voice.date(facts.consented.astimezone(ZoneInfo(timezone)).date(), "d MMMM y"),
        version=facts.person.consent,
    )


def file_name(voice: Voice) -> str:
    """What the file with a person's data is called."""
    return str(voice.say("my data").unescape()) + ".txt"


def file_caption(voice: Voice) -> Markup:
    """Under the file."""
    return voice.say("Everything that is kept about you. Nobody else gets this file.")


def file_comes(voice: Voice) -> Markup:
    """The toast beside the file."""
    return voice.say("The file is below.")


def really(voice: Voice, tasks: int) -> Markup:
    """Asks once more: what goes, what stays."""
    lines = [
        voice.say("<b>Remove your data?</b> It cannot be undone."),
        voice.say(
            "<b>Goes:</b> your name, your number in the messenger, your settings and consent, unused invitations, "
            "your drafts and messages. You are out of your posts and see no tasks."
        ),
        voice.say(
            "<b>Stays:</b> the official record of the work – what was handed in, accepted and when –, without "
            "your name: «data removed» stands in its place."
        ),
    ]
    if tasks:
        lines.append(
            voice.count(
                "{n} unfinished task in your hands goes back to the head.",
                "{n} unfinished tasks in your hands go back to the head.",
                tasks,
            )
        )
    lines.append(voice.say("You can come in again by a new invitation, as a new person."))
    return Markup("\n\n").join(lines)


def farewell(voice: Voice) -> Markup:
    """The last words."""
    return voice.say(
        "<b>Done: your data are removed</b>\nThe record of the work stays without your name. This chat is on "
        "your phone: you can clear it yourself. To come back, ask the coordinator for a new invitation."
    )


def somebody_left(voice: Voice, posts: Sequence[Post], tasks: int) -> Markup:
    """Tells a coordinator or a head, by posts and not by name, what has become free."""
    lines = [
        voice.say("<b>A person has removed their data</b> and holds these posts no more:"),
        *(Markup("• {}").format(post_line(voice, post)) for post in posts[:POSTS_MOST]),
    ]
    if len(posts) > POSTS_MOST:
        lines.append(voice.count("and {n} more", "and {n} more", len(posts) - POSTS_MOST))
    if tasks:
        lines.append(
            voice.count(
                "{n} task has gone back to the head of the organisation.",
                "{n} tasks have gone back to the heads of the organisations.",
                tasks,
            )
        )
    return Markup("\n").join(lines)


def written_where(voice: Voice, where: Where) -> Markup:
    """What the words about a task are."""
    return {
        Where.COMMENT: voice.say("comment"),
        Where.REQUEST: voice.say("request"),
        Where.CHECK_IN: voice.say("line on how it is going"),
        Where.DATES: voice.say("dates or a schedule"),
    }[where]
