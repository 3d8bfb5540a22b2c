"""File names and short captions that name a personal paper or a list: «паспорт.jpg», «Список учащихся 7б»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap.letters import from_latin
from roadmap.personal import vocabulary as v
from roadmap.personal.finds import PersonalKind, Span
from roadmap.personal.people import names_in, surname_like
from roadmap.personal.pupils import pupils

_EXTENSION = re.compile(
    r"\.(?:pdf|jpe?g|png|heic|webp|tiff?|bmp|docx?|xlsx?|xlsm|rtf|od[ts]|csv|txt|zip|rar|7z)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z']+|\d{1,3}[а-л]?(?![а-яё])|[а-яё]+", re.IGNORECASE)
_PAPERS = {PersonalKind(kind): re.compile(pattern) for kind, pattern in v.PAPERS.items()}
_ABOUT = re.compile(rf"(?:{v.ABOUT_PAPERS})")
_COPY = re.compile(r"(?:скан|копи|фото)")
_LIST = re.compile(
    r"(?:вот |прикладываю |прикрепляю |высылаю |отправляю |направляю |наш |полный |поим[её]нн\w+ |пофамильн\w+ |это )*"
    r"(?:спис(?:ок|ки)|сведения о|данные|база) (?:\w+ ){0,2}?"
    rf"(?:{v.PUPIL}|{v.FAILING}|дет(?:ей|и)\b|\d{{0,2}} ?класс\w*|\d{{1,2}} ?-?[а-л]\b)"
)
_LIST_OF_ELSE = re.compile(rf"(?:спис(?:ок|ки)|сведения о|данные|база) (?:\w+ )??(?:{v.OFFICE_LIST})")
_NOT_THE_LIST = re.compile(
    r"образец|шаблон|форма\b|бланк|пуст|инструкц|памятк|положени|приказ|порядок|о проведении|количеств|численност|без фамили|обезлич"
)
_CAPTION_MOST = 70
_NAME_MOST = 160


def papers(text: str) -> Iterator[Span]:
    """Spans of names of files, and of lines no longer than a name, in *text* (made readable)."""
    for line in re.finditer(r"[^\n]+", text):
        start, is_file = line.start(), False
        for extension in _EXTENSION.finditer(line[0]):
            end = line.start() + extension.start()
            begin = max(start, end - _NAME_MOST, text.rfind("/", start, end) + 1)
            yield from _named(text[begin:end], begin, line.start() + extension.end(), is_file=True)
            start, is_file = line.start() + extension.end(), True
        if len(line[0]) <= _CAPTION_MOST and not is_file:
            yield from _named(line[0], line.start(), line.end(), is_file=False)


def _named(stem: str, start: int, end: int, *, is_file: bool) -> Iterator[Span]:
    words = _words(stem)
    title = " ".join(words)
    if _NOT_THE_LIST.search(title):
        return
    for kind, pattern in _PAPERS.items():
        found = pattern.search(title)
        if found and _is_the_paper(stem, title[: found.start()] + title[found.end() :], is_file=is_file):
            yield Span(kind, start, end)
    listed = _LIST.match(title) and not _LIST_OF_ELSE.match(title)
    if listed or (is_file and stem.isascii() and any(pupils(title))):
        yield Span(PersonalKind.PUPILS, start, end)


def _words(stem: str) -> list[str]:
    words = [word.lower() for word in _WORD.findall(re.sub(r"[_.-]", " ", stem))]
    return [from_latin(word) if word[0].isascii() and word[0].isalpha() else word for word in words]


def _is_the_paper(stem: str, rest: str, *, is_file: bool) -> bool:
    """Nothing but people, copies and pages stands beside the word: «паспорт школы» is another paper."""
    others = [word for word in rest.split() if not _ABOUT.fullmatch(word)]
    strangers = [word for word in others if not surname_like(word) and len(word) > 2 and word.isalpha()]
    named = names_in(stem)
    if named:
        spelled = _words(stem[named[0].start : named[0].end])
        strangers = [word for word in strangers if word not in spelled]
    if strangers:
        return False
    return is_file or bool(named) or _COPY.search(rest) is not None
