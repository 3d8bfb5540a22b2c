"""What the word in the column «type» stands for: a question that can be asked here, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from roadmap.questionnaires.problems import Fault

_CLOSE = 0.75


class Sort(StrEnum):
    """What a row of the survey is."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    ONE = "select_one"
    MANY = "select_multiple"
    NOTE = "note"
    IMAGE = "image"
    FILE = "file"
    CALCULATE = "calculate"
    HIDDEN = "hidden"
    METADATA = "metadata"
    BEGIN_GROUP = "begin_group"
    BEGIN_REPEAT = "begin_repeat"
    END = "end"
    REFUSED = "refused"

    @property
    def typed(self) -> bool:
        """Whether a person types the answer."""
        return self in (Sort.TEXT, Sort.INTEGER, Sort.DECIMAL, Sort.DATE)

    @property
    def choice(self) -> bool:
        return self in (Sort.ONE, Sort.MANY)

    @property
    def begins(self) -> bool:
        return self in (Sort.BEGIN_GROUP, Sort.BEGIN_REPEAT)

    @property
    def shown(self) -> bool:
        """Whether a person sees it, so that it needs words."""
        return self.typed or self.choice or self in (Sort.NOTE, Sort.IMAGE, Sort.FILE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A row's type: its sort, the list of its choices, the word that ends it, or why it is refused."""

    sort: Sort
    list_name: str = ""
    control: str = ""
    """For begin and end: ``group`` or ``repeat``."""
    fault: Fault | None = None
    instead: str = ""
    kept: bool = False
    """Metadata whose value is known here: the day and the moment of answering."""


_INPUTS = {"string": Sort.TEXT, "int": Sort.INTEGER, "decimal": Sort.DECIMAL, "date": Sort.DATE}
_FAULTS = {
    "geopoint": Fault.PLACE,
    "geotrace": Fault.PLACE,
    "geoshape": Fault.PLACE,
    "dateTime": Fault.TIME,
    "time": Fault.TIME,
    "barcode": Fault.BARCODE,
}
_CONTROLS = {
    "trigger": Fault.ACKNOWLEDGE,
    "range": Fault.RANGE,
    "odk:rank": Fault.RANK,
    "action": Fault.RECORDING,
}
_OUTSIDE = ("from_file", "from file", "_external")
_PRESENT = ("today", "start", "end")
_USUAL = (
    *(
        "text",
        "integer",
        "decimal",
        "date",
        "select_one",
        "select_multiple",
        "note",
        "calculate",
        "image",
        "file",
    ),
    *("begin_group", "end_group", "begin_repeat", "end_repeat"),
)


def kind_of(text: str) -> Kind:
    """What *text* in the column «type» stands for, by pyxform's own tables."""
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
    from pyxform.xls2json import RE_BEGIN_CONTROL, RE_END_CONTROL, RE_OSM, RE_SELECT

    if begin := RE_BEGIN_CONTROL.search(text):
        return _beginning(aliases.control[begin["type"]])
    if end := RE_END_CONTROL.search(text):
        return Kind(Sort.END, control=aliases.control[end["type"]])
    if select := RE_SELECT.search(text):
        return _select(select["select_command"], select["list_name"], bool(select["specify_other"]))
    if RE_OSM.search(text) or text == "osm":
        return _refused(Fault.OSM)
    if text in aliases.settings_header:
        return _refused(Fault.SETTING_IN_SURVEY)
    if text in aliases.select:
        return _refused(Fault.LIST_UNNAMED)
    described = QUESTION_TYPE_DICT.get(aliases._type_alias_map.get(text, text))
    return _unknown(text) if described is None else _described(text, described)


def _beginning(control: str) -> Kind:
    if control == "loop":
        return Kind(Sort.REFUSED, control=control, fault=Fault.LOOP_OVER_CHOICES)
    return Kind(Sort.BEGIN_REPEAT if control == "repeat" else Sort.BEGIN_GROUP, control=control)


def _select(command: str, list_name: str, other: bool) -> Kind:
    if any(word in command for word in _OUTSIDE):
        return _refused(Fault.OUTSIDE_DATA)
    if command == "rank":
        return _refused(Fault.RANK)
    if other:
        return _refused(Fault.OR_OTHER)
    if "${" in list_name:
        return _refused(Fault.CHOICES_OF_ANSWERS)
    many = "multiple" in command or "all that apply" in command
    return Kind(Sort.MANY if many else Sort.ONE, list_name)


def _described(text: str, described: dict[str, dict[str, str]]) -> Kind:
    """By the control and the bind that pyxform would write."""
    control, bind = described.get("control", {}), described.get("bind", {})
    tag, typed = control.get("tag", ""), bind.get("type", "")
    if text.endswith("-external"):
        return _refused(Fault.OUTSIDE_DATA)
    if "select" in tag:
        return _refused(Fault.LIST_UNNAMED)
    if "jr:preload" in bind or text == "audit":
        return Kind(Sort.METADATA, kept=bind.get("jr:preloadParams") in _PRESENT)
    if fault := _FAULTS.get(typed) or _CONTROLS.get(tag):
        return _refused(fault)
    if tag == "upload":
        return _upload(control.get("mediatype", ""))
    if not tag:
        return Kind(Sort.HIDDEN if text == "hidden" else Sort.CALCULATE)
    if "readonly" in bind:
        return Kind(Sort.NOTE)
    sort = _INPUTS.get(typed)
    return _refused(Fault.OUTSIDE_DATA) if sort is None or text == "select one external" else Kind(sort)


def _upload(media: str) -> Kind:
    if media.startswith("image"):
        return Kind(Sort.IMAGE)
    return Kind(Sort.FILE) if media.startswith("application") else _refused(Fault.RECORDING)


def _unknown(text: str) -> Kind:
    near = get_close_matches(text.lower().split(" ")[0], _USUAL, 1, _CLOSE)
    return Kind(Sort.REFUSED, fault=Fault.TYPE_UNKNOWN, instead="".join(near))


def _refused(fault: Fault) -> Kind:
    return Kind(Sort.REFUSED, fault=fault)
