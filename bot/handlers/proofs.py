"""Proofs in a message: what the messenger keeps, links, and words where words are a proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aiogram import F
from aiogram.types import Message

from roadmap.document_marks import marks_in
from roadmap.evidence import TYPED, Evidence, Form
from roadmap.links import links_in, note_beside
from roadmap.personal import Find, found_in
from roadmap.refusals import NoLink

IS_FILE = F.document | F.photo | F.video | F.animation
"""What nobody sends a bot but as a proof."""
IS_PROOF = F.text | IS_FILE | F.audio | F.voice | F.video_note
"""What proves a task where its proof was asked for: what people say in passing does too."""


def proofs_in(message: Message, today: date, *, asked: bool = False) -> list[Evidence]:
    """What a message proves: its file, photo or recording, and its links.

    Words without a link are a note where a proof was *asked* for. Raises NoLink where there is nothing.
    """
    text = message.text or message.caption or ""
    marked = [
        entity.url or entity.extract_from(text)
        for entity in message.entities or message.caption_entities or ()
        if entity.type in {"url", "text_link"}
    ]
    note, file = note_beside(text), _file_in(message)
    found = [] if file is None else [replace(file, note=note)]
    found += [Evidence(Form.LINK, link, "", note) for link in links_in(text, marked)]
    if not found and asked and text.strip():
        return [note_of(text, today)]
    if not found:
        raise NoLink
    marks = marks_in(note, today) or marks_in(file.name if file else "", today)
    sent = message.media_group_id or str(message.message_id)
    return [replace(proof, number=marks.number, dated=marks.dated, sent=sent) for proof in found]


def note_of(text: str, today: date) -> Evidence:
    """Words that are a proof themselves, as they were typed."""
    marks = marks_in(note_beside(text), today)
    return Evidence(Form.NOTE, text.strip(), number=marks.number, dated=marks.dated)


def _file_in(message: Message) -> Evidence | None:
    if message.photo:
        return Evidence(Form.PHOTO, message.photo[-1].file_id)
    if message.animation:  # Before the document: the messenger calls an animation both.
        return Evidence(Form.ANIMATION, message.animation.file_id, message.animation.file_name or "")
    if message.video:
        return Evidence(Form.VIDEO, message.video.file_id, message.video.file_name or "")
    if message.audio:
        name = message.audio.file_name or message.audio.title or ""
        return Evidence(Form.AUDIO, message.audio.file_id, name)
    if message.document:
        return Evidence(Form.FILE, message.document.file_id, message.document.file_name or "?")
    if message.voice:
        return Evidence(Form.VOICE, message.voice.file_id)
    if message.video_note:
        return Evidence(Form.ROUND_VIDEO, message.video_note.file_id)
    return None


async def has_link(message: Message) -> bool:
    """A link that was typed, or one that hides behind words."""
    hidden = any(entity.type in {"url", "text_link"} for entity in message.entities or ())
    return hidden or bool(links_in(message.text or ""))


def noticed_in(proofs: Sequence[Evidence]) -> list[Find]:
    """The personal data that can be seen in proofs: beside them, in their names, in links and notes."""
    return [
        find
        for proof in proofs
        for text in (proof.note, proof.name, proof.value if proof.form in TYPED else "")
        for find in found_in(text)
    ]
