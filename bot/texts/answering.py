"""A questionnaire as it is answered on a phone: a question a screen, a review before sending."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.paging import Page
from bot.texts import dates
from bot.texts.tasks import NAME_MOST, TITLE_MOST, shortened
from bot.texts.voice import Voice
from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.questions import Kind
from roadmap.questionnaires.responses import Response, State
from roadmap.questionnaires.steps import Problem, Step, Trouble
from roadmap.questionnaires.typed import Misfit, Unfit

LABEL_MOST, HINT_MOST, ANSWER_MOST, CHOSEN_MOST = 1500, 500, 120, 300


def mine(voice: Voice, found: Page[Response], today: date) -> Markup:
    """What is to be answered, the next due first."""
    if not found.total:
        return voice.say("<b>No questionnaires to answer</b>")
    head = voice.count("<b>{n} questionnaire</b>", "<b>{n} questionnaires</b>", found.total)
    return Markup("\n").join([head, *(_line(voice, one, today) for one in found.shown)])


def _line(voice: Voice, one: Response, today: date) -> Markup:
    parts = [Markup.escape(shortened(one.title, NAME_MOST)), standing(voice, one, today)]
    if one.person_id is None:
        parts.append(Markup.escape(shortened(one.organisation, NAME_MOST)))
    return Markup("• {}").format(Markup(" · ").join(parts))


def standing(voice: Voice, one: Response, today: date) -> Markup:
    """«отправлена», «возвращена», «до 25 марта, ср»."""
    if one.state is State.SENT:
        return voice.say("sent")
    until = voice.say("by {day}", day=dates.day(voice, one.due, today))
    if one.state is State.RETURNED:
        return Markup("{} · {}").format(voice.say("returned"), until)
    if one.overdue(today):
        return dates.distance(voice, one.due, today)
    return Markup("{} · {}").format(voice.say("begun"), until) if one.state is State.DRAFT else until


def question(
    voice: Voice, response: Response, filling: Filling, step: Step, trouble: Markup | None = None
) -> Markup:
    """One screen; *trouble* is why what was typed was not taken."""
    progress = filling.progress(step.place)
    lines = [Markup("<i>{}</i>").format(shortened(response.title, NAME_MOST))]
    if step.asks:
        lines[0] = Markup("{} · <i>{}</i>").format(
            voice.say("{n} of {total}", n=progress.number, total=progress.total),
            shortened(response.title, NAME_MOST),
        )
    heading = " · ".join([*step.headings, *(f"№ {number}" for number in step.numbers)])
    if heading:
        lines.append(Markup.escape(shortened(heading, TITLE_MOST)))
    star = " *" if step.required and step.asks else ""
    lines.append(Markup("\n<b>{}</b>{}").format(shortened(step.label, LABEL_MOST), star))
    if step.hint:
        lines.append(Markup("<i>{}</i>").format(shortened(step.hint, HINT_MOST)))
    if step.kind is Kind.REPEAT:
        lines.append(voice.say("Written down: {n}.", n=step.value or 0))
    elif step.asks:
        lines += _below(voice, filling, step)
    if response.state is State.RETURNED and response.comment:
        lines.append(
            Markup("\n") + voice.say("Returned: {comment}", comment=shortened(response.comment, HINT_MOST))
        )
    if trouble is not None:
        lines.append(Markup("\n❗ {}").format(trouble))
    return Markup("\n").join(lines)


def _below(voice: Voice, filling: Filling, step: Step) -> list[Markup]:
    lines = []
    if step.value:
        now = shortened(filling.shown(step.place) or step.value, CHOSEN_MOST)
        lines.append(Markup("\n") + voice.say("Answer: {answer}", answer=answer(voice, step.kind, now)))
    elif step.given:
        lines.append(Markup("\n") + voice.say("Left empty."))
    if step.reason:
        lines.append(voice.say("Why: {reason}", reason=shortened(step.reason, ANSWER_MOST)))
    if step.was:
        was = shortened(filling.shown(step.place, step.was), ANSWER_MOST)
        lines.append(voice.say("Last time: {answer}", answer=answer(voice, step.kind, was)))
    if step.jumped and not step.reason:
        lines.append(
            voice.say(
                "❗ It was {was}, now {value}. Is that right? If so, write why in a few words.",
                was=step.was,
                value=step.value,
            )
        )
    if not step.value:
        lines.append(Markup("\n") + how(voice, step.kind))
    return lines


def answer(voice: Voice, kind: Kind, value: str) -> str:
    """An answer as people write it."""
    if kind in (Kind.IMAGE, Kind.FILE):
        return str(voice.say("a file").unescape())
    if kind is Kind.DATE:
        try:
            return voice.date(date.fromisoformat(value), "d MMMM y")
        except ValueError:
            return value
    return value.replace(".", ",") if kind is Kind.DECIMAL and voice.language == "ru" else value


def how(voice: Voice, kind: Kind) -> Markup:
    """What to do."""
    return {
        Kind.TEXT: voice.say("Write the answer."),
        Kind.INTEGER: voice.say("Write a whole number."),
        Kind.DECIMAL: voice.say("Write a number."),
        Kind.DATE: voice.say("Write a day: 25.03.2026 or 25 March."),
        Kind.ONE: voice.say("Choose one."),
        Kind.MANY: voice.say("Choose all that apply, then «Next»."),
        Kind.IMAGE: voice.say("Send a photo."),
        Kind.FILE: voice.say("Send a file."),
    }.get(kind, Markup(""))


def unfit(voice: Voice, refusal: Unfit) -> Markup:
    """Why an answer is not taken: in the form's own words, if it has any."""
    if refusal.message:
        return Markup.escape(shortened(refusal.message, HINT_MOST))
    return {
        Misfit.NOT_ASKED: voice.say("This question is not asked any more."),
        Misfit.READ_ONLY: voice.say("Nothing is to be written here."),
        Misfit.REQUIRED: voice.say("This question cannot be left out."),
        Misfit.NO_REASON: voice.say("A figure is left out only with a reason. Write why in a few words."),
        Misfit.NOT_A_NUMBER: voice.say("A number is wanted here: 12 or 12.5."),
        Misfit.NOT_WHOLE: voice.say("A whole number is wanted here: 12."),
        Misfit.NOT_A_DATE: voice.say("A day is wanted here: 25.03.2026 or 25 March."),
        Misfit.NO_SUCH_CHOICE: voice.say("There is no such choice. Press one of the buttons."),
        Misfit.NOT_A_FILE: voice.say("A photo or a file is wanted here."),
        Misfit.TOO_LONG: voice.say("The answer is too long."),
        Misfit.CONSTRAINT: voice.say("The form does not take this answer. Look at it once more."),
    }[refusal.misfit]


def why_empty(voice: Voice, step: Step) -> Markup:
    """Asks for a word on why a figure is left out."""
    return voice.say(
        "<b>Why is there no figure?</b>\n{label}\nWrite it in a few words.",
        label=shortened(step.label, TITLE_MOST),
    )


def review(
    voice: Voice, response: Response, filling: Filling, shown: Page[Step], problems: Sequence[Problem]
) -> Markup:
    """The answers on one page, and what is not right yet."""
    progress = filling.progress("")
    lines = [
        Markup("<b>{}</b>").format(shortened(response.title, TITLE_MOST)),
        voice.say("Answered: {n} of {total}.", n=progress.answered, total=progress.total),
    ]
    if response.state is State.SENT:
        lines.append(voice.say("The answers are sent."))
    elif any(one.trouble.blocks for one in problems):
        lines.append(
            voice.count(
                "{n} answer is to be set right before sending.",
                "{n} answers are to be set right before sending.",
                sum(one.trouble.blocks for one in problems),
            )
        )
    else:
        lines.append(voice.say("All is ready to be sent."))
    wrong = {one.place: one for one in problems}
    lines.append(Markup(""))
    lines += [reviewed(voice, filling, step, wrong.get(step.place)) for step in shown.shown]
    return Markup("\n").join(lines)


def reviewed(voice: Voice, filling: Filling, step: Step, problem: Problem | None) -> Markup:
    """«✓ Сколько учителей: 12»."""
    label = shortened(step.label, ANSWER_MOST)
    said = answer(voice, step.kind, shortened(filling.shown(step.place), ANSWER_MOST)) if step.value else "–"
    mark = "✓" if problem is None else "❗"
    line = Markup("{} {}: <b>{}</b>").format(mark, label, said)
    if step.was:
        was = answer(voice, step.kind, shortened(filling.shown(step.place, step.was), ANSWER_MOST))
        line += Markup(" ({})").format(voice.say("was {value}", value=was))
    if step.reason:
        line += Markup(" – {}").format(shortened(step.reason, ANSWER_MOST))
    return line if problem is None else Markup("{}\n   {}").format(line, trouble(voice, problem))


def trouble(voice: Voice, problem: Problem) -> Markup:
    """What is not right with an answer."""
    if problem.message:
        return Markup.escape(shortened(problem.message, ANSWER_MOST))
    return {
        Trouble.MISSING: voice.say("not answered yet"),
        Trouble.CONSTRAINT: voice.say("the form does not take this answer"),
        Trouble.NO_SUCH_CHOICE: voice.say("there is no such choice any more"),
        Trouble.NO_REASON: voice.say("left empty: write why"),
        Trouble.JUMPED: voice.say("very different from last time: is it right?"),
        Trouble.TOO_MANY: voice.say("there are more than are asked"),
    }[problem.trouble]


def sent(voice: Voice, response: Response, may_change: bool, today: date) -> Markup:
    """Said when it is out."""
    said = voice.say("✅ <b>Sent: {title}</b>", title=shortened(response.title, TITLE_MOST))
    if not may_change:
        return said
    day = dates.day(voice, response.due, today)
    return Markup("{}\n{}").format(said, voice.say("You may change the answers up to {day}.", day=day))


def asked(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("The coordinator is asked.")


def to_coordinator(voice: Voice, response: Response, name: str) -> Markup:
    """What a coordinator reads."""
    return voice.say(
        "<b>{name} asks to change their answers</b>\n{title}, {place}. If you agree, return them.",
        name=shortened(name, NAME_MOST),
        title=shortened(response.title, TITLE_MOST),
        place=shortened(response.organisation, NAME_MOST),
    )


def what_to_mend(voice: Voice, response: Response) -> Markup:
    """Asks for the comment of a return."""
    return voice.say(
        "<b>What is to be mended?</b>\n{title}, {place}",
        title=shortened(response.title, TITLE_MOST),
        place=shortened(response.organisation, NAME_MOST),
    )


def returned(voice: Voice, response: Response, comment: str) -> Markup:
    """What those who answer read."""
    return voice.say(
        "<b>↩ The questionnaire is returned</b>: {comment}\n{title}, {place}",
        comment=shortened(comment, HINT_MOST),
        title=shortened(response.title, TITLE_MOST),
        place=shortened(response.organisation, NAME_MOST),
    )


def is_returned(voice: Voice) -> Markup:
    """A line above the response."""
    return voice.say("↩ Returned. They have been told.")


def read(voice: Voice, response: Response, filling: Filling, shown: Page[Step], today: date) -> Markup:
    """One school's answers."""
    name = response.person or response.organisation
    lines = [
        Markup("<b>{}</b>").format(shortened(name, NAME_MOST)),
        Markup("{} · {}").format(shortened(response.title, TITLE_MOST), standing(voice, response, today)),
    ]
    if not shown.total:
        lines.append(voice.say("Nothing is answered yet."))
    return Markup("\n").join([*lines, *(reviewed(voice, filling, step, None) for step in shown.shown)])
