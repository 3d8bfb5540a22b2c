"""People and the posts they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from roadmap.people import KEEPERS, OF_DEPARTMENT, Actor, Person, Post, Presence, Role
from storage.departments import department_value
from storage.merging import merge
from storage.models import DepartmentRow, OrganisationRow, PersonRow, PostRow
from storage.values import preferences_from_json, preferences_to_json

# SQLAlchemy copies every column for an alias: once for a process, not for each statement.
_ABSENT = aliased(PostRow)


class People:
    """Persons by their messenger id, and who holds which post."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def actor(self, telegram_id: int, now: datetime) -> Actor | None:
        """The person with this Telegram id and the posts they hold *now*; None for a stranger."""
        return await self._actor(PersonRow.telegram_id == telegram_id, now)

    async def actor_of(self, person_id: int, now: datetime) -> Actor | None:
        """The same for a person of ours, whether they have come in or not."""
        return await self._actor(PersonRow.id == person_id, now)

    async def _actor(self, who: ColumnElement[bool], now: datetime) -> Actor | None:
        rows = (
            await self._session.execute(
                select(PersonRow, PostRow, DepartmentRow, OrganisationRow.name, _ABSENT.person_id)
                .outerjoin(PostRow, PostRow.person_id == PersonRow.id)
                .outerjoin(DepartmentRow, DepartmentRow.id == PostRow.department_id)
                .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
                .outerjoin(_ABSENT, _ABSENT.id == PostRow.stands_for_id)
                .where(who)
                .order_by(PostRow.id)
            )
        ).all()
        if not rows:
            return None
        posts = tuple(
            post_value(post, department, organisation, stands_for)
            for _, post, department, organisation, stands_for in rows
            if post is not None and department.archived_at is None
        )
        person = person_value(rows[0][0])
        held = tuple(post for post in posts if post.holds(post.department.day(now)))
        return Actor(person, held, person.administrator)

    async def add(self, telegram_id: int, name: str, language: str, now: datetime) -> Person:
        """Somebody opens the bot for the first time."""
        row = PersonRow(telegram_id=telegram_id, name=name, language=language, created_at=now, joined_at=now)
        return await self._added(row)

    async def expect(self, name: str, language: str, now: datetime) -> Person:
        """Somebody is named who has not come in yet."""
        return await self._added(PersonRow(name=name, language=language, created_at=now))

    async def _added(self, row: PersonRow) -> Person:
        row.administrator, row.preferences = False, {}
        self._session.add(row)
        await self._session.flush()
        return person_value(row)

    async def get(self, person_id: int) -> Person | None:
        """One person, of whichever department: access.py asks whose they are."""
        row = await self._session.get(PersonRow, person_id)
        return None if row is None else person_value(row)

    async def appoint(
        self,
        person_id: int,
        role: Role,
        department_id: int,
        organisation_id: int | None,
        *,
        title: str = "",
        since: date | None = None,
        until: date | None = None,
        stands_for_id: int | None = None,
    ) -> int:
        """Gives a post and gives its id; one that is held without an end is not given twice."""
        same = select(PostRow.id).where(
            PostRow.person_id == person_id,
            PostRow.department_id == department_id,
            PostRow.organisation_id == organisation_id
            if organisation_id is not None
            else PostRow.organisation_id.is_(None),
            PostRow.role == role,
            PostRow.until.is_(None),
        )
        held = await self._session.scalar(same)
        if held is not None:
            return held
        row = PostRow(
            person_id=person_id,
            department_id=department_id,
            organisation_id=organisation_id,
            role=role,
            title=title,
            since=since,
            until=until,
            stands_for_id=stands_for_id,
        )
        self._session.add(row)
        await self._session.flush()
        return row.id

    async def end_post(self, post_id: int, last: date) -> None:
        """The post is held up to *last*, that day included."""
        await self._session.execute(update(PostRow).where(PostRow.id == post_id).values(until=last))

    async def posts(self, person_id: int) -> list[Post]:
        """Every post somebody holds or held, in the order they came."""
        rows = await self._session.execute(
            select(PostRow, DepartmentRow, OrganisationRow.name, _ABSENT.person_id)
            .join(DepartmentRow, DepartmentRow.id == PostRow.department_id)
            .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
            .outerjoin(_ABSENT, _ABSENT.id == PostRow.stands_for_id)
            .where(PostRow.person_id == person_id)
            .order_by(PostRow.id)
        )
        return [post_value(*row) for row in rows]

    async def change(self, person_id: int, **values: Any) -> None:
        """Writes columns of a person: ``name``, ``language``, ``department_id``, ``consent_version`` …"""
        if "preferences" in values:
            values["preferences"] = preferences_to_json(values["preferences"])
        await self._session.execute(
            update(PersonRow)
            .where(PersonRow.id == person_id)
            .values(**values)
            .execution_options(synchronize_session="fetch")
        )

    async def has_administrator(self) -> bool:
        """Whether somebody was made an administrator by a link."""
        return (
            await self._session.scalar(select(PersonRow.id).where(PersonRow.administrator).limit(1))
            is not None
        )

    async def merge(self, empty_id: int, into_id: int) -> None:
        """Makes everything of somebody who has not come in belong to a person who has; the empty row goes."""
        await merge(self._session, empty_id, into_id)

    async def set_reachable(self, telegram_id: int, since: datetime | None) -> None:
        """Marks the person unreachable *since*, or reachable again by None."""
        await self._session.execute(
            update(PersonRow).where(PersonRow.telegram_id == telegram_id).values(unreachable_since=since)
        )

    async def reviewers(
        self, department_id: int, organisation_id: int, day: date
    ) -> list[tuple[int, Person]]:
        """Who reviews an organisation's evidence on *day* and has come in: (Telegram id, person), each once."""
        return await self._reached(
            or_(
                (PostRow.department_id == department_id) & PostRow.role.in_(OF_DEPARTMENT),
                (PostRow.organisation_id == organisation_id) & (PostRow.role == Role.CURATOR),
            ),
            day,
        )

    async def coordinators(self, department_id: int, day: date) -> list[tuple[int, Person]]:
        """The department's coordinators on *day* who have come in: (Telegram id, person)."""
        return await self._reached(
            and_(PostRow.department_id == department_id, PostRow.role == Role.COORDINATOR), day
        )

    async def watchers(self, department_id: int, organisation_id: int, day: date) -> list[tuple[int, Person]]:
        """The coordinators and an organisation's curators on *day* who have come in: (Telegram id, person)."""
        return await self._reached(
            or_(
                (PostRow.department_id == department_id) & (PostRow.role == Role.COORDINATOR),
                (PostRow.organisation_id == organisation_id) & (PostRow.role == Role.CURATOR),
            ),
            day,
        )

    async def heads(self, organisation_id: int, day: date) -> list[tuple[int, Person]]:
        """The heads of an organisation on *day* who have come in: (Telegram id, person)."""
        return await self._reached(
            and_(PostRow.organisation_id == organisation_id, PostRow.role == Role.HEAD), day
        )

    async def _reached(self, who: ColumnElement[bool], day: date) -> list[tuple[int, Person]]:
        found = await self._session.scalars(
            select(PersonRow)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .where(who, held_on(day), PersonRow.telegram_id.is_not(None))
            .order_by(PersonRow.id)
            .distinct()
        )
        return [(row.telegram_id, person_value(row)) for row in found if row.telegram_id is not None]

    async def heads_of(self, organisation_ids: Iterable[int], day: date) -> list[tuple[int, int, Person]]:
        """Who heads these organisations on *day*, or hands in for them, and has come in: (organisation id, Telegram id, person)."""
        found = await self._session.execute(
            select(PostRow.organisation_id, PersonRow)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .where(
                PostRow.organisation_id.in_(list(organisation_ids)),
                PostRow.role.in_({Role.HEAD, *KEEPERS}),
                held_on(day),
                PersonRow.telegram_id.is_not(None),
            )
            .order_by(PersonRow.id, PostRow.organisation_id)
            .distinct()
        )
        return [
            (organisation_id, row.telegram_id, person_value(row))
            for organisation_id, row in found
            if organisation_id is not None and row.telegram_id is not None
        ]

    async def address(self, person_id: int) -> tuple[int, Person] | None:
        """Where to write to a person: their Telegram id, which is their private chat's id; None before they come in."""
        row = await self._session.get(PersonRow, person_id)
        return None if row is None or row.telegram_id is None else (row.telegram_id, person_value(row))

    async def colleagues(self, organisation_id: int, roles: frozenset[Role], day: date) -> list[Person]:
        """People who hold a post of one of *roles* in the organisation on *day*, by name."""
        found = await self._session.execute(
            select(PersonRow)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .where(PostRow.organisation_id == organisation_id, PostRow.role.in_(roles), held_on(day))
            .order_by(PersonRow.name)
            .distinct()
        )
        return [person_value(row) for row in found.scalars()]


def held_on(day: date) -> ColumnElement[bool]:
    """Whether a post is held on *day*."""
    return and_(
        or_(PostRow.since.is_(None), PostRow.since <= day),
        or_(PostRow.until.is_(None), PostRow.until >= day),
    )


def person_value(row: PersonRow) -> Person:
    """The person of a row."""
    return Person(
        id=row.id,
        name=row.name,
        language=row.language,
        presence=_presence(row),
        consent=row.consent_version,
        administrator=row.administrator,
        department_id=row.department_id,
        preferences=preferences_from_json(row.preferences),
    )


def _presence(row: PersonRow) -> Presence:
    if row.removed_at is not None:
        return Presence.REMOVED
    if row.telegram_id is None:
        return Presence.EXPECTED
    return Presence.HERE if row.unreachable_since is None else Presence.UNREACHABLE


def post_value(
    row: PostRow, department: DepartmentRow, organisation: str | None, stands_for: int | None
) -> Post:
    """The post of a row."""
    return Post(
        id=row.id,
        role=Role(row.role),
        department=department_value(department),
        organisation_id=row.organisation_id,
        organisation=organisation or "",
        title=row.title,
        since=row.since,
        until=row.until,
        stands_for_id=row.stands_for_id,
        stands_for=stands_for,
    )
