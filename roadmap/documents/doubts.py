"""What is doubtful about the rows that were read: each rule gives doubts with the words and a proposal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from roadmap.deadlines import Caveat, Code, Kind, Level
from roadmap.documents.checked import Rows
from roadmap.documents.continuing import RawRow
from roadmap.documents.headers import Role
from roadmap.documents.likeness import deadline_like
from roadmap.documents.misplaced import DATE, cut, glued, moved
from roadmap.documents.naming import names, numbers, targets
from roadmap.roadmap import Activity, Doubt, DoubtCode

_IMPOSSIBLE = frozenset({Code.NO_SUCH_DAY, Code.NO_SUCH_PART, Code.IMPOSSIBLE_YEAR, Code.END_BEFORE_START})


def doubts_about(rows: Rows) -> Iterator[Doubt]:
    """All doubts about single rows, rule after rule."""
    for rule in (
        _deadlines,
        _before_order,
        _responsible,
        _results,
        glued,
        moved,
        cut,
        numbers,
        targets,
        names,
    ):
        yield from rule(rows)


# Deadlines


def _deadlines(rows: Rows) -> Iterator[Doubt]:
    said: set[int] = set()
    for row, activity, raw in rows.pairs():
        if not activity.deadline:
            if _column_lacks(raw, Role.DEADLINE, Role.START, Role.FINISH):
                if raw.run in said:
                    continue
                said.add(raw.run)
            yield Doubt(
                DoubtCode.DEADLINE_EMPTY, row, activity.title, _date_in_other_cells(activity), "deadline"
            )
            continue
        yield from _caveats(row, activity)


def _column_lacks(raw: RawRow, *roles: Role) -> bool:
    return raw.layout is not None and not any(raw.layout.has(role) for role in roles)


def _date_in_other_cells(activity: Activity) -> str | None:
    for text in (activity.title, activity.responsible, activity.result, activity.evidence.text):
        if found := DATE.search(text):
            return found.group()
    return next((text for text in (activity.responsible, activity.result) if deadline_like(text)), None)


def _caveats(row: int, activity: Activity) -> Iterator[Doubt]:
    """A deadline's own warnings; one doubt of each code."""
    if activity.schedule is None:
        return
    said: set[DoubtCode] = set()
    for caveat in activity.schedule.warnings:
        if caveat.level is not Level.DOUBT:
            continue
        code = _code_of(caveat.code)
        if code not in said:
            said.add(code)
            yield Doubt(code, row, activity.deadline, _repaired(activity.deadline, caveat), "deadline")


def _repaired(phrase: str, caveat: Caveat) -> str | None:
    """The phrase with the suggested number in its place; the suggestion alone where it has none."""
    if not caveat.suggestion:
        return None
    digits = [found for found in re.finditer(r"\d+", phrase) if found.group() in (caveat.about or phrase)]
    wrong = [found for found in digits if _one_digit_apart(found.group(), caveat.suggestion)]
    if len(wrong) != 1:
        return caveat.suggestion
    return phrase[: wrong[0].start()] + caveat.suggestion + phrase[wrong[0].end() :]


def _one_digit_apart(one: str, other: str) -> bool:
    """Two digits swapped, one lost, added or changed."""
    if len(one) == len(other):
        return one != other and (
            sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) <= 2
        )
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(longer) == len(shorter) + 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    )


def _code_of(code: Code) -> DoubtCode:
    if code is Code.EMPTY:
        return DoubtCode.DEADLINE_EMPTY
    if code in _IMPOSSIBLE:
        return DoubtCode.DEADLINE_IMPOSSIBLE
    return DoubtCode.DEADLINE_OUTSIDE if code is Code.OUTSIDE_PERIOD else DoubtCode.DEADLINE_UNCLEAR


def _before_order(rows: Rows) -> Iterator[Doubt]:
    """A fixed date that had passed when the order was signed."""
    for row, activity, _ in rows.pairs():
        schedule = activity.schedule
        if rows.ordered is None or schedule is None or schedule.kind is not Kind.FIXED:
            continue
        passed = [day for day in schedule.due if day < rows.ordered]
        if passed:
            yield Doubt(DoubtCode.DATE_BEFORE_ORDER, row, activity.deadline, None, "deadline")


# Empty cells


def _responsible(rows: Rows) -> Iterator[Doubt]:
    said: set[int] = set()
    above = ""
    for row, activity, raw in rows.pairs():
        if not activity.responsible.strip(" -–—."):
            if _column_lacks(raw, Role.RESPONSIBLE):
                if raw.run in said:
                    continue
                said.add(raw.run)
                yield Doubt(DoubtCode.RESPONSIBLE_MISSING, row, activity.title, None, "responsible")
            else:
                yield Doubt(DoubtCode.RESPONSIBLE_MISSING, row, activity.title, above or None, "responsible")
        else:
            above = activity.responsible


def _results(rows: Rows) -> Iterator[Doubt]:
    """An empty result where nearly every other row of the table has one."""
    filled = Counter((raw.run, bool(activity.result)) for _, activity, raw in rows.pairs())
    for row, activity, raw in rows.pairs():
        few = filled[raw.run, False] * 3 <= filled[raw.run, True]
        if not activity.result and few and not _column_lacks(raw, Role.RESULT, Role.EVIDENCE):
            yield Doubt(DoubtCode.RESULT_MISSING, row, activity.title, None, "result")


def unique(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Doubts without repeats: those about the whole document first, then row by row."""
    found = dict.fromkeys(doubts)
    return tuple(sorted(found, key=lambda doubt: doubt.row or 0))
