"""The first screen, the help, and leaving what was begun."""

from __future__ import annotations

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from markupsafe import Markup

from bot.handlers.called import called
from bot.handlers.changes import standing_lines
from bot.handlers.own_plans import LOOKING, plans_seen
from bot.handlers.receiving import drop_questioned, drop_waiting
from bot.handlers.states import HandingIn
from bot.handlers.waiting import waiting_in
from bot.here import Here
from bot.keyboards import arrival, data
from bot.keyboards import departments as department_keyboards
from bot.keyboards import own_plans as own_keyboards
from bot.keyboards import people as keyboards
from bot.says import Says, Screen
from bot.texts import digests as digest_words
from bot.texts import people as words
from bot.texts import unexpected
from roadmap.digest import digest
from roadmap.people import DOERS, KEEPERS, REVIEWERS, Role
from roadmap.tasks import scope_of_digest, scope_to_hand_in


def router() -> Router:
    """/start, /help, /cancel and the buttons that lead home."""
    made = Router(name="home")
    made.message.register(start, called("start"))
    made.message.register(help_, called("help"))
    made.message.register(cancel, called("cancel"))
    made.callback_query.register(go_home, data.Home.filter())
    made.callback_query.register(cancel_pressed, data.Cancel.filter())
    return made


async def home_screen(here: Here) -> Screen:
    """Who the person is here, and the way to everything they have."""
    roles = here.working.roles
    posts = [post for post in here.working.posts if post.organisation]
    places = dict.fromkeys(post.organisation for post in posts if post.role not in KEEPERS)
    kept = dict.fromkeys(post.organisation for post in posts if post.role in KEEPERS)
    text = words.home(here.voice, here.department, roles, tuple(places), await _now(here), tuple(kept))
    waiting = await here.unit.drafts.of_person(here.actor.person.id)
    draft = None
    if waiting is not None and Role.COORDINATOR in roles:
        draft_id, found = waiting
        draft = (found.plan.requisites.number, draft_id, len(found.open_doubts))
    departments = {post.department.id for post in here.actor.posts}
    more = [*await _plans(here), arrival.another_workplace(here.voice, len(departments) - 1)]
    if here.actor.administrator:
        more.append(department_keyboards.of_administrator(here.voice))
    standing = await standing_lines(here)
    return Screen(Markup("\n").join([text, *standing]), keyboards.home(here.voice, roles, draft, more))


async def _plans(here: Here) -> list[list[InlineKeyboardButton]]:
    """The own plans of schools: those at work, and one of the person's own that is in hand."""
    rows = []
    working = here.working
    found = await here.unit.drafts.of_person(here.actor.person.id, own=True)
    if found is not None and found[1].organisation_id in working.organisations(frozenset({Role.HEAD})):
        rows.append(own_keyboards.in_hand(here.voice, *found))
    if working.roles & LOOKING and Role.COORDINATOR not in working.roles:
        rows.append(own_keyboards.to_plans(here.voice, len(await plans_seen(here))))
    return rows


async def _now(here: Here) -> list[Markup]:
    """How things stand: the numbers of those who look after others, what is next for those who hand in."""
    lines = []
    if here.working.roles & REVIEWERS:
        found = digest(await here.unit.tasks.tallies(scope_of_digest(here.working)), here.today)
        lines += digest_words.now(here.voice, found.numbers)
    if here.working.roles & (DOERS | KEEPERS):
        tasks, _, _ = await here.unit.task_lists.page(scope_to_hand_in(here.working), 0, 1, here.today)
        lines += digest_words.next_due(here.voice, tasks, here.today)
    return lines


async def start(message: Message, here: Here) -> Says:
    """/start of somebody who is in."""
    return await home_screen(here)


async def go_home(query: CallbackQuery, here: Here) -> Says:
    """«Home» on any screen."""
    return await home_screen(here)


async def help_(message: Message, here: Here) -> Says:
    """/help by role."""
    return Screen(words.help_for(here.voice, here.actor.roles), keyboards.to_home(here.voice))


async def cancel(message: Message, here: Here, state: FSMContext, raw_state: str | None) -> Says:
    """/cancel, whatever was begun."""
    waiting = await waiting_in(state)
    if waiting.questioned:
        return await drop_questioned(here, state)
    if waiting.proofs and raw_state in {None, HandingIn.choice.state}:
        return await drop_waiting(here, state)
    if raw_state is None:
        return Screen(unexpected.nothing_to_cancel(here.voice), keyboards.to_home(here.voice))
    await state.clear()
    return Screen(unexpected.cancelled(here.voice), keyboards.to_home(here.voice))


async def cancel_pressed(query: CallbackQuery, here: Here, state: FSMContext) -> Says:
    """«Cancel» on a question."""
    await state.clear()
    return Screen(unexpected.cancelled(here.voice), keyboards.to_home(here.voice))
