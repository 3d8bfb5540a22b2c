"""Edits messages of the bot: words, captions, files, buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.errors import BadRequest
from sandbox.keyboards import read_inline
from sandbox.media import KINDS
from sandbox.methods.access import find_message, reach
from sandbox.methods.files import ShownCaption, caption_content, media_content
from sandbox.methods.messages import preview_options, text_content
from sandbox.methods.registry import Call, method
from sandbox.methods.schema import ChatId
from sandbox.methods.sending import allow
from sandbox.text.formatting import read_text
from sandbox.text.rich import read_rich
from sandbox.things import Message
from sandbox.wire import Json

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)


@dataclass(frozen=True, slots=True)
class Target:
    """Which message; without `reply_markup` its inline keyboard goes."""

    chat_id: ChatId
    message_id: int
    reply_markup: Json | None = None


def _editable(call: Call, target: Target) -> tuple[Message, Json | None]:
    """The message that may be edited, and its new keyboard."""
    markup = read_inline(target.reply_markup)
    message = find_message(reach(call, target.chat_id), target.message_id, "edit")
    if not call.own(message) or message.keyboard or message.service or "forward_origin" in message.extra:
        raise BadRequest("message can't be edited")
    return message, markup


def _apply(call: Call, message: Message, content: Json, markup: Json | None) -> Json:
    if (content, markup) == (message.content, message.markup):
        raise BadRequest(NOT_MODIFIED)
    allow(call, message.chat)
    message.content, message.markup = content, markup
    call.world.edited(message)
    return message.json()


@method
def edit_message_text(
    call: Call,
    target: Target,
    text: str | None = None,
    parse_mode: str = "",
    entities: list[Any] | None = None,
    link_preview_options: Json | None = None,
    disable_web_page_preview: bool = False,
    rich_message: Json | None = None,
) -> Json:
    if rich_message is not None and text is not None:
        raise BadRequest("exactly one of text and rich_message is expected")
    if rich_message is not None:
        content: Json = {"rich_message": read_rich(rich_message)}
    else:
        formatted = read_text(text or "", parse_mode, entities)
        preview = preview_options(link_preview_options, disable_web_page_preview)
        content = text_content(call, formatted, preview)
    message, markup = _editable(call, target)
    if not message.content.keys() & {"text", "rich_message"}:
        raise BadRequest("there is no text in the message to edit")
    return _apply(call, message, content, markup)


@method
def edit_message_caption(call: Call, target: Target, words: ShownCaption) -> Json:
    new = caption_content(call, words)
    message, markup = _editable(call, target)
    if not message.content.keys() & set(KINDS):
        raise BadRequest("there is no caption in the message to edit")
    kept = {key: value for key, value in message.content.items() if key in KINDS}
    return _apply(call, message, {**kept, **new}, markup)


@method
def edit_message_media(call: Call, target: Target, media: Json) -> Json:
    message, markup = _editable(call, target)
    if not message.content.keys() & {*KINDS, "text"}:
        raise BadRequest("message can't be edited")
    return _apply(call, message, media_content(call, media), markup)


@method
def edit_message_reply_markup(call: Call, target: Target) -> Json:
    message, markup = _editable(call, target)
    return _apply(call, message, message.content, markup)
