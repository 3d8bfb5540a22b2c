"""Tellings that an outage or a long queue made late: they keep to the quiet hours too, and not for ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.clock import Clock
from roadmap.speaking import tellable, waits_before
from storage.database import Database
from storage.outbox import Outgoing
from storage.unit import Unit

_DAY = timedelta(days=1)


class Late:
    """Answers to people are never late: this is about rows with a telling."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._read_at: datetime | None = None
        self._quiet: dict[int, datetime] = {}

    async def quiet(self, unit: Unit) -> Mapping[int, datetime]:
        """Departments whose tellings from before a moment wait; read once a minute, for hours begin on the minute."""
        if not self._is_read:
            now = self._read_at = self._minute
            found = {one.id: waits_before(one, now) for one in await unit.departments.all()}
            self._quiet = {number: before for number, before in found.items() if before is not None}
        return self._quiet

    async def waits(self, row: Outgoing) -> bool:
        """Whether a telling that was read before the quiet hours has to wait for their end."""
        if row.telling_id is None or row.at is None or (self._is_read and not self._quiet):
            return False
        async with self._database.unit() as unit:
            quiet = await self.quiet(unit)
            before = quiet.get((await unit.tellings.department(row.telling_id)).id) if quiet else None
        return before is not None and row.at < before

    @property
    def _is_read(self) -> bool:
        return self._read_at == self._minute

    @property
    def _minute(self) -> datetime:
        return self._clock().replace(second=0, microsecond=0)

    async def given_up(self, row: Outgoing) -> bool:
        """Whether nobody has any use for a telling by now."""
        if row.telling_id is None or row.at is None or self._clock() - row.at < _DAY:
            return False
        async with self._database.unit() as unit:
            department = await unit.tellings.department(row.telling_id)
        return not tellable(department, row.at, self._clock())
