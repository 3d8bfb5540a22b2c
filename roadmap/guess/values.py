"""What is guessed about: tasks that may be meant, the words that came with a proof, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.evidence import Form
from roadmap.roadmap import EvidenceKind
from roadmap.tasks import Status


@dataclass(frozen=True, slots=True)
class Candidate:
    """A task that a proof may be for; texts are as in the order, empty where it has none."""

    task_id: int
    number: str
    title: str
    section: str = ""
    result: str = ""
    proof: str = ""
    kinds: tuple[EvidenceKind, ...] = ()
    due: date | None = None
    status: Status = Status.OPEN
    asked_last: bool = False
    """The bot spoke of this task last: a reminder, a card, a returned proof."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What came: *text* is a message or a caption, *name* a file's name, *links* whole addresses.

    *mime* is as the messenger tells it («image/png»); empty where it does not.
    """

    form: Form
    text: str = ""
    name: str = ""
    links: tuple[str, ...] = ()
    mime: str = ""


class Sureness(StrEnum):
    """How far the first place may be trusted; the words for it belong to the bot.

    ``sure``: the clue names this task and no other comes near; ``likely``: it leads clearly;
    ``open``: several may be meant, or nothing but dates speaks.
    """

    SURE = "sure"
    LIKELY = "likely"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its share of the belief: the scores of all candidates add up to 1."""

    candidate: Candidate
    score: float


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest first; ``ranked`` is empty only where there were no candidates."""

    ranked: tuple[Ranked, ...]
    sureness: Sureness
