"""Telephones as they are written in Russia; hot lines of 8-800 are nobody's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap.personal.codes import coded, is_inn
from roadmap.personal.finds import PersonalKind, Span

_FAR = re.compile(r"(?<![\w+])\+ ?\d(?:[ ().-]{0,3}\d){9,12}(?!\d)")
_FULL = re.compile(
    r"(?<![\d+№/-])(?<!\d[.,:])(?<![а-яёa-z]-)[78](?P<rest>(?:[ ().-]{0,3}\d){10})(?![\d/]|[-.,]\d)"
)
_MOBILE = re.compile(
    r"(?<![\d+№/-])(?<!\d[.,:])(?<![78] )\(?9\d{2}\)?[ .-]{0,2}\d{3}[ .-]{0,2}\d{2}[ .-]{0,2}\d{2}(?![\d/]|[-.,]\d)"
)
_BRACKETED = re.compile(r"\( ?[3489]\d{2,4} ?\)(?: ?-? ?\d){5,7}(?![\d-])")
_WORD = (
    r"(?<![а-яёa-z])(?:(?:сот|моб|дом|раб|конт)\w*\.?\s*)?(?:тел\b\.?|телеф\w*\.?|т\.|сот\b\.?|сотов\w+|моб\b\.?|мобильн\w+"
    r"|(?:по|пере)?звон\w+|набер\w+|в[ао]тс?[ао]п\w*|вац+ап\w*|вайбер\w*|whatsapp|viber|phone|tel)"
)
_SHORT = re.compile(
    rf"{_WORD}[^\d\n+]{{0,25}}(?P<number>(?!(?:19|20)\d\d-)(?:\d{{1,3}}(?:[ -]\d{{2}}){{2}}|\d{{2,3}} ?- ?\d{{3,4}}|\d{{5,7}}"
    r"|\d{1,3}[ -]\d{3}[ -]\d{2}[ -]\d{2}|\(?\d{3,5}\)?[ -]\d{1,3}(?:[ -]\d{2,3}){1,2}))(?![\d.,]?\d|-\d| ?(?:шт|руб|экз))"
)
_NOBODYS = re.compile(r"довери|горяч\w+\s+лини|спасател|единый\s+номер|телефон\w*\s+экстренн")
_CALLED = re.compile(rf"{_WORD}[^\d\n]*$")
_UNIT = re.compile(r"\s*(?:руб|коп|тыс|млн|%|шт\b|экз|чел)")
_BEGINNINGS = "3489"


def telephones(text: str) -> Iterator[Span]:
    """Spans in *text* (made readable, links taken out)."""
    text = text.lower()
    if not any(map(str.isdigit, text)):
        return
    for rule in (_FAR, _FULL, _MOBILE, _BRACKETED):
        for match in rule.finditer(text):
            if _is_telephone(text, match, rule):
                yield Span(PersonalKind.TELEPHONE, match.start(), match.end())
    for match in _SHORT.finditer(text):
        if not _NOBODYS.search(match.group()) and not coded(text, match.start("number")):
            yield Span(PersonalKind.TELEPHONE, match.start("number"), match.end("number"))


def _is_telephone(text: str, match: re.Match[str], rule: re.Pattern[str]) -> bool:
    digits = re.sub(r"\D", "", match.group())
    if coded(text, match.start()) or _UNIT.match(text, match.end()):
        return False
    if rule is _FAR:
        return len(digits) != 11 or digits[1:4] not in ("800", "804")
    if rule is _FULL:
        return digits[1] in _BEGINNINGS and digits[1:4] not in ("800", "804") and _grouped(match["rest"])
    if rule is _MOBILE:
        return _CALLED.search(text, max(0, match.start() - 20), match.start()) is not None or not (
            match.group().isdigit() and is_inn(digits)
        )
    return len(digits) == 10 and digits[:3] not in ("800", "804")


def _grouped(rest: str) -> bool:
    """«916 123 45 67», not figures in a row: the code has three digits or more, the last part two."""
    groups = [len(group) for group in re.findall(r"\d+", rest)]
    if "(" in rest or len(groups) == 1:
        return True
    return groups[0] >= 3 and groups[-1] >= 2 and len(groups) <= 5
