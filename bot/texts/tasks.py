"""Task lists, cards, handing in and reviewing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.voice import Voice
from roadmap.evidence import Evidence, Form
from roadmap.tasks import Status, Task

TITLE_MOST = 300
CELL_MOST = 500
LINK_MOST = 80
NOTE_MOST = 80
NAME_MOST = 60
PROOFS_MOST = 5


def shortened(text: str, most: int) -> str:
    """*text* cut at a word's end, with «…» where something was left out."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:–-") + "…"


def status_name(voice: Voice, status: Status) -> Markup:
    """The status in words, with its one sign."""
    return {
        Status.OPEN: voice.say("in progress"),
        Status.SUBMITTED: voice.say("🕓 waits for a review"),
        Status.ACCEPTED: voice.say("✅ accepted"),
        Status.RETURNED: voice.say("↩ returned"),
        Status.CANCELLED: voice.say("cancelled"),
    }[status]


def evidence(voice: Voice, proof: Evidence) -> Markup:
    """A proof in a line: a link one can open, a file by its name."""
    if proof.form is Form.LINK:
        what = Markup('<a href="{}">{}</a>').format(proof.value, shortened(proof.value, LINK_MOST))
    elif proof.form is Form.PHOTO:
        what = voice.say("photo")
    else:
        what = Markup.escape(shortened(proof.name, LINK_MOST))
    note = shortened(proof.note, NOTE_MOST)
    return Markup("{} ({})").format(what, note) if note else what


def numbered(task: Task) -> str:
    """A task by its number and title."""
    return f"{task.number.rstrip('.')}. {task.title}" if task.number else task.title


def send_the_proof(voice: Voice, task: Task) -> Markup:
    """Asks for a link, a file or a photo."""
    return voice.say(
        "<b>Send the proof</b>: paste a link here, or send a file or a photo.\n{title}",
        title=shortened(numbered(task), TITLE_MOST),
    )


def handed_in(voice: Voice, count: int) -> Markup:
    """The line above the card after handing in."""
    return voice.count(
        "🕓 Handed in: {n} proof. You will hear when it is reviewed.",
        "🕓 Handed in: {n} proofs. You will hear when they are reviewed.",
        count,
    )


def same_proof(voice: Voice) -> Markup:
    """Where the very same link was sent before."""
    return voice.say("This proof is here already; nothing changed.")


def which_task(voice: Voice, proofs: Sequence[Evidence]) -> Markup:
    """For proofs that came out of the blue."""
    lines = [voice.say("<b>Which task is this for?</b>")]
    lines += [Markup("• {}").format(evidence(voice, proof)) for proof in proofs[-PROOFS_MOST:]]
    if len(proofs) > PROOFS_MOST:
        lines.append(voice.count("{n} proof in all", "{n} proofs in all", len(proofs)))
    return Markup("\n").join(lines)


def no_task_for_it(voice: Voice) -> Markup:
    """For a proof from somebody who has nothing to hand in."""
    return voice.say("Thank you, but you have no tasks to hand in now, so I did not keep it.")


def came_in(voice: Voice, task: Task, author: str, proofs: Sequence[Evidence]) -> Markup:
    """Tells a reviewer what has come in."""
    lines = [
        voice.say("<b>For review</b>: {organisation}", organisation=task.organisation),
        Markup.escape(shortened(numbered(task), TITLE_MOST)),
        *(Markup("• {}").format(evidence(voice, proof)) for proof in proofs[:PROOFS_MOST]),
        Markup.escape(author),
    ]
    return Markup("\n").join(lines)


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


def why_returned(voice: Voice, task: Task) -> Markup:
    """Asks the reviewer for a comment."""
    return voice.say(
        "<b>What should be mended?</b> Write it in a line or two: {organisation} will read it.\n{title}",
        organisation=task.organisation,
        title=shortened(numbered(task), TITLE_MOST),
    )


def verdict(voice: Voice, task: Task, status: Status, comment: str) -> Markup:
    """Tells the one who handed in how it went, and what to do next."""
    title = shortened(numbered(task), TITLE_MOST)
    if status is Status.ACCEPTED:
        return voice.say("<b>✅ Accepted</b>\n{title}", title=title)
    return voice.say(
        "<b>↩ Returned</b>: {comment}\n{title}\nMend it and send a new link to this task.",
        comment=comment,
        title=title,
    )


def to_whom(voice: Voice, task: Task) -> Markup:
    """Asks the head which colleague takes the task."""
    return voice.say("<b>Who will do it?</b>\n{title}", title=shortened(numbered(task), TITLE_MOST))


def no_colleagues(voice: Voice) -> Markup:
    """Where there is nobody to hand a task to."""
    return voice.say(
        "Nobody else of your organisation is in yet. Ask the coordinator for an invitation for them."
    )


def handed_to(voice: Voice, task: Task, head: str) -> Markup:
    """Tells a teacher about a task handed to them."""
    return voice.say(
        "<b>A task for you</b> from {head}\n{title}", head=head, title=shortened(numbered(task), TITLE_MOST)
    )


def files_come(voice: Voice, count: int) -> Markup:
    """The toast while files are being sent."""
    return voice.count("{n} file is coming.", "{n} files are coming.", count)
