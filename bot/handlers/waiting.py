"""Proofs that wait for their task, or for a word on the personal data in them: they outlive other conversations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from roadmap.evidence import Evidence, Form

WAITING = "waiting"
"""The key in a conversation's data that stays when another conversation begins or ends."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """*proofs* wait for their task; *questioned* for the person's word, and are for *task* then (0: to be asked).

    *album* is the one whose parts may still come ("": none): they are for *task* too.
    """

    proofs: tuple[Evidence, ...] = ()
    questioned: tuple[Evidence, ...] = ()
    task: int = 0
    album: str = ""


async def waiting_in(state: FSMContext) -> Waiting:
    """What waits in this chat."""
    kept = (await state.get_data()).get(WAITING) or {}
    return Waiting(
        tuple(unpacked(kept.get("proofs", ()))),
        tuple(unpacked(kept.get("questioned", ()))),
        kept.get("task", 0),
        kept.get("album", ""),
    )


async def in_album(message: Message, state: FSMContext) -> bool:
    """Whether the message is a further part of the album whose first part is in hand."""
    album = message.media_group_id
    return album is not None and (await waiting_in(state)).album == album


async def wait(state: FSMContext, waiting: Waiting) -> None:
    """Keeps it; an empty one is forgotten."""
    kept = {
        "proofs": packed(waiting.proofs),
        "questioned": packed(waiting.questioned),
        "task": waiting.task,
        "album": waiting.album,
    }
    await state.update_data({WAITING: kept if any(kept.values()) else {}})


def packed(proofs: Sequence[Evidence]) -> list[dict[str, str]]:
    """Proofs as they lie in a conversation."""
    return [
        {
            "form": proof.form,
            "value": proof.value,
            "name": proof.name,
            "note": proof.note,
            "number": proof.number,
            "dated": proof.dated.isoformat() if proof.dated else "",
            "sent": proof.sent,
        }
        for proof in proofs
    ]


def unpacked(kept: Sequence[dict[str, str]]) -> list[Evidence]:
    """What :func:`packed` made, by an earlier version too."""
    return [
        Evidence(
            Form(one["form"]),
            one["value"],
            one["name"],
            one["note"],
            one.get("number", ""),
            date.fromisoformat(one["dated"]) if one.get("dated") else None,
            one.get("sent", ""),
        )
        for one in kept
    ]
