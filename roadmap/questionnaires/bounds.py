"""Conditions that can never hold, where that is plain from numbers, dates, texts and truths in them.

Interval reasoning over «and» and «or» alone: whatever is not understood may hold, so a condition is called
impossible only where it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from operator import eq, ge, gt, le, lt, ne

from roadmap.questionnaires.tokens import Is, Token, is_sign

_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}
_HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    "<": lt,
    ">": gt,
    "<=": le,
    ">=": ge,
    "=": eq,
    "!=": ne,
}
_CHANCE = ("random", "uuid", "now", "position")
_COUNTS = ("string-length", "count-selected", "count", "count-non-empty")
_MOST_BRANCHES = 256
_MOST_TOKENS = 500
"""Nobody contradicts themselves at such length, and looking would take long."""

Tokens = tuple[Token, ...]


@dataclass(slots=True)
class _Values:
    """What a subject may be: a stretch of numbers, or texts that it must and must not be."""

    whole: bool = False
    least: float = -math.inf
    most: float = math.inf
    without: set[float] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    no_texts: set[str] = field(default_factory=set)

    def narrow(self, sign: str, value: float) -> None:
        if sign == "!=":
            self.without.add(value)
        if sign in ("=", ">=", ">"):
            self.least = max(self.least, _past(value, self.whole, 1) if sign == ">" else value)
        if sign in ("=", "<=", "<"):
            self.most = min(self.most, _past(value, self.whole, -1) if sign == "<" else value)

    def possible(self) -> bool:
        if len(self.texts) > 1 or self.texts & self.no_texts:
            return False
        least, most = self.least, self.most
        if self.whole:
            least = math.ceil(least) if math.isfinite(least) else least
            most = math.floor(most) if math.isfinite(most) else most
        return least < most or (least == most and least not in self.without)


def never_holds(tokens: Tokens, whole: bool = False, many: Collection[str] = ()) -> bool:
    """Whether the condition is false whatever is answered.

    *whole* says that «.» is a whole number; *many* names what is asked in repeats, where one answer may be this and
    another that.
    """
    if len(tokens) > _MOST_TOKENS:
        return False
    alternatives = _alternatives(tokens, _MOST_BRANCHES)
    return alternatives is not None and not any(_possible(one, whole, many) for one in alternatives)


def _past(value: float, whole: bool, way: int) -> float:
    """The next number on that side of *value*."""
    if whole:
        return math.floor(value) + 1 if way > 0 else math.ceil(value) - 1
    return math.nextafter(value, math.inf * way)


def _alternatives(tokens: Tokens, most: int) -> list[list[Tokens]] | None:
    """The condition as alternatives of conditions that hold together; None where there are too many."""
    tokens = _bare(tokens)
    parts = _split(tokens, "or")
    if len(parts) > 1:
        found = [_alternatives(part, most) for part in parts]
        if any(one is None for one in found):
            return None
        joined = [together for one in found if one for together in one]
        return joined if len(joined) <= most else None
    parts = _split(tokens, "and")
    if len(parts) == 1:
        return [[tokens]]
    each = [_alternatives(part, most) for part in parts]
    if any(one is None for one in each) or math.prod(len(one or ()) for one in each) > most:
        return None
    return [[atom for part in way for atom in part] for way in product(*(one or [] for one in each))]


def _possible(atoms: Sequence[Tokens], whole: bool, many: Collection[str]) -> bool:
    known: dict[Tokens, _Values] = {}
    for atom in atoms:
        if _constant(atom) is False:
            return False
        for subject, sign, value in _narrowings(atom):
            if any(_varies(token, many) for token in subject):
                continue
            values = known.setdefault(subject, _fresh(subject, whole))
            if isinstance(value, float):
                values.narrow(sign, value)
            elif sign in ("=", "!="):
                (values.texts if sign == "=" else values.no_texts).add(value)
    return all(values.possible() for values in known.values())


def _varies(token: Token, many: Collection[str]) -> bool:
    """Whether it may be one thing here and another there: a path, what is asked many times, what chance gives."""
    if token.kind is Is.REFERENCE:
        return token.text in many
    return is_sign(token, "/", "//") or (token.kind is Is.FUNCTION and token.text in _CHANCE)


def _fresh(subject: Tokens, whole: bool) -> _Values:
    if subject[0].kind is Is.FUNCTION and subject[0].text in _COUNTS:
        return _Values(True, 0)
    return _Values(whole and subject == (Token(Is.SIGN, "."),))


def _narrowings(atom: Tokens) -> Iterator[tuple[Tokens, str, float | str]]:
    """What an atom says of its subject; what is no comparison is a truth, and not(…) its opposite."""
    signs = [number for number, token in enumerate(atom) if _depth(atom, number) == 0 and _compares(token)]
    if len(signs) == 1:
        left, sign, right = atom[: signs[0]], atom[signs[0]].text, atom[signs[0] + 1 :]
        for subject, value, way in ((left, right, sign), (right, left, _TURNED[sign])):
            known = _value(value, sign)
            if known is not None and subject and _value(subject, sign) is None:
                yield subject, way, known
    elif not signs and atom:
        inner = atom[2:-1] if atom[0] == Token(Is.FUNCTION, "not") and _closes(atom, 1) else None
        yield (atom, "=", 1.0) if inner is None else (_bare(inner), "=", 0.0)


def _compares(token: Token) -> bool:
    return is_sign(token, *_TURNED)


def _constant(atom: Tokens) -> bool | None:
    """What an atom without subjects is worth; None where it has one."""
    texts = tuple(token.text for token in atom)
    if texts in (("true", "(", ")"), ("false", "(", ")")):
        return texts[0] == "true"
    if len(atom) == 3 and _compares(atom[1]):
        left, right = _value(atom[:1], ""), _value(atom[2:], "")
        if isinstance(left, float) and isinstance(right, float):
            return _HOLDS[atom[1].text](left, right)
    return None


def _value(tokens: Tokens, sign: str) -> float | str | None:
    """A number, a date as its ordinal, or a text, as *sign* compares it; None for anything else."""
    if len(tokens) == 4 and tokens[0] == Token(Is.FUNCTION, "date") and tokens[2].kind is Is.LITERAL:
        tokens, sign = tokens[2:3], "<"
    turn = -1.0 if len(tokens) == 2 and is_sign(tokens[0], "-") else 1.0
    if turn < 0:
        tokens = tokens[1:]
    if len(tokens) != 1:
        return None
    if tokens[0].kind is Is.NUMBER:
        return turn * float(tokens[0].text)
    if tokens[0].kind is not Is.LITERAL or turn < 0:
        return None
    # An equality compares a text as it is; more and less make a number of it.
    return tokens[0].text if sign in ("=", "!=") else _figure(tokens[0].text)


def _figure(text: str) -> float | str:
    """A text that is a number or a day is compared as one."""
    try:
        return float(date.fromisoformat(text).toordinal()) if text.count("-") == 2 else float(text)
    except ValueError:
        return text


def _bare(tokens: Tokens) -> Tokens:
    """Without the brackets around the whole."""
    while len(tokens) > 1 and is_sign(tokens[0], "(") and _closes(tokens, 0):
        tokens = tokens[1:-1]
    return tokens


def _closes(tokens: Tokens, opening: int) -> bool:
    """Whether the bracket at *opening* is closed by the last token."""
    depth = 0
    for number, token in enumerate(tokens[opening:], opening):
        depth += is_sign(token, "(", "[") - is_sign(token, ")", "]")
        if depth == 0:
            return number == len(tokens) - 1
    return False


def _depth(tokens: Tokens, place: int) -> int:
    return sum(is_sign(token, "(", "[") - is_sign(token, ")", "]") for token in tokens[:place])


def _split(tokens: Tokens, word: str) -> list[Tokens]:
    """The parts between the words *word* that stand in no brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += is_sign(token, "(", "[") - is_sign(token, ")", "]")
        if depth == 0 and is_sign(token, word):
            parts.append([])
        else:
            parts[-1].append(token)
    return [tuple(part) for part in parts]
