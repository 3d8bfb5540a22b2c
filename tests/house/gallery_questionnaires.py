"""Screens of questionnaires and their campaigns, with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.actions.asking import Asked, Reminded
from bot.actions.campaigns import Preview
from bot.keyboards import campaigns as keyboards
from bot.keyboards import questionnaires as form_keyboards
from bot.paging import cut
from bot.ready_forms import Ready
from bot.texts import asking, campaigns, questionnaires, rounds
from bot.texts.questionnaires_form import remarked
from bot.texts.voice import Voice
from roadmap.deadlines import USUAL_CALENDAR
from roadmap.department import AS_USUAL, Department, Group, Organisation
from roadmap.people import Person, Presence, Role
from roadmap.period import Period
from roadmap.questionnaires.asking import ToAsk
from roadmap.questionnaires.audience import Audience, Who
from roadmap.questionnaires.campaigns import Campaign, Known, Novelty, Questionnaire, Round, Standing
from roadmap.questionnaires.outline import Outline
from roadmap.questionnaires.problems import Fault, Problem
from roadmap.questionnaires.responses import Counts, Part, Response, State
from roadmap.questionnaires.rounds import planned
from roadmap.questionnaires.when import read_when
from roadmap.questionnaires.xlsform import XlsForm
from roadmap.reminding import Seat

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ZONE = "Asia/Kamchatka"


def screens(voice: Voice, name: str, today: date) -> Iterator[Screen]:
    """*name* stands wherever a name can."""
    form = Questionnaire(BIG, 1, name, name, f"{name} " * 9, NOW)
    yield from _forms(voice, name, form)
    yield from _making(voice, name, form, today)
    yield from _rounds(voice, name, today)
    yield from _told(voice, name, today)


def _forms(voice: Voice, name: str, form: Questionnaire) -> Iterator[Screen]:
    problem = Problem(Fault.PYXFORM, "survey", 999, name, name, f"{name} " * 99)
    read = XlsForm(
        {}, "", name, name, name, (name,) * 20, name, (replace(problem, fault=Fault.PYXFORM_SAYS),) * 30
    )
    for novelty in Novelty:
        known = Known(novelty, None if novelty is Novelty.NEW else form)
        text = questionnaires.read(voice, read, Outline(999, 99, 9), known, ZONE)
        yield f"form {novelty}", text, form_keyboards.read(voice, BIG, novelty, 30)
    said = cut(remarked(voice, [replace(problem, fault=Fault.PYXFORM_SAYS)]) * 30, 1, form_keyboards.REMARKS)
    text = questionnaires.remarks(voice, said, form_keyboards.REMARKS)
    yield "remarks", text, form_keyboards.remarks(voice, BIG, said)
    yield (
        "refused form",
        questionnaires.refused(voice, [replace(problem, value=str(n)) for n in range(30)]),
        None,
    )
    for number in (0, 30):
        page = cut([form] * number, 1, form_keyboards.PAGE)
        yield (
            "forms",
            questionnaires.form_list(voice, page),
            form_keyboards.form_list(voice, page, ready=True),
        )
        text = questionnaires.form_list(voice, page, archive=True)
        yield "archived forms", text, form_keyboards.archive_list(voice, page)
    for archived in (True, False):
        one = replace(form, archived=archived)
        yield "form", questionnaires.card(voice, one, Outline(1, 0, 0), ZONE), form_keyboards.card(voice, one)
    yield (
        "ready",
        questionnaires.ready(voice, [name] * 6),
        form_keyboards.ready(voice, [Ready("a", name)] * 6),
    )


def _making(voice: Voice, name: str, form: Questionnaire, today: date) -> Iterator[Screen]:
    yield "whom", campaigns.whom(voice, form, 300), keyboards.whom(voice, form, True)
    groups = cut([Group(BIG, 1, name)] * 20, 1, keyboards.TICKS)
    yield "groups", campaigns.tick_groups(voice, form, 0), keyboards.tick_groups(voice, form, groups, {BIG})
    schools = cut([Organisation(BIG, 1, name)] * 20, 1, keyboards.TICKS)
    text = campaigns.tick_schools(voice, form, 300, name, 0)
    yield "schools", text, keyboards.tick_schools(voice, form, schools, {BIG}, searched=True)
    yield "who", campaigns.who(voice, form, 300), keyboards.who(voice, form)
    yield "when", campaigns.ask_when(voice, form), keyboards.ask_when(voice, form)
    for phrase in (
        "до 25 марта",
        "еженедельно",
        "март, апрель, май, июнь, июль, август, сентябрь",
        "раз в четверть",
    ):
        schedule = read_when(phrase, USUAL_CALENDAR, today)
        for who in Who:
            for asked in (0, 300):
                found = Preview(asked, asked, asked, planned(schedule, AS_USUAL, today))
                audience = Audience(groups=(1,), who=who)
                text = campaigns.preview(voice, form, audience, [name] * 30, found, schedule, today)
                yield f"preview {phrase}", text, keyboards.preview(voice, form)


def a_response(name: str, state: State, today: date) -> Response:
    return Response(
        BIG, BIG, 1, 1, name, state, today, today, f"{name} " * 9, Period.years(2026), BIG, name,
        extended=True, sent=NOW, comment=name * 9, asked=NOW, reminded=today,
    )  # fmt: skip


def _rounds(voice: Voice, name: str, today: date) -> Iterator[Screen]:
    audience = Audience(groups=(1,))
    one = Round(
        BIG, BIG, 1, BIG, f"{name} " * 9, audience, "2026-03-25", Period(today, today), today, today, NOW
    )
    schedule = read_when("ежемесячно", USUAL_CALENDAR, today)
    campaign = Campaign(BIG, 1, BIG, name, f"{name} " * 9, schedule, audience, NOW)
    department = Department(1, name, ZONE)
    for of in (one, replace(one, due=date(2025, 1, 1)), replace(one, closed=NOW, covers=None)):
        for counts in (Counts(300, 0, 99, 99), Counts(1, 1), Counts()):
            yield (
                "round",
                rounds.card(voice, of, counts, 9, 9, today),
                keyboards.round_card(voice, of, dict.fromkeys(Part, 300), leads=True),
            )
        page = cut([Standing(of, Counts(300, 299))] * 30, 1, keyboards.PAGE)
        yield (
            "collected",
            campaigns.home(voice, page, 9, 9, today, leads=True),
            keyboards.home(voice, page, [campaign], leads=True),
        )
        coming = planned(schedule, AS_USUAL, today)
        yield (
            "campaign",
            campaigns.card(voice, campaign, [name] * 30, page, coming, today),
            keyboards.card(voice, campaign, page, leads=True),
        )
        yield "close round", rounds.close_it(voice, of, 9), keyboards.close_round(voice, of)
    for forms, later in ((0, 0), (1, 0), (1, 3)):
        none = cut([], 0, keyboards.PAGE)
        yield (
            "nothing collected",
            campaigns.home(voice, none, later, forms, today, leads=True),
            keyboards.home(voice, none, [campaign] * later, leads=True),
        )
    yield "close", campaigns.close_it(voice, campaign), keyboards.close_campaign(voice, campaign)
    seats = [Seat(Person(n, name, "ru", presence), n, Role.HEAD, 1) for n, presence in enumerate(Presence)]
    for state in State:
        found = a_response(name, state, today)
        for response in (found, replace(found, off=True, let_off=name * 9), replace(found, person_id=None)):
            for who in ([], seats):
                text = rounds.response(voice, response, one, who, department, today)
                yield f"response {state}", text, keyboards.response(voice, response, leads=True)
            for part in Part:
                listed = cut([response] * 30, 1, keyboards.RESPONSES)
                text = rounds.part(voice, one, part, listed, department, today)
                yield f"part {part}", text, keyboards.part(voice, one, part, listed)
        yield "until", rounds.until_when(voice, found, today), keyboards.back_to_response(voice, found)
        yield "why", rounds.why_let_off(voice, found), keyboards.back_to_response(voice, found)
        yield "longer", rounds.told_extended(voice, found, name, today), None
        yield "let off", rounds.told_let_off(voice, found, name * 9, name), None


def _told(voice: Voice, name: str, today: date) -> Iterator[Screen]:
    person = Person(BIG, name, "ru")
    for number in (0, 1, 9):
        for state in State:
            found = (a_response(name, state, today),) * number
            for to in (ToAsk(person, 1, found), ToAsk(person, 1, found, found), ToAsk(person, 1, (), found)):
                if to.responses:
                    yield "asked", asking.asked(voice, to, today), keyboards.asked(voice, to)
                if to.again:
                    yield "reminded", asking.reminder(voice, to, name, today), keyboards.asked(voice, to)
    told = (Asked(ToAsk(person, 1), 1),)
    for done in (Reminded(), Reminded(told * 5, 3, 2), Reminded(later=NOW)):
        yield "what came of it", rounds.reminded(voice, done, today), None
