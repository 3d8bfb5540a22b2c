"""Files of all kinds: how they are stored and which fields they give a message."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from itertools import count

from sandbox.errors import BadRequest
from sandbox.images import Size, size_of
from sandbox.things import StoredFile
from sandbox.wire import Json, Upload, without_none

KINDS = ("document", "photo", "voice", "video", "audio", "sticker", "animation", "video_note")
PHOTO_LIMIT = 10 * 2**20
SEND_LIMIT = 50 * 2**20
DOWNLOAD_LIMIT = 20 * 2**20
_OCTETS = "application/octet-stream"
_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "csv": "text/csv",
    "zip": "application/zip",
    "ics": "text/calendar",
    "ogg": "audio/ogg",
}
"""What a system knows differs from machine to machine; these are the same everywhere."""


@dataclass(slots=True)
class Files:
    """All files, found by `file_id`."""

    _files: dict[str, StoredFile] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def store(self, kind: str, upload: Upload) -> StoredFile:
        number = next(self._numbers)
        unique = f"AQAD{number:012d}"
        name = upload.filename.replace("\\", "/").rpartition("/")[2] or "file"
        known = TYPES.get(name.rpartition(".")[2].lower()) or mimetypes.guess_type(name)[0]
        guessed = known or upload.content_type or _OCTETS
        stored = StoredFile(f"BQACAgIAAxk{kind}-{unique}", unique, kind, name, upload.content, guessed)
        self._files[stored.file_id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file that getFile showed under `path`."""
        return next((file for file in self._files.values() if file.path == path), None)


def picture_size(content: bytes) -> Size:
    """The size of a photo; refuses, as Telegram does, what is no picture or has impossible sides."""
    size = size_of(content)
    if size is None:
        raise BadRequest("IMAGE_PROCESS_FAILED")
    width, height = size
    if min(size) < 1 or width + height > 10_000 or max(size) > 20 * min(size):
        raise BadRequest("PHOTO_INVALID_DIMENSIONS")
    return size


def field_for(file: StoredFile, details: Json | None = None) -> Json:
    """A message's field for a file, as `{"document": {…}}`; a photo is a list of sizes, the largest last."""
    known = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": len(file.content)}
    if file.kind == "photo":
        width, height = picture_size(file.content)
        return {"photo": _photo_sizes(known, width, height)}
    described = {**known, **_details(file), **(details or {})}
    if file.kind == "animation":
        # As Telegram does for the sake of older bots: an animation comes as a document too.
        return {"animation": described, "document": {**known, **_named(file)}}
    return {file.kind: described}


def _photo_sizes(known: Json, width: int, height: int) -> list[Json]:
    """The same picture small and whole: whoever takes the first one gets the small one."""
    shrink = 90 / max(width, height, 90)
    small = {
        **known,
        "file_unique_id": f"{known['file_unique_id']}s",
        "width": max(1, round(width * shrink)),
        "height": max(1, round(height * shrink)),
    }
    return [small, {**known, "width": width, "height": height}]


def _named(file: StoredFile) -> Json:
    return {"file_name": file.name, "mime_type": file.mime_type}


def _details(file: StoredFile) -> Json:
    named = _named(file)
    if file.kind == "document":
        return named
    if file.kind in ("video", "animation"):
        return {"duration": 1, "width": 320, "height": 240, **named}
    if file.kind == "audio":
        return {"duration": 1, **named}
    if file.kind == "voice":
        return {"duration": 1, "mime_type": file.mime_type if file.mime_type != _OCTETS else "audio/ogg"}
    if file.kind == "video_note":
        return {"duration": 1, "length": 240}
    return without_none(type="regular", width=512, height=512, is_animated=False, is_video=False)
