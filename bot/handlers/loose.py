"""A link, file or photo sent out of the blue: never lost, the likeliest tasks are offered."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.handlers.receiving import choice_screen, keep, packed, proofs_in, receive, unpacked
from bot.handlers.states import HandingIn
from bot.here import Here
from bot.keyboards import data
from bot.says import Says
from roadmap.links import links_in
from roadmap.refusals import GoneStale


def router() -> Router:
    """Asked after the orders, which are files too."""
    made = Router(name="loose evidence")
    made.callback_query.register(chosen, data.ProofFor.filter())
    made.callback_query.register(others, data.OtherTask.filter())
    made.message.register(loose, F.document | F.photo)
    made.message.register(loose, F.text, has_link)
    return made


async def has_link(message: Message) -> bool:
    """A link that was typed, or one that hides behind words."""
    hidden = any(entity.type in {"url", "text_link"} for entity in message.entities or ())
    return hidden or bool(links_in(message.text or ""))


async def loose(message: Message, here: Here, state: FSMContext) -> Says:
    """A proof out of the blue. What came before and has no task yet stays with it."""
    proofs = proofs_in(message, here.today)
    known = await state.get_data()
    if await state.get_state() == HandingIn.choice.state:
        proofs = [*unpacked(known.get("proofs", ())), *proofs]
    return await receive(here, state, proofs, message.media_group_id)


async def chosen(query: CallbackQuery, callback_data: data.ProofFor, here: Here, state: FSMContext) -> Says:
    """The task that a loose proof is for."""
    known = await state.get_data()
    if not known.get("proofs"):
        raise GoneStale
    task = await access.task_to_hand_in(here, callback_data.id)
    return await keep(here, state, task, unpacked(known["proofs"]), known.get("album"))


async def others(query: CallbackQuery, callback_data: data.OtherTask, here: Here, state: FSMContext) -> Says:
    """Tasks that are less likely."""
    known = await state.get_data()
    if not known.get("proofs"):
        raise GoneStale
    # Said again, so that this screen does not end the question that it belongs to.
    await state.set_data(known | {"proofs": packed(unpacked(known["proofs"]))})
    return await choice_screen(here, unpacked(known["proofs"]), callback_data.page)
