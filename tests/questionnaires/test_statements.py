"""How far rounds have come takes the same few statements for three schools and for three hundred."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.actions.asking import ask
from bot.actions.by import By
from bot.actions.campaigns import follow, make, open_due
from roadmap.deadlines import USUAL_CALENDAR
from roadmap.department import OrganisationKind
from roadmap.people import Role
from roadmap.questionnaires.audience import Audience
from roadmap.questionnaires.responses import Counts, State
from roadmap.questionnaires.when import read_when
from roadmap.questionnaires.xlsform import read_xlsform
from storage.database import Database
from tests.forms import risks
from tests.fresh import fresh
from tests.house.test_queries import counted

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


async def statements(database: Database, schools: int) -> list[int]:
    """How many statements each deed takes where a department has so many schools."""
    async with database.unit() as unit:
        department = await unit.departments.add(f"Управление {schools}", "Europe/Moscow", NOW)
        for number in range(schools):
            school = await unit.organisations.add(department.id, f"Школа {number}", OrganisationKind.SCHOOL)
            head = await unit.people.add(schools * 1000 + number, f"Директор {number}", "ru", NOW)
            await unit.people.appoint(head.id, Role.HEAD, department.id, school.id)
        form = await unit.questionnaires.add(department.id, read_xlsform(risks(), "риски.xlsx"), None, NOW)
        kept = await unit.questionnaires.get(form)
        assert kept is not None
        by = By(unit, department, None, NOW)
        numbers = []
        with counted(database) as said:
            schedule = read_when("до 25 марта", USUAL_CALENDAR, by.today)
            await make(by, kept, Audience(everyone=True), "до 25 марта", schedule)
        numbers.append(len(said))
        with counted(database) as said:
            asked = await ask(by)
        numbers.append(len(said))
        assert len(asked) == schools
        assert await ask(by) == [], "twice is as once"
        with counted(database) as said:
            await open_due(by)
            await follow(by)
        numbers.append(len(said))
        with counted(database) as said:
            found = await unit.campaigns.standings(await unit.campaigns.open_rounds(department.id))
            responses = await unit.responses.of_round(found[0].round.id)
        numbers.append(len(said))
        await unit.responses.change([responses[0].id], state=State.SENT, sent_at=NOW)
        found = await unit.campaigns.standings(await unit.campaigns.open_rounds(department.id))
        assert found[0].counts == Counts(schools, 1)
    return numbers


async def test_as_many_for_three_hundred_schools_as_for_three(tmp_path: Path) -> None:
    database = await fresh(tmp_path / "statements.sqlite3")
    few = await statements(database, 3)
    many = await statements(database, 300)
    await database.close()
    assert many == few
    assert max(few) <= 16
