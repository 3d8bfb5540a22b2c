"""Takes a phrase apart: what each stretch of words says, and which words say nothing about dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from roadmap.deadlines.cursor import Cursor, Misfit
from roadmap.deadlines.damage import likely_meant, rejoined
from roadmap.deadlines.often import OFTEN_READINGS
from roadmap.deadlines.pieces import Bound, Impossible, Piece, Role, Stretch, Words
from roadmap.deadlines.points import NoSuchPart
from roadmap.deadlines.readings import READINGS
from roadmap.deadlines.shapes import STRANGE, shaped
from roadmap.deadlines.stretches import STRETCH_READINGS
from roadmap.deadlines.text import CleanText
from roadmap.deadlines.tokens import T, Token
from roadmap.deadlines.waiting import Waits
from roadmap.deadlines.words import tokens_of

_ALL_READINGS = READINGS | STRETCH_READINGS | OFTEN_READINGS
_ROLES = {"request": Role.REQUEST, "awaited": Role.AWAIT, "event": Role.AWAIT, "remark": Role.REMARK}
_PLAIN = (T.WORD, T.COMMA, T.IN, T.TO, T.FROM, T.DASH, T.REMARK, T.AWAIT, T.REQUEST)
_NONE = ("нет", "н/д", "х", "x", "не указан", "не указано", "не указаны", "без срока")
_DATES = (T.MONTH, T.DATE, T.MONTHYEAR, T.WEEKDAY)


@dataclass(slots=True)
class TakenApart:
    """The pieces of a phrase in order, and how they stood together."""

    pieces: list[Piece] = field(default_factory=list)
    lost_separator: str = ""
    bracketed: bool = False
    slashed: bool = False
    then: bool = False

    def add(self, piece: Piece, apart: bool) -> None:
        before = self.pieces[-1] if self.pieces else None
        if (
            isinstance(piece, Stretch)
            and isinstance(before, Stretch)
            and not (apart or _is_report(before, piece))
        ):
            self.lost_separator = f"{before.about} {piece.about}"
        if (
            isinstance(piece, Words)
            and isinstance(before, Words)
            and piece.role is before.role is Role.STRANGE
        ):
            inside = before.dates_inside or piece.dates_inside
            self.pieces[-1] = Words(
                Role.STRANGE, f"{before.text} {piece.text}", inside, before.meant or piece.meant
            )
            return
        self.pieces.append(_like_before(piece, before))


def _is_report(before: Stretch, piece: Stretch) -> bool:
    """«За I квартал до 10 апреля» needs no comma."""
    return before.reported != piece.reported and Bound.UNTIL in (before.bound, piece.bound)


def _like_before(piece: Piece, before: Piece | None) -> Piece:
    """«До 25 мая и 25 декабря»: the second day is bounded like the first."""
    if (
        isinstance(piece, Stretch)
        and isinstance(before, Stretch)
        and before.bound is Bound.UNTIL
        and piece.bound is Bound.WITHIN
        and before.single_day
        and piece.single_day
    ):
        return replace(piece, bound=Bound.UNTIL)
    return piece


def take_apart(clean: CleanText, school_plan: bool) -> TakenApart:
    """The pieces of a cleaned phrase; in a school year's plan a half-year is the school's."""
    tokens = tokens_of(clean.matched)
    if any(token.kind is T.WORD for token in tokens):
        mended = rejoined(clean)
        if mended != clean:
            clean, tokens = mended, tokens_of(mended.matched)
        tokens = _without_small_words([_suspected(token, clean.matched) for token in tokens])
    found = TakenApart()
    apart = True
    for name, group in _with_remarks(tokens):
        if name == "separator":
            apart = True
            found.bracketed |= group[0].kind is T.OPEN
            found.slashed |= group[0].value == "slash"
            found.then |= group[0].kind is T.THEN
            continue
        for number, piece in enumerate(_read(name, group, clean.shown, school_plan)):
            found.add(piece, apart or number > 0)
        apart = False
    return found


def _suspected(token: Token, text: str) -> Token:
    """An unknown word that nearly is a word of deadlines must not pass for a remark."""
    meant = likely_meant(token, text)
    return token if meant is None else replace(token, kind=T.STRANGE, value=meant)


def _without_small_words(tokens: list[Token]) -> list[Token]:
    """Between two plain words a preposition is one of them: «заместитель директора по УВР»."""
    found = tokens[:1]
    for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], tokens[0]], strict=False):
        between = before.kind is T.WORD and after.kind is T.WORD and token.kind in (T.TO, T.FROM)
        found.append(replace(token, kind=T.WORD) if between else token)
    return found


def _with_remarks(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    """The shapes of *tokens*; brackets that hold nothing but plain words are one remark."""
    start = 0
    for place, token in enumerate(tokens):
        if token.kind is not T.OPEN or place < start or place == 0:
            continue
        end = next((at for at in range(place, len(tokens)) if tokens[at].kind is T.CLOSE), len(tokens))
        inside = tokens[place + 1 : end]
        if _is_remark(inside):
            yield from shaped(tokens[start:place])
            yield "separator", tokens[place : place + 1]
            yield "remark", inside
            yield "separator", tokens[place : place + 1]
            start = end + 1
    yield from shaped(tokens[start:])


def _is_remark(inside: Sequence[Token]) -> bool:
    """Whether a bracket holds plain words; a number counts as plain in front of a word («2 этап»)."""
    if not any(token.kind is T.WORD for token in inside[:2]):
        return False
    following = [*(token.kind for token in inside[1:]), T.CLOSE]
    return all(
        token.kind in _PLAIN or (token.kind in (T.NUMBER, T.ROMAN) and after is T.WORD)
        for token, after in zip(inside, following, strict=True)
    )


def _read(name: str, group: Sequence[Token], shown: str, school_plan: bool) -> list[Piece]:
    text = shown[group[0].start : group[-1].end]
    if name in _ROLES:
        return [_words(name, group, text)]
    if name == STRANGE:
        return [_strange(group, text)]
    try:
        return list(_ALL_READINGS[name](Cursor(group, shown), school_plan))
    except NoSuchPart as error:
        return [Impossible(error.code, text, error.suggestion)]
    except Misfit:
        return [Words(Role.STRANGE, text, dates_inside=True)]


def _words(name: str, group: Sequence[Token], text: str) -> Words:
    dates_inside = name == "event" and any(token.kind in _DATES for token in group)
    if _ROLES[name] is not Role.AWAIT:
        return Words(_ROLES[name], text, dates_inside)
    planned = group[0].kind is T.AWAIT and group[0].value != Waits.EVENT
    return Words(Role.AWAIT, text, dates_inside, waits=Waits.PLAN if planned else Waits.EVENT)


def _strange(group: Sequence[Token], text: str) -> Words:
    meant = next((str(token.value) for token in group if token.kind is T.STRANGE and token.value), "")
    return Words(Role.STRANGE, text, any(token.kind not in (T.WORD, T.IN) for token in group), meant)


def is_empty(text: str) -> bool:
    """Whether a cleaned cell holds nothing: no letters or figures, or a word that says «none»."""
    return not any(letter.isalnum() for letter in text) or text.strip(" .-") in _NONE
