"""The words of an order and of a clue, brought to one form: Russian letters, stems, abbreviations spelled out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import snowballstemmer

from roadmap.guess import vocabulary as v
from roadmap.guess.values import Clue
from roadmap.letters import alphabet_put_right, from_latin

WORDS_MOST = 60
_MEANT = 0.9
_WORD = re.compile(r"[A-Za-z']{2,}|[А-Яа-яЁё]{2,}")
_JOINTS = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ][a-zа-яё])|[_\-.+,()\[\]/\\]+")
_CODE = re.compile(r"(?=[^/]*\d)(?=[^/]*[A-Za-z])[\w-]{6,}|[A-Za-z\d]{1,3}|\d+")
_EXTENSION = re.compile(r"\.[A-Za-z\d]{1,5}$")
_DOUBLED = re.compile(r"(.)\1+")
_HARD = str.maketrans({"ы": "и", "й": "и", "щ": "ш", "э": "е", "ь": None, "ъ": None})
_STEMMER = snowballstemmer.stemmer("russian")


@dataclass(frozen=True, slots=True)
class Term:
    """A stem of a clue with what it weighs: less where it is only another word for what was written."""

    stem: str
    weight: float


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """One form for «школьный», «shkolnyj» and «школьного»: for comparing, not for showing."""
    stemmed: str = _STEMMER.stemWord(word.lower().replace("ё", "е"))
    return _DOUBLED.sub(r"\1", stemmed.translate(_HARD))


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """The stems of an order's cell, its abbreviations spelled out."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        small = word.lower()
        if small not in v.EMPTY:
            found.add(stem(small))
            found.update(map(stem, _WORD.findall(v.EXPANDED.get(small, ""))))
    return frozenset(found)


def terms_of(clue: Clue) -> tuple[Term, ...]:
    """The stems that a clue gives, each once with its greatest weight, at most WORDS_MOST."""
    found: dict[str, float] = {}
    for word in _WORD.findall(readable(clue)):
        for stemmed, weight in _terms(word.lower()):
            found[stemmed] = max(weight, found.get(stemmed, 0))
    return tuple(Term(stemmed, weight) for stemmed, weight in list(found.items())[:WORDS_MOST])


@lru_cache(maxsize=256)
def readable(clue: Clue) -> str:
    """Everything a clue says as Russian words in one line, for the rules that look for phrases."""
    parts = [alphabet_put_right(clue.text), _file_words(clue.name), *map(_link_words, clue.links)]
    return " ".join(_in_russian(part) for part in parts if part)


def _file_words(name: str) -> str:
    return _spread(_EXTENSION.sub("", alphabet_put_right(name)))


def _link_words(link: str) -> str:
    """The words of an address: its path and, where it is in Russian, its host; codes are left out."""
    try:
        address = urlsplit(link)
        host = (address.hostname or "").encode("ascii", "ignore").decode("idna") if link.isascii() else ""
    except (ValueError, UnicodeError):
        return ""
    if any(name in link for name in v.STORAGES):
        return ""
    parts = [part for part in unquote(address.path).split("/") if part and not _CODE.fullmatch(part)]
    return _spread(" ".join([_EXTENSION.sub("", part) for part in parts] + re.findall(r"[а-яё]{4,}", host)))


def _spread(text: str) -> str:
    """A name's words apart: «Prikaz_OShnor», «итоги-2». Dots between figures stay: «1.3»."""
    return re.sub(r"\s+", " ", _JOINTS.sub(lambda joint: _joint(joint, text), text))


def _joint(joint: re.Match[str], text: str) -> str:
    around = text[max(0, joint.start() - 1) : joint.start()] + text[joint.end() : joint.end() + 1]
    return "." if joint[0] == "." and len(around) == 2 and around.isdigit() else " "


def _in_russian(text: str) -> str:
    return re.sub(r"[A-Za-z']{2,}", lambda word: _russian(word[0]), text)


def _russian(word: str) -> str:
    return word if word.lower() in v.EMPTY else from_latin(word)


def _terms(word: str) -> list[tuple[str, float]]:
    if word in v.EMPTY:
        return []
    found = [(stem(word), 1.0)]
    meant = _WORD.findall(v.EXPANDED.get(word, ""))
    found += [(stem(other), _MEANT / len(meant) ** 0.5) for other in meant]
    for first, whole in v.JOINED.items():
        rest = word.removeprefix(first)
        if rest != word and len(rest) >= 4:
            found += [(stem(rest), 0.8), (stem(whole), 0.6)]
    return found
