"""``vekha read``: what an order says, for people or, with ``--json``, for programs."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.cli import Complaint, in_utf8
from bot.cli.explain import schedule_value
from bot.texts.documents import report
from bot.texts.refusals import sentence
from bot.texts.voice import DEFAULT_LANGUAGE, LANGUAGES, Voice, plain, voice_of
from roadmap.deadlines import USUAL_CALENDAR, Calendar
from roadmap.documents import FILE_MOST, Unreadable, read_order, road_map_json
from roadmap.documents.refusals import TooLarge
from roadmap.period import Period, UnreadablePeriod
from roadmap.roadmap import RoadMap


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
@click.option(
    "--period", metavar="P", help="The plan's period: 2026, 2025-2027, 2025/2026 or two dates with a slash."
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default=DEFAULT_LANGUAGE, show_default=True, help="The language."
)
def read(file: Path, as_json: bool, period: str | None, lang: str) -> None:
    """Show what is understood in FILE, and every doubt about it.

    Status 0 if a road map was read, doubts or not; 2 if none was.
    """
    voice = voice_of(lang)
    plan = plan_of(voice, file, period)
    in_utf8()
    if as_json:
        value = road_map_json(plan, lambda schedule: schedule_value(schedule, voice))
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return
    for line in report(voice, plan):
        click.echo(plain(line))


def plan_of(voice: Voice, file: Path, period: str | None, calendar: Calendar = USUAL_CALENDAR) -> RoadMap:
    """The road map in *file*, for *period* if one is given; complains in one line where there is none."""
    given = _period(voice, period)
    try:
        if file.stat().st_size > FILE_MOST:
            raise TooLarge
        return read_order(file.read_bytes(), file.name, given, calendar)
    except Unreadable as refusal:
        raise Complaint(plain(sentence(voice, refusal))) from refusal
    except OSError as error:
        raise Complaint(str(error)) from error


def _period(voice: Voice, text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        return Period.parse(text)
    except UnreadablePeriod as error:
        raise Complaint(plain(voice.say("This is no period: {text}", text=text))) from error
