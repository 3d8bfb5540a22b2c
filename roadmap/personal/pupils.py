"""Pupils: a child's name with a class, names beside the word «ученики», columns of names without any word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from roadmap.personal import vocabulary as v
from roadmap.personal.finds import PersonalKind, Span
from roadmap.personal.people import Name, Naming, names_in, surname_like

_LETTER = r"(?: ?- ?| )?\" ?[А-Лa-eА-лA-E] ?\"|-?[А-Лабвгдежзикл](?![а-яёА-ЯЁ])| [А-Л](?![а-яёА-ЯЁ.])|-?[A-Eabce](?![a-zA-Z])"
_LETTERED = rf"(?:1[01]|[1-9])(?:{_LETTER})(?: ?кл\b\.?| ?класс\w*)?"
_PLAIN_CLASS = r"(?:1[01]|[1-9])(?:-?(?:го|м|й|ом|х|ый|ого))? ?(?:кл\b\.?|класс\w*)"
_CLASS = rf"(?<![\d№/])(?<!\d[.,-])(?:{_LETTERED}|{_PLAIN_CLASS})"
_LINK = rf"(?:[ ,;:.(|/-]|\n|{v.PUPIL}|из\b|{v.CHILDREN})*"
_CLASS_AFTER = re.compile(rf"{_LINK[:-1]}{{0,6}}{_CLASS}", re.IGNORECASE)
_CLASS_BEFORE = re.compile(rf"(?P<class>{_CLASS}){_LINK[:-1]}{{0,6}}$", re.IGNORECASE)
_CLASS_ANYWHERE = re.compile(rf"(?<![а-яё])(?<!дом )(?<!д\. )(?<!д\.)(?<!№ ){_CLASS}", re.IGNORECASE)
_HAS_LETTER = re.compile(rf"{_LETTERED}", re.IGNORECASE)
_PUPIL = re.compile(rf"(?<![а-яё])(?:{v.PUPIL})", re.IGNORECASE)
_PUPIL_OR_CHILD = re.compile(
    rf"(?<![а-яё])(?:{v.PUPIL}|{v.CHILDREN})|список\s+класса|состав\s+класса", re.IGNORECASE
)
_STAFF = re.compile(rf"(?<![а-яё])(?:{v.STAFF})", re.IGNORECASE)
_OFFICE = re.compile(rf"(?<![а-яё])(?:{v.OFFICE})", re.IGNORECASE)
_BOOK = re.compile(rf"(?<![а-яё])(?:{v.BOOKS})", re.IGNORECASE)
_SURNAMES = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:(?: ?[,;]| и|\n(?:\d+[.)]?)?) ?[А-ЯЁ][а-яё]{2,}){1,40}")
_ONE_WITH_CLASS = re.compile(rf"(?P<surname>[А-ЯЁ][а-яё]{{2,}}) ?[(,-]? ?{_LETTERED}\)?")
_ROW = re.compile(r"(?:\A|\n)[ \t]*(?:[-•*]|\d{1,2}[.)]?)? *$")
_BETWEEN = re.compile(
    r"[ ,;.\n\t|*•-]*(?:\d{1,3}[.)]?)?[ \t-]*(?:и )?(?:\d{1,3} ?(?:б\w*|место|%))?[ ,;.\n\t*•-]*"
)
_NEAR = 160


def pupils(text: str) -> Iterator[Span]:
    """Spans from the first name to the last in *text* (made readable, links taken out)."""
    names = names_in(text)
    if any(map(str.isdigit, text)):
        yield from _surnames_with_classes(text)
    ends = [0, *(name.end for name in names)]
    starts = [*(name.start for name in names[1:]), len(text)]
    free = [
        name
        for name, before, after in zip(names, ends, starts, strict=False)
        if not _of_staff(text, name, before, after)
    ]
    for name in free:
        if _with_class(text, name) or _called_pupil(text, name):
            yield Span(PersonalKind.PUPILS, name.start, name.end)
    yield from _rows(text, free)
    yield from _surnames(text)


def _of_staff(text: str, name: Name, before: int, after: int) -> bool:
    """A word of staff, or of a book, stands beside the name: between the names *before* and *after* it."""
    left = text[max(before, name.start - 60) : name.start]
    right = text[name.end : min(after, name.end + 40)].split("\n", 1)[0]
    sentence = re.split(r"[.!?\n] ?(?=[А-ЯЁ\n])|\n", left)[-1]
    words = _STAFF.search(sentence) or _STAFF.search(right.split(".")[0])
    nearer = words is not None and _pupil_nearer(sentence)
    office = name.naming is Naming.INITIALS and _OFFICE.search(sentence) is not None
    if office and not _PUPIL_OR_CHILD.search(sentence):
        return True
    return (words is not None and not nearer) or _BOOK.search(sentence[-30:]) is not None or name.author


def _pupil_nearer(sentence: str) -> bool:
    """«Учитель поздравил ученика …»: the last word before the name decides."""
    staff = [match.start() for match in _STAFF.finditer(sentence)]
    pupil = [match.start() for match in _PUPIL_OR_CHILD.finditer(sentence)]
    return bool(pupil) and bool(staff) and pupil[-1] > staff[-1]


def _with_class(text: str, name: Name) -> bool:
    after = _CLASS_AFTER.match(text, name.end, min(len(text), name.end + 40))
    before = _CLASS_BEFORE.search(text[max(0, name.start - 30) : name.start])
    found = after.group() if after else before["class"] if before else ""
    if not found:
        return False
    return name.naming is Naming.FULL or _HAS_LETTER.search(found) is not None


def _called_pupil(text: str, name: Name) -> bool:
    """«ученица 9 класса Анна Петрова», «Петрова Анна, ученица»."""
    before = re.split(r"[.!?] ", text[max(0, name.start - 40) : name.start])[-1]
    after = text[name.end : name.end + 20].split("\n")[0]
    if re.search(
        rf"(?<![а-яё])(?:{v.PUPIL})[^.!?а-яё]{{0,12}}(?:класс\w*|кл\.?)?[^.!?а-яё]{{0,6}}$",
        before,
        re.IGNORECASE,
    ):
        return True
    return re.match(rf"[ ,(–-]{{1,4}}(?:{v.PUPIL})", after, re.IGNORECASE) is not None


def _rows(text: str, names: list[Name]) -> Iterator[Span]:
    """Names that follow one another: three of them, or two beside «ученики»."""
    for group in _grouped(text, names):
        start, end = group[0].start, group[-1].end
        near = text[max(0, start - _NEAR) : start]
        told = _PUPIL_OR_CHILD.search(near) is not None or _CLASS_ANYWHERE.search(near) is not None
        staff = _STAFF.search(near) is not None and not _pupil_nearer(near)
        in_rows = all(_ROW.search(text[max(0, name.start - 8) : name.start]) for name in group)
        enough = len(group) >= 2 if told else len(group) >= 3 and (in_rows or group[0].naming is Naming.FULL)
        if enough and not staff:
            yield Span(PersonalKind.PUPILS, start, end)


def _grouped(text: str, names: list[Name]) -> Iterator[list[Name]]:
    group: list[Name] = []
    for name in names:
        if group and not _BETWEEN.fullmatch(text, group[-1].end, name.start):
            yield group
            group = []
        group.append(name)
    if group:
        yield group


def _surnames_with_classes(text: str) -> Iterator[Span]:
    """«двойки: Абрамов (6а), Белова (7б)»: two surnames, each with a class and its letter."""
    found = [match for match in _ONE_WITH_CLASS.finditer(text) if surname_like(match["surname"])]
    for first, second in pairwise(found):
        if second.start() - first.end() <= 4 and not _STAFF.search(
            text[max(0, first.start() - 60) : first.start()]
        ):
            yield Span(PersonalKind.PUPILS, first.start(), second.end())


def _surnames(text: str) -> Iterator[Span]:
    """«5а: Иванов, Петров, Сидорова»: surnames alone, after a word of pupils or a class."""
    for match in _SURNAMES.finditer(text):
        words = re.findall(r"[А-ЯЁ][а-яё]{2,}", match.group())
        if sum(map(surname_like, words)) * 3 < len(words) * 2 or len(words) < 2:
            continue
        near = re.split(r"\.\s", text[max(0, match.start() - 70) : match.start()])[-1]
        told = _PUPIL_OR_CHILD.search(near) is not None or _CLASS_ANYWHERE.search(near) is not None
        staff = _STAFF.search(near) is not None and not _pupil_nearer(near)
        if (
            told
            and not staff
            and not _BOOK.search(near)
            and ":" in near + text[match.start() - 1 : match.start()]
        ):
            yield Span(PersonalKind.PUPILS, match.start(), match.end())
