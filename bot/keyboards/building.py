"""Builds inline keyboards: rows of at most two buttons, labels of at most 30 characters (product.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from markupsafe import Markup

from bot.paging import Page

LABEL_MOST = 30


def button(label: Markup | str, data: CallbackData, style: str | None = None) -> InlineKeyboardButton:
    """A button; labels are plain text, so escaped ones are turned back."""
    text = label.unescape() if isinstance(label, Markup) else label
    if len(text) > LABEL_MOST:
        # Cut in the middle of a word: on a button every letter tells one task from another.
        text = f"{text[: LABEL_MOST - 1].rstrip()}…"
    return InlineKeyboardButton(text=text, callback_data=data.pack(), style=style)


def keyboard(*rows: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """A keyboard of *rows*; empty rows fall out."""
    return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows if row])


def pager(previous: CallbackData | None, following: CallbackData | None) -> list[InlineKeyboardButton]:
    """The row that turns pages."""
    row = []
    if previous is not None:
        row.append(button("‹", previous))
    if following is not None:
        row.append(button("›", following))
    return row


def pages(
    turned: Callable[[int], CallbackData], number: int, total: int, size: int
) -> list[InlineKeyboardButton]:
    """The row that turns pages of *size*: *number* (from 0) is shown, *turned* makes the button of another."""
    last = max(0, (total - 1) // size)
    row = []
    if number > 0:
        row.append(button(f"‹ {number}/{last + 1}", turned(number - 1)))
    if number < last:
        row.append(button(f"{number + 2}/{last + 1} ›", turned(number + 1)))
    return row


def page_at(number: int, total: int, size: int) -> int:
    """*number*, or the nearest page that there is."""
    return min(max(0, number), max(0, (total - 1) // size))


def turning(page: Page[Any], to: Callable[[int], CallbackData]) -> list[InlineKeyboardButton]:
    """The row that turns the pages of a list; empty for a single one."""
    return pager(
        to(page.number - 1) if page.number > 0 else None,
        to(page.number + 1) if page.number < page.last else None,
    )


def in_pairs(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    """Two buttons in a line."""
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
