"""Letters that pretend: other alphabets' lookalikes and Russian typed in Latin, brought back to Russian."""

from __future__ import annotations

import re
from functools import lru_cache

_ALIKE = str.maketrans("ABCEHKMOPTXYaceopxykmtbh", "АВСЕНКМОРТХУасеорхукмтьн")
_BORDER = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_LETTERS = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_SOUNDS = {
    "shch": "щ", "sch": "щ", "tch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "tz": "ц", "ch": "ч", "sh": "ш",
    "yu": "ю", "ju": "ю", "ya": "я", "ja": "я", "yo": "е", "jo": "е", "ye": "е", "je": "е", "iya": "ия", "hsia": "хся", "khsia": "хся",
    "iia": "ия", "iy": "ий", "ij": "ий", "yy": "ый", "yj": "ый", "ey": "ей", "oy": "ой", "ay": "ай",
    "uy": "уй", "aya": "ая", "oye": "ое", "yia": "ья", "ph": "ф", "ck": "к", "ss": "с",
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "z": "з", "i": "и", "j": "й", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф",
    "h": "х", "c": "ц", "y": "ы", "x": "кс", "w": "в", "q": "к", "'": "ь", "`": "ь",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)))


def alphabet_put_right(text: str) -> str:
    """*text* with Latin lookalikes inside Russian words made Russian («CHИЛС»); its length stays."""
    if not _BORDER.search(text):
        return text
    return _LETTERS.sub(lambda word: _one_alphabet(word[0]), text)


def _one_alphabet(word: str) -> str:
    return word.translate(_ALIKE) if _BORDER.search(word) else word


@lru_cache(maxsize=2048)
def from_latin(word: str) -> str:
    """A word in Latin letters as it sounds in Russian: «prikaz» is «приказ»; small letters, approximate.

    The spellings of passports, of site addresses and of phones all lead to nearly one Russian word; the
    soft sign is lost where nobody wrote it.
    """
    return _SOUND.sub(lambda sound: _SOUNDS[sound[0]], word.lower())
