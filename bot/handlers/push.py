"""/push: the coordinator looks at the push of the week beforehand, sends it now, or leaves it out."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot import access
from bot.actions import chats as chat_actions
from bot.actions import week as actions
from bot.handlers.called import called
from bot.here import Here
from bot.jobs.week import notes_of
from bot.keyboards import data
from bot.keyboards import push as keyboards
from bot.keyboards import week as week_keyboards
from bot.paging import cut
from bot.says import Says, Screen, Toast
from bot.texts import chats as chat_words
from bot.texts import push as words
from bot.texts import week as week_words
from bot.texts.voice import voice_of
from roadmap.department import Department
from roadmap.pushes import Push
from roadmap.refusals import GoneStale, NotYours
from roadmap.tellings import Course, Mark, Marked
from roadmap.week import Outcome, Told, counts


def router() -> Router:
    """The command and its buttons."""
    made = Router(name="push")
    made.message.register(push_command, called("push"))
    made.callback_query.register(push_pressed, data.Push.filter())
    made.callback_query.register(people, data.PushPeople.filter())
    made.callback_query.register(look, data.PushOf.filter())
    made.callback_query.register(ask_now, data.PushNow.filter())
    made.callback_query.register(send_now, data.PushNowSurely.filter())
    made.callback_query.register(leave_out, data.PushOff.filter())
    made.callback_query.register(take_in, data.PushOn.filter())
    return made


async def push_screen(here: Here, department: Department) -> Screen:
    """When the next push is, for how many, and how the last one went."""
    push, marked, everybody = await _foreseen(here, department)
    number = counts(everybody)
    off = actions.is_off(push, marked)
    course = await _course(here, department, marked)
    before = words.last(here.voice, marked, course, department.timezone)
    chats, _ = await chat_actions.to_tell(here.unit, department, here.now)
    also = chat_words.also_told(here.voice, [one.title for one in chats])
    text = words.overview(here.voice, push, off, number, department.day(here.now), before, also)
    return Screen(text, keyboards.overview(here.voice, push, off, number))


async def _course(here: Here, department: Department, marked: Marked | None) -> Course:
    if marked is None or marked.mark is Mark.OFF:
        return Course()
    return await here.unit.tellings.course(department.id, actions.WEEK, marked.period)


async def _foreseen(here: Here, department: Department) -> tuple[Push, Marked | None, list[Told]]:
    push, marked = await actions.present_push(here.unit, department, here.now)
    return push, marked, await actions.foresee(here.unit, department, push, here.now)


async def push_command(message: Message, here: Here) -> Says:
    """/push."""
    return await push_screen(here, await access.own_department(here))


async def push_pressed(query: CallbackQuery, here: Here) -> Says:
    """From the department's settings, and back from a list."""
    return await push_screen(here, await access.own_department(here))


async def people(query: CallbackQuery, callback_data: data.PushPeople, here: Here) -> Says:
    """Those for whom the push is so."""
    department = await access.own_department(here)
    _, _, everybody = await _foreseen(here, department)
    mine = [one for one in everybody if one.outcome is callback_data.outcome]
    page = cut(mine, callback_data.page, keyboards.PAGE)
    lines = [words.people(here.voice, callback_data.outcome, len(mine))]
    lines += [words.named(here.voice, one) for one in page.shown]
    return Screen(Markup("\n").join(lines), keyboards.people(here.voice, callback_data.outcome, page))


async def look(query: CallbackQuery, callback_data: data.PushOf, here: Here) -> Says:
    """One person's message, in their language."""
    department = await access.own_department(here)
    _, _, everybody = await _foreseen(here, department)
    told = next((one for one in everybody if one.listed.person.id == callback_data.id), None)
    if told is None:
        raise NotYours
    if told.outcome is not Outcome.GETS:
        return Screen(words.nothing_for(here.voice, told), keyboards.back_to_people(here.voice))
    theirs = voice_of(told.listed.person.language)
    _, elsewhere = (await here.unit.tellings.chats(department.id))[told.listed.person.id]
    message = week_words.week(theirs, department, told, elsewhere)
    rows = week_keyboards.week(theirs, told.week, department.id).inline_keyboard
    text = words.as_it_would_be(here.voice, told, message, [[one.text for one in row] for row in rows])
    return Screen(text, keyboards.back_to_people(here.voice))


async def ask_now(query: CallbackQuery, callback_data: data.PushNow, here: Here) -> Says:
    """Really?"""
    department = await access.own_department(here)
    push, _ = await actions.push_meant(here, department, callback_data.monday)
    people = counts(await actions.foresee_now(here.unit, department, push, here.now))[Outcome.GETS]
    chats, _ = await chat_actions.to_tell(here.unit, department, here.now)
    if not people:
        raise GoneStale
    text = words.now_surely(here.voice, push, people + len(chats), department.day(here.now))
    return Screen(text, keyboards.now_surely(here.voice, push))


async def send_now(query: CallbackQuery, callback_data: data.PushNowSurely, here: Here) -> Says:
    """Sends it; the day of the push does not repeat it."""
    department = await access.own_department(here)
    push, _ = await actions.push_meant(here, department, callback_data.monday)
    claimed = await actions.send_now(here, department, push)
    screen = await push_screen(here, department)
    return [Toast(words.sent(here.voice, claimed.number)), screen, *notes_of(department, claimed)]


async def leave_out(query: CallbackQuery, callback_data: data.PushOff, here: Here) -> Says:
    """Nothing is sent that week."""
    department = await access.own_department(here)
    push, marked = await actions.push_meant(here, department, callback_data.monday)
    if not actions.is_off(push, marked):
        await actions.leave_out(here, department, push)
    return [Toast(words.left_out(here.voice)), await push_screen(here, department)]


async def take_in(query: CallbackQuery, callback_data: data.PushOn, here: Here) -> Says:
    """It is sent after all."""
    department = await access.own_department(here)
    push, marked = await actions.push_meant(here, department, callback_data.monday)
    if actions.is_off(push, marked):
        await actions.take_in(here, department, push)
    return [Toast(words.taken_in(here.voice)), await push_screen(here, department)]
