"""``vekha explain``: how a deadline phrase is read, in words for people or in JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

import click

from bot.cli import Complaint
from bot.texts.caveats import caveat_words
from bot.texts.deadlines import covers_words, kind_words, schedule_words, when_words
from bot.texts.voice import DEFAULT_LANGUAGE, LANGUAGES, Voice, plain, voice_of
from roadmap.deadlines import Level, Schedule, read_deadline
from roadmap.period import Period, UnreadablePeriod

_MARKS = {Level.NOTE: "·", Level.DOUBT: "?"}
_LINE_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("phrase")
@click.option("--period", "period_text", required=True, help="2024, 2020-2024 or 2024/2025 (a school year)")
@click.option("--ordered", "ordered_text", help="the date of the order: 2024-03-22 or 22.03.2024")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default=DEFAULT_LANGUAGE, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="one JSON object for each phrase")
def explain(phrase: str, period_text: str, ordered_text: str | None, language: str, as_json: bool) -> None:
    """Explain how PHRASE is read in a plan for --period; ``-`` reads phrases from standard input."""
    speaking = voice_of(language)
    period = _period(period_text, speaking)
    ordered = _date(ordered_text, speaking) if ordered_text is not None else None
    out = sys.stdout.buffer
    for line in _lines() if phrase == "-" else [phrase]:
        schedule = read_deadline(line, period, ordered)
        told = _as_json(schedule, speaking) if as_json else _as_words(schedule, speaking)
        out.write(told.encode("utf-8", "replace") + b"\n")
    out.flush()


def _period(text: str, speaking: Voice) -> Period:
    try:
        return Period.parse(text)
    except UnreadablePeriod:
        words = speaking.say("Not a period: {text}. Write 2024, 2020-2024 or 2024/2025.", text=text)
        raise Complaint(plain(words)) from None


def _date(text: str, speaking: Voice) -> date:
    try:
        if text[2:3] == ".":
            text = "-".join(reversed(text.split(".")))
        return date.fromisoformat(text)
    except ValueError:
        words = speaking.say("Not a date: {text}. Write 2024-03-22 or 22.03.2024.", text=text)
        raise Complaint(plain(words)) from None


def _lines() -> Iterator[str]:
    """The lines of standard input; an empty one is a phrase too."""
    for number, line in enumerate(sys.stdin.buffer):
        text = line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
        yield text.removeprefix("\ufeff") if number == 0 else text


def schedule_value(schedule: Schedule, speaking: Voice) -> dict[str, object]:
    """A schedule in plain values, as programs get it from ``explain`` and from ``read``."""
    return {
        "phrase": schedule.phrase,
        "kind": schedule.kind.value,
        "windows": [[window.start and str(window.start), str(window.end)] for window in schedule.windows],
        "covers": [
            window.covers and [str(window.covers.start), str(window.covers.end)]
            for window in schedule.windows
        ],
        "due": [str(day) for day in schedule.due],
        "rrule": schedule.rrule,
        "note": schedule.note,
        "waits": schedule.waits and schedule.waits.value,
        "countdown": schedule.countdown and asdict(schedule.countdown),
        "text": plain(schedule_words(schedule, speaking)),
        "warnings": [
            {
                "code": caveat.code.value,
                "level": caveat.level.value,
                "text": plain(caveat_words(caveat, speaking)),
            }
            for caveat in schedule.warnings
        ],
    }


def _as_json(schedule: Schedule, speaking: Voice) -> str:
    text = json.dumps(schedule_value(schedule, speaking), ensure_ascii=False)
    for character, escaped in _LINE_BREAKS.items():
        text = text.replace(character, escaped)
    return text


def _as_words(schedule: Schedule, speaking: Voice) -> str:
    """A few lines for a terminal: the phrase, the reading, the rule, what it reports on, the note and the warnings."""
    lines = [
        f"«{schedule.phrase}»",
        f"  {kind_words(schedule.kind, speaking)}: {when_words(schedule, speaking)}",
    ]
    if schedule.rrule:
        lines.append(f"  RRULE {schedule.rrule}")
    if covers := covers_words(schedule, speaking):
        lines.append(f"  = {plain(covers)}")
    if schedule.note:
        lines.append(f"  + {schedule.note}")
    lines += [
        f"  {_MARKS[caveat.level]} {plain(caveat_words(caveat, speaking))}" for caveat in schedule.warnings
    ]
    return "\n".join(lines)
