"""Names of people in any case: matched with the nominative of the directory, and put into it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from roadmap.names import vocabulary
from roadmap.names.cases import Gender, name_forms, surname_forms
from roadmap.names.likeness import Likeness, best_first
from roadmap.names.spelling import evened
from roadmap.planning import name_key

Key = TypeVar("Key", bound=Hashable)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name taken apart, spelled evenly in small letters; parts may be initials («а»)."""

    surname: str = ""
    given: tuple[str, ...] = ()
    patronymic: str = ""

    @property
    def gender(self) -> Gender | None:
        """What the patronymic tells, else the surname, else the given name."""
        if self.patronymic and (told := _by_patronymic(self.patronymic)) is not None:
            return told
        if vocabulary.SURNAME_OF_WOMAN.search(self.surname):
            return Gender.WOMAN
        if vocabulary.SURNAME_OF_MAN.search(self.surname):
            return Gender.MAN
        return _by_given(self.given)


def _by_patronymic(patronymic: str) -> Gender | None:
    last = patronymic.split()[-1]
    if last in vocabulary.SON or vocabulary.PATRONYMIC_OF_MAN.search(last):
        return Gender.MAN
    if last in vocabulary.DAUGHTER or vocabulary.PATRONYMIC_OF_WOMAN.search(last):
        return Gender.WOMAN
    return None


def _by_given(given: Sequence[str]) -> Gender | None:
    if not given or _is_initial(given[0]) or given[0][-1] in "оиуэыю":
        return None
    if given[0] in vocabulary.NAME_OF_MAN or given[0][-1] not in "аяь":
        return Gender.MAN
    return Gender.WOMAN if given[0][-1] != "ь" else None


def readings(text: str) -> tuple[Name, ...]:
    """What *text* may be as a person's name, the likeliest first; a name of two words may stand either way."""
    words = [word.rstrip(".") for word in _WORD.findall(evened(text))]
    dotted = [word.endswith(".") for word in _WORD.findall(evened(text))]
    short = [len(word) == 1 or (dot and len(word) == 2) for word, dot in zip(words, dotted, strict=True)]
    full = _joined([word.lower() for word, is_short in zip(words, short, strict=True) if not is_short])
    initials = [word.lower()[0] for word, is_short in zip(words, short, strict=True) if is_short]
    if not full:
        return ()
    if initials:
        return (_with_initials(full, initials),)
    return tuple(_whole(full))


def _joined(words: Sequence[str]) -> list[str]:
    """Words of one name as one: «гасан оглы», «фон берг»."""
    found: list[str] = []
    for word in words:
        if found and (word in vocabulary.SON | vocabulary.DAUGHTER or found[-1] in vocabulary.OF_SURNAME):
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return found


def _with_initials(full: list[str], initials: list[str]) -> Name:
    if len(full) > 1:
        return Name(full[0], tuple(full[1:]), initials[0])
    given, patronymic = (initials[:-1], initials[-1]) if len(initials) > 1 else (initials, "")
    return Name(full[0], tuple(given), patronymic)


def _whole(full: list[str]) -> Iterator[Name]:
    places = [place for place, word in enumerate(full) if place and _by_patronymic(word) is not None]
    if places and len(full) == 2:
        yield Name("", (full[0],), full[1])
        yield Name(full[1], (full[0],))
    elif places and places[-1] == len(full) - 1:
        yield Name(full[0], _given(full[1:-1]), full[-1])
    elif places:
        place = places[-1]
        yield Name(" ".join(full[place + 1 :]), _given(full[:place]), full[place])
    elif len(full) == 1:
        yield Name(full[0])
    else:
        yield Name(full[0], _given(full[1:]))
        yield Name(full[-1], _given(full[:-1]))


def _given(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in word.split("-"))


def _is_initial(part: str) -> bool:
    return len(part) == 1


SAME, DECLINED, INITIALS, PART, WEAK = 0.97, 0.93, 0.85, 0.75, 0.5


class PersonIndex(Generic[Key]):
    """The names of a directory, found by a name in whatever case."""

    def __init__(self, known: Iterable[tuple[Key, str]]) -> None:
        self._by_form: dict[str, dict[tuple[Key, Name], str]] = {}
        for key, written in known:
            self.add(key, written)

    def add(self, key: Key, written: str) -> None:
        """One more name of the directory."""
        for name in readings(written):
            self._add(key, written, name)

    def _add(self, key: Key, written: str, name: Name) -> None:
        gender = name.gender
        keys = set(surname_forms(name.surname, gender)) if name.surname else set()
        for part in (*name.given[:1], name.patronymic):
            keys |= {f"~{form}" for form in name_forms(part, gender)} if len(part) > 1 else set()
        for form in keys:
            self._by_form.setdefault(form, {})[key, name] = written

    def like(self, written: str) -> tuple[Likeness[Key], ...]:
        """Who may be meant by *written*, best first."""
        scores: dict[Key, Likeness[Key]] = {}
        exact = name_key(written)
        for asked in readings(written):
            wanted = asked.surname or f"~{asked.given[0]}"
            for (key, name), spelled in self._by_form.get(wanted, {}).items():
                score = likeness(asked, name)
                score = 1.0 if score and exact == name_key(spelled) else score
                if score and (key not in scores or scores[key].score < score):
                    scores[key] = Likeness(key, score, exact=score == 1.0)
        return best_first(scores.values())


def likeness(asked: Name, known: Name) -> float:
    """How well a written name fits a nominative one, from 0 (another person) to ``SAME``."""
    gender = known.gender
    if asked.surname and known.surname and asked.surname not in surname_forms(known.surname, gender):
        return 0.0
    parts = _parts(asked, known)
    if not all(_fits(one, other, gender) for one, other in parts if one and other):
        return 0.0
    if not asked.surname or not known.surname:
        return WEAK if asked.patronymic and known.patronymic else 0.0
    if not asked.given or not known.given:
        return WEAK
    score = _fullness(asked, known, parts)
    declined = asked.surname != known.surname
    if declined and len(asked.given[0]) == 1 and vocabulary.LIKE_A_WOMAN.search(asked.surname):
        # «Иванова И.И.» is a woman before it is a man in the genitive.
        return min(score, WEAK)
    return score


def _parts(asked: Name, known: Name) -> list[tuple[str, str]]:
    """Given names side by side, the patronymics last."""
    count = min(len(asked.given), len(known.given))
    return [
        *zip(asked.given[:count], known.given[:count], strict=True),
        (asked.patronymic, known.patronymic),
    ]


def _fits(one: str, other: str, gender: Gender | None) -> bool:
    if _is_initial(one) or _is_initial(other):
        return one[0] == other[0]
    return one in name_forms(other, gender)


def _fullness(asked: Name, known: Name, parts: list[tuple[str, str]]) -> float:
    if bool(asked.patronymic) != bool(known.patronymic) or len(asked.given) != len(known.given):
        short = len(asked.given[0]) == 1 or len(known.given[0]) == 1
        return PART if not short else PART - 0.05
    if any(_is_initial(one) or _is_initial(other) for one, other in parts if one and other):
        return INITIALS
    return SAME if asked == known else DECLINED
