"""The links that still work, and taking them back."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import access
from bot.actions import invitations as deeds
from bot.handlers.invitations import attendance_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import invitations as keyboards
from bot.says import Says, Screen, Toast
from bot.texts import invitations as words
from roadmap.invitations import closed


def router() -> Router:
    """The list, one link, one or all taken back."""
    made = Router(name="open_links")
    made.callback_query.register(open_links, data.OpenInvitations.filter())
    made.callback_query.register(open_link, data.OpenInvitation.filter())
    made.callback_query.register(revoke, data.RevokeInvitation.filter())
    made.callback_query.register(ask_revoke_all, data.RevokeAll.filter())
    made.callback_query.register(revoke_all, data.RevokeAllSurely.filter())
    return made


async def open_links(query: CallbackQuery, callback_data: data.OpenInvitations, here: Here) -> Says:
    """A page of the links that still work."""
    return await _open_screen(here, callback_data.page)


async def _open_screen(here: Here, number: int) -> Screen:
    found = await here.unit.invitations.open(access.coordinator(here), here.now)
    last = max(0, (len(found) - 1) // keyboards.LINKS)
    number = min(number, last)
    page = found[number * keyboards.LINKS : (number + 1) * keyboards.LINKS]
    text = words.open_list(here.voice, page, len(found), here.department.day)
    return Screen(text, keyboards.open_list(here.voice, page, number, last))


async def open_link(query: CallbackQuery, callback_data: data.OpenInvitation, here: Here) -> Says:
    """One link that still works."""
    invitation = await access.invitation_of(here, callback_data.id)
    if closed(invitation, here.now) is not None:
        return await _open_screen(here, 0)
    return Screen(
        words.open_one(here.voice, invitation, here.department.day),
        keyboards.open_one(here.voice, invitation),
    )


async def revoke(query: CallbackQuery, callback_data: data.RevokeInvitation, here: Here) -> Says:
    """Takes one back."""
    invitation = await access.invitation_of(here, callback_data.id)
    number = int(await deeds.revoke(here, invitation))
    return [Toast(words.revoked(here.voice, number)), await _open_screen(here, 0)]


async def ask_revoke_all(query: CallbackQuery, here: Here) -> Says:
    """Really all?"""
    found = await here.unit.invitations.open(access.coordinator(here), here.now)
    if not found:
        return await _open_screen(here, 0)
    return Screen(words.revoke_all(here.voice, len(found)), keyboards.revoke_all(here.voice))


async def revoke_all(query: CallbackQuery, here: Here) -> Says:
    """Takes all back."""
    number = await deeds.revoke_all(here, access.coordinator(here))
    return [Toast(words.revoked(here.voice, number)), await attendance_screen(here)]
