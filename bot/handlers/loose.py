"""A link, file, photo or video sent out of the blue: never lost, the likeliest tasks are offered."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.handlers.proofs import IS_FILE, has_link, proofs_in
from bot.handlers.receiving import choice_screen, drop_waiting, keep, receive, still_open
from bot.handlers.waiting import waiting_in
from bot.here import Here
from bot.keyboards import data
from bot.says import Says
from roadmap.evidence import Evidence
from roadmap.refusals import GoneStale


def router() -> Router:
    """Asked after the orders, which are files too."""
    made = Router(name="loose evidence")
    made.callback_query.register(chosen, data.ProofFor.filter())
    made.callback_query.register(others, data.OtherTask.filter())
    made.callback_query.register(none_of_them, data.NoTask.filter())
    made.message.register(loose, IS_FILE)
    made.message.register(loose, F.text, has_link)
    return made


async def loose(message: Message, here: Here, state: FSMContext) -> Says:
    """A proof out of the blue. What came before and has no task yet stays with it."""
    return await take_loose(here, state, proofs_in(message, here.today), message.media_group_id)


async def take_loose(here: Here, state: FSMContext, proofs: Sequence[Evidence], album: str | None) -> Says:
    """Proofs whose task is not known yet."""
    waiting = await waiting_in(state)
    # While personal data in a task's proof are asked about, what comes is for that task too.
    task = await still_open(here, waiting.task) if waiting.questioned else None
    return await receive(here, state, proofs, album, task)


async def chosen(query: CallbackQuery, callback_data: data.ProofFor, here: Here, state: FSMContext) -> Says:
    """The task that a loose proof is for."""
    waiting = await waiting_in(state)
    if not waiting.proofs:
        raise GoneStale
    task = await access.task_to_hand_in(here, callback_data.id)
    return await keep(here, state, task, waiting.proofs, waiting.album)


async def others(query: CallbackQuery, callback_data: data.OtherTask, here: Here, state: FSMContext) -> Says:
    """Tasks that are less likely."""
    waiting = await waiting_in(state)
    if not waiting.proofs:
        raise GoneStale
    return await choice_screen(here, waiting.proofs, callback_data.page)


async def none_of_them(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """It is for no task."""
    return await drop_waiting(here, state)
