"""Indicators that departments follow, their targets, and the figures that were measured."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from roadmap.measures import Direction, Figure, Measure
from roadmap.period import Period
from storage.models import MeasuredRow, MeasureRow, MeasureTargetRow


class Measures:
    """Who may see and change them is decided above (bot/access)."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def all(self, department_id: int) -> list[Measure]:
        """Those that are followed, in the order they came."""
        return await self._found(MeasureRow.department_id == department_id)

    async def get(self, measure_id: int) -> Measure | None:
        """One of whichever department; None where it is followed no more."""
        found = await self._found(MeasureRow.id == measure_id)
        return found[0] if found else None

    async def _found(self, which: Any) -> list[Measure]:
        rows = (
            await self._session.scalars(
                select(MeasureRow)
                .where(which, MeasureRow.archived_at.is_(None))
                .order_by(MeasureRow.id)
                .execution_options(populate_existing=True)
            )
        ).all()
        targets: dict[int, dict[int, str]] = {}
        for number, year, target in await self._session.execute(
            select(MeasureTargetRow.measure_id, MeasureTargetRow.year, MeasureTargetRow.target)
            .where(MeasureTargetRow.measure_id.in_(select(MeasureRow.id).where(which)))
            .order_by(MeasureTargetRow.year)
        ):
            targets.setdefault(number, {})[year] = target
        return [_value(row, targets.get(row.id, {})) for row in rows]

    async def of_road_map(self, road_map_id: int) -> list[Measure]:
        """Those that a road map names."""
        return await self._found(MeasureRow.road_map_id == road_map_id)

    async def add(self, measure: Measure, road_map_id: int | None = None) -> int:
        """Follows an indicator; its id. That of *measure* says nothing yet."""
        row = MeasureRow(
            department_id=measure.department_id,
            road_map_id=road_map_id,
            code=measure.code,
            name=measure.name,
            unit=measure.unit,
            source=measure.source,
            direction=measure.direction,
            parts=list(measure.parts),
            numerator=measure.numerator,
            denominator=measure.denominator,
            baseline=measure.baseline,
        )
        self._session.add(row)
        await self._session.flush()
        await self.set_targets(row.id, measure.targets)
        return row.id

    async def change(self, measure_id: int, **values: Any) -> None:
        """Sets columns of one."""
        await self._session.execute(update(MeasureRow).where(MeasureRow.id == measure_id).values(**values))

    async def set_targets(self, measure_id: int, targets: Mapping[int, str]) -> None:
        """Puts the targets by year in the place of those that were there."""
        await self._session.execute(delete(MeasureTargetRow).where(MeasureTargetRow.measure_id == measure_id))
        self._session.add_all(
            MeasureTargetRow(measure_id=measure_id, year=year, target=target)
            for year, target in targets.items()
        )
        await self._session.flush()

    async def archive(self, measure_id: int, now: datetime) -> None:
        """It is followed no more; its figures stay."""
        await self.change(measure_id, archived_at=now)

    async def figures(
        self, measure_ids: Collection[int], organisation_ids: Collection[int] | None = None
    ) -> dict[int, list[Figure]]:
        """By indicator, every figure in the order it came; of some organisations alone."""
        query = select(MeasuredRow).where(MeasuredRow.measure_id.in_(measure_ids)).order_by(MeasuredRow.id)
        if organisation_ids is not None:
            query = query.where(MeasuredRow.organisation_id.in_(organisation_ids))
        found: dict[int, list[Figure]] = {number: [] for number in measure_ids}
        for row in await self._session.scalars(query.execution_options(populate_existing=True)):
            found[row.measure_id].append(_figure(row))
        return found

    async def write(self, figures: Sequence[Figure], person_id: int | None, now: datetime) -> None:
        """Writes figures; each takes the place of those of the same organisation, period and part."""
        for one in figures:
            await self._session.execute(
                delete(MeasuredRow).where(
                    MeasuredRow.measure_id == one.measure_id,
                    MeasuredRow.organisation_id.is_(None)
                    if one.organisation_id is None
                    else MeasuredRow.organisation_id == one.organisation_id,
                    MeasuredRow.covers_from == one.period.start,
                    MeasuredRow.covers_until == one.period.end,
                    MeasuredRow.part == one.part,
                )
            )
        self._session.add_all(_row(one, person_id, now) for one in figures)
        await self._session.flush()

    async def forget_response(self, response_id: int) -> None:
        """What came from answers counts no more: they were returned, or are written anew."""
        await self._session.execute(delete(MeasuredRow).where(MeasuredRow.response_id == response_id))

    async def by_code(self, department_id: int, codes: Iterable[str]) -> dict[str, Measure]:
        """Those that questionnaires call by *codes*; of several with one code the latest."""
        wanted = set(codes)
        return {one.code: one for one in await self.all(department_id) if one.code in wanted}


def _value(row: MeasureRow, targets: Mapping[int, str]) -> Measure:
    return Measure(
        row.id,
        row.department_id,
        row.code,
        row.name,
        row.unit,
        row.source,
        Direction(row.direction),
        tuple(row.parts),
        row.numerator,
        row.denominator,
        row.baseline,
        targets,
    )


def _figure(row: MeasuredRow) -> Figure:
    return Figure(
        row.measure_id,
        Period(row.covers_from or row.covers_until, row.covers_until),
        Decimal(row.value),
        row.organisation_id,
        row.part,
        None if row.numerator is None else Decimal(row.numerator),
        None if row.denominator is None else Decimal(row.denominator),
        row.source,
        row.response_id,
    )


def _row(one: Figure, person_id: int | None, now: datetime) -> MeasuredRow:
    return MeasuredRow(
        measure_id=one.measure_id,
        organisation_id=one.organisation_id,
        covers_from=one.period.start,
        covers_until=one.period.end,
        part=one.part,
        value=str(one.value),
        numerator=None if one.numerator is None else str(one.numerator),
        denominator=None if one.denominator is None else str(one.denominator),
        source=one.source,
        response_id=one.response_id,
        person_id=person_id,
        created_at=now,
    )
