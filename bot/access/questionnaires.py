"""The doors to forms, campaigns, their rounds and responses."""

from __future__ import annotations

from dataclasses import dataclass

from bot.access.places import coordinator
from bot.here import Here
from roadmap.people import OF_DEPARTMENT, REVIEWERS, Role
from roadmap.questionnaires.campaigns import Campaign, Questionnaire, Round
from roadmap.questionnaires.responses import Response, may_answer, may_be_answered, may_see
from roadmap.questionnaires.xlsform import XlsForm
from roadmap.refusals import GoneStale, NotAllowed, NotYours


@dataclass(frozen=True, slots=True)
class Collecting:
    """What somebody sees of a department's campaigns: everything, or their own *schools* alone; who *leads* changes."""

    department_id: int
    leads: bool
    schools: frozenset[int] | None = None


def collecting(here: Here) -> Collecting:
    """What the actor sees of the campaigns where they work now; raises NotAllowed for whoever only answers."""
    if not here.working.roles & REVIEWERS:
        raise NotAllowed
    return seen_of(here, here.department.id)


async def form_draft_of(here: Here, draft_id: int) -> tuple[int, XlsForm]:
    """(department id, form) that the actor has sent and not decided about; raises NotYours."""
    found = await here.unit.questionnaires.draft(draft_id, here.actor.person.id)
    if found is None or not here.actor.coordinates(found[0]):
        raise NotYours
    return found


async def questionnaire_of(here: Here, questionnaire_id: int) -> Questionnaire:
    """A form of a department that the actor coordinates; raises NotYours."""
    form = await here.unit.questionnaires.get(questionnaire_id)
    if form is None or not here.actor.coordinates(form.department_id):
        raise NotYours
    return form


async def questionnaire_to_send(here: Here, questionnaire_id: int) -> Questionnaire:
    """The same, in its newest version, not out of the archive, where the actor works now; raises GoneStale."""
    form = await questionnaire_of(here, questionnaire_id)
    newest = await here.unit.questionnaires.newest(form.department_id, form.name)
    if newest is None or newest.archived or form.department_id != coordinator(here):
        raise GoneStale
    return newest


async def campaign_of(here: Here, campaign_id: int) -> Campaign:
    """A campaign of a department where the actor collects answers; raises NotYours."""
    campaign = await here.unit.campaigns.get(campaign_id)
    if campaign is None or campaign.department_id not in here.actor.departments(REVIEWERS):
        raise NotYours
    return campaign


async def campaign_to_close(here: Here, campaign_id: int) -> Campaign:
    """The same, for its coordinator; raises NotAllowed for the others who see it."""
    campaign = await campaign_of(here, campaign_id)
    if not here.actor.coordinates(campaign.department_id):
        raise NotAllowed
    return campaign


def seen_of(here: Here, department_id: int) -> Collecting:
    """What the actor sees of the campaigns of a department; raises NotYours for whoever collects nothing there."""
    actor = here.actor.within(department_id)
    if actor.roles & OF_DEPARTMENT:
        return Collecting(department_id, Role.COORDINATOR in actor.roles)
    schools = actor.organisations(frozenset({Role.CURATOR}))
    if not schools:
        raise NotYours
    return Collecting(department_id, False, schools)


async def round_of(here: Here, round_id: int) -> tuple[Round, Collecting]:
    """A round, and what the actor sees of it; raises NotYours."""
    found = await here.unit.campaigns.round(round_id)
    if found is None:
        raise NotYours
    return found, seen_of(here, found.department_id)


async def round_to_close(here: Here, round_id: int) -> Round:
    """The same, for its coordinator; raises NotAllowed for the others who see it."""
    found, sees = await round_of(here, round_id)
    if not sees.leads:
        raise NotAllowed
    return found


async def response_of(here: Here, response_id: int) -> Response:
    """A response that the actor may see; raises NotYours."""
    response = await here.unit.responses.get(response_id)
    if response is None or not may_see(here.actor, response):
        raise NotYours
    return response


async def response_collected(here: Here, response_id: int) -> Response:
    """A response that the actor collects, as staff or as the curator; raises NotYours, or NotAllowed for who answers."""
    response = await response_of(here, response_id)
    of_department = response.department_id in here.actor.departments(OF_DEPARTMENT)
    if not of_department and response.organisation_id not in here.actor.organisations(
        frozenset({Role.CURATOR})
    ):
        raise NotAllowed
    return response


async def response_to_decide(here: Here, response_id: int) -> Response:
    """A response of a department that the actor coordinates; raises NotYours, or NotAllowed for who may only see it."""
    response = await response_of(here, response_id)
    if not here.actor.coordinates(response.department_id):
        raise NotAllowed
    return response


async def response_to_answer(here: Here, response_id: int) -> Response:
    """A response that the actor gives; raises NotYours, NotAllowed for who may only see it, GoneStale for a closed one."""
    response = await here.unit.responses.get(response_id)
    if response is None or not (may_see(here.actor, response) or may_answer(here.actor, response)):
        raise NotYours
    may_be_answered(here.actor, response)
    return response
