"""The columns of a form's sheets: what each is called by pyxform, and what it is to us."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from roadmap.questionnaires.vocabulary import INDICATOR_HEADS

Tokens = tuple[str, ...]


class Column(StrEnum):
    """A column of the survey that has a meaning here."""

    TYPE = "type"
    NAME = "name"
    LABEL = "label"
    HINT = "hint"
    REQUIRED = "required"
    REQUIRED_MESSAGE = "required_message"
    RELEVANT = "relevant"
    CONSTRAINT = "constraint"
    CONSTRAINT_MESSAGE = "constraint_message"
    CALCULATION = "calculation"
    DEFAULT = "default"
    CHOICE_FILTER = "choice_filter"
    REPEAT_COUNT = "repeat_count"
    READ_ONLY = "read_only"
    INDICATOR = "indicator"
    DISABLED = "disabled"
    APPEARANCE = "appearance"


class Stance(StrEnum):
    """What becomes of a column that holds something."""

    TAKEN = "taken"
    UNUSED = "unused"
    REFUSED = "refused"
    UNKNOWN = "unknown"


_TAKEN: Mapping[Tokens, Column] = {
    ("type",): Column.TYPE,
    ("name",): Column.NAME,
    ("label",): Column.LABEL,
    ("hint",): Column.HINT,
    ("default",): Column.DEFAULT,
    ("choice_filter",): Column.CHOICE_FILTER,
    ("disabled",): Column.DISABLED,
    ("bind", "required"): Column.REQUIRED,
    ("bind", "jr:requiredMsg"): Column.REQUIRED_MESSAGE,
    ("bind", "relevant"): Column.RELEVANT,
    ("bind", "constraint"): Column.CONSTRAINT,
    ("bind", "jr:constraintMsg"): Column.CONSTRAINT_MESSAGE,
    ("bind", "calculate"): Column.CALCULATION,
    ("bind", "readonly"): Column.READ_ONLY,
    ("bind", "indicator"): Column.INDICATOR,
    ("control", "jr:count"): Column.REPEAT_COUNT,
    ("control", "appearance"): Column.APPEARANCE,
}
TRANSLATED = frozenset({Column.LABEL, Column.HINT, Column.REQUIRED_MESSAGE, Column.CONSTRAINT_MESSAGE})
_UNUSED: frozenset[Tokens] = frozenset(
    {
        ("guidance_hint",),
        ("parameters",),
        ("control", "rows"),
        ("control", "autoplay"),
        ("bind", "jr:noAppErrorString"),
        ("instance", "odk:tag"),
        ("sms_field",),
        ("sms_option",),
        ("sms_separator",),
        ("sms_allow_media",),
        ("sms_date_format",),
        ("sms_datetime_format",),
        ("sms_response",),
    }
)
_REFUSED_FIRST = frozenset(
    {
        "bind",
        "control",
        "instance",
        "media",
        "trigger",
        "intent",
        "query",
        "attribute",
        "actions",
        "children",
        "itemset",
    }
    | {"choices", "list_name", "bind:", "body", "extra_data", "parent"}
)
"""What pyxform passes through to the XForm, or takes for its own inner names."""
_SETTINGS_TAKEN = frozenset(
    {
        "title",
        "id_string",
        "version",
        "default_language",
        "name",
        "allow_choice_duplicates",
        "clean_text_values",
    }
)
_SETTINGS_UNUSED = frozenset(
    {
        "style",
        "instance_name",
        "submission_url",
        "auto_send",
        "auto_delete",
        "client_editable",
        "prefix",
        "delimiter",
    }
    | {"omit_instanceID", "instance_xmlns", "namespaces"}
)
"""Of those that pyxform knows; the others change the form, or are its own inner names."""
_CLOSE = 0.8


@dataclass(frozen=True, slots=True)
class Head:
    """A column's name as it is written, what pyxform makes of it, and its language where it has one."""

    place: int
    text: str
    tokens: Tokens
    column: Column | None = None
    language: str = ""
    stance: Stance = Stance.UNKNOWN
    instead: str = ""


def given_head(text: str) -> str:
    """A column's name as pyxform is to see it: the indicator's becomes an attribute of the bind."""
    head = " ".join(text.split())
    return "bind::indicator" if head.lower() in INDICATOR_HEADS else head


def survey_heads(texts: Iterable[str]) -> list[Head]:
    """The columns of the survey that have a name."""
    from pyxform import aliases
    from pyxform.question import MultipleChoiceQuestion

    known = set(MultipleChoiceQuestion.get_slot_names())
    return [_survey_head(*one) for one in _tokens(texts, aliases.survey_header, known)]


def choice_heads(texts: Iterable[str]) -> list[Head]:
    """The columns of the choices; what XLSForm does not name is there for filters."""
    from pyxform import aliases
    from pyxform.question import Option

    found = []
    for place, text, tokens in _tokens(texts, aliases.list_header, set(Option.get_slot_names())):
        refused = tokens[0] in {"media", "parent", "extra_data", "_choice_itext_ref"}
        stance = Stance.REFUSED if refused else Stance.TAKEN
        found.append(Head(place, text, tokens, None, "".join(tokens[1:2]), stance))
    return found


def settings_heads(texts: Iterable[str]) -> list[Head]:
    """The columns of the settings."""
    from pyxform import aliases
    from pyxform.survey import Survey

    found = []
    slots = set(Survey.get_slot_names())
    for place, text, tokens in _tokens(texts, aliases.settings_header, slots):
        stance = Stance.UNUSED
        if tokens[0] in _SETTINGS_TAKEN:
            stance = Stance.TAKEN
        elif len(tokens) > 1 or (tokens[0] in slots and not _unused(tokens[0])):
            stance = Stance.REFUSED
        found.append(Head(place, text, tokens, stance=stance))
    return found


def _unused(setting: str) -> bool:
    return setting in _SETTINGS_UNUSED or setting.startswith("sms_")


def _tokens(
    texts: Iterable[str], aliases: dict[str, str | Tokens], known: set[str]
) -> list[tuple[int, str, Tokens]]:
    from pyxform.parsing.sheet_headers import process_header

    named = [(place, text, given_head(text)) for place, text in enumerate(texts) if text.strip()]
    doubled = any("::" in head for _, _, head in named)
    return [(place, text, process_header(head, doubled, aliases, known)[1]) for place, text, head in named]


def _survey_head(place: int, text: str, tokens: Tokens) -> Head:
    for length in (2, 1):
        column = _TAKEN.get(tokens[:length])
        rest = tokens[length:]
        if column and (not rest or (column in TRANSLATED and len(rest) == 1)):
            return Head(place, text, tokens, column, "".join(rest), Stance.TAKEN)
    if tokens in _UNUSED or tokens[:1] in _UNUSED:
        return Head(place, text, tokens, stance=Stance.UNUSED)
    if tokens[0] in _REFUSED_FIRST or tokens[0].startswith("_"):
        return Head(place, text, tokens, stance=Stance.REFUSED)
    near = get_close_matches(tokens[0].lower(), _words(), 1, _CLOSE)
    return Head(place, text, tokens, instead="".join(near))


def _words() -> list[str]:
    return [*Column, "guidance_hint", "parameters", "trigger"]
