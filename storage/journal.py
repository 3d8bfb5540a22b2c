"""The journal: append-only, who did what when. It holds ids; names are joined when it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from roadmap.journal import THINGS, About, Entry, Wanted, ids_of
from storage.models import (
    ActivityRow,
    CampaignRow,
    DepartmentRow,
    GroupChatRow,
    GroupRow,
    JournalRow,
    MeasureRow,
    OrganisationRow,
    PartyBindingRow,
    PersonRow,
    PostRow,
    QuestionnaireRow,
    RequestRow,
    ResponseRow,
    RoadMapRow,
    RoundRow,
    TaskRow,
)


class Journal:
    """Entries are written in the commit of what they tell, and never changed."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def write_all(
        self,
        entries: Iterable[tuple[str, str, dict[str, Any]]],
        *,
        person_id: int | None,
        department_id: int | None,
        now: datetime,
    ) -> None:
        """Adds many entries at once, each an action, its subject and its details."""
        self._session.add_all(
            JournalRow(
                department_id=department_id,
                person_id=person_id,
                at=now,
                action=action,
                subject=subject,
                details=details,
            )
            for action, subject, details in entries
        )
        await self._session.flush()

    async def former_names(self, department_id: int) -> list[tuple[str, int]]:
        """What organisations were called before they were renamed, the newest first: (name, organisation id)."""
        found = await self._session.execute(
            select(JournalRow.subject, JournalRow.details)
            .where(JournalRow.department_id == department_id, JournalRow.action == "organisation.renamed")
            .order_by(JournalRow.id.desc())
        )
        return [(str(details.get("old", "")), int(subject.partition(":")[2])) for subject, details in found]

    async def write(
        self,
        action: str,
        subject: str,
        *,
        person_id: int | None,
        department_id: int | None,
        now: datetime,
        **details: Any,
    ) -> None:
        """Adds an entry: *action* is a named deed (``task.accepted``), *subject* what it was done to."""
        await self.write_all(
            [(action, subject, details)], person_id=person_id, department_id=department_id, now=now
        )

    async def page(
        self, department_id: int, wanted: Wanted, offset: int, limit: int, *, homeless: bool = False
    ) -> tuple[list[Entry], int]:
        """Entries of a department, newest first, and how many there are in all.

        *homeless* ones, which belong to no department, come along for administrators.
        """
        of = JournalRow.department_id == department_id
        where = (or_(of, JournalRow.department_id.is_(None)) if homeless else of, *_chosen(wanted))
        total = await self._session.scalar(select(func.count()).select_from(JournalRow).where(*where))
        found = await self._session.scalars(
            select(JournalRow).where(*where).order_by(JournalRow.id.desc()).limit(limit).offset(offset)
        )
        return await self._named([_entry(row) for row in found]), total or 0

    async def of_person(self, person_id: int) -> list[Entry]:
        """What somebody did and what was done about them, oldest first, in every department."""
        found = await self._session.scalars(
            select(JournalRow)
            .where(or_(JournalRow.person_id == person_id, JournalRow.subject == f"person:{person_id}"))
            .order_by(JournalRow.id)
        )
        return await self._named([_entry(row) for row in found])

    async def label(self, department_id: int, wanted: Wanted) -> str | None:
        """The name of what is asked about, if it belongs to the department; None if it does not."""
        if wanted.about is About.DEPARTMENT:
            return ""
        if wanted.about is About.PERSON:
            found: Select[*tuple[Any, ...]] = select(PersonRow.name).where(
                PersonRow.id == wanted.id,
                PersonRow.id.in_(select(PostRow.person_id).where(PostRow.department_id == department_id)),
            )
        elif wanted.about is About.ORGANISATION:
            found = select(OrganisationRow.name).where(
                OrganisationRow.id == wanted.id, OrganisationRow.department_id == department_id
            )
        else:
            found = _tasks().where(TaskRow.id == wanted.id, TaskRow.department_id == department_id)
        row = (await self._session.execute(found)).first()
        return None if row is None else _label(row)

    async def _named(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries with the names of everything they speak of: a statement for each kind of thing."""
        wanted: dict[str, set[int]] = {}
        for entry in entries:
            for one in ids_of(entry):
                thing, _, number = one.partition(":")
                if number.isdigit():
                    wanted.setdefault(thing, set()).add(int(number))
        names: dict[str, str] = {}
        for thing, ids in wanted.items():
            if thing in _NAMED:
                statement, key = _NAMED[thing]
                for row in await self._session.execute(statement.add_columns(key).where(key.in_(ids))):
                    names[f"{thing}:{row[-1]}"] = _label(row[:-1])
        return [
            replace(entry, names={one: names[one] for one in ids_of(entry) if one in names})
            for entry in entries
        ]


def _tasks() -> Select[*tuple[Any, ...]]:
    return (
        select(ActivityRow.number, ActivityRow.title, OrganisationRow.name)
        .join(TaskRow, TaskRow.activity_id == ActivityRow.id)
        .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
    )


def _responses() -> Select[*tuple[Any, ...]]:
    return (
        select(CampaignRow.title)
        .join(RoundRow, RoundRow.campaign_id == CampaignRow.id)
        .join(ResponseRow, ResponseRow.round_id == RoundRow.id)
    )


_NAMED: dict[str, tuple[Select[*tuple[Any, ...]], InstrumentedAttribute[int]]] = {
    "person": (select(PersonRow.name), PersonRow.id),
    "organisation": (select(OrganisationRow.name), OrganisationRow.id),
    "department": (select(DepartmentRow.name), DepartmentRow.id),
    "group": (select(GroupRow.name), GroupRow.id),
    "chat": (select(GroupChatRow.title), GroupChatRow.id),
    "roadmap": (select(RoadMapRow.title), RoadMapRow.id),
    "indicator": (select(MeasureRow.name), MeasureRow.id),
    "party": (select(PartyBindingRow.name), PartyBindingRow.id),
    "task": (_tasks(), TaskRow.id),
    "request": (select(RequestRow.reason), RequestRow.id),
    "questionnaire": (select(QuestionnaireRow.title), QuestionnaireRow.id),
    "campaign": (select(CampaignRow.title), CampaignRow.id),
    "round": (select(CampaignRow.title).join(RoundRow, RoundRow.campaign_id == CampaignRow.id), RoundRow.id),
    "response": (_responses(), ResponseRow.id),
}


def _label(row: Sequence[Any]) -> str:
    """A name as it is; a task by its number (its title where it has none) and its organisation."""
    if len(row) == 1:
        return str(row[0])
    number, title, organisation = row
    return f"{number.rstrip('.') or title}, {organisation}"


def _chosen(wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    things = THINGS[wanted.kind]
    yield or_(*(JournalRow.action.startswith(f"{thing}.") for thing in things)) if things else true()
    if wanted.about is About.PERSON:
        yield or_(JournalRow.person_id == wanted.id, JournalRow.subject == f"person:{wanted.id}")
    elif wanted.about is About.TASK:
        yield JournalRow.subject == f"task:{wanted.id}"
    elif wanted.about is About.ORGANISATION:
        yield _of_organisation(wanted.id)


def _of_organisation(organisation_id: int) -> ColumnElement[bool]:
    """What was done to the organisation, to its tasks and about its people."""
    tasks = select(literal("task:") + cast(TaskRow.id, String)).where(
        TaskRow.organisation_id == organisation_id
    )
    people = select(literal("person:") + cast(PostRow.person_id, String)).where(
        PostRow.organisation_id == organisation_id
    )
    return or_(
        JournalRow.subject == f"organisation:{organisation_id}",
        JournalRow.subject.in_(tasks),
        JournalRow.subject.in_(people),
    )


def _entry(row: JournalRow) -> Entry:
    return Entry(row.id, row.at, row.action, row.subject, row.person_id, row.department_id, row.details)
