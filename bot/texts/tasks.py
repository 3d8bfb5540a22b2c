"""Task lists, cards, handing in and reviewing."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot.texts.links import link
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
        what = link(voice, proof.value)
    elif proof.form is Form.PHOTO:
        what = voice.say("photo")
    else:
        what = Markup.escape(shortened(proof.name, LINK_MOST))
    note = shortened(proof.note, NOTE_MOST)
    marks = document_marks(voice, proof.number, proof.dated)
    beside = Markup("; ").join(part for part in (marks, note) if part)
    return Markup("{} ({})").format(what, beside) if beside else what


def document_marks(voice: Voice, number: str, dated: date | None) -> Markup:
    """A document's own number and date: «№ 45 от 12.03.2026»; empty where there is neither."""
    day = voice.date(dated, "dd.MM.y") if dated else ""
    if number and day:
        return voice.say("№ {number} of {day}", number=number, day=day)
    return (
        voice.say("№ {number}", number=number)
        if number
        else voice.say("of {day}", day=day)
        if day
        else Markup("")
    )


def numbered(task: Task) -> str:
    """A task by its number and title."""
    return f"{task.number.rstrip('.')}. {task.title}" if task.number else task.title


def send_the_proof(voice: Voice, task: Task) -> Markup:
    """Asks for a link, a file or a photo."""
    return voice.say(
        "<b>Send the proof</b>: paste a link here, or send a file or a photo.\n{title}",
        title=shortened(numbered(task), TITLE_MOST),
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
