"""The list of methods, and the call that each of them receives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sandbox.bots import Bot
from sandbox.errors import NotFound
from sandbox.limits import Limits
from sandbox.methods.schema import Schema, Uploads, schema_of
from sandbox.things import Message
from sandbox.wire import Json
from sandbox.world import World

Run = TypeVar("Run", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Call:
    """One request: which bot asks, in which world, with which files."""

    world: World
    bot: Bot
    limits: Limits
    uploads: Uploads

    def own(self, message: Message) -> bool:
        return bool(message.author["id"] == self.bot.id)


@dataclass(frozen=True, slots=True)
class Method:
    """A method by its Bot API name; `run` may be a coroutine function."""

    name: str
    run: Callable[..., Any]
    schema: Schema


_METHODS: dict[str, Method] = {}


def method(function: Run) -> Run:
    """Registers `send_message` as sendMessage."""
    first, *rest = function.__name__.split("_")
    name = first + "".join(word.capitalize() for word in rest)
    _METHODS[name.lower()] = Method(name, function, schema_of(function))
    return function


def find_method(name: str) -> Method:
    """Finds a method in any letter case."""
    found = _METHODS.get(name.lower())
    if found is None:
        raise NotFound(f"method not found: {name}")
    return found


def known_methods() -> list[str]:
    return sorted(method.name for method in _METHODS.values())


def entities_json(call: Call, entities: list[Json]) -> list[Json]:
    """Entities as they are shown: a mention by id carries the user, or goes when nobody has that id."""
    shown = []
    for entity in entities:
        if entity["type"] == "text_mention":
            user_id = entity.get("user_id") or (entity.get("user") or {}).get("id")
            user = call.world.user(int(user_id or 0))
            entity = {key: value for key, value in entity.items() if key != "user_id"} | {"user": user}
            if not user:
                continue
        shown.append(entity)
    return shown
