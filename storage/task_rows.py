"""How a task is read: its row with everything around it, within a scope."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    ScalarSelect,
    Select,
    String,
    and_,
    cast,
    false,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.orm import aliased

from roadmap.deadlines import Kind, Waits
from roadmap.details import Details
from roadmap.period import Period
from roadmap.tasks import Off, Partner, Scope, Status, Task
from storage.models import (
    ActivityRow,
    DepartmentRow,
    OrganisationRow,
    PartnerRow,
    PersonRow,
    RoadMapRow,
    SectionRow,
    TaskRow,
)
from storage.values import details_from_json, settings_from_json

# SQLAlchemy copies every column for an alias: once for a process, not for each statement.
_SUBMITTER, _REVIEWER = aliased(PersonRow), aliased(PersonRow)
_SPLIT = aliased(ActivityRow)
_BETWEEN, _AFTER = "\x1f", "\x1e"


def _partners() -> ScalarSelect[Any]:
    """The co-executors of a task's activity as one text: a task in a list costs no further statement."""
    place, person = aliased(OrganisationRow), aliased(PersonRow)
    text = (
        cast(PartnerRow.organisation_id, String)
        + _BETWEEN
        + func.coalesce(cast(PartnerRow.person_id, String), "")
        + _BETWEEN
        + func.coalesce(person.name, place.name)
    )
    return (
        select(func.aggregate_strings(text, _AFTER))
        .select_from(PartnerRow)
        .join(place, place.id == PartnerRow.organisation_id)
        .outerjoin(person, person.id == PartnerRow.person_id)
        .where(
            PartnerRow.activity_id == TaskRow.activity_id,
            or_(ActivityRow.split.is_(False), PartnerRow.organisation_id == TaskRow.organisation_id),
        )
        .correlate(TaskRow, ActivityRow)
        .scalar_subquery()
    )


_PARTNERS = _partners()


def select_tasks(*more: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Tasks with all that :func:`task_value` needs, and *more* columns after it."""
    return (
        select(
            TaskRow,
            ActivityRow.number,
            ActivityRow.title,
            ActivityRow.deadline,
            ActivityRow.result,
            ActivityRow.proof,
            ActivityRow.details,
            ActivityRow.road_map_id,
            ActivityRow.waits,
            RoadMapRow.review,
            RoadMapRow.organisation_id.label("road_map_of"),
            DepartmentRow.timezone,
            DepartmentRow.settings,
            func.coalesce(SectionRow.title, "").label("section"),
            OrganisationRow.name.label("organisation"),
            OrganisationRow.own,
            func.coalesce(PersonRow.name, "").label("assignee"),
            func.coalesce(_SUBMITTER.name, "").label("submitted_by"),
            func.coalesce(_REVIEWER.name, "").label("reviewed_by"),
            _PARTNERS.label("partners"),
            *more,
        )
        .join(ActivityRow, ActivityRow.id == TaskRow.activity_id)
        .join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id)
        .join(DepartmentRow, DepartmentRow.id == TaskRow.department_id)
        .outerjoin(SectionRow, SectionRow.id == ActivityRow.section_id)
        .join(OrganisationRow, OrganisationRow.id == TaskRow.organisation_id)
        .outerjoin(PersonRow, PersonRow.id == TaskRow.assignee_id)
        .outerjoin(_SUBMITTER, _SUBMITTER.id == TaskRow.submitted_by)
        .outerjoin(_REVIEWER, _REVIEWER.id == TaskRow.reviewed_by)
        # What is read is a value: a task changed in this unit must be read as it is now.
        .execution_options(populate_existing=True)
    )


def within(scope: Scope) -> ColumnElement[bool]:
    """Whether a task belongs to *scope*."""
    own = select(OrganisationRow.id).where(
        OrganisationRow.department_id.in_(scope.own_of), OrganisationRow.own
    )
    either: list[ColumnElement[bool]] = [false()]
    if scope.departments:
        either.append(and_(TaskRow.department_id.in_(scope.departments), _of_department()))
    if scope.organisations:
        either.append(TaskRow.organisation_id.in_(scope.organisations))
    if scope.looked_after:
        either.append(and_(TaskRow.organisation_id.in_(scope.looked_after), _of_department()))
    if scope.road_maps:
        either.append(TaskRow.activity_id.in_(_activities(RoadMapRow.id.in_(scope.road_maps))))
    if scope.own_of:
        either.append(TaskRow.organisation_id.in_(own))
    if scope.assignees and scope.taught:
        either.append(
            and_(TaskRow.assignee_id.in_(scope.assignees), TaskRow.organisation_id.in_(scope.taught))
        )
    if scope.assignees and scope.named_in:
        of_department = select(OrganisationRow.id).where(
            OrganisationRow.department_id.in_(scope.named_in), OrganisationRow.own
        )
        either.append(
            and_(TaskRow.assignee_id.in_(scope.assignees), TaskRow.organisation_id.in_(of_department))
        )
    if scope.sharing:
        either.append(_shared(PartnerRow.organisation_id.in_(scope.sharing), PartnerRow.person_id.is_(None)))
    if scope.assignees and scope.named_in:
        by_name = _shared(PartnerRow.person_id.in_(scope.assignees))
        either.append(and_(TaskRow.department_id.in_(scope.named_in), by_name))
    return or_(*either)


def on_its_date() -> ColumnElement[bool]:
    """Not what made way for another task of its date (``Tasks.make_way``): it is of no occasion any more."""
    return TaskRow.occurrence.not_like("was %")


def _of_department() -> ColumnElement[bool]:
    """Whether a task stands in a road map of the department, not in a school's own."""
    return TaskRow.activity_id.not_in(_activities(RoadMapRow.organisation_id.is_not(None)))


def _activities(of: ColumnElement[bool]) -> Select[int]:
    return select(ActivityRow.id).join(RoadMapRow, RoadMapRow.id == ActivityRow.road_map_id).where(of)


def _shared(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Where a row is split, a co-executor shares the task of their own organisation alone."""
    partners = select(PartnerRow.activity_id).join(_SPLIT, _SPLIT.id == PartnerRow.activity_id)
    within_own = partners.add_columns(PartnerRow.organisation_id).where(*conditions, _SPLIT.split)
    return or_(
        TaskRow.activity_id.in_(partners.where(*conditions, _SPLIT.split.is_(False))),
        tuple_(TaskRow.activity_id, TaskRow.organisation_id).in_(within_own),
    )


def task_value(row: Row[Any]) -> Task:
    """The task of a row of :func:`select_tasks`."""
    task: TaskRow = row[0]
    return Task(
        id=task.id,
        department_id=task.department_id,
        organisation_id=task.organisation_id,
        organisation=row.organisation,
        activity_id=task.activity_id,
        number=row.number,
        title=row.title,
        section=row.section,
        deadline=row.deadline,
        result=row.result,
        proof=row.proof,
        status=Status(task.status),
        due=task.due,
        awaiting=task.awaiting,
        own=row.own,
        assignee_id=task.assignee_id,
        assignee=row.assignee,
        road_map_id=row.road_map_id,
        timezone=row.timezone,
        reviewed=settings_from_json(row.settings).review if row.review is None else row.review,
        details=_details(row.details, task.target),
        progress=task.progress,
        counted=task.target is not None,
        first_due=task.first_due,
        submitted_at=task.submitted_at,
        submitted_by=row.submitted_by,
        reviewed_at=task.reviewed_at,
        reviewed_by=row.reviewed_by,
        by_itself=task.status == Status.ACCEPTED
        and task.reviewed_at is not None
        and task.reviewed_by is None,
        asked_at=task.asked_at,
        occurrence=task.occurrence,
        kind=Kind(task.kind),
        waits=Waits(row.waits) if task.awaiting and row.waits else None,
        covers=Period(task.covers_from, task.covers_until)
        if task.covers_from is not None and task.covers_until is not None
        else None,
        off=Off(task.off) if task.off else None,
        before_order=task.before_order,
        partners=_partners_of(row.partners),
        road_map_of=row.road_map_of,
    )


def _details(document: dict[str, Any], times: int | None) -> Details:
    """What the row asks for; a task that counts the occasions of a month has its own number to reach."""
    details = details_from_json(document)
    return replace(details, target=times) if times is not None else details


def _partners_of(text: str | None) -> tuple[Partner, ...]:
    found = [one.split(_BETWEEN) for one in (text or "").split(_AFTER) if one]
    return tuple(
        Partner(int(organisation), name, int(person) if person else None)
        for organisation, person, name in found
    )
