"""The wire format of buttons about a proof that was handed in, or is being."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number


class TakeBack(CallbackData, prefix="un"):
    """Takes one's proofs of a task back before they are reviewed."""

    id: Number


class NameDocument(CallbackData, prefix="nd"):
    """Asks for a document's number and date; the id is of the proof."""

    id: Number


class DonePart(CallbackData, prefix="np"):
    """Asks how many of the number to reach are done."""

    id: Number


class DoneSoFar(CallbackData, prefix="nq"):
    """So many are done."""

    id: Number
    done: Number


class WordsProve(CallbackData, prefix="nw"):
    """Hands in the words in the conversation as a proof of a task."""

    id: Number


class WordsTell(CallbackData, prefix="nc"):
    """Passes the words in the conversation on as a comment on a task."""

    id: Number


class KeepAnyway(CallbackData, prefix="kp"):
    """Keeps what lies in the conversation though personal data were noticed in it."""


class KeepOut(CallbackData, prefix="kx"):
    """Forgets what personal data were noticed in."""


class NoTask(CallbackData, prefix="kn"):
    """Forgets what waits for its task."""


class OtherTask(CallbackData, prefix="ko"):
    """A page of the tasks that the proof in the conversation may be for, the likeliest first."""

    page: Number
