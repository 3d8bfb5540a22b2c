"""The tags of a rich message as a tree, before they become blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from sandbox.text.html import INLINE
from sandbox.text.markup import CannotParse, End, Start, Text, scan

VOID = ("br", "hr", "input")
BLOCKS = (
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "footer", "hr", "ul", "ol", "blockquote", "aside"),
    *("table", "details", "tg-math-block"),
)
PARTS = {
    "li": ("ul", "ol"),
    "tr": ("table",),
    "caption": ("table",),
    "td": ("tr",),
    "th": ("tr",),
    "summary": ("details",),
    "cite": ("blockquote", "aside"),
    "input": ("li",),
}
"""Tags that stand only inside certain others."""
PHRASES = (*INLINE, "a", "mark", "sub", "sup", "tg-emoji", "tg-time", "tg-math", "br")
KNOWN = (*BLOCKS, *PARTS, *PHRASES)
HOLDERS = ("", "li", "blockquote", "details")
"""What may hold blocks; everything else holds phrases."""
MOST_DEPTH = 16


@dataclass(slots=True)
class Node:
    """A tag with what is inside it; the root has an empty name."""

    tag: Start
    children: list[Node | str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.tag.name

    def has(self, attribute: str) -> bool:
        return attribute in self.tag.attributes

    def get(self, attribute: str) -> str:
        return self.tag.attributes.get(attribute) or ""

    def inside(self, *names: str) -> list[Node]:
        return [child for child in self.children if isinstance(child, Node) and child.name in names]


def grow(source: str) -> Node:
    """Reads `source` into a tree; raises CannotParse in Telegram's manner."""
    path = [Node(Start("", 0))]
    for token in scan(source, KNOWN, may_close_itself=True):
        if isinstance(token, Text):
            path[-1].children.append(token.value)
        elif isinstance(token, Start):
            _open(path, token)
        else:
            _close(path, token)
    if len(path) > 1:
        raise CannotParse(f'Can\'t find end tag corresponding to start tag "{path[-1].name}"')
    return path[0]


def _open(path: list[Node], tag: Start) -> None:
    _check_place(tag, path[-1].name)
    node = Node(tag)
    path[-1].children.append(node)
    if tag.name not in VOID and not tag.closed:
        path.append(node)


def _check_place(tag: Start, parent: str) -> None:
    in_pre = parent == "pre" and tag.name == "code"
    if tag.name in PARTS:
        fits = parent in PARTS[tag.name]
    elif tag.name in BLOCKS and not in_pre:
        fits = parent in HOLDERS
    else:
        fits = parent not in ("table", "tr", "ul", "ol")
    if not fits:
        raise CannotParse(f'Tag "{tag.name}" can\'t be used in "{parent}" at byte offset {tag.at}')


def _close(path: list[Node], end: End) -> None:
    if end.name in VOID:
        return
    if len(path) == 1:
        raise CannotParse(f"Unexpected end tag at byte offset {end.at}")
    expected = path[-1].name
    if end.name != expected:
        raise CannotParse(
            f'Unmatched end tag at byte offset {end.at}, expected "</{expected}>", found "</{end.name}>"'
        )
    path.pop()
