"""The bot's card: names by language, commands by scope, the menu button."""

from __future__ import annotations

import pytest
from sandbox_asking import Asking

from sandbox.desk import Desk
from sandbox.things import Account
from sandbox.wire import Json

TASKS = {"command": "tasks", "description": "Мои задания"}
STATUS = {"command": "status", "description": "Сводка"}


def menu(desk: Desk) -> list[str]:
    return [command["command"] for command in desk.state()["chats"][0]["commands"]]


async def test_words_are_kept_by_language(ask: Asking) -> None:
    assert (await ask("getMyName"))["name"] == "Vekha"
    await ask("setMyName", name="Веха")
    await ask("setMyName", name="Vekha bot", language_code="en")
    assert (await ask("getMyName"))["name"] == "Веха"
    assert (await ask("getMyName", language_code="en"))["name"] == "Vekha bot"
    assert (await ask("getMyName", language_code="tt"))["name"] == "Веха"
    await ask("setMyDescription", description="Дорожная карта в телефоне")
    assert (await ask("getMyDescription", language_code="ru"))["description"] == "Дорожная карта в телефоне"
    await ask("setMyShortDescription", short_description="Дорожная карта")
    assert (await ask("getMyShortDescription"))["short_description"] == "Дорожная карта"
    assert (await ask.refusal("setMyShortDescription", short_description="ы" * 121)).startswith("400")


async def test_the_narrowest_scope_is_shown(ask: Asking, desk: Desk, anna: Account) -> None:
    await ask("setMyCommands", commands=[TASKS])
    assert menu(desk) == ["tasks"]
    await ask("setMyCommands", commands=[STATUS], scope={"type": "all_private_chats"})
    assert menu(desk) == ["status"]
    here = {"type": "chat", "chat_id": anna.id}
    await ask("setMyCommands", commands=[TASKS, STATUS], scope=here)
    assert menu(desk) == ["tasks", "status"]
    await ask("setMyCommands", commands=[STATUS, TASKS], scope=here, language_code="ru")
    assert menu(desk) == ["status", "tasks"]
    await ask("deleteMyCommands", scope=here, language_code="ru")
    await ask("deleteMyCommands", scope=here)
    assert menu(desk) == ["status"]
    assert await ask("getMyCommands", scope=here) == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "задания", "description": "а"}, "BOT_COMMAND_INVALID"),
        ({"command": "Tasks", "description": "а"}, "BOT_COMMAND_INVALID"),
        ({"command": "t" * 33, "description": "а"}, "BOT_COMMAND_INVALID"),
        ({"command": "tasks", "description": " "}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"command": "tasks"}, "can't parse BotCommand: fields command and description are expected"),
    ],
)
async def test_commands_are_checked(ask: Asking, command: Json, words: str) -> None:
    assert await ask.refusal("setMyCommands", commands=[command]) == f"400 Bad Request: {words}"


async def test_scopes_and_languages_are_checked(ask: Asking) -> None:
    words = await ask.refusal("setMyCommands", commands=[TASKS], scope={"type": "galaxy"})
    assert words == "400 Bad Request: can't parse BotCommandScope: Unsupported type specified"
    words = await ask.refusal("setMyCommands", commands=[TASKS], scope={"type": "chat", "chat_id": 5})
    assert words == "400 Bad Request: chat not found"
    words = await ask.refusal("setMyCommands", commands=[TASKS], language_code="русский")
    assert words == "400 Bad Request: LANG_CODE_INVALID: invalid language code specified"


async def test_the_menu_button(ask: Asking, anna: Account, desk: Desk) -> None:
    assert await ask("getChatMenuButton") == {"type": "commands"}
    app = {"type": "web_app", "text": "Открыть", "web_app": {"url": "https://example.org"}}
    await ask("setChatMenuButton", chat_id=anna.id, menu_button=app)
    assert await ask("getChatMenuButton", chat_id=anna.id) == app
    assert desk.state()["chats"][0]["menu_button"] == app
    await ask("setChatMenuButton", chat_id=anna.id)
    assert await ask("getChatMenuButton", chat_id=anna.id) == {"type": "commands"}
