"""The settings: read once, at the start, from the environment and ``.env``; complaints come all at once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ENV_FILE = ".env"
TELEGRAM = "https://api.telegram.org"
DATABASES = ("sqlite", "postgresql", "postgres")
LOG_FORMATS = ("text", "json")
PER_SECOND_MOST = 1000
PROXY_SCHEMES = ("http", "https", "socks4", "socks5")


class Reason(StrEnum):
    """What can be wrong with a setting; ``bot/texts/terminal.py`` has words for each."""

    MISSING = "missing"
    TOKEN = "token"
    SERVER = "server"
    PROXY = "proxy"
    DATABASE = "database"
    IDS = "ids"
    ZONE = "zone"
    FORMAT = "format"
    MINUTES = "minutes"
    RATE = "rate"
    PAUSE = "pause"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One complaint: the setting's name, the reason, and the value where it is no secret."""

    name: str
    reason: Reason
    value: str = ""


class SettingsWrong(Exception):
    """Settings that cannot be used, all complaints at once."""

    def __init__(self, complaints: list[Wrong]) -> None:
        super().__init__(complaints)
        self.complaints = complaints


class Place(BaseSettings):
    """Where everything is kept: all that a command needs which talks to nobody."""

    model_config = SettingsConfigDict(env_file=ENV_FILE, env_file_encoding="utf-8", extra="ignore")

    database_url: str = Field("sqlite:///vekha.sqlite3", description="Where everything is kept.")

    @field_validator("database_url", mode="after")
    @classmethod
    def _database(cls, value: str) -> str:
        if value.partition(":")[0].partition("+")[0] not in DATABASES:
            raise _wrong(Reason.DATABASE)
        return value


class Settings(Place):
    """What ``vekha run`` can be told. ``.env.example`` lists the same names; a test holds it to them."""

    bot_token: SecretStr = Field(description="The token that @BotFather gave.")
    bot_api_server: str = Field(TELEGRAM, description="Base address of the Bot API.")
    bot_proxy: str | None = Field(None, description="Proxy for the way to the Bot API.")
    admin_ids: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Telegram ids of the administrators, separated by commas."
    )
    timezone: str = Field("Europe/Moscow", description="Time zone of new departments.")
    news_minutes: int = Field(
        3, description="Minutes without anything new after which news is told; 0 is at once."
    )
    messages_per_second: float = Field(30.0, description="Messages a second to everybody.")
    chat_seconds: float = Field(1.0, description="Seconds between two messages to one chat.")
    log_format: Literal["text", "json"] = Field("text", description="How the log is written.")

    @field_validator("bot_token", mode="after")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        # The same rule as aiogram.utils.token.validate_token, without the seconds that its import costs.
        token = value.get_secret_value()
        left, _, right = token.partition(":")
        if any(letter.isspace() for letter in token) or not left.isdigit() or not right:
            raise _wrong(Reason.TOKEN)
        return value

    @field_validator("bot_api_server", mode="after")
    @classmethod
    def _server(cls, value: str) -> str:
        if not _is_address(value, ("http", "https")):
            raise _wrong(Reason.SERVER)
        return value.rstrip("/")

    @field_validator("bot_proxy", mode="after")
    @classmethod
    def _proxy(cls, value: str | None) -> str | None:
        if value and not _is_address(value, PROXY_SCHEMES):
            raise _wrong(Reason.PROXY)
        return value or None

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part for part in re.split(r"[,;\s]+", value) if part]
        if not all(re.fullmatch(r"[1-9]\d{0,18}", part) for part in parts):
            raise _wrong(Reason.IDS)
        return frozenset(int(part) for part in parts)

    @field_validator("timezone", mode="after")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise _wrong(Reason.ZONE) from error
        return value

    @field_validator("news_minutes", mode="before")
    @classmethod
    def _minutes(cls, value: Any) -> Any:
        if not re.fullmatch(r"\d{1,2}|1[01]\d|120", str(value).strip()):
            raise _wrong(Reason.MINUTES)
        return int(value)

    @field_validator("messages_per_second", mode="before")
    @classmethod
    def _rate(cls, value: Any) -> Any:
        # More than the messenger sells is a slip of the finger.
        return _number(value, 1, PER_SECOND_MOST, Reason.RATE)

    @field_validator("chat_seconds", mode="before")
    @classmethod
    def _pause(cls, value: Any) -> Any:
        return _number(value, 0, 60, Reason.PAUSE)

    @field_validator("log_format", mode="before")
    @classmethod
    def _format(cls, value: Any) -> Any:
        lower = value.lower() if isinstance(value, str) else value
        if lower not in LOG_FORMATS:
            raise _wrong(Reason.FORMAT)
        return lower


def read_settings(**given: Any) -> Settings:
    """The settings of this process; *given* ones come before the environment.

    Raises SettingsWrong with every setting that is missing or cannot be used.
    """
    with _complaining():
        return Settings(**given)


def read_place() -> Place:
    """Where this installation keeps everything; raises SettingsWrong."""
    with _complaining():
        return Place()


@contextmanager
def _complaining() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise SettingsWrong([_complaint(item) for item in error.errors()]) from None
    except (OSError, UnicodeError):
        raise SettingsWrong([Wrong(ENV_FILE, Reason.UNREADABLE)]) from None


def _wrong(reason: Reason) -> PydanticCustomError:
    return PydanticCustomError(reason, "a setting that cannot be used")


def _number(value: Any, least: float, most: float, reason: Reason) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if not least <= number <= most:
        raise _wrong(reason)
    return number


def _is_address(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in schemes and bool(parts.hostname)
    except ValueError:
        return False


def _complaint(item: Any) -> Wrong:
    reason = Reason(item["type"])
    # A token and a proxy's password are nobody's business, not even the terminal's.
    secret = reason in {Reason.MISSING, Reason.TOKEN, Reason.PROXY}
    # A complaint is a line, whatever was written.
    value = "" if secret else " ".join(str(item["input"]).split())
    return Wrong(str(item["loc"][0]).upper(), reason, value)
