"""The book: one line for every deed of a bot, in order, never changed. Crash tests compare it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One request. `stored`: Telegram carried it out, whatever the bot was told; `said` is the text."""

    number: int
    at: datetime
    bot_id: int
    method: str
    chat_id: int | None
    message_id: int | None
    result: str
    stored: bool
    said: str = ""

    def __str__(self) -> str:
        where = f"chat={self.chat_id or '-'} message={self.message_id or '-'}"
        said = " ".join(self.said.split())
        return f"{self.number} {self.at.isoformat()} {self.method} {where} {self.result}" + (
            f" «{said[:80]}»" if said else ""
        )


class Book:
    """Append-only: lines are added and read, nothing else."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    def __iter__(self) -> Iterator[Line]:
        return iter(tuple(self._lines))

    def __len__(self) -> int:
        return len(self._lines)

    def add(
        self,
        at: datetime,
        bot_id: int,
        method: str,
        *,
        chat_id: int | None,
        message_id: int | None,
        result: str,
        stored: bool,
        said: str = "",
    ) -> Line:
        line = Line(len(self._lines) + 1, at, bot_id, method, chat_id, message_id, result, stored, said)
        self._lines.append(line)
        return line

    def stored(self, method: str | None = None) -> list[Line]:
        """What really happened, told to the bot or not; of one method when it is named."""
        return [line for line in self._lines if line.stored and method in (None, line.method)]

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)
