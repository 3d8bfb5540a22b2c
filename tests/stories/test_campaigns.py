"""A questionnaire goes out: it is kept, sent to a group, opened by the clock; who has not answered is reminded."""

from __future__ import annotations

from sandbox.person import Person
from tests.forms import risks
from tests.stories.place import SCHOOL, Place
from tests.town import Town

FORM = "Профиль рисков школы"


async def keeps(anna: Person, content: bytes | None = None) -> None:
    """The coordinator sends a form and keeps it."""
    await anna.sends_file("риски.xlsx", content or risks())
    await anna.presses("Сохранить")


async def collects(anna: Person, when: str, *, who: str = "Один ответ от школы") -> None:
    """The coordinator asks all schools."""
    await anna.presses("Собрать ответы")
    await anna.presses("Все школы")
    await anna.presses(who)
    await anna.says(when)
    await anna.presses("Начать сбор")


async def test_walk(place: Place) -> None:
    anna = place.anna
    await keeps(anna)
    await collects(anna, "до 25 марта")
    print(await anna.transcript())
    print(await place.boris.transcript())
    assert 0
