"""Walks over the tokens of one shape, taking what stands next."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.deadlines.tokens import T, Token


class Misfit(Exception):
    """The words stand in a known shape but say nothing together («I квартал – 5 мая»)."""


class Cursor:
    """A place between the tokens of a shape; ``text`` is the phrase they were found in."""

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self._tokens = tokens
        self.text = text
        self._place = 0

    @property
    def about(self) -> str:
        """The words of the whole shape, as they are shown."""
        return self.text[self._tokens[0].start : self._tokens[-1].end]

    def word(self, token: Token) -> str:
        """How a token is written."""
        return self.text[token.start : token.end]

    @property
    def left(self) -> Sequence[Token]:
        return self._tokens[self._place :]

    def sees(self, *kinds: T) -> bool:
        return self._place < len(self._tokens) and self._tokens[self._place].kind in kinds

    def take(self, *kinds: T) -> Token | None:
        """The next token if it is one of *kinds*, else None; without kinds, whatever it is."""
        if self._place == len(self._tokens) or (kinds and not self.sees(*kinds)):
            return None
        self._place += 1
        return self._tokens[self._place - 1]

    def need(self, *kinds: T) -> Token:
        token = self.take(*kinds)
        if token is None:
            raise Misfit(self.about)
        return token

    def skip(self, *kinds: T) -> bool:
        """Pass over any number of *kinds*; whether there were some."""
        before = self._place
        while self.take(*kinds):
            pass
        return self._place > before
