"""Registers: the link is handed in once, then one tap confirms that all is up to date."""

from __future__ import annotations

from sandbox.person import Person
from tests.stories.door import asked, journal
from tests.stories.going_on import CONTINUOUS, SCHOOL, answers, begun, day_comes, head
from tests.town import Town

REGISTER = "Ведение реестра наставников"
QUARTERLY = "Ежеквартально, не позднее 25 числа последнего месяца квартала"
LINK = "https://school2.example.org/nastavniki"
CONFIRM = "Подтверждаю: всё актуально"


async def opens(person: Person, day: str = "Ведение") -> None:
    await person.says("/tasks реестра")
    await person.presses(day)


async def labels(person: Person) -> list[str]:
    return [one.label for one in (await person.last()).buttons]


async def handed_in(town: Town) -> tuple[Person, Person]:
    """A quarterly register whose link was handed in on 2 March and accepted."""
    anna = await begun(town, (REGISTER, QUARTERLY))
    boris = await head(town, anna)
    await opens(boris, "за I квартал")
    assert CONFIRM not in await labels(boris)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.presses("Принять")
    return anna, boris


async def test_a_quarterly_register_is_confirmed_by_one_tap_and_twice_is_once(town: Town) -> None:
    anna, boris = await handed_in(town)
    await day_comes(town, 100)  # 10 June.
    await opens(boris, "за II квартал")
    await boris.sees_last("Ссылка: school2.example.org/nastavniki, подтверждено 2 марта")
    assert (await labels(boris))[0] == CONFIRM
    tap = next(one.data or "" for one in (await boris.last()).buttons if one.label == CONFIRM)
    await boris.presses(CONFIRM)
    await boris.sees_last("Сдано", "на проверке", "подтверждено 10 июня")
    await anna.gets("На проверку: МБОУ СОШ № 2", "nastavniki", "Борис Орлов")
    await boris.forges(tap)
    await boris.sees_last("Это подтверждение уже есть")
    assert len(asked(town, "SELECT id FROM evidence")) == 2
    assert len(asked(town, "SELECT DISTINCT link_id FROM evidence")) == 1
    await anna.presses("Принять")
    toast = await boris.forges(tap)
    assert toast is not None
    assert "Уже принято" in toast.text


async def test_a_changed_link_is_handed_in_and_is_the_one_to_confirm_then(town: Town) -> None:
    anna, boris = await handed_in(town)
    await day_comes(town, 100)
    await opens(boris, "за II квартал")
    await boris.presses("Сдать")
    await boris.says("https://new.example.org/reestr")
    await anna.presses("Принять")
    await opens(boris, "за III квартал")
    await boris.sees_last("Ссылка: new.example.org/reestr, подтверждено 10 июня")


async def test_a_returned_link_is_not_confirmed_and_another_school_knows_nothing_of_it(town: Town) -> None:
    anna = await begun(town, (REGISTER, QUARTERLY))
    boris = await head(town, anna)
    dina = await town.joins(anna, "МБОУ СОШ № 4", "Руководитель организации", "Дина", "Рощина")
    await opens(boris, "за I квартал")
    await boris.presses("Сдать")
    await boris.says(LINK)
    await opens(boris, "за II квартал")
    await boris.sees_last("Ссылка: school2.example.org/nastavniki")
    tap = next(one.data or "" for one in (await boris.last()).buttons if one.label == CONFIRM)
    await anna.presses("Вернуть")
    await anna.presses("Это другой документ")
    await opens(boris, "за II квартал")
    assert CONFIRM not in await labels(boris)
    toast = await boris.forges(tap)
    assert toast is not None
    assert "устарел" in toast.text
    await opens(dina, "за II квартал")
    assert CONFIRM not in await labels(dina)


async def test_a_register_all_year_asks_for_its_link_first_and_then_for_a_tap(town: Town) -> None:
    anna = await begun(town, (REGISTER, CONTINUOUS))
    boris = await head(town, anna)
    await day_comes(town, 21)
    await boris.gets("Как идёт? I квартал", REGISTER, "Пришлите ссылку")
    assert "Идёт по плану" not in await labels(boris)
    await boris.presses("Прислать ссылку")
    await boris.says(f"вот {LINK}")
    await boris.sees_last(
        "Подтверждено: I квартал, всё актуально", "подтверждено 23 марта", "I квартал: подтверждено"
    )
    await anna.sees_no("На проверку")
    await day_comes(town, 91)  # 22 June.
    await boris.gets("Как идёт? II квартал", "school2.example.org/nastavniki, подтверждено 23 марта")
    assert (await labels(boris))[0] == "Подтверждаю: актуально"
    tap = (await boris.last()).buttons[0].data or ""
    await boris.presses("Подтверждаю: актуально")
    await boris.sees_last("подтверждено 22 июня", "II квартал: подтверждено, всё актуально, Борис Орлов")
    await boris.forges(tap)
    await boris.sees_last("Уже подтверждено: II квартал")
    assert len(journal(town, "task.confirmed")) == 2
    await day_comes(town, 91)
    note = await boris.gets("Как идёт? III квартал")
    await boris.says("https://new.example.org/reestr", reply_to=note)
    await boris.sees_last("Ссылка: new.example.org/reestr, подтверждено 21 сентября")
    await day_comes(town, 80)  # 10 December: the quarter in which it is due.
    await opens(boris)
    await boris.presses(CONFIRM)
    await boris.sees_last("Сдано", "на проверке")
    await anna.gets(f"На проверку: {SCHOOL}", "new.example.org/reestr")
    assert [answer for _, answer, _ in answers(town)] == ["current"] * 3


async def test_a_register_in_trouble_is_told_like_any_other_work(town: Town) -> None:
    anna = await begun(town, (REGISTER, CONTINUOUS))
    boris = await head(town, anna)
    await day_comes(town, 21)
    await boris.presses("Есть трудности")
    await boris.says("сайт школы закрыт")
    await anna.gets("Есть трудности", REGISTER, "сайт школы закрыт")
