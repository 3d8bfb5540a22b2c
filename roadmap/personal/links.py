"""Links inside a text: their digits are addresses, but a query, a file's name or wa.me may name a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<![\w@.-])(?:[\w-]{1,63}\.){1,6}[a-zа-я]{2,6}/[^\s<>«»\"]*",
    re.IGNORECASE,
)
_SIGN_OF_LINK = re.compile(r"[/@]|www", re.IGNORECASE)
_KEYS = {
    "snils": "снилс", "снилс": "снилс", "passport": "паспорт", "pasport": "паспорт", "паспорт": "паспорт",
    "phone": "тел", "tel": "тел", "telephone": "тел", "mobile": "тел", "телефон": "тел", "тел": "тел",
    "birth": "дата рождения", "birthday": "дата рождения", "birthdate": "дата рождения",
    "dob": "дата рождения", "bdate": "дата рождения", "дата рождения": "дата рождения",
    "др": "дата рождения", "fio": "ученик", "фио": "ученик", "pupil": "ученик", "student": "ученик",
}  # fmt: skip
_CHAT = re.compile(r"(?:wa\.me|viber\.me|t\.me)/\+?(\d{10,13})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkPart:
    """Words of a link that are to be read as text; ``start`` and ``end`` say where the link stands."""

    text: str
    start: int
    end: int


def links_taken_out(text: str) -> tuple[str, tuple[LinkPart, ...]]:
    """*text* with spaces in place of its links and addresses of mail, and what those links say."""
    if not _SIGN_OF_LINK.search(text):
        return text, ()
    parts: list[LinkPart] = []
    for match in _LINK.finditer(text):
        parts.extend(LinkPart(said, match.start(), match.end()) for said in _said(match[0]))
    return _LINK.sub(lambda match: " " * len(match[0]), text), tuple(parts)


def _said(link: str) -> list[str]:
    said = [f"тел +{chat[1]}" for chat in _CHAT.finditer(link)]
    try:
        address = urlsplit(link)
        query = parse_qsl(f"{address.query}&{address.fragment}") if "=" in link else []
    except ValueError:
        return said
    for key, value in query:
        name = re.sub(r"[\[\]_-]+", " ", key).strip().lower()
        known = _KEYS.get(name) or next((_KEYS[word] for word in name.split() if word in _KEYS), None)
        if known:
            said.append(f"{known} {value}")
    name = unquote(address.path.rsplit("/", 1)[-1])
    return [*said, name] if "." in name and "@" not in link else said
