"""The forms of a department: what was read of a file that was sent, the list, the archive, ready ones."""

from __future__ import annotations

import asyncio

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions import questionnaires as actions
from bot.errands import Errands, ReadReady
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import questionnaires as keyboards
from bot.paging import cut
from bot.ready_forms import ready_forms
from bot.says import File, Says, Screen, Toast
from bot.texts import questionnaires as words
from bot.texts.questionnaires_form import remarked
from roadmap.questionnaires.campaigns import Questionnaire
from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.outline import outline
from roadmap.questionnaires.xlsform import XlsForm
from roadmap.refusals import GoneStale


def router() -> Router:
    """The buttons; a file comes in where orders do."""
    made = Router(name="questionnaires")
    made.callback_query.register(draft_again, data.FormDraft.filter())
    made.callback_query.register(remarks, data.FormRemarks.filter())
    made.callback_query.register(keep, data.FormKeep.filter())
    made.callback_query.register(drop, data.FormDrop.filter())
    made.callback_query.register(list_page, data.Questionnaires.filter())
    made.callback_query.register(archive_page, data.ArchivedQuestionnaires.filter())
    made.callback_query.register(open_card, data.QuestionnaireCard.filter())
    made.callback_query.register(archive, data.ArchiveQuestionnaire.filter())
    made.callback_query.register(export, data.ExportQuestionnaire.filter())
    made.callback_query.register(ready_list, data.ReadyForms.filter())
    made.callback_query.register(ready_taken, data.ReadyForm.filter())
    return made


async def received(here: Here, department_id: int, form: XlsForm) -> Screen:
    """A form was sent and read: what it is, and whether it is kept."""
    number = await here.unit.questionnaires.put_draft(department_id, here.actor.person.id, form, here.now)
    screen = await _draft_screen(here, number, department_id, form)
    return Screen(screen.text, screen.keyboard, in_place=True)


async def _draft_screen(here: Here, draft_id: int, department_id: int, form: XlsForm) -> Screen:
    known = await actions.known(here, department_id, form)
    text = words.read(here.voice, form, outline(form.xform), known, here.department.timezone)
    return Screen(
        text, keyboards.read(here.voice, draft_id, known.novelty, len(remarked(here.voice, form.warnings)))
    )


async def draft_again(query: CallbackQuery, callback_data: data.FormDraft, here: Here) -> Says:
    """Back to what was read."""
    department_id, form = await access.form_draft_of(here, callback_data.id)
    return await _draft_screen(here, callback_data.id, department_id, form)


async def remarks(query: CallbackQuery, callback_data: data.FormRemarks, here: Here) -> Says:
    """A page of the remarks."""
    _, form = await access.form_draft_of(here, callback_data.id)
    said = remarked(here.voice, form.warnings)
    page = cut(said, callback_data.page, keyboards.REMARKS)
    text = words.remarks(here.voice, page, keyboards.REMARKS)
    return Screen(text, keyboards.remarks(here.voice, callback_data.id, page))


async def keep(query: CallbackQuery, callback_data: data.FormKeep, here: Here) -> Says:
    """It is kept."""
    department_id, form = await access.form_draft_of(here, callback_data.id)
    number = await actions.keep(here, department_id, form)
    await here.unit.questionnaires.drop_draft(callback_data.id)
    kept = await access.questionnaire_of(here, number)
    return [Toast(words.kept(here.voice)), await card_screen(here, kept)]


async def drop(query: CallbackQuery, callback_data: data.FormDrop, here: Here) -> Says:
    """It is put aside."""
    await access.form_draft_of(here, callback_data.id)
    await here.unit.questionnaires.drop_draft(callback_data.id)
    return [Toast(words.dropped(here.voice)), await list_screen(here, 0)]


async def list_screen(here: Here, number: int) -> Screen:
    """A page of the forms at work."""
    forms = await here.unit.questionnaires.all(access.coordinator(here))
    page = cut(forms, number, keyboards.PAGE)
    text = words.form_list(here.voice, page)
    return Screen(text, keyboards.form_list(here.voice, page, ready=bool(ready_forms())))


async def list_page(query: CallbackQuery, callback_data: data.Questionnaires, here: Here) -> Says:
    """A page of the forms at work."""
    return await list_screen(here, callback_data.page)


async def archive_page(query: CallbackQuery, callback_data: data.ArchivedQuestionnaires, here: Here) -> Says:
    """A page of the forms in the archive."""
    forms = await here.unit.questionnaires.all(access.coordinator(here), archived=True)
    page = cut(forms, callback_data.page, keyboards.PAGE)
    return Screen(words.form_list(here.voice, page, archive=True), keyboards.archive_list(here.voice, page))


async def card_screen(here: Here, form: Questionnaire) -> Screen:
    """One form."""
    found = outline(await here.unit.questionnaires.xform(form.id))
    text = words.card(here.voice, form, found, here.department.timezone)
    return Screen(text, keyboards.card(here.voice, form))


async def open_card(query: CallbackQuery, callback_data: data.QuestionnaireCard, here: Here) -> Says:
    """One form."""
    return await card_screen(here, await access.questionnaire_of(here, callback_data.id))


async def archive(query: CallbackQuery, callback_data: data.ArchiveQuestionnaire, here: Here) -> Says:
    """Into the archive or out of it; pressed again, it is there."""
    form = await access.questionnaire_of(here, callback_data.id)
    archived = bool(callback_data.archived)
    await actions.archive(here, form, archived=archived)
    now = await access.questionnaire_of(here, form.id)
    return [Toast(words.archived(here.voice, archived=archived)), await card_screen(here, now)]


async def export(query: CallbackQuery, callback_data: data.ExportQuestionnaire, here: Here) -> Says:
    """A form as the .xlsx file that it was read from."""
    form = await access.questionnaire_of(here, callback_data.id)
    content = await asyncio.to_thread(write_xlsform, await here.unit.questionnaires.sheets(form.id))
    return [Toast(words.exported(here.voice)), File(f"{form.name}.xlsx", content, words.caption(form))]


async def ready_list(query: CallbackQuery, here: Here) -> Says:
    """The ready forms."""
    access.coordinator(here)
    forms = ready_forms()
    return Screen(words.ready(here.voice, [one.title for one in forms]), keyboards.ready(here.voice, forms))


async def ready_taken(
    query: CallbackQuery, callback_data: data.ReadyForm, here: Here, errands: Errands
) -> Says:
    """A ready form is read like one that was sent. Raises GoneStale where there is none of the name."""
    department_id = access.coordinator(here)
    if all(one.name != callback_data.name for one in ready_forms()):
        raise GoneStale
    form = errands.result(ReadReady(callback_data.name), meanwhile=Screen(words.reading(here.voice)))
    return await received(here, department_id, form)
