"""A bot as Telegram keeps it: token, names by language, commands by scope, queue of updates, webhook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sandbox.errors import NotASandboxToken
from sandbox.things import Numbers
from sandbox.updates import UpdateQueue
from sandbox.wire import Json, without_none

FIRST_BOT = 7_000_000_001
DEFAULT_TOKEN = f"{FIRST_BOT}:SANDBOX-this-bot-lives-on-one-machine"
_TOKEN = re.compile(r"(7000000(?!000)\d{3}):SANDBOX[A-Za-z0-9_-]{20,40}")


def bot_id_of(token: str) -> int:
    """The bot's id; raises NotASandboxToken for whatever could be a token of Telegram's."""
    found = _TOKEN.fullmatch(token)
    if not found:
        raise NotASandboxToken
    return int(found[1])


def token_for(number: int) -> str:
    """A token for the bot `number` (1–999) of this sandbox."""
    return f"{FIRST_BOT + number - 1}:SANDBOX-this-bot-lives-on-one-machine"


@dataclass(slots=True)
class Webhook:
    """Where updates are pushed to. Times are seconds since 1970."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str | None = None
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass(slots=True)
class Bot:
    """One bot. What is set by language has the key "" for everybody else."""

    id: int
    token: str
    first_name: str
    username: str
    updates: UpdateQueue
    numbers: Numbers = field(default_factory=Numbers)
    """Message ids of all its private chats and plain groups: one row, as in life."""
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """By scope (`default`, `chat:-100…`, `chat_member:-100…:4000000001`) and language."""
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)
    """By private chat; None is everybody else."""
    webhook: Webhook | None = None
    reads_all_messages: bool = False
    logged_out: bool = False

    @property
    def name(self) -> str:
        return self.names.get("", self.first_name)

    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def me(self) -> Json:
        """What getMe answers."""
        return {
            **self.user(),
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all_messages,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def menu_button(self, chat_id: int | None) -> Json:
        return self.menu_buttons.get(chat_id) or self.menu_buttons.get(None) or {"type": "commands"}

    def commands_for(self, scopes: list[str], language: str | None) -> list[Json]:
        """The first list set: scopes from the narrowest, in each the person's language before the rest."""
        for scope in scopes:
            for code in (language or "", ""):
                if self.commands.get((scope, code)):
                    return self.commands[scope, code]
        return []

    def webhook_info(self) -> Json:
        hook = self.webhook or Webhook("")
        return without_none(
            url=hook.url,
            has_custom_certificate=False,
            pending_update_count=len(self.updates),
            ip_address=hook.ip_address,
            last_error_date=hook.last_error_date,
            last_error_message=hook.last_error_message,
            max_connections=hook.max_connections if self.webhook else None,
            allowed_updates=self.updates.allowed or None,
        )
