"""The lists of choices of a form as trees, which filters run over; made once for a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from roadmap.questionnaires.operators import Focus
from roadmap.questionnaires.questions import Choice, Choices, Form
from roadmap.questionnaires.values import Node

_NO_MOMENT = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Lists:
    nodes: Mapping[str, Node]
    """What ``instance('list')`` is."""
    choices: Mapping[Element, Choice]
    """The choice of every row."""


@lru_cache(maxsize=64)
def lists_of(form: Form) -> Lists:
    nodes: dict[str, Node] = {}
    choices = {}
    for name, rows in form.lists.items():
        instance = Element("instance")
        root = SubElement(instance, "root")
        for row in rows:
            item = SubElement(root, "item")
            choices[item] = row
            for column, text in row.columns.items():
                SubElement(item, column).text = text
        nodes[name] = Focus(root=instance, current_dt=_NO_MOMENT).root  # type: ignore[assignment]
    return Lists(nodes, choices)


def written_in(element: Element, choices: Choices) -> Choice:
    """A choice that somebody wrote themselves, in a repeat of this form."""
    name = element.findtext(choices.value) or ""
    return Choice(name, {"": (element.findtext(choices.label) or name,)})
