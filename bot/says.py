"""What a handler answers: values, not calls. They are written to the outbox in the update's commit and
said only after it (see ``bot/delivery``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Screen:
    """The chat's one live message: edited where it was pressed, else sent anew and the old one taken away.

    *in_place* edits the live message though nothing was pressed: where it said that work was under way.
    *rich* says the same as a rich message, for those who asked for tables; *text* is its plain twin.
    """

    text: Markup
    keyboard: InlineKeyboardMarkup | None = None
    in_place: bool = False
    rich: Markup | None = None


@dataclass(frozen=True, slots=True)
class Replace:
    """Puts something else into the very message whose button was pressed, be it the live one or a note."""

    text: Markup
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A message that stays. *to* is another chat; None is this one. *topic* is a topic of a group that has some.

    *telling* is the telling that it is, where the bot speaks first (``storage/tellings.py``); *rich* as in ``Screen``.
    """

    text: Markup
    keyboard: InlineKeyboardMarkup | None = None
    to: int | None = None
    telling: int | None = None
    rich: Markup | None = None
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """The bot goes out of a group."""

    chat: int


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a pressed button: a line that fades, or with *alert* a window to close."""

    text: Markup
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """A file or photo that the messenger keeps, shown again by its id."""

    kind: str
    file_id: str
    caption: Markup


@dataclass(frozen=True, slots=True)
class File:
    """A file of ours: its *name* with the ending, its bytes and what stands under it."""

    name: str
    content: bytes
    caption: Markup
    to: int | None = None


Say = Screen | Replace | Note | Leave | Toast | Proof | File
Says = Say | Sequence[Say] | None


def addressed(say: Say) -> bool:
    """Whether it names its chat itself, and needs nobody who waits for an answer."""
    return isinstance(say, Leave) or (isinstance(say, Note | File) and say.to is not None)


def as_list(says: Says) -> list[Say]:
    """One or many as a list."""
    if says is None:
        return []
    return list(says) if isinstance(says, Sequence) else [says]
