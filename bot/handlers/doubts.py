"""The coordinator walks through the doubts of a draft, and chooses the schools of its groups."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.handlers.orders import draft_screen
from bot.handlers.states import Drafting
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import orders as keyboards
from bot.keyboards import people as people_keyboards
from bot.says import Note, Says, Screen, Toast
from bot.texts import orders as words
from bot.texts import unexpected
from roadmap import draft as drafts
from roadmap.draft import Draft
from roadmap.people import clean_name


def router() -> Router:
    """Doubts and groups of a draft, by button and by word."""
    made = Router(name="doubts")
    made.callback_query.register(first_doubt, data.DraftDoubts.filter())
    made.callback_query.register(one_doubt, data.DraftDoubt.filter())
    made.callback_query.register(accept, data.DoubtAccept.filter())
    made.callback_query.register(later, data.DoubtLater.filter())
    made.callback_query.register(ask_words, data.DoubtCorrect.filter())
    made.message.register(corrected, StateFilter(Drafting.words), F.text, ~F.text.startswith("/"))
    made.callback_query.register(groups, data.DraftGroups.filter())
    made.callback_query.register(group, data.DraftGroup.filter())
    made.callback_query.register(ticked, data.GroupSchool.filter())
    made.callback_query.register(ask_schools, data.AddSchools.filter())
    made.message.register(schools_written, StateFilter(Drafting.schools), F.text, ~F.text.startswith("/"))
    made.message.register(only_words, StateFilter(Drafting), ~F.text, ~F.document)
    return made


def _doubt_screen(here: Here, draft_id: int, draft: Draft, number: int) -> Screen:
    text = words.doubt(here.voice, draft, number)
    return Screen(text, keyboards.doubt(here.voice, draft_id, draft, number))


async def _next(here: Here, draft_id: int, department_id: int, draft: Draft) -> Says:
    """The next doubt; the first screen of the order after the last one."""
    if draft.open_doubts:
        return _doubt_screen(here, draft_id, draft, draft.open_doubts[0])
    return [Toast(words.no_doubts(here.voice)), await draft_screen(here, draft_id, department_id, draft)]


async def first_doubt(query: CallbackQuery, callback_data: data.DraftDoubts, here: Here) -> Says:
    """Begins with the first doubt that is open."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    return await _next(here, callback_data.id, department_id, draft)


async def one_doubt(query: CallbackQuery, callback_data: data.DraftDoubt, here: Here) -> Says:
    """Shows one doubt."""
    _, draft = await access.draft_of(here, callback_data.id)
    return _doubt_screen(here, callback_data.id, draft, callback_data.number)


async def accept(query: CallbackQuery, callback_data: data.DoubtAccept, here: Here) -> Says:
    """Takes the proposal, or leaves the words as they are."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    draft = drafts.accept(draft, callback_data.number)
    await here.unit.drafts.save(callback_data.id, draft)
    return await _next(here, callback_data.id, department_id, draft)


async def later(query: CallbackQuery, callback_data: data.DoubtLater, here: Here) -> Says:
    """Puts the doubt behind the others."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    draft = drafts.put_off(draft, callback_data.number)
    await here.unit.drafts.save(callback_data.id, draft)
    if set(draft.open_doubts) == set(draft.later):
        return await draft_screen(here, callback_data.id, department_id, draft)
    return await _next(here, callback_data.id, department_id, draft)


async def ask_words(
    query: CallbackQuery, callback_data: data.DoubtCorrect, here: Here, state: FSMContext
) -> Says:
    """Asks what should stand there."""
    _, draft = await access.draft_of(here, callback_data.id)
    text = words.what_instead(here.voice, draft, callback_data.number)
    await state.set_state(Drafting.words)
    await state.set_data({"draft": callback_data.id, "doubt": callback_data.number})
    return Screen(text, keyboards.back_to_doubt(here.voice, callback_data.id, callback_data.number))


async def corrected(message: Message, here: Here, state: FSMContext) -> Says:
    """The right words were typed; what is not understood is asked for again."""
    known = await state.get_data()
    department_id, draft = await access.draft_of(here, known["draft"])
    draft = drafts.correct(draft, known["doubt"], message.text or "")
    await state.clear()
    await here.unit.drafts.save(known["draft"], draft)
    return await _next(here, known["draft"], department_id, draft)


async def groups(query: CallbackQuery, callback_data: data.DraftGroups, here: Here) -> Says:
    """The groups that rows fan out into."""
    _, draft = await access.draft_of(here, callback_data.id)
    found = draft.plan.groups
    text = words.groups(here.voice, found) if found else words.no_groups(here.voice)
    page = min(max(0, callback_data.page), max(0, (len(found) - 1) // keyboards.GROUPS))
    return Screen(text, keyboards.groups(here.voice, callback_data.id, found, page))


async def group(query: CallbackQuery, callback_data: data.DraftGroup, here: Here) -> Says:
    """One group and its ticks."""
    _, draft = await access.draft_of(here, callback_data.id)
    return _group_screen(here, callback_data.id, draft, callback_data.group, callback_data.page)


async def ticked(query: CallbackQuery, callback_data: data.GroupSchool, here: Here) -> Says:
    """A school goes into the group or out of it."""
    _, draft = await access.draft_of(here, callback_data.id)
    draft = drafts.toggle(draft, callback_data.group, callback_data.school)
    await here.unit.drafts.save(callback_data.id, draft)
    return _group_screen(here, callback_data.id, draft, callback_data.group, callback_data.page)


async def ask_schools(
    query: CallbackQuery, callback_data: data.AddSchools, here: Here, state: FSMContext
) -> Says:
    """Asks for the names of further schools."""
    _, draft = await access.draft_of(here, callback_data.id)
    text = words.which_schools(here.voice, drafts.group_at(draft, callback_data.group))
    await state.set_state(Drafting.schools)
    await state.set_data({"draft": callback_data.id, "group": callback_data.group})
    return Screen(text, keyboards.back_to_group(here.voice, callback_data.id, callback_data.group))


async def schools_written(message: Message, here: Here, state: FSMContext) -> Says:
    """Names of schools were typed, each on its line. Raises NameUnusable for one that is none."""
    known = await state.get_data()
    _, draft = await access.draft_of(here, known["draft"])
    names = [clean_name(line) for line in (message.text or "").splitlines() if line.strip()]
    draft = drafts.add_schools(draft, known["group"], names)
    await state.clear()
    await here.unit.drafts.save(known["draft"], draft)
    return _group_screen(here, known["draft"], draft, known["group"], 0)


def _group_screen(here: Here, draft_id: int, draft: Draft, number: int, page: int) -> Screen:
    text = words.group(here.voice, drafts.group_at(draft, number))
    page = min(max(0, page), max(0, (len(draft.schools) - 1) // keyboards.SCHOOLS))
    return Screen(text, keyboards.group(here.voice, draft_id, draft, number, page))


async def only_words(message: Message, here: Here) -> Says:
    """A sticker where words were asked for."""
    return Note(unexpected.only_text_here(here.voice), people_keyboards.cancel(here.voice))
