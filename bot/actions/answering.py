"""Answering a questionnaire: every answer is kept when it is given, and sent as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from bot.actions.indicators import answered
from bot.actions.record import record
from bot.here import Here
from roadmap.measures import Figure
from roadmap.people import Role
from roadmap.period import Period
from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.form import read_form
from roadmap.questionnaires.responses import Response, State
from roadmap.refusals import GoneStale
from storage.answers import Given


async def filling_of(here: Here, response: Response) -> Filling:
    """The questionnaire as far as it is answered, beside what was sent for the period before."""
    of = await here.unit.campaigns.round(response.round_id)
    if of is None:
        raise GoneStale
    form = read_form(await here.unit.questionnaires.xform(of.questionnaire_id))
    given = await here.unit.answers.of(response.id)
    before = await here.unit.campaigns.before(of)
    previous = (
        Given()
        if before is None
        else await here.unit.answers.of_respondent(before.id, response.respondent.key)
    )
    zone = ZoneInfo((await here.unit.departments.get(response.department_id)).timezone)
    return Filling(
        form,
        given.answers,
        here.today,
        here.voice.language,
        given.reasons,
        previous.answers,
        str(response.id),
        here.now.astimezone(zone).replace(tzinfo=None),
    )


async def keep(
    here: Here, response: Response, before: Filling, after: Filling, files: Mapping[str, str] | None = None
) -> None:
    """Saves what an answer changed, and *files* (``photo:…``) by place.

    What was sent is open again, and is to be sent anew.
    """
    then = Given(before.answers, before.reasons)
    now = Given({**after.answers, **after.calculated}, after.reasons, files or {})
    sent = response.sent is not None
    await here.unit.answers.save(response.id, then, now, here.actor.person.id, here.now, keep=sent)
    if response.state in {State.EXPECTED, State.SENT}:
        await here.unit.responses.change(
            [response.id], state=State.DRAFT, started_at=response.started or here.now
        )


async def send(here: Here, response: Response, filling: Filling) -> None:
    """Sends the answers; their figures go to the indicators. Raises GoneStale where something is not right yet."""
    if response.answered or any(one.trouble.blocks for one in filling.problems()):
        raise GoneStale
    first = {"sent_at": here.now, "sent_by": here.actor.person.id} if response.sent is None else {}
    await here.unit.responses.change([response.id], state=State.SENT, changed_at=here.now, off=False, **first)
    await _measure(here, response, filling)
    await record(here, response.department_id, "response.sent", f"response:{response.id}")


async def _measure(here: Here, response: Response, filling: Filling) -> None:
    await here.unit.measures.forget_response(response.id)
    counts, figures = filling.relevant_answers(), []
    of = response.covers or Period(response.due, response.due)
    for step in filling.steps:
        value = counts.get(step.place)
        if not step.indicator or value is None:
            continue
        try:
            figure = Decimal(value)
        except InvalidOperation:
            continue
        source = response.title
        made = Figure(0, of, figure, response.organisation_id, source=source, response_id=response.id)
        figures.append((step.indicator, made))
    await answered(here.unit, response.department_id, figures, here.actor.person.id, here.now)


async def give_back(here: Here, response: Response, comment: str) -> None:
    """The coordinator returns what was sent. Raises GoneStale where nothing is."""
    if not response.answered or response.closed is not None:
        raise GoneStale
    await here.unit.responses.change(
        [response.id],
        state=State.RETURNED,
        returned_at=here.now,
        returned_by=here.actor.person.id,
        comment=comment,
    )
    await here.unit.measures.forget_response(response.id)
    await record(here, response.department_id, "response.returned", f"response:{response.id}")


def may_change(response: Response, here: Here) -> bool:
    """Whether what was sent may be changed without asking: until its due date."""
    return response.closed is None and here.today <= response.due


async def coordinators(here: Here, response: Response) -> list[tuple[int, str]]:
    """(chat, language) of those who are asked to let it be changed."""
    seats = await here.unit.reminders.seats(response.department_id, here.today)
    return [
        (seat.chat, seat.person.language)
        for seat in seats
        if seat.role is Role.COORDINATOR and seat.chat is not None and seat.reachable
    ]
