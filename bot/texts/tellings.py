"""What the bot has told somebody by itself, when and why."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.dates import moment
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.news import NewsKind
from roadmap.nudging import Why
from roadmap.steps import CURATOR_AFTER, HEAD_AFTER
from roadmap.tellings import Telling, TellingKind

KINDS_SHOWN = 6


def tellings(voice: Voice, found: Sequence[Telling]) -> Markup:
    """The last ones, the newest first."""
    if not found:
        return voice.say("<b>I have not written to you by myself yet.</b>")
    return Markup("\n\n").join(
        [
            voice.say("<b>What I wrote to you by myself, and why</b>"),
            *(_one(voice, one) for one in found),
            voice.say("How often I write you choose in /settings."),
        ]
    )


def _one(voice: Voice, one: Telling) -> Markup:
    parts = [
        moment(voice, one.at, one.timezone),
        shortened(one.department, NAME_MOST),
        why(voice, one),
    ]
    line = Markup("• <b>{}</b> · {}\n{}").format(*parts)
    if one.failure is not None:
        return Markup("{} {}").format(line, voice.say("It did not reach you."))
    return line


def why(voice: Voice, one: Telling) -> Markup:
    """Why it was told, in a sentence."""
    if one.kind == TellingKind.ALARM:
        return voice.say("You coordinate the department, and some had not got their week.")
    if one.kind in {TellingKind.ASK, TellingKind.ASK_AGAIN}:
        return _questionnaires(voice, one)
    tasks = len(one.why.get("tasks", ()))
    if one.kind == TellingKind.NEWS:
        return _news(voice, one)
    if one.kind == TellingKind.DATES:
        return voice.count(
            "{n} task waits for dates that you can know.",
            "{n} tasks wait for dates that you can know.",
            tasks,
        )
    if one.kind in {TellingKind.CHECK_IN, TellingKind.CHECK_IN_AGAIN}:
        return voice.count(
            "{n} task of yours goes on without an end date: once a quarter I ask how it is going.",
            "{n} tasks of yours go on without an end date: once a quarter I ask how they are going.",
            tasks,
        )
    if one.kind == TellingKind.REMIND:
        return voice.count(
            "You were reminded of {n} overdue task.", "You were reminded of {n} overdue tasks.", tasks
        )
    if one.kind == TellingKind.NUDGE:
        return nudged(voice, one)
    if not tasks:
        return voice.say("Your week: you look after others' tasks, so once a week you get a digest.")
    if one.why.get("digest"):
        return voice.count(
            "Your week: {n} task to hand in, and a digest, since you look after others' tasks.",
            "Your week: {n} tasks to hand in, and a digest, since you look after others' tasks.",
            tasks,
        )
    return voice.count(
        "Your week: {n} task was late or due within seven days.",
        "Your week: {n} tasks were late or due within seven days.",
        tasks,
    )


def _news(voice: Voice, one: Telling) -> Markup:
    """News by its kinds: what others did with tasks that are the reader's, or that they look after."""
    counts = one.why.get("news", {})
    kinds = [
        Markup("{} – {}").format(name, counts[kind]) for kind, name in _kinds(voice).items() if kind in counts
    ]
    more = len(kinds) - KINDS_SHOWN
    if more > 0:
        kinds = [*kinds[:KINDS_SHOWN], voice.count("and {n} more", "and {n} more", more)]
    return voice.say("News of what is yours or what you look after: {kinds}.", kinds=Markup(", ").join(kinds))


def _kinds(voice: Voice) -> dict[NewsKind, Markup]:
    return {
        NewsKind.RETURNED: voice.say("tasks returned"),
        NewsKind.DELEGATED: voice.say("tasks handed to you"),
        NewsKind.ASKED: voice.say("requests to decide"),
        NewsKind.HANDED_IN: voice.say("tasks handed in"),
        NewsKind.TROUBLE: voice.say("difficulties"),
        NewsKind.LINK: voice.say("links that do not open"),
        NewsKind.DECIDED: voice.say("requests decided"),
        NewsKind.DATED: voice.say("dates given"),
        NewsKind.UNDATED: voice.say("dates withdrawn"),
        NewsKind.COMMENT: voice.say("comments"),
        NewsKind.ASIDE: voice.say("tasks set aside"),
        NewsKind.BACK: voice.say("tasks back at work"),
        NewsKind.ACCEPTED: voice.say("tasks accepted"),
        NewsKind.MOVED: voice.say("changes of groups"),
        NewsKind.ROAD_MAP: voice.say("new road maps"),
        NewsKind.CLOSED: voice.say("closed road maps"),
        NewsKind.PLAN: voice.say("changes of a row"),
        NewsKind.PEOPLE: voice.say("news of people"),
    }


def _questionnaires(voice: Voice, one: Telling) -> Markup:
    new, again = len(one.why.get("new", ())), len(one.why.get("again", ()))
    if one.kind == TellingKind.ASK_AGAIN:
        return voice.count(
            "You were reminded of {n} questionnaire that is to be answered.",
            "You were reminded of {n} questionnaires that are to be answered.",
            again,
        )
    if not again:
        return voice.count(
            "{n} questionnaire came that you are to answer.",
            "{n} questionnaires came that you are to answer.",
            new,
        )
    return voice.count(
        "{n} questionnaire that you are to answer is not answered, and the term is near.",
        "{n} questionnaires that you are to answer are not answered, and the term is near.",
        again,
    )


def nudged(voice: Voice, one: Telling) -> Markup:
    """Why somebody was reminded: the first reason counts tasks of their own, then their colleagues', then schools'."""
    own, colleagues, schools = (len(one.why.get(part, ())) for part in Why)
    if own:
        return voice.count(
            "A reminder: {n} task of yours is near its due date or past it.",
            "A reminder: {n} tasks of yours are near their due dates or past them.",
            own,
        )
    if colleagues:
        return voice.count(
            "A reminder: {n} task that you handed to a colleague is at least {days} days late.",
            "A reminder: {n} tasks that you handed to colleagues are at least {days} days late.",
            colleagues,
            days=HEAD_AFTER,
        )
    return voice.count(
        "You are the curator of schools where {n} task is {days} days late.",
        "You are the curator of schools where {n} tasks are {days} days late.",
        schools,
        days=CURATOR_AFTER,
    )
