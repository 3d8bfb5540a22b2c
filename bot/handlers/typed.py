"""Words that somebody was asked for and that others will read: personal data in them are asked about first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from bot.here import Here
from bot.keyboards import data
from bot.keyboards import talk as keyboards
from bot.keyboards.reading import tasks_on
from bot.says import Note, Says, Screen
from bot.texts import personal
from bot.texts import talk as words
from roadmap.personal import found_in
from roadmap.refusals import GoneStale
from roadmap.talk import TEXT_MOST

WORDS = "words"
"""The key in a conversation's data for words that wait for their author's decision."""

PassOn = Callable[[Here, FSMContext, str], Awaitable[Says]]


def router() -> Router:
    """«Mend it», whichever words are meant. Asked after whoever :func:`listens`."""
    made = Router(name="typed words")
    made.callback_query.register(mend, data.MendWords.filter())
    return made


def listens(router: Router, asked: State, pass_on: PassOn) -> None:
    """Words typed while *asked* go to *pass_on*: at once, or when their author means them all the same.

    The conversation goes on until *pass_on* ends it, so other words may be typed instead.
    """

    async def typed(message: Message, here: Here, state: FSMContext) -> Says:
        return await passed_on(here, state, (message.text or "").strip(), pass_on)

    async def meant(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
        return await pass_on(here, state, await _waiting(state))

    router.message.register(typed, StateFilter(asked), F.text, ~F.text.startswith("/"), is_about_it)
    router.callback_query.register(meant, data.SendWords.filter(), StateFilter(asked))


async def is_about_it(message: Message, state: FSMContext) -> bool:
    """Whether the message answers no message of ours about one other task: what is said there is meant for that."""
    about, asked = tasks_on(message.reply_to_message), (await state.get_data()).get("task")
    return len(about) != 1 or asked is None or asked in about


async def passed_on(here: Here, state: FSMContext, text: str, pass_on: PassOn) -> Says:
    """Words go to *pass_on* unless they are too long, or their author has to decide first."""
    if len(text) > TEXT_MOST:
        return Note(words.too_long(here.voice, len(text), TEXT_MOST))
    if finds := found_in(text):
        await state.update_data({WORDS: text})
        return Screen(personal.noticed(here.voice, finds), keyboards.send_anyway(here.voice))
    return await pass_on(here, state, text)


async def mend(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """The words again, to be copied and typed otherwise."""
    text = await _waiting(state)
    task_id = (await state.get_data()).get("task", 0)
    # The conversation goes on though another screen is shown.
    await state.update_data({WORDS: text})
    return Screen(words.mend(here.voice, text), keyboards.mend(here.voice, task_id))


async def _waiting(state: FSMContext) -> str:
    """The words that wait; raises GoneStale where none do."""
    text = (await state.get_data()).get(WORDS)
    if not isinstance(text, str):
        raise GoneStale
    return text
