"""What the sandbox tells its watchers: the chat page, tests over HTTP, transcripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox.clock import Clock
from sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Event:
    """One event of docs/sandbox.md; `data` never changes afterwards."""

    id: int
    kind: str
    data: Json
    at: datetime


Listener = Callable[[Event], None]


class Events:
    """Keeps every event and tells it to those who listen, in the same step."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._listeners: list[Listener] = []
        self.history: list[Event] = []

    def emit(self, kind: str, **data: object) -> Event:
        event = Event(len(self.history) + 1, kind, dict(data), self._clock.now())
        self.history.append(event)
        for listener in tuple(self._listeners):
            listener(event)
        return event

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` for each event to come; returns the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
