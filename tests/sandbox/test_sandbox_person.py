"""A person plays with a real aiogram bot: the same stories in process and over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiohttp import ClientResponseError
from sandbox_bot import make_bot, make_dispatcher

from sandbox.desk import Desk
from sandbox.errors import DeskError
from sandbox.http_line import HttpLine
from sandbox.lines import DirectLine, Line, Toast
from sandbox.membership import Groups
from sandbox.person import NoAnswer, NotOnScreen, Person
from sandbox.server import Server
from sandbox.session import SandboxSession
from sandbox.telegram import Telegram
from sandbox.things import Account


@asynccontextmanager
async def in_process(telegram: Telegram) -> AsyncIterator[Line]:
    """Nothing runs by itself: `settle` feeds the bot all that waits."""
    bot, dispatcher = make_bot(SandboxSession(telegram)), make_dispatcher()
    offset = 0

    async def settle() -> None:
        nonlocal offset
        while updates := await bot.get_updates(offset=offset):
            for update in updates:
                await dispatcher.feed_update(bot, update)
                offset = update.update_id + 1

    yield DirectLine(Desk(telegram), settle)


@asynccontextmanager
async def over_http(telegram: Telegram) -> AsyncIterator[Line]:
    """The bot polls a server, the person talks to its desk."""
    async with Server(telegram) as server, HttpLine(server.address, patience=5) as line:
        bot = make_bot(AiohttpSession(api=TelegramAPIServer.from_base(server.address)))
        dispatcher = make_dispatcher()
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
        try:
            yield line
        finally:
            with suppress(RuntimeError):
                await dispatcher.stop_polling()
            await polling


@pytest.fixture(params=[in_process, over_http], ids=["in process", "over HTTP"])
async def line(request: pytest.FixtureRequest, telegram: Telegram) -> AsyncIterator[Line]:
    async with request.param(telegram) as ready:
        yield ready


@pytest.fixture
async def vera(line: Line) -> Person:
    return await Person.arrives(line, "Вера", "Ли", note="директор")


async def test_a_first_conversation(vera: Person) -> None:
    await vera.starts()
    await vera.gets("Здравствуйте, Вера")
    assert await vera.presses("Мои задания") == Toast("Вот они")
    changed = await vera.gets("Заданий: 3")
    assert changed.edited
    await vera.sees_no("Здравствуйте")
    assert await vera.transcript() == (
        "Вера Ли: /start\nVekha (edited): Заданий: *3*\n    [Назад]\n    (( Вот они ))"
    )


async def test_a_button_that_is_not_there_is_not_pressed(vera: Person) -> None:
    await vera.starts()
    await vera.gets("Здравствуйте")
    vera.line.patience = 0.05  # type: ignore[attr-defined]
    with pytest.raises(NotOnScreen) as failure:
        await vera.presses("Удалить всё")
    assert "there is no button [Удалить всё]" in str(failure.value)
    assert "[Мои задания] [Пригласить] [Справка]" in str(failure.value)


async def test_a_part_of_a_label_is_enough_when_it_is_the_only_one(vera: Person) -> None:
    await vera.starts()
    assert await vera.presses("задания") == Toast("Вот они")


async def test_a_forged_press_is_answered(vera: Person) -> None:
    await vera.starts()
    await vera.gets("Здравствуйте")
    assert await vera.forges("task:999") == Toast("Этой кнопки больше нет", alert=True)


async def test_a_press_without_an_answer_spins(vera: Person) -> None:
    await vera.says("тишина")
    await vera.gets("Кнопка без ответа")
    vera.line.patience = 0.05  # type: ignore[attr-defined]
    with pytest.raises(NoAnswer, match="Нажать"):
        await vera.presses("Нажать")
    assert await vera.presses("Нажать", answered=False) is None


async def test_links_are_opened_and_start_links_started(vera: Person) -> None:
    await vera.starts("inv_3")
    await vera.gets("inv_3")
    with pytest.raises(NotOnScreen, match="use opens"):
        await vera.presses("Справка")
    with pytest.raises(NotOnScreen, match="use presses"):
        await vera.opens("Мои задания")
    assert await vera.opens("Справка") == "https://example.org/help"
    await vera.opens("Пригласить")
    await vera.gets("inv_7")
    await vera.starts("https://t.me/vekha_bot?start=inv_8")
    await vera.gets("inv_8")


async def test_a_file_goes_there_and_back(vera: Person) -> None:
    await vera.sends_file("отчёт.txt", b"report", caption="за март")
    answer = await vera.gets("Принято")
    assert answer.message["document"]["file_name"] == "ответ.txt"
    assert answer.message["reply_to_message"]["caption"] == "за март"
    assert answer.lines == ("| за март", "<document: ответ.txt>", "_Принято_")


async def test_a_table_is_read_as_lines(vera: Person) -> None:
    await vera.says("сводка")
    assert (await vera.gets("№ 5 | 12")).text == "## Сводка\nШкола | Дел\n№ 5 | 12"


async def test_an_album_comes_as_two_messages(vera: Person) -> None:
    await vera.says("альбом")
    last = await vera.sees_last("b.txt")
    albums = {item.message.get("media_group_id") for item in (await vera.bubbles())[1:]}
    assert len(albums) == 1
    assert last.message["media_group_id"] in albums


async def test_only_what_is_new_is_got(vera: Person) -> None:
    await vera.says("раз")
    await vera.gets("Вы сказали: раз")
    await vera.says("два")
    await vera.gets("Вы сказали: два")
    await vera.sees("Вы сказали: раз")
    vera.line.patience = 0.05  # type: ignore[attr-defined]
    with pytest.raises(NotOnScreen, match="no new message"):
        await vera.gets("Вы сказали: раз")
    with pytest.raises(NotOnScreen, match="no last message"):
        await vera.sees_last("раз")
    with pytest.raises(NotOnScreen, match="should not be there"):
        await vera.sees_no("Вы сказали: раз")


async def test_people_forward_reply_edit_and_send_what_is_not_text(vera: Person) -> None:
    said = await vera.says("мой отчёт")
    answer = await vera.gets("мой отчёт")
    forwarded = await vera.forwards(answer)
    assert forwarded.message["forward_origin"]["sender_user"]["is_bot"]
    reply = await vera.says("вот", reply_to=said)
    assert reply.message["reply_to_message"]["text"] == "мой отчёт"
    edited = await vera.edits("мой новый отчёт", said)
    assert (edited.text, edited.edited) == ("мой новый отчёт", True)
    picture = await vera.sends_photo(caption="класс")
    assert picture.lines == ("<photo>", "класс")
    place = await vera.sends_location(55.5, 37.5)
    contact = await vera.sends_contact("+70000000000", "Отдел")
    assert (place.text, contact.text) == ("<location: 55.5, 37.5>", "<contact: Отдел +70000000000>")


async def test_the_log_tells_everything_in_order(vera: Person) -> None:
    await vera.starts()
    await vera.presses("Мои задания")
    await vera.edits("/start снова")
    at = "[2026-03-02 08:00:00]"
    assert (await vera.log()).splitlines() == [
        f"{at} Вера Ли: /start",
        f"{at} Vekha: *Здравствуйте*, Вера!",
        "    [Мои задания] [Пригласить] [Справка]",
        f"{at} (Вера presses 'tasks' on message 2)",
        f"{at} (message 2 becomes)",
        "Vekha (edited): Заданий: *3*",
        "    [Назад]",
        f"{at}     (( Вот они ))",
        f"{at} (message 1 becomes)",
        "Вера Ли (edited): /start снова",
    ]


async def test_a_blocked_bot_is_refused_by_aiograms_own_error(vera: Person, telegram: Telegram) -> None:
    await vera.starts()
    await vera.blocks()
    bot = make_bot(SandboxSession(telegram))
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(vera.id, "да")
    with pytest.raises(DeskError, match="has blocked the bot"):
        await vera.says("да")
    await vera.unblocks()
    await vera.says("снова")
    await vera.gets("снова")


async def test_a_person_in_a_group(vera: Person, telegram: Telegram) -> None:
    boris = await Person.arrives(vera.line, "Борис")
    people: list[Account] = [telegram.world.people[person.id] for person in (vera, boris)]
    chat = Groups(telegram.world).make(telegram.bot(), "Район", people)
    there = vera.in_chat(chat.id)
    await there.says("/start@vekha_bot")
    await there.gets("Здравствуйте, Вера")
    assert (await boris.in_chat(chat.id).sees("Здравствуйте")).message["chat"]["title"] == "Район"
    await boris.sees_no("Здравствуйте")


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("429", TelegramRetryAfter),
        ("403", TelegramForbiddenError),
        ("500", TelegramServerError),
        ("502", TelegramServerError),
        ("outage", TelegramNetworkError),
        ("cut", TelegramNetworkError),
    ],
)
@pytest.mark.parametrize("over_the_wire", [False, True], ids=["in process", "over HTTP"])
async def test_faults_arrive_as_aiograms_errors(
    telegram: Telegram, anna: Account, kind: str, error: type[Exception], over_the_wire: bool
) -> None:
    async with Server(telegram) as server:
        wire = AiohttpSession(api=TelegramAPIServer.from_base(server.address))
        async with make_bot(wire if over_the_wire else SandboxSession(telegram)).context() as bot:
            telegram.faults.add(kind, times=1, retry_after=3)
            with pytest.raises(error):
                await bot.send_message(anna.id, "да")
            with pytest.raises(TelegramBadRequest, match="message text is empty"):
                await bot.send_message(anna.id, "")


async def test_a_failed_download_shows_the_token_as_in_life(telegram: Telegram) -> None:
    bot = make_bot(SandboxSession(telegram))
    with pytest.raises(ClientResponseError) as failure:
        await bot.download_file("documents/nothing")
    assert bot.token in str(failure.value)
