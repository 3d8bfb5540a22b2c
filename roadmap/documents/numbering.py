"""Numbers that Word counts itself and does not write into the text: «1.», «2)», «а)»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted: ``text`` is Word's pattern, «%1.%2.»."""

    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]]
    styles: dict[str, tuple[str, int]]
    _shared: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, list_id: str, depth: int) -> str | None:
        """The next label of a list: empty for a bullet, None where there is no such list."""
        level = self.levels.get(list_id, {}).get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(self._shared.get(list_id, list_id), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.format in ("bullet", "none"):
            return ""
        return self._text(list_id, level, counts)

    def _text(self, list_id: str, level: Level, counts: dict[int, int]) -> str:
        text = level.text
        for depth in range(9):
            mark = f"%{depth + 1}"
            if mark in text:
                own = self.levels[list_id].get(depth, level)
                text = text.replace(mark, _written(counts.get(depth, own.start), own.format))
        return text.strip()


def _written(number: int, how: str) -> str:
    writer = _WRITERS.get(how)
    return writer(number) if writer else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _letter(letters: str) -> Callable[[int], str]:
    return lambda number: letters[(number - 1) % len(letters)]


_WRITERS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _letter("abcdefghijklmnopqrstuvwxyz"),
    "russianLower": _letter(_CYRILLIC),
    "russianUpper": _letter(_CYRILLIC.upper()),
}


def read_numbering(lists: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists of numbering.xml, and the styles that put their paragraphs into one."""
    if lists is None:
        return Numbering({}, {})
    abstract = {_attribute(one, "abstractNumId"): _levels(one) for one in lists.iter(f"{W}abstractNum")}
    found: dict[str, dict[int, Level]] = {}
    shared: dict[str, str] = {}
    for one in lists.iter(f"{W}num"):
        reference = one.find(f"{W}abstractNumId")
        list_id = _attribute(one, "numId")
        base = _attribute(reference, "val") if reference is not None else ""
        found[list_id] = dict(abstract.get(base, {}))
        if one.find(f"{W}lvlOverride") is None:
            shared[list_id] = f"abstract {base}"
    return Numbering(found, _styles(styles), shared)


def _levels(one: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in one.iterfind(f"{W}lvl"):
        parts = {name: level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start")}
        start = _attribute(parts["start"], "val") or "1"
        levels[_number(_attribute(level, "ilvl"))] = Level(
            _attribute(parts["numFmt"], "val") or "decimal",
            _attribute(parts["lvlText"], "val"),
            _number(start),
        )
    return levels


def _styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
        numbered = style.find(f"{W}pPr/{W}numPr")
        if numbered is not None and numbered.find(f"{W}numId") is not None:
            depth = numbered.find(f"{W}ilvl")
            found[_attribute(style, "styleId")] = (
                _attribute(numbered.find(f"{W}numId"), "val"),
                _number(_attribute(depth, "val")) if depth is not None else 0,
            )
    return found


def _attribute(element: etree._Element | None, name: str) -> str:
    return str(element.get(f"{W}{name}", "")) if element is not None else ""


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0
