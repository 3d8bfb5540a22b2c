"""From blocks to a road map: every part of the pipeline in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial

from roadmap.deadlines import USUAL_CALENDAR, Calendar, Schedule, read_deadline
from roadmap.documents.abbreviations import glossary_of, inline_glossary
from roadmap.documents.blocks import Block, Paragraph, Table
from roadmap.documents.checked import Rows
from roadmap.documents.checklists import checklist_of
from roadmap.documents.clauses import Clause, duties_of, split_order
from roadmap.documents.continuing import RawRow
from roadmap.documents.doubts import doubts_about, unique
from roadmap.documents.groups import groups_of
from roadmap.documents.headers import Role, TableKind, is_year
from roadmap.documents.layout import Layout, infer
from roadmap.documents.limits import LONGEST_CELL, MOST_ROWS
from roadmap.documents.parties import read_parties
from roadmap.documents.periods import period_of, period_of_deadlines
from roadmap.documents.placing import place
from roadmap.documents.proofs import read_evidence, read_targets
from roadmap.documents.refusals import NoRoadMap, NoTable, TooManyCells
from roadmap.documents.requisites import plan_title, requisites_of
from roadmap.documents.rows import Walker
from roadmap.documents.runs import Line, Part, Run, Unread, parts_of
from roadmap.documents.tidy import joined, one_line, words_of
from roadmap.documents.wording import unknown_abbreviations
from roadmap.period import Period
from roadmap.roadmap import Activity, Doubt, DoubtCode, Duty, Indicator, RoadMap

Read = Callable[[str], Schedule | None]
"""What a deadline's phrase means in this document; None where it has no period."""


def read_blocks(
    blocks: Sequence[Block], period: Period | None = None, calendar: Calendar = USUAL_CALENDAR
) -> RoadMap:
    """The road map in *blocks*, its deadlines read by *calendar*; *period* wins over what the document says.

    Raises NoTable, NoRoadMap, and TooManyCells for tables without end.
    """
    if not any(isinstance(block, Table) for block in blocks):
        raise NoTable
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    if len(rows) > MOST_ROWS:
        raise TooManyCells(f"{len(rows)} rows")
    if any(len(cell.text) > LONGEST_CELL for row in rows for cell in row.cells):
        raise TooManyCells("a cell without end")
    text = _whole_text(blocks)
    return _Reading(parts_of(blocks), text, calendar).road_map(period)


def _whole_text(blocks: Sequence[Block]) -> str:
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines.extend(cell.text for row in block.rows for cell in row.cells if not cell.continued)
    return "\n".join(lines)


class _Reading:
    """One document being read."""

    def __init__(self, parts: Sequence[Part], text: str, calendar: Calendar) -> None:
        self._parts, self._text, self._calendar = parts, text, calendar
        counts = Counter(words_of(text))
        self._walker = Walker(set(counts), {word for word, count in counts.items() if count > 1})
        self._doubts: list[Doubt] = []
        self._indicators: list[Indicator] = []
        self._terms: dict[str, str] = {}
        self._before: list[Paragraph] = []
        self._after: list[Paragraph] = []

    def road_map(self, period: Period | None) -> RoadMap:
        self._sort()
        found = self._walker.found
        if not found.rows:
            raise NoRoadMap
        order = split_order(self._before)
        requisites = requisites_of(order)
        title = plan_title(order, requisites)
        titles = [title, requisites.title, *(clause.text for clause in order.clauses)]
        period = period or period_of(titles, requisites.date) or self._period_of_rows()
        read = partial(_schedule, period=period, ordered=requisites.date, calendar=self._calendar)
        activities = tuple(_activity(raw, read) for raw in found.rows)
        glossary = self._glossary()
        duties = tuple(_duties(order.clauses, read))
        parties = [party.group for activity in activities for party in activity.parties]
        groups = groups_of(self._group_texts(order.clauses, activities), parties)
        self._doubts += found.doubts
        self._doubts += doubts_about(Rows(activities, found.rows, requisites.date))
        self._doubts += unknown_abbreviations(activities, self._indicators, glossary, self._text)
        self._doubts += _clause_doubts(order.clauses)
        return RoadMap(
            title,
            requisites,
            period,
            tuple(found.sections),
            activities,
            tuple(self._indicators),
            duties,
            groups,
            glossary,
            unique(self._doubts),
        )

    def _sort(self) -> None:
        """Gives each part to what reads it."""
        for part in self._parts:
            if isinstance(part, Paragraph):
                (self._after if self._walker.found.rows else self._before).append(part)
            elif isinstance(part, Unread):
                self._unread(part)
            else:
                self._run(part)

    def _run(self, run: Run) -> None:
        layout = infer(run.columns, run.rows())
        if layout is None:
            self._doubts.append(
                Doubt(DoubtCode.TABLE_NOT_READ, None, " | ".join(column.label for column in run.columns))
            )
        elif layout.kind is TableKind.PLAN:
            self._guessed(layout)
            self._walker.walk(run.items, layout)
        elif layout.kind is TableKind.INDICATORS:
            self._indicators += self._read_indicators(run, layout)
        else:
            self._terms.update(_terms(run, layout))

    def _guessed(self, layout: Layout) -> None:
        for column in layout.guessed:
            self._doubts.append(
                Doubt(DoubtCode.COLUMN_BY_CONTENT, None, column.label or "–", column.role.value)
            )
        for column in layout.columns:
            if column.role is Role.OTHER and column.label:
                self._doubts.append(Doubt(DoubtCode.COLUMN_NOT_READ, None, column.label))

    def _unread(self, part: Unread) -> None:
        lines = [
            Paragraph("\t".join(cell.text for cell in row.filled())) for row in part.rows if row.filled()
        ]
        (self._after if self._walker.found.rows else self._before).extend(lines)
        self._doubts.append(
            Doubt(DoubtCode.TABLE_NOT_READ, None, " | ".join(cell.text for cell in part.rows[0].filled()))
        )

    def _period_of_rows(self) -> Period | None:
        guess = period_of_deadlines(raw.text(Role.DEADLINE) for raw in self._walker.found.rows)
        self._doubts.append(Doubt(DoubtCode.PERIOD_UNKNOWN, None, "", str(guess) if guess else None))
        return guess

    def _glossary(self) -> dict[str, str]:
        lines = [paragraph.text for paragraph in (*self._before, *self._after, *self._walker.found.after)]
        return {**inline_glossary(" ".join(self._text.split())), **self._terms, **glossary_of(lines)}

    def _group_texts(self, clauses: Sequence[Clause], activities: Sequence[Activity]) -> list[str]:
        after = [one_line(paragraph.text) for paragraph in (*self._after, *self._walker.found.after)]
        return [*(clause.text for clause in clauses), *after, *(activity.title for activity in activities)]

    def _read_indicators(self, run: Run, layout: Layout) -> list[Indicator]:
        cells: list[dict[int, str]] = []
        for item in run.items:
            if not isinstance(item, Line) or not item.row.filled():
                continue
            placed = {i: cell.text for i, cell in place(item.row, layout, {}).cells.items() if cell.text}
            texts = list(placed.values())
            if texts == [str(n) for n in range(1, len(texts) + 1)] and len(texts) > 2:
                continue
            self._add(cells, placed, layout)
        return [_indicator(one, layout) for one in cells]

    def _add(self, cells: list[dict[int, str]], placed: dict[int, str], layout: Layout) -> None:
        """A new indicator, or the second half of the one above."""
        roles = {column.role: placed.get(i, "") for i, column in enumerate(layout.columns)}
        name = roles.get(Role.INDICATOR, "")
        torn = not roles.get(Role.NUMBER) and (not name or name[0].islower()) and layout.has(Role.NUMBER)
        if cells and torn:
            for index, text in placed.items():
                cells[-1][index] = joined(cells[-1].get(index, ""), text)
        elif len(placed) == 1 and len(layout.columns) > 2:
            self._doubts.append(Doubt(DoubtCode.TEXT_NOT_READ, None, one_line(next(iter(placed.values())))))
        else:
            cells.append(placed)


def _indicator(cells: dict[int, str], layout: Layout) -> Indicator:
    def text(role: Role) -> str:
        found = [
            (column.label, one_line(cells[i]))
            for i, column in enumerate(layout.columns)
            if column.role is role and cells.get(i)
        ]
        if len(found) > 1 and all(is_year(label) for label, _ in found):
            return "; ".join(f"{label}: {value}" for label, value in found)
        return "; ".join(value for _, value in found)

    return Indicator(
        text(Role.NUMBER), text(Role.INDICATOR), text(Role.SOURCE), text(Role.TARGET), text(Role.UNIT)
    )


def _terms(run: Run, layout: Layout) -> dict[str, str]:
    found = {}
    for row in run.rows():
        texts = [cell.text for cell in row.filled()]
        term = next((i for i, column in enumerate(layout.columns) if column.role is Role.TERM), 0)
        if len(row.cells) > term and row.cells[term].text and len(texts) > 1:
            found[one_line(row.cells[term].text)] = one_line(texts[-1])
    return found


def _activity(raw: RawRow, read: Read) -> Activity:
    deadline, phrase = _deadline(raw)
    forms, result = one_line(raw.text(Role.EVIDENCE)), one_line(raw.text(Role.RESULT))
    shown = result if raw.layout is None or raw.layout.has(Role.RESULT) else forms
    return Activity(
        number=one_line(raw.text(Role.NUMBER)),
        title=one_line(raw.text(Role.TITLE)),
        section=raw.section,
        level=raw.level,
        deadline=deadline,
        schedule=read(phrase),
        responsible=one_line(raw.text(Role.RESPONSIBLE)),
        parties=read_parties(raw.text(Role.RESPONSIBLE)),
        result=shown,
        targets=read_targets(shown),
        evidence=read_evidence(forms, shown),
        checklist=checklist_of(raw.text(Role.TITLE)),
    )


def _deadline(raw: RawRow) -> tuple[str, str]:
    """The deadline as it is shown and the phrase to read: a finish alone is «до» that day."""
    if raw.text(Role.DEADLINE):
        text = one_line(raw.text(Role.DEADLINE))
        return text, text
    start, finish = one_line(raw.text(Role.START)), one_line(raw.text(Role.FINISH))
    if start and finish and start != finish:
        text = f"{start} – {finish}"
        return text, text
    if finish and not start:
        return finish, finish if not finish[0].isdigit() else f"до {finish}"
    return start or finish, start or finish


@lru_cache(maxsize=512)
def _schedule(
    phrase: str, period: Period | None, ordered: date | None, calendar: Calendar
) -> Schedule | None:
    return read_deadline(phrase, period, ordered, calendar) if period is not None else None


def _duties(clauses: Sequence[Clause], read: Read) -> Iterator[Duty]:
    for told in duties_of(clauses):
        schedule = read(told.deadline) if told.deadline else None
        yield Duty(told.clause, told.text, told.addressee, schedule)


def _clause_doubts(clauses: Sequence[Clause]) -> Iterator[Doubt]:
    seen: set[str] = set()
    for clause in clauses:
        if clause.parent is None and clause.path in seen:
            yield Doubt(
                DoubtCode.NUMBER_DUPLICATE, None, f"{clause.path}. {clause.text}"[:160], None, "clause"
            )
        seen.add(clause.path)
