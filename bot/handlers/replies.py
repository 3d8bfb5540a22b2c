"""Replies to our messages: a proof goes to the task that the message is about; words are asked about."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter, invert_f
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.handlers.proofs import IS_FILE, has_link, note_of, proofs_in
from bot.handlers.receiving import receive
from bot.handlers.states import HandingIn
from bot.handlers.talk import pass_on
from bot.handlers.waiting import in_album
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import evidence as keyboards
from bot.keyboards.reading import tasks_on
from bot.says import Note, Says, Screen
from bot.texts import evidence as words
from bot.texts import talk as talk_words
from bot.texts import unexpected
from roadmap.handing_in import hand_in, takes_proofs
from roadmap.refusals import GoneStale, NotYours
from roadmap.tasks import may_hand_in

WORDS_MOST = 4096


def router() -> Router:
    """Asked before what is asked: what answers a task's own message is for that task."""
    made = Router(name="replies")
    made.message.register(proof_for_it, IS_FILE, replies_to_a_task)
    made.message.register(proof_for_it, F.text, has_link, replies_to_a_task)
    made.message.register(proof_for_one, IS_FILE, replies_to_several, invert_f(in_album))
    made.message.register(proof_for_one, F.text, has_link, replies_to_several)
    made.message.register(
        words_about_it,
        F.text,
        ~F.text.startswith("/"),
        # There the number was asked for, and a reply to the question is the answer.
        ~StateFilter(HandingIn.document, HandingIn.part),
        replies_to_a_task,
        is_not_asked_for,
    )
    made.callback_query.register(words_as_proof, data.WordsProve.filter())
    made.callback_query.register(words_as_comment, data.WordsTell.filter())
    return made


async def replies_to_a_task(message: Message) -> bool | dict[str, int]:
    """Whether the message answers one of ours that is about a single task."""
    about = tasks_on(message.reply_to_message)
    return {"task_id": about[0]} if len(about) == 1 else False


async def replies_to_several(message: Message) -> bool:
    """Whether the message answers one of ours that is about several tasks: a list, an outcome with what is next."""
    return len(tasks_on(message.reply_to_message)) > 1


async def is_not_asked_for(message: Message, task_id: int, state: FSMContext) -> bool:
    """Whether this very task's proof was not asked for: else words are the proof."""
    asked = await state.get_state() == HandingIn.proof.state
    return not (asked and (await state.get_data()).get("task") == task_id)


async def proof_for_it(message: Message, task_id: int, here: Here, state: FSMContext) -> Says:
    """A proof in answer to a task's message; which task it is for, is asked once that one is somebody else's."""
    try:
        task = await access.task_to_hand_in(here, task_id)
    except NotYours:
        return await proof_for_one(message, here, state)
    hand_in(here.actor, task)
    return await receive(here, state, proofs_in(message, here.today), message.media_group_id, task)


async def proof_for_one(message: Message, here: Here, state: FSMContext) -> Says:
    """A proof in answer to a message about several tasks: which, is asked."""
    return await receive(here, state, proofs_in(message, here.today), message.media_group_id)


async def words_about_it(message: Message, task_id: int, here: Here, state: FSMContext) -> Says:
    """Words in answer to a task's message: a proof or a comment, the person says. Further words go on from them."""
    try:
        task = await access.task_of(here, task_id)
    except NotYours:
        return Note(unexpected.not_understood(here.voice))
    text = (message.text or "").strip()
    before = await state.get_data() if await state.get_state() == HandingIn.words.state else {}
    if before.get("task") == task.id:
        text = f"{before['words']}\n{text}"
    if len(text) > WORDS_MOST:
        return Note(talk_words.too_long(here.voice, len(text), WORDS_MOST))
    await state.set_state(HandingIn.words)
    await state.set_data({"task": task.id, "words": text})
    proves = may_hand_in(here.actor, task) and takes_proofs(task)
    return Screen(
        words.proof_or_comment(here.voice, task, text), keyboards.proof_or_comment(here.voice, task, proves)
    )


async def words_as_proof(
    query: CallbackQuery, callback_data: data.WordsProve, here: Here, state: FSMContext
) -> Says:
    """The words are a note for the task."""
    task = await access.task_to_hand_in(here, callback_data.id)
    text = await _words(state, task.id)
    return await receive(here, state, [note_of(text, here.today)], None, task)


async def words_as_comment(
    query: CallbackQuery, callback_data: data.WordsTell, here: Here, state: FSMContext
) -> Says:
    """The words are a comment on the task."""
    task = await access.task_of(here, callback_data.id)
    return await pass_on(here, state, task, await _words(state, task.id))


async def _words(state: FSMContext, task_id: int) -> str:
    kept = await state.get_data()
    if kept.get("task") != task_id or not kept.get("words"):
        raise GoneStale
    return str(kept["words"])
