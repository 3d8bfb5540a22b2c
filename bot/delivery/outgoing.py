"""What a handler said as rows of the outbox, and a row as the call of the Bot API that says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    LeaveChat,
    SendAnimation,
    SendAudio,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendRichMessage,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, InputRichMessage, LinkPreviewOptions

from bot.says import File, Leave, Note, Proof, Replace, Say, Screen, Toast
from bot.texts.tasks import shortened
from bot.texts.voice import plain
from roadmap.evidence import Form
from storage.outbox import Outgoing

TOAST_MOST = 200
SCREEN, REPLACE, NOTE, TOAST, PROOF, FILE, TIDY, LEAVE = (
    "screen",
    "replace",
    "note",
    "toast",
    "proof",
    "file",
    "tidy",
    "leave",
)


def rows(says: Iterable[Say], chat_id: int, pressed: int | None, query_id: str | None) -> list[Outgoing]:
    """The outbox rows of one update's answer; a press is always answered, and answered first.

    *pressed* is the message whose button was pressed, *query_id* the press itself.
    """
    says = list(says)
    made = [_row(say, chat_id, pressed) for say in says if not isinstance(say, Toast)]
    if query_id is not None:
        toast = next((say for say in says if isinstance(say, Toast)), None)
        payload = {
            "query": query_id,
            # A toast knows no markup, and the messenger takes no more than 200 letters of it.
            "text": shortened(plain(toast.text), TOAST_MOST) if toast else "",
            "alert": bool(toast and toast.alert),
        }
        made.insert(0, Outgoing(chat_id, TOAST, payload))
    return made


def _row(say: Screen | Replace | Note | Leave | Proof | File, chat_id: int, pressed: int | None) -> Outgoing:
    if isinstance(say, Screen | Replace):
        kind = REPLACE if isinstance(say, Replace) and pressed is not None else SCREEN
        payload = {"text": _together(say.text), "keyboard": _packed(say.keyboard), "pressed": pressed}
        if isinstance(say, Screen) and say.in_place:
            payload["in_place"] = True
        if isinstance(say, Screen) and say.rich is not None:
            payload["rich"] = _together(say.rich)
        return Outgoing(chat_id, kind, payload)
    if isinstance(say, Leave):
        return Outgoing(say.chat, LEAVE, {})
    if isinstance(say, Proof):
        return Outgoing(
            chat_id, PROOF, {"kind": say.kind, "file": say.file_id, "caption": _together(say.caption)}
        )
    if isinstance(say, File):
        payload = {"name": say.name, "caption": _together(say.caption)}
        return Outgoing(say.to or chat_id, FILE, payload, say.content)
    payload = {"text": _together(say.text), "keyboard": _packed(say.keyboard)}
    if say.rich is not None:
        payload["rich"] = _together(say.rich)
    if say.topic is not None:
        payload["topic"] = say.topic
    # Nobody waits for a telling: answers go before it.
    urgency = 0 if say.telling is None else 1
    return Outgoing(say.to or chat_id, NOTE, payload, urgency=urgency, telling_id=say.telling)


def tidy(chat_id: int, message_id: int) -> Outgoing:
    """Takes away a screen that is no longer the live one."""
    return Outgoing(chat_id, TIDY, {"message": message_id})


def edited(row: Outgoing, live: int | None) -> int | None:
    """The message that a row is put in place of; None where it is said anew. *live* is the chat's live one."""
    pressed: int | None = row.payload.get("pressed")
    if row.kind == REPLACE or (row.kind == SCREEN and live is not None and pressed == live):
        return pressed
    return live if row.payload.get("in_place") else None


def call(row: Outgoing, edit: int | None = None, paid: bool = False) -> TelegramMethod[Any]:
    """The Bot API method that says a row; *edit* is the message it is put in place of.

    *paid* may go beyond the free limit (https://core.telegram.org/bots/faq, «Paid Broadcasts»).
    """
    payload = row.payload
    if row.kind == TOAST:
        return AnswerCallbackQuery(
            callback_query_id=payload["query"],
            text=payload["text"] or None,
            show_alert=payload["alert"] or None,
        )
    if row.kind == LEAVE:
        return LeaveChat(chat_id=row.chat_id)
    if row.kind == TIDY:
        return DeleteMessage(chat_id=row.chat_id, message_id=payload["message"])
    if row.kind == FILE:
        content, caption = BufferedInputFile(row.content or b"", payload["name"]), payload["caption"]
        if payload["name"].endswith(".png"):
            return SendPhoto(chat_id=row.chat_id, photo=content, caption=caption)
        return SendDocument(chat_id=row.chat_id, document=content, caption=caption)
    if row.kind == PROOF:
        return _proof(row.chat_id, payload["kind"], payload["file"], payload["caption"])
    method = _text(row, edit)
    if paid and isinstance(method, SendMessage | SendRichMessage):
        method.allow_paid_broadcast = True
    return method


def _proof(chat_id: int, kind: str, file_id: str, caption: str) -> TelegramMethod[Any]:
    """A file goes back in the form it came in: by its id the messenger sends no other."""
    match kind:
        case Form.PHOTO:
            return SendPhoto(chat_id=chat_id, photo=file_id, caption=caption)
        case Form.VIDEO:
            return SendVideo(chat_id=chat_id, video=file_id, caption=caption)
        case Form.ANIMATION:
            return SendAnimation(chat_id=chat_id, animation=file_id, caption=caption)
        case Form.AUDIO:
            return SendAudio(chat_id=chat_id, audio=file_id, caption=caption)
        case Form.VOICE:
            return SendVoice(chat_id=chat_id, voice=file_id, caption=caption)
        case Form.ROUND_VIDEO:  # The one that has no caption.
            return SendVideoNote(chat_id=chat_id, video_note=file_id)
    return SendDocument(chat_id=chat_id, document=file_id, caption=caption)


def _text(row: Outgoing, edit: int | None) -> EditMessageText | SendMessage | SendRichMessage:
    keyboard = row.payload["keyboard"] and InlineKeyboardMarkup.model_validate(row.payload["keyboard"])
    if "rich" in row.payload:
        return _rich(row.chat_id, row.payload["rich"], keyboard, edit)
    content = {
        "chat_id": row.chat_id,
        "text": row.payload["text"],
        "reply_markup": keyboard,
        "link_preview_options": LinkPreviewOptions(is_disabled=True),
    }
    if edit is not None:
        return EditMessageText(message_id=edit, **content)
    return SendMessage(message_thread_id=row.payload.get("topic"), **content)


def to_everybody(row: Outgoing) -> TelegramMethod[Any]:
    """Where a topic was closed or taken away: into the group itself."""
    payload = {key: value for key, value in row.payload.items() if key != "topic"}
    return call(replace(row, payload=payload))


def _rich(
    chat_id: int, html: str, keyboard: InlineKeyboardMarkup | None, edit: int | None
) -> EditMessageText | SendRichMessage:
    """A rich message takes the place of a plain one and is replaced by one with the same method."""
    content = InputRichMessage(html=html, skip_entity_detection=True)
    if edit is not None:
        return EditMessageText(
            chat_id=chat_id, message_id=edit, rich_message=content, reply_markup=keyboard, parse_mode=None
        )
    return SendRichMessage(chat_id=chat_id, rich_message=content, reply_markup=keyboard)


def strip(row: Outgoing) -> EditMessageReplyMarkup:
    """Where a screen is too old to be deleted: at least its buttons go."""
    return EditMessageReplyMarkup(chat_id=row.chat_id, message_id=row.payload["message"])


def _packed(keyboard: InlineKeyboardMarkup | None) -> dict[str, Any] | None:
    if keyboard is None:
        return None
    packed = keyboard.model_dump(mode="json", exclude_none=True)
    for row in packed["inline_keyboard"]:
        for button in row:
            button["text"] = _together(button["text"])
    return packed


def _together(text: str) -> str:
    """*text* whose «№» never ends a line: a school's number stays with it, on a button too."""
    return str(text).replace("№ ", "№\N{NO-BREAK SPACE}")
