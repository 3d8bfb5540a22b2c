"""The corpora as test cases, and the shortest way to ask the Bot API something in process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sandbox.bots import DEFAULT_TOKEN
from sandbox.telegram import Telegram
from sandbox.wire import Upload

CORPORA = Path(__file__).parent / "corpora"


@dataclass(frozen=True)
class Case:
    """A case of a corpus: what goes in, and the lines that must come out."""

    name: str
    given: str
    expected: list[str]

    @property
    def complaint(self) -> str | None:
        first = self.expected[0] if self.expected else ""
        return first.removeprefix("! ") if first.startswith("! ") else None


def cases(name: str) -> list[Any]:
    """Reads corpora/<name>.txt: `=== name`, the input, `---`, the output."""
    text = (CORPORA / f"{name}.txt").read_text(encoding="utf-8")
    found = []
    for part in ("\n" + text).split("\n=== ")[1:]:
        title, _, rest = part.partition("\n")
        given, _, expected = rest.partition("\n---\n")
        found.append(pytest.param(Case(title, given, expected.rstrip("\n").split("\n")), id=title))
    return found


class Asking:
    """Asks the Bot API as one bot, and keeps the answers short to read."""

    def __init__(self, telegram: Telegram, token: str = DEFAULT_TOKEN) -> None:
        self.telegram = telegram
        self.token = token

    async def __call__(self, method: str, uploads: dict[str, Upload] | None = None, **fields: Any) -> Any:
        """The result; a refusal is a failed test."""
        answer = await self.telegram.call(self.token, method, fields, uploads)
        assert answer.body["ok"], answer.body
        return answer.body["result"]

    async def refusal(self, method: str, uploads: dict[str, Upload] | None = None, **fields: Any) -> str:
        """`400 Bad Request: …`; a success is a failed test."""
        answer = await self.telegram.call(self.token, method, fields, uploads)
        assert not answer.body["ok"], answer.body
        assert answer.status == answer.body["error_code"]
        return f"{answer.status} {answer.body['description']}"
