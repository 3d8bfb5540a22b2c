"""Sends files of all kinds and albums of them; tells where a file lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.errors import BadRequest, TooLarge
from sandbox.media import DOWNLOAD_LIMIT, PHOTO_LIMIT, SEND_LIMIT, field_for
from sandbox.methods.access import reach
from sandbox.methods.registry import Call, entities_json, method
from sandbox.methods.schema import FileInput, attached
from sandbox.methods.sending import Delivery, allow, send
from sandbox.text.formatting import read_caption
from sandbox.things import StoredFile
from sandbox.wire import Json, Upload, without_none

ALBUM_KINDS = ("photo", "video", "audio", "document")
_MEDIA_FIELDS = (
    *("type", "media", "caption", "parse_mode", "caption_entities", "show_caption_above_media"),
    *("has_spoiler", "width", "height", "duration", "supports_streaming", "performer", "title"),
    *("disable_content_type_detection", "thumbnail"),
)


@dataclass(frozen=True, slots=True)
class Caption:
    """The parameters of a caption."""

    caption: str = ""
    parse_mode: str = ""
    caption_entities: list[Any] | None = None


@dataclass(frozen=True, slots=True)
class ShownCaption(Caption):
    """A caption that may stand above what it names."""

    show_caption_above_media: bool = False


@dataclass(frozen=True, slots=True)
class PictureCaption(ShownCaption):
    """The parameters of a caption under what can be veiled."""

    has_spoiler: bool = False


def caption_content(call: Call, given: Caption) -> Json:
    """The fields of a caption; none at all when it is empty."""
    formatted = read_caption(given.caption, given.parse_mode, given.caption_entities)
    above = isinstance(given, ShownCaption) and given.show_caption_above_media
    veiled = isinstance(given, PictureCaption) and given.has_spoiler
    return without_none(
        caption=formatted.text or None,
        caption_entities=entities_json(call, formatted.entities_json()) or None,
        show_caption_above_media=above or None,
        has_media_spoiler=veiled or None,
    )


def stored(call: Call, kind: str, source: str | Upload) -> StoredFile:
    """The file that `source` means: new bytes, or a file_id of the same kind."""
    if isinstance(source, Upload):
        return _received(call, kind, source)
    if source.startswith(("http://", "https://")):
        raise BadRequest("failed to get HTTP URL content: the sandbox does not go to the network")
    file = call.world.files.find(source)
    if file is None:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise BadRequest(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return file


def _received(call: Call, kind: str, upload: Upload) -> StoredFile:
    if not upload.content:
        raise BadRequest("file must be non-empty")
    if len(upload.content) > SEND_LIMIT:
        raise TooLarge
    if kind == "photo" and len(upload.content) > PHOTO_LIMIT:
        raise BadRequest("file is too big for a photo")
    file = call.world.files.store(kind, upload)
    field_for(file)
    return file


def _send_file(
    call: Call, to: Delivery, kind: str, file: FileInput, caption: Caption, details: Json | None = None
) -> Json:
    words = caption_content(call, caption)
    given = {key: value for key, value in (details or {}).items() if value is not None}
    reach(call, to.chat_id)
    return send(call, to, {**field_for(stored(call, kind, file.value), given), **words}).json()


@method
def send_document(
    call: Call,
    to: Delivery,
    caption: Caption,
    document: FileInput,
    thumbnail: FileInput | None = None,
    disable_content_type_detection: bool = False,
) -> Json:
    return _send_file(call, to, "document", document, caption)


@method
def send_photo(call: Call, to: Delivery, caption: PictureCaption, photo: FileInput) -> Json:
    return _send_file(call, to, "photo", photo, caption)


@method
def send_voice(
    call: Call, to: Delivery, caption: Caption, voice: FileInput, duration: int | None = None
) -> Json:
    return _send_file(call, to, "voice", voice, caption, {"duration": duration})


@method
def send_video(
    call: Call,
    to: Delivery,
    caption: PictureCaption,
    video: FileInput,
    duration: int | None = None,
    width: int | None = None,
    height: int | None = None,
    thumbnail: FileInput | None = None,
    supports_streaming: bool = False,
) -> Json:
    details = {"duration": duration, "width": width, "height": height}
    return _send_file(call, to, "video", video, caption, details)


@method
def send_animation(
    call: Call,
    to: Delivery,
    caption: PictureCaption,
    animation: FileInput,
    duration: int | None = None,
    width: int | None = None,
    height: int | None = None,
) -> Json:
    details = {"duration": duration, "width": width, "height": height}
    return _send_file(call, to, "animation", animation, caption, details)


@method
def send_audio(
    call: Call,
    to: Delivery,
    caption: Caption,
    audio: FileInput,
    duration: int | None = None,
    performer: str | None = None,
    title: str | None = None,
    thumbnail: FileInput | None = None,
) -> Json:
    details = {"duration": duration, "performer": performer, "title": title}
    return _send_file(call, to, "audio", audio, caption, details)


@method
def send_sticker(call: Call, to: Delivery, sticker: FileInput, emoji: str | None = None) -> Json:
    return _send_file(call, to, "sticker", sticker, Caption(), {"emoji": emoji})


@method
def send_video_note(
    call: Call, to: Delivery, video_note: FileInput, duration: int | None = None, length: int | None = None
) -> Json:
    details = {"duration": duration, "length": length}
    return _send_file(call, to, "video_note", video_note, Caption(), details)


@method
def send_media_group(call: Call, to: Delivery, media: list[Any]) -> list[Json]:
    if to.reply_markup is not None:
        raise BadRequest('unknown parameter "reply_markup"')
    if not 2 <= len(media) <= 10:
        raise BadRequest("wrong number of messages to send as an album specified: from 2 to 10 are expected")
    kinds = {item.get("type") if isinstance(item, dict) else None for item in media}
    if not kinds <= set(ALBUM_KINDS) or (len(kinds) > 1 and kinds & {"audio", "document"}):
        raise BadRequest("can't use the media of the specified type in the album")
    chat = reach(call, to.chat_id)
    contents = [media_content(call, item) for item in media]
    allow(call, chat, len(contents))
    album = {"media_group_id": str(14_000_000_000_000_000 + chat.numbers.next())}
    return [send(call, to, content, album, counted=True).json() for content in contents]


def media_content(call: Call, item: Json) -> Json:
    """The fields of a message from an InputMedia object."""
    unknown = [key for key in item if key not in _MEDIA_FIELDS]
    if unknown:
        raise BadRequest(f'can\'t parse InputMedia: unknown field "{unknown[0]}"')
    kind = item.get("type")
    if kind not in (*ALBUM_KINDS, "animation"):
        raise BadRequest("can't parse InputMedia: Wrong media type")
    source = attached(item.get("media"), call.uploads)
    words = PictureCaption(
        item.get("caption") or "",
        item.get("parse_mode") or "",
        item.get("caption_entities"),
        bool(item.get("show_caption_above_media")),
        bool(item.get("has_spoiler")),
    )
    return {**field_for(stored(call, kind, source)), **caption_content(call, words)}


@method
def get_file(call: Call, file_id: str) -> Json:
    file = call.world.files.find(file_id)
    if file is None:
        raise BadRequest("wrong file_id or the file is temporarily unavailable")
    size = len(file.content)
    if size > DOWNLOAD_LIMIT:
        raise BadRequest("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": size,
        "file_path": file.path,
    }
