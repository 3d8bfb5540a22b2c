"""Settings are changed: saved, and written into the journal with what was and what is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from bot.here import Here
from roadmap.deadlines.calendars import SchoolYear, usual_school_year
from roadmap.deadlines.typed_year import read_school_year
from roadmap.department import Department, DepartmentSettings, Shift
from roadmap.occurrences import shifted
from roadmap.people import Preferences, clean_name
from roadmap.refusals import NameTaken, ZoneUnknown
from roadmap.steps import Steps

SUMMER = 6
"""From this month on the coming school year is meant."""
NEAR = 2
"""So many school years before and after the present one can be dated."""


async def prefer(here: Here, preferences: Preferences) -> None:
    """A person's own choices."""
    person = here.actor.person
    await here.unit.people.change(person.id, preferences=preferences)
    for setting in ("frequency", "rich"):
        old, new = getattr(person.preferences, setting), getattr(preferences, setting)
        await _write(here, f"person:{person.id}", here.department.id, setting, old, new)


async def speak(here: Here, language: str) -> None:
    """The language that the bot speaks to a person."""
    person = here.actor.person
    await here.unit.people.change(person.id, language=language)
    await _write(here, f"person:{person.id}", here.department.id, "language", person.language, language)


async def set_zone(here: Here, department: Department, typed: str) -> Department:
    """The department's time zone by its IANA name, however it is spelled; raises ZoneUnknown."""
    name = zone_named(typed)
    await _write_of(here, department, "timezone", department.timezone, name)
    return await here.unit.settings.change(department.id, timezone=name)


def zone_named(typed: str) -> str:
    """The IANA name that was meant; raises ZoneUnknown."""
    wanted = "_".join(typed.split()).casefold()
    # Without a slash stand abbreviations and states, which are no places: «EST», «Turkey».
    known = {name.casefold(): name for name in available_timezones() if "/" in name}
    if wanted not in known or wanted.startswith(("etc/", "systemv/")):
        raise ZoneUnknown(typed)
    return known[wanted]


async def change(here: Here, department: Department, setting: str, new: Any) -> Department:
    """One of the department's settings; nothing happens where it is so already."""
    settings = replace(department.settings, **{setting: new})
    await _write_of(here, department, setting, getattr(department.settings, setting), new)
    return await here.unit.settings.change(department.id, settings=settings)


async def set_quiet(here: Here, department: Department, since: int, until: int) -> Department:
    """The hours in which the bot says nothing by itself."""
    present = department.settings
    old = [present.quiet_from, present.quiet_until]
    await _write_of(here, department, "quiet", old, [since, until])
    settings = replace(present, quiet_from=since, quiet_until=until)
    return await here.unit.settings.change(department.id, settings=settings)


async def set_steps(here: Here, department: Department, steps: Steps) -> Department:
    """The days on which people are reminded."""
    present = department.settings
    old, new = ([[*one.before], one.on_day, [*one.after], one.every] for one in (present.steps, steps))
    await _write_of(here, department, "steps", old, new)
    return await here.unit.settings.change(department.id, settings=replace(present, steps=steps))


async def foresee_shift(here: Here, department: Department, rule: Shift) -> dict[int, date]:
    """The due dates, by task, that another rule for days off would move."""
    new = replace(department.settings, shift=rule)
    return shifted(await here.unit.settings.dated(department.id), department.settings, new)


async def set_shift(here: Here, department: Department, rule: Shift) -> int:
    """Sets the rule and dates the tasks anew; how many were moved."""
    moved = await foresee_shift(here, department, rule)
    await here.unit.settings.redate(moved)
    await _write_of(here, department, "shift", department.settings.shift, rule, tasks=len(moved))
    settings = replace(department.settings, shift=rule)
    await here.unit.settings.change(department.id, settings=settings)
    return len(moved)


def present_school_year(today: date) -> int:
    """The autumn of the school year that runs; from June on of the one that comes."""
    return today.year if today.month >= SUMMER else today.year - 1


def school_years(today: date) -> range:
    """The school years that can be looked at and dated."""
    first = present_school_year(today)
    return range(first - NEAR, first + NEAR + 1)


def has_own(settings: DepartmentSettings, first: int) -> bool:
    """Whether the department has dated this school year itself."""
    return any(year.first == first for year in settings.school_years)


async def set_school_year(here: Here, department: Department, first: int, typed: str) -> Department:
    """The days that were typed; raises SchoolYearUnclear or SchoolYearClash."""
    year = read_school_year(typed, department.settings.calendar.school.year(first))
    return await _set_school_years(here, department, first, year)


async def usual_again(here: Here, department: Department, first: int) -> Department:
    """Forgets the days that the department gave a school year."""
    return await _set_school_years(here, department, first, usual_school_year(first))


async def _set_school_years(here: Here, department: Department, first: int, year: SchoolYear) -> Department:
    """A school year that is like the usual one is not kept."""
    present = department.settings.school_years
    others = tuple(one for one in present if one.first != first)
    own = () if year == usual_school_year(first) else (year,)
    kept = tuple(sorted((*others, *own), key=lambda one: one.first))
    if kept == present:
        return department
    old, new = ("own" if had else "usual" for had in (len(others) < len(present), bool(own)))
    await _write(here, f"department:{department.id}", department.id, "school_year", old, new, first=first)
    settings = replace(department.settings, school_years=kept)
    return await here.unit.settings.change(department.id, settings=settings)


async def rename(here: Here, department: Department, typed: str) -> Department:
    """The department's name, and that of itself among its organisations; raises NameUnusable or NameTaken."""
    name = clean_name(typed)
    if name == department.name:
        return department
    namesake = await here.unit.settings.namesake(department.id, name)
    if namesake is not None:
        raise NameTaken(namesake)
    await here.unit.journal.write(
        "department.renamed",
        f"department:{department.id}",
        person_id=here.actor.person.id,
        department_id=department.id,
        now=here.now,
        old=department.name,
        new=name,
    )
    return await here.unit.settings.rename(department.id, name)


async def _write_of(
    here: Here, department: Department, setting: str, old: Any, new: Any, **more: Any
) -> None:
    await _write(here, f"department:{department.id}", department.id, setting, old, new, **more)


async def _write(
    here: Here, subject: str, department_id: int, setting: str, old: Any, new: Any, **more: Any
) -> None:
    if old == new:
        return
    await here.unit.journal.write(
        "settings.changed",
        subject,
        person_id=here.actor.person.id,
        department_id=department_id,
        now=here.now,
        setting=setting,
        old=old,
        new=new,
        **more,
    )
