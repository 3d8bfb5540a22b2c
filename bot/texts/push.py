"""The push as the coordinator sees it beforehand: when, to whom, and what one person would read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from bot.texts.dates import moment
from bot.texts.names import person_name
from bot.texts.privacy import post_line
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.pushes import Push
from roadmap.tellings import Course, Mark, Marked
from roadmap.week import Outcome, Told

POSTS_MOST = 2
FAILED_MOST = 5


def when(voice: Voice, push: Push, today: date) -> str:
    """«понедельник, 30 ноября, 08:00» with the year where it is not this one."""
    pattern = "EEEE, d MMMM" if push.day.year == today.year else "EEEE, d MMMM y"
    said = f"{voice.date(push.day, pattern)}, {push.at:%H:%M}"
    return said[:1].upper() + said[1:]


def overview(
    voice: Voice,
    push: Push,
    off: bool,
    number: Mapping[Outcome, int],
    today: date,
    before: Sequence[Markup],
    also: Sequence[Markup] = (),
) -> Markup:
    """When the next push is and what it is for everybody; *also* whom else, *before* tells of the last one."""
    lines = []
    gets = number[Outcome.GETS]
    if off:
        lines.append(voice.say("<b>{when}: nothing will be sent</b>", when=when(voice, push, today)))
    elif not gets:
        lines.append(
            voice.say("<b>{when}: there is nothing to say to anybody</b>", when=when(voice, push, today))
        )
    else:
        lines.append(
            voice.count(
                "<b>{when}: {n} person will get their week</b>",
                "<b>{when}: {n} people will get their week</b>",
                gets,
                when=when(voice, push, today),
            )
        )
    lines += [] if off else [Markup("• {}").format(line) for line in also]
    lines += _others(voice, number)
    if before:
        lines += [Markup(""), *before]
    return Markup("\n").join(lines)


def _others(voice: Voice, number: Mapping[Outcome, int]) -> list[Markup]:
    said = {
        Outcome.SILENT: voice.count(
            "{n} has nothing to do: no message", "{n} have nothing to do: no message", number[Outcome.SILENT]
        ),
        Outcome.UNREACHABLE: voice.count(
            "{n} has blocked the bot", "{n} have blocked the bot", number[Outcome.UNREACHABLE]
        ),
        Outcome.EXPECTED: voice.count(
            "{n} has not come in", "{n} have not come in", number[Outcome.EXPECTED]
        ),
    }
    return [Markup("• {}").format(line) for outcome, line in said.items() if number[outcome]]


def last(voice: Voice, marked: Marked | None, course: Course, timezone: str) -> list[Markup]:
    """What became of the last push; no line before the first."""
    if marked is None or marked.mark is Mark.OFF:
        return []
    at = moment(voice, marked.at, timezone)
    if not course.total:
        return [voice.say("The last time, {at}, there was nothing to say.", at=at)]
    line = voice.count(
        "The last time, {at}: {sent} of {n} message has gone out.",
        "The last time, {at}: {sent} of {n} messages have gone out.",
        course.total,
        sent=course.sent,
        at=at,
    )
    lines = [line]
    if course.failed:
        shown = [Markup.escape(shortened(name, NAME_MOST)) for name in course.failed[:FAILED_MOST]]
        rest = len(course.failed) - len(shown)
        names = [*shown, voice.count("and {n} more", "and {n} more", rest)] if rest else shown
        lines.append(voice.say("Not taken: {names}", names=Markup(", ").join(names)))
    return lines


def people(voice: Voice, outcome: Outcome, total: int) -> Markup:
    """Heads the list of those for whom the push is so."""
    if outcome is Outcome.GETS:
        head = voice.count("<b>{n} person gets a message</b>", "<b>{n} people get a message</b>", total)
        return Markup("\n").join([head, voice.say("Press one to see it as it would be.")])
    return {
        Outcome.SILENT: voice.count(
            "<b>{n} person gets nothing</b>: there is nothing to say",
            "<b>{n} people get nothing</b>: there is nothing to say",
            total,
        ),
        Outcome.UNREACHABLE: voice.count(
            "<b>{n} person has blocked the bot</b> and gets nothing",
            "<b>{n} people have blocked the bot</b> and get nothing",
            total,
        ),
        Outcome.EXPECTED: voice.count(
            "<b>{n} person has not come in</b> and gets nothing",
            "<b>{n} people have not come in</b> and get nothing",
            total,
        ),
    }[outcome]


def named(voice: Voice, told: Told) -> Markup:
    """A line of the list: who, with their posts."""
    posts = Markup("; ").join(post_line(voice, post) for post in told.posts[:POSTS_MOST])
    name = shortened(str(person_name(voice, told.listed.person).unescape()), NAME_MOST)
    return Markup("• {} – {}").format(name, posts)


def as_it_would_be(voice: Voice, told: Told, message: Markup, labels: Sequence[Sequence[str]]) -> Markup:
    """One person's message, with the labels of its buttons, which would be of no use here."""
    name = shortened(str(person_name(voice, told.listed.person).unescape()), NAME_MOST)
    under = Markup("\n").join(Markup("[ {} ]").format(" ] [ ".join(row)) for row in labels)
    return Markup("\n\n").join([voice.say("<b>What {name} will see:</b>", name=name), message, under])


def nothing_for(voice: Voice, told: Told) -> Markup:
    """In place of a message that is not sent."""
    name = shortened(str(person_name(voice, told.listed.person).unescape()), NAME_MOST)
    return voice.say("<b>{name}</b> gets nothing: there is nothing to say.", name=name)


def now_surely(voice: Voice, push: Push, number: int, today: date) -> Markup:
    """Asks before it sends."""
    return Markup("\n").join(
        [
            voice.count("<b>Send {n} message now?</b>", "<b>Send {n} messages now?</b>", number),
            voice.say("Nothing more will come then on {when}.", when=_in_a_sentence(voice, push, today)),
        ]
    )


def _in_a_sentence(voice: Voice, push: Push, today: date) -> str:
    said = when(voice, push, today)
    return said[:1].lower() + said[1:]


def sent(voice: Voice, number: int) -> Markup:
    """The toast."""
    return voice.count("{n} message is on its way.", "{n} messages are on their way.", number)


def left_out(voice: Voice) -> Markup:
    """The toast."""
    return voice.say("Nothing will be sent.")


def taken_in(voice: Voice) -> Markup:
    """The toast."""
    return voice.say("It will be sent after all.")
