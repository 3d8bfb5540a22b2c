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
WORDS_MOST = 200
# The Unicode Bidirectional Algorithm's isolates (UAX #9): «first strong» and its end.
_APART, _CLOSED = "\u2068", "\u2069"
_ISOLATES = ("\u2066", "\u2067", "\u2068")
_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


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
    """A proof in a line: a link one can open, a file by its name, a note by its words."""
    if proof.form is Form.LINK:
        what = link(voice, proof.value)
    elif proof.form is Form.NOTE:
        what = Markup("«{}»").format(apart(shortened(" ".join(proof.value.split()), WORDS_MOST)))
    else:
        what = Markup.escape(apart(shortened(proof.name, LINK_MOST))) or form_name(voice, proof.form)
    note = apart(shortened(proof.note, NOTE_MOST))
    marks = document_marks(voice, proof.number, proof.dated)
    beside = Markup("; ").join(part for part in (marks, note) if part)
    return Markup("{} ({})").format(what, beside) if beside else what


def form_name(voice: Voice, form: Form) -> Markup:
    """What a file without a name is called."""
    return {
        Form.LINK: voice.say("link"),
        Form.FILE: voice.say("file"),
        Form.PHOTO: voice.say("photo"),
        Form.VIDEO: voice.say("video"),
        Form.ROUND_VIDEO: voice.say("round video"),
        Form.ANIMATION: voice.say("animation"),
        Form.AUDIO: voice.say("recording"),
        Form.VOICE: voice.say("voice message"),
        Form.NOTE: voice.say("note"),
    }[form]


def shown_apart(proof: Evidence) -> bool:
    """Whether a proof has more to show than its line: a file does, and a note that is longer than the line."""
    if proof.form is Form.NOTE:
        return len(" ".join(proof.value.split())) > WORDS_MOST or "\n" in proof.value
    return proof.form is not Form.LINK


def apart(text: str) -> str:
    """*text* held together where it turns the direction of writing, so that what follows does not turn with it."""
    if not _TURNING & set(text):
        return text
    opened = sum(text.count(sign) for sign in _ISOLATES) - text.count(_CLOSED)
    return f"{_APART}{text}{_CLOSED * (1 + max(opened, 0))}"


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


def how_much(voice: Voice, task: Task) -> list[Markup]:
    """How many are done of the number to reach, «Проведено: 3 из 4»; nothing where nobody counts."""
    target = task.details.target
    if target is None or task.takes_cases:
        return []
    done = task.progress or 0
    if task.counted:
        return [voice.say("Held: {done} of {target}", done=done, target=target)]
    return [voice.say("Done: {done} of {target}", done=done, target=target)]


def numbered(task: Task) -> str:
    """A task by its number and title."""
    return f"{task.number.rstrip('.')}. {task.title}" if task.number else task.title


def send_the_proof(voice: Voice, task: Task) -> Markup:
    """Asks for a link, a file, a photo, a video or words."""
    return voice.say(
        "<b>Send the proof</b>: paste a link here, send a file, a photo or a video, or write what was done.\n{title}",
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


def proofs_come(voice: Voice, count: int) -> Markup:
    """The toast while files and notes are being sent."""
    return voice.count("{n} proof is coming.", "{n} proofs are coming.", count)
