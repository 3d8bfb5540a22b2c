"""A road map as read from a signed order: the values that everything else speaks about."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from roadmap.deadlines import Schedule
from roadmap.period import Period


class PartyKind(StrEnum):
    """Who a responsible party is; only a group role fans out into its organisations."""

    ORGANISATION = "organisation"
    ROLE = "role"
    GROUP_ROLE = "group_role"
    PERSON = "person"


class EvidenceKind(StrEnum):
    """What proves a row."""

    ORDER = "order"
    PLAN = "plan"
    PROGRAMME = "programme"
    REPORT = "report"
    ANALYTICAL_NOTE = "analytical_note"
    PROTOCOL = "protocol"
    LINK = "link"
    CONTRACT = "contract"
    EVENT = "event"
    MONITORING = "monitoring"
    AUDIT = "audit"
    LETTER = "letter"
    DATABASE = "database"
    LIST = "list"
    PHOTO = "photo"
    CERTIFICATE = "certificate"
    QUESTIONNAIRE = "questionnaire"
    MATERIALS = "materials"
    DOCUMENT = "document"


class Sign(StrEnum):
    """How a target's number bounds what is measured."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class Change(StrEnum):
    """Whether a target's number is a level to reach or a step up or down."""

    LEVEL = "level"
    UP = "up"
    DOWN = "down"


class DoubtCode(StrEnum):
    """Every problem that a document can have; a new one needs words in the bot's texts."""

    DEADLINE_EMPTY = "deadline_empty"
    DEADLINE_IMPOSSIBLE = "deadline_impossible"
    DEADLINE_OUTSIDE = "deadline_outside"
    DEADLINE_UNCLEAR = "deadline_unclear"
    DATE_BEFORE_ORDER = "date_before_order"
    RESPONSIBLE_MISSING = "responsible_missing"
    RESULT_MISSING = "result_missing"
    ABBREVIATION_UNKNOWN = "abbreviation_unknown"
    CELLS_GLUED = "cells_glued"
    CELLS_MOVED = "cells_moved"
    TEXT_CUT = "text_cut"
    NUMBER_DUPLICATE = "number_duplicate"
    NUMBER_MISSING = "number_missing"
    NUMBER_SKIPPED = "number_skipped"
    TARGET_CONTRADICTS = "target_contradicts"
    NAME_ONCE = "name_once"
    COLUMN_BY_CONTENT = "column_by_content"
    COLUMN_NOT_READ = "column_not_read"
    TABLE_NOT_READ = "table_not_read"
    TEXT_NOT_READ = "text_not_read"
    PERIOD_UNKNOWN = "period_unknown"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One problem: *text* is the document's own words, *proposal* what could stand there instead.

    ``row`` counts the activities of the plan from 1 and is None where the doubt is not about one row;
    ``column`` is the name of the activity's field, if one is meant.
    """

    code: DoubtCode
    row: int | None
    text: str
    proposal: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A responsible party as the cell names it; *person* and *post* are set for named people only."""

    name: str
    kind: PartyKind
    group: str | None = None
    person: str | None = None
    post: str | None = None
    by_agreement: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A number in a result: «не менее 8 (80%)» is 8 with the share of 80 per cent."""

    text: str
    sign: Sign
    value: float
    percent: bool
    share: float | None = None
    change: Change = Change.LEVEL


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row hands in: the words of its column of proofs and the kinds found in them."""

    text: str
    kinds: tuple[EvidenceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the plan; ``parent`` is the index of the heading it stands under."""

    title: str
    level: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of the plan; ``section`` is an index into the road map's sections."""

    number: str
    title: str
    section: int | None
    level: str | None
    deadline: str
    schedule: Schedule | None
    responsible: str
    parties: tuple[Party, ...]
    result: str
    targets: tuple[Target, ...]
    evidence: Evidence
    checklist: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured figure as its table names it; ``unit`` only where the table has such a column."""

    number: str
    title: str
    source: str
    target: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """What a clause of the order itself tells somebody to do."""

    clause: str
    text: str
    addressee: str
    schedule: Schedule | None


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of schools."""

    name: str
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeal:
    """An earlier order that this one ends."""

    text: str
    number: str
    date: datetime.date | None
    title: str


@dataclass(frozen=True, slots=True)
class Requisites:
    """The order around the plan. Empty text means that the document does not say it."""

    issuer: str = ""
    place: str = ""
    number: str = ""
    date: datetime.date | None = None
    title: str = ""
    signer: str = ""
    coordinator: str = ""
    control: str = ""
    repeals: tuple[Repeal, ...] = ()


@dataclass(frozen=True, slots=True)
class RoadMap:
    """Everything that was read, and every doubt about it."""

    title: str
    requisites: Requisites
    period: Period | None
    sections: tuple[Section, ...]
    activities: tuple[Activity, ...]
    indicators: tuple[Indicator, ...] = ()
    duties: tuple[Duty, ...] = ()
    groups: tuple[Group, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
