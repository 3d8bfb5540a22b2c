"""«How is it going?»: one task, or several one after another; a line to each answer; registers are confirmed.

Where somebody is in a walk is read from what is answered, so it goes on from any of its buttons, after a
restart too. Words that come before an answer is pressed wait for it in the conversation.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions import check_ins as actions
from bot.actions.registers import confirm
from bot.handlers.proofs import IS_FILE
from bot.handlers.states import CheckingIn
from bot.handlers.tasks import card_screen
from bot.handlers.typed import listens, passed_on
from bot.here import Here
from bot.keyboards import check_ins as keyboards
from bot.keyboards import data
from bot.keyboards.reading import check_in_on
from bot.says import Note, Says, Screen
from bot.texts import check_ins as words
from bot.texts import unexpected
from roadmap.check_ins import CheckIn, Quarter, next_open, require_open
from roadmap.links import links_in
from roadmap.refusals import GoneStale
from roadmap.tasks import Task, may_decide


def router() -> Router:
    """Before whoever takes replies and links: a register's link and a line belong to the question."""
    made = Router(name="check-ins")
    made.callback_query.register(begin, data.CheckIns.filter())
    made.callback_query.register(ask, data.CheckIn.filter())
    made.callback_query.register(answer, data.CheckInSay.filter())
    made.callback_query.register(no_line, data.CheckInNoLine.filter())
    made.callback_query.register(skip, data.CheckInSkip.filter())
    made.callback_query.register(stop, data.CheckInsStop.filter())
    made.message.register(replied, F.text, ~F.text.startswith("/"), replies_to_question)
    listens(made, CheckingIn.answer, before_answer)
    listens(made, CheckingIn.line, line_typed)
    made.message.register(only_words, StateFilter(CheckingIn), ~F.text, ~IS_FILE)
    return made


async def replies_to_question(message: Message) -> bool | dict[str, data.CheckIn]:
    """Whether the message answers one of ours that asks about a single task."""
    asked = check_in_on(message.reply_to_message)
    return False if asked is None else {"asked": asked}


async def begin(query: CallbackQuery, callback_data: data.CheckIns, here: Here, state: FSMContext) -> Says:
    """The first that is unanswered."""
    quarter = Quarter.from_code(callback_data.quarter)
    return await _next(here, state, quarter, 0)


async def ask(query: CallbackQuery, callback_data: data.CheckIn, here: Here, state: FSMContext) -> Says:
    """Asks about one task."""
    task = await access.task_to_hand_in(here, callback_data.id)
    quarter = Quarter.from_code(callback_data.quarter)
    require_open(task, quarter, here.today)
    return await _question(here, state, task, quarter, bool(callback_data.walk))


async def answer(query: CallbackQuery, callback_data: data.CheckInSay, here: Here, state: FSMContext) -> Says:
    """An answer was pressed: it is kept at once, then a line is asked for, unless it was typed before."""
    task = await access.task_to_hand_in(here, callback_data.id)
    quarter, walk = Quarter.from_code(callback_data.quarter), bool(callback_data.walk)
    line = await _line_of(state, task, quarter)
    known = await actions.answer(here, task, quarter, callback_data.answer, line)
    if line:
        return await _went_on(here, state, task, known, walk)
    await _remember(state, task, quarter, walk)
    await state.set_state(CheckingIn.line)
    return Screen(
        words.which_line(here.voice, task, callback_data.answer, may_decide(here.actor, task)),
        keyboards.line(here.voice, task, quarter, walk),
    )


async def line_typed(here: Here, state: FSMContext, text: str) -> Says:
    """The line to an answer."""
    task, quarter, walk = await _remembered(here, state)
    return await _went_on(here, state, task, await actions.write_line(here, task, quarter, text), walk)


async def no_line(
    query: CallbackQuery, callback_data: data.CheckInNoLine, here: Here, state: FSMContext
) -> Says:
    """Nothing to add: the answer stays as it is."""
    task = await access.task_to_hand_in(here, callback_data.id)
    quarter = Quarter.from_code(callback_data.quarter)
    known = await here.unit.check_ins.get(task.id, quarter)
    if known is None or known.answer is None:
        raise GoneStale
    return await _went_on(here, state, task, known, bool(callback_data.walk))


async def replied(message: Message, asked: data.CheckIn, here: Here, state: FSMContext) -> Says:
    """Words in reply to the question are as if it had just been opened."""
    task = await access.task_to_hand_in(here, asked.id)
    quarter = Quarter.from_code(asked.quarter)
    require_open(task, quarter, here.today)
    await _remember(state, task, quarter, bool(asked.walk))
    await state.set_state(CheckingIn.answer)
    return await passed_on(here, state, (message.text or "").strip(), before_answer)


async def before_answer(here: Here, state: FSMContext, text: str) -> Says:
    """Words before an answer was pressed: a register's link confirms it, others wait for the answer."""
    task, quarter, walk = await _remembered(here, state)
    links = links_in(text) if task.details.kept_up else ()
    if links:
        return await confirmed(here, state, task, quarter, walk, links[0])
    before = await _line_of(state, task, quarter)
    return await _question(here, state, task, quarter, walk, line=f"{before} {text}".strip())


async def confirmed(
    here: Here, state: FSMContext, task: Task, quarter: Quarter, walk: bool, link: str | None = None
) -> Says:
    """A register is up to date, at its known address or a new one; then what is next."""
    fresh = await confirm(here, task, quarter, link)
    return await _after(
        here, state, task, quarter, walk, words.confirmed(here.voice, quarter, fresh, here.today)
    )


async def skip(query: CallbackQuery, callback_data: data.CheckInSkip, here: Here, state: FSMContext) -> Says:
    """The next one; this one waits."""
    task = await access.task_to_hand_in(here, callback_data.id)
    return await _next(here, state, Quarter.from_code(callback_data.quarter), task.id)


async def stop(query: CallbackQuery, callback_data: data.CheckInsStop, here: Here, state: FSMContext) -> Says:
    """The rest later."""
    return await _over(here, state, Quarter.from_code(callback_data.quarter))


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice))


async def _question(
    here: Here,
    state: FSMContext,
    task: Task,
    quarter: Quarter,
    walk: bool,
    before: Markup | None = None,
    line: str = "",
) -> Screen:
    await _remember(state, task, quarter, walk, line)
    await state.set_state(CheckingIn.answer)
    kept = await here.unit.registers.kept(task)
    text = words.question(
        here.voice,
        task,
        quarter,
        here.today,
        known=await here.unit.check_ins.get(task.id, quarter),
        kept=kept,
        at=await _place(here, task, quarter) if walk else None,
        line=line,
    )
    if before is not None:
        text = Markup("\n\n").join([before, text])
    return Screen(text, keyboards.question(here.voice, task, quarter, kept, walk))


async def _place(here: Here, task: Task, quarter: Quarter) -> tuple[int, int]:
    """Which of how many a task is in the walk."""
    numbers = [one.id for one, _ in await actions.in_hand(here, quarter)]
    return sum(number <= task.id for number in numbers), len(numbers)


async def _went_on(here: Here, state: FSMContext, task: Task, known: CheckIn, walk: bool) -> Says:
    """An answer is complete: a trouble is told, and what is next comes."""
    told = await actions.tell_trouble(here, task, known)
    before = words.kept(here.voice, task, known, told, here.today)
    return await _after(here, state, task, known.quarter, walk, before)


async def _after(
    here: Here, state: FSMContext, task: Task, quarter: Quarter, walk: bool, before: Markup
) -> Screen:
    """The next question of a walk, else the task's card."""
    await state.clear()
    if walk:
        return await _next(here, state, quarter, task.id, before)
    return await card_screen(here, await access.task_of(here, task.id), before)


async def _next(
    here: Here, state: FSMContext, quarter: Quarter, after: int, before: Markup | None = None
) -> Screen:
    task = next_open(await actions.in_hand(here, quarter), after)
    if task is None:
        return await _over(here, state, quarter, before)
    return await _question(here, state, task, quarter, True, before)


async def _over(here: Here, state: FSMContext, quarter: Quarter, before: Markup | None = None) -> Screen:
    asked = await actions.in_hand(here, quarter)
    left = sum(known.answer is None for _, known in asked)
    await state.clear()
    text = words.over(here.voice, quarter, len(asked) - left, left, here.today)
    if before is not None:
        text = Markup("\n\n").join([before, text])
    return Screen(text, keyboards.over(here.voice, quarter, left))


async def _remember(state: FSMContext, task: Task, quarter: Quarter, walk: bool, line: str = "") -> None:
    await state.set_data({"task": task.id, "quarter": quarter.code, "walk": int(walk), "line": line})


async def _remembered(here: Here, state: FSMContext) -> tuple[Task, Quarter, bool]:
    """What the conversation is about; the door is asked anew."""
    kept = await state.get_data()
    task = await access.task_to_hand_in(here, kept.get("task", 0))
    return task, Quarter.from_code(kept.get("quarter", 0)), bool(kept.get("walk"))


async def _line_of(state: FSMContext, task: Task, quarter: Quarter) -> str:
    """The words that wait for an answer about this task."""
    kept = await state.get_data()
    about = (kept.get("task"), kept.get("quarter"))
    waits = await state.get_state() == CheckingIn.answer.state and about == (task.id, quarter.code)
    return str(kept.get("line", "")) if waits else ""
