"""/forms: what is being collected, a campaign and its rounds, who has answered and who has not, reminders."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.access import Collecting
from bot.actions import campaigns as actions
from bot.actions.asking import remind
from bot.actions.by import By
from bot.handlers.answering import list_screen
from bot.handlers.called import called
from bot.here import Here
from bot.keyboards import campaigns as keyboards
from bot.keyboards import data
from bot.paging import cut
from bot.says import Note, Says, Screen, Toast
from bot.texts import asking as asking_words
from bot.texts import campaigns as words
from bot.texts import rounds as round_words
from bot.texts.voice import voice_of
from roadmap.department import Department
from roadmap.people import REVIEWERS
from roadmap.questionnaires.campaigns import Campaign, Round
from roadmap.questionnaires.responses import Part, Response, counted, in_part
from roadmap.questionnaires.rounds import coming


def router() -> Router:
    """The command, the lists, one round, reminders, closing."""
    made = Router(name="campaigns")
    made.message.register(forms_command, called("forms"))
    made.callback_query.register(list_page, data.Campaigns.filter())
    made.callback_query.register(open_campaign, data.CampaignCard.filter())
    made.callback_query.register(ask_close_campaign, data.CloseCampaign.filter())
    made.callback_query.register(campaign_closed, data.CloseCampaignSure.filter())
    made.callback_query.register(open_round, data.RoundCard.filter())
    made.callback_query.register(open_part, data.RoundPart.filter())
    made.callback_query.register(remind_round, data.RemindRound.filter())
    made.callback_query.register(ask_close_round, data.CloseRound.filter())
    made.callback_query.register(round_closed, data.CloseRoundSure.filter())
    return made


async def home_screen(here: Here, number: int) -> Screen:
    """What is being collected, the next due first; those of a curator are about their own schools alone."""
    sees = access.collecting(here)
    rounds = await here.unit.campaigns.open_rounds(sees.department_id)
    standings = await here.unit.campaigns.standings(rounds, sees.schools)
    shown = [one for one in standings if sees.schools is None or one.counts.asked]
    page = cut(shown, number, keyboards.PAGE)
    begun = {one.campaign_id for one in rounds}
    later = [
        one
        for one in await here.unit.campaigns.at_work(sees.department_id)
        if one.id not in begun and sees.leads
    ]
    forms = len(await here.unit.questionnaires.all(sees.department_id)) if sees.leads else 0
    text = words.home(here.voice, page, len(later), forms, here.today, leads=sees.leads)
    return Screen(text, keyboards.home(here.voice, page, later, leads=sees.leads))


async def forms_command(message: Message, here: Here) -> Says:
    """/forms: what is collected, or what is to be answered."""
    if here.working.roles & REVIEWERS:
        return await home_screen(here, 0)
    return await list_screen(here, 0)


async def list_page(query: CallbackQuery, callback_data: data.Campaigns, here: Here) -> Says:
    """A page of what is being collected."""
    return await home_screen(here, callback_data.page)


async def campaign_screen(here: Here, campaign: Campaign, number: int) -> Screen:
    """One campaign: the rounds that were opened, and those to come."""
    department = await here.unit.departments.get(campaign.department_id)
    by = By(here.unit, department, here.actor.person.id, here.now)
    sees = access.seen_of(here, campaign.department_id)
    rounds = await here.unit.campaigns.rounds(campaign.id)
    page = cut(await here.unit.campaigns.standings(rounds, sees.schools), number, keyboards.PAGE)
    ahead = coming(actions.plan_of(by, campaign), {one.key for one in rounds})
    names = await actions.audience_names(by, campaign.audience)
    text = words.card(here.voice, campaign, names, page, ahead, by.today)
    return Screen(text, keyboards.card(here.voice, campaign, page, leads=sees.leads))


async def only_round(here: Here, campaign: Campaign) -> Screen | None:
    """The screen of the one round that a campaign has open now; None where there is none."""
    rounds = await here.unit.campaigns.rounds(campaign.id)
    return (
        await round_screen(here, rounds[0], access.seen_of(here, campaign.department_id)) if rounds else None
    )


async def open_campaign(query: CallbackQuery, callback_data: data.CampaignCard, here: Here) -> Says:
    """One campaign."""
    campaign = await access.campaign_of(here, callback_data.id)
    return await campaign_screen(here, campaign, callback_data.page)


async def ask_close_campaign(query: CallbackQuery, callback_data: data.CloseCampaign, here: Here) -> Says:
    """Asks whether it is closed."""
    campaign = await access.campaign_to_close(here, callback_data.id)
    return Screen(words.close_it(here.voice, campaign), keyboards.close_campaign(here.voice, campaign))


async def campaign_closed(query: CallbackQuery, callback_data: data.CloseCampaignSure, here: Here) -> Says:
    """It is closed; pressed again, it is closed."""
    campaign = await access.campaign_to_close(here, callback_data.id)
    await actions.close_campaign(here, campaign)
    now = await access.campaign_of(here, campaign.id)
    return [Toast(words.closed(here.voice)), await campaign_screen(here, now, 0)]


async def _responses(here: Here, one: Round, sees: Collecting) -> tuple[Department, list[Response]]:
    department = await here.unit.departments.get(one.department_id)
    return department, await here.unit.responses.of_round(one.id, sees.schools)


async def round_screen(here: Here, one: Round, sees: Collecting) -> Screen:
    """One round."""
    department, found = await _responses(here, one, sees)
    numbers = {part: len(in_part(found, part, department)) for part in Part}
    counts, today = counted(found), department.day(here.now)
    text = round_words.card(here.voice, one, counts, numbers[Part.LATE], numbers[Part.OFF], today)
    return Screen(text, keyboards.round_card(here.voice, one, numbers, leads=sees.leads))


async def open_round(query: CallbackQuery, callback_data: data.RoundCard, here: Here) -> Says:
    """One round."""
    return await round_screen(here, *await access.round_of(here, callback_data.id))


async def open_part(query: CallbackQuery, callback_data: data.RoundPart, here: Here) -> Says:
    """A page of those who have answered, or have not."""
    one, sees = await access.round_of(here, callback_data.id)
    department, found = await _responses(here, one, sees)
    chosen = in_part(found, callback_data.part, department)
    page = cut(chosen, callback_data.page, keyboards.RESPONSES)
    text = round_words.part(here.voice, one, callback_data.part, page, department, department.day(here.now))
    return Screen(text, keyboards.part(here.voice, one, callback_data.part, page))


async def remind_round(query: CallbackQuery, callback_data: data.RemindRound, here: Here) -> Says:
    """Reminds everybody who has not answered, of those whom the actor sees."""
    one, sees = await access.round_of(here, callback_data.id)
    department, found = await _responses(here, one, sees)
    said = await remind_of(here, department, found)
    return [*said, await round_screen(here, one, sees)]


async def remind_of(here: Here, department: Department, found: Sequence[Response]) -> list[Toast | Note]:
    """What came of it, and a message to each."""
    by = By(here.unit, department, here.actor.person.id, here.now)
    done = await remind(by, found)
    author = here.actor.person.name
    notes = [
        Note(
            asking_words.reminder(voice_of(one.to.person.language), one.to, author, by.today),
            keyboards.asked(voice_of(one.to.person.language), one.to),
            to=one.to.chat,
            telling=one.telling_id,
        )
        for one in done.told
    ]
    return [Toast(round_words.reminded(here.voice, done, by.today), alert=True), *notes]


async def ask_close_round(query: CallbackQuery, callback_data: data.CloseRound, here: Here) -> Says:
    """Asks whether a round is closed."""
    one = await access.round_to_close(here, callback_data.id)
    counts = await here.unit.campaigns.standings([one])
    text = round_words.close_it(here.voice, one, counts[0].counts.waiting)
    return Screen(text, keyboards.close_round(here.voice, one))


async def round_closed(query: CallbackQuery, callback_data: data.CloseRoundSure, here: Here) -> Says:
    """It is closed; pressed again, it is closed."""
    await actions.close_round(here, await access.round_to_close(here, callback_data.id))
    one, sees = await access.round_of(here, callback_data.id)
    return [Toast(words.closed(here.voice)), await round_screen(here, one, sees)]
