"""``vekha form``: checks a questionnaire that is an XLSForm, puts it in, and writes it out again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TypeVar

import click

from bot.cli import Complaint, in_utf8
from bot.clock import real_clock
from bot.settings import SettingsWrong, read_place
from bot.texts import questionnaires_form as words
from bot.texts import terminal
from bot.texts.voice import DEFAULT_LANGUAGE, LANGUAGES, Voice, plain, voice_of
from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.problems import FormRefused
from roadmap.questionnaires.xlsform import XlsForm, read_xlsform
from storage.database import Database, DatabaseUnusable, open_database

_Result = TypeVar("_Result")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_LANGUAGE = click.option("--lang", type=click.Choice(LANGUAGES), default=DEFAULT_LANGUAGE, show_default=True)


@click.group()
def form() -> None:
    """Check a questionnaire (an XLSForm, .xlsx), put it in, write it out."""


@form.command()
@click.argument("file", type=_FILE)
@_LANGUAGE
def check(file: Path, lang: str) -> None:
    """Show what is understood in FILE, and every problem with its sheet and row.

    Status 0 if the form can be put in, remarks or not; 2 if it cannot.
    """
    voice = voice_of(lang)
    in_utf8()
    _show(voice, _read(voice, file))


@form.command("import")
@click.argument("file", type=_FILE)
@click.option(
    "--department", metavar="NAME", help="Which department's it is; needed where there are several."
)
@_LANGUAGE
def put_in(file: Path, department: str | None, lang: str) -> None:
    """Put the form in FILE in; a changed form of the same form_id is its new version.

    DATABASE_URL says where. Status 2 if nothing was put in.
    """
    voice = voice_of(lang)
    in_utf8()
    taken = _read(voice, file)
    number = _with_database(voice, lambda database: _add(voice, database, taken, department))
    _show(voice, taken)
    click.echo(plain(words.kept(voice, number)))


@form.command()
@click.argument("number", metavar="ID", type=int)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_LANGUAGE
def export(number: int, file: Path, lang: str) -> None:
    """Write the form with that ID to FILE as an .xlsx.

    DATABASE_URL says where it is. Status 2 if there is no such form.
    """
    voice = voice_of(lang)
    content = _with_database(voice, lambda database: _written(voice, database, number))
    try:
        file.write_bytes(content)
    except OSError as error:
        raise Complaint(str(error)) from error


def _read(voice: Voice, file: Path) -> XlsForm:
    try:
        return read_xlsform(file.read_bytes(), file.name)
    except FormRefused as refusal:
        lines = [*words.refusing(voice, refusal.problems), *words.remarked(voice, refusal.problems)]
        raise Complaint("\n".join(map(plain, lines))) from None
    except OSError as error:
        raise Complaint(str(error)) from error


def _show(voice: Voice, taken: XlsForm) -> None:
    for line in (words.head(voice, taken), *words.remarked(voice, taken.warnings)):
        click.echo(plain(line))


def _with_database(voice: Voice, work: Callable[[Database], Coroutine[None, None, _Result]]) -> _Result:
    async def run(address: str) -> _Result:
        database = await open_database(address)
        try:
            return await work(database)
        finally:
            await database.close()

    try:
        return asyncio.run(run(read_place().database_url))
    except SettingsWrong as wrong:
        said = [terminal.setting_wrong(voice, one) for one in wrong.complaints]
        raise Complaint("\n".join(map(plain, said))) from None
    except DatabaseUnusable as unusable:
        raise Complaint(plain(terminal.database_unusable(voice, unusable))) from None


async def _add(voice: Voice, database: Database, taken: XlsForm, name: str | None) -> int:
    from bot.cli.import_order import chosen_department

    async with database.unit() as unit:
        department = chosen_department(voice, await unit.departments.all(), name)
        return await unit.questionnaires.add(department.id, taken, None, real_clock())


async def _written(voice: Voice, database: Database, number: int) -> bytes:
    async with database.unit() as unit:
        if await unit.questionnaires.get(number) is None:
            raise Complaint(plain(words.not_there(voice, number)))
        return write_xlsform(await unit.questionnaires.sheets(number))
