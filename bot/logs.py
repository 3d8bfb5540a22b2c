"""The log: text for people or JSON for machines, and no token in either.

aiohttp puts the whole address of a failed download – with the bot's token in it – into its exception, so
the finished line, traceback and all, is cleaned.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from typing import Literal

_TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{15,}", re.IGNORECASE)
_INVITATION = re.compile(r"(?<=start=)[A-Za-z0-9_-]{16,}")
_CREDENTIALS = re.compile(r"(?<=://)[^/@\s:]+:[^/@\s]+(?=@)")


_secrets: set[str] = set()


def redacted(line: str) -> str:
    """*line* without bot tokens, invitation tokens and passwords in addresses."""
    for secret in _secrets:
        line = line.replace(secret, "<token>")
    line = _TOKEN.sub("<token>", line)
    line = _INVITATION.sub("<invitation>", line)
    return _CREDENTIALS.sub("<credentials>", line)


class TextFormatter(logging.Formatter):
    """One line a record, for people."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class JsonFormatter(logging.Formatter):
    """One JSON object a record, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return redacted(json.dumps(entry, ensure_ascii=False))


def set_up(form: Literal["text", "json"], *secrets: str) -> None:
    """Sends the log of the whole process to standard error; *secrets* never stand in it, whatever they look like."""
    _secrets.update(secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("aiogram.event").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
