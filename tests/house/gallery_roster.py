"""The screens of the spreadsheet with the worst values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import roster as keyboards
from bot.texts import roster as words
from bot.texts import roster_rows
from bot.texts.roster_changes import change_lines
from bot.texts.voice import Voice
from roadmap.department import OrganisationKind
from roadmap.people import Role
from roadmap.roster.changes import (
    Changes,
    GroupChange,
    Holding,
    MembershipChange,
    OrganisationChange,
    PersonChange,
    PostChange,
    Standing,
    Stay,
)
from roadmap.roster.roster import BadRow, Notice, Problem, Remark

ID = 2**31 - 1
LONG = "Очень длинное название с подробностями. " * 20


def screens(voice: Voice, name: str) -> Iterator[tuple[str, Markup, InlineKeyboardMarkup | None]]:
    """Every screen; *name* is the worst there is."""
    changes = every_change(name)
    lines = change_lines(voice, changes)
    yield "roster hub", words.hub(voice), keyboards.hub(voice)
    yield "roster reading", words.reading(voice, name), None
    yield "roster template", words.template_caption(voice), None
    yield "roster state", words.state_caption(voice), None
    yield "roster preview", words.preview(voice, changes), keyboards.preview(voice, ID)
    yield "roster done", words.done(voice, changes), keyboards.done(voice)
    yield "roster nothing", words.nothing_changes(voice, changes), keyboards.nothing(voice)
    yield "roster dropped", words.dropped(voice), None
    yield "roster bad file", words.bad_rows_caption(voice), None
    for first in range(0, len(lines), keyboards.PAGE):
        page = words.rows(voice, lines[first : first + keyboards.PAGE], first, len(lines))
        yield f"roster rows {first}", page, keyboards.rows(voice, ID, 1, 99)
    for code in Problem:
        for bad in (
            BadRow(code, name),
            BadRow(code, name, 7, "", "", name),
            BadRow(code, name, ID, "AA", name, LONG, 5),
        ):
            yield f"roster {code} {bad.row}", words.bad(voice, [bad] * 21), keyboards.bad(voice, ID)
    yield "roster bad rows", Markup.escape(words.bad_rows_file(voice, [BadRow(Problem.PUPILS, name)])), None
    yield "roster explained", Markup("\n").join(map(Markup.escape, roster_rows.explanations(voice))), None


def every_change(name: str) -> Changes:
    """A change of every kind, and every remark more often than is shown."""
    school, centre = OrganisationKind.SCHOOL, OrganisationKind.CENTRE
    before, after = Standing(name, school, None, True), Standing(name + LONG, centre, 1)
    holding, other = Holding(Role.HEAD, 1, name), Holding(Role.STAFF, None, LONG)
    day = date(2026, 3, 2)
    return Changes(
        organisations=(
            OrganisationChange(-1, None, before),
            OrganisationChange(-2, None, after),
            OrganisationChange(1, before, after),
            OrganisationChange(1, after, Standing(name, OrganisationKind.INSTITUTE, None)),
            OrganisationChange(1, after, Standing(name, OrganisationKind.DEPARTMENT, 1)),
        ),
        groups=(GroupChange(-1, name), GroupChange(1, LONG)),
        memberships=tuple(
            MembershipChange(number, 1, 1, None, Stay(since, until))
            for number in (None, 3)
            for since in (None, day)
            for until in (None, day)
        ),
        people=(PersonChange(-1, None, name), PersonChange(1, name, LONG)),
        posts=(
            PostChange(None, -1, name, None, holding),
            PostChange(None, 1, LONG, None, other),
            PostChange(5, 1, name, holding, other),
            PostChange(6, 1, name, Holding(Role.TEACHER, 1, ""), Holding(Role.CURATOR, 1, "")),
        ),
        remarks=tuple(
            Remark(code, name, 5, "7" if code is Notice.ROWS_HIDDEN else f"{name} {n}")
            for code in Notice
            for n in range(9)
        ),
        names=((1, name + LONG), (-1, name), (-2, LONG)),
        group_names=((1, name), (-1, LONG)),
    )
