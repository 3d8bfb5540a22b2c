"""The school calendar: its terms and holidays, and typing other ones."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.setting_values import days, part_name, school_year_name
from bot.texts.voice import Voice
from roadmap.deadlines.calendars import SchoolYear
from roadmap.deadlines.schedule import Window
from roadmap.deadlines.typed_year import PartKind, SchoolPart, parts_of


def school_year(voice: Voice, year: SchoolYear, has_own: bool) -> Markup:
    """The terms and holidays of a school year."""
    own_or_usual = voice.say("own days") if has_own else voice.say("usual days")
    held = parts_of(year)
    turns = [SchoolPart(kind, n) for n in range(4) for kind in (PartKind.TERM, PartKind.HOLIDAYS)]
    rest = [part for part in held if part not in turns]
    lines = [
        voice.say(
            "<b>School calendar {year}</b>: {own}", year=school_year_name(year.first), own=own_or_usual
        ),
        Markup(""),
        *(_part(voice, part, held) for part in turns),
        Markup(""),
        *(_part(voice, part, held) for part in rest),
        Markup(""),
        voice.say(
            "«By the end of term 1» and the like are read by these days in orders that you send from now on; "
            "dates of road maps that are live stay."
        ),
    ]
    return Markup("\n").join(lines)


def _part(voice: Voice, part: SchoolPart, held: dict[SchoolPart, Window]) -> Markup:
    return Markup("{}: {}").format(part_name(voice, part), days(voice, held[part]))


def type_school_year(voice: Voice, year: SchoolYear) -> Markup:
    """Asks for the days of a school year, and shows how they are written."""
    held = parts_of(year)
    shown = (SchoolPart(PartKind.TERM, 0), SchoolPart(PartKind.HOLIDAYS, 0))
    example = Markup("\n").join(_part(voice, part, held) for part in shown)
    return voice.say(
        "<b>Write what is different in {year}</b>, each on its line:\n\n<code>{example}</code>\n\n"
        "So with terms, holidays, trimesters and half-years. What you leave out stays as it is.",
        year=school_year_name(year.first),
        example=example,
    )
