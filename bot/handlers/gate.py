"""The gate: who came in before the consent in force is asked once, whatever they do, and then goes on.

What they did waits: it is handled the moment they agree, as if the question had never stood between.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, Update
from markupsafe import Markup

from bot.actions.arrival import agree
from bot.errands import Errands
from bot.handlers.home import home_screen
from bot.handlers.states import Agreeing
from bot.handling import Handling
from bot.here import Here
from bot.keyboards import arrival as keyboards
from bot.keyboards import data
from bot.says import Note, Say, Says, Screen
from bot.texts import arrival as words
from bot.texts.refusals import sentence
from roadmap.consent import lacks_consent
from roadmap.refusals import GoneStale, Refusal

HELD_MOST = 20


def router() -> Router:
    """Everything from somebody who has not agreed to the version in force."""
    made = Router(name="gate")
    made.callback_query.register(agreed, data.Agree.filter(), StateFilter(Agreeing.consent), is_in)
    made.callback_query.register(not_agreed, data.Disagree.filter(), StateFilter(Agreeing.consent), is_in)
    made.message.register(held, StateFilter(Agreeing.consent), has_not_agreed)
    made.message.register(held, has_not_agreed)
    made.edited_message.register(silence, has_not_agreed)
    made.callback_query.register(held, has_not_agreed)
    made.callback_query.register(stale, data.Agree.filter(), is_in)
    made.callback_query.register(stale, data.Disagree.filter(), is_in)
    return made


async def is_in(query: CallbackQuery, here: Here | None) -> bool:
    """Somebody with a post."""
    return here is not None


async def has_not_agreed(event: Message | CallbackQuery, here: Here | None) -> bool:
    """Somebody who is in, from before the consent in force."""
    return here is not None and lacks_consent(here.actor.person)


async def held(
    event: Message | CallbackQuery, event_update: Update, here: Here, state: FSMContext, raw_state: str | None
) -> Says:
    """Keeps what was done and asks. What the question interrupts is kept too."""
    kept = await state.get_data()
    if raw_state != Agreeing.consent.state:
        kept = {"state": raw_state, "data": kept, "held": []}
    await state.set_state(Agreeing.consent)
    await state.set_data({**kept, "held": [*kept["held"], event_update.update_id][-HELD_MOST:]})
    return Screen(words.agree_anew(here.voice), keyboards.agree_anew(here.voice))


async def agreed(
    query: CallbackQuery,
    here: Here,
    state: FSMContext,
    errands: Errands,
    handle: Handling,
    now: datetime,
) -> Says:
    """Records the consent, then does what waited for it."""
    kept = await state.get_data()
    await agree(here.unit, here.actor.person, now)
    await state.set_state(kept.get("state"))
    await state.set_data(kept.get("data", {}))
    says: list[Say] = []
    for payload in await here.unit.inbox.payloads(kept.get("held", [])):
        says += await _done(payload, here, errands, handle, now)
    if not any(isinstance(say, Screen | Note) for say in says):
        says.append(await home_screen(here))
    return says


async def _done(
    payload: dict[str, Any], here: Here, errands: Errands, handle: Handling, now: datetime
) -> list[Say]:
    """What one held update is answered; a refusal undoes that update alone."""
    try:
        async with here.unit.attempt():
            return await handle(payload, here.unit, errands, now)
    except Refusal as refusal:
        return [Note(Markup(sentence(here.voice, refusal)))]


async def not_agreed(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """«I do not agree»: nothing goes on, and nothing is lost."""
    await state.set_state(Agreeing.consent)
    return Screen(words.not_agreed_anew(here.voice), keyboards.agree_anew(here.voice))


async def silence(message: Message) -> Says:
    """A message edited meanwhile."""
    return None


async def stale(query: CallbackQuery) -> Says:
    """Somebody who is in agrees to what is not asked."""
    raise GoneStale
