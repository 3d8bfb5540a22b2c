"""Task lists, cards, handing in and reviewing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts import dates
from bot.texts.names import person_name
from bot.texts.voice import Voice
from roadmap.evidence import Evidence, EvidenceRecord, Form
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


def task_list(
    voice: Voice, page: Sequence[Task], total: int, overdue: int, today: date, several: bool
) -> Markup:
    """One page of tasks; *several* organisations are named in each line."""
    if not total:
        return voice.say(
            "<b>No tasks</b>\nThere is nothing to hand in now. New tasks come here by themselves."
        )
    head = voice.count("{n} task", "{n} tasks", total)
    if overdue:
        head = voice.count("{tasks}, {n} is overdue", "{tasks}, {n} are overdue", overdue, tasks=head)
    lines = [Markup("<b>{}</b>").format(head)]
    for task in page:
        lines.append(
            Markup("<b>{}</b>\n{}").format(
                shortened(_numbered(task), 120), _list_line(voice, task, today, several)
            )
        )
    return Markup("\n\n").join(lines)


def _list_line(voice: Voice, task: Task, today: date, several: bool) -> Markup:
    parts: list[Markup | str] = [dates.due(voice, task, today)]
    if task.status in {Status.SUBMITTED, Status.RETURNED}:
        parts.append(status_name(voice, task.status))
    if several:
        parts.append(task.organisation)
    return Markup(" · ").join(parts)


def status_name(voice: Voice, status: Status) -> Markup:
    """The status in words, with its one sign."""
    return {
        Status.OPEN: voice.say("in progress"),
        Status.SUBMITTED: voice.say("🕓 waits for a review"),
        Status.ACCEPTED: voice.say("✅ accepted"),
        Status.RETURNED: voice.say("↩ returned"),
        Status.CANCELLED: voice.say("cancelled"),
    }[status]


def card(
    voice: Voice,
    task: Task,
    proofs: Sequence[EvidenceRecord],
    today: date,
    timezone: str,
    before: Markup | None = None,
) -> Markup:
    """A task's card; *before* is a line above it that says what has just happened."""
    lines: list[Markup | str] = [before, ""] if before is not None else []
    lines.append(Markup("<b>{}</b>").format(shortened(_numbered(task), TITLE_MOST)))
    lines.append(dates.due(voice, task, today))
    if task.status is not Status.OPEN:
        lines.append(status_name(voice, task.status))
    lines.append(" · ".join(part for part in (task.organisation, shortened(task.section, 150)) if part))
    if task.assignee_id is not None:
        lines.append(voice.say("Handed to: {name}", name=person_name(voice, task.assignee)))
    lines.append("")
    lines.extend(_wanted(voice, task))
    lines.extend(_handed_in(voice, proofs, timezone))
    return Markup("\n").join(lines).strip()


def _wanted(voice: Voice, task: Task) -> list[Markup]:
    lines = []
    if task.result:
        lines.append(voice.say("Result: {text}", text=shortened(task.result, CELL_MOST)))
    if task.proof and task.proof != task.result:
        lines.append(voice.say("Proof: {text}", text=shortened(task.proof, CELL_MOST)))
    if task.deadline:
        lines.append(voice.say("In the order: «{text}»", text=shortened(task.deadline, 200)))
    return lines


def _handed_in(voice: Voice, proofs: Sequence[EvidenceRecord], timezone: str) -> list[Markup]:
    if not proofs:
        return []
    lines = [Markup(""), voice.say("<b>Handed in</b>")]
    for proof in proofs[-PROOFS_MOST:]:
        author = shortened(str(person_name(voice, proof.author).unescape()), NAME_MOST)
        when = dates.moment(voice, proof.at, timezone)
        lines.append(Markup("• {} – {}, {}").format(evidence(voice, proof.evidence), author, when))
    return lines


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


def _numbered(task: Task) -> str:
    return f"{task.number.rstrip('.')}. {task.title}" if task.number else task.title


def send_the_proof(voice: Voice, task: Task) -> Markup:
    """Asks for a link, a file or a photo."""
    return voice.say(
        "<b>Send the proof</b>: paste a link here, or send a file or a photo.\n{title}",
        title=shortened(_numbered(task), TITLE_MOST),
    )


def handed_in(voice: Voice, count: int, accepted: bool = False) -> Markup:
    """The line above the card after handing in; without a review it is *accepted* at once."""
    if accepted:
        return voice.count(
            "✅ Handed in and accepted: {n} proof. Your department does not review.",
            "✅ Handed in and accepted: {n} proofs. Your department does not review.",
            count,
        )
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
        Markup.escape(shortened(_numbered(task), TITLE_MOST)),
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
            shortened(_numbered(task), 120), task.organisation, dates.due(voice, task, today)
        )
        for task in tasks
    )
    return Markup("\n\n").join(lines)


def why_returned(voice: Voice, task: Task) -> Markup:
    """Asks the reviewer for a comment."""
    return voice.say(
        "<b>What should be mended?</b> Write it in a line or two: {organisation} will read it.\n{title}",
        organisation=task.organisation,
        title=shortened(_numbered(task), TITLE_MOST),
    )


def verdict(voice: Voice, task: Task, status: Status, comment: str) -> Markup:
    """Tells the one who handed in how it went, and what to do next."""
    title = shortened(_numbered(task), TITLE_MOST)
    if status is Status.ACCEPTED:
        return voice.say("<b>✅ Accepted</b>\n{title}", title=title)
    return voice.say(
        "<b>↩ Returned</b>: {comment}\n{title}\nMend it and send a new link to this task.",
        comment=comment,
        title=title,
    )


def to_whom(voice: Voice, task: Task) -> Markup:
    """Asks the head which colleague takes the task."""
    return voice.say("<b>Who will do it?</b>\n{title}", title=shortened(_numbered(task), TITLE_MOST))


def no_colleagues(voice: Voice) -> Markup:
    """Where there is nobody to hand a task to."""
    return voice.say(
        "Nobody else of your organisation is in yet. Ask the coordinator for an invitation for them."
    )


def handed_to(voice: Voice, task: Task, head: str) -> Markup:
    """Tells a teacher about a task handed to them."""
    return voice.say(
        "<b>A task for you</b> from {head}\n{title}", head=head, title=shortened(_numbered(task), TITLE_MOST)
    )


def files_come(voice: Voice, count: int) -> Markup:
    """The toast while files are being sent."""
    return voice.count("{n} file is coming.", "{n} files are coming.", count)
