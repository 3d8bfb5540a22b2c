"""A rich message as plain lines: what a transcript prints and an assertion reads."""

from __future__ import annotations

from sandbox.text.rich_text import plain
from sandbox.wire import Json


def rich_lines(blocks: list[Json]) -> list[str]:
    """Headings as `# …`, list items with their labels, table rows as `a | b`, the rest as it is."""
    lines: list[str] = []
    for block in blocks:
        lines += _block(block)
    return lines


def _block(block: Json) -> list[str]:
    kind = block["type"]
    if kind == "heading":
        return [f"{'#' * block['size']} {plain(block['text'])}"]
    if kind == "divider":
        return ["---"]
    if kind == "list":
        return [line for item in block["items"] for line in _item(item)]
    if kind == "table":
        caption = [plain(block["caption"])] if "caption" in block else []
        return caption + [" | ".join(plain(cell.get("text", "")) for cell in row) for row in block["cells"]]
    if kind == "details":
        sign = "v" if block.get("is_open") else ">"
        return [f"{sign} {plain(block['summary'])}", *_indented(rich_lines(block["blocks"]), "  ")]
    if kind == "blockquote":
        return _indented(rich_lines(block["blocks"]), "> ") + _credit(block)
    if "expression" in block:
        return [block["expression"]]
    return [*plain(block["text"]).split("\n"), *_credit(block)]


def _item(item: Json) -> list[str]:
    box = {True: "[x] ", False: "[ ] "}[bool(item.get("is_checked"))] if item.get("has_checkbox") else ""
    first, *rest = rich_lines(item["blocks"]) or [""]
    return [f"{item['label']} {box}{first}", *_indented(rest, "  ")]


def _indented(lines: list[str], by: str) -> list[str]:
    return [by + line for line in lines]


def _credit(block: Json) -> list[str]:
    return [f"— {plain(block['credit'])}"] if "credit" in block else []
