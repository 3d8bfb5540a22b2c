"""A draft: a plan as it was read, and what its coordinator has decided about it before it goes live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from roadmap.deadlines import USUAL_CALENDAR, Calendar, Schedule, read_deadline
from roadmap.department import AS_USUAL, DepartmentSettings
from roadmap.documents.editions import Fate, compare
from roadmap.documents.groups import EVERY_SCHOOL
from roadmap.documents.parties import read_parties
from roadmap.documents.proofs import read_evidence, read_targets
from roadmap.evidence import Evidence
from roadmap.occurrences import occurrences
from roadmap.period import Period, UnreadablePeriod
from roadmap.planning import Directory, doers
from roadmap.refusals import GoneStale, NoPeriod, StillUnclear
from roadmap.roadmap import Activity, Doubt, DoubtCode, Group, PartyKind, RoadMap

CELL_MOST = 2000


class Past(StrEnum):
    """What dates that had passed before the road map went live count as: decided once, for all of them."""

    DONE = "done"
    OVERDUE = "overdue"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Edition:
    """How a plan differs from the live road map it resembles: rows that came, changed and went."""

    road_map_id: int
    number: str
    added: int
    changed: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Draft:
    """*settled* and *later* are indices into ``plan.doubts``: answered, and put off.

    *schools* are the names that may be chosen for groups: an index into them stays good.
    *edition* is the live road map that this looks like a new edition of. *calendar* is what its deadlines
    were read by, and what corrections are. *left_out* are keys of organisations and people that the order
    names, are not there yet, and shall not be made. *organisation_id* is the school whose own plan it is,
    None for the department's. *sent* are the proofs that the message would be if it were meant as one.
    """

    plan: RoadMap
    settled: tuple[int, ...] = ()
    later: tuple[int, ...] = ()
    schools: tuple[str, ...] = ()
    edition: Edition | None = None
    calendar: Calendar = USUAL_CALENDAR
    left_out: tuple[str, ...] = ()
    organisation_id: int | None = None
    sent: tuple[Evidence, ...] = ()

    @property
    def open_doubts(self) -> tuple[int, ...]:
        """Indices of the doubts that are not answered, those put off last."""
        waiting = [number for number in range(len(self.plan.doubts)) if number not in self.settled]
        return tuple(sorted(waiting, key=lambda number: number in self.later))

    @property
    def period(self) -> Period:
        """The plan's period: as written, else the year of the order; raises NoPeriod."""
        return period_of(self.plan)

    def doubt(self, number: int) -> Doubt:
        """A doubt that is still open; raises GoneStale for one that was answered or never was."""
        if number in self.settled or not 0 <= number < len(self.plan.doubts):
            raise GoneStale
        return self.plan.doubts[number]


@dataclass(frozen=True, slots=True)
class Count:
    """What a plan makes: activities, due dates (or single tasks without one), organisations, tasks."""

    activities: int
    occasions: int
    organisations: int
    tasks: int
    past: int
    """Tasks whose date lies before today."""


def period_of(plan: RoadMap) -> Period:
    """The plan's period: as written, else the year of the order; raises NoPeriod."""
    if plan.period is not None:
        return plan.period
    if plan.requisites.date is not None:
        return Period.years(plan.requisites.date.year)
    raise NoPeriod


def count(plan: RoadMap, book: Directory, today: date, settings: DepartmentSettings = AS_USUAL) -> Count:
    """How many tasks the plan makes with the organisations of *book*."""
    occasions = tasks = past = 0
    organisations: set[int] = set()
    for activity in plan.activities:
        dates, whose = occurrences(activity.schedule, settings, today), doers(activity, book)
        occasions += len(dates)
        tasks += len(dates) * len(whose)
        past += sum(1 for one in dates if one.due is not None and one.due < today) * len(whose)
        organisations.update(doer.organisation_id for doer in whose if dates)
    return Count(len(plan.activities), occasions, len(organisations), tasks, past)


def accept(draft: Draft, number: int) -> Draft:
    """Takes a doubt's proposal; one without a proposal is accepted as it is written."""
    doubt = draft.doubt(number)
    plan = draft.plan
    if doubt.proposal and doubt.code is DoubtCode.PERIOD_UNKNOWN:
        plan = with_period(plan, doubt.proposal, draft.calendar)
    elif doubt.proposal and doubt.row is not None and doubt.column in CORRECTABLE:
        plan = with_cell(plan, doubt.row, doubt.column or "", doubt.proposal, draft.calendar)
    return _settled(draft, plan, number)


def correct(draft: Draft, number: int, text: str) -> Draft:
    """Puts *text* where the doubt is; raises StillUnclear for a deadline or a period that is not understood."""
    doubt = draft.doubt(number)
    text = " ".join(text.split())[:CELL_MOST]
    if doubt.code is DoubtCode.PERIOD_UNKNOWN:
        return _settled(draft, with_period(draft.plan, text, draft.calendar), number)
    if doubt.row is None or doubt.column not in CORRECTABLE:
        return _settled(draft, draft.plan, number)
    if doubt.column == "deadline" and _read(draft.plan, text, draft.calendar).doubtful:
        raise StillUnclear(text)
    return _settled(draft, with_cell(draft.plan, doubt.row, doubt.column or "", text, draft.calendar), number)


def put_off(draft: Draft, number: int) -> Draft:
    """Asks about a doubt later: it stays open, after the others."""
    draft.doubt(number)
    return replace(draft, later=(*(one for one in draft.later if one != number), number))


def begin(
    plan: RoadMap,
    known: Iterable[str] = (),
    groups: Mapping[str, Sequence[str]] | None = None,
    edition: Edition | None = None,
    calendar: Calendar = USUAL_CALENDAR,
) -> Draft:
    """A draft of what was just read; *known* are the department's organisations, *groups* its groups.

    Every group that a row names stands in the draft, so that what is shown is what goes live: one without
    schools of its own gets the department's, and «every school» gets all that are in a group.
    """
    groups = groups or {}
    for name in dict.fromkeys(_groups_named(plan)):
        present = next((one for one in plan.groups if one.name == name), None)
        if present is None or not present.schools:
            plan = with_group(plan, name, _members(name, plan, groups))
    named = [school for group in plan.groups for school in group.schools]
    schools = tuple(dict.fromkeys((*named, *known)))
    return Draft(plan, schools=schools, edition=edition, calendar=calendar)


def _groups_named(plan: RoadMap) -> Iterable[str]:
    for activity in plan.activities:
        for party in activity.parties:
            if party.kind is PartyKind.GROUP_ROLE:
                yield party.group or party.name


def _members(name: str, plan: RoadMap, groups: Mapping[str, Sequence[str]]) -> Iterable[str]:
    if name != EVERY_SCHOOL:
        return groups.get(name, ())
    everybody = [*(one.schools for one in plan.groups), *groups.values()]
    return dict.fromkeys(school for schools in everybody for school in schools)


def resembles(live: RoadMap, plan: RoadMap, road_map_id: int) -> Edition | None:
    """Whether *plan* is a new edition of a live one: half of the rows of the shorter go on in the other."""
    comparison = compare(live, plan)
    if len(comparison.pairs) * 2 < min(len(live.activities), len(plan.activities)):
        return None
    return Edition(
        road_map_id,
        live.requisites.number,
        len(comparison.of(Fate.ADDED)),
        len(comparison.of(Fate.CHANGED)),
        len(comparison.of(Fate.DROPPED)),
    )


def group_at(draft: Draft, number: int) -> Group:
    """One of the plan's groups; raises GoneStale for one that is not there."""
    if not 0 <= number < len(draft.plan.groups):
        raise GoneStale
    return draft.plan.groups[number]


def toggle(draft: Draft, group_number: int, school_number: int) -> Draft:
    """Puts a school into a group, or takes it out."""
    group = group_at(draft, group_number)
    if not 0 <= school_number < len(draft.schools):
        raise GoneStale
    school = draft.schools[school_number]
    others = tuple(one for one in group.schools if one != school)
    schools = others if school in group.schools else (*group.schools, school)
    return replace(draft, plan=with_group(draft.plan, group.name, schools))


def add_schools(draft: Draft, group_number: int, names: Iterable[str]) -> Draft:
    """Puts schools of these names into a group and offers them for the others."""
    group, names = group_at(draft, group_number), tuple(names)
    plan = with_group(draft.plan, group.name, dict.fromkeys((*group.schools, *names)))
    return replace(draft, plan=plan, schools=tuple(dict.fromkeys((*draft.schools, *names))))


def leave_out(draft: Draft, key: str) -> Draft:
    """Takes the tick from a name that is not there yet, or puts it back."""
    others = tuple(one for one in draft.left_out if one != key)
    return replace(draft, left_out=others if key in draft.left_out else (*others, key))


def can_be_corrected(doubt: Doubt) -> bool:
    """Whether words can be put in the doubt's place."""
    return doubt.code is DoubtCode.PERIOD_UNKNOWN or (doubt.row is not None and doubt.column in CORRECTABLE)


CORRECTABLE = ("deadline", "responsible", "result", "number", "title")


def with_cell(
    plan: RoadMap, row: int, column: str, text: str, calendar: Calendar = USUAL_CALENDAR
) -> RoadMap:
    """The plan with *text* in one cell, and what follows from it read anew. *row* counts from 1."""
    activity = plan.activities[row - 1]
    changed = _changed(plan, activity, column, text, calendar)
    activities = (*plan.activities[: row - 1], changed, *plan.activities[row:])
    return replace(plan, activities=activities)


def with_period(plan: RoadMap, text: str, calendar: Calendar = USUAL_CALENDAR) -> RoadMap:
    """The plan for another period, every deadline read anew; raises StillUnclear for what is no period."""
    try:
        period = Period.parse(text)
    except UnreadablePeriod as error:
        raise StillUnclear(text) from error
    ordered = plan.requisites.date
    activities = tuple(
        replace(one, schedule=read_deadline(one.deadline, period, ordered, calendar))
        for one in plan.activities
    )
    return replace(plan, period=period, activities=activities)


def with_group(plan: RoadMap, name: str, schools: Iterable[str]) -> RoadMap:
    """The plan with these schools in a group; a group it did not have is added."""
    group = Group(name, tuple(schools))
    if any(one.name == name for one in plan.groups):
        return replace(plan, groups=tuple(group if one.name == name else one for one in plan.groups))
    return replace(plan, groups=(*plan.groups, group))


def _changed(plan: RoadMap, activity: Activity, column: str, text: str, calendar: Calendar) -> Activity:
    if column == "deadline":
        return replace(activity, deadline=text, schedule=_read(plan, text, calendar))
    if column == "responsible":
        return replace(activity, responsible=text, parties=read_parties(text))
    if column == "result":
        evidence = read_evidence(activity.evidence.text, text)
        return replace(activity, result=text, targets=read_targets(text), evidence=evidence)
    if column == "number":
        return replace(activity, number=text)
    return replace(activity, title=text)


def _read(plan: RoadMap, text: str, calendar: Calendar) -> Schedule:
    return read_deadline(text, period_of(plan), plan.requisites.date, calendar)


def _settled(draft: Draft, plan: RoadMap, number: int) -> Draft:
    later: Sequence[int] = [one for one in draft.later if one != number]
    return replace(draft, plan=plan, settled=(*draft.settled, number), later=tuple(later))
