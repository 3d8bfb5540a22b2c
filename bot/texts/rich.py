"""Rich messages: headings, tables and folded parts, for messengers that show them (Bot API 10.1 and newer)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

Row = Sequence[Markup | str | int]


def page(*parts: Markup) -> Markup:
    """The parts one under another; empty ones fall out."""
    return Markup("").join(part for part in parts if part)


def heading(text: Markup | str) -> Markup:
    """The line that tells the whole story."""
    return Markup("<h3>{}</h3>").format(text)


def paragraph(text: Markup | str | None) -> Markup:
    """A line; nothing for nothing."""
    return Markup("<p>{}</p>").format(text) if text else Markup("")


def table(rows: Iterable[Row], head: Row = ()) -> Markup:
    """A table whose numbers stand at the right; nothing where it has no rows."""
    made = [_row(row, "td") for row in rows]
    if not made:
        return Markup("")
    above = [_row(head, "th")] if head else []
    return Markup("<table bordered striped>{}</table>").format(Markup("").join([*above, *made]))


def details(summary: Markup | str, inside: Markup) -> Markup:
    """A part that opens by a touch; nothing where it is empty."""
    if not inside:
        return Markup("")
    return Markup("<details open><summary>{}</summary>{}</details>").format(summary, inside)


def _row(cells: Row, tag: str) -> Markup:
    made = [
        Markup('<{0} align="right">{1}</{0}>' if isinstance(cell, int) else "<{0}>{1}</{0}>").format(
            Markup(tag), cell
        )
        for cell in cells
    ]
    return Markup("<tr>{}</tr>").format(Markup("").join(made))
