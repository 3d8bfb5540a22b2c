"""What is doubtful about the rows that were read: each rule gives doubts with the words and a proposal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from roadmap.deadlines import Caveat, Code, Kind, Level
from roadmap.documents.headers import Role
from roadmap.documents.likeness import deadline_like, number_like, responsible_like
from roadmap.documents.people import find_person
from roadmap.documents.proofs import contradiction
from roadmap.documents.rows import RawRow
from roadmap.documents.tidy import one_line, squeezed
from roadmap.roadmap import Activity, Doubt, DoubtCode, PartyKind

_IMPOSSIBLE = frozenset({Code.NO_SUCH_DAY, Code.NO_SUCH_PART, Code.IMPOSSIBLE_YEAR, Code.END_BEFORE_START})


@dataclass(frozen=True, slots=True)
class Rows:
    """The activities with the raw rows they were made of, in the plan's order."""

    activities: Sequence[Activity]
    raw: Sequence[RawRow]
    ordered: date | None

    def pairs(self) -> Iterator[tuple[int, Activity, RawRow]]:
        for row, (activity, raw) in enumerate(zip(self.activities, self.raw, strict=True), 1):
            yield row, activity, raw


def doubts_about(rows: Rows) -> Iterator[Doubt]:
    """All doubts about single rows, rule after rule."""
    for rule in (
        _deadlines,
        _before_order,
        _responsible,
        _results,
        _glued,
        _moved,
        _cut,
        _numbers,
        _targets,
        _names,
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


_DATE = re.compile(
    r"(?:до|не\s+позднее|в\s+срок\s+до)\s+\d{1,2}(?:\.\d\d\.\d{4}|\s+[а-я]{3,9}(?:\s+20\d\d(?:\s+года"
    r"|\s*г\.)?)?)|\b\d\d\.\d\d\.20\d\d|(?<!в\s)\b(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь"
    r"|октябрь|ноябрь|декабрь)\s+20\d\d(?:\s+года|\s*г\.)?",
    re.IGNORECASE,
)


def _date_in_other_cells(activity: Activity) -> str | None:
    for text in (activity.title, activity.responsible, activity.result, activity.evidence.text):
        if found := _DATE.search(text):
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


# Cells that hold another cell's text

_CONCRETE = re.compile(
    r"\d{4}\s*(?:г\.|год[ау]?)?|ежеквартально|ежемесячно|ежегодно|еженедельно|постоянно|(?:январ|феврал"
    r"|март|апрел|ма[йя]|июн|июл|август"
    r"|сентябр|октябр|ноябр|декабр)\w*|(?:всего\s+)?(?:периода|года|срока)(?:\s+реализации)?|четверть"
    r"|квартал\w*|полугоди\w+",
    re.IGNORECASE,
)
_RESULT_START = re.compile(
    r"(?<=[а-яёА-ЯЁ»)])[.\s]\s*(?=[А-ЯЁ][а-яё]+(?:ны|но|на|ен|ён|ана|аны|ано|ены|ено)\b)"
)


def _glued(rows: Rows) -> Iterator[Doubt]:
    for row, activity, raw in rows.pairs():
        for column, parts in _glued_cells(activity, raw):
            yield Doubt(DoubtCode.CELLS_GLUED, row, " ".join(parts), " | ".join(parts), column)


def _glued_cells(activity: Activity, raw: RawRow) -> Iterator[tuple[str, tuple[str, str]]]:
    deadline = raw.text(Role.DEADLINE)
    if parts := _deadline_and_party(deadline):
        yield "deadline", parts
    if parts := _party_and_deadline(raw.text(Role.RESPONSIBLE)):
        yield "responsible", parts
    if not activity.result and (parts := _party_and_result(one_line(raw.text(Role.RESPONSIBLE)))):
        yield "responsible", parts
    number = re.match(r"(\d{1,2}(?:\.\d{1,2}){0,2}[.)]?)\s+(?=[А-ЯЁ«])", activity.title)
    if number and not activity.number and raw.layout is not None and raw.layout.has(Role.NUMBER):
        yield "title", (number[1], activity.title[number.end() :])
    written = activity.number
    if written and not number_like(written) and len(written) > 12:
        found = re.match(r"(\d{1,2}(?:\.\d{1,2}){0,2}[.)]?)\s+(?=\S)", written)
        yield "number", (found[1], written[found.end() :]) if found else (written, "")
    if not activity.deadline and (found := _DATE.search(activity.title)):
        yield "title", (activity.title[: found.start()].strip(" ,"), found.group())


def _deadline_and_party(text: str) -> tuple[str, str] | None:
    for match in re.finditer(r"\s(?=[А-ЯЁ])|\n", text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        if (
            not left
            or not right
            or not deadline_like(left)
            or deadline_like(right)
            or not responsible_like(right)
        ):
            continue
        last = re.search(r"\S+(?:\s+\S+)?\s*$", left.rstrip(" .,;)"))
        if "\n" in match.group() or (last and _CONCRETE.search(last.group())):
            return one_line(left), one_line(right)
    return None


def _party_and_deadline(text: str) -> tuple[str, str] | None:
    if not responsible_like(text):
        return None
    for match in re.finditer(r"\s+(?=[А-ЯЁ]|до\s|не\sпоздн|еже|\d\d?[. ])|\n", text):
        left, right = text[: match.start()].strip(" ,;"), text[match.end() :].strip()
        if (
            left
            and deadline_like(right)
            and _CONCRETE.search(right)
            and not re.search(r"(?:от|№|за|на|в)$", left)
        ):
            return one_line(left), one_line(right)
    return None


def _party_and_result(text: str) -> tuple[str, str] | None:
    found = _RESULT_START.search(text)
    return (
        (text[: found.start()].strip(" ."), text[found.end() :].strip())
        if found and responsible_like(text)
        else None
    )


def _moved(rows: Rows) -> Iterator[Doubt]:
    """A whole cell under another column's header."""
    for row, activity, raw in rows.pairs():
        deadline, responsible = one_line(raw.text(Role.DEADLINE)), one_line(raw.text(Role.RESPONSIBLE))
        party_first = responsible_like(deadline) and not deadline_like(deadline)
        date_second = deadline_like(responsible) and not responsible_like(responsible)
        if party_first:
            yield Doubt(
                DoubtCode.CELLS_MOVED, row, deadline, responsible if date_second else None, "deadline"
            )
        if date_second:
            yield Doubt(
                DoubtCode.CELLS_MOVED, row, responsible, deadline if party_first else None, "responsible"
            )
        if not activity.deadline:
            for role in (Role.RESULT, Role.EVIDENCE):
                if deadline_like(one_line(raw.text(role))) and len(raw.text(role)) < 60:
                    yield Doubt(DoubtCode.CELLS_MOVED, row, one_line(raw.text(role)), None, role.value)


# Text that is not whole

_CUT = re.compile(
    r"(?:[,(«–—]|(?<=[а-яё])-|\s(?:и|в|во|на|по|с|со|к|о|об|от|для|из|при|или|за|у|до|через|а|не))$"
)


def _cut(rows: Rows) -> Iterator[Doubt]:
    yield from _cut_titles(rows)
    texts = Counter(activity.responsible for activity in rows.activities)
    pieces = [piece for text in texts.elements() for piece in re.split(r"[;,]\s*", text)]
    often = Counter(squeezed(piece) for piece in pieces)
    for row, activity, _ in rows.pairs():
        text = activity.responsible
        if not text:
            continue
        whole = _whole_of(text, texts)
        if whole is not None and often[squeezed(re.split(r"[;,]\s*", text)[-1])] <= often.total() / 4:
            yield Doubt(DoubtCode.TEXT_CUT, row, text, whole, "responsible")
        elif text[0].islower() and _tail_of_another(text, texts):
            yield Doubt(DoubtCode.CELLS_MOVED, row, text, _tail_of_another(text, texts), "responsible")
        elif _CUT.search(text) and not text.endswith(","):
            yield Doubt(DoubtCode.TEXT_CUT, row, text, None, "responsible")


def _cut_titles(rows: Rows) -> Iterator[Doubt]:
    for row, activity, _ in rows.pairs():
        for column, text in (("title", activity.title), ("result", activity.result)):
            if _CUT.search(text) or text.count("(") > text.count(")"):
                yield Doubt(DoubtCode.TEXT_CUT, row, text[-120:], None, column)


def _whole_of(text: str, texts: Counter[str]) -> str | None:
    """The last party of *text* in full, where it stands elsewhere only as the beginning of a longer one."""
    last = re.split(r"[;,]\s*", text.rstrip(" .;,"))[-1]
    if len(last) < 8 or " " not in last:
        return None
    longer, alone = Counter[str](), 0
    for other, count in texts.items():
        at = other.lower().find(last.lower())
        if at < 0 or other == text:
            continue
        rest = re.match(r"\s+[а-яё][^;]*?(?=;|,\s*[А-ЯЁ]|$)", other[at + len(last) :])
        if rest:
            longer[last + rest.group()] += count
        else:
            alone += count
    if longer and longer.total() > alone:
        return text.rstrip(" .;,")[: -len(last)] + longer.most_common(1)[0][0]
    return None


def _tail_of_another(text: str, texts: Counter[str]) -> str | None:
    """The longer text that ends with *text*, where it begins in the middle of another cell's words."""
    for other in texts:
        start = other.find(text)
        if start > 0 and other[start - 1] == " " and other[:start].rstrip()[-1:].isalpha():
            return other[: start + len(text)]
    return None


# Numbers


def _numbers(rows: Rows) -> Iterator[Doubt]:
    seen: dict[tuple[int, int | None, str | None], set[str]] = {}
    last: tuple[tuple[int, int | None, str | None], str] | None = None
    for row, activity, raw in rows.pairs():
        place = (raw.run, activity.section, activity.level)
        number = activity.number.strip(" .)")
        if not number:
            if raw.layout is not None and raw.layout.has(Role.NUMBER):
                yield Doubt(DoubtCode.NUMBER_MISSING, row, activity.title, None, "number")
            last = None
            continue
        numbers = seen.setdefault(place, set())
        if number in numbers and not raw.inherited and number == "1":
            numbers.clear()
        if number in numbers and not raw.inherited:
            free = _next_free(activity.number, numbers)
            yield Doubt(DoubtCode.NUMBER_DUPLICATE, row, activity.number, free, "number")
        elif last is not None and last[0] == place and _skips(last[1], number):
            yield Doubt(DoubtCode.NUMBER_SKIPPED, row, activity.number, None, "number")
        numbers.add(number)
        last = (place, number)


def _next_free(number: str, taken: Set[str]) -> str | None:
    """The next number of the same form that no row above has."""
    found = re.fullmatch(r"((?:\d+\.)*)(\d+)(\s?[.)]?)", number.strip())
    if found is None:
        return None
    tail = int(found[2]) + 1
    while f"{found[1]}{tail}" in taken:
        tail += 1
    return f"{found[1]}{tail}{found[3]}"


def _skips(before: str, number: str) -> bool:
    *head, tail = number.split(".")
    *head_before, tail_before = before.split(".")
    return (
        head == head_before and tail.isdigit() and tail_before.isdigit() and int(tail) > int(tail_before) + 1
    )


# Results and names


def _targets(rows: Rows) -> Iterator[Doubt]:
    for row, activity, _ in rows.pairs():
        words = contradiction(activity.result)
        if words is not None:
            yield Doubt(DoubtCode.TARGET_CONTRADICTS, row, words, None, "result")


_ALIKE, _MANY_ROWS, _RARE_SHARE = 0.8, 15, 0.15


def _names(rows: Rows) -> Iterator[Doubt]:
    """A name that occurs once: spelled like another one, or alone among names that all occur often."""
    named = [(row, party) for row, activity, _ in rows.pairs() for party in activity.parties]
    spelled = [
        (row, party.name, _name_key(party.name))
        for row, party in named
        if party.kind in (PartyKind.ORGANISATION, PartyKind.PERSON)
    ]
    counts = Counter(key for _, _, key in spelled)
    once = [entry for entry in spelled if counts[entry[2]] == 1]
    rare = len(rows.activities) >= _MANY_ROWS and len(once) <= len(counts) * _RARE_SHARE
    for row, name, key in once:
        twin = _twin(key, counts)
        if twin is not None:
            proposal = next(other for _, other, one in spelled if one == twin)
            yield Doubt(DoubtCode.NAME_ONCE, row, name, proposal, "responsible")
        elif rare:
            yield Doubt(DoubtCode.NAME_ONCE, row, name, None, "responsible")


def _name_key(name: str) -> str:
    person = find_person(name)
    if person is not None:
        return person.key()
    return squeezed(re.sub(r"\([^)]*\)", "", name))


def _twin(key: str, counts: Counter[str]) -> str | None:
    """Another name that differs by a letter or two: numbers of schools are meant to differ."""
    digits = re.findall(r"\d+", key)
    best, likeness = None, _ALIKE
    for other, count in counts.items():
        if other == key or re.findall(r"\d+", other) != digits or count < 2:
            continue
        ratio = SequenceMatcher(None, key, other).ratio()
        if ratio > likeness:
            best, likeness = other, ratio
    return best


def unique(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Doubts without repeats: those about the whole document first, then row by row."""
    found = dict.fromkeys(doubts)
    return tuple(sorted(found, key=lambda doubt: doubt.row or 0))
