"""The cases of surnames, given names and patronymics, by tables of endings."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import product

from roadmap.names import vocabulary
from roadmap.names.vocabulary import CASES, Ending


class Gender(StrEnum):
    """Which endings a name takes."""

    MAN = "man"
    WOMAN = "woman"


@lru_cache(maxsize=8192)
def forms(word: str, table: tuple[Ending, ...]) -> tuple[frozenset[str], ...]:
    """The cases of a nominative by a table of endings; each also holds the word itself: some decline nothing."""
    found: list[set[str]] = [{word} for _ in range(CASES)]
    for before, nominative, cases in table:
        root = word.removesuffix(nominative)
        if word.endswith(nominative) and before.search(root):
            for case, endings in zip(found, cases, strict=True):
                case.update(root + ending for ending in endings)
    return tuple(frozenset(case) for case in found)


def surname_forms(surname: str, gender: Gender | None) -> frozenset[str]:
    """Every case of a surname; the halves of a double one are declined together, the first may stay."""
    found = {surname}
    for table in _tables(gender, vocabulary.SURNAMES_OF_MEN, vocabulary.SURNAMES_OF_WOMEN):
        halves = [forms(half, table) for half in re.split(r"[- ]", surname)]
        for case in range(CASES):
            found.update("-".join(parts) for parts in product(*(half[case] for half in halves)))
    return frozenset(found | {form.replace("-", " ") for form in found if " " in surname})


def name_forms(name: str, gender: Gender | None) -> frozenset[str]:
    """Every case of a given name or a patronymic, in the spellings that papers mix."""
    names = {name, vocabulary.ONE_NAME.get(name, name)}
    names |= {other for other, usual in vocabulary.ONE_NAME.items() if usual in names}
    names |= {_softened(one) for one in names}
    found = set(names)
    for table in _tables(gender, vocabulary.NAMES_OF_MEN, vocabulary.NAMES_OF_WOMEN):
        for one in names:
            found.update(*forms(one, table))
    return frozenset(found)


def _softened(patronymic: str) -> str:
    """«Валериевич» and «Валерьевич» are one."""
    if patronymic.endswith(("ьевич", "ьевна")):
        return f"{patronymic[:-5]}и{patronymic[-4:]}"
    if patronymic.endswith(("иевич", "иевна")):
        return f"{patronymic[:-5]}ь{patronymic[-4:]}"
    return patronymic


def _tables(
    gender: Gender | None, men: tuple[Ending, ...], women: tuple[Ending, ...]
) -> tuple[tuple[Ending, ...], ...]:
    return {Gender.MAN: (men,), Gender.WOMAN: (women,), None: (men, women)}[gender]
