"""Handing in for a task whose proof was asked for; taking back, counting, naming."""

from __future__ import annotations

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter, invert_f
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.evidence import count_done, name_document, take_evidence_back
from bot.handlers.proofs import IS_FILE, IS_PROOF, has_link, noticed_in, proofs_in
from bot.handlers.receiving import (
    ask_on,
    came_in,
    drop_questioned,
    keep,
    receive,
    settle,
)
from bot.handlers.states import HandingIn
from bot.handlers.tasks import card_screen
from bot.handlers.waiting import in_album, wait, waiting_in
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import evidence as keyboards
from bot.keyboards import tasks as task_keyboards
from bot.keyboards.reading import tasks_on
from bot.says import Note, Says, Screen, Toast, as_list
from bot.texts import cases as case_words
from bot.texts import evidence as words
from bot.texts import refusals, unexpected
from bot.texts import tasks as task_words
from roadmap.document_marks import marks_asked_for
from roadmap.handing_in import hand_in, require_open
from roadmap.refusals import AlreadyDone, GoneStale, NotACount, NotYours

IS_ANSWER = (F.text, ~F.text.startswith("/"), invert_f(has_link))


def router() -> Router:
    """A proof that was asked for."""
    made = Router(name="evidence")
    made.callback_query.register(ask, data.HandIn.filter())
    made.message.register(
        asked_for, StateFilter(HandingIn.proof), IS_PROOF, ~F.text.startswith("/"), is_meant_for_it
    )
    made.callback_query.register(keep_anyway, data.KeepAnyway.filter())
    made.callback_query.register(keep_out, data.KeepOut.filter())
    made.callback_query.register(take_back, data.TakeBack.filter())
    made.callback_query.register(ask_marks, data.NameDocument.filter())
    made.message.register(marks_typed, StateFilter(HandingIn.document), *IS_ANSWER)
    made.callback_query.register(ask_part, data.DonePart.filter())
    made.callback_query.register(part_pressed, data.DoneSoFar.filter())
    made.message.register(part_typed, StateFilter(HandingIn.part), *IS_ANSWER)
    # Before the orders, which are files too: the rest of an album belongs to its first part.
    made.message.register(more_of_album, in_album, IS_PROOF)
    made.message.register(only_words, StateFilter(HandingIn.document, HandingIn.part), ~F.text, ~IS_FILE)
    return made


async def ask(query: CallbackQuery, callback_data: data.HandIn, here: Here, state: FSMContext) -> Says:
    """Asks for the proof of a task."""
    task = await access.task_to_hand_in(here, callback_data.id)
    hand_in(here.actor, task)
    waiting = await waiting_in(state)
    if waiting.questioned and not waiting.task:
        await wait(state, replace(waiting, task=task.id))
    if waiting.proofs:
        # Something was sent and waits for its task: this is the one.
        return await keep(here, state, task, waiting.proofs, waiting.album)
    if waiting.questioned:
        return await ask_on(here, state)
    await state.set_state(HandingIn.proof)
    await state.set_data({"task": task.id})
    asks = case_words.send_the_case if task.takes_cases else task_words.send_the_proof
    return Screen(asks(here.voice, task), task_keyboards.back_to_card(here.voice, task))


async def is_meant_for_it(message: Message, state: FSMContext) -> bool:
    """Whether the message answers no message of ours that is about other tasks."""
    about = tasks_on(message.reply_to_message)
    return not about or about == ((await state.get_data()).get("task"),)


async def asked_for(message: Message, here: Here, state: FSMContext) -> Says:
    """The proof came; words are one. Where its task is no longer open, what came is for another one."""
    proofs = proofs_in(message, here.today, asked=True)
    task = await access.task_to_hand_in(here, (await state.get_data()).get("task", 0))
    try:
        require_open(task)
    except AlreadyDone as refusal:
        await state.clear()
        said = await receive(here, state, proofs, message.media_group_id)
        return [Note(refusals.already(here.voice, refusal)), *as_list(said)]
    return await receive(here, state, proofs, message.media_group_id, task)


async def keep_anyway(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """The person has looked at what was noticed and means it."""
    waiting = await waiting_in(state)
    if not waiting.questioned:
        raise GoneStale
    if waiting.task:
        task = await access.task_to_hand_in(here, waiting.task)
        return await keep(here, state, task, waiting.questioned, waiting.album)
    await wait(state, replace(waiting, questioned=()))
    return await settle(here, state, waiting.questioned, waiting.album, None)


async def keep_out(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """The person has looked at what was noticed and leaves it."""
    return await drop_questioned(here, state)


async def take_back(query: CallbackQuery, callback_data: data.TakeBack, here: Here) -> Says:
    """Undo, as long as nobody has reviewed it."""
    task = await access.task_to_hand_in(here, callback_data.id)
    await take_evidence_back(here, task)
    now = await access.task_of(here, task.id)
    said = words.taken_back(here.voice, now)
    return [Toast(said), await card_screen(here, now, said)]


async def ask_marks(
    query: CallbackQuery, callback_data: data.NameDocument, here: Here, state: FSMContext
) -> Says:
    """Asks for the document's number and date."""
    task_id = await here.unit.evidence.of_person(callback_data.id, here.actor.person.id)
    if task_id is None:
        raise NotYours
    task = await access.task_of(here, task_id)
    require_open(task)
    if task.takes_cases:
        raise GoneStale
    await state.set_state(HandingIn.document)
    await state.set_data({"evidence": callback_data.id})
    return Screen(words.which_marks(here.voice, task), task_keyboards.back_to_card(here.voice, task))


async def marks_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The number and the date were typed; what holds neither is asked for again."""
    evidence_id = (await state.get_data()).get("evidence", 0)
    task_id = await here.unit.evidence.of_person(evidence_id, here.actor.person.id)
    if task_id is None:
        raise NotYours
    task = await access.task_of(here, task_id)
    marks = marks_asked_for(message.text or "", here.today)
    if not marks:
        return Note(words.no_marks(here.voice))
    await name_document(here, task, evidence_id, marks)
    await state.clear()
    said = words.marked(here.voice, marks)
    return await card_screen(here, task, said)


async def ask_part(query: CallbackQuery, callback_data: data.DonePart, here: Here, state: FSMContext) -> Says:
    """Asks how many are done."""
    task = await access.task_to_hand_in(here, callback_data.id)
    hand_in(here.actor, task)
    if task.details.target is None or task.takes_cases:
        raise GoneStale
    await state.set_state(HandingIn.part)
    await state.set_data({"task": task.id})
    return Screen(words.how_many(here.voice, task), keyboards.how_many(here.voice, task))


async def part_pressed(
    query: CallbackQuery, callback_data: data.DoneSoFar, here: Here, state: FSMContext
) -> Says:
    """So many were pressed."""
    return await _counted(here, state, callback_data.id, callback_data.done)


async def part_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """So many were typed."""
    task_id = (await state.get_data()).get("task", 0)
    first = (message.text or "").split()[:1]
    if not first or not first[0].isdecimal() or len(first[0]) > 6:
        raise NotACount((await access.task_to_hand_in(here, task_id)).details.target or 0)
    return await _counted(here, state, task_id, int(first[0]))


async def _counted(here: Here, state: FSMContext, task_id: int, done: int) -> Says:
    task = await access.task_to_hand_in(here, task_id)
    result = await count_done(here, task, done)
    await state.clear()
    now = await access.task_of(here, task.id)
    records = await here.unit.evidence.of_task(task.id)
    proofs = [record.evidence for record in records if record.after(task.returned_at)]
    return [
        await card_screen(here, now, words.counted(here.voice, now)),
        *came_in(here, task, result, proofs),
    ]


async def more_of_album(message: Message, here: Here, state: FSMContext) -> Says:
    """The rest of an album goes where its first part went, or waits with it."""
    waiting, proofs = await waiting_in(state), proofs_in(message, here.today)
    if not waiting.task and not noticed_in(proofs):
        await wait(state, replace(waiting, proofs=(*waiting.proofs, *proofs)))
        return None
    task = await access.task_to_hand_in(here, waiting.task) if waiting.task else None
    return await receive(here, state, proofs, waiting.album, task)


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where a number was asked for."""
    return Note(unexpected.only_text_here(here.voice))
