"""Doubts about text that stands in another cell, in two cells at once, or breaks off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from roadmap.documents.checked import Rows
from roadmap.documents.continuing import RawRow
from roadmap.documents.headers import Role
from roadmap.documents.likeness import deadline_like, number_like, responsible_like
from roadmap.documents.tidy import one_line, squeezed
from roadmap.roadmap import Activity, Doubt, DoubtCode

DATE = re.compile(
    r"(?:до|не\s+позднее|в\s+срок\s+до)\s+\d{1,2}(?:\.\d\d\.\d{4}|\s+[а-я]{3,9}(?:\s+20\d\d(?:\s+года"
    r"|\s*г\.)?)?)|\b\d\d\.\d\d\.20\d\d|(?<!в\s)\b(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь"
    r"|октябрь|ноябрь|декабрь)\s+20\d\d(?:\s+года|\s*г\.)?",
    re.IGNORECASE,
)


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


def glued(rows: Rows) -> Iterator[Doubt]:
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
    if not activity.deadline and (found := DATE.search(activity.title)):
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


def moved(rows: Rows) -> Iterator[Doubt]:
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


def cut(rows: Rows) -> Iterator[Doubt]:
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
