"""A head sends a document: a school's plan or a proof. What reads as a plan is asked about; nothing is lost."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.roadmaps import resembled
from bot.errands import Errands, ReadFile, Reading, ReadText
from bot.handlers.loose import take_loose
from bot.handlers.orders import draft_screen, has_table, is_coordinator
from bot.handlers.proofs import proofs_in
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import own_plans as keyboards
from bot.says import Note, Replace, Says, Screen, as_list
from bot.texts import own_plans as words
from roadmap.deadlines import Calendar
from roadmap.draft import Draft
from roadmap.own_plans import for_school, may_hold_plan, reads_as_plan
from roadmap.people import Post
from roadmap.refusals import Refusal
from roadmap.roadmap import RoadMap


def router() -> Router:
    """Asked before loose proofs; a coordinator's orders were taken before."""
    made = Router(name="sent plans")
    made.message.register(ask, F.document, ~F.animation, ~F.media_group_id, may_send, holds_plan)
    made.message.register(ask, F.text, F.text.func(has_table), may_send, holds_plan)
    made.callback_query.register(is_plan, data.SentAsPlan.filter())
    made.callback_query.register(is_proof, data.SentAsProof.filter())
    made.callback_query.register(for_a_school, data.DraftForSchool.filter())
    return made


async def may_send(message: Message, here: Here) -> bool:
    """A head; whoever coordinates sends everything as an order and says afterwards whose it is."""
    return bool(access.headed(here)) and not await is_coordinator(message, here)


async def holds_plan(message: Message, here: Here, errands: Errands) -> bool | dict[str, object]:
    """Whether there is a plan in the message; what cannot be read is none, and goes the way of proofs."""
    calendar = await _calendar(here)
    errand: Reading = ReadText(message.text or "", calendar)
    if message.document is not None:
        name = message.document.file_name or ""
        if not may_hold_plan(name):
            return False
        errand = ReadFile(message.document.file_id, name, message.document.file_size or 0, calendar)
    try:
        read = errands.result(errand)
    except Refusal:
        return False
    return isinstance(read, RoadMap) and reads_as_plan(read) and {"plan": read}


async def _calendar(here: Here) -> Calendar:
    """What the department of the head's school reads its deadlines by."""
    department = await here.unit.departments.get(_schools(here)[0].department.id)
    return department.settings.calendar


def _schools(here: Here) -> list[Post]:
    """The schools that the actor heads, those of the department where they work now first."""
    return sorted(access.headed(here).values(), key=lambda post: post.department.id != here.department.id)


async def ask(message: Message, here: Here, plan: RoadMap) -> Says:
    """Asks once whether it is a plan: a note that stays, so that the next message takes nothing away."""
    schools = _schools(here)
    draft = Draft(
        plan, calendar=await _calendar(here), sent=tuple(proofs_in(message, here.today, asked=True))
    )
    department_id = schools[0].department.id
    draft_id = await here.unit.drafts.ask(department_id, here.actor.person.id, draft, here.now)
    name = message.document.file_name or "" if message.document else ""
    text = words.what_is_it(here.voice, name, len(plan.activities))
    return Note(text, keyboards.what_is_it(here.voice, draft_id, schools))


async def is_plan(query: CallbackQuery, callback_data: data.SentAsPlan, here: Here) -> Says:
    """It is a plan: shows what was read."""
    _, draft = await access.sent_of(here, callback_data.id)
    post = access.school_to_head(here, callback_data.organisation)
    screen = await _taken(here, callback_data.id, draft, post)
    return [Replace(words.is_plan(here.voice, post.organisation)), screen]


async def is_proof(
    query: CallbackQuery, callback_data: data.SentAsProof, here: Here, state: FSMContext
) -> Says:
    """It is a proof: its task is looked for."""
    _, draft = await access.sent_of(here, callback_data.id)
    await here.unit.drafts.drop(callback_data.id)
    found = await take_loose(here, state, draft.sent, None)
    return [Replace(words.is_proof(here.voice)), *as_list(found)]


async def for_a_school(query: CallbackQuery, callback_data: data.DraftForSchool, here: Here) -> Says:
    """An order that a coordinator sent is the plan of a school that they head too."""
    _, draft = await access.draft_of(here, callback_data.id)
    schools = _schools(here)
    if not callback_data.organisation and len(schools) != 1:
        access.school_to_head(here, schools[0].organisation_id or 0 if schools else 0)
        return Screen(
            words.which_school(here.voice), keyboards.which_school(here.voice, callback_data.id, schools)
        )
    wanted = callback_data.organisation or schools[0].organisation_id or 0
    return await _taken(here, callback_data.id, draft, access.school_to_head(here, wanted))


async def _taken(here: Here, draft_id: int, draft: Draft, post: Post) -> Screen:
    """The document becomes the draft of a school's plan, in the place of an earlier one."""
    school, department_id = post.organisation_id or 0, post.department.id
    edition = await resembled(here.unit, department_id, draft.plan, school)
    own = for_school(draft, school, edition)
    await here.unit.drafts.drop(draft_id)
    own_id = await here.unit.drafts.put(department_id, here.actor.person.id, own, here.now)
    return await draft_screen(here, own_id, department_id, own)
