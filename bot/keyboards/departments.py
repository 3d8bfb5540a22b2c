"""The administrator's keyboards."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import data
from bot.keyboards.building import button, keyboard, pages
from bot.texts.voice import Voice
from roadmap.department import Department

PAGE = 5


def departments(
    voice: Voice, page: Sequence[Department], number: int, last: int, home: bool
) -> InlineKeyboardMarkup:
    """A button a department."""
    return keyboard(
        *([button(one.name, data.DepartmentCard(id=one.id))] for one in page),
        pages(lambda to: data.Departments(page=to), number, last),
        [button(voice.say("New department"), data.DepartmentNew())],
        [button(voice.say("« Home"), data.Home())] if home else [],
    )


def card(voice: Voice, department: Department) -> InlineKeyboardMarkup:
    """What can be done with a department."""
    if department.archived:
        deeds = [[button(voice.say("Take out of the archive"), data.DepartmentRestore(id=department.id))]]
    else:
        deeds = [
            [
                button(
                    voice.say("Invite a coordinator"),
                    data.InviteCoordinator(id=department.id),
                    style="primary",
                )
            ],
            [button(voice.say("Rename"), data.DepartmentRename(id=department.id))],
            [button(voice.say("Into the archive"), data.DepartmentArchive(id=department.id))],
        ]
    return keyboard(*deeds, [button(voice.say("« Departments"), data.Departments())])


def made(voice: Voice, department: Department) -> InlineKeyboardMarkup:
    """After a department was made."""
    return keyboard(
        [button(voice.say("Put the name right"), data.DepartmentRename(id=department.id))],
        [button(voice.say("« Home"), data.Home())],
    )


def archive_surely(voice: Voice, department: Department) -> InlineKeyboardMarkup:
    """Before a department is put away."""
    return keyboard(
        [
            button(
                voice.say("Into the archive"), data.DepartmentArchiveSurely(id=department.id), style="danger"
            )
        ],
        [button(voice.say("« Back"), data.DepartmentCard(id=department.id))],
    )


def back_to_card(voice: Voice, department: Department) -> InlineKeyboardMarkup:
    """Leaves a question about a department."""
    return keyboard([button(voice.say("« Back"), data.DepartmentCard(id=department.id))])


def back_to_departments(voice: Voice) -> InlineKeyboardMarkup:
    """Leaves a question about a new one."""
    return keyboard([button(voice.say("« Departments"), data.Departments())])


def to_departments(voice: Voice) -> InlineKeyboardMarkup:
    """Under what an administrator reads."""
    return keyboard(of_administrator(voice))


def of_administrator(voice: Voice) -> list[InlineKeyboardButton]:
    """A row of the administrator's first screen."""
    return [button(voice.say("Departments"), data.Departments())]
