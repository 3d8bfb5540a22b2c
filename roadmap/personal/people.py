"""Names of people in a text: «Иванов Петя», «Петя Иванов», «Иванов П.П.», in any case and on phones small."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from roadmap.personal import vocabulary as v

_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]{3,})?")
_INITIALS = re.compile(
    r"(?<![А-ЯЁа-яё])(?P<surname>[А-ЯЁ][а-яё]{1,20}(?:-[А-ЯЁ][а-яё]+)?),? {0,2}[А-ЯЁ]\.(?: ?[А-ЯЁ]\.?(?![а-яё]))?"
    r"|(?<![А-ЯЁа-яё.])[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?(?P<after>[А-ЯЁ][а-яё]{2,20}(?:-[А-ЯЁ][а-яё]+)?)"
    r"|(?<![А-ЯЁа-яё])(?P<bare>[А-ЯЁ][а-яё]{2,20}) [А-ЯЁ](?: ?[А-ЯЁ])?(?![А-ЯЁа-яё.])"
)
_ENDING = re.compile(rf"[а-яё-]{{2,}}(?:{v.SURNAME_ENDING})")
_NO_SURNAME = re.compile(rf"(?:{v.NOT_SURNAMES})", re.IGNORECASE)
_PATRONYMIC = re.compile(v.PATRONYMIC)
_ADJECTIVE = re.compile(r".+ческ\w+")
_AUTHOR = re.compile(rf"(?:{v.AUTHORS})")


class Naming(StrEnum):
    """How a person is named."""

    FULL = "full"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True)
class Name:
    """A person named at places of a text; *child* where the name is a child's («Петя»)."""

    start: int
    end: int
    naming: Naming
    surname: str
    child: bool = False

    @property
    def author(self) -> bool:
        """A classic or an author of textbooks, whose name stands beside a class every day."""
        return _AUTHOR.match(self.surname.lower()) is not None


def names_in(text: str) -> tuple[Name, ...]:
    """The names with a surname in *text* (made readable), in order."""
    found = sorted([*_full_names(text), *_with_initials(text)], key=lambda name: (name.start, -name.end))
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


def surname_like(word: str) -> bool:
    """Ends as surnames do and is no word of the school's day."""
    small = word.lower()
    return _ENDING.fullmatch(small) is not None and not (_NO_SURNAME.match(small) or _ADJECTIVE.match(small))


def _full_names(text: str) -> Iterator[Name]:
    words = list(_WORD.finditer(text))
    for place, match in enumerate(words):
        if not _is_given(match[0]):
            continue
        before = _beside(text, words, place, -1)
        after = _beside(text, words, place, 1)
        beyond = _beside(text, words, place + 1, 1) if after else None
        fathers = after if after and _PATRONYMIC.fullmatch(after[0].lower()) else None
        last = fathers or match
        child = match[0].lower().replace("ё", "е") in v.CHILDRENS_NAMES
        if before and _may_be_surname(before[0], match[0]):
            yield Name(before.start(), last.end(), Naming.FULL, before[0], child)
        elif fathers is None and after and _may_be_surname(after[0], match[0]):
            yield Name(match.start(), after.end(), Naming.FULL, after[0], child)
        elif fathers and beyond and _may_be_surname(beyond[0], match[0]):
            yield Name(match.start(), beyond.end(), Naming.FULL, beyond[0], child)


def _with_initials(text: str) -> Iterator[Name]:
    for match in _INITIALS.finditer(text):
        surname = match["surname"] or match["after"] or match["bare"]
        if match["bare"] and not surname_like(surname):
            continue
        if not _NO_SURNAME.match(surname) and not _is_given(surname):
            yield Name(match.start(), match.end(), Naming.INITIALS, surname)


def _is_given(word: str) -> bool:
    plain = word.lower().replace("ё", "е")
    return plain in (v.GIVEN_NAMES if word[0].isupper() else v.SMALL_GIVEN_NAMES)


def _beside(text: str, words: list[re.Match[str]], place: int, step: int) -> re.Match[str] | None:
    """The next word on the same line, if nothing but spaces stands between."""
    other = place + step
    if not (0 <= place < len(words) and 0 <= other < len(words)):
        return None
    first, second = sorted((words[place], words[other]), key=lambda word: word.start())
    gap = text[first.end() : second.start()]
    return words[other] if gap.strip(" ") == "" and len(gap) <= 3 else None


def _may_be_surname(word: str, given: str) -> bool:
    """Beside a given name a capital letter is enough; two small words need a surname's ending."""
    if len(word) < 2 or _NO_SURNAME.match(word) or _PATRONYMIC.fullmatch(word.lower()):
        return False
    if word[0].isupper() and given[0].isupper():
        return not _is_given(word)
    return surname_like(word) and len(word) > 4
