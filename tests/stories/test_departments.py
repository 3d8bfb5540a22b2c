"""Administrators and their departments; coordinators by a link; people with posts in several departments."""

from __future__ import annotations

from bot.actions.departments import claim
from roadmap.people import Role
from sandbox.person import Person
from tests.stories.door import HEAD, NOTHING, SCHOOL, asked, journal, together
from tests.town import AGREE, Town

FIRST, SECOND = "Управление образования Верхнереченского округа", "Отдел образования Нижнегорского района"


async def claim_token(town: Town, named: bool = False) -> str | None:
    async with town.database.unit() as unit:
        return await claim(unit, named, town.clock.now())


async def with_two(town: Town) -> Person:
    """Анна, who has made two departments and works in the second."""
    anna = await town.coordinator()
    await anna.says("/start")
    await anna.presses("Управления")
    await anna.presses("Новое управление")
    await anna.sees_last("Как называется новое управление?")
    await anna.says(SECOND)
    await anna.sees_last(f"Готово: {SECOND}")
    return anna


async def department_link(anna: Person, name: str) -> str:
    await anna.says("/start")
    await anna.presses("Управления")
    await anna.presses(name[:20])
    await anna.presses("Пригласить координатора")
    return (await anna.gets("Приглашение: муниципальный координатор", name)).text.split()[-1]


# The claim link


async def test_whoever_opens_the_claim_link_names_a_department_and_is_the_administrator(town: Town) -> None:
    token = await claim_token(town)
    assert token is not None
    anna, yana = await town.person("Анна", "Ким"), await town.person("Яна")
    await anna.starts(token)
    await anna.sees_last("Как называется ваше управление образования?", "вы соглашаетесь", "/privacy")
    assert asked(town, "SELECT count(*) FROM person") == [(0,)]
    await anna.says("/privacy")
    await anna.gets("Что «Веха» хранит о вас")
    await anna.says("1")
    await anna.gets("нужны буквы")
    await anna.says(FIRST)
    await anna.sees_last(f"Готово: {FIRST}")
    assert asked(town, "SELECT administrator FROM person") == [(1,)]
    await yana.starts(token)
    await yana.sees_last(NOTHING)
    await anna.says("/start")
    await anna.presses("Управления")
    await anna.sees_last(FIRST, "Анна Ким")
    assert await claim_token(town) is None


async def test_of_two_who_open_the_claim_link_the_first_to_name_a_department_has_it(town: Town) -> None:
    token = await claim_token(town)
    anna, yana = await town.person("Анна"), await town.person("Яна")
    await anna.starts(token or "")
    await yana.starts(token or "")
    await together(town, yana.says(SECOND), anna.says(FIRST))
    assert asked(town, "SELECT name FROM department") in ([(FIRST,)], [(SECOND,)])
    assert asked(town, "SELECT count(*) FROM person") == [(1,)]
    assert sorted([NOTHING in await one.transcript() for one in (anna, yana)]) == [False, True]


async def test_a_new_start_makes_a_new_claim_link_and_ends_the_old_one(town: Town) -> None:
    old = await claim_token(town)
    new = await claim_token(town)
    anna = await town.person("Анна")
    await anna.starts(old or "")
    await anna.sees_last(NOTHING)
    await anna.starts(new or "")
    await anna.sees_last("Как называется")
    assert await claim_token(town, named=True) is None
    await anna.says(FIRST)
    await anna.sees_last(NOTHING)
    assert asked(town, "SELECT count(*) FROM department") == [(0,)]


async def test_somebody_who_is_in_can_claim_too(town: Town) -> None:
    anna = await town.coordinator()
    town.admin_ids.clear()
    await town.restart()
    await anna.says("/start")
    assert "[Управления]" not in await anna.transcript()
    await anna.starts(await claim_token(town) or "")
    await anna.sees_last("Теперь вы администратор")
    await anna.presses("Управления")
    await anna.sees_last("1 управление", FIRST)


# Departments


async def test_an_administrator_makes_renames_and_puts_away_departments(town: Town) -> None:
    anna = await with_two(town)
    await anna.presses("Исправить название")
    await anna.sees_last("Сейчас: Отдел образования Нижнегорского района")
    await anna.sends_file("x.bin", b"1", kind="sticker")
    await anna.gets("словами")
    await anna.says("Отдел <b>образования</b> & Ко")
    await anna.sees_last("Новое название: Отдел <b>образования</b> & Ко")
    assert asked(town, "SELECT name FROM organisation WHERE department_id = 2") == [
        ("Отдел <b>образования</b> & Ко",)
    ]
    await anna.says("/start")
    await anna.presses("Управления")
    await anna.sees_last("2 управления", FIRST, "Отдел <b>образования</b> & Ко")
    await anna.presses("Отдел")
    await anna.presses("В архив")
    await anna.sees_last("Убрать в архив", "вернуть можно")
    await anna.presses("В архив")
    await anna.sees_last("В архиве: работать в нём нельзя")
    await anna.says("/start")
    await anna.sees_last(FIRST)
    await anna.presses("Управления")
    await anna.presses("Отдел")
    await anna.presses("Вернуть из архива")
    await anna.sees_last("Координаторы: Анна")
    deeds = [
        action for (action,) in asked(town, "SELECT action FROM journal WHERE action LIKE 'department.%'")
    ]
    assert deeds == [
        "department.made", "department.made", "department.renamed", "department.archived", "department.restored",
    ]  # fmt: skip


async def test_an_administrator_whose_only_department_is_put_away_can_take_it_out(town: Town) -> None:
    anna = await town.coordinator()
    await anna.forges("jy:1")
    await anna.says("/start")
    await anna.sees_last("Как называется")
    await anna.presses("Управления")
    await anna.presses("Управление")
    await anna.presses("Вернуть из архива")
    await anna.says("/start")
    await anna.sees_last(FIRST, "муниципальный координатор")


async def test_a_coordinator_comes_in_by_a_link_and_sees_their_department_alone(town: Town) -> None:
    anna = await with_two(town)
    link = await department_link(anna, SECOND)
    oleg = await town.person("Олег", "Гай")
    await oleg.starts(link)
    await oleg.sees_last(f"Анна Ким приглашает вас: муниципальный координатор, {SECOND}")
    await oleg.presses(AGREE)
    await oleg.sees_last("Вы вошли как муниципальный координатор", SECOND, "пришлите приказ")
    assert "[Управления]" not in await oleg.transcript()
    await oleg.says("/people")
    await oleg.sees_last("Организаций пока нет")
    await anna.forges("jc:2")
    await anna.sees_last("Координаторы: Анна Ким и Олег Гай")
    for forged in ("jd:0", "jm", "jc:1", "jt:1", "jx:1", "jy:1", "jk:1"):
        toast = await oleg.forges(forged)
        assert toast is not None
        assert toast.alert, forged
    assert len(journal(town, "department.archived")) == 0


# Where one works


async def test_somebody_with_posts_in_two_departments_works_in_one_at_a_time(town: Town) -> None:
    anna = await with_two(town)
    await anna.says("/start")
    await anna.sees_last(SECOND)
    await anna.says("/status")
    await anna.sees_last(SECOND)
    await anna.says("/start")
    await anna.presses("Другое управление")
    await anna.presses("Управление")
    await anna.sees_last(FIRST)
    await anna.says("/status")
    await anna.sees_last(FIRST)
    toast = await anna.forges("jw:77")
    assert toast is not None
    assert toast.alert


async def test_lists_are_about_the_department_one_works_in_and_notes_open_in_any(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    async with town.database.unit() as unit:
        other = await unit.departments.add(SECOND, "Europe/Moscow", town.clock.now())
        school = await unit.departments.ensure_organisations(other.id, ["Нижнегорская школа"])
        await unit.people.appoint(2, Role.HEAD, other.id, school["Нижнегорская школа"])
    await boris.says("/tasks")
    card = await boris.sees_last("Назначение")
    task = card.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await boris.says("/start")
    await boris.presses("Другое управление")
    await boris.presses("Отдел")
    await boris.sees_last(SECOND, "Нижнегорская школа")
    await boris.says("/tasks")
    await boris.sees_last("Заданий нет")
    await boris.forges(task)
    await boris.sees_last(SCHOOL, "Результат")


async def test_somebody_with_one_department_is_not_asked_where_they_work(town: Town) -> None:
    anna = await town.coordinator()
    await anna.says("/start")
    assert "Другое управление" not in await anna.transcript()
