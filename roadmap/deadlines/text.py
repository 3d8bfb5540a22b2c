"""Undoes what scanners, editors and keyboards do to a phrase, before anything is matched."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

_INLINE_TAG = re.compile(r"</?(?:b|i|u|s|strong|em|span|font|sub)(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_FOOTNOTE = re.compile(r"<sup>[^<]{0,5}</sup>|[¹²³⁰⁴-⁹]", re.IGNORECASE)
_ROMAN_SIGN = re.compile("[Ⅰ-ⅿ]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASH = re.compile(r"[‐‑‒–—―−﹣~]+|-{2,}")
_MARK = re.compile(r"[«»„“”‟\"'`‹›\[\]{}…*•·]+|(?<!_)_(?!_)")
_SPACES = re.compile(r"\s+")

_MIXED = re.compile(r"[a-zа-яі|]*[a-zі|][a-zа-яі|]*")
_CYRILLIC = re.compile(r"[а-я]")
_ROMAN = re.compile(r"[ivxхі]+(?:кв|полуг|четв|трим|декад)?[а-я]*")
_FINAL_B = re.compile(r"(?<=[а-я])b$")
_LOOKALIKES = str.maketrans("aceopxykmthb|i", "асеорхукмтнвіі")
_LATIN = re.compile("[a-zі]")
_FIGURE_AMONG_LETTERS = re.compile(r"[а-яa-z|]\d|\d[а-яa-z|]")
_DIGITS = (
    (re.compile(r"(?<=\d)[оo](?![а-яa-z])|(?<![а-яa-z])[оo](?=\d)"), "0"),
    (re.compile(r"(?<=\d)з(?![а-яa-z])|(?<![а-яa-z])з(?=\d)"), "3"),
    (re.compile(r"(?<=\d)[l|](?![а-яa-z])|(?<![а-яa-z\d])[li|](?=\d)"), "1"),
    (re.compile(r"(?<=[а-я])0(?=[а-я])|(?<!\d)0(?=[а-я]{3})"), "о"),
    (re.compile(r"(?<=тя|оя)6(?=р)|(?<=ка)6(?=р)"), "б"),
)


class CleanText(NamedTuple):
    """A phrase without noise, twice: as it is shown to people, and in small letters to be matched.

    Both have the same length, so a place found in one can be quoted from the other.
    """

    shown: str
    matched: str


def cleaned(phrase: str) -> CleanText:
    """*phrase* with one space between words and one kind of dash, without tags, marks and stray letters.

    Letters of the wrong alphabet are put right in words («Mapт»); Roman numerals keep theirs.
    """
    text = _INVISIBLE.sub("", phrase)
    if "<" in text:
        text = _TAG.sub(" ", _INLINE_TAG.sub("", _FOOTNOTE.sub("", text)))
    if "&" in text:
        text = html.unescape(text)
    text = unicodedata.normalize("NFC", _FOOTNOTE.sub("", text))
    text = _ROMAN_SIGN.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    text = _MARK.sub(" ", _DASH.sub("-", _INVISIBLE.sub("", text)))
    shown = _SPACES.sub(" ", text).strip()
    matched = shown.lower()
    if len(matched) != len(shown):
        shown = matched
    return CleanText(shown, _letters_put_right(matched.replace("ё", "е")))


def _letters_put_right(text: str) -> str:
    if _FIGURE_AMONG_LETTERS.search(text):
        for pattern, right in _DIGITS:
            text = pattern.sub(right, text)
    return _MIXED.sub(_word_put_right, text) if _LATIN.search(text) else text


def _word_put_right(match: re.Match[str]) -> str:
    word = match[0]
    if _ROMAN.fullmatch(word):
        return word
    repaired = _FINAL_B.sub("ь", word).translate(_LOOKALIKES)
    return repaired if _CYRILLIC.search(word) or repaired.isalpha() else word
