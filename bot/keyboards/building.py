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


def pages(turned: Callable[[int], CallbackData], number: int, last: int) -> list[InlineKeyboardButton]:
    """The row that turns pages, counted from 0: *number* is shown, *turned* makes the button of another."""
    row = []
    if number > 0:
        row.append(button(f"‹ {number}/{last + 1}", turned(number - 1)))
    if number < last:
        row.append(button(f"{number + 2}/{last + 1} ›", turned(number + 1)))
    return row


def last_page(total: int, size: int) -> int:
    """The number of the last page, from 0."""
    return max(0, (total - 1) // size)


def page_at(number: int, total: int, size: int) -> int:
    """*number*, or the nearest page that there is."""
    return min(max(0, number), last_page(total, size))


def turning(page: Page[Any], to: Callable[[int], CallbackData]) -> list[InlineKeyboardButton]:
    """The row that turns the pages of a list; empty for a single one."""
    return pages(to, page.number, page.last)


def in_pairs(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    """Two buttons in a line."""
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
