"""The host of a link as people read it, and whether its letters may deceive them.

National letters travel as punycode («xn--…»). A browser shows «школа.рф» for it, and just as well a Latin
name that is written with Cyrillic letters; so both forms are given, with a mark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from roadmap.links import address_of

_PUNYCODE = "xn--"


class Mark(StrEnum):
    """What there is to say about the letters of a host."""

    PLAIN = "plain"
    NATIONAL = "national"
    """Letters beyond ASCII, and nothing strange about them."""
    DOUBTFUL = "doubtful"
    """Two alphabets in one word, foreign letters under a Latin zone, or signs that are no letters at all."""


@dataclass(frozen=True, slots=True)
class Host:
    """*name* is what people read, *ascii* what is looked up; both carry the port where it is unusual."""

    name: str
    ascii: str
    mark: Mark


def shown(link: str) -> Host:
    """The host of *link*. Raises NoLink."""
    url = address_of(link)
    host = url.raw_host or ""
    if ":" in host:
        host = f"[{host}]"
    labels = host.rstrip(".").split(".")
    names = [_name(label) for label in labels]
    port = "" if url.is_default_port() else f":{url.port}"
    return Host(".".join(names) + port, ".".join(labels) + port, _mark(names))


def _name(label: str) -> str:
    """The label in its letters; left as it is where it hides anything but letters, digits and hyphens."""
    if not label.startswith(_PUNYCODE):
        return label
    try:
        name = label.removeprefix(_PUNYCODE).encode("ascii").decode("punycode")
    except ValueError:
        return label
    # A slash or a dot of some other alphabet would draw a host where there is none.
    proper = all(
        sign == "-" or unicodedata.category(sign) in {"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"} for sign in name
    )
    return name if proper and not name.isascii() else label


def _mark(names: Sequence[str]) -> Mark:
    if any(name.startswith(_PUNYCODE) for name in names):
        return Mark.DOUBTFUL
    national = [name for name in names if not name.isascii()]
    for name in national:
        scripts = _scripts(name)
        if len(scripts) > 1 or (scripts != {"LATIN"} and names[-1].isascii()):
            return Mark.DOUBTFUL
    return Mark.NATIONAL if national else Mark.PLAIN


def _scripts(name: str) -> set[str]:
    # A letter's name begins with its alphabet: CYRILLIC SMALL LETTER A.
    return {
        unicodedata.name(sign, "?").split()[0] for sign in name if unicodedata.category(sign).startswith("L")
    }
