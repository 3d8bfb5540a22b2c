"""Keyboards of questionnaires: what was read, the forms that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, turning
from bot.paging import Page
from bot.ready_forms import Ready
from bot.texts.questionnaires import name_of
from bot.texts.voice import Voice
from roadmap.questionnaires.campaigns import Novelty, Questionnaire

PAGE = 4
REMARKS = 4


def read(voice: Voice, draft_id: int, novelty: Novelty, warnings: int) -> InlineKeyboardMarkup:
    """Keep it, or not."""
    label = {
        Novelty.NEW: voice.say("Keep"),
        Novelty.CHANGED: voice.say("Keep as the new version"),
        Novelty.SAME: voice.say("To the questionnaire"),
        Novelty.ARCHIVED: voice.say("Take it back"),
    }[novelty]
    remarks = (
        [button(voice.say("Remarks: {n}", n=warnings), data.FormRemarks(id=draft_id))] if warnings else []
    )
    return keyboard(
        [button(label, data.FormKeep(id=draft_id), style="primary")],
        remarks,
        [button(voice.say("Do not keep"), data.FormDrop(id=draft_id))],
    )


def remarks(voice: Voice, draft_id: int, page: Page[Markup]) -> InlineKeyboardMarkup:
    """The pages, and the way back to what was read."""
    return keyboard(
        turning(page, lambda number: data.FormRemarks(id=draft_id, page=number)),
        [button(voice.say("« Back"), data.FormDraft(id=draft_id))],
    )


def form_list(voice: Voice, page: Page[Questionnaire], *, ready: bool) -> InlineKeyboardMarkup:
    """A button a form."""
    more = [button(voice.say("Archive"), data.ArchivedQuestionnaires())]
    if ready:
        more.insert(0, button(voice.say("Ready questionnaires"), data.ReadyForms()))
    return keyboard(
        *_cards(page),
        turning(page, lambda number: data.Questionnaires(page=number)),
        more,
        to_campaigns(voice),
    )


def archive_list(voice: Voice, page: Page[Questionnaire]) -> InlineKeyboardMarkup:
    """A button for each form in the archive."""
    return keyboard(
        *_cards(page),
        turning(page, lambda number: data.ArchivedQuestionnaires(page=number)),
        [button(voice.say("« Questionnaires"), data.Questionnaires())],
    )


def _cards(page: Page[Questionnaire]) -> list[list[InlineKeyboardButton]]:
    return [[button(name_of(one), data.QuestionnaireCard(id=one.id))] for one in page.shown]


def card(voice: Voice, form: Questionnaire) -> InlineKeyboardMarkup:
    """What can be done with a form."""
    if form.archived:
        back = data.ArchiveQuestionnaire(id=form.id, archived=0)
        return keyboard(
            [button(voice.say("Take it back"), back, style="primary")],
            [button(voice.say("« Archive"), data.ArchivedQuestionnaires())],
        )
    return keyboard(
        [button(voice.say("Collect answers"), data.NewCampaign(id=form.id), style="primary")],
        [
            button(voice.say("As an .xlsx file"), data.ExportQuestionnaire(id=form.id)),
            button(voice.say("To the archive"), data.ArchiveQuestionnaire(id=form.id, archived=1)),
        ],
        [button(voice.say("« Questionnaires"), data.Questionnaires())],
    )


def ready(voice: Voice, forms: Sequence[Ready]) -> InlineKeyboardMarkup:
    """A button for each ready form."""
    return keyboard(
        *([button(one.title, data.ReadyForm(name=one.name))] for one in forms),
        [button(voice.say("« Questionnaires"), data.Questionnaires())],
    )


def to_campaigns(voice: Voice) -> list[InlineKeyboardButton]:
    """Back to what is being collected."""
    return [button(voice.say("« Collections"), data.Campaigns())]
