"""Reads parameters by a method's Python signature: unknown, missing and mistyped ones are refused by name."""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.errors import BadRequest
from sandbox.wire import Json, Upload

ChatId = int | str
"""A number or @username."""

Uploads = Mapping[str, Upload]

_MISSING = {
    "chat_id": "chat_id is empty",
    "message_id": "message identifier is not specified",
    "text": "message text is empty",
}
_TRUE, _FALSE = ("true", "1", "yes"), ("false", "0", "no", "")


@dataclass(frozen=True, slots=True)
class FileInput:
    """A file parameter: bytes that came along, or a string (file_id, URL)."""

    value: str | Upload


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter: `group` is the argument that gathers it, when several travel together."""

    name: str
    kind: object
    required: bool
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """The parameters of one method."""

    fields: dict[str, Field]
    groups: dict[str, type]

    def read(self, given: Mapping[str, Any], uploads: Uploads) -> dict[str, Any]:
        """The arguments for the method's function."""
        for name in given:
            if name not in self.fields:
                raise BadRequest(f'unknown parameter "{name}"')
        arguments: dict[str, Any] = {}
        grouped: dict[str, dict[str, Any]] = {name: {} for name in self.groups}
        for field in self.fields.values():
            value = _value(field, given, uploads)
            if value is not None:
                (grouped[field.group] if field.group else arguments)[field.name] = value
        return arguments | {name: self.groups[name](**grouped[name]) for name in self.groups}


def schema_of(function: Callable[..., object]) -> Schema:
    """Builds the schema from the function's annotations; its first parameter is the call itself."""
    hints = typing.get_type_hints(function)
    fields: dict[str, Field] = {}
    groups: dict[str, type] = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        kind = _without_none(hints[parameter.name])
        if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind is not FileInput:
            groups[parameter.name] = kind
            fields |= _gathered(kind, parameter.name)
        else:
            required = parameter.default is inspect.Parameter.empty
            fields[parameter.name] = Field(parameter.name, kind, required)
    return Schema(fields, groups)


def _gathered(kind: type, group: str) -> dict[str, Field]:
    hints = typing.get_type_hints(kind)
    return {
        field.name: Field(
            field.name, _without_none(hints[field.name]), field.default is dataclasses.MISSING, group
        )
        for field in dataclasses.fields(kind)
    }


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        kinds = tuple(kind for kind in typing.get_args(hint) if kind is not types.NoneType)
        return ChatId if kinds == (int, str) else (typing.get_origin(kinds[0]) or kinds[0])
    return typing.get_origin(hint) or hint


def _value(field: Field, given: Mapping[str, Any], uploads: Uploads) -> Any:
    value = given.get(field.name)
    if field.kind is FileInput:
        found = uploads.get(field.name) or (attached(value, uploads) if value else None)
        if found is None and field.required:
            raise BadRequest(f"there is no {field.name} in the request")
        return FileInput(found) if found is not None else None
    if value is None:
        if field.required:
            raise BadRequest(_MISSING.get(field.name, f'parameter "{field.name}" is required'))
        return None
    return _READERS[field.kind](field.name, value)


def attached(value: object, uploads: Uploads) -> str | Upload:
    """Resolves `attach://name`; any other string stays."""
    if not isinstance(value, str):
        raise BadRequest("wrong file identifier/HTTP URL specified")
    if not value.startswith("attach://"):
        return value
    found = uploads.get(value.removeprefix("attach://"))
    if found is None:
        raise BadRequest(f'there is no file "{value}" in the request')
    return found


def _wrong(name: str, expected: str) -> BadRequest:
    return BadRequest(f'wrong parameter "{name}": {expected} is expected')


def _integer(name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        return int(value) if isinstance(value, str) else _refuse(name, "an integer")
    except ValueError:
        raise _wrong(name, "an integer") from None


def _number(name: str, value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    try:
        return float(value) if isinstance(value, str) else _refuse(name, "a number")
    except ValueError:
        raise _wrong(name, "a number") from None


def _refuse(name: str, expected: str) -> typing.NoReturn:
    raise _wrong(name, expected)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, "a string")
    return value


def _truth(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in _TRUE:
        return True
    if str(value).lower() in _FALSE:
        return False
    raise _wrong(name, "true or false")


def _chat_id(name: str, value: object) -> ChatId:
    if isinstance(value, str) and value.startswith("@"):
        return value
    if value == "":
        raise BadRequest(_MISSING["chat_id"])
    return _integer(name, value)


def _object(name: str, value: object) -> Json:
    decoded = _decoded(name, value, "a JSON object")
    if not isinstance(decoded, dict):
        raise _wrong(name, "a JSON object")
    return decoded


def _array(name: str, value: object) -> list[Any]:
    decoded = _decoded(name, value, "a JSON array")
    if not isinstance(decoded, list):
        raise _wrong(name, "a JSON array")
    return decoded


def _decoded(name: str, value: object, expected: str) -> object:
    if not isinstance(value, str):
        return value
    try:
        decoded: object = json.loads(value)
    except ValueError:
        raise _wrong(name, expected) from None
    return decoded


_READERS: dict[object, Callable[[str, object], Any]] = {
    int: _integer,
    float: _number,
    str: _text,
    bool: _truth,
    ChatId: _chat_id,
    dict: _object,
    list: _array,
}
