"""Handing in: what was kept, what is asked about it, which task it is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.actions.evidence import HandedIn
from bot.texts import cases as case_words
from bot.texts.deadlines import covered
from bot.texts.kinds import kinds
from bot.texts.tasks import (
    NAME_MOST,
    PROOFS_MOST,
    TITLE_MOST,
    apart,
    document_marks,
    evidence,
    how_much,
    numbered,
    shortened,
)
from bot.texts.voice import Voice
from roadmap.document_marks import Marks
from roadmap.evidence import Evidence
from roadmap.lists import LIKELIEST
from roadmap.tasks import UNFINISHED, Status, Task

ROW_MOST = 100
KINDS_MOST = 5
QUOTED_MOST = 600


def handed_in(voice: Voice, task: Task, done: HandedIn, today: date) -> Markup:
    """The line above the card after handing in, with what is questioned kindly."""
    if not done.added:
        return voice.say("This proof is here already; nothing changed.")
    lines = [
        case_words.kept(voice, done.day, today)
        if done.day is not None and done.status in UNFINISHED
        else _kept(voice, task, done)
    ]
    if done.front_page:
        lines.append(
            voice.say(
                "The link leads to the front page of a site: the proof is hard to find there. "
                "Is there a link to the page or the document itself?"
            )
        )
    if done.elsewhere:
        more = len(done.elsewhere) - 1
        rows = Markup.escape(shortened(done.elsewhere[0], ROW_MOST))
        if more:
            rows = Markup("{} {}").format(rows, voice.count("and {n} more", "and {n} more", more))
        lines.append(
            voice.say(
                "The same link proves: {rows}. If one document is for all of them, that is fine.", rows=rows
            )
        )
    if done.only_words:
        lines.append(_only_words(voice, task, done.status))
    return Markup("\n").join(lines)


def _only_words(voice: Voice, task: Task, status: Status) -> Markup:
    """Where the row asks for documents and words came: nothing hinders, more can be added."""
    wanted = kinds(voice, task.details.kinds[:KINDS_MOST])
    if status is Status.SUBMITTED:
        return voice.say(
            "This row asks for: {kinds}. A link or a file can be added until it is reviewed.",
            kinds=wanted,
        )
    return voice.say("This row asks for: {kinds}. A link or a file can be added.", kinds=wanted)


def _kept(voice: Voice, task: Task, done: HandedIn) -> Markup:
    if done.status is Status.ACCEPTED:
        return voice.say("✅ Handed in and accepted: here nothing needs a review.")
    if done.status is Status.SUBMITTED:
        return voice.count(
            "🕓 Handed in: {n} proof. You will hear when it is reviewed.",
            "🕓 Handed in: {n} proofs. You will hear when they are reviewed.",
            done.added,
        )
    if task.counted and not done.counted:
        return voice.say("The proof is kept.")
    if not task.reviewed:
        return voice.say(
            "Kept: {done} of {target} are done. The task counts as accepted when all are.",
            done=task.progress or 0,
            target=task.details.target or 0,
        )
    return voice.say(
        "Kept: {done} of {target} are done. The task goes to the review when all are.",
        done=task.progress or 0,
        target=task.details.target or 0,
    )


def which_task(voice: Voice, proofs: Sequence[Evidence], page: int, total: int) -> Markup:
    """For proofs that came out of the blue; the likeliest tasks are a guess and are called one."""
    lines = [voice.say("<b>Which task is this for?</b>")]
    lines += [Markup("• {}").format(evidence(voice, proof)) for proof in proofs[-PROOFS_MOST:]]
    if len(proofs) > PROOFS_MOST:
        lines.append(voice.count("{n} proof in all", "{n} proofs in all", len(proofs)))
    if page == 0 and total > LIKELIEST:
        lines.append(voice.say("It looks most like these; I may be wrong."))
    return Markup("\n").join(lines)


def no_task_for_it(voice: Voice) -> Markup:
    """For a proof from somebody who has nothing to hand in."""
    return voice.say("Thank you, but you have no tasks to hand in now, so I did not keep it.")


def came_in(
    voice: Voice, task: Task, author: str, proofs: Sequence[Evidence], why: str | None = None
) -> Markup:
    """Tells a reviewer what has come in; with *why* it is a part, handed in as it is."""
    lines = [
        voice.say("<b>For review</b>: {organisation}", organisation=task.organisation),
        Markup.escape(shortened(numbered(task), TITLE_MOST)),
        *([] if task.covers is None else [covered(voice, task.covers)]),
        *([] if why is None else [_part(voice, task, why)]),
        *(Markup("• {}").format(evidence(voice, proof)) for proof in proofs[:PROOFS_MOST]),
        voice.say("Handed in by: {name}", name=author),
    ]
    return Markup("\n").join(lines)


def _part(voice: Voice, task: Task, why: str) -> Markup:
    done = Markup(" ").join(how_much(voice, task))
    return Markup("{}. {}").format(done, shortened(why, QUOTED_MOST)) if why else done


def added(voice: Voice, task: Task, author: str, proofs: Sequence[Evidence]) -> Markup:
    """Tells a reviewer in a line that there is more of what waits for them."""
    what = evidence(voice, proofs[0])
    if len(proofs) > 1:
        more = len(proofs) - 1
        what = Markup("{} {}").format(what, voice.count("and {n} more", "and {n} more", more))
    return voice.say(
        "<b>Added to what waits for your review</b>: {what} – {title}, {organisation} ({name})",
        what=what,
        title=shortened(numbered(task), ROW_MOST),
        organisation=task.organisation,
        name=shortened(author, NAME_MOST),
    )


def proof_or_comment(voice: Voice, task: Task, text: str) -> Markup:
    """Asks what words in reply to a task's message are."""
    return voice.say(
        "<b>What shall I do with this?</b>\n«{text}»\n{title}",
        text=apart(shortened(text, QUOTED_MOST)),
        title=shortened(numbered(task), TITLE_MOST),
    )


def taken_back(voice: Voice, task: Task) -> Markup:
    """After undo."""
    if task.status in UNFINISHED:
        return voice.say("Taken back. The task is yours again.")
    if task.status is Status.ACCEPTED:
        return voice.say("Taken back. What your colleagues handed in stays accepted: here nobody reviews.")
    return voice.say("Taken back. What your colleagues handed in stays for the review.")


def which_marks(voice: Voice, task: Task) -> Markup:
    """Asks for the number and date of the document that was handed in."""
    return voice.say(
        "<b>Which number and date has the document?</b>\nFor example: № 45 of 12.03.2026\n{title}",
        title=shortened(numbered(task), TITLE_MOST),
    )


def no_marks(voice: Voice) -> Markup:
    """Where neither was found in what was typed."""
    return voice.say("I see neither a number nor a date. Write them like this: № 45 of 12.03.2026")


def marked(voice: Voice, marks: Marks) -> Markup:
    """Above the card: how it was understood."""
    return voice.say("Written down: {marks}.", marks=document_marks(voice, marks.number, marks.dated))


def how_many(voice: Voice, task: Task) -> Markup:
    """Asks how many are done."""
    return voice.say(
        "<b>How many of {target} are done?</b> Press or write the number.\n{title}",
        target=task.details.target or 0,
        title=shortened(numbered(task), TITLE_MOST),
    )


def counted(voice: Voice, task: Task) -> Markup:
    """Above the card after counting."""
    done, target = task.progress or 0, task.details.target or 0
    if done >= target and task.status is Status.OPEN and not task.reviewed:
        return voice.say("All {target} are done: send the proof, and the task is accepted.", target=target)
    if done >= target and task.status is Status.OPEN:
        return voice.say("All {target} are done: send the proof, and it goes to the review.", target=target)
    if done >= target and task.status is Status.RETURNED:
        return voice.say(
            "All {target} are done. What was returned is reviewed already: "
            "send a new proof, and it goes to the review.",
            target=target,
        )
    return voice.say("Written down: {done} of {target}.", done=done, target=target)


def why_in_part(voice: Voice, task: Task) -> Markup:
    """Asks why fewer are done, before a part is handed in as it is."""
    return voice.say(
        "<b>Hand in as it is: {done} of {target}?</b> Write in a line why, or hand it in without.\n{title}",
        done=task.progress or 0,
        target=task.details.target or 0,
        title=shortened(numbered(task), TITLE_MOST),
    )


def in_part(voice: Voice, task: Task) -> Markup:
    """Above the card after it was."""
    given = {"done": task.progress or 0, "target": task.details.target or 0}
    if task.status is Status.ACCEPTED:
        return voice.say("✅ Handed in as it is, {done} of {target}, and accepted.", **given)
    return voice.say("🕓 Handed in as it is, {done} of {target}. You will hear when it is reviewed.", **given)
