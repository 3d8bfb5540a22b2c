"""What the bot says in groups, where no person, no school and no task is named, and about them to the coordinator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.actions.digests import Standing
from bot.paging import Page
from bot.texts import dates
from bot.texts.digests import digest
from bot.texts.setting_values import hour, on_weekdays
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.chats import UNBOUND_FOR, GroupChat
from roadmap.department import Department
from roadmap.tellings import Telling

TITLES_MOST = 3


def whose(voice: Voice, username: str, with_topics: bool) -> Markup:
    """Asks whose numbers the group gets."""
    lines = [
        voice.say("<b>Whose digest shall I post here?</b>"),
        voice.say(
            "Once a week, and whenever somebody writes {command}, there will be numbers alone: no names, no schools.",
            command=f"/status@{username}",
        ),
        voice.count(
            "The department's coordinator presses the button. Without that I leave in {n} hour.",
            "The department's coordinator presses the button. Without that I leave in {n} hours.",
            int(UNBOUND_FOR.total_seconds() // 3600),
        ),
    ]
    if with_topics:
        lines.append(
            voice.say("To have the digest in a topic, write {command} there.", command=f"/start@{username}")
        )
    return Markup("\n").join(lines)


def here_instead(voice: Voice) -> Markup:
    """Asks whether the digest moves to this topic."""
    return voice.say("<b>Post the digest in this topic?</b>\nNow it comes to another one.")


def bound(voice: Voice, department: Department) -> Markup:
    """In place of the question."""
    return voice.say(
        "<b>Done: {department}</b>\nThe digest comes here {days} at {hour}, on a day off on the next working day. "
        "To undo it: in private, /settings – «The department's settings» – «Chats».",
        department=department.name,
        days=on_weekdays(voice, department.settings.push_day),
        hour=hour(department.settings.push_hour),
    )


def only_coordinator(voice: Voice) -> Markup:
    """Somebody else presses."""
    return voice.say("Only the department's coordinator can press this.")


def of_another(voice: Voice) -> Markup:
    """A coordinator of one department presses where another one's digest comes."""
    return voice.say(
        "The group gets another department's digest already. Its coordinator can undo that in /settings."
    )


def not_bound(voice: Voice, username: str) -> Markup:
    """Somebody asks for numbers before it is said whose."""
    return voice.say(
        "This group belongs to no department yet: its coordinator writes {command} here and presses the button.",
        command=f"/start@{username}",
    )


def not_invited(voice: Voice) -> Markup:
    """To a group that somebody else added the bot to, before it leaves."""
    return voice.say(
        "Only a coordinator of an education department adds me to groups, so I am leaving. "
        "In private you can write to me at any time."
    )


def nobodys(voice: Voice) -> Markup:
    """To a group that nobody has bound, before the bot leaves."""
    return voice.say(
        "Nobody has said whose digest belongs here, so I am leaving. A coordinator can add me again."
    )


def personal(voice: Voice) -> Markup:
    """To a command that is about somebody's own things."""
    return voice.say("That is personal: write to me in private. Here I show numbers alone: /status.")


def in_private(voice: Voice, title: str) -> Markup:
    """The same in the private chat of whoever asked."""
    return voice.say(
        "In the group «{title}» I show numbers alone. Everything of yours is here.",
        title=shortened(title, NAME_MOST),
    )


def numbers(voice: Voice, department: Department, found: Standing) -> Markup:
    """The digest of a department without a name in it."""
    return digest(voice, department.name, found)


def chats(voice: Voice, page: Page[GroupChat], today: date) -> Markup:
    """The coordinator's list."""
    if not page.total:
        head = voice.say("<b>No group gets the digest yet</b>")
    else:
        head = voice.count("<b>Chats: {n} group</b>", "<b>Chats: {n} groups</b>", page.total)
    how = voice.say(
        "Once a week a group gets the department's digest, in numbers alone. "
        "Add me to a group: there I ask whose digest to post."
    )
    return Markup("\n").join([head, *(_line(voice, one, today) for one in page.shown), Markup(""), how])


def _line(voice: Voice, one: GroupChat, today: date) -> Markup:
    return Markup("• {}{}").format(shortened(one.title, NAME_MOST), _state(voice, one, today))


def _state(voice: Voice, one: GroupChat, today: date) -> Markup:
    if one.left is not None:
        return voice.say(" – I was removed on {day}", day=dates.long_day(voice, one.left.date(), today))
    return voice.say(" – in a topic") if one.topic is not None else Markup("")


def chat(
    voice: Voice, found: GroupChat, department: Department, last: Telling | None, standing: Standing
) -> Markup:
    """One group: what became of its last digest, and what it would read now."""
    today = standing.digest.today
    head = Markup("<b>{}</b>{}").format(shortened(found.title, NAME_MOST), _state(voice, found, today))
    if found.left is not None:
        return Markup("\n").join([head, voice.say("The digest does not come there any more.")])
    seen = voice.say("<b>What the group sees:</b>")
    return Markup("\n\n").join(
        [
            Markup("\n").join([head, _last(voice, last, department)]),
            seen,
            numbers(voice, department, standing),
        ]
    )


def _last(voice: Voice, last: Telling | None, department: Department) -> Markup:
    if last is None:
        return voice.say("There has been no digest yet.")
    at = dates.moment(voice, last.sent or last.at, department.timezone)
    if last.failure is not None:
        return voice.say("The last digest, {at}, did not get through.", at=at)
    if last.sent is None:
        return voice.say("The last digest, {at}, is on its way.", at=at)
    return voice.say("The last digest: {at}.", at=at)


def leave_surely(voice: Voice, found: GroupChat) -> Markup:
    """Asks before it leaves."""
    return voice.say(
        "<b>Shall I leave «{title}»?</b>\nThe digest will not come there any more.",
        title=shortened(found.title, NAME_MOST),
    )


def gone(voice: Voice) -> Markup:
    """The toast."""
    return voice.say("The digest will not come there any more.")


def also_told(voice: Voice, titles: Sequence[str]) -> list[Markup]:
    """A line of the push's look beforehand; none where no group is told."""
    if not titles:
        return []
    shown = [Markup("«{}»").format(shortened(title, NAME_MOST)) for title in titles[:TITLES_MOST]]
    rest = len(titles) - len(shown)
    if rest:
        shown.append(voice.count("and {n} more", "and {n} more", rest))
    return [
        voice.count(
            "The digest goes to {n} group: {names}",
            "The digest goes to {n} groups: {names}",
            len(titles),
            names=Markup(", ").join(shown),
        )
    ]
