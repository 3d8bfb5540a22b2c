"""The settings: read once, at the start, from the environment and ``.env``; complaints come all at once."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
PROXY_SCHEMES = ("http", "https", "socks4", "socks5")


class SettingsWrong(Exception):
    """Settings that cannot be used; ``complaints`` has a line for each."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


class Settings(BaseSettings):
    """What ``vekha run`` can be told. ``.env.example`` lists the same names; a test holds it to them."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    bot_token: SecretStr = Field(description="The token that @BotFather gave.")
    bot_api_server: str = Field(TELEGRAM, description="Base address of the Bot API.")
    bot_proxy: str | None = Field(None, description="Proxy for the way to the Bot API.")
    database_url: str = Field("sqlite:///vekha.sqlite3", description="Where everything is kept.")
    admin_ids: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Telegram ids of the administrators, separated by commas."
    )
    timezone: str = Field("Europe/Moscow", description="Time zone of new departments.")
    log_format: Literal["text", "json"] = Field("text", description="How the log is written.")

    @field_validator("bot_token", mode="after")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        # The same rule as aiogram.utils.token.validate_token, without the seconds that its import costs.
        token = value.get_secret_value()
        left, _, right = token.partition(":")
        if any(letter.isspace() for letter in token) or not left.isdigit() or not right:
            raise ValueError("is not a token; copy it whole from @BotFather: digits, a colon, letters")
        return value

    @field_validator("bot_api_server", mode="after")
    @classmethod
    def _server(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"is not a base address: {value!r}; write it like {TELEGRAM}")
        return value.rstrip("/")

    @field_validator("bot_proxy", mode="before")
    @classmethod
    def _proxy(cls, value: str | None) -> str | None:
        if not value:
            return None
        parts = urlsplit(value)
        if parts.scheme not in PROXY_SCHEMES or not parts.hostname:
            raise ValueError("is not a proxy address; write it like socks5://host:1080")
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part for part in re.split(r"[,;\s]+", value) if part]
        if not all(re.fullmatch(r"[1-9]\d{0,18}", part) for part in parts):
            raise ValueError(f"are Telegram ids separated by commas, not {value!r}")
        return frozenset(int(part) for part in parts)

    @field_validator("timezone", mode="after")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"is not a time zone: {value!r}; write it like Europe/Moscow") from error
        return value

    @field_validator("log_format", mode="before")
    @classmethod
    def _format(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value


def read_settings(**given: Any) -> Settings:
    """The settings of this process; *given* ones come before the environment.

    Raises SettingsWrong with a line for each setting that is missing or cannot be used.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsWrong([_complaint(item) for item in error.errors()]) from None


def _complaint(item: Any) -> str:
    name = str(item["loc"][0]).upper() if item["loc"] else "settings"
    if item["type"] == "missing":
        return f"{name} is not set; put it into the environment or into .env (see .env.example)"
    message = str(item["msg"]).removeprefix("Value error, ")
    if item["type"] == "literal_error":
        message = f"must be {item['ctx']['expected']}"
    return f"{name} {message}"
