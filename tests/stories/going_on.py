"""A department whose road map has work that goes on all year, and registers: what its stories begin with."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.person import Person
from tests.stories.door import asked
from tests.town import Town
from tests.town import order as example

SCHOOL = "МБОУ СОШ № 2"
CONTINUOUS = "В течение года"


def order(rows: Sequence[tuple[str, str]], responsible: str = "Руководители ШНОР") -> bytes:
    """The example order with other rows: (title, deadline)."""
    before, _ = example().decode().split("№ п/п\t")
    head = "№ п/п\tМероприятие\tСроки исполнения\tОтветственные\tПланируемый результат\tПодтверждение"
    lines = [
        f"{number}\t{title}\t{deadline}\t{responsible}\tРабота ведётся в каждой школе\tСправка"
        for number, (title, deadline) in enumerate(rows, start=1)
    ]
    return (before + "\n".join([head, *lines]) + "\n").encode()


async def begun(town: Town, *rows: tuple[str, str], responsible: str = "Руководители ШНОР") -> Person:
    """The coordinator of a live road map with these rows; on 2 March, Monday."""
    anna = await town.coordinator()
    await anna.sends_file("order.txt", order(rows, responsible))
    await anna.presses("Ввести в действие")
    return anna


async def head(town: Town, anna: Person) -> Person:
    """Борис, who heads the first school."""
    return await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def day_comes(town: Town, days: int) -> None:
    """So many days later the clock's work is done."""
    town.days_pass(days)
    await town.settle()


def answers(town: Town) -> list[tuple[str, str, str]]:
    """(quarter, answer, line) of everything that was answered, in order."""
    return asked(town, "SELECT quarter, answer, text FROM check_in WHERE answer IS NOT NULL ORDER BY id")
