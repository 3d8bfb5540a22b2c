"""Questionnaires in the coordinator's words: what was read, the forms that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.paging import Page
from bot.texts.dates import moment
from bot.texts.tasks import NAME_MOST, TITLE_MOST, shortened
from bot.texts.voice import Voice
from roadmap.questionnaires.campaigns import Known, Novelty, Questionnaire
from roadmap.questionnaires.outline import Outline
from roadmap.questionnaires.problems import Problem
from roadmap.questionnaires.xlsform import XlsForm

LANGUAGES_MOST = 6
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
    if form.warnings:
        lines.append(voice.count("{n} remark", "{n} remarks", len(form.warnings)))
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


def remarks(voice: Voice, said: Sequence[Markup], first: int, total: int) -> Markup:
    """A page of what was remarked."""
    head = voice.count("<b>{n} remark</b>", "<b>{n} remarks</b>", total)
    return Markup("\n\n").join(
        [head, *(Markup("{}. {}").format(n, one) for n, one in enumerate(said, first + 1))]
    )


def remark(voice: Voice, problem: Problem) -> Markup:
    """One remark: where it is, and what is said."""
    said = Markup.escape(shortened(problem.quote or problem.value or problem.fault, TITLE_MOST))
    if not problem.row:
        return said
    return voice.say("Sheet {sheet}, row {row}: {what}", sheet=problem.sheet, row=problem.row, what=said)


def refused(voice: Voice, problems: Sequence[Problem]) -> Markup:
    """Why a form is not taken."""
    lines = [voice.say("<b>The questionnaire cannot be taken</b>")]
    refusing = [one for one in problems if one.refuses]
    lines += [Markup("• {}").format(remark(voice, one)) for one in refusing[:8]]
    if len(refusing) > 8:
        lines.append(voice.count("and {n} more", "and {n} more", len(refusing) - 8))
    lines.append(voice.say("Correct it in the file and send it once more."))
    return Markup("\n").join(lines)


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
