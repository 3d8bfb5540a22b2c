"""Lists of rich messages: bullets, numbers, letters, check boxes."""

from __future__ import annotations

from collections.abc import Callable

from sandbox.errors import BadRequest
from sandbox.text.rich_tree import Node
from sandbox.wire import Json, without_none

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
LABELS = ("1", "a", "A", "i", "I")


def list_items(node: Node, blocks: Callable[[Node], list[Json]]) -> list[Json]:
    """The items of `ul` or `ol`; `blocks` reads what is inside one."""
    items = node.inside("li")
    if not items:
        raise BadRequest("RICH_MESSAGE_LIST_EMPTY")
    if node.name == "ul":
        return [_item("•", item, blocks) for item in items]
    kind = node.get("type") or "1"
    if kind not in LABELS:
        raise BadRequest("RICH_MESSAGE_LIST_TYPE_INVALID")
    number = whole(node, "start", 1)
    numbered = []
    for item in items:
        number = whole(item, "value", number)
        numbered.append(_item(label(number, kind), item, blocks, number, kind))
        number += 1
    return numbered


def _item(
    sign: str,
    node: Node,
    blocks: Callable[[Node], list[Json]],
    value: int | None = None,
    kind: str | None = None,
) -> Json:
    boxes = [box for box in node.inside("input") if box.get("type") == "checkbox"]
    return without_none(
        label=sign,
        blocks=blocks(node),
        has_checkbox=True if boxes else None,
        is_checked=True if boxes and boxes[0].has("checked") else None,
        value=value,
        type=kind,
    )


def whole(node: Node, attribute: str, otherwise: int) -> int:
    """A number attribute."""
    text = node.get(attribute)
    if not text:
        return otherwise
    if not text.lstrip("-").isdecimal():
        raise BadRequest(
            f"can't parse entities: attribute {attribute} must be a number at byte offset {node.tag.at}"
        )
    return int(text)


def label(number: int, kind: str) -> str:
    """`3.`, `c.`, `III.` …"""
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    if kind in ("i", "I") and number > 0:
        return f"{_roman(number) if kind == 'i' else _roman(number).upper()}."
    return f"{number}."


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said
