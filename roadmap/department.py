"""A department – the tenant –, how it works, its organisations and its groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from roadmap.deadlines.calendars import Calendar, SchoolCalendar, SchoolYear
from roadmap.steps import USUAL_STEPS, Steps


class OrganisationKind(StrEnum):
    """What an organisation is."""

    SCHOOL = "school"
    CENTRE = "centre"
    INSTITUTE = "institute"
    DEPARTMENT = "department"


class Shift(StrEnum):
    """Where a due date goes that falls on a day nobody works."""

    NONE = "none"
    PREVIOUS = "previous"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class DepartmentSettings:
    """How a department works; the defaults are what most want.

    On ``push_day`` (0 is Monday) at ``push_hour``, in the department's time zone, everybody gets their week.
    From the hour ``quiet_from`` up to ``quiet_until`` the bot says nothing by itself; two equal hours are no quiet.
    Without ``review`` what is handed in counts as accepted at once.
    """

    push_hour: int = 8
    review: bool = True
    shift: Shift = Shift.NONE
    school_years: tuple[SchoolYear, ...] = ()
    check_links: bool = True
    """Whether links that were handed in are looked at from time to time."""
    lapse_days: int | None = None
    """After how many days without a review a task counts as accepted; None is never."""
    push_day: int = 0
    quiet_from: int = 20
    quiet_until: int = 8
    event_days: int = 10
    """How many days after an event a task is due whose order names no number."""
    steps: Steps = USUAL_STEPS
    """When tasks are spoken of before and after their due date."""

    @property
    def calendar(self) -> Calendar:
        """The calendars that deadlines are read by."""
        return Calendar(school=SchoolCalendar(self.school_years))

    def quiet(self, hour: int) -> bool:
        """Whether nothing is said in this hour of a day unasked."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until

    def due(self, day: date) -> date:
        """When a task is due whose order says *day*: a day nobody works is shifted, if it is to be."""
        if self.shift is Shift.NONE:
            return day
        working = self.calendar.working
        return working.next_working(day) if self.shift is Shift.NEXT else working.previous_working(day)


AS_USUAL = DepartmentSettings()


@dataclass(frozen=True, slots=True)
class Department:
    """One municipality's education department; *timezone* is an IANA name."""

    id: int
    name: str
    timezone: str
    settings: DepartmentSettings = AS_USUAL
    archived: bool = False
    made: datetime | None = None
    """When it was made here."""

    def day(self, now: datetime) -> date:
        """The calendar day of a moment where the department is."""
        return now.astimezone(ZoneInfo(self.timezone)).date()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A school, a centre, an institute; *own* marks the department as one who must act itself.

    *parent_id* is what it is a branch of, or the district department it stands under.
    """

    id: int
    department_id: int
    name: str
    own: bool = False
    kind: OrganisationKind = OrganisationKind.SCHOOL
    parent_id: int | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of organisations in a department."""

    id: int
    department_id: int
    name: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """A stay of an organisation in a group, both days included; None is open."""

    id: int
    group_id: int
    organisation_id: int
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the organisation is in the group on *day*."""
        return holds(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Staffing:
    """An organisation, how many people have come in for it, and how many are named but not in yet."""

    organisation: Organisation
    people: int
    expected: int = 0


def holds(since: date | None, until: date | None, day: date) -> bool:
    """Whether *day* lies between two days, both included; None is open."""
    return (since is None or since <= day) and (until is None or day <= until)


def members(stays: Iterable[Membership], group_id: int, day: date) -> tuple[int, ...]:
    """The organisations of a group on *day*, each once."""
    return tuple(
        dict.fromkeys(stay.organisation_id for stay in stays if stay.group_id == group_id and stay.holds(day))
    )
