"""The order around a plan: issuer, number, date, titles, what it repeals, who leads and who controls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roadmap.documents.blocks import Paragraph
from roadmap.documents.clauses import Clause, Order
from roadmap.documents.dates import date_in, number_in
from roadmap.documents.headings import names_plan, rank_of
from roadmap.documents.likeness import person_in, responsible_like, signature_like
from roadmap.documents.tidy import one_line
from roadmap.roadmap import Repeal, Requisites

_KIND = re.compile(
    r"(?:п\s?р\s?и\s?к\s?а\s?з|п\s?о\s?с\s?т\s?а\s?н\s?о\s?в\s?л\s?е\s?н\s?и\s?е"
    r"|р\s?а\s?с\s?п\s?о\s?р\s?я\s?ж\s?е\s?н\s?и\s?е|решение)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:г|с|п|пос|д|х|ст|пгт|рп|р\.?\s?п|аул|ст-ца|город|село|пос[её]лок|станица)\.?\s*[А-ЯЁ][\w\- ]{1,40}"
)
_TITLE = re.compile(r"(?:об?|по|«?об?)\s+[а-яё«]", re.IGNORECASE)
_PREAMBLE = re.compile(
    r"(?:в\s+(?:соответствии|целях|рамках|связи|исполнение|целью)|на\s+основании|во\s+исполнение|с\s+целью"
    r"|руководствуясь|согласно|учитывая"
    r"|по\s+итогам|для\s+|п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в|постановля)",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"приложение|утвержд[её]н\w*|к\s+приказу|приказом|от\s+[\d«]|согласован", re.IGNORECASE
)
_REPEALED = re.compile(
    r"(?P<what>(?:приказ|постановлени|распоряжени)\w*[^;«]*?(?:от\s+(?P<date>[\d«][^№N]{5,30}?)\s*(?:№"
    r"|N)\s*(?P<number>[\w./\\-]+)|(?:№"
    r"|N)\s*(?P<number2>[\w./\\-]+)\s+от\s+(?P<date2>[\d«][\d.\s«»а-я]{5,25}))[^«;]*(?:«(?P<title>(?:[^«»]"
    r"|«[^»]*»)*)»)?)",
    re.IGNORECASE,
)
_UTTER = re.compile(r"^\W*утвердить\s+(?:прилагаем\w+\s+)?", re.IGNORECASE)


def requisites_of(order: Order) -> Requisites:
    """Everything an order says about itself; empty where it does not."""
    head = _Head(order.before)
    appendix = next(
        (one_line(p.text) for p in order.after if re.search(r"приказ\w*.*\bот\b.*№", one_line(p.text), re.I)),
        "",
    )
    signer = _signer(order.after)
    return Requisites(
        issuer=head.issuer,
        place=head.place,
        number=head.number or number_in(appendix),
        date=date_in(head.dated) or date_in(appendix),
        title=head.title,
        signer=signer,
        coordinator=_coordinator(order.clauses),
        control=_control(order.clauses, signer),
        repeals=tuple(_repeals(order.clauses)),
    )


class _Head:
    """Sorts the paragraphs before the clauses: issuer, then date, number and place, then the title."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        lines = [line for p in paragraphs for line in one_line_each(p)]
        kind = next((i for i, line in enumerate(lines) if _KIND.match(line) and len(line) < 90), None)
        self.issuer = self.place = self.number = self.dated = self.title = ""
        if kind is None:
            self._unnamed(lines)
            return
        self.issuer = " ".join(line for line in lines[:kind] if not _is_mark(line)).strip()
        self._below(lines, kind)
        if not self.dated:
            self.dated = next((line for line in lines[:kind] if _is_mark(line) and date_in(line)), "")

    def _unnamed(self, lines: Sequence[str]) -> None:
        """Without the word «ПРИКАЗ» only what a plan's own approval says is taken."""
        found = next((line for line in lines if re.search(r"приказ\w*", line, re.I) and date_in(line)), "")
        self.dated, self.number = found, number_in(found)

    def _below(self, lines: Sequence[str], kind: int) -> None:
        title: list[str] = []
        for line in [_KIND.sub("", lines[kind], count=1), *lines[kind + 1 :]]:
            if _PREAMBLE.match(line) and (title or not _TITLE.match(line)):
                break
            if not title and _is_mark(line):
                self._mark(line)
            elif title or _TITLE.match(line):
                title.append(line)
            elif not self.issuer and responsible_like(line):
                self.issuer = line
        self.title = " ".join(title).strip()

    def _mark(self, line: str) -> None:
        self.dated = self.dated or (line if date_in(line) else "")
        self.number = self.number or number_in(line)
        place = next((part for part in re.split(r"\t|\s{2,}", line) if _PLACE.fullmatch(part.strip())), "")
        if not place and (
            found := re.search(r"(?:^|\s)((?:г|с|п|пгт|рп|р\.\s?п)\.\s?[А-ЯЁ][\w-]+)\s*$", line)
        ):
            place = found[1]
        self.place = self.place or place.strip()


def one_line_each(paragraph: Paragraph) -> list[str]:
    """The lines of a paragraph."""
    return [line.strip() for line in paragraph.text.split("\n") if line.strip()]


def _is_mark(line: str) -> bool:
    """A line of the date, the number or the place."""
    if len(line) > 90:
        return False
    if date_in(line) is not None or _PLACE.fullmatch(line) is not None:
        return not _TITLE.match(line) or line.lower().startswith("от")
    return (
        re.match(r"(?:от\b.*)?(?:№|N)\s*\S", line) is not None
        or re.match(r"от\s+[«\"_\d]", line, re.I) is not None
    )


def _signer(after: Sequence[Paragraph]) -> str:
    for paragraph in after[:12]:
        text = one_line(paragraph.text)
        if signature_like([text]):
            found = person_in(text)
            return found.group() if found else ""
        if re.fullmatch(r"[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+", text):
            return text
    return ""


def _coordinator(clauses: Sequence[Clause]) -> str:
    """Whom a clause appoints coordinator or responsible for the whole."""
    for clause in clauses:
        found = re.match(r"(?:назначить|определить|утвердить)\s+(.*)", clause.text, re.IGNORECASE)
        if not found or not re.search(r"координатор|ответственн|куратор", clause.text, re.IGNORECASE):
            continue
        person = person_in(clause.text)
        if person is not None:
            rest = clause.text[person.start() :]
            rest = re.split(r",?\s+(?:ответственн|координатор|муниципальн\w+\s+координатор)", rest)[0]
            return rest.strip(" .;")
    return ""


def _control(clauses: Sequence[Clause], signer: str) -> str:
    for clause in clauses:
        if not re.match(r"\W*контроль", clause.text, re.IGNORECASE):
            continue
        if re.search(r"за\s+собой", clause.text, re.IGNORECASE):
            return signer
        found = re.search(r"возложить\s+на\s+(.*)", clause.text, re.IGNORECASE) or re.search(
            r"возлагается\s+на\s+(.*)", clause.text
        )
        return _without_stop(found[1]) if found else ""
    return ""


def _without_stop(text: str) -> str:
    """Without the full stop of a sentence, with that of initials."""
    text = text.strip(" ;")
    return text if re.search(r"(?:^|[\s.])[А-ЯЁ]\.$", text) else text.rstrip(" .")


def _repeals(clauses: Sequence[Clause]) -> Iterator[Repeal]:
    for clause in clauses:
        above = clauses[clause.parent].text if clause.parent is not None else ""
        if not re.search(r"утрати|отменить|недействующ", clause.text + above, re.IGNORECASE):
            continue
        for match in _REPEALED.finditer(clause.text):
            day = date_in(match["date"] or match["date2"] or "")
            yield Repeal(
                match["what"].strip(" .;"), match["number"] or match["number2"], day, match["title"] or ""
            )


def plan_title(order: Order, requisites: Requisites) -> str:
    """The title over the plan; failing that what the order approves, failing that the order's own title."""
    paragraphs = order.after if order.clauses else [*order.before, *order.after]
    for index, paragraph in enumerate(paragraphs):
        text = one_line(paragraph.text)
        if _heads_plan(text):
            return " ".join([text, *_title_lines(paragraph, paragraphs[index + 1 :])])
    for clause in order.clauses:
        if _UTTER.match(clause.text) and names_plan(clause.text):
            return re.split(
                r"\s*\((?:приложени|прилаг|далее)|\s+согласно\s+прилож", _UTTER.sub("", clause.text)
            )[0].strip(" .;:")
    return re.sub(r"^об\s+утверждении\s+", "", requisites.title, flags=re.IGNORECASE)


def _heads_plan(text: str) -> bool:
    if len(text) > 600 or rank_of(text) is not None or text.endswith((";", ":")) or text[:1].islower():
        return False
    found = re.search(r"план|дорожн|комплекс|программ", text[:90].lower())
    return (
        found is not None
        and names_plan(text)
        and not re.match(r"(?:в|на|по|во|с|о|об|для|из)\s", text.lower())
    )


def _title_lines(first: Paragraph, following: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in following[:6]:
        text = one_line(paragraph.text)
        goes_on = (
            text[:1].islower() or (paragraph.bold and first.bold and rank_of(text) is None) or text[:1] == "("
        )
        if not goes_on or len(text) > 300 or _APPENDIX.match(text):
            return
        yield text
