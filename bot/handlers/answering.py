"""Answering a questionnaire: a question a screen, each answer kept when it is given, a review, sending."""

from __future__ import annotations

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions import answering as actions
from bot.handlers.states import Answering
from bot.here import Here
from bot.keyboards import answering as keyboards
from bot.keyboards import data
from bot.paging import cut
from bot.says import Note, Says, Screen, Toast
from bot.texts import answering as words
from bot.texts.voice import voice_of
from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.numbering import step_of
from roadmap.questionnaires.questions import Kind
from roadmap.questionnaires.responses import Response
from roadmap.questionnaires.steps import Step
from roadmap.questionnaires.typed import Misfit, Unfit
from roadmap.refusals import GoneStale

AtStep = data.Question | data.Choose | data.AsBefore | data.SkipQuestion | data.Onward


def router() -> Router:
    """The list, the questions, the review."""
    made = Router(name="answering")
    made.callback_query.register(list_page, data.MyForms.filter())
    made.callback_query.register(go_on, data.AnswerForm.filter())
    made.callback_query.register(open_question, data.Question.filter())
    made.callback_query.register(choose, data.Choose.filter())
    made.callback_query.register(as_before, data.AsBefore.filter())
    made.callback_query.register(skip, data.SkipQuestion.filter())
    made.callback_query.register(onward, data.Onward.filter())
    made.callback_query.register(repeated, data.Repeated.filter())
    made.callback_query.register(review, data.ReviewAnswers.filter())
    made.callback_query.register(send, data.SendAnswers.filter())
    made.callback_query.register(ask_to_change, data.AskToChange.filter())
    made.message.register(typed, StateFilter(Answering.value), F.text, ~F.text.startswith("/"))
    made.message.register(sent_file, StateFilter(Answering.value), F.photo | F.document)
    made.message.register(reason_typed, StateFilter(Answering.reason), F.text, ~F.text.startswith("/"))
    return made


async def list_screen(here: Here, number: int) -> Screen:
    """What the actor is to answer, the next due first."""
    found = cut(await here.unit.responses.to_answer(here.actor, here.department.id), number, keyboards.PAGE)
    return Screen(words.mine(here.voice, found, here.today), keyboards.mine(here.voice, found))


async def list_page(query: CallbackQuery, callback_data: data.MyForms, here: Here) -> Says:
    """A page of them."""
    return await list_screen(here, callback_data.page)


async def _question_screen(
    here: Here,
    state: FSMContext,
    response: Response,
    filling: Filling,
    step: Step,
    page: int = 0,
    trouble: Markup | None = None,
) -> Screen:
    await state.set_state(Answering.value)
    await state.set_data({"response": response.id, "place": step.place})
    text = words.question(here.voice, response, filling, step, trouble)
    return Screen(text, keyboards.question(here.voice, response, filling, step, page))


async def _review_screen(
    here: Here, state: FSMContext, response: Response, filling: Filling, number: int = 0
) -> Screen:
    await state.clear()
    steps = [step for step in filling.steps if step.asks or (step.kind is Kind.CALCULATE and step.value)]
    problems = filling.problems()
    wrong = {one.place for one in problems}
    # What wants something stands first.
    steps.sort(key=lambda step: step.place not in wrong)
    shown = cut(steps, number, keyboards.REVIEWED)
    ready = not any(one.trouble.blocks for one in problems)
    may = actions.may_change(response, here)
    text = words.review(here.voice, response, filling, shown, problems)
    return Screen(text, keyboards.review(here.voice, response, filling, shown, ready=ready, may_change=may))


async def _opened(here: Here, response_id: int) -> tuple[Response, Filling]:
    response = await access.response_to_answer(here, response_id)
    return response, await actions.filling_of(here, response)


async def _to_write(here: Here, response_id: int) -> tuple[Response, Filling]:
    """The same, where answers may be written: what was sent only until its due date."""
    response, filling = await _opened(here, response_id)
    if response.answered and not actions.may_change(response, here):
        raise GoneStale
    return response, filling


async def go_on(query: CallbackQuery, callback_data: data.AnswerForm, here: Here, state: FSMContext) -> Says:
    """Where nothing is answered yet; at the end the review."""
    response, filling = await _opened(here, callback_data.id)
    first = None if response.answered else (filling.after("") if not filling.answers else filling.open)
    if first is None:
        return await _review_screen(here, state, response, filling)
    return await _question_screen(here, state, response, filling, first)


def _step(filling: Filling, at: AtStep) -> Step:
    step = step_of(filling, at.question, at.repeat)
    if step is None:
        raise GoneStale
    return step


async def open_question(
    query: CallbackQuery, callback_data: data.Question, here: Here, state: FSMContext
) -> Says:
    """One question."""
    response, filling = await _to_write(here, callback_data.id)
    return await _question_screen(
        here, state, response, filling, _step(filling, callback_data), callback_data.page
    )


async def _put(
    here: Here,
    state: FSMContext,
    response: Response,
    filling: Filling,
    place: str,
    raw: str,
    *,
    stay: bool = False,
    files: Mapping[str, str] | None = None,
) -> Says:
    """Keeps an answer and shows what comes next; one that is not taken is asked for again, in the form's own words."""
    try:
        made = filling.put(place, raw)
    except Unfit as refusal:
        if refusal.misfit is Misfit.NO_REASON:
            return await _ask_reason(here, state, response, filling.step(place))
        trouble = words.unfit(here.voice, refusal)
        return await _question_screen(here, state, response, filling, filling.step(place), trouble=trouble)
    await actions.keep(here, response, filling, made, files)
    response = await access.response_to_answer(here, response.id)
    step = made.by_place.get(place)
    if step is not None and (stay or (step.jumped and not step.reason)):
        return await _question_screen(here, state, response, made, step)
    return await _next_screen(here, state, response, made, place)


async def _next_screen(
    here: Here, state: FSMContext, response: Response, filling: Filling, place: str
) -> Says:
    step = filling.after(place)
    if step is None:
        return await _review_screen(here, state, response, filling)
    return await _question_screen(here, state, response, filling, step)


async def typed(message: Message, here: Here, state: FSMContext) -> Says:
    """An answer was typed, or why a figure jumped."""
    known = await state.get_data()
    response, filling = await _to_write(here, known.get("response", 0))
    place, text = known.get("place", ""), message.text or ""
    step = filling.by_place.get(place)
    if step is None or not step.asks:
        raise GoneStale
    if step.jumped and not step.reason and not _is_figure(text):
        made = filling.explain(place, text)
        await actions.keep(here, response, filling, made)
        return await _next_screen(
            here, state, await access.response_to_answer(here, response.id), made, place
        )
    return await _put(here, state, response, filling, place, text)


def _is_figure(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and not any(letter.isalpha() for letter in text)


async def sent_file(message: Message, here: Here, state: FSMContext) -> Says:
    """A photo or a file: kept by its number among those that the person sent."""
    known = await state.get_data()
    response, filling = await _to_write(here, known.get("response", 0))
    place = known.get("place", "")
    step = filling.by_place.get(place)
    if step is None:
        raise GoneStale
    if step.kind not in (Kind.IMAGE, Kind.FILE):
        trouble = words.how(here.voice, step.kind)
        return await _question_screen(here, state, response, filling, step, trouble=trouble)
    form, file = ("photo", message.photo[-1]) if message.photo else ("file", message.document)
    if file is None:
        raise GoneStale
    kept = {place: f"{form}:{file.file_id}"}
    return await _put(here, state, response, filling, place, f"file:{message.message_id}", files=kept)


async def choose(query: CallbackQuery, callback_data: data.Choose, here: Here, state: FSMContext) -> Says:
    """A choice was pressed."""
    response, filling = await _to_write(here, callback_data.id)
    step = _step(filling, callback_data)
    options = filling.options(step.place) if step.kind.choice else ()
    if callback_data.choice >= len(options):
        raise GoneStale
    name = options[callback_data.choice].name
    if step.kind is Kind.ONE:
        return await _put(here, state, response, filling, step.place, name)
    chosen = [one.name for one in options if one.name in step.value.split() and one.name != name]
    raw = " ".join([*chosen, name] if callback_data.on else chosen)
    return await _put(here, state, response, filling, step.place, raw, stay=True)


async def as_before(
    query: CallbackQuery, callback_data: data.AsBefore, here: Here, state: FSMContext
) -> Says:
    """The answer of the last period holds."""
    response, filling = await _to_write(here, callback_data.id)
    step = _step(filling, callback_data)
    if not step.was:
        raise GoneStale
    return await _put(here, state, response, filling, step.place, step.was)


async def skip(query: CallbackQuery, callback_data: data.SkipQuestion, here: Here, state: FSMContext) -> Says:
    """It is left empty; a figure that is followed wants a word on why."""
    response, filling = await _to_write(here, callback_data.id)
    return await _put(here, state, response, filling, _step(filling, callback_data).place, "")


async def _ask_reason(here: Here, state: FSMContext, response: Response, step: Step) -> Screen:
    await state.set_state(Answering.reason)
    await state.set_data({"response": response.id, "place": step.place})
    return Screen(words.why_empty(here.voice, step), keyboards.to_mine(here.voice))


async def reason_typed(message: Message, here: Here, state: FSMContext) -> Says:
    """Why a figure is left out."""
    known = await state.get_data()
    response, filling = await _to_write(here, known.get("response", 0))
    try:
        made = filling.skip(known.get("place", ""), message.text or "")
    except Unfit:
        raise GoneStale from None
    await actions.keep(here, response, filling, made)
    response = await access.response_to_answer(here, response.id)
    return await _next_screen(here, state, response, made, known["place"])


async def onward(query: CallbackQuery, callback_data: data.Onward, here: Here, state: FSMContext) -> Says:
    """The next question or the one before."""
    response, filling = await _to_write(here, callback_data.id)
    place = _step(filling, callback_data).place
    if callback_data.forth:
        return await _next_screen(here, state, response, filling, place)
    step = filling.before(place) or filling.step(place)
    return await _question_screen(here, state, response, filling, step)


async def repeated(query: CallbackQuery, callback_data: data.Repeated, here: Here, state: FSMContext) -> Says:
    """One more of what is asked several times, or one less."""
    response, filling = await _to_write(here, callback_data.id)
    step = step_of(filling, callback_data.question, 0)
    if step is None or step.kind is not Kind.REPEAT:
        raise GoneStale
    try:
        made = (
            filling.add(step.place) if callback_data.more else filling.remove(f"{step.place}[{step.value}]")
        )
    except Unfit:
        raise GoneStale from None
    await actions.keep(here, response, filling, made)
    response = await access.response_to_answer(here, response.id)
    first = f"{step.place}[{made.step(step.place).value}]/"
    place = next((one.place for one in made.steps if one.place.startswith(first)), step.place)
    return await _question_screen(
        here, state, response, made, made.step(place if callback_data.more else step.place)
    )


async def review(
    query: CallbackQuery, callback_data: data.ReviewAnswers, here: Here, state: FSMContext
) -> Says:
    """The answers on one page."""
    response, filling = await _opened(here, callback_data.id)
    return await _review_screen(here, state, response, filling, callback_data.page)


async def send(query: CallbackQuery, callback_data: data.SendAnswers, here: Here, state: FSMContext) -> Says:
    """They are sent."""
    response, filling = await _opened(here, callback_data.id)
    await actions.send(here, response, filling)
    await state.clear()
    now = await access.response_to_answer(here, response.id)
    text = words.sent(here.voice, now, actions.may_change(now, here), here.today)
    return Screen(text, keyboards.to_mine(here.voice))


async def ask_to_change(query: CallbackQuery, callback_data: data.AskToChange, here: Here) -> Says:
    """After the due date the coordinator is asked to return them."""
    response = await access.response_to_answer(here, callback_data.id)
    if not response.answered:
        raise GoneStale
    notes = [
        Note(
            words.to_coordinator(voice_of(language), response, here.actor.person.name),
            keyboards.to_response(voice_of(language), response.id),
            to=chat,
        )
        for chat, language in await actions.coordinators(here, response)
    ]
    return [Toast(words.asked(here.voice)), *notes]
