"""Campaigns: made, their rounds opened, following the audience, closed; what is decided about one response."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.actions.by import By
from bot.actions.record import record
from bot.here import Here
from roadmap.deadlines import Schedule
from roadmap.questionnaires.asking import unreached
from roadmap.questionnaires.audience import Audience, Respondent, places, respondents
from roadmap.questionnaires.campaigns import Campaign, Questionnaire, Round
from roadmap.questionnaires.responses import Response, State, followed, follows, may_be_extended
from roadmap.questionnaires.rounds import Planned, planned, to_open
from roadmap.refusals import GoneStale, NotLater
from roadmap.reminding import Seat


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who a department consists of on a day: what audiences are worked out from."""

    chosen: dict[Audience, tuple[int, ...]]
    seats: Sequence[Seat]

    def respondents(self, audience: Audience) -> tuple[Respondent, ...]:
        """Who owes a response."""
        return respondents(audience, self.chosen[audience], self.seats)


async def surroundings(by: By, audiences: Sequence[Audience]) -> Surroundings:
    """Three statements, however many audiences there are."""
    organisations = await by.unit.organisations.all(by.department.id)
    members = await by.unit.campaigns.members(by.department.id, by.today)
    seats = await by.unit.reminders.seats(by.department.id, by.today)
    return Surroundings({one: places(one, organisations, members) for one in audiences}, seats)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a campaign would be: whom it asks, its rounds, and how many of those asked nobody can be told for."""

    organisations: int
    asked: int
    unreached: int
    rounds: tuple[Planned, ...]


async def preview(by: By, audience: Audience, schedule: Schedule) -> Preview:
    """What it would be, without making it."""
    around = await surroundings(by, [audience])
    asked = around.respondents(audience)
    expected = [
        Response(0, 0, by.department.id, one.organisation_id, "", State.EXPECTED, by.today, by.today)
        if one.person_id is None
        else Response(
            0,
            0,
            by.department.id,
            one.organisation_id,
            "",
            State.EXPECTED,
            by.today,
            by.today,
            person_id=one.person_id,
        )
        for one in asked
    ]
    return Preview(
        len(around.chosen[audience]),
        len(asked),
        len(unreached(expected, around.seats)),
        planned(schedule, by.department.settings, by.today),
    )


async def audience_names(by: By, audience: Audience) -> list[str]:
    """What an audience is called: its groups, then its organisations; nothing for all schools."""
    groups = {one.id: one.name for one in await by.unit.groups.all(by.department.id)}
    named = {one.id: one.name for one in await by.unit.organisations.all(by.department.id)}
    return [
        *(groups[one] for one in audience.groups if one in groups),
        *(named[one] for one in audience.organisations if one in named),
    ]


async def make(by: By, form: Questionnaire, audience: Audience, phrase: str, schedule: Schedule) -> Campaign:
    """Makes a campaign and opens the rounds whose day has come. Raises GoneStale where none is to come."""
    if not planned(schedule, by.department.settings, by.today):
        raise GoneStale
    made = await by.unit.campaigns.add(
        by.department.id, form.id, form.title, phrase, schedule, audience, by.person_id, by.now
    )
    await by.write("campaign.made", f"campaign:{made.id}", questionnaire=f"questionnaire:{form.id}")
    await open_due(by)
    return made


async def open_due(by: By) -> list[Round]:
    """Opens every round of the department whose day has come, whatever days the clock skipped. Twice is as once."""
    campaigns = await by.unit.campaigns.at_work(by.department.id)
    keys = await by.unit.campaigns.keys([one.id for one in campaigns])
    due = [
        (campaign, one)
        for campaign in campaigns
        for one in to_open(plan_of(by, campaign), keys.get(campaign.id, frozenset()), by.today)
    ]
    opened = [await by.unit.campaigns.open_round(campaign, one, by.now) for campaign, one in due]
    if opened:
        around = await surroundings(by, [one.audience for one in opened])
        for one in opened:
            await by.unit.responses.apply(one.id, followed(around.respondents(one.audience), ()))
            await by.write("round.opened", f"round:{one.id}")
    return opened


def plan_of(by: By, campaign: Campaign) -> tuple[Planned, ...]:
    """Every round of a campaign."""
    return planned(campaign.schedule, by.department.settings, by.department.day(campaign.created))


async def follow(by: By) -> None:
    """Rounds that are not due yet follow their audience: who comes is asked, who leaves is not waited for."""
    rounds = [
        one for one in await by.unit.campaigns.open_rounds(by.department.id) if follows(one.due, by.today)
    ]
    if not rounds:
        return
    around = await surroundings(by, [one.audience for one in rounds])
    for one in rounds:
        present = await by.unit.responses.of_round(one.id)
        await by.unit.responses.apply(one.id, followed(around.respondents(one.audience), present))


async def close_round(here: Here, one: Round) -> None:
    """Nothing more is taken; closed again, it is closed."""
    if one.closed is None:
        await here.unit.campaigns.close_round(one.id, here.now)
        await record(here, one.department_id, "round.closed", f"round:{one.id}")


async def close_campaign(here: Here, campaign: Campaign) -> None:
    """No round is opened any more, and those that are open are closed."""
    if campaign.closed is None:
        await here.unit.campaigns.close(campaign.id, here.now)
        await record(here, campaign.department_id, "campaign.closed", f"campaign:{campaign.id}")


async def extend(here: Here, response: Response, until: date) -> None:
    """Gives one respondent longer. Raises GoneStale, or NotLater for a day that is not after the present one."""
    may_be_extended(response)
    if until <= response.due:
        raise NotLater
    await here.unit.responses.change([response.id], extended=until)
    await _decided(here, response, "response.extended", old=response.due.isoformat(), new=until.isoformat())


async def let_off(here: Here, response: Response, reason: str) -> None:
    """The answer is not waited for any more; the journal holds no words of people, the response has the reason."""
    may_be_extended(response)
    await here.unit.responses.change([response.id], off=True, let_off=reason, let_off_by=here.actor.person.id)
    await _decided(here, response, "response.let_off")


async def ask_again(here: Here, response: Response) -> None:
    """The answer of one who was let off is waited for again."""
    if not response.off or response.closed is not None:
        raise GoneStale
    await here.unit.responses.change([response.id], off=False, let_off=None, let_off_by=None)
    await _decided(here, response, "response.asked_again")


async def _decided(here: Here, response: Response, action: str, **details: str) -> None:
    await record(
        here,
        response.department_id,
        action,
        f"response:{response.id}",
        organisation=f"organisation:{response.organisation_id}",
        **details,
    )
