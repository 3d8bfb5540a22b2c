"""One school's answers as whoever collects them reads them, and returns them."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions import answering as actions
from bot.handlers.responses import response_screen
from bot.handlers.states import Answering
from bot.here import Here
from bot.keyboards import answering as keyboards
from bot.keyboards import campaigns as campaign_keyboards
from bot.keyboards import data
from bot.keyboards.building import keyboard
from bot.paging import cut
from bot.says import Note, Proof, Says, Screen
from bot.texts import answering as words
from bot.texts.voice import voice_of
from roadmap.evidence import Form
from roadmap.questionnaires.asking import answerers
from roadmap.questionnaires.questions import Kind
from roadmap.refusals import GoneStale

COMMENT_MOST = 500


def router() -> Router:
    """Reading and returning."""
    made = Router(name="answers_read")
    made.callback_query.register(read, data.ReadAnswers.filter())
    made.callback_query.register(files, data.AnswerFiles.filter())
    made.callback_query.register(ask_comment, data.ReturnAnswers.filter())
    made.message.register(comment_typed, StateFilter(Answering.comment), F.text, ~F.text.startswith("/"))
    return made


async def read(query: CallbackQuery, callback_data: data.ReadAnswers, here: Here) -> Says:
    """A page of the answers."""
    response = await access.response_collected(here, callback_data.id)
    filling = await actions.filling_of(here, response)
    steps = [step for step in filling.steps if step.value and step.kind not in (Kind.NOTE, Kind.REPEAT)]
    shown = cut(steps, callback_data.page, keyboards.REVIEWED)
    leads = here.actor.coordinates(response.department_id)
    text = words.read(here.voice, response, filling, shown, here.today)
    files = any(step.kind in (Kind.IMAGE, Kind.FILE) for step in steps)
    return Screen(text, keyboards.read(here.voice, response, shown, leads=leads, files=files))


async def files(query: CallbackQuery, callback_data: data.AnswerFiles, here: Here) -> Says:
    """The photos and files, each under its question."""
    response = await access.response_collected(here, callback_data.id)
    filling, given = await actions.filling_of(here, response), await here.unit.answers.of(response.id)
    sent = []
    for place, kept in given.files.items():
        form, _, file_id = kept.partition(":")
        label = filling.by_place[place].label if place in filling.by_place else ""
        sent.append(Proof(Form.PHOTO if form == "photo" else Form.FILE, file_id, Markup.escape(label)))
    if not sent:
        raise GoneStale
    return sent


async def ask_comment(
    query: CallbackQuery, callback_data: data.ReturnAnswers, here: Here, state: FSMContext
) -> Says:
    """What is to be mended."""
    response = await access.response_to_decide(here, callback_data.id)
    if not response.answered or response.closed is not None:
        raise GoneStale
    await state.set_state(Answering.comment)
    await state.set_data({"response": response.id})
    back = campaign_keyboards.back_to_response(here.voice, response)
    return Screen(words.what_to_mend(here.voice, response), back)


async def comment_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """The answers are returned; whoever gives them hears why."""
    response = await access.response_to_decide(here, (await state.get_data()).get("response", 0))
    comment = " ".join((message.text or "").split())[:COMMENT_MOST]
    await actions.give_back(here, response, comment)
    await state.clear()
    seats = await here.unit.reminders.seats(response.department_id, here.today)
    notes = [
        Note(
            words.returned(voice_of(seat.person.language), response, comment),
            keyboard(keyboards.to_answer(voice_of(seat.person.language), response.id)),
            to=seat.chat,
        )
        for seat in answerers(response, seats)
        if seat.chat is not None and seat.reachable
    ]
    return [await response_screen(here, response.id, words.is_returned(here.voice)), *notes]
