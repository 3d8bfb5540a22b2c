"""Why a file was not read. Each refusal is a named error; the bot has a sentence for each.

Unreadable (a roadmap.refusals.Refusal)
├── TooLarge            more bytes than are taken at all
├── TooManyCells        a sheet or a table without end
├── TooMuchInside       an archive that opens into far more than it weighs
├── Locked              a password
├── HasMacros           a program inside
├── OldFormat           .doc, .xls, .rtf, .odt …
├── UnknownFormat       not a document
├── Broken              damaged inside, or not what its name says
├── PicturesOnly        a scan without a text layer
├── PdfNotInstalled     the extra for .pdf is not there
├── NoTable             text, but no table in it
├── NoRoadMap           tables, but none of them is a plan
├── NoRoster            not a spreadsheet of organisations, groups and people
├── EmptyRoster         its sheets, and not a row in them
└── TooManyRows         a roster of more rows than a department has
"""

from __future__ import annotations

from roadmap.refusals import Refusal


class Unreadable(Refusal):
    """The file cannot be read as a road map; *detail* is a technical word for the log, never for people."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.args == getattr(other, "args", None)

    def __hash__(self) -> int:
        return hash((type(self), self.args))


class TooLarge(Unreadable):
    """The file weighs more than is taken."""


class TooManyCells(Unreadable):
    """A sheet reaches further than any plan does."""


class TooMuchInside(Unreadable):
    """The archive opens into far more than it weighs."""


class Locked(Unreadable):
    """The file is protected by a password."""


class HasMacros(Unreadable):
    """The file carries a program."""


class OldFormat(Unreadable):
    """A format that has to be saved anew first; *detail* is its suffix."""


class UnknownFormat(Unreadable):
    """Not a document at all."""


class Broken(Unreadable):
    """The file is damaged or is not what its name says."""


class PicturesOnly(Unreadable):
    """A scan: pages without a text layer."""


class PdfNotInstalled(Unreadable):
    """The optional library for .pdf is missing."""


class NoTable(Unreadable):
    """The file was read, and there is no table in it."""


class NoRoadMap(Unreadable):
    """The file has tables, and none of them is a plan."""


class NoRoster(Unreadable):
    """The file is not a spreadsheet of organisations, groups and people."""


class EmptyRoster(Unreadable):
    """The sheets of a roster are there, and nothing stands in them."""


class TooManyRows(Unreadable):
    """The roster has more rows than are read at once."""
