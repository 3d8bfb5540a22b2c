"""The wire format of buttons under questionnaires that are answered."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Flag, Number


class MyForms(CallbackData, prefix="qal"):
    """What the person is to answer: a page, from 0."""

    page: Number = 0


class AnswerForm(CallbackData, prefix="qao"):
    """Goes on with a questionnaire where nothing is answered yet."""

    id: Number


class Question(CallbackData, prefix="qaq"):
    """One question by its number in the form and that of its repeat (0: none), with a page of its choices."""

    id: Number
    question: Number
    repeat: Number = 0
    page: Number = 0


class Choose(CallbackData, prefix="qac"):
    """A choice by its number among those of the question; with several allowed, on (1) or off (0)."""

    id: Number
    question: Number
    repeat: Number
    choice: Number
    on: Flag = 1


class AsBefore(CallbackData, prefix="qaw"):
    """The answer of the last period holds."""

    id: Number
    question: Number
    repeat: Number = 0


class SkipQuestion(CallbackData, prefix="qas"):
    """It is left empty."""

    id: Number
    question: Number
    repeat: Number = 0


class Onward(CallbackData, prefix="qan"):
    """The next question (1), or the one before (0)."""

    id: Number
    question: Number
    repeat: Number = 0
    forth: Flag = 1


class Repeated(CallbackData, prefix="qam"):
    """One more (1) of what is asked several times, or the last one less (0)."""

    id: Number
    question: Number
    more: Flag = 1


class ReviewAnswers(CallbackData, prefix="qar"):
    """The answers before sending, or as they were sent: a page, from 0."""

    id: Number
    page: Number = 0


class SendAnswers(CallbackData, prefix="qax"):
    """They are sent."""

    id: Number


class AskToChange(CallbackData, prefix="qak"):
    """After the due date: the coordinator is asked to let them be changed."""

    id: Number


class ReadAnswers(CallbackData, prefix="qav"):
    """One school's answers as whoever collects them reads them: a page, from 0."""

    id: Number
    page: Number = 0


class AnswerFiles(CallbackData, prefix="qaf"):
    """The photos and files of one school's answers."""

    id: Number


class ReturnAnswers(CallbackData, prefix="qat"):
    """They are returned: asks what is to be mended."""

    id: Number
