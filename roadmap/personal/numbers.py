"""Numbers of people's papers: СНИЛС, passports and birth certificates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap.personal.codes import coded, is_snils
from roadmap.personal.finds import PersonalKind, Span

_SNILS_FORM = re.compile(r"(?<![\d-])\d{3} ?- ?\d{3} ?- ?\d{3} ?[ -]? ?\d{2}(?![\d-])")
_SNILS_PLAIN = re.compile(r"(?<![\d+.,/-])\d{3}(?:[ .-]?\d{3}){2}[ .-]?\d{2}(?![\d/-]|[.,]\d)")
_SNILS_WORD = re.compile(
    r"(?:снилс\w*|страхов\w+\s+(?:номер|свидетель?ств)\w*|пенсионн\w+\s+(?:страхов|свидетель?ств)\w*)"
    r"(?:(?!пасп|инн|сери)[^\d\n]){0,30}\n?(?:(?!пасп|инн|сери)[^\d\n]){0,20}(?P<number>\d(?:[ ./-]{0,2}\d){8,11})(?!\d)"
)
_PASSPORT = re.compile(
    r"(?<![\d.,/-])\d{2}(?P<inner> ?-?)(?P<printed>\d{2})(?P<gap>[ ,;:.]*(?:№|n|номер\w*|ном\.?|#|-)?[ .:]*)"
    r"\d{6}(?![\d-]|[.,]\d)"
)
_PASSPORT_APART = re.compile(
    r"(?:сери[яию]|сер\.)[ :.]*\d{2} ?\d{2}[^\d]{0,20}\d{6}(?!\d)"
    r"|(?:номер|№)[ :.]*\d{6}[ ,;]*(?:сери[яию]|сер\.)[ :.]*\d{2} ?\d{2}(?!\d)"
    r"|паспорт\w*[^\d\n]{0,30}№[ :.]*\d{6}(?!\d)"
)
_PASSPORT_WORD = re.compile(
    r"паспорт|pas{1,2}port|\bпасп\b|\bсерия\b|\bсер\.|удостоверя\w+\s+личность|удостоверени\w+\s+личности"
    r"|гражданин\w*\s+рф"
)
_OTHER_PAPER = re.compile(r"диплом|аттестат|удостоверени\w+(?!\s+личн)|сертификат|лицензи|полис")
_ROMAN = r"[IVXХІУЛLПШ1|l]{1,5}"
_CERTIFICATE = re.compile(
    rf"(?<![\w-])(?:{_ROMAN}|[1-5])[ -]{{1,3}}[А-ЯЁ]{{2}}[ ,]*(?:№|N|номер|#)?[ .:-]*\d{{6}}(?!\d)"
)
_CERTIFICATE_WORD = re.compile(
    r"(?:свид\w*(?:-во)?|св[ -]?во|сор)\.?\s*(?:о|об)?\s*(?:рожд\w*)?[^\d\n]{0,30}?"
    rf"(?P<number>(?:(?:{_ROMAN.lower()}|[1-5])[ -]{{0,3}})?[а-яё]{{2}}[ ,]*(?:№|n|номер|#)?[ .:-]*\d{{6}})(?!\d)"
    r"|(?:свид\w*(?:-во)?|св[ -]?во)\.?\s*о\s*рожд\w*\.?[^\d\n]{0,30}(?P<bare>\d{6})(?!\d)"
)
_NEAR = 60
_UNIT = re.compile(r" ?(?:экз|шт|руб|коп|чел|тыс|посещ|просмотр)")


def numbers_of_papers(text: str) -> Iterator[Span]:
    """Spans in *text* (made readable, links taken out)."""
    if not any(map(str.isdigit, text)):
        return
    small = text.lower()
    yield from _snils(small)
    yield from _passports(small)
    for match in _CERTIFICATE.finditer(text):
        said = "рожд" in small[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if said or not (match[0][0].isdigit() or coded(text, match.start())):
            yield Span(PersonalKind.BIRTH_CERTIFICATE, match.start(), match.end())
    for match in _CERTIFICATE_WORD.finditer(small):
        group = "number" if match["number"] else "bare"
        if group == "bare" or "рожд" in match.group():
            yield Span(PersonalKind.BIRTH_CERTIFICATE, match.start(group), match.end(group))


def _snils(text: str) -> Iterator[Span]:
    for match in _SNILS_FORM.finditer(text):
        yield Span(PersonalKind.SNILS, match.start(), match.end())
    for match in _SNILS_PLAIN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if is_snils(digits) and not coded(text, match.start()):
            yield Span(PersonalKind.SNILS, match.start(), match.end())
    for match in _SNILS_WORD.finditer(text):
        if not coded(text, match.start("number")):
            yield Span(PersonalKind.SNILS, match.start("number"), match.end("number"))


def _passports(text: str) -> Iterator[Span]:
    for match in _PASSPORT_APART.finditer(text):
        if not _OTHER_PAPER.search(text, max(0, match.start() - 40), match.end()):
            yield Span(PersonalKind.PASSPORT, match.start(), match.end())
    for match in _PASSPORT.finditer(text):
        if _called_passport(text, match) or (_shaped_as_passport(match) and not coded(text, match.start())):
            yield Span(PersonalKind.PASSPORT, match.start(), match.end())


def _called_passport(text: str, match: re.Match[str]) -> bool:
    start = max(0, match.start() - _NEAR)
    near = _PASSPORT_WORD.search(text, start, min(len(text), match.end() + 30))
    other = _OTHER_PAPER.search(text, start, match.start())
    return near is not None and other is None and not coded(text, match.start())


def _shaped_as_passport(match: re.Match[str]) -> bool:
    """A series' second half is the year its form was printed, from 1997 on; «2026 630000» is a year and more."""
    printed = int(match["printed"])
    year = re.match(r"(?:19|20)\d\d ", match.group()) is not None
    counted = _UNIT.match(match.string, match.end()) is not None
    return match["gap"] != "" and not counted and (printed >= 97 or printed <= 35) and not year
