"""The parts of a questionnaire as the XForm has them: groups, questions, choices and their words.

Expressions stay texts here (ODK XForms, XPath 1.0 with ODK's functions); ``expressions`` reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a question asks for."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    ONE = "select_one"
    MANY = "select_multiple"
    NOTE = "note"
    CALCULATE = "calculate"
    IMAGE = "image"
    FILE = "file"
    REPEAT = "repeat"
    """No question of the form: «one more?» after what is asked several times."""

    @property
    def asks(self) -> bool:
        """Whether a person answers it."""
        return self not in (Kind.NOTE, Kind.CALCULATE, Kind.REPEAT)

    @property
    def figure(self) -> bool:
        return self in (Kind.INTEGER, Kind.DECIMAL)

    @property
    def choice(self) -> bool:
        return self in (Kind.ONE, Kind.MANY)


@dataclass(frozen=True, slots=True)
class Output:
    """A piece of a label that is worked out: ``${name}`` in the sheet."""

    expression: str


Pieces = tuple[str | Output, ...]
Words = Mapping[str, Pieces]
"""A label by language as the form names it; ``""`` where it has no languages."""


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: Words
    columns: Mapping[str, str] = field(default_factory=dict)
    """Every column of the row, ``name`` too: what a choice filter looks at."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Where the choices of a question come from: the rows of a list, or answers given in a repeat."""

    nodeset: str
    value: str = "name"
    """The child that holds the name."""
    label: str = "label"
    rows: str | None = None
    """The list whose every row is offered; None where a filter picks them."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    path: str
    """Names from below the root, ``group/name``; a place is this with ``[2]`` after repeats."""
    kind: Kind
    label: Words
    hint: Words
    relevant: str = ""
    required: str = ""
    required_message: Words = field(default_factory=dict)
    constraint: str = ""
    constraint_message: Words = field(default_factory=dict)
    calculation: str = ""
    default: str = ""
    """As it stands in the form."""
    dynamic_default: str = ""
    """An expression: worked out anew until the question is answered."""
    read_only: bool = False
    choices: Choices | None = None
    indicator: str = ""
    """The code of the indicator that the answer is a figure of."""
    appearance: str = ""

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    path: str
    label: Words
    members: tuple[Question | Group, ...]
    relevant: str = ""
    repeats: bool = False
    count: str = ""
    """How many times a repeat is asked, an expression; empty where the person decides."""

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]


Member = Question | Group


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A questionnaire. Two are the same when they are one object; ``read_form`` keeps what it has read."""

    name: str
    version: str
    title: str
    root: str
    """The name of the root element, which every path of the expressions begins with."""
    members: tuple[Member, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    languages: tuple[str, ...]
    """As the form names them: ``Russian (ru)``; empty where it has none."""
    default_language: str
    by_path: Mapping[str, Member]
    """Every group and question, in the order of the form."""

    def questions(self) -> Iterator[Question]:
        return (member for member in self.by_path.values() if isinstance(member, Question))

    def language(self, code: str) -> str:
        """The form's name of a person's language (``ru``), or its default where it does not speak it."""
        for name in self.languages:
            if name == code or _speaks(name.casefold(), code):
                return name
        return self.default_language


_ENGLISH_NAMES = {"ru": "russian", "en": "english"}


def _speaks(name: str, code: str) -> bool:
    """``Russian (ru)``, ``ru`` or ``Russian``; XLSForm leaves the name of a language to the author."""
    return name == code or name.endswith(f"({code})") or name == _ENGLISH_NAMES.get(code)
