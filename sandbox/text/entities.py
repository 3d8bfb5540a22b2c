"""Entities as Telegram keeps them: cleaned, trimmed, sorted, not overlapping where they must not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sandbox.errors import BadRequest
from sandbox.text.units import cut16, length16
from sandbox.wire import Json

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
SOLID = ("code", "pre")
_ORDER = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text with a meaning; offsets and lengths are UTF-16 units."""

    type: str
    offset: int
    length: int
    extra: Json = field(default_factory=dict)

    @property
    def end(self) -> int:
        return self.offset + self.length

    def json(self) -> Json:
        return {"type": self.type, "offset": self.offset, "length": self.length, **self.extra}

    def within(self, start: int, end: int) -> Entity:
        """The entity cut down to `start`…`end`; its length is below 1 when nothing is left."""
        offset = max(self.offset, start)
        return replace(self, offset=offset, length=min(self.end, end) - offset)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities."""

    text: str
    entities: tuple[Entity, ...] = ()

    def entities_json(self) -> list[Json]:
        return [entity.json() for entity in self.entities]


def tidy(formatted: Formatted) -> Formatted:
    """Cleans, trims and sorts as Telegram does before it stores a message."""
    formatted = _trim(_clean(formatted))
    text = formatted.text
    said = [e for e in formatted.entities if e.length > 0 and _says_something(text, e)]
    return Formatted(text, tuple(sorted(_without_overlaps(said), key=_rank)))


def _rank(entity: Entity) -> tuple[int, int, int]:
    return entity.offset, -entity.length, _ORDER.get(entity.type, 50)


def _says_something(text: str, entity: Entity) -> bool:
    return entity.type in (*SOLID, *QUOTES, "custom_emoji") or bool(
        cut16(text, entity.offset, entity.length).strip()
    )


def _clean(formatted: Formatted) -> Formatted:
    """Drops carriage returns and turns other control characters into spaces."""
    text = "".join(" " if c < " " and c not in "\n\r" else c for c in formatted.text)
    if "\r" not in text:
        return replace(formatted, text=text)
    returns = [at for at, unit in enumerate(_units(text)) if unit == "\r"]

    def moved(offset: int) -> int:
        return offset - sum(at < offset for at in returns)

    entities = (
        replace(e, offset=moved(e.offset), length=moved(e.end) - moved(e.offset)) for e in formatted.entities
    )
    return Formatted(text.replace("\r", ""), tuple(entities))


def _units(text: str) -> Iterable[str]:
    for character in text:
        yield character
        if character > "\uffff":
            yield ""


def _trim(formatted: Formatted) -> Formatted:
    """Trims the end, and the beginning up to the first entity."""
    text = formatted.text.rstrip(" \n\t\u00a0")
    first = min((e.offset for e in formatted.entities), default=length16(text))
    lead = min(len(text) - len(text.lstrip(" \n\t\u00a0")), first)
    text = text[lead:]
    end = length16(text)
    moved = (replace(e, offset=e.offset - lead).within(0, end) for e in formatted.entities)
    return Formatted(text, tuple(e for e in moved if e.length > 0))


def _without_overlaps(entities: list[Entity]) -> list[Entity]:
    solid = _outermost(e for e in entities if e.type not in (*SPLITTABLE, *QUOTES))
    quotes = _outermost(e for e in entities if e.type in QUOTES)
    walls = [e for e in solid if e.type in SOLID]
    kept = [*quotes, *solid]
    for kind in SPLITTABLE:
        for whole in _joined(e for e in entities if e.type == kind):
            kept += _around(whole, walls)
    return kept


def _outermost(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in sorted(entities, key=_rank):
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _joined(entities: Iterable[Entity]) -> list[Entity]:
    """Stretches of one kind that touch or overlap become one."""
    joined: list[Entity] = []
    for entity in sorted(entities, key=_rank):
        if joined and entity.offset <= joined[-1].end:
            last = joined[-1]
            joined[-1] = replace(last, length=max(last.end, entity.end) - last.offset)
        else:
            joined.append(entity)
    return joined


def _around(entity: Entity, walls: list[Entity]) -> list[Entity]:
    """Bold and its like do not enter code: the parts of `entity` outside `walls`."""
    parts, start = [], entity.offset
    for wall in sorted(walls, key=_rank):
        parts.append(entity.within(start, wall.offset))
        start = max(start, wall.end)
    parts.append(entity.within(start, entity.end))
    return [part for part in parts if part.length > 0]


def given(items: list[Json], text: str) -> tuple[Entity, ...]:
    """Reads the parameter `entities`; the bot itself answers for offsets inside the text."""
    return tuple(_given_one(item, length16(text)) for item in items)


def _given_one(item: Json, size: int) -> Entity:
    if not isinstance(item, dict):
        raise BadRequest("can't parse entities: expected an object")
    extra = {key: value for key, value in item.items() if key not in ("type", "offset", "length")}
    kind, offset, length = item.get("type"), item.get("offset"), item.get("length")
    if not isinstance(kind, str) or not isinstance(offset, int) or not isinstance(length, int):
        raise BadRequest('can\'t parse entities: Can\'t find field "type", "offset" or "length"')
    if offset < 0 or length < 1 or offset + length > size:
        raise BadRequest(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
            f"at UTF-16 offset {offset + length}"
        )
    return Entity(kind, offset, length, extra)
