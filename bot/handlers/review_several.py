"""Several tasks of the queue are chosen and accepted at once."""

from __future__ import annotations

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.review import decide
from bot.handlers.review import outcome, queue_screen
from bot.handlers.states import Returning
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import review as keyboards
from bot.keyboards.building import page_at
from bot.says import Note, Says, Screen, Toast
from bot.texts import review as words
from roadmap.people import REVIEWERS
from roadmap.refusals import AlreadyDone, NotAllowed, NotYours
from roadmap.tasks import Status, scope_to_review

TICKS_MOST = 100


def router() -> Router:
    """The queue with ticks. Which are ticked lies in the conversation (data: ``ticked``)."""
    made = Router(name="review of several")
    made.callback_query.register(choose, data.Several.filter())
    made.callback_query.register(tick, data.Tick.filter())
    made.callback_query.register(accept_ticked, data.AcceptTicked.filter())
    return made


async def choose(query: CallbackQuery, callback_data: data.Several, here: Here, state: FSMContext) -> Says:
    """A page of the queue with ticks."""
    return await _screen(here, state, await _ticked(state), callback_data.page)


async def tick(query: CallbackQuery, callback_data: data.Tick, here: Here, state: FSMContext) -> Says:
    """A task is chosen, or not any more."""
    task = await access.task_to_review(here, callback_data.id)
    ticked = await _ticked(state)
    if task.id in ticked:
        ticked.remove(task.id)
    elif len(ticked) < TICKS_MOST:
        ticked.append(task.id)
    return await _screen(here, state, ticked, callback_data.page)


async def accept_ticked(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """Accepts what is chosen; what another reviewer decided meanwhile stays as they decided."""
    _require_reviewer(here)
    notes: list[Note] = []
    accepted = 0
    for task_id in await _ticked(state):
        try:
            task = await access.task_to_review(here, task_id)
            notes += outcome(task, Status.ACCEPTED, "", await decide(here, task, Status.ACCEPTED))
            accepted += 1
        except (AlreadyDone, NotAllowed, NotYours):
            continue
    await state.clear()
    return [Toast(words.accepted_several(here.voice, accepted)), await queue_screen(here, 0), *notes]


def _require_reviewer(here: Here) -> None:
    if not here.working.roles & REVIEWERS:
        raise NotAllowed


async def _ticked(state: FSMContext) -> list[int]:
    # Another conversation may lie there.
    known = await state.get_data() if await state.get_state() == Returning.several.state else {}
    return list(known.get("ticked", ()))


async def _screen(here: Here, state: FSMContext, ticked: list[int], page: int) -> Screen:
    _require_reviewer(here)
    await state.set_state(Returning.several)
    await state.set_data({"ticked": ticked})
    scope = scope_to_review(here.working)
    shown, total = await here.unit.task_lists.submitted(scope, page * keyboards.PAGE, keyboards.PAGE)
    number = page_at(page, total, keyboards.PAGE)
    text = words.choose_several(here.voice, shown, total, len(ticked), here.today)
    return Screen(text, keyboards.several(here.voice, shown, ticked, number, total))
