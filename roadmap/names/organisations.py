"""Names of organisations in any case: matched by stems, numbers and the words behind abbreviations."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from roadmap.documents.abbreviations import DICTIONARY
from roadmap.names import vocabulary
from roadmap.names.likeness import Likeness, best_first
from roadmap.names.spelling import evened, stem
from roadmap.planning import name_key

Key = TypeVar("Key", bound=Hashable)
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:\([^\W\d_]\)[^\W\d_]+)?")
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]*)[»\"”“]?")
_BRACKETED = re.compile(r"\(([^()]{2,})\)")
SAME, GENERIC, REORDERED, BEGINS, ENDS, WEAK = 0.95, 0.9, 0.85, 0.75, 0.65, 0.5


@dataclass(frozen=True, slots=True)
class Title:
    """An organisation's name taken apart.

    *words* are stems in order; one in capitals is an abbreviation that nothing explains. *kind* is a kind of
    school, *own_name* the stems that stand in quotation marks beside other words.
    """

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    kind: str = ""
    own_name: frozenset[str] = frozenset()


def titles(name: str, glossary: Mapping[str, str]) -> tuple[Title, ...]:
    """What *name* may be called: as it stands, and by what stands in brackets («Центр … (ЦРО)»)."""
    text = evened(name)
    aside = [found[1] for found in _BRACKETED.finditer(text) if found[1].replace(" ", "").isupper()]
    whole = _title(_BRACKETED.sub(" ", text) if aside else text, glossary)
    return (whole, *(_title(one, glossary) for one in aside))


def _title(text: str, glossary: Mapping[str, str]) -> Title:
    tokens = list(_tokens(text, glossary))
    numbers = tuple(sorted(str(int(token)) for token in tokens if token.isdigit()))
    kind, words = _kind([token for token in tokens if not token.isdigit()])
    if not kind and not words and numbers:
        kind = vocabulary.ANY_SCHOOL
    quoted = {stem(word) for part in _QUOTED.findall(text) for word in _TOKEN.findall(part)}
    own_name = frozenset(words) & quoted
    return Title(tuple(words), numbers, kind, own_name if own_name != set(words) else frozenset())


def _tokens(text: str, glossary: Mapping[str, str]) -> Iterator[str]:
    """Stems, numbers, abbreviations; without what tells nothing. Known abbreviations are spelled out."""
    for word in _TOKEN.findall(vocabulary.NUMBER.sub(" ", vocabulary.OF_EXTRA_LESSONS.sub(" ", text))):
        if word.isdigit():
            yield word
        elif _abbreviated(word):
            yield from _spelled_out(_without_ending(word), glossary)
        elif word.lower() not in vocabulary.SMALL and stem(word) not in vocabulary.WEAK:
            yield stem(word)


def _abbreviated(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and sum(map(str.isupper, word)) > 1


def _without_ending(word: str) -> str:
    return re.sub(r"(?<=[^\W\d_a-zа-я])[а-я]{1,2}$", "", word)


def _spelled_out(word: str, glossary: Mapping[str, str]) -> Iterator[str]:
    if vocabulary.NURSERY.fullmatch(word):
        yield f"={vocabulary.NURSERY_KIND}"
    elif word in vocabulary.KINDS:
        yield f"={vocabulary.KINDS[word]}"
    elif not vocabulary.FORMS.fullmatch(word):
        meaning = glossary.get(word) or DICTIONARY.get(word)
        if meaning is None:
            yield word
        else:
            yield from (token for token in _tokens(meaning, {}) if not token.isupper())


def _kind(words: list[str]) -> tuple[str, list[str]]:
    """The kind of school that *words* tell, and the words that are left."""
    marks = [word[1:] for word in words if word.startswith("=")]
    rest = [word for word in words if not word.startswith("=")]
    if marks:
        return marks[0], rest
    for kind_stems, kind in vocabulary.KIND_STEMS:
        if kind_stems <= set(rest):
            return kind, [word for word in rest if word not in kind_stems]
    return "", rest


# Matching


class OrganisationIndex(Generic[Key]):
    """The names of a directory, found by a name in whatever case."""

    def __init__(self, known: Iterable[tuple[Key, str]], glossary: Mapping[str, str] | None = None) -> None:
        self._glossary = {evened(short): full for short, full in (glossary or {}).items()}
        self._known: list[tuple[Key, str, tuple[Title, ...]]] = []
        self._by_token: dict[str, list[int]] = {}
        for key, name in known:
            self.add(key, name)

    def add(self, key: Key, name: str) -> None:
        """One more name of the directory."""
        called = titles(name, {})
        for token in {token for title in called for token in _marks(title)}:
            self._by_token.setdefault(token, []).append(len(self._known))
        self._known.append((key, name, called))

    def like(self, written: str) -> tuple[Likeness[Key], ...]:
        """Which may be meant by *written*, best first."""
        asked = titles(written, self._glossary)
        exact = name_key(written)
        found = []
        for place in self._near(asked):
            key, name, called = self._known[place]
            score = max(likeness(one, other) for one in asked for other in called)
            if name_key(name) == exact:
                found.append(Likeness(key, 1.0, exact=True))
            elif score:
                found.append(Likeness(key, score))
        return best_first(found)

    def _near(self, asked: tuple[Title, ...]) -> list[int]:
        tokens = {token for title in asked for token in _marks(title)}
        if any(word.isupper() for title in asked for word in title.words):
            return list(range(len(self._known)))
        return sorted({place for token in tokens for place in self._by_token.get(token, ())})


def _marks(title: Title) -> Iterator[str]:
    yield from title.words
    yield from title.numbers
    if title.kind and not title.numbers:
        yield title.kind
    yield from (word[0] for word in title.words if word.isupper())


def likeness(asked: Title, known: Title) -> float:
    """How well two names fit, from 0 (another organisation) to ``SAME``. Numbers must agree."""
    if asked.numbers != known.numbers:
        return 0.0
    score = _by_kind(asked.kind, known.kind)
    return min(score, _by_words(asked, known)) if score else 0.0


def _by_kind(one: str, other: str) -> float:
    if one == other:
        return SAME
    if not one or not other:
        return WEAK
    kinds = {one, other}
    if vocabulary.ANY_SCHOOL in kinds and kinds & vocabulary.SCHOOLS:
        return GENERIC
    return 0.0


def _by_words(asked: Title, known: Title) -> float:
    one, other = _aligned(asked.words, known.words), _aligned(known.words, asked.words)
    if not one and not other:
        return SAME if asked.numbers and asked.kind else 0.0
    if one == other:
        explained = one == asked.words and other == known.words
        return SAME if explained else REORDERED
    if sorted(one) == sorted(other):
        return REORDERED
    if asked.own_name and asked.own_name == known.own_name:
        return WEAK
    short, long = sorted((one, other), key=len)
    if not short:
        # «СОШ № 5» and «СОШ № 5 с. Берёзовка»; a school without a number needs a name of its own.
        return BEGINS if asked.numbers and asked.kind and known.kind else 0.0
    alone = len(short) == 1 and not asked.numbers and not set(short) <= asked.own_name | known.own_name
    if alone or len(short) == len(long):
        return 0.0
    if long[: len(short)] == short:
        return BEGINS
    return ENDS if long[-len(short) :] == short else 0.0


def _aligned(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """*words* with each abbreviation replaced by the run of the other name's words whose initials it is."""
    found: list[str] = []
    for word in words:
        run = _run(word, other) if word.isupper() else None
        found.extend(run or (word,))
    return tuple(found)


def _run(abbreviation: str, words: tuple[str, ...]) -> tuple[str, ...] | None:
    letters = "".join(filter(str.isupper, abbreviation)).lower()
    initials = "".join(word[0].lower() for word in words)
    start = initials.find(letters)
    return None if start < 0 else words[start : start + len(letters)]
