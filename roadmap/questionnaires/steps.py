"""What a person sees of a questionnaire: its screens, how far they are, and what is not right yet.

Values alone: whoever only speaks of them does not wait for the engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roadmap.questionnaires.questions import Kind


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: a question, a note, or «one more?» after a repeat."""

    place: str
    kind: Kind
    label: str
    hint: str = ""
    headings: tuple[str, ...] = ()
    """Labels of the groups around it, from the outermost; a repeat with its number in ``numbers``."""
    numbers: tuple[int, ...] = ()
    """Which of the repeats around it, from the outermost: (2,) in the second visit."""
    required: bool = False
    read_only: bool = False
    value: str = ""
    """The lexical form; a default too. For a repeat: how many there are."""
    given: bool = False
    """Whether somebody answered, were it by leaving it empty."""
    reason: str = ""
    was: str = ""
    """The last period's answer."""
    jumped: bool = False
    """The value is far from the last period's: ask again."""
    wants_reason: bool = False
    """Left empty, it wants a word on why."""
    indicator: str = ""
    removable: bool = False
    """Of a repeat: whether there is one to take away."""

    @property
    def asks(self) -> bool:
        """Whether an answer is wanted: what «3 of 12» counts."""
        return self.kind.asks and not self.read_only


@dataclass(frozen=True, slots=True)
class Progress:
    """«3 of 12»: of the questions that want an answer now."""

    number: int
    total: int
    answered: int


class Trouble(StrEnum):
    """What is not right with an answer that stands."""

    MISSING = "missing"
    CONSTRAINT = "constraint"
    NO_SUCH_CHOICE = "no_such_choice"
    NO_REASON = "no_reason"
    JUMPED = "jumped"
    """Far from the last period's, with no word on why; it may be sent."""
    TOO_MANY = "too_many"
    """A repeat is counted more often than is asked."""

    @property
    def blocks(self) -> bool:
        return self is not Trouble.JUMPED


@dataclass(frozen=True, slots=True)
class Problem:
    place: str
    trouble: Trouble
    message: str = ""
    """The form's own word on it, if it has one."""
