"""Who the bot is: names and words by language, commands by scope, the menu button."""

from __future__ import annotations

import re
from typing import Any

from sandbox.errors import BadRequest
from sandbox.methods.registry import Call, method
from sandbox.wire import Json

SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")


@method
def get_me(call: Call) -> Json:
    return call.bot.me()


def _language(code: str) -> str:
    if not _LANGUAGE.fullmatch(code):
        raise BadRequest("LANG_CODE_INVALID: invalid language code specified")
    return code


def _keep(words: dict[str, str], language: str, value: str, limit: int, complaint: str) -> bool:
    if len(value) > limit:
        raise BadRequest(complaint)
    key = _language(language)
    if value:
        words[key] = value
    else:
        words.pop(key, None)
    return True


def _said(words: dict[str, str], language: str, otherwise: str = "") -> str:
    return words.get(_language(language)) or words.get("") or otherwise


@method
def set_my_name(call: Call, name: str = "", language_code: str = "") -> bool:
    return _keep(call.bot.names, language_code, name, 64, "BOT_TITLE_INVALID")


@method
def get_my_name(call: Call, language_code: str = "") -> Json:
    return {"name": _said(call.bot.names, language_code, call.bot.first_name)}


@method
def set_my_description(call: Call, description: str = "", language_code: str = "") -> bool:
    return _keep(call.bot.descriptions, language_code, description, 512, "description is too long")


@method
def get_my_description(call: Call, language_code: str = "") -> Json:
    return {"description": _said(call.bot.descriptions, language_code)}


@method
def set_my_short_description(call: Call, short_description: str = "", language_code: str = "") -> bool:
    words = call.bot.short_descriptions
    return _keep(words, language_code, short_description, 120, "short description is too long")


@method
def get_my_short_description(call: Call, language_code: str = "") -> Json:
    return {"short_description": _said(call.bot.short_descriptions, language_code)}


def _scope(call: Call, scope: Json | None) -> str:
    """The scope as one word, the key under which commands are kept."""
    given = scope or {"type": "default"}
    kind = given.get("type")
    if kind not in SCOPES:
        raise BadRequest("can't parse BotCommandScope: Unsupported type specified")
    parts = [str(kind)]
    for field in SCOPES[kind]:
        if not isinstance(given.get(field), int):
            raise BadRequest(f"can't parse BotCommandScope: Can't find field \"{field}\"")
        parts.append(str(given[field]))
    if len(parts) > 1 and int(parts[1]) not in {chat.id for chat in call.world.chats()}:
        raise BadRequest("chat not found")
    return ":".join(parts)


def _command(item: Any) -> Json:
    if not isinstance(item, dict) or set(item) != {"command", "description"}:
        raise BadRequest("can't parse BotCommand: fields command and description are expected")
    name, description = str(item["command"]).removeprefix("/"), str(item["description"]).strip()
    if not _COMMAND.fullmatch(name):
        raise BadRequest("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


@method
def set_my_commands(
    call: Call, commands: list[Any], scope: Json | None = None, language_code: str = ""
) -> bool:
    if len(commands) > 100:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    key = (_scope(call, scope), _language(language_code))
    call.bot.commands[key] = [_command(item) for item in commands]
    tell_commands(call)
    return True


@method
def delete_my_commands(call: Call, scope: Json | None = None, language_code: str = "") -> bool:
    call.bot.commands.pop((_scope(call, scope), _language(language_code)), None)
    tell_commands(call)
    return True


@method
def get_my_commands(call: Call, scope: Json | None = None, language_code: str = "") -> list[Json]:
    return call.bot.commands.get((_scope(call, scope), _language(language_code)), [])


@method
def set_chat_menu_button(call: Call, chat_id: int | None = None, menu_button: Json | None = None) -> bool:
    button = menu_button or {"type": "default"}
    kind = button.get("type")
    if kind not in ("default", "commands", "web_app"):
        raise BadRequest("can't parse MenuButton: Unsupported type specified")
    if kind == "web_app" and not ("text" in button and "web_app" in button):
        raise BadRequest("can't parse MenuButton: Can't find field \"web_app\"")
    if kind == "default":
        call.bot.menu_buttons.pop(chat_id, None)
    else:
        call.bot.menu_buttons[chat_id] = button
    tell_commands(call)
    return True


@method
def get_chat_menu_button(call: Call, chat_id: int | None = None) -> Json:
    return call.bot.menu_button(chat_id)


def tell_commands(call: Call) -> None:
    """Tells every chat of the bot what its menu shows now."""
    for chat in call.world.chats():
        if call.bot in call.world.bots_in(chat):
            call.world.events.emit(
                "commands", chat_id=chat.id, bot_id=call.bot.id, **call.world.menu(call.bot, chat)
            )


@method
def log_out(call: Call) -> bool:
    call.bot.logged_out = True
    return True


@method
def close(call: Call) -> bool:
    return True
