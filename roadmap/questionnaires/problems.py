"""What is wrong with a form, or worth a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from roadmap.refusals import Refusal


class Fault(StrEnum):
    """A kind of problem."""

    PYXFORM = "pyxform"
    PYXFORM_SAYS = "pyxform_says"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem; *quote* is what pyxform says of it."""

    fault: Fault
    sheet: str = ""
    row: int = 0
    column: str = ""
    value: str = ""
    quote: str = ""

    @property
    def refuses(self) -> bool:
        """Whether the form cannot be taken because of it."""
        return self.fault is Fault.PYXFORM


class FormRefused(Refusal):
    """The form cannot be taken."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)
