"""What the background check of a link found, when to look again, and whether people are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

AGAIN = timedelta(days=7)
SOON = timedelta(days=1)


class Outcome(StrEnum):
    """How a link answered."""

    ALIVE = "alive"
    DEAD = "dead"
    FRONT_PAGE = "front_page"
    LOGIN = "login"
    UNREACHABLE = "unreachable"
    """No such name, or nobody answers there."""
    REFUSED = "refused"
    """Not visited: no web address, an address inside some network, or an unusual port."""
    TOO_SLOW = "too_slow"
    CERTIFICATE = "certificate"
    """The site's certificate is not trusted, which a browser may see otherwise."""
    UNCLEAR = "unclear"
    """Too many redirects, an answer that is none, or «come later»."""


_PASSING = {Outcome.UNREACHABLE, Outcome.TOO_SLOW, Outcome.CERTIFICATE, Outcome.UNCLEAR}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of visiting *link*; *status* is the last HTTP status (0: none), *led_to* where redirects led."""

    link: str
    outcome: Outcome
    status: int = 0
    led_to: str = ""

    @property
    def passing(self) -> bool:
        """Whether the trouble may be gone tomorrow, or be our own line's."""
        return self.outcome in _PASSING or self.status >= 500


def again_after(verdict: Verdict) -> timedelta:
    """How long to leave the link alone."""
    return SOON if verdict.passing else AGAIN


def is_news(verdict: Verdict, times: int) -> bool:
    """Whether the author and the coordinator are told of *verdict*, seen *times* times running (from 1).

    Each trouble is told once: a certain one at first sight, a passing one when it is there again.
    """
    return verdict.outcome is not Outcome.ALIVE and times == (2 if verdict.passing else 1)
