"""The words of an XForm: labels, hints and messages in every language, with the pieces that are worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from roadmap.questionnaires.questions import Output, Pieces, Words

XF, H, JR = (
    "{http://www.w3.org/2002/xforms}",
    "{http://www.w3.org/1999/xhtml}",
    "{http://openrosa.org/javarosa}",
)
_ITEXT = re.compile(r"\s*jr:itext\(\s*(['\"])(.*)\1\s*\)\s*", re.DOTALL)
_LEFT_OUT = "-"
"""What pyxform writes where a language has no words of its own."""


class Said:
    """The translations of a form."""

    def __init__(self, model: etree._Element) -> None:
        self.translations: Mapping[str, Mapping[str, etree._Element]] = {
            one.get("lang", ""): {text.get("id", ""): text for text in one.findall(f"{XF}text")}
            for one in model.findall(f"{XF}itext/{XF}translation")
        }

    def label(self, control: etree._Element | None, tag: str) -> Words:
        element = None if control is None else control.find(f"{XF}{tag}")
        if element is None:
            return {}
        if ref := _ITEXT.fullmatch(element.get("ref", "")):
            return self.said(ref[2])
        return _plain(_pieces(element))

    def message(self, bind: etree._Element | None, name: str) -> Words:
        text = attribute(bind, f"{JR}{name}")
        ref = _ITEXT.fullmatch(text)
        return self.said(ref[2]) if ref else _plain((text,) if text else ())

    def said(self, key: str) -> Words:
        found = {}
        for language, texts in self.translations.items():
            text = texts.get(key)
            values = (
                [] if text is None else [one for one in text.findall(f"{XF}value") if not one.get("form")]
            )
            pieces = _pieces(values[0]) if values else ()
            if pieces and pieces != (_LEFT_OUT,):
                found[language] = pieces
        return found


def of(element: etree._Element | None, path: str) -> list[etree._Element]:
    return [] if element is None else element.findall(path)


def attribute(element: etree._Element | None, name: str) -> str:
    return "" if element is None else element.get(name, "")


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _plain(pieces: Pieces) -> Words:
    return {"": pieces} if pieces else {}


def _pieces(element: etree._Element) -> Pieces:
    """The texts and outputs of a label; pyxform pads a label that has outputs with a space on each side."""
    found: list[str | Output] = [element.text or ""]
    for child in element:
        found += [Output(child.get("value", "")), child.tail or ""]
    if len(found) > 1 and isinstance(found[0], str) and isinstance(found[-1], str):
        found[0], found[-1] = found[0].lstrip(), found[-1].rstrip()
    return tuple(piece for piece in found if piece != "")
