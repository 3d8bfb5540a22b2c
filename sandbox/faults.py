"""Faults on demand: refusals, broken servers, cut lines, slowness, by method, chat and number of times."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sandbox.errors import ApiError, ConnectionCut, DeskError, Forbidden, ServerFault, TooManyRequests
from sandbox.wire import Json


class Kind(StrEnum):
    """How Telegram can break."""

    TOO_MANY = "429"
    FORBIDDEN = "403"
    ERROR = "500"
    GATEWAY = "502"
    OUTAGE = "outage"
    CUT = "cut"
    SLOW = "slow"


@dataclass(slots=True)
class Fault:
    """One fault. Without `times` it stays until healed.

    Without `method` it touches everything but getUpdates; an outage touches that too.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    times: int | None = None
    retry_after: int = 1
    seconds: float = 1.0

    def touches(self, method: str, chat_id: int | None) -> bool:
        if self.method is None and method.lower() == "getupdates" and self.kind is not Kind.OUTAGE:
            return False
        named = self.method is None or self.method.lower() == method.lower()
        return named and self.chat_id in (None, chat_id)

    def json(self) -> Json:
        return {
            "kind": self.kind.value,
            "method": self.method,
            "chat_id": self.chat_id,
            "times": self.times,
            "retry_after": self.retry_after,
            "seconds": self.seconds,
        }


class Faults:
    """The faults in force, in the order they were made; the first that touches a request acts."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self.on_change: Callable[[], None] = lambda: None

    def __iter__(self) -> Iterator[Fault]:
        return iter(tuple(self._faults))

    def add(
        self,
        kind: str,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        times: int | None = None,
        retry_after: int = 1,
        seconds: float = 1.0,
    ) -> Fault:
        if kind not in list(Kind):
            raise DeskError(f"there is no fault {kind!r}; there are: {', '.join(Kind)}")
        if times is not None and times < 1:
            raise DeskError("times is at least 1")
        fault = Fault(Kind(kind), method, chat_id, times, retry_after, seconds)
        self._faults.append(fault)
        self.on_change()
        return fault

    def heal(self) -> None:
        self._faults.clear()
        self.on_change()

    def json(self) -> list[Json]:
        return [fault.json() for fault in self._faults]

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that touches this request; one use of it is spent."""
        for fault in self._faults:
            if fault.touches(method, chat_id):
                self._spend(fault)
                return fault
        return None

    def _spend(self, fault: Fault) -> None:
        if fault.times is None:
            return
        fault.times -= 1
        if fault.times == 0:
            self._faults.remove(fault)
        self.on_change()


async def suffer(fault: Fault | None) -> None:
    """What happens before the request is carried out: nothing, a wait, a refusal, a dead line."""
    if fault is None or fault.kind is Kind.CUT:
        return
    if fault.kind is Kind.SLOW:
        await asyncio.sleep(fault.seconds)
        return
    if fault.kind is Kind.OUTAGE:
        raise ConnectionCut
    raise refusal(fault)


def refusal(fault: Fault) -> ApiError:
    if fault.kind is Kind.TOO_MANY:
        return TooManyRequests(fault.retry_after)
    if fault.kind is Kind.FORBIDDEN:
        return Forbidden("bot was blocked by the user")
    return ServerFault(int(fault.kind))
