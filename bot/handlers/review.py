"""The reviewer accepts or returns; the head hands a task to a colleague."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.review import decide, delegate
from bot.handlers.called import called
from bot.handlers.states import Returning
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import people as people_keyboards
from bot.keyboards import tasks as keyboards
from bot.says import Note, Replace, Says, Screen, Toast
from bot.texts import tasks as words
from bot.texts import unexpected
from bot.texts.voice import voice_of
from roadmap.people import DELEGATES, REVIEWERS
from roadmap.refusals import AlreadyDone, NotAllowed
from roadmap.tasks import Status, Task, scope_to_review

COMMENT_MOST = 1000


def router() -> Router:
    """/review, the verdicts, delegation."""
    made = Router(name="review")
    made.message.register(queue_command, called("review"))
    made.callback_query.register(queue_pressed, data.Queue.filter())
    made.callback_query.register(accept, data.Accept.filter())
    made.callback_query.register(ask_why, data.Return.filter())
    made.message.register(returned, StateFilter(Returning.comment), F.text, ~F.text.startswith("/"))
    made.message.register(only_words, StateFilter(Returning.comment), ~F.text)
    made.callback_query.register(ask_whom, data.Delegate.filter())
    made.callback_query.register(delegated, data.DelegateTo.filter())
    return made


async def queue_screen(here: Here, number: int) -> Screen:
    """One page of what waits for this reviewer."""
    if not here.working.roles & REVIEWERS:
        raise NotAllowed
    number = max(0, number)
    scope = scope_to_review(here.working)
    page, total = await here.unit.tasks.submitted(scope, number * keyboards.PAGE, keyboards.PAGE)
    number = min(number, max(0, (total - 1) // keyboards.PAGE))
    text = words.queue(here.voice, page, total, here.today)
    return Screen(text, keyboards.queue(here.voice, page, number, total))


async def queue_command(message: Message, here: Here) -> Says:
    """/review."""
    return await queue_screen(here, 0)


async def queue_pressed(query: CallbackQuery, callback_data: data.Queue, here: Here) -> Says:
    """«Review» on the first screen, or a page of it."""
    return await queue_screen(here, callback_data.page)


async def accept(query: CallbackQuery, callback_data: data.Accept, here: Here) -> Says:
    """Accepts from the card or from the note itself."""
    task = await access.task_to_review(here, callback_data.id)
    told = await _told(here, task, Status.ACCEPTED, "")
    card = await card_screen(here, await access.task_of(here, task.id))
    return [Toast(words.status_name(here.voice, Status.ACCEPTED)), Replace(card.text, card.keyboard), *told]


async def ask_why(query: CallbackQuery, callback_data: data.Return, here: Here, state: FSMContext) -> Says:
    """Asks what should be mended, before anything changes."""
    task = await access.task_to_review(here, callback_data.id)
    if task.status is not Status.SUBMITTED:
        raise AlreadyDone(task.status)
    await state.set_state(Returning.comment)
    await state.set_data({"task": task.id})
    return Screen(words.why_returned(here.voice, task), keyboards.back_to_card(here.voice, task))


async def returned(message: Message, here: Here, state: FSMContext) -> Says:
    """The comment was typed."""
    task_id = (await state.get_data()).get("task", 0)
    await state.clear()
    task = await access.task_to_review(here, task_id)
    told = await _told(here, task, Status.RETURNED, (message.text or "")[:COMMENT_MOST])
    return [await card_screen(here, await access.task_of(here, task.id)), *told]


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where a comment was asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))


async def ask_whom(query: CallbackQuery, callback_data: data.Delegate, here: Here) -> Says:
    """Which colleague takes the task."""
    task = await access.task_to_delegate(here, callback_data.id)
    colleagues = await here.unit.people.colleagues(task.organisation_id, DELEGATES, here.today)
    if not colleagues:
        return Toast(words.no_colleagues(here.voice), alert=True)
    return Screen(words.to_whom(here.voice, task), keyboards.colleagues(here.voice, task, colleagues))


async def delegated(query: CallbackQuery, callback_data: data.DelegateTo, here: Here) -> Says:
    """A colleague takes the task, and is told."""
    task = await access.task_to_delegate(here, callback_data.id)
    address = await delegate(here, task, callback_data.person)
    says: list[Screen | Note] = [await card_screen(here, await access.task_of(here, task.id))]
    if address is not None:
        chat, colleague = address
        voice = voice_of(colleague.language)
        note = words.handed_to(voice, task, here.actor.person.name)
        says.append(Note(note, keyboards.to_card(voice, task), to=chat))
    return says


async def _told(here: Here, task: Task, verdict: Status, comment: str) -> list[Note]:
    authors = await decide(here, task, verdict, comment)
    return [
        Note(
            words.verdict(voice_of(person.language), task, verdict, comment),
            keyboards.to_card(voice_of(person.language), task),
            to=chat,
        )
        for chat, person in authors
    ]
