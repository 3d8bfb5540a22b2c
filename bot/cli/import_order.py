"""``vekha import``: puts an order in and makes its road map live, without the messenger."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from markupsafe import Markup

from bot.actions.by import By
from bot.actions.prospects import groups_by_name
from bot.actions.roadmaps import go_live, renew, resembled
from bot.cli import Complaint
from bot.cli.read import plan_of
from bot.clock import real_clock
from bot.settings import SettingsWrong, read_place
from bot.texts import orders, terminal
from bot.texts.refusals import sentence
from bot.texts.voice import DEFAULT_LANGUAGE, LANGUAGES, Voice, plain, voice_of
from roadmap.deadlines import Calendar
from roadmap.department import Department
from roadmap.draft import Draft, Past, begin
from roadmap.refusals import Refusal
from roadmap.roadmap import RoadMap
from storage.database import DatabaseUnusable, open_database


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--department", metavar="NAME", help="Which department's it is; needed where there are several."
)
@click.option("--period", metavar="P", help="The plan's period: 2026, 2025-2027 or 2025/2026.")
@click.option(
    "--past",
    type=click.Choice([one.value for one in Past]),
    default=Past.OVERDUE.value,
    show_default=True,
    help="What dates that have passed count as.",
)
@click.option("--edition", is_flag=True, help="As a new edition of the live road map that it resembles.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=DEFAULT_LANGUAGE, show_default=True)
def import_order(
    file: Path, department: str | None, period: str | None, past: str, edition: bool, lang: str
) -> None:
    """Put the order in FILE in and make its road map live.

    DATABASE_URL says where. Doubts do not hinder; `vekha read FILE` shows them. Status 2 if nothing was put in.
    """
    voice = voice_of(lang)
    read = partial(plan_of, voice, file, period)
    # Before anything is opened: a file that is no order leaves no trace.
    read()
    try:
        place = read_place()
        told = asyncio.run(_import(voice, place.database_url, read, department, Past(past), edition))
    except SettingsWrong as wrong:
        raise Complaint(
            "\n".join(plain(terminal.setting_wrong(voice, one)) for one in wrong.complaints)
        ) from None
    except DatabaseUnusable as unusable:
        raise Complaint(plain(terminal.database_unusable(voice, unusable))) from None
    except Refusal as refusal:
        raise Complaint(plain(sentence(voice, refusal))) from None
    click.echo(plain(told))


async def _import(
    voice: Voice,
    address: str,
    read: Callable[[Calendar], RoadMap],
    name: str | None,
    past: Past,
    edition: bool,
) -> Markup:
    database = await open_database(address)
    try:
        async with database.unit() as unit:
            department = chosen_department(voice, await unit.departments.all(), name)
        plan = read(department.settings.calendar)
        async with database.unit() as unit:
            by = By(unit, department, None, real_clock())
            groups = await groups_by_name(unit, department.id, by.today)
            draft = begin(plan, groups=groups, calendar=department.settings.calendar)
            return await (_renewed if edition else _live)(voice, by, draft, past)
    finally:
        await database.close()


async def _live(voice: Voice, by: By, draft: Draft, past: Past) -> Markup:
    result = await go_live(by, draft, past)
    return orders.live(voice, result.tasks, result.organisations, result.repealed, result.unbound)


async def _renewed(voice: Voice, by: By, draft: Draft, past: Past) -> Markup:
    found = await resembled(by.unit, by.department.id, draft.plan)
    road_map = await by.unit.roadmaps.get(found.road_map_id) if found else None
    if road_map is None:
        raise Complaint(plain(terminal.no_earlier_edition(voice)))
    result = await renew(by, draft, road_map, past)
    return orders.renewed(voice, result.made, result.cancelled, result.moved, result.unbound)


def chosen_department(voice: Voice, departments: list[Department], name: str | None) -> Department:
    """The one department, or the one whose name has *name* in it; complains where that is not one."""
    fitting = [one for one in departments if name is None or name.casefold() in one.name.casefold()]
    if len(fitting) != 1:
        raise Complaint(plain(terminal.which_department(voice, [one.name for one in departments])))
    return fitting[0]
