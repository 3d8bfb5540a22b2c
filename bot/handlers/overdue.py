"""/overdue: what is late, by school or by activity, the oldest first; reminders; the list as a spreadsheet."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.reminding import remind
from bot.handlers.called import called
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import overdue as keyboards
from bot.paging import Page, cut
from bot.reports.overdue import overdue_book
from bot.says import File, Note, Says, Screen, Toast
from bot.texts import overdue as words
from bot.texts.voice import voice_of
from roadmap.digest import By, Part
from roadmap.lists import Part as ListPart
from roadmap.reminding import may_remind, may_remind_of
from roadmap.tasks import Task, may_decide, scope_of_digest
from storage.reminders import Told


def router() -> Router:
    """The command, the groups, one task, the reminders, the spreadsheet."""
    made = Router(name="overdue")
    made.message.register(overdue_command, called("overdue"))
    made.callback_query.register(list_groups, data.Overdue.filter())
    made.callback_query.register(open_group, data.OverduePart.filter())
    made.callback_query.register(open_task, data.OverdueTask.filter())
    made.callback_query.register(remind_of_task, data.RemindTask.filter())
    made.callback_query.register(remind_of_group, data.RemindPart.filter())
    made.callback_query.register(remind_of_all, data.RemindAll.filter())
    made.callback_query.register(export, data.OverdueBook.filter())
    return made


async def _groups_screen(here: Here, by: By, number: int) -> Screen:
    by = By.ACTIVITY if by is By.ACTIVITY else By.ORGANISATION
    found = await here.unit.digests.overdue(scope_of_digest(here.working), by, here.today)
    page, total = cut(found, number, keyboards.PAGE), sum(one.count for one in found)
    reminds = may_remind_of(here.working, here.department.id)
    text = words.groups(here.voice, by, page, total, here.department.timezone, here.today)
    return Screen(text, keyboards.groups(here.voice, by, page, reminds))


async def _group_screen(here: Here, part: Part, number: int) -> Screen:
    size = keyboards.PAGE
    tasks, total = await here.unit.digests.tasks(
        scope_of_digest(here.working), part, ListPart.OVERDUE, number * size, size, here.today
    )
    # Past the end the store gives the first page.
    page = Page(tuple(tasks), number if number * size < total else 0, max(0, (total - 1) // size), total)
    told = await _told(here, tasks)
    text = words.group(here.voice, part, page, told, here.department.timezone, here.today)
    return Screen(
        text, keyboards.group(here.voice, part, page, may_remind_of(here.working, here.department.id))
    )


async def _task_screen(here: Here, task: Task, by: By) -> Screen:
    text = words.task(here.voice, task, await _told(here, [task]), here.today)
    reminds = may_remind(here.actor, task) and task.overdue(here.today)
    return Screen(text, keyboards.task(here.voice, task, by, reminds, may_decide(here.actor, task)))


async def _told(here: Here, tasks: Sequence[Task]) -> Sequence[Told]:
    at = {task.asked_at for task in tasks if task.asked_at is not None}
    return await here.unit.reminders.told(here.department.id, at)


async def _every(here: Here, part: Part | None) -> list[Task]:
    tasks, _ = await here.unit.digests.tasks(
        scope_of_digest(here.working), part, ListPart.OVERDUE, 0, None, here.today
    )
    return tasks


async def overdue_command(message: Message, here: Here) -> Says:
    """/overdue."""
    return await _groups_screen(here, By.ORGANISATION, 0)


async def list_groups(query: CallbackQuery, callback_data: data.Overdue, here: Here) -> Says:
    """A page of groups."""
    return await _groups_screen(here, callback_data.by, callback_data.page)


async def open_group(query: CallbackQuery, callback_data: data.OverduePart, here: Here) -> Says:
    """A page of one group's tasks."""
    part = await access.part_of(here, callback_data.by, callback_data.id)
    return await _group_screen(here, part, callback_data.page)


async def open_task(query: CallbackQuery, callback_data: data.OverdueTask, here: Here) -> Says:
    """One task."""
    return await _task_screen(here, await access.task_of(here, callback_data.id), callback_data.by)


async def remind_of_task(query: CallbackQuery, callback_data: data.RemindTask, here: Here) -> Says:
    """Reminds of one task, if it is overdue still."""
    task = await access.task_to_remind(here, callback_data.id)
    says = await _remind(here, [task] if task.overdue(here.today) else [])
    return [*says, await _task_screen(here, await access.task_of(here, task.id), callback_data.by)]


async def remind_of_group(query: CallbackQuery, callback_data: data.RemindPart, here: Here) -> Says:
    """Reminds of everything overdue in one organisation or activity."""
    access.reminding(here)
    part = await access.part_of(here, callback_data.by, callback_data.id)
    says = await _remind(here, await _every(here, part))
    return [*says, await _group_screen(here, part, 0)]


async def remind_of_all(query: CallbackQuery, callback_data: data.RemindAll, here: Here) -> Says:
    """Reminds everybody of everything overdue that the person looks after."""
    access.reminding(here)
    says = await _remind(here, await _every(here, None))
    return [*says, await _groups_screen(here, callback_data.by, 0)]


async def _remind(here: Here, tasks: Sequence[Task]) -> list[Toast | Note]:
    """What came of it, and a message to each."""
    done = await remind(here, tasks)
    by = here.actor.person.name
    notes = [
        Note(
            words.reminder(voice_of(one.person.language), one.tasks, by, here.today),
            keyboards.reminder(voice_of(one.person.language), one.tasks),
            to=one.chat,
            telling=one.telling_id,
        )
        for one in done.told
    ]
    return [Toast(words.outcome(here.voice, done, here.today), alert=True), *notes]


async def export(query: CallbackQuery, here: Here) -> Says:
    """The whole list as a spreadsheet."""
    tasks = await _every(here, None)
    content = await asyncio.to_thread(overdue_book, here.voice, tasks, here.today)
    name = f"{words.file_name(here.voice)}-{here.today.isoformat()}.xlsx"
    return [
        Toast(words.exported(here.voice, len(tasks))),
        File(name, content, words.exported(here.voice, len(tasks))),
    ]
