"""The coordinator sends an order: what was read, its rows, and going live."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.by import By
from bot.actions.prospects import foresee, groups_by_name
from bot.actions.roadmaps import go_live, renew, resembled
from bot.errands import Errands, ReadFile, ReadText
from bot.handlers import questionnaires
from bot.handlers.roster import received
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import orders as keyboards
from bot.keyboards import own_plans as own_keyboards
from bot.keyboards import people as people_keyboards
from bot.says import Note, Says, Screen, Toast
from bot.texts import orders as words
from bot.texts import own_plans as own_words
from bot.texts import roster as roster_words
from roadmap.deadlines import Calendar
from roadmap.department import Department
from roadmap.draft import Draft, Past, begin
from roadmap.people import Role
from roadmap.questionnaires.xlsform import XlsForm
from roadmap.refusals import GoneStale
from roadmap.roster import Roster

LONG, LINES = 500, 4


def router() -> Router:
    """Files and texts with a table from a coordinator, and the buttons of what was read."""
    made = Router(name="orders")
    made.message.register(file_sent, is_coordinator, F.document, ~F.animation)
    made.message.register(text_sent, is_coordinator, F.text, F.text.func(has_table))
    made.message.register(tabs_lost, is_coordinator, F.text, F.text.func(lost_its_table))
    made.callback_query.register(view, data.DraftView.filter())
    made.callback_query.register(rows, data.DraftRows.filter())
    made.callback_query.register(live_asked, data.DraftLive.filter())
    made.callback_query.register(live_decided, data.LiveWith.filter())
    made.callback_query.register(renew_asked, data.Renew.filter())
    made.callback_query.register(renew_decided, data.RenewWith.filter())
    made.callback_query.register(drop, data.DraftDrop.filter())
    return made


async def is_coordinator(message: Message, here: Here) -> bool:
    """Only coordinators send orders."""
    return Role.COORDINATOR in here.actor.roles


def has_table(text: str) -> bool:
    """Whether a message looks like a table: two lines or more with tabs or pipes."""
    return sum("\t" in line or line.count("|") > 1 for line in text.splitlines()) > 1


def lost_its_table(text: str) -> bool:
    """Whether a message is as long as an order: messengers turn the tabs of a pasted table into spaces."""
    return len(text) > LONG and text.count("\n") >= LINES


async def tabs_lost(message: Message, here: Here) -> Says:
    """A pasted order without its columns."""
    return Note(words.tabs_lost(here.voice))


async def file_sent(message: Message, here: Here, errands: Errands) -> Says:
    """An order, or a spreadsheet of organisations and people, as a file."""
    document = message.document
    if document is None:
        raise TypeError("the filter lets documents through only")
    name = document.file_name or ""
    calendar = await _calendar(here)
    return await _read(here, errands, ReadFile(document.file_id, name, document.file_size or 0, calendar))


async def text_sent(message: Message, here: Here, errands: Errands) -> Says:
    """An order as the text of a message."""
    return await _read(here, errands, ReadText(message.text or "", await _calendar(here)))


async def _calendar(here: Here) -> Calendar:
    """What the department reads its deadlines by."""
    department = await here.unit.departments.get(access.coordinator(here))
    return department.settings.calendar


async def _read(here: Here, errands: Errands, errand: ReadFile | ReadText) -> Says:
    department_id = access.coordinator(here)
    name = errand.name if isinstance(errand, ReadFile) else ""
    spreadsheet = name.lower().endswith(".xlsx")
    meanwhile = (roster_words if spreadsheet else words).reading(here.voice, name)
    plan = errands.result(errand, meanwhile=Screen(meanwhile))
    if isinstance(plan, Roster):
        return await received(here, department_id, plan)
    if isinstance(plan, XlsForm):
        return await questionnaires.received(here, department_id, plan)
    known = [one.name for one in await here.unit.departments.organisations(department_id) if not one.own]
    groups = await groups_by_name(here.unit, department_id, here.today)
    edition = await resembled(here.unit, department_id, plan)
    draft = begin(plan, known, groups, edition, errand.calendar)
    draft_id = await here.unit.drafts.put(department_id, here.actor.person.id, draft, here.now)
    screen = await draft_screen(here, draft_id, department_id, draft)
    return Screen(screen.text, screen.keyboard, in_place=True)


async def draft_screen(here: Here, draft_id: int, department_id: int, draft: Draft) -> Screen:
    """What was read, how many tasks it makes, and what can be done with it."""
    department = await here.unit.departments.get(department_id)
    ahead = await foresee(here.unit, draft, department, here.today)
    text = words.preview(here.voice, draft, ahead.count)
    if ahead.school is not None:
        text = own_words.preview(here.voice, draft, ahead.count, ahead.school.name, ahead.school.given)
    heads = bool(access.headed(here))
    return Screen(text, keyboards.preview(here.voice, draft_id, draft, len(ahead.newcomers), heads))


async def view(query: CallbackQuery, callback_data: data.DraftView, here: Here) -> Says:
    """Back to what was read."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    return await draft_screen(here, callback_data.id, department_id, draft)


async def rows(query: CallbackQuery, callback_data: data.DraftRows, here: Here) -> Says:
    """A page of the rows."""
    _, draft = await access.draft_of(here, callback_data.id)
    total = len(draft.plan.activities)
    page = min(max(0, callback_data.page), max(0, (total - 1) // keyboards.PAGE))
    first = page * keyboards.PAGE
    shown = draft.plan.activities[first : first + keyboards.PAGE]
    text = words.rows(here.voice, shown, first, total)
    return Screen(text, keyboards.rows(here.voice, callback_data.id, page, total))


async def live_asked(query: CallbackQuery, callback_data: data.DraftLive, here: Here) -> Says:
    """Goes live at once, or asks first what dates that have passed count as."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    department = await here.unit.departments.get(department_id)
    asked = await _past_screen(here, callback_data.id, department, draft, renew=False)
    return asked or await _live(here, callback_data.id, department, draft, Past.OVERDUE)


async def live_decided(query: CallbackQuery, callback_data: data.LiveWith, here: Here) -> Says:
    """The coordinator decided about the past."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    department = await here.unit.departments.get(department_id)
    return await _live(here, callback_data.id, department, draft, callback_data.past)


async def renew_asked(query: CallbackQuery, callback_data: data.Renew, here: Here) -> Says:
    """A new edition takes its place, or the question about the past comes first."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    department = await here.unit.departments.get(department_id)
    asked = await _past_screen(here, callback_data.id, department, draft, renew=True)
    return asked or await _renew(here, callback_data.id, department, draft, Past.OVERDUE)


async def renew_decided(query: CallbackQuery, callback_data: data.RenewWith, here: Here) -> Says:
    """The coordinator decided about the past of a new edition."""
    department_id, draft = await access.draft_of(here, callback_data.id)
    department = await here.unit.departments.get(department_id)
    return await _renew(here, callback_data.id, department, draft, callback_data.past)


async def _past_screen(
    here: Here, draft_id: int, department: Department, draft: Draft, *, renew: bool
) -> Screen | None:
    past = (await foresee(here.unit, draft, department, here.today)).count.past
    if not past:
        return None
    return Screen(
        words.what_of_the_past(here.voice, past), keyboards.what_of_the_past(here.voice, draft_id, renew)
    )


async def _live(here: Here, draft_id: int, department: Department, draft: Draft, past: Past) -> Says:
    by = By(here.unit, department, here.actor.person.id, here.now)
    result = await go_live(by, draft, past)
    await here.unit.drafts.drop(draft_id)
    if draft.organisation_id is not None:
        return Screen(
            own_words.live(here.voice, result.tasks), own_keyboards.live(here.voice, result.road_map_id)
        )
    text = words.live(here.voice, result.tasks, result.organisations, result.repealed, result.unbound)
    return Screen(text, keyboards.live(here.voice, result.repealed, result.unbound))


async def _renew(here: Here, draft_id: int, department: Department, draft: Draft, past: Past) -> Says:
    if draft.edition is None:
        raise GoneStale
    own = draft.organisation_id is not None
    door = access.own_plan_to_change if own else access.road_map_of
    road_map = await door(here, draft.edition.road_map_id)
    by = By(here.unit, department, here.actor.person.id, here.now)
    result = await renew(by, draft, road_map, past)
    await here.unit.drafts.drop(draft_id)
    text = words.renewed(here.voice, result.made, result.cancelled, result.moved, result.unbound)
    if own:
        return Screen(text, own_keyboards.live(here.voice, road_map.id))
    return Screen(text, keyboards.live(here.voice, None, result.unbound))


async def drop(query: CallbackQuery, callback_data: data.DraftDrop, here: Here) -> Says:
    """The order is put aside."""
    await access.draft_of(here, callback_data.id)
    await here.unit.drafts.drop(callback_data.id)
    said = words.dropped(here.voice)
    return [Toast(said), Screen(said, people_keyboards.to_home(here.voice))]
