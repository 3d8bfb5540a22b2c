"""Rich messages: HTML with headings, lists, tables and details becomes blocks, within Telegram's limits."""

from __future__ import annotations

import re

from sandbox.errors import BadRequest
from sandbox.text.rich_lists import list_items
from sandbox.text.rich_tables import table_block
from sandbox.text.rich_text import Phrases, plain
from sandbox.text.rich_tree import BLOCKS, MOST_DEPTH, Node, grow
from sandbox.text.units import length16
from sandbox.wire import Json, without_none

TEXT_LIMIT = 32_768
BLOCK_LIMIT = 500
_FIELDS = ("html", "markdown", "blocks", "is_rtl", "skip_entity_detection", "media")
_TEXTS = ("text", "summary", "caption", "credit")


def read_rich(given: Json) -> Json:
    """Reads InputRichMessage into RichMessage; the sandbox takes `html`, and no media."""
    unknown = [key for key in given if key not in _FIELDS]
    if unknown:
        raise BadRequest(f'can\'t parse InputRichMessage: unknown field "{unknown[0]}"')
    for field in ("markdown", "blocks", "media"):
        if given.get(field):
            raise BadRequest(f'can\'t parse InputRichMessage: the sandbox reads "html", not "{field}"')
    if not isinstance(given.get("html"), str) or not given["html"].strip():
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    reader = _Reader(Phrases(detect=not given.get("skip_entity_detection")))
    blocks = reader.blocks(grow(given["html"]), 1)
    _check_limits(blocks)
    return without_none(blocks=blocks, is_rtl=given.get("is_rtl") or None)


def _check_limits(blocks: list[Json]) -> None:
    if not blocks:
        raise BadRequest("RICH_MESSAGE_CONTENT_REQUIRED")
    if sum(length16(text) for text in texts_of(blocks)) > TEXT_LIMIT:
        raise BadRequest("RICH_MESSAGE_TEXT_TOO_LONG")
    if count_blocks(blocks) > BLOCK_LIMIT:
        raise BadRequest("RICH_MESSAGE_BLOCKS_TOO_MANY")


def count_blocks(blocks: list[Json]) -> int:
    """Nested blocks, list items and table rows count too."""
    total = 0
    for block in blocks:
        items = block.get("items", [])
        total += 1 + len(items) + len(block.get("cells", [])) + count_blocks(block.get("blocks", []))
        total += sum(count_blocks(item["blocks"]) for item in items)
    return total


def texts_of(blocks: list[Json]) -> list[str]:
    """All the words of the blocks, in order, one string for each text."""
    found: list[str] = []
    for block in blocks:
        found += [plain(block[key]) for key in _TEXTS if key in block]
        found += [block["expression"]] if "expression" in block else []
        found += [plain(cell.get("text", "")) for row in block.get("cells", []) for cell in row]
        found += texts_of(block.get("blocks", []))
        for item in block.get("items", []):
            found += texts_of(item["blocks"])
    return found


class _Reader:
    """Reads the blocks inside a node; bare phrases between them are paragraphs."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    def blocks(self, node: Node, depth: int) -> list[Json]:
        if depth > MOST_DEPTH:
            raise BadRequest("RICH_MESSAGE_DEPTH_INVALID")
        blocks: list[Json] = []
        loose: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node) and child.name in ("summary", "cite", "input"):
                continue
            if isinstance(child, Node) and child.name in BLOCKS:
                blocks += self._paragraph(loose)
                loose = []
                blocks.append(self.block(child, depth))
            else:
                loose.append(child)
        return blocks + self._paragraph(loose)

    def _paragraph(self, loose: list[Node | str]) -> list[Json]:
        text = self.phrases.read(loose)
        return [{"type": "paragraph", "text": text}] if text else []

    def block(self, node: Node, depth: int) -> Json:
        if node.name == "hr":
            return {"type": "divider"}
        if node.name in ("ul", "ol"):
            return {"type": "list", "items": list_items(node, lambda item: self.blocks(item, depth + 1))}
        if node.name == "table":
            return table_block(node, self.phrases)
        if node.name == "details":
            return self._details(node, depth)
        if node.name in ("blockquote", "aside"):
            return self._quote(node, depth)
        if node.name == "pre":
            return self._pre(node)
        if node.name == "tg-math-block":
            return {"type": "mathematical_expression", "expression": plain(self.phrases.read(node.children))}
        text = self.phrases.read(node.children)
        if re.fullmatch(r"h[1-6]", node.name):
            return {"type": "heading", "text": text, "size": int(node.name[1])}
        return {"type": "footer" if node.name == "footer" else "paragraph", "text": text}

    def _details(self, node: Node, depth: int) -> Json:
        summary = node.inside("summary")
        if len(summary) != 1:
            raise BadRequest('can\'t parse entities: Tag "details" must have one "summary"')
        return without_none(
            type="details",
            summary=self.phrases.read(summary[0].children),
            blocks=self.blocks(node, depth + 1),
            is_open=node.has("open") or None,
        )

    def _quote(self, node: Node, depth: int) -> Json:
        cited = node.inside("cite")
        credit = self.phrases.read(cited[0].children) if cited else None
        if node.name == "blockquote" and not node.has("expandable"):
            return without_none(type="blockquote", blocks=self.blocks(node, depth + 1), credit=credit)
        said = [child for child in node.children if child not in cited]
        kind = "pullquote" if node.name == "aside" else "expandable_blockquote"
        return without_none(type=kind, text=self.phrases.read(said), credit=credit)

    def _pre(self, node: Node) -> Json:
        code = node.inside("code")
        inside = code[0] if code and len(node.children) == 1 else node
        language = inside.get("class").partition("language-")[2] or None
        text = Phrases(detect=False).read(inside.children, keep_spaces=True)
        return without_none(type="pre", text=text, language=language)
