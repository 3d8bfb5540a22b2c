"""Checks reply markup as Telegram does: what a button may be, how long its data, how many of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sandbox.errors import BadRequest
from sandbox.wire import Json

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
MOST_BYTES = 10_000
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
)
STYLES = ("danger", "success", "primary")
_LOOKS = ("text", "style", "icon_custom_emoji_id", "disabled")
_KEYBOARD_FIELDS = (
    *("keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder"),
    *("selective", "remove_keyboard", "force_reply"),
)


@dataclass(frozen=True, slots=True)
class Markup:
    """What a message shows under it: an inline keyboard, or one of the reply kinds."""

    inline: Json | None = None
    reply: Json | None = None


def read_markup(value: Json | None) -> Markup:
    """Reads `reply_markup` of a new message."""
    if value is None:
        return Markup()
    if "inline_keyboard" in value:
        return Markup(inline=_inline(value))
    kinds = [key for key in ("keyboard", "remove_keyboard", "force_reply") if key in value]
    unknown = [key for key in value if key not in _KEYBOARD_FIELDS]
    if len(kinds) != 1 or unknown:
        raise BadRequest(
            "object expected as reply markup" + (f', unknown field "{unknown[0]}"' if unknown else "")
        )
    if "keyboard" in value:
        _rows(value["keyboard"], "reply keyboard")
    return Markup(reply=value)


def read_inline(value: Json | None) -> Json | None:
    """Reads `reply_markup` of an edit: only an inline keyboard will do."""
    markup = read_markup(value)
    if markup.reply:
        raise BadRequest("inline keyboard expected")
    return markup.inline


def _inline(value: Json) -> Json | None:
    unknown = [key for key in value if key != "inline_keyboard"]
    if unknown:
        raise BadRequest(f'can\'t parse inline keyboard markup: unknown field "{unknown[0]}"')
    rows = [[_button(button) for button in row] for row in _rows(value["inline_keyboard"], "inline keyboard")]
    rows = [row for row in rows if row]
    too_many = sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows)
    if too_many or len(json.dumps(rows, ensure_ascii=False).encode()) > MOST_BYTES:
        raise BadRequest("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _rows(rows: object, what: str) -> list[list[object]]:
    if not isinstance(rows, list):
        raise BadRequest(f"can't parse {what} markup: field must be of type Array")
    for row in rows:
        if not isinstance(row, list):
            raise BadRequest(f"can't parse {what} markup: row must be an Array")
    return rows


def _button(button: object) -> Json:
    what = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise BadRequest(f"{what}: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise BadRequest(f'{what}: Field "text" must be a non-empty String')
    unknown = [key for key in button if key not in (*_LOOKS, *ACTIONS)]
    if unknown:
        raise BadRequest(f'{what}: unknown field "{unknown[0]}"')
    actions = [key for key in ACTIONS if key in button]
    if not actions and not button.get("disabled"):
        raise BadRequest(f"{what}: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise BadRequest(f"{what}: exactly one of {', '.join(actions)} is expected")
    if button.get("style", "primary") not in STYLES:
        raise BadRequest(f"{what}: unknown style {button['style']!r}")
    _check_action(button, actions)
    return button


def _check_action(button: Json, actions: list[str]) -> None:
    for action in actions:
        value = button[action]
        if action == "callback_data" and not (isinstance(value, str) and 1 <= len(value.encode()) <= 64):
            raise BadRequest("BUTTON_DATA_INVALID")
        if action == "url":
            _check_url(value)
        if action == "web_app" and not str(_inside(value, "url")).startswith("https://"):
            raise BadRequest(
                f"inline keyboard button web app URL '{_inside(value, 'url')}' is invalid: "
                "Only HTTPS links are allowed"
            )
        if action == "copy_text" and not 1 <= len(str(_inside(value, "text"))) <= 256:
            raise BadRequest("BUTTON_COPY_TEXT_INVALID")


def _inside(value: object, key: str) -> object:
    return value.get(key, "") if isinstance(value, dict) else ""


def _check_url(url: object) -> None:
    complaint = f"inline keyboard button URL '{url}' is invalid"
    if not isinstance(url, str) or not url or re.search(r"\s", url):
        raise BadRequest(f"{complaint}: Wrong HTTP URL")
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
    except ValueError:
        raise BadRequest(f"{complaint}: Wrong HTTP URL") from None
    if parts.scheme in ("tg", "ton"):
        return
    if parts.scheme not in ("http", "https"):
        raise BadRequest(f"{complaint}: Unsupported URL protocol")
    if "." not in host.strip("."):
        raise BadRequest(f"{complaint}: Wrong HTTP URL")
