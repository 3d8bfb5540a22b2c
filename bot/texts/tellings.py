"""What the bot has told somebody by itself, when and why."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.dates import moment
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.tellings import Telling, TellingKind


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
    if one.kind == TellingKind.REMIND:
        return voice.count(
            "You were reminded of {n} overdue task.", "You were reminded of {n} overdue tasks.", tasks
        )
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
