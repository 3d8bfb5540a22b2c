"""What pyxform says, known again by its words: which sheet, row and column it means, and whether it is news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from roadmap.questionnaires.problems import Fault, Problem


class Said(StrEnum):
    """The messages of pyxform that are put into our words; any other is quoted as it is."""

    NAME_TWICE = "Questions, groups, and repeats must be unique"
    NAME_CASE = "The name is a case-insensitive match to another name"
    REPEAT_LIKE_FORM = "Repeat names must not be the same as the survey root"
    REPEAT_TWICE = "Repeat names must unique anywhere"
    META = "The name 'meta' is reserved"
    CHOICE_NAME = "Choices must have a name"
    CHOICE_TWICE = "Choice names must be unique for each choice list"
    CHOICE_LABEL = "Choices should have a label"
    NAME_UNFIT = "Names must begin with a letter or underscore"
    SHEET_NAMES = "the following sheets with similar names were found"
    NO_SURVEY = "You must have a sheet named 'survey'"
    REFERENCE = "Reference variables must start with"
    REFERENCE_MISSING = "Reference variables must contain a name from the 'survey' sheet"
    REFERENCE_TWICE = "Reference variables names must be unique"
    REFERENCE_LIST = "Reference variable lists must have a comma"
    HEADERS_TWICE = "Headers that are different names for the same column"
    HEADER_MISSING = "column headers were not found"
    HEADER_ROW = "a missing header row"
    CHOICE_HEADER = "Column headers must not be empty and must not contain spaces"
    DUPLICATE_HEADER = "Duplicate column header"
    UNMATCHED_END = "Unmatched 'end_"
    UNMATCHED_BEGIN = "Unmatched 'begin_"
    PARAMETERS = "Parameters must be in the form of"
    PARAMETER = "The accepted parameter keys for this question type"
    NO_CHOICES = "There should be a choices sheet"
    NO_LIST = "List name not in choices sheet"
    NO_TYPE = "Question with no type"
    NO_NAME = "Question or group with no name"
    UNKNOWN_TYPE = "Unknown question type"
    NO_CALCULATION = "Missing calculation"
    SPACED_CHOICE = "Choice names with spaces cannot be added"
    LANGUAGE = "is missing the"
    REPEAT_LABEL = "Repeat has no label"
    DISABLED = "The 'disabled' column header"
    SKIPPED = "is being skipped"
    MAX_PIXELS = "Use the max-pixels parameter"
    TWO_IDS = "The form_id and id_string column headers are both"


_PLACE = re.compile(
    r"\[row : (?P<row>\d+)\](?:\s*On the '(?P<sheet>[^']+)' sheet, the '(?P<column>[^']+)' value)?"
)
_SILENT = (Said.MAX_PIXELS, Said.REPEAT_LABEL, Said.CHOICE_LABEL, Said.CHOICE_HEADER)
"""Advice for another application, or what our own checks say more closely."""


def said_of(quote: str) -> Said | None:
    """Which of the known messages a text of pyxform is."""
    return next((one for one in Said if one.value in quote), None)


def placed(fault: Fault, text: str) -> Problem:
    """A message of pyxform as a problem, at the row that it names."""
    match = _PLACE.search(text)
    if match is None:
        return Problem(fault, quote=text)
    return Problem(fault, match["sheet"] or "survey", int(match["row"]), match["column"] or "", quote=text)


def remarks(texts: Iterable[str]) -> Iterator[Problem]:
    """The warnings of pyxform that concern a form here."""
    for text in texts:
        if said_of(text) not in _SILENT:
            yield placed(Fault.PYXFORM_SAYS, text)


def joined(own: list[Problem], theirs: Iterable[Problem]) -> list[Problem]:
    """Our problems and pyxform's; where both mean one row ours has its words beside it and theirs is not repeated.

    What it refuses without saying where is left out beside ours: it stops at the first thing, as a rule the same.
    """
    found = list(own)
    refused = any(one.refuses for one in own)
    for one in theirs:
        if refused and one.refuses and not one.row:
            continue
        beside = [
            number
            for number, known in enumerate(found)
            if one.row and known.refuses and (known.sheet, known.row) == (one.sheet, one.row)
        ]
        if beside and one.refuses:
            found[beside[0]] = replace(found[beside[0]], quote=one.quote)
        else:
            found.append(one)
    return found
