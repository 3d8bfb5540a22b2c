"""How a played person reaches the sandbox: straight, or over HTTP; one interface for both."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from sandbox.desk import Desk
from sandbox.wire import Json, Upload

Settle = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Toast:
    """The bot's answer to a press; `text` may be empty."""

    text: str
    alert: bool = False
    url: str | None = None


def toast_of(data: Json) -> Toast:
    return Toast(data["text"], bool(data["show_alert"]), data.get("url"))


class Line(Protocol):
    """What a played person needs of the sandbox."""

    async def arrive(self, body: Json) -> Json:
        """Adds a person."""

    async def deed(self, person_id: int, deed: str, body: Json, upload: Upload | None = None) -> Json:
        """Carries out a deed of docs/sandbox.md; afterwards the bot has had its chance to answer."""

    async def messages(self, person_id: int, chat_id: int) -> list[Json]:
        """The chat as it stands."""

    async def toast(self, callback_query_id: str, *, wait: bool) -> Toast | None:
        """The answer to a press, if the bot gave one; `wait` for it where it can be waited for."""

    async def until(self, ready: Callable[[], Awaitable[bool]]) -> bool:
        """Whether `ready` came true; a line that has to wait asks again after each event."""

    async def transcript(self, person_id: int, chat_id: int, *, log: bool) -> str:
        """The phone in plain text."""


class DirectLine:
    """The desk in the same process. `settle` lets the bot finish after each deed; nothing is waited for."""

    def __init__(self, desk: Desk, settle: Settle | None = None) -> None:
        self.desk = desk
        self.settle = settle

    async def arrive(self, body: Json) -> Json:
        return self.desk.add_person(body)

    async def deed(self, person_id: int, deed: str, body: Json, upload: Upload | None = None) -> Json:
        done = self.desk.deed(person_id, deed, body, upload)
        await self._settled()
        return done

    async def _settled(self) -> None:
        if self.settle:
            await self.settle()

    async def messages(self, person_id: int, chat_id: int) -> list[Json]:
        person = self.desk.deeds.person(person_id)
        found: list[Json] = self.desk.chat_json(self.desk.deeds.chat_of(person, chat_id))["messages"]
        return found

    async def toast(self, callback_query_id: str, *, wait: bool) -> Toast | None:
        for event in reversed(self.desk.telegram.events.history):
            if event.kind == "toast" and event.data["callback_query_id"] == callback_query_id:
                return toast_of(event.data)
        return None

    async def until(self, ready: Callable[[], Awaitable[bool]]) -> bool:
        if await ready():
            return True
        await self._settled()
        return await ready()

    async def transcript(self, person_id: int, chat_id: int, *, log: bool) -> str:
        return self.desk.transcript(person_id, log=log, chat_id=chat_id)
