"""The wire format of buttons about the journal: what entries are wanted, and a page of them."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.journal import About, Kind


class JournalPage(CallbackData, prefix="yj"):
    """A page of the journal, newest first, from 0; without fields the whole department's."""

    kind: Kind = Kind.ALL
    about: About = About.DEPARTMENT
    id: Number = 0
    page: Number = 0


class JournalKinds(CallbackData, prefix="yk"):
    """Asks which kind of entries is wanted."""

    about: About = About.DEPARTMENT
    id: Number = 0


class JournalExport(CallbackData, prefix="yx"):
    """The same entries as a spreadsheet."""

    kind: Kind = Kind.ALL
    about: About = About.DEPARTMENT
    id: Number = 0
