"""Questionnaires in the coordinator's words: what was read, the forms that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.paging import Page
from bot.texts.dates import moment
from bot.texts.questionnaires_form import refused as form_refused
from bot.texts.questionnaires_form import refusing, remarked
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.questionnaires.campaigns import Known, Novelty, Questionnaire
from roadmap.questionnaires.outline import Outline
from roadmap.questionnaires.problems import Problem
from roadmap.questionnaires.xlsform import XlsForm

LANGUAGES_MOST = 6
LINES_MOST = 3200
TITLE = 120


def name_of(form: Questionnaire | XlsForm) -> str:
    """What a form is called: its title, or its id where it has none."""
    return shortened(form.title or form.name, TITLE)


def size(voice: Voice, found: Outline) -> Markup:
    """«12 вопросов, 3 раздела»."""
    parts = [voice.count("{n} question", "{n} questions", found.questions)]
    if found.groups:
        parts.append(voice.count("{n} block of questions", "{n} blocks of questions", found.groups))
    if found.repeats:
        parts.append(voice.count("{n} part that repeats", "{n} parts that repeat", found.repeats))
    return Markup(", ").join(parts)


def read(voice: Voice, form: XlsForm, found: Outline, known: Known, timezone: str) -> Markup:
    """The screen after a form was read: what it is, and what becomes of an earlier one."""
    lines = [
        voice.say("<b>The questionnaire is read: {title}</b>", title=name_of(form)),
        size(voice, found),
    ]
    if form.languages:
        named = [shortened(one, 40) for one in form.languages[:LANGUAGES_MOST]]
        lines.append(voice.say("Languages: {languages}", languages=", ".join(named)))
    if form.version:
        lines.append(voice.say("Version: {version}", version=shortened(form.version, 40)))
    if number := len(remarked(voice, form.warnings)):
        lines.append(voice.count("{n} remark", "{n} remarks", number))
    return Markup("\n").join([*lines, *_novelty(voice, known, timezone)])


def _novelty(voice: Voice, known: Known, timezone: str) -> list[Markup]:
    if known.earlier is None:
        return []
    when = moment(voice, known.earlier.created, timezone)
    return [
        Markup(""),
        {
            Novelty.CHANGED: voice.say(
                "You have this questionnaire already, kept {moment}. This will be its new version: what is being "
                "collected now goes on with the old one, the next time the new one is asked.",
                moment=when,
            ),
            Novelty.SAME: voice.say(
                "You have exactly this questionnaire already, kept {moment}.", moment=when
            ),
            Novelty.ARCHIVED: voice.say(
                "Exactly this questionnaire lies in your archive, kept {moment}. It can be taken back.",
                moment=when,
            ),
        }[known.novelty],
    ]


def remarks(voice: Voice, page: Page[Markup], size: int) -> Markup:
    """A page of what was remarked, each with its place."""
    head = voice.count("<b>{n} remark</b>", "<b>{n} remarks</b>", page.total)
    first = page.number * size + 1
    return Markup("\n\n").join(
        [head, *(Markup("{}. {}").format(number, one) for number, one in enumerate(page.shown, first))]
    )


def refused(voice: Voice, problems: Sequence[Problem]) -> Markup:
    """Why a form is not taken: each thing to put right, as many as a message holds."""
    said = refusing(voice, problems)
    lines = [Markup("<b>{}</b>").format(form_refused(voice, problems)), *fitting(said)]
    if len(said) >= len(lines):
        lines.append(voice.count("and {n} more", "and {n} more", len(said) - len(lines) + 1))
    lines.append(voice.say("Correct it in the file and send it once more."))
    return Markup("\n\n").join(lines)


def fitting(said: Sequence[Markup]) -> list[Markup]:
    """The first of these lines, as many as fit into a message beside others."""
    kept: list[Markup] = []
    for one in said:
        if sum(map(len, kept)) + len(one) > LINES_MOST:
            break
        kept.append(one)
    return kept


def reading(voice: Voice) -> Markup:
    """While a ready form is being read."""
    return voice.say("<b>Reading the questionnaire…</b>")


def kept(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("The questionnaire is kept.")


def dropped(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("Put aside.")


def form_list(voice: Voice, page: Page[Questionnaire], *, archive: bool = False) -> Markup:
    """A page of forms, at work or in the archive."""
    if not page.total and archive:
        return voice.say("<b>The archive is empty</b>")
    if not page.total:
        return voice.say(
            "<b>No questionnaires yet</b>\nSend me a form as an .xlsx file (XLSForm), or take a ready one."
        )
    if archive:
        head = voice.count(
            "<b>In the archive: {n} questionnaire</b>",
            "<b>In the archive: {n} questionnaires</b>",
            page.total,
        )
    else:
        head = voice.count("<b>{n} questionnaire</b>", "<b>{n} questionnaires</b>", page.total)
    lines = [Markup("• {}").format(name_of(one)) for one in page.shown]
    hint = [] if archive else [voice.say("A new one: send its .xlsx file (XLSForm), or take a ready one.")]
    return Markup("\n").join([head, *lines, *hint])


def card(voice: Voice, form: Questionnaire, found: Outline, timezone: str) -> Markup:
    """One form."""
    lines = [Markup("<b>{}</b>").format(name_of(form)), size(voice, found)]
    if form.version:
        lines.append(voice.say("Version: {version}", version=shortened(form.version, 40)))
    lines.append(voice.say("Kept {moment}", moment=moment(voice, form.created, timezone)))
    if form.archived:
        lines.append(voice.say("In the archive"))
    return Markup("\n").join(lines)


def archived(voice: Voice, *, archived: bool) -> Markup:
    """A toast."""
    return voice.say("It is in the archive.") if archived else voice.say("The questionnaire is back.")


def ready(voice: Voice, titles: Sequence[str]) -> Markup:
    """The ready forms."""
    head = voice.say("<b>Ready questionnaires</b>\nTake one as it is, or export it and make it your own.")
    return Markup("\n").join(
        [head, *(Markup("• {}").format(shortened(one, NAME_MOST * 2)) for one in titles)]
    )


def exported(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("Here is the file.")


def caption(form: Questionnaire) -> Markup:
    """Under the file."""
    return Markup.escape(name_of(form))
