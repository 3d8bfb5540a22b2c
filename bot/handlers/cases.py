"""A register of cases: its pages, one case, taking it back, closing the register and opening it again."""

from __future__ import annotations

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot import access
from bot.actions import cases as actions
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import cases as keyboards
from bot.keyboards import data
from bot.paging import cut
from bot.says import Proof, Says, Screen, Toast
from bot.texts import cases as words
from bot.texts.tasks import evidence, proofs_come
from roadmap import handing_in
from roadmap.evidence import TYPED
from roadmap.refusals import GoneStale
from roadmap.tasks import Task


def router() -> Router:
    """What hangs on a register's card; a case itself is handed in as any proof is."""
    made = Router(name="cases")
    made.callback_query.register(turn, data.Cases.filter())
    made.callback_query.register(open_case, data.CaseCard.filter())
    made.callback_query.register(show_files, data.CaseFiles.filter())
    made.callback_query.register(take_back, data.CaseBack.filter())
    made.callback_query.register(ask_to_close, data.CloseRegister.filter())
    made.callback_query.register(close_now, data.CloseRegisterNow.filter())
    made.callback_query.register(reopen, data.ReopenRegister.filter())
    return made


async def turn(query: CallbackQuery, callback_data: data.Cases, here: Here) -> Says:
    """A page of all cases."""
    task = await access.task_of(here, callback_data.id)
    if not task.takes_cases:
        raise GoneStale
    return await _page(here, task, callback_data.page)


async def open_case(query: CallbackQuery, callback_data: data.CaseCard, here: Here) -> Says:
    """One case."""
    task, case = await access.case_of(here, callback_data.id)
    return Screen(
        words.case_card(here.voice, task, case, here.today),
        keyboards.case_card(here.voice, here.actor, task, case),
    )


async def show_files(query: CallbackQuery, callback_data: data.CaseFiles, here: Here) -> Says:
    """The files of one case."""
    _, case = await access.case_of(here, callback_data.id)
    files = [one.evidence for one in case.records if one.evidence.form not in TYPED]
    if not files:
        raise GoneStale
    return [
        Toast(proofs_come(here.voice, len(files))),
        *(Proof(one.form, one.value, evidence(here.voice, one)) for one in files),
    ]


async def take_back(query: CallbackQuery, callback_data: data.CaseBack, here: Here) -> Says:
    """One's own case, while the register is open."""
    task, case = await access.case_of(here, callback_data.id)
    await actions.take_back(here, task, case)
    return [Toast(words.taken_back(here.voice)), await _page(here, task, 0)]


async def ask_to_close(
    query: CallbackQuery, callback_data: data.CloseRegister, here: Here, state: FSMContext
) -> Says:
    """Asks once more, with how many cases there are."""
    task = await access.task_to_hand_in(here, callback_data.id)
    handing_in.close(here.actor, task)
    return await _sure(here, task)


async def close_now(query: CallbackQuery, callback_data: data.CloseRegisterNow, here: Here) -> Says:
    """Closes it, with as many cases as were told; a colleague may have added one meanwhile: that is asked again."""
    task = await access.task_to_hand_in(here, callback_data.id)
    handing_in.close(here.actor, task)
    cases = await actions.cases_in(here, task)
    if len(cases) != callback_data.cases:
        return await _sure(here, task)
    await actions.close(here, task, cases)
    now = await access.task_of(here, task.id)
    return await card_screen(here, now, words.closed(here.voice, now))


async def reopen(query: CallbackQuery, callback_data: data.ReopenRegister, here: Here) -> Says:
    """Undo, as long as nobody has reviewed it."""
    task = await access.task_to_hand_in(here, callback_data.id)
    await actions.reopen(here, task)
    now = await access.task_of(here, task.id)
    return await card_screen(here, now, words.reopened(here.voice))


async def _sure(here: Here, task: Task) -> Screen:
    cases = await actions.cases_in(here, task)
    return Screen(words.close(here.voice, task, cases), keyboards.close(here.voice, task, len(cases)))


async def _page(here: Here, task: Task, number: int) -> Screen:
    cases = await actions.cases_in(here, task)
    page = cut(cases[::-1], number, keyboards.PAGE)
    return Screen(
        words.pages(here.voice, task, page, cases, here.today), keyboards.pages(here.voice, task, page)
    )
