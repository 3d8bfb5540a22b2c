"""Posts in any case («директору СОШ № 5», «методист ИМО») matched with the posts of the directory."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from roadmap.names import vocabulary
from roadmap.names.likeness import Likeness, best_first
from roadmap.names.organisations import OrganisationIndex
from roadmap.names.spelling import evened, worded

Key = TypeVar("Key", bound=Hashable)
SAME, SAME_PLACE, OTHER_WORD, ANYWHERE = 0.9, 0.85, 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Known(Generic[Key]):
    """A post of the directory: its words («Методист»; empty where nobody wrote them), and where it is."""

    key: Key
    title: str
    organisation: str
    head: bool = False


class PostIndex(Generic[Key]):
    """The posts of a directory."""

    def __init__(self, known: Iterable[Known[Key]], glossary: Mapping[str, str] | None = None) -> None:
        self._known = [(one, _words(one.title)) for one in known]
        names = dict.fromkeys(one.organisation for one, _ in self._known if one.organisation)
        self._places = OrganisationIndex([(name, name) for name in names], glossary)

    def like(self, written: str) -> tuple[Likeness[Key], ...]:
        """Whose post *written* may be, best first; never certain: a post is asked about."""
        text = vocabulary.ACTING.sub("", evened(written))
        words = worded(text)
        asked = tuple(word for word, _ in words)
        rests: dict[int, Mapping[str, float]] = {}
        found: dict[Key, Likeness[Key]] = {}
        for one, title in self._known:
            length = _common(asked, title, head=one.head)
            if not length:
                continue
            if length not in rests:
                rest = text[words[length - 1][1] :].strip()
                rests[length] = {fit.key: fit.score for fit in self._places.like(rest)} if rest else {}
            score = _score(asked, title, length, rests[length].get(one.organisation, 0.0))
            if score and (one.key not in found or found[one.key].score < score):
                found[one.key] = Likeness(one.key, score)
        return best_first(found.values())


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word, _ in worded(evened(text)))


def _common(asked: tuple[str, ...], title: tuple[str, ...], *, head: bool) -> int:
    """How many words of *asked* are the title; a head is called by whichever word leads an organisation."""
    if title and asked[: len(title)] == title:
        return len(title)
    if head and asked and asked[0] in vocabulary.HEADS:
        return 1
    return 0


def _score(asked: tuple[str, ...], title: tuple[str, ...], length: int, place: float) -> float:
    if place:
        return min(SAME_PLACE if asked[:length] == title else OTHER_WORD, place)
    if asked != title:
        return 0.0
    return SAME if length > 1 else ANYWHERE
