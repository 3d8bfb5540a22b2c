"""What a form is at a glance: how many questions it asks, in how many groups."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

_XFORMS = "{http://www.w3.org/2002/xforms}"
_CONTROLS = frozenset(
    f"{_XFORMS}{tag}" for tag in ("input", "select", "select1", "upload", "range", "trigger", "rank")
)


@dataclass(frozen=True, slots=True)
class Outline:
    """How many questions and groups a form has; notes and what is calculated are no questions."""

    questions: int
    groups: int
    repeats: int


def outline(xform: str) -> Outline:
    """The outline of an ODK XForm."""
    root = etree.fromstring(xform.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    shown = {bind.get("nodeset") for bind in root.iter(f"{_XFORMS}bind") if bind.get("readonly") == "true()"}
    asked = [one for one in root.iter(*_CONTROLS) if one.get("ref") not in shown]
    repeats = len(list(root.iter(f"{_XFORMS}repeat")))
    # A repeat stands in a group of its own.
    return Outline(len(asked), len(list(root.iter(f"{_XFORMS}group"))) - repeats, repeats)
