"""«I confirm: all is up to date»: a register's link once more, for a quarter or for its next occasion."""

from __future__ import annotations

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.registers import hand_in_again
from bot.handlers.check_ins import confirmed
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import data
from bot.says import Says
from bot.texts import evidence as words
from roadmap.check_ins import HANDED_IN, Quarter


def router() -> Router:
    """The one button."""
    made = Router(name="registers")
    made.callback_query.register(confirm_register, data.ConfirmRegister.filter())
    return made


async def confirm_register(
    query: CallbackQuery, callback_data: data.ConfirmRegister, here: Here, state: FSMContext
) -> Says:
    """The known link proves this task too, or stands for a quarter of work that goes on."""
    task = await access.task_to_hand_in(here, callback_data.id)
    if callback_data.quarter != HANDED_IN:
        quarter = Quarter.from_code(callback_data.quarter)
        return await confirmed(here, state, task, quarter, bool(callback_data.walk))
    done = await hand_in_again(here, task)
    now = await access.task_of(here, task.id)
    return await card_screen(here, now, words.handed_in(here.voice, now, done, here.today))
