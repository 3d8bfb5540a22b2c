"""Writes down what a roster changes in a department: organisations, groups, people and posts in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.roster.changes import Changes, OrganisationChange, PostChange
from roadmap.tasks import UNFINISHED
from storage.models import (
    GroupMemberRow,
    GroupRow,
    InvitationRow,
    OrganisationRow,
    PersonRow,
    PostRow,
    TaskRow,
)
from storage.roll import Rolls


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids that new organisations, groups and people were given, by the ids below zero that stood for them.

    *posts* are the ids that posts have now, in the order of their changes.
    """

    organisations: Mapping[int, int]
    groups: Mapping[int, int]
    people: Mapping[int, int]
    posts: tuple[int, ...] = ()


class RosterPen:
    """Writes the changes of one roster in the session of a unit of work."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def write(
        self, department_id: int, changes: Changes, language: str, now: datetime, today: date
    ) -> Ids:
        """Writes every change; new people are expected in *language* until they come in."""
        organisations = await self._organisations(department_id, changes, now)
        groups = await self._groups(department_id, changes)
        people = await self._people(changes, language, now)
        ids = Ids(organisations, groups, people)
        await self._memberships(changes, ids)
        return replace(ids, posts=await self._write_posts(department_id, changes.posts, ids, today))

    async def _organisations(self, department_id: int, changes: Changes, now: datetime) -> dict[int, int]:
        known = [one for one in changes.organisations if one.before is not None]
        # Names are unique in a department, and two organisations may change theirs with each other.
        await self._update(OrganisationRow, [{"id": one.id, "name": f"={one.id}"} for one in _renamed(known)])
        new = {
            one.id: OrganisationRow(
                department_id=department_id, name=one.after.name, kind=one.after.kind, own=False
            )
            for one in changes.organisations
            if one.before is None
        }
        self._session.add_all(new.values())
        await self._session.flush()
        ids = {number: row.id for number, row in new.items()}
        await self._update(
            OrganisationRow,
            [
                {
                    "id": _real(one.id, ids),
                    "name": one.after.name,
                    "kind": one.after.kind,
                    "parent_id": _real(one.after.parent_id, ids),
                    "archived_at": None,
                }
                for one in changes.organisations
            ],
        )
        return ids

    async def _groups(self, department_id: int, changes: Changes) -> dict[int, int]:
        back = [{"id": one.id, "archived_at": None} for one in changes.groups if one.id > 0]
        await self._update(GroupRow, back)
        new = {
            one.id: GroupRow(department_id=department_id, name=one.name)
            for one in changes.groups
            if one.id < 0
        }
        self._session.add_all(new.values())
        await self._session.flush()
        return {number: row.id for number, row in new.items()}

    async def _memberships(self, changes: Changes, ids: Ids) -> None:
        self._session.add_all(
            GroupMemberRow(
                group_id=_real(one.group_id, ids.groups),
                organisation_id=_real(one.organisation_id, ids.organisations),
                since=one.after.since,
                until=one.after.until,
            )
            for one in changes.memberships
            if one.id is None
        )
        await self._session.flush()
        await self._update(
            GroupMemberRow,
            [
                {"id": one.id, "since": one.after.since, "until": one.after.until}
                for one in changes.memberships
                if one.id is not None
            ],
        )

    async def _people(self, changes: Changes, language: str, now: datetime) -> dict[int, int]:
        new = {
            one.id: PersonRow(
                name=one.after, language=language, created_at=now, administrator=False, preferences={}
            )
            for one in changes.people
            if one.before is None
        }
        self._session.add_all(new.values())
        await self._session.flush()
        renamed = [{"id": one.id, "name": one.after} for one in changes.people if one.before is not None]
        await self._update(PersonRow, renamed)
        return {number: row.id for number, row in new.items()}

    async def _write_posts(
        self, department_id: int, posts: Iterable[PostChange], ids: Ids, today: date
    ) -> tuple[int, ...]:
        """The ids that the posts have now."""
        written: list[PostRow | int] = []
        for one in posts:
            if one.id is not None and not one.becomes_another:
                await self._update(PostRow, [{"id": one.id, "title": one.after.title}])
                written.append(one.id)
                continue
            if one.id is not None:
                # What it was ends and stays as history; what it becomes begins.
                await Rolls(self._session).end_post(one.id, today - timedelta(days=1))
                await self._follow(one, _real(one.after.organisation_id, ids.organisations))
            written.append(_new_post(department_id, one, ids, today))
        self._session.add_all(row for row in written if isinstance(row, PostRow))
        await self._session.flush()
        return tuple(row.id if isinstance(row, PostRow) else row for row in written)

    async def _follow(self, change: PostChange, place: int | None) -> None:
        """An invitation that is not used yet leads to the post as it is now; tasks stay with the organisation."""
        before = change.before
        if before is None:
            return
        await self._session.execute(
            update(InvitationRow)
            .where(
                InvitationRow.person_id == change.person_id,
                InvitationRow.used_at.is_(None),
                InvitationRow.role == before.role,
                InvitationRow.organisation_id == before.organisation_id
                if before.organisation_id is not None
                else InvitationRow.organisation_id.is_(None),
            )
            .values(role=change.after.role, organisation_id=place, title=change.after.title)
        )
        if before.organisation_id is None or before.organisation_id == place:
            return
        await self._session.execute(
            update(TaskRow)
            .where(
                TaskRow.assignee_id == change.person_id,
                TaskRow.organisation_id == before.organisation_id,
                TaskRow.status.in_(UNFINISHED),
            )
            .values(assignee_id=None)
        )

    async def _update(self, row: type[Any], values: list[dict[str, Any]]) -> None:
        """Many rows by their ids in one statement."""
        if values:
            await self._session.execute(update(row), values)


def _new_post(department_id: int, change: PostChange, ids: Ids, today: date) -> PostRow:
    """Since when somebody new holds their post nobody said; one that takes another's place begins today."""
    return PostRow(
        person_id=_real(change.person_id, ids.people),
        department_id=department_id,
        organisation_id=_real(change.after.organisation_id, ids.organisations),
        role=change.after.role,
        title=change.after.title,
        since=None if change.before is None else today,
    )


def _renamed(changes: Iterable[OrganisationChange]) -> list[OrganisationChange]:
    return [one for one in changes if one.before is not None and one.before.name != one.after.name]


def _real(number: int | None, ids: Mapping[int, int]) -> Any:
    """The id that a thing has now; ids below zero stood for new ones."""
    return ids[number] if number is not None and number < 0 else number
