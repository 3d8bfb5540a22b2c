"""The queue of reviewers, their verdicts, and what the ones who handed in hear of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.tasks import TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.tasks import Status, Task


def queue(voice: Voice, tasks: Sequence[Task], total: int, today: date) -> Markup:
    """One page of what waits for a review."""
    if not tasks:
        return voice.say("<b>Nothing waits for a review</b>\nWhat is handed in comes here by itself.")
    lines = [voice.count("<b>{n} task waits for a review</b>", "<b>{n} tasks wait for a review</b>", total)]
    lines.extend(
        Markup("<b>{}</b>\n{} · {}").format(
            shortened(numbered(task), 120), task.organisation, dates.due(voice, task, today)
        )
        for task in tasks
    )
    return Markup("\n\n").join(lines)


def choose_several(voice: Voice, page: Sequence[Task], total: int, ticked: int, today: date) -> Markup:
    """The queue while several are being chosen."""
    if not page:
        return queue(voice, page, total, today)
    head = voice.count(
        "<b>Which shall I accept?</b> {n} is chosen.", "<b>Which shall I accept?</b> {n} are chosen.", ticked
    )
    lines = [
        Markup("<b>{}</b>\n{} · {}").format(
            shortened(numbered(task), 120), task.organisation, dates.due(voice, task, today)
        )
        for task in page
    ]
    return Markup("\n\n").join([head, *lines])


def accepted_several(voice: Voice, count: int) -> Markup:
    """The toast after accepting several."""
    return voice.count("{n} task is accepted.", "{n} tasks are accepted.", count)


def why_returned(voice: Voice, task: Task) -> Markup:
    """Asks the reviewer for a comment."""
    return voice.say(
        "<b>What should be mended?</b> Press, or write it in a line or two: {organisation} will read it.\n{title}",
        organisation=task.organisation,
        title=shortened(numbered(task), TITLE_MOST),
    )


def ready_comments(voice: Voice) -> tuple[Markup, ...]:
    """What reviewers write most; the order stands in buttons: only add at the end."""
    return (
        voice.say("The link does not open."),
        voice.say("The document is not open to everybody: give access by the link."),
        voice.say("This is another document."),
        voice.say("The signature or the stamp is missing."),
        voice.say("Not everything is there: look at the expected result."),
    )


def verdict(voice: Voice, task: Task, status: Status, comment: str, following: Task | None) -> Markup:
    """Tells the one who handed in how it went, and what to do next."""
    title = shortened(numbered(task), TITLE_MOST)
    if status is Status.RETURNED and task.takes_cases:
        return voice.say(
            "<b>↩ The register is returned</b>: {comment}\n{title}\nIt is open again: add to it and close it once more.",
            comment=comment,
            title=title,
        )
    if status is Status.RETURNED:
        return voice.say(
            "<b>↩ Returned</b>: {comment}\n{title}\nMend it and send a new link in answer to this message.",
            comment=comment,
            title=title,
        )
    said = voice.say("<b>✅ Accepted</b>\n{title}", title=title)
    return Markup("\n").join([said, next_step(voice, following)])


def lapsed(voice: Voice, task: Task, following: Task | None) -> Markup:
    """The same where nobody reviewed it in time."""
    said = voice.say(
        "<b>✅ Accepted by itself</b>: nobody has reviewed it in time.\n{title}",
        title=shortened(numbered(task), TITLE_MOST),
    )
    return Markup("\n").join([said, next_step(voice, following)])


def next_step(voice: Voice, following: Task | None) -> Markup:
    """What is most urgent now."""
    if following is None:
        return voice.say("There is nothing else to hand in now.")
    return voice.say("Next: {title}", title=shortened(numbered(following), 120))
