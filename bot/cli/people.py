"""``vekha people``: puts a spreadsheet of organisations, groups and people in, or writes an empty one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click
from markupsafe import Markup

from bot.actions.by import By
from bot.actions.roster import foresee, put_in
from bot.cli import Complaint
from bot.cli.import_order import chosen_department
from bot.clock import real_clock
from bot.reports.roster import template as written_template
from bot.settings import SettingsWrong, read_place
from bot.texts import roster as words
from bot.texts import terminal
from bot.texts.refusals import sentence
from bot.texts.roster_changes import change_lines
from bot.texts.roster_rows import bad_row, explanations
from bot.texts.voice import DEFAULT_LANGUAGE, LANGUAGES, Voice, plain, voice_of
from roadmap.refusals import Refusal
from roadmap.roster import Roster, read_roster
from storage.database import DatabaseUnusable, open_database


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--template",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the spreadsheet to fill in to FILE; nothing else is done.",
)
@click.option(
    "--department", metavar="NAME", help="Which department's it is; needed where there are several."
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=DEFAULT_LANGUAGE, show_default=True)
def people(
    file: Path | None, template: Path | None, department: str | None, dry_run: bool, lang: str
) -> None:
    """Put the organisations, groups and people in the spreadsheet FILE in.

    DATABASE_URL says where. Nothing is removed because it is not in FILE. Status 2 if nothing was put in: then every
    bad row is named.
    """
    voice = voice_of(lang)
    if template is not None:
        template.write_bytes(written_template(explanations(voice)))
        return
    if file is None:
        raise click.UsageError("FILE or --template is needed.")
    try:
        roster = read_roster(file.read_bytes())
        place = read_place()
        told = asyncio.run(_told(voice, place.database_url, roster, department, dry_run))
    except SettingsWrong as wrong:
        raise Complaint(
            "\n".join(plain(terminal.setting_wrong(voice, one)) for one in wrong.complaints)
        ) from None
    except DatabaseUnusable as unusable:
        raise Complaint(plain(terminal.database_unusable(voice, unusable))) from None
    except Refusal as refusal:
        raise Complaint(plain(sentence(voice, refusal))) from None
    click.echo(plain(told))


async def _told(voice: Voice, address: str, roster: Roster, name: str | None, dry_run: bool) -> Markup:
    """What changed, or with *dry_run* what would."""
    database = await open_database(address)
    try:
        async with database.unit() as unit:
            department = chosen_department(voice, await unit.departments.all(), name)
            by = By(unit, department, None, real_clock())
            changes = await (foresee if dry_run else put_in)(by, roster)
    finally:
        await database.close()
    if changes.bad:
        raise Complaint("\n".join(plain(bad_row(voice, one)) for one in changes.bad))
    if not changes.anything:
        return words.nothing_changes(voice, changes)
    if dry_run:
        return Markup("\n").join([words.preview(voice, changes), *change_lines(voice, changes)])
    return words.done(voice, changes)
