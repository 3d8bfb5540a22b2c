"""The coordinator's spreadsheet: its files, what one that was sent would change, and putting it in."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions.by import By
from bot.actions.moving import tell_heads
from bot.actions.roster import foresee, put_in
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import roster as keyboards
from bot.reports.roster import present_state, template
from bot.says import File, Says, Screen, Toast
from bot.texts import roster as words
from bot.texts.roster_changes import change_lines
from bot.texts.roster_rows import explanations
from roadmap.roster import Roster
from roadmap.roster.changes import Changes


def router() -> Router:
    """The buttons of the spreadsheet; the file itself comes in where orders do."""
    made = Router(name="roster")
    made.callback_query.register(hub, data.RosterHub.filter())
    made.callback_query.register(template_asked, data.RosterTemplate.filter())
    made.callback_query.register(state_asked, data.RosterState.filter())
    made.callback_query.register(view, data.RosterView.filter())
    made.callback_query.register(rows, data.RosterRows.filter())
    made.callback_query.register(apply, data.RosterApply.filter())
    made.callback_query.register(drop, data.RosterDrop.filter())
    made.callback_query.register(bad_rows, data.RosterBad.filter())
    return made


async def hub(query: CallbackQuery, callback_data: data.RosterHub, here: Here) -> Says:
    """What the spreadsheet is for."""
    access.coordinator(here)
    return Screen(words.hub(here.voice), keyboards.hub(here.voice))


async def template_asked(query: CallbackQuery, callback_data: data.RosterTemplate, here: Here) -> Says:
    """The spreadsheet to fill in."""
    access.coordinator(here)
    content = template(explanations(here.voice))
    return File(words.template_name(here.voice), content, words.template_caption(here.voice))


async def state_asked(query: CallbackQuery, callback_data: data.RosterState, here: Here) -> Says:
    """The spreadsheet as things are now."""
    department_id = access.coordinator(here)
    present = await here.unit.rosters.present(department_id)
    department = await here.unit.departments.get(department_id)
    content = present_state(present, department.day(here.now), explanations(here.voice))
    return File(words.state_name(here.voice), content, words.state_caption(here.voice))


async def received(here: Here, department_id: int, roster: Roster) -> Screen:
    """A spreadsheet was sent and read: what it would change, or which rows are bad."""
    roster_id = await here.unit.rosters.put(department_id, here.actor.person.id, roster, here.now)
    changes = await foresee(await _by(here, department_id), roster)
    if not changes.bad and not changes.anything:
        await here.unit.rosters.drop(roster_id)
    screen = _shown(here, roster_id, changes)
    return Screen(screen.text, screen.keyboard, in_place=True)


async def view(query: CallbackQuery, callback_data: data.RosterView, here: Here) -> Says:
    """Back to what it would change."""
    department_id, roster = await access.roster_of(here, callback_data.id)
    return _shown(here, callback_data.id, await foresee(await _by(here, department_id), roster))


async def rows(query: CallbackQuery, callback_data: data.RosterRows, here: Here) -> Says:
    """A page of the changes."""
    department_id, roster = await access.roster_of(here, callback_data.id)
    changes = await foresee(await _by(here, department_id), roster)
    if changes.bad or not changes.anything:
        return _shown(here, callback_data.id, changes)
    lines = change_lines(here.voice, changes)
    page = min(callback_data.page, (len(lines) - 1) // keyboards.PAGE)
    first = page * keyboards.PAGE
    text = words.rows(here.voice, lines[first : first + keyboards.PAGE], first, len(lines))
    return Screen(text, keyboards.rows(here.voice, callback_data.id, page, len(lines)))


async def apply(query: CallbackQuery, callback_data: data.RosterApply, here: Here) -> Says:
    """Puts it in, as things are now: somebody else may have changed something meanwhile."""
    department_id, roster = await access.roster_of(here, callback_data.id)
    changes = await put_in(await _by(here, department_id), roster)
    if changes.bad or not changes.anything:
        return _shown(here, callback_data.id, changes)
    await here.unit.rosters.drop(callback_data.id)
    done = Screen(words.done(here.voice, changes), keyboards.done(here.voice))
    await tell_heads(here, changes.moved)
    return done


async def drop(query: CallbackQuery, callback_data: data.RosterDrop, here: Here) -> Says:
    """Puts it aside."""
    await access.roster_of(here, callback_data.id)
    await here.unit.rosters.drop(callback_data.id)
    return [Toast(words.dropped(here.voice)), Screen(words.hub(here.voice), keyboards.hub(here.voice))]


async def bad_rows(query: CallbackQuery, callback_data: data.RosterBad, here: Here) -> Says:
    """Every bad row, as a file."""
    department_id, roster = await access.roster_of(here, callback_data.id)
    changes = await foresee(await _by(here, department_id), roster)
    if not changes.bad:
        return _shown(here, callback_data.id, changes)
    content = words.bad_rows_file(here.voice, changes.bad).encode("utf-8-sig")
    return File(words.bad_rows_name(here.voice), content, words.bad_rows_caption(here.voice))


def _shown(here: Here, roster_id: int, changes: Changes) -> Screen:
    """What it would change; which rows are bad; or that everything is so already."""
    if changes.bad:
        return Screen(words.bad(here.voice, changes.bad), keyboards.bad(here.voice, roster_id))
    if not changes.anything:
        return Screen(words.nothing_changes(here.voice, changes), keyboards.nothing(here.voice))
    return Screen(words.preview(here.voice, changes), keyboards.preview(here.voice, roster_id))


async def _by(here: Here, department_id: int) -> By:
    department = await here.unit.departments.get(department_id)
    return By(here.unit, department, here.actor.person.id, here.now)
