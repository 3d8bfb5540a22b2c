"""Tables of rich messages: rows of cells with alignment and spans, at most twenty columns."""

from __future__ import annotations

from sandbox.errors import BadRequest
from sandbox.text.rich_lists import whole
from sandbox.text.rich_text import Phrases
from sandbox.text.rich_tree import Node
from sandbox.wire import Json, without_none

COLUMN_LIMIT = 20


def table_block(node: Node, phrases: Phrases) -> Json:
    """The block of `<table bordered striped compact>`."""
    rows = [[_cell(cell, phrases) for cell in row.inside("td", "th")] for row in node.inside("tr")]
    if not rows or not all(rows):
        raise BadRequest("RICH_MESSAGE_TABLE_EMPTY")
    if max(columns(rows)) > COLUMN_LIMIT:
        raise BadRequest("RICH_MESSAGE_TABLE_COLS_TOO_MANY")
    caption = node.inside("caption")
    return without_none(
        type="table",
        cells=rows,
        is_bordered=node.has("bordered") or None,
        is_striped=node.has("striped") or None,
        is_compact=node.has("compact") or None,
        caption=phrases.read(caption[0].children) if caption else None,
    )


def columns(rows: list[list[Json]]) -> list[int]:
    """How many columns each row takes, with the cells that hang down into it from above."""
    hanging: list[tuple[int, int]] = []
    widths = []
    for row in rows:
        widths.append(sum(cell.get("colspan", 1) for cell in row) + sum(width for width, _ in hanging))
        hanging = [(width, left - 1) for width, left in hanging if left > 1]
        hanging += [
            (cell.get("colspan", 1), cell["rowspan"] - 1) for cell in row if cell.get("rowspan", 1) > 1
        ]
    return widths


def _cell(node: Node, phrases: Phrases) -> Json:
    align, valign = node.get("align") or "left", node.get("valign") or "top"
    if align not in ("left", "center", "right") or valign not in ("top", "middle", "bottom"):
        raise BadRequest("RICH_MESSAGE_TABLE_CELL_ALIGN_INVALID")
    return without_none(
        align=align,
        valign=valign,
        text=phrases.read(node.children) or None,
        is_header=True if node.name == "th" else None,
        colspan=_span(node, "colspan"),
        rowspan=_span(node, "rowspan"),
    )


def _span(node: Node, attribute: str) -> int | None:
    number = whole(node, attribute, 1)
    if number < 1:
        raise BadRequest("RICH_MESSAGE_TABLE_SPAN_INVALID")
    return number if number > 1 else None
