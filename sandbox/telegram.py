"""Telegram itself, without HTTP: takes a bot's request by token, method and parameters, and answers."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any

from sandbox.book import Book
from sandbox.bots import DEFAULT_TOKEN, Bot
from sandbox.clock import Clock
from sandbox.errors import ApiError, BadRequest, ConnectionCut, NotASandboxToken, NotFound, Unauthorized
from sandbox.events import Events
from sandbox.faults import Fault, Faults, Kind, suffer
from sandbox.latency import Latency, pass_way
from sandbox.limits import Limits
from sandbox.methods import Call, Method, find_method
from sandbox.things import StoredFile
from sandbox.wire import Answer, Json, Upload
from sandbox.world import World

Parameters = Mapping[str, Any]


class Telegram:
    """A whole Telegram in memory.

    `call` is the Bot API; `sandbox.deeds.Deeds` is what people do; `world` is the state; `events`, `book`,
    `faults`, `limits`, `latency` and `clock` are for tests and for the desk. Only its own tokens are let in.
    """

    def __init__(self, clock: Clock, tokens: Iterable[str] = (DEFAULT_TOKEN,)) -> None:
        self.clock = clock
        self.events = Events(clock)
        self.world = World(clock, self.events)
        self.book = Book()
        self.faults = Faults()
        self.limits = Limits()
        self.latency = Latency()
        self.clock.on_move = self._clock_moved
        self.faults.on_change = self._faults_changed
        for token in tuple(tokens) or (DEFAULT_TOKEN,):
            self.world.add_bot(token)

    def bot(self, token: str = "") -> Bot:
        """The bot of `token`, or the first one; a new token of the sandbox makes a new bot."""
        if not token:
            return next(iter(self.world.bots.values()))
        for bot in self.world.bots.values():
            if bot.token == token:
                return bot
        try:
            return self._newcomer(token)
        except NotASandboxToken:
            raise Unauthorized from None

    def _newcomer(self, token: str) -> Bot:
        if token.partition(":")[0] in map(str, self.world.bots):
            raise Unauthorized
        return self.world.add_bot(token)

    def _clock_moved(self) -> None:
        self.events.emit("clock", now=self.clock.now().isoformat())

    def _faults_changed(self) -> None:
        self.events.emit("faults", faults=self.faults.json())
        if any(fault.kind is Kind.OUTAGE and fault.touches("getUpdates", None) for fault in self.faults):
            for bot in self.world.bots.values():
                bot.updates.interrupt(ConnectionCut())

    async def call(
        self,
        token: str,
        method: str,
        parameters: Parameters | None = None,
        uploads: Mapping[str, Upload] | None = None,
    ) -> Answer:
        """Carries out one request. Raises ConnectionCut when no answer comes back."""
        try:
            bot = self.bot(token)
            found = find_method(method)
        except ApiError as refusal:
            return refusal.answer()
        request = Call(self.world, bot, self.limits, uploads or {})
        # A long poll is long anyway.
        way = 0.0 if found.name == "getUpdates" else self.latency.draw()
        await pass_way(way)
        try:
            return await self._carry_out(request, found, dict(parameters or {}))
        finally:
            await pass_way(way)

    async def _carry_out(self, call: Call, method: Method, given: Json) -> Answer:
        fault = self.faults.take(method.name, _whole(given.get("chat_id")))
        try:
            await suffer(fault)
            if call.bot.logged_out:
                raise BadRequest("Logged out")
            result = method.run(call, **method.schema.read(given, call.uploads))
            if inspect.isawaitable(result):
                result = await result
        except ApiError as refusal:
            self._write(call, method, given, refusal.description, None)
            return refusal.answer()
        except ConnectionCut:
            self._write(call, method, given, "no answer", None)
            raise
        return self._delivered(call, method, given, result, fault)

    def _delivered(self, call: Call, method: Method, given: Json, result: Any, fault: Fault | None) -> Answer:
        cut = fault is not None and fault.kind is Kind.CUT
        if method.name != "getUpdates" or cut:
            self._write(call, method, given, "cut" if cut else "ok", result)
        if cut:
            raise ConnectionCut
        return Answer(200, {"ok": True, "result": result})

    def _write(self, call: Call, method: Method, given: Json, result: str, answer: Any) -> None:
        for message in answer if isinstance(answer, list) else [answer]:
            shown = message if isinstance(message, dict) else {}
            self.book.add(
                self.clock.now(),
                call.bot.id,
                method.name,
                chat_id=_whole(given.get("chat_id")),
                message_id=shown.get("message_id") or _whole(given.get("message_id")),
                result=result,
                stored=result in ("ok", "cut"),
                said=str(given.get("text") or given.get("caption") or ""),
            )

    async def download(self, token: str, path: str) -> StoredFile:
        """The file that getFile named. Faults know this request as the method `download`."""
        self.bot(token)
        await suffer(self.faults.take("download", None))
        file = self.world.files.at(path)
        if file is None:
            raise NotFound
        return file


def _whole(value: object) -> int | None:
    """A number given as a number or as digits."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return int(value)
    except ValueError:
        return None
