"""Keyboards of campaigns: the list, how one is made, its rounds and responses, what people are told."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, in_pairs, keyboard, turning
from bot.keyboards.organisations import show_all
from bot.keyboards.people import capital
from bot.paging import Page
from bot.texts.campaigns import period, until, who_name
from bot.texts.dates import short_day
from bot.texts.rounds import name_of, part_name
from bot.texts.voice import Voice
from roadmap.department import Group, Organisation
from roadmap.questionnaires.asking import ToAsk
from roadmap.questionnaires.audience import Who
from roadmap.questionnaires.campaigns import Campaign, Questionnaire, Round, Standing
from roadmap.questionnaires.responses import Part, Response

PAGE = 4
TICKS = 8
RESPONSES = 10


def home(
    voice: Voice, page: Page[Standing], coming: Sequence[Campaign], *, leads: bool
) -> InlineKeyboardMarkup:
    """A button for each round that is open, and for the coordinator the forms."""
    shown = [button(_round_label(voice, one), data.RoundCard(id=one.round.id)) for one in page.shown]
    if not page.total:
        shown = [button(one.title, data.CampaignCard(id=one.id)) for one in coming[:PAGE]]
    forms = [button(voice.say("Questionnaires"), data.Questionnaires())] if leads else []
    return keyboard(
        *([one] for one in shown),
        turning(page, lambda number: data.Campaigns(page=number)),
        forms,
        [button(voice.say("« Home"), data.Home())],
    )


def _round_label(voice: Voice, one: Standing) -> str:
    day = short_day(voice, one.round.due)
    return f"{one.counts.answered}/{one.counts.asked} · {day} · {one.round.title}"


def whom(voice: Voice, form: Questionnaire, groups: bool) -> InlineKeyboardMarkup:
    """All schools, some groups, single ones."""
    ticks = [button(voice.say("Single schools"), data.AudienceSchools(id=form.id))]
    if groups:
        ticks.insert(0, button(voice.say("Groups"), data.AudienceGroups(id=form.id)))
    return keyboard(
        [button(voice.say("All schools"), data.EverySchool(id=form.id), style="primary")],
        ticks,
        [button(voice.say("« Back"), data.QuestionnaireCard(id=form.id))],
    )


def tick_groups(
    voice: Voice, form: Questionnaire, page: Page[Group], inside: Container[int]
) -> InlineKeyboardMarkup:
    """Groups to tick."""
    ticks = [
        button(
            _ticked(one.name, one.id in inside),
            data.AudienceGroup(id=form.id, group=one.id, inside=int(one.id not in inside), page=page.number),
        )
        for one in page.shown
    ]
    return keyboard(
        *in_pairs(ticks),
        turning(page, lambda number: data.AudienceGroups(id=form.id, page=number)),
        _further(voice, form),
    )


def tick_schools(
    voice: Voice, form: Questionnaire, page: Page[Organisation], inside: Container[int], *, searched: bool
) -> InlineKeyboardMarkup:
    """Organisations to tick."""
    ticks = [
        button(
            _ticked(one.name, one.id in inside),
            data.AudienceSchool(
                id=form.id, organisation=one.id, inside=int(one.id not in inside), page=page.number
            ),
        )
        for one in page.shown
    ]
    return keyboard(
        *in_pairs(ticks),
        turning(page, lambda number: data.AudienceSchools(id=form.id, page=number)),
        show_all(voice) if searched else [],
        _further(voice, form),
    )


def _ticked(name: str, inside: bool) -> str:
    return f"✓ {name}" if inside else name


def _further(voice: Voice, form: Questionnaire) -> list[InlineKeyboardButton]:
    return [
        button(voice.say("« Back"), data.NewCampaign(id=form.id)),
        button(voice.say("Next"), data.AudienceDone(id=form.id), style="primary"),
    ]


def who(voice: Voice, form: Questionnaire) -> InlineKeyboardMarkup:
    """Who answers."""
    return keyboard(
        *([button(capital(who_name(voice, one)), data.AudienceWho(id=form.id, who=one))] for one in Who),
        [button(voice.say("« Back"), data.NewCampaign(id=form.id))],
    )


def ask_when(voice: Voice, form: Questionnaire) -> InlineKeyboardMarkup:
    """Leaves the question."""
    return keyboard(
        [
            button(voice.say("« Back"), data.AudienceDone(id=form.id)),
            button(voice.say("Cancel"), data.Cancel()),
        ]
    )


def preview(voice: Voice, form: Questionnaire) -> InlineKeyboardMarkup:
    """Begin, or change something."""
    return keyboard(
        [button(voice.say("Begin"), data.CampaignOpen(id=form.id), style="primary")],
        [
            button(voice.say("Others are asked"), data.NewCampaign(id=form.id)),
            button(voice.say("Cancel"), data.Cancel()),
        ],
    )


def card(voice: Voice, campaign: Campaign, page: Page[Standing], *, leads: bool) -> InlineKeyboardMarkup:
    """The rounds of a campaign, and for the coordinator closing it."""
    close = []
    if leads and campaign.closed is None:
        close = [button(voice.say("Close for good"), data.CloseCampaign(id=campaign.id))]
    return keyboard(
        *([button(_name(voice, one), data.RoundCard(id=one.round.id))] for one in page.shown),
        turning(page, lambda number: data.CampaignCard(id=campaign.id, page=number)),
        close,
        [button(voice.say("« Collections"), data.Campaigns())],
    )


def _name(voice: Voice, one: Standing) -> str:
    name = period(voice, one.round) or until(voice, one.round.due, one.round.due)
    return f"{capital(str(name.unescape()))}: {one.counts.answered}/{one.counts.asked}"


def close_campaign(voice: Voice, campaign: Campaign) -> InlineKeyboardMarkup:
    """Close, or not."""
    return keyboard(
        [button(voice.say("Close"), data.CloseCampaignSure(id=campaign.id), style="danger")],
        [button(voice.say("Not yet"), data.CampaignCard(id=campaign.id))],
    )


def round_card(voice: Voice, one: Round, numbers: Mapping[Part, int], *, leads: bool) -> InlineKeyboardMarkup:
    """The parts of its list, reminding, closing; what is empty is not there."""
    parts = [
        button(
            voice.say("{part}: {n}", part=part_name(voice, part), n=number),
            data.RoundPart(id=one.id, part=part),
        )
        for part, number in numbers.items()
        if number
    ]
    waits = bool(numbers.get(Part.WAITING)) and one.closed is None
    remind = [button(voice.say("Remind"), data.RemindRound(id=one.id), style="primary")] if waits else []
    close = [button(voice.say("Close"), data.CloseRound(id=one.id))] if leads and one.closed is None else []
    return keyboard(
        *in_pairs(parts),
        [*remind, *close],
        [
            button(voice.say("The whole collection"), data.CampaignCard(id=one.campaign_id)),
            button(voice.say("« Collections"), data.Campaigns()),
        ],
    )


def part(voice: Voice, one: Round, which: Part, page: Page[Response]) -> InlineKeyboardMarkup:
    """A button for each response."""
    return keyboard(
        *in_pairs([button(name_of(voice, each), data.ResponseCard(id=each.id)) for each in page.shown]),
        turning(page, lambda number: data.RoundPart(id=one.id, part=which, page=number)),
        _to_round(voice, one.id),
    )


def response(voice: Voice, one: Response, *, leads: bool) -> InlineKeyboardMarkup:
    """What can be done about a response: remind of it, and for the coordinator give longer or let off."""
    remind = [button(voice.say("Remind"), data.RemindResponse(id=one.id), style="primary")]
    decide = [
        button(voice.say("Give longer"), data.ExtendResponse(id=one.id)),
        button(voice.say("Do not wait"), data.LetOff(id=one.id)),
    ]
    again = [button(voice.say("Wait again"), data.AskAgain(id=one.id))]
    comes_back = leads and one.off and one.let_off is not None and one.closed is None
    read = [button(voice.say("Answers"), data.ReadAnswers(id=one.id))]
    return keyboard(
        read if one.started is not None else [],
        remind if one.waited_for else [],
        decide if one.waited_for and leads else [],
        again if comes_back else [],
        _to_round(voice, one.round_id),
    )


def _to_round(voice: Voice, round_id: int) -> list[InlineKeyboardButton]:
    return [button(voice.say("« Back"), data.RoundCard(id=round_id))]


def back_to_response(voice: Voice, one: Response) -> InlineKeyboardMarkup:
    """Leaves a question about a response."""
    return keyboard([button(voice.say("« Back"), data.ResponseCard(id=one.id))])


def close_round(voice: Voice, one: Round) -> InlineKeyboardMarkup:
    """Close, or not."""
    return keyboard(
        [button(voice.say("Close"), data.CloseRoundSure(id=one.id), style="danger")],
        [button(voice.say("Not yet"), data.RoundCard(id=one.id))],
    )


ANSWERED_AT_ONCE = 4


def asked(voice: Voice, one: ToAsk) -> InlineKeyboardMarkup:
    """Under what people are told."""
    ways = [
        [
            button(
                voice.say("Answer") if len(one.responses) == 1 else f"{response.title}",
                data.AnswerForm(id=response.id),
            )
        ]
        for response in one.responses[:ANSWERED_AT_ONCE]
    ]
    return keyboard(*ways, [button(voice.say("Why did I get this"), data.Tellings())])
