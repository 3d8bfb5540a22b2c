"""Functions over texts: XPath 1.0, section 4.2, and https://getodk.github.io/xforms-spec/#xpath-functions."""

from __future__ import annotations

import base64
import hashlib
import math
from functools import lru_cache
from uuid import UUID

import regex

from roadmap.questionnaires.calls import Call, Functions, WrongValue, each, figure, text
from roadmap.questionnaires.values import as_text

TEXTS = Functions()
named = TEXTS.named
_DIGESTS = {"md5": "md5", "sha-1": "sha1", "sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512"}
_LONGEST = 10_000
"""Characters: a text doubled by a calculation in every repeat stays readable, and memory bounded."""
_PATIENCE = 0.2
"""Seconds for one pattern."""


@named("string", 0, 1)
def _string(call: Call) -> str:
    return text(call, 0) if len(call) else as_text([call.item])


@named("concat", 0, None)
def _concat(call: Call) -> str:
    return "".join(map(as_text, each(call)))[:_LONGEST]


@named("join", 1, None)
def _join(call: Call) -> str:
    return text(call, 0).join(map(as_text, each(call, 1)))[:_LONGEST]


@named("contains", 2)
def _contains(call: Call) -> bool:
    return text(call, 1) in text(call, 0)


@named("starts-with", 2)
def _starts_with(call: Call) -> bool:
    return text(call, 0).startswith(text(call, 1))


@named("ends-with", 2)
def _ends_with(call: Call) -> bool:
    return text(call, 0).endswith(text(call, 1))


@named("substring-before", 2)
def _substring_before(call: Call) -> str:
    before, found, _ = text(call, 0).partition(text(call, 1))
    return before if found else ""


@named("substring-after", 2)
def _substring_after(call: Call) -> str:
    part = text(call, 1)
    return text(call, 0).partition(part)[2] if part else text(call, 0)


@named("substring", 2, 3)
def _substring(call: Call) -> str:
    """Characters count from 1; ends are rounded (XPath 1.0, section 4.2)."""
    whole, start = text(call, 0), figure(call, 1)
    first = math.floor(start + 0.5) if math.isfinite(start) else start
    last = math.inf
    if len(call) == 3:
        length = figure(call, 2)
        last = first + (math.floor(length + 0.5) if math.isfinite(length) else length)
    return "".join(letter for place, letter in enumerate(whole, 1) if first <= place < last)


@named("substr", 2, 3)
def _substr(call: Call) -> str:
    """Characters count from 0, negative ones from the end; the end is not included."""
    whole = text(call, 0)
    bounds = [figure(call, number) for number in range(1, len(call))]
    if any(math.isnan(bound) for bound in bounds):
        return ""
    most = len(whole)
    ends = [int(max(-most, min(most, bound))) for bound in bounds]
    return whole[slice(*ends)] if len(ends) == 2 else whole[ends[0] :]


@named("string-length", 0, 1)
def _string_length(call: Call) -> float:
    return float(len(_string(call)))  # type: ignore[arg-type]


@named("normalize-space", 0, 1)
def _normalize_space(call: Call) -> str:
    return " ".join(as_text(_string(call)).split())


@named("translate", 3)
def _translate(call: Call) -> str:
    table: dict[int, str | None] = {}
    become = text(call, 2)
    for place, letter in enumerate(text(call, 1)):
        table.setdefault(ord(letter), become[place] if place < len(become) else None)
    return text(call, 0).translate(table)


@lru_cache(maxsize=256)
def pattern(written: str) -> regex.Pattern[str]:
    """A pattern as ODK means it (java.util.regex: ``\\p{L}`` too). Raises WrongValue where it is none."""
    try:
        return regex.compile(written)
    except (regex.error, ValueError, OverflowError, RecursionError, MemoryError):
        raise WrongValue(written) from None


@named("regex", 2)
def _regex(call: Call) -> bool:
    """The whole text fits the pattern. One that takes for ever is given up: a form may come from anybody."""
    try:
        return pattern(text(call, 1)).fullmatch(text(call, 0), timeout=_PATIENCE) is not None
    except TimeoutError:
        raise WrongValue(call.key) from None


@named("uuid", 0, 1)
def _uuid(call: Call) -> str:
    """Always the same for one questionnaire and question: nothing here is different when it is read again."""
    drawn = hashlib.sha256(repr(call.scene.chance(call.key)).encode()).digest()
    whole = str(UUID(bytes=drawn[:16], version=4))
    if not len(call):
        return whole
    length = figure(call, 0)
    return whole.replace("-", "")[: int(length)] if 0 <= length < _LONGEST else ""


@named("digest", 2, 3)
def _digest(call: Call) -> str:
    kind = _DIGESTS.get(text(call, 1).lower())
    encoding = text(call, 2).lower() if len(call) == 3 else "base64"
    if not kind or encoding not in ("base64", "hex"):
        raise WrongValue(call.key)
    made = hashlib.new(kind, text(call, 0).encode(), usedforsecurity=False)
    return made.hexdigest() if encoding == "hex" else base64.b64encode(made.digest()).decode()
