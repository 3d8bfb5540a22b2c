"""People and the posts they hold."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.department import Department
from roadmap.people import OF_DEPARTMENT, Actor, Person, Post, Role
from storage.models import DepartmentRow, OrganisationRow, PersonRow, PostRow


class People:
    """Persons by their messenger id, and who holds which post."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def actor(self, telegram_id: int) -> Actor | None:
        """The person with this Telegram id and all their posts; None for a stranger."""
        rows = (
            await self._session.execute(
                select(PersonRow, PostRow, DepartmentRow, OrganisationRow.name)
                .outerjoin(PostRow, PostRow.person_id == PersonRow.id)
                .outerjoin(DepartmentRow, DepartmentRow.id == PostRow.department_id)
                .outerjoin(OrganisationRow, OrganisationRow.id == PostRow.organisation_id)
                .where(PersonRow.telegram_id == telegram_id)
                .order_by(PostRow.id)
            )
        ).all()
        if not rows:
            return None
        posts = tuple(
            _post(post, department, organisation)
            for _, post, department, organisation in rows
            if post is not None
        )
        return Actor(_person(rows[0][0]), posts)

    async def add(self, telegram_id: int, name: str, language: str, now: datetime) -> Person:
        """Somebody opens the bot for the first time."""
        row = PersonRow(telegram_id=telegram_id, name=name, language=language, created_at=now)
        self._session.add(row)
        await self._session.flush()
        return _person(row)

    async def appoint(
        self, person_id: int, role: Role, department_id: int, organisation_id: int | None
    ) -> None:
        """Gives a post; giving the same one twice changes nothing."""
        same = select(PostRow.id).where(
            PostRow.person_id == person_id,
            PostRow.department_id == department_id,
            PostRow.organisation_id == organisation_id
            if organisation_id is not None
            else PostRow.organisation_id.is_(None),
            PostRow.role == role,
        )
        if await self._session.scalar(same) is None:
            self._session.add(
                PostRow(
                    person_id=person_id,
                    department_id=department_id,
                    organisation_id=organisation_id,
                    role=role,
                )
            )
            await self._session.flush()

    async def set_language(self, person_id: int, language: str) -> None:
        """Remembers the language a person chose."""
        await self._session.execute(
            update(PersonRow).where(PersonRow.id == person_id).values(language=language)
        )

    async def set_reachable(self, telegram_id: int, since: datetime | None) -> None:
        """Marks the person unreachable *since*, or reachable again by None."""
        await self._session.execute(
            update(PersonRow).where(PersonRow.telegram_id == telegram_id).values(unreachable_since=since)
        )

    async def reviewers(self, department_id: int, organisation_id: int) -> list[tuple[int, Person]]:
        """Who reviews an organisation's evidence: (Telegram id, person), each once."""
        found = await self._session.execute(
            select(PersonRow)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .where(
                or_(
                    (PostRow.department_id == department_id) & PostRow.role.in_(OF_DEPARTMENT),
                    (PostRow.organisation_id == organisation_id) & (PostRow.role == Role.CURATOR),
                )
            )
            .order_by(PersonRow.id)
            .distinct()
        )
        return [(row.telegram_id, _person(row)) for row in found.scalars()]

    async def coordinators(self, department_id: int) -> list[tuple[int, Person]]:
        """The department's coordinators: (Telegram id, person)."""
        found = await self._session.scalars(
            select(PersonRow)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .where(PostRow.department_id == department_id, PostRow.role == Role.COORDINATOR)
            .order_by(PersonRow.id)
        )
        return [(row.telegram_id, _person(row)) for row in found]

    async def address(self, person_id: int) -> tuple[int, Person] | None:
        """Where to write to a person: their Telegram id, which is their private chat's id."""
        row = await self._session.get(PersonRow, person_id)
        return None if row is None else (row.telegram_id, _person(row))

    async def colleagues(self, organisation_id: int, roles: frozenset[Role]) -> list[Person]:
        """People with a post of one of *roles* in the organisation, by name."""
        found = await self._session.execute(
            select(PersonRow)
            .join(PostRow, PostRow.person_id == PersonRow.id)
            .where(PostRow.organisation_id == organisation_id, PostRow.role.in_(roles))
            .order_by(PersonRow.name)
            .distinct()
        )
        return [_person(row) for row in found.scalars()]


def _person(row: PersonRow) -> Person:
    return Person(id=row.id, name=row.name, language=row.language)


def _post(row: PostRow, department: DepartmentRow, organisation: str | None) -> Post:
    return Post(
        id=row.id,
        role=Role(row.role),
        department=Department(department.id, department.name, department.timezone),
        organisation_id=row.organisation_id,
        organisation=organisation or "",
    )
