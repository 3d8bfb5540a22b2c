"""A person's phone as a story in plain text: as it stands now, or everything in the order it happened."""

from __future__ import annotations

from collections.abc import Iterable

from sandbox.events import Event
from sandbox.phone import bubble
from sandbox.wire import Json

_TOLD = ("message", "edited", "deleted", "toast", "pressed")


def story(messages: Iterable[Json], toasts: Iterable[Event] = ()) -> str:
    """The chat as it stands: edits in place, toasts where they came."""
    waiting = list(toasts)
    said: list[str] = []
    for message in messages:
        said += [_toast(event.data) for event in waiting if event.data["before"] == message["message_id"]]
        waiting = [event for event in waiting if event.data["before"] != message["message_id"]]
        said.append(_bubble(message))
    return "\n".join([*said, *(_toast(event.data) for event in waiting)])


def phone_story(events: Iterable[Event], messages: list[Json], person_id: int) -> str:
    """`story` with this person's toasts, each before the message that came next and still stands."""
    standing = {message["message_id"] for message in messages}
    toasts: list[Event] = []
    open_from = 0
    for event in events:
        if event.kind == "toast" and event.data["person_id"] == person_id and event.data["text"]:
            toasts.append(Event(event.id, "toast", {**event.data, "before": 0}, event.at))
        elif event.kind == "message" and event.data["message"]["message_id"] in standing:
            for toast in toasts[open_from:]:
                toast.data["before"] = event.data["message"]["message_id"]
            open_from = len(toasts)
    return story(messages, toasts)


def chronicle(events: Iterable[Event], names: dict[int, str]) -> str:
    """Everything that happened in the chat, one entry after another, with the sandbox's time."""
    told = [event for event in events if event.kind in _TOLD]
    return "\n".join(f"[{event.at:%Y-%m-%d %H:%M:%S}] {_entry(event, names)}" for event in told)


def _entry(event: Event, names: dict[int, str]) -> str:
    data = event.data
    if event.kind == "message":
        return _bubble(data["message"])
    if event.kind == "edited":
        return f"(message {data['message']['message_id']} becomes)\n{_bubble(data['message'])}"
    if event.kind == "deleted":
        return f"(deleted: {', '.join(map(str, data['message_ids']))})"
    if event.kind == "pressed":
        return (
            f"({names.get(data['person_id'], '?')} presses {data['data']!r} on message {data['message_id']})"
        )
    return _toast(data)


def _bubble(message: Json) -> str:
    shown = bubble(message)
    first, *rest = shown.lines
    edited = " (edited)" if shown.edited else ""
    lines = [f"{shown.author}{edited}: {first}", *(f"    {line}" for line in rest)]
    lines += ["    " + " ".join(f"[{button.label}]" for button in row) for row in shown.rows]
    return "\n".join(lines)


def _toast(data: Json) -> str:
    frame = "!! {} !!" if data.get("show_alert") else "(( {} ))"
    return "    " + frame.format(data["text"] or data.get("url") or "")
