"""What stories stand on: the department of those about changes of life, the groups of those about chats."""

from __future__ import annotations

import pytest

from tests.stories.place import SCHOOL, Place
from tests.stories.square import Square
from tests.town import Town


@pytest.fixture
async def place(town: Town) -> Place:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    vera = await town.joins(anna, SCHOOL, "Педагог", "Вера", "Лис")
    gleb = await town.joins(anna, SCHOOL, "Педагог", "Глеб", "Ёлкин")
    return Place(town, anna, boris, vera, gleb)


@pytest.fixture
def square(town: Town) -> Square:
    """The groups of the town."""
    return Square(town)
