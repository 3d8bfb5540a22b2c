"""Keyboards under questionnaires that are answered."""

from __future__ import annotations

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, turning
from bot.paging import Page, cut
from bot.texts.voice import Voice
from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.numbering import number_of
from roadmap.questionnaires.questions import Kind
from roadmap.questionnaires.responses import Response
from roadmap.questionnaires.steps import Step

PAGE, CHOICES, REVIEWED = 5, 4, 8


def mine(voice: Voice, found: Page[Response]) -> InlineKeyboardMarkup:
    """A button a questionnaire."""
    return keyboard(
        *([button(one.title, data.AnswerForm(id=one.id))] for one in found.shown),
        turning(found, lambda number: data.MyForms(page=number)),
        [button(voice.say("« Home"), data.Home())],
    )


def to_answer(voice: Voice, response_id: int) -> list[InlineKeyboardButton]:
    """Under what people are told of a questionnaire."""
    return [button(voice.say("Answer"), data.AnswerForm(id=response_id), style="primary")]


def question(
    voice: Voice, response: Response, filling: Filling, step: Step, page: int
) -> InlineKeyboardMarkup:
    """Choices, the last period's answer, leaving it empty, back and onward."""
    at = dict(zip(("question", "repeat"), number_of(filling, step.place), strict=True))
    rows: list[list[InlineKeyboardButton]] = []
    if step.kind.choice and step.asks:
        rows += _choices(voice, response, filling, step, page, at)
    if step.kind is Kind.REPEAT:
        rows.append([button(voice.say("One more"), data.Repeated(id=response.id, question=at["question"]))])
        if step.removable:
            less = data.Repeated(id=response.id, question=at["question"], more=0)
            rows[-1].append(button(voice.say("Take the last one away"), less))
    elif step.asks:
        rows.append(_shortcuts(voice, response, step, at))
    rows.append(
        [
            button(voice.say("‹ Back"), data.Onward(id=response.id, forth=0, **at)),
            button(voice.say("Next ›"), data.Onward(id=response.id, **at)),
        ]
    )
    rows.append([button(voice.say("All answers"), data.ReviewAnswers(id=response.id))])
    return keyboard(*rows)


def _choices(
    voice: Voice, response: Response, filling: Filling, step: Step, page: int, at: dict[str, int]
) -> list[list[InlineKeyboardButton]]:
    options = filling.options(step.place)
    chosen = step.value.split()
    shown = cut(list(enumerate(options)), page, CHOICES)
    rows = []
    for number, one in shown.shown:
        has = one.name in chosen
        press = data.Choose(id=response.id, choice=number, on=int(not (has and step.kind is Kind.MANY)), **at)
        rows.append([button(f"{'✓ ' if has else ''}{one.label}", press)])
    rows.append(turning(shown, lambda to: data.Question(id=response.id, page=to, **at)))
    return rows


def _shortcuts(
    voice: Voice, response: Response, step: Step, at: dict[str, int]
) -> list[InlineKeyboardButton]:
    row = []
    if step.was and step.was != step.value:
        row.append(button(voice.say("As last time"), data.AsBefore(id=response.id, **at)))
    if not step.required:
        row.append(button(voice.say("Leave it empty"), data.SkipQuestion(id=response.id, **at)))
    return row


def review(
    voice: Voice, response: Response, filling: Filling, shown: Page[Step], *, ready: bool, may_change: bool
) -> InlineKeyboardMarkup:
    """Sends, or goes to what is not right; a button for the questions of the page that want something."""
    rows = []
    if response.answered:
        if not may_change:
            rows.append([button(voice.say("Ask to change them"), data.AskToChange(id=response.id))])
    elif ready:
        rows.append([button(voice.say("Send"), data.SendAnswers(id=response.id), style="primary")])
    if may_change or not response.answered:
        rows += [list(pair) for pair in in_pairs([_to(response, filling, step) for step in shown.shown][:6])]
    turn = turning(shown, lambda number: data.ReviewAnswers(id=response.id, page=number))
    return keyboard(*rows, turn, [button(voice.say("« Questionnaires"), data.MyForms())])


def _to(response: Response, filling: Filling, step: Step) -> InlineKeyboardButton:
    question, repeat = number_of(filling, step.place)
    return button(step.label, data.Question(id=response.id, question=question, repeat=repeat))


def to_mine(voice: Voice) -> InlineKeyboardMarkup:
    """Under a word that nothing else is to follow."""
    return keyboard([button(voice.say("« Questionnaires"), data.MyForms())])


def read(
    voice: Voice, response: Response, shown: Page[Step], *, leads: bool, files: bool
) -> InlineKeyboardMarkup:
    """One school's answers: pages, their files, and for the coordinator the return."""
    show = [button(voice.say("Photos and files"), data.AnswerFiles(id=response.id))]
    deeds = [button(voice.say("Return"), data.ReturnAnswers(id=response.id))]
    return keyboard(
        turning(shown, lambda number: data.ReadAnswers(id=response.id, page=number)),
        show if files else [],
        deeds if leads and response.answered and response.closed is None else [],
        [button(voice.say("« Back"), data.ResponseCard(id=response.id))],
    )


def to_response(voice: Voice, response_id: int) -> InlineKeyboardMarkup:
    """Under a coordinator's note."""
    return keyboard([button(voice.say("Answers"), data.ReadAnswers(id=response_id))])
