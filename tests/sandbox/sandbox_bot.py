"""A small real bot of aiogram, and the two ways it talks to the sandbox."""

from __future__ import annotations

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputRichMessage,
    Message,
)

from sandbox.bots import DEFAULT_TOKEN


def make_bot(session: BaseSession) -> Bot:
    return Bot(DEFAULT_TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))


def keyboard(*buttons: tuple[str, str]) -> InlineKeyboardMarkup:
    row = [
        InlineKeyboardButton(text=label, **({"url": to} if "://" in to else {"callback_data": to}))
        for label, to in buttons
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])


async def start(message: Message, command: CommandObject) -> None:
    name = message.from_user.first_name if message.from_user else ""
    buttons = keyboard(
        ("Мои задания", "tasks"),
        ("Пригласить", "https://t.me/vekha_bot?start=inv_7"),
        ("Справка", "https://example.org/help"),
    )
    await message.answer(f"<b>Здравствуйте</b>, {name}! {command.args or ''}", reply_markup=buttons)


async def tasks(query: CallbackQuery) -> None:
    if isinstance(query.message, Message):
        await query.message.edit_text("Заданий: <b>3</b>", reply_markup=keyboard(("Назад", "back")))
    await query.answer("Вот они")


async def silent(query: CallbackQuery) -> None:
    """Leaves the press unanswered."""


async def stale(query: CallbackQuery) -> None:
    await query.answer("Этой кнопки больше нет", show_alert=True)


async def document(message: Message, bot: Bot) -> None:
    if message.document is None:
        return
    received = await bot.download(message.document)
    content = received.read() if received else b""
    await message.reply_document(BufferedInputFile(content.upper(), "ответ.txt"), caption="<i>Принято</i>")


async def rich(message: Message, bot: Bot) -> None:
    html = "<h2>Сводка</h2><table><tr><th>Школа</th><th>Дел</th></tr><tr><td>№ 5</td><td>12</td></tr></table>"
    await bot.send_rich_message(message.chat.id, InputRichMessage(html=html))


async def album(message: Message) -> None:
    files = [InputMediaDocument(media=BufferedInputFile(word.encode(), f"{word}.txt")) for word in ("a", "b")]
    await message.answer_media_group(files)


async def ask_silently(message: Message) -> None:
    await message.answer("Кнопка без ответа", reply_markup=keyboard(("Нажать", "silent")))


async def echo(message: Message) -> None:
    await message.answer(f"Вы сказали: {message.html_text}")


def make_dispatcher() -> Dispatcher:
    """A fresh dispatcher: aiogram ties a router to one dispatcher for good."""
    router = Router()
    router.message.register(start, CommandStart())
    router.message.register(document, F.document)
    router.message.register(rich, F.text == "сводка")
    router.message.register(album, F.text == "альбом")
    router.message.register(ask_silently, F.text == "тишина")
    router.message.register(echo, F.text)
    router.callback_query.register(tasks, F.data == "tasks")
    router.callback_query.register(silent, F.data == "silent")
    router.callback_query.register(stale)
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher
