"""What was unfinished in a road map when it was closed, as a text to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.texts.activities import numbered_title
from bot.texts.tasks import form_name, status_name
from bot.texts.voice import Voice, plain
from roadmap.activities import Closing, Left
from roadmap.evidence import TYPED, Evidence


def unfinished(voice: Voice, title: str, closing: Closing, proofs: Mapping[int, Sequence[Evidence]]) -> bytes:
    """The rows with what was not finished, in UTF-8 with its mark, so that every editor reads its letters."""
    head = voice.say("Not finished when it was closed: {title}", title=title)
    lines = [plain(head), ""]
    for row in closing.rows:
        lines.append(numbered_title(row[0].number, row[0].title))
        for one in row:
            lines.append(f"  – {_task(voice, one)}")
            lines.extend(f"      {proof}" for proof in _proofs(voice, proofs.get(one.task_id, ())))
        lines.append("")
    return "\r\n".join(lines).encode("utf-8-sig")


def _task(voice: Voice, one: Left) -> str:
    due = voice.say("waiting for dates") if one.awaiting else voice.say("no due date")
    if one.due is not None:
        due = voice.say("by {day}", day=voice.date(one.due, "dd.MM.y"))
    parts = [one.organisation, plain(due), plain(status_name(voice, one.status))]
    if one.progress:
        parts.append(plain(voice.say("done so far: {n}", n=one.progress)))
    return ", ".join(parts)


def _proofs(voice: Voice, proofs: Sequence[Evidence]) -> Iterator[str]:
    for proof in proofs:
        value = " ".join(proof.value.split()) if proof.form in TYPED else proof.name
        what = value or plain(form_name(voice, proof.form))
        yield f"{what} ({proof.note})" if proof.note else what
