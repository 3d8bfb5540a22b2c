"""Changes of life: somebody leaves, a department goes to another coordinator."""

from __future__ import annotations

from bot.actions.changes import take_over
from roadmap.people import Role
from tests.stories.place import OTHER, SCHOOL, Place, a_colleague, names_a_substitute
from tests.town import order


async def test_a_teacher_leaves_and_the_work_goes_back_to_the_head(place: Place) -> None:
    first, second = (await place.tasks())[:2]
    await place.give(first, place.vera)
    await place.give(second, place.vera)
    await place.changes(place.anna, place.vera)
    await place.anna.presses("Больше не работает")
    await place.anna.sees_last("Вера Лис: кому передать работу?")
    await place.anna.presses("Вернуть руководителю")
    await place.anna.presses("Уже не работает")
    await place.anna.sees_last("Уход: Вера Лис", "Последний день: 1 марта, вс", "возвращаются руководителю")
    await place.anna.presses("Да, подтверждаю")
    await place.vera.gets("Уход: Вера Лис")
    await place.boris.gets("Уход: Вера Лис")
    assert [await place.assignee(task) for task in (first, second)] == [None, None]
    await place.vera.says("/tasks")
    await place.vera.gets("по личной ссылке")


async def test_the_work_of_somebody_who_leaves_later_is_promised_to_a_colleague(place: Place) -> None:
    task = (await place.tasks())[0]
    await place.give(task, place.vera)
    await place.changes(place.vera, place.vera)
    await place.vera.presses("Больше не работает")
    await place.vera.presses("Глеб Ёлкин")
    await place.vera.says("до 6 марта")
    await place.vera.sees_last("Последний день: 6 марта, пт", "Незавершённые задания получает Глеб Ёлкин")
    await place.vera.presses("Да, подтверждаю")
    await place.boris.gets("Уход: Вера Лис")
    place.town.days_pass(4)
    await place.vera.forges(f"t:{task}")
    await place.vera.presses("Сдать")
    place.town.days_pass(1)
    await place.gleb.forges(f"t:{task}")
    await place.gleb.presses("Сдать")
    place.town.days_pass(30)
    await place.anna.forges("vh:0")
    assert await place.assignee(task) == await place.id(place.gleb)
    await place.gleb.forges(f"t:{task}")
    await place.gleb.presses("Сдать")


async def test_a_head_who_leaves_without_successor_is_the_coordinators_to_do(place: Place) -> None:
    await place.boris.forges("vl")
    await place.boris.presses("Больше не работает")
    await place.boris.presses("Сегодня последний день")
    await place.boris.sees_last("организация останется без руководителя")
    await place.boris.presses("Да, подтверждаю")
    await place.anna.gets("Уход: Борис Орлов", "Последний день: 2 марта, пн")
    place.town.days_pass(1)
    await place.anna.forges("vh:0")
    await place.anna.sees("без руководителя")
    await place.anna.presses(SCHOOL)
    await place.anna.sees("Сейчас никого нет")


async def test_the_last_coordinator_cannot_leave(place: Place) -> None:
    await place.anna.forges("vl")
    await place.anna.presses("Больше не работает")
    toast = await place.anna.presses("Уже не работает")
    assert toast is not None
    assert "единственный вошедший координатор" in toast.text
    await place.anna.says("/people")
    await place.anna.sees(" организаций, ")


async def test_a_curator_leaves_and_the_schools_are_listed_or_given(place: Place) -> None:
    town, anna = place.town, place.anna
    dina = await town.joins(anna, SCHOOL, "Куратор", "Дина", "Цой")
    egor = await town.joins(anna, OTHER, "Куратор", "Егор", "Нилов")
    await place.changes(anna, dina)
    await anna.presses("Больше не работает")
    await anna.presses("Пока никому")
    await anna.presses("Уже не работает")
    await anna.sees_last("Школы остаются без куратора")
    await anna.presses("Да, подтверждаю")
    await anna.forges("vh:0")
    await anna.sees_last("Без куратора после ухода прежнего: МБОУ СОШ № 2")
    await place.changes(anna, egor)
    await anna.presses("Больше не работает")
    await anna.says("Ким")
    await anna.presses("Анна Ким")
    await anna.presses("Уже не работает")
    await anna.sees_last("Школы переходят: Анна Ким")
    await anna.presses("Да, подтверждаю")
    school = await place.school(OTHER)
    anna_id = await place.id(anna)
    assert place.rows(
        f"SELECT person_id FROM post WHERE role = 'curator' AND organisation_id = {school} AND until IS NULL"
    ) == [(anna_id,)]


async def test_a_substitute_who_leaves_stands_in_no_more(place: Place) -> None:
    await names_a_substitute(place, place.anna, place.boris, "Вера Лис", "две недели")
    await place.anna.presses("Да, подтверждаю")
    post = await place.post(place.vera, Role.TEACHER)
    await place.anna.forges(f"cy:{post}:l:0:20260302:0")
    await place.vera.says("/tasks")
    await place.vera.gets("по личной ссылке")
    await place.boris.says("/start")
    await place.boris.sees_no("Вас замещает Вера Лис")


async def test_of_several_posts_one_is_left(place: Place) -> None:
    await place.appoint(place.vera, Role.TEACHER, OTHER)
    await place.changes(place.anna, place.vera)
    await place.anna.presses("педагог, МБОУ СОШ № 5")
    await place.anna.presses("Больше не работает")
    await place.anna.presses("Уже не работает")
    await place.anna.presses("Да, подтверждаю")
    await place.vera.says("/start")
    await place.vera.sees_last("МБОУ СОШ № 2")
    assert "МБОУ СОШ № 5" not in (await place.vera.last()).text


async def test_a_coordinator_hands_everything_over_and_stays(place: Place) -> None:
    anna, zhanna = place.anna, await a_colleague(place)
    await anna.sends_file("second.txt", order().replace("№ 18-од".encode(), "№ 19-од".encode()))
    await anna.says("/start")
    await anna.sees_last("Управление образования")
    await place.changes(anna, anna)
    await anna.presses("Передать управление")
    await anna.presses("Жанна Уль")
    await anna.sees_last("Жанна Уль: новый координатор")
    await anna.presses("Остаюсь специалистом")
    await anna.sees_last("Передаёт: Анна Ким", "Принимает: Жанна Уль", "приказы в работе", "специалистом")
    await anna.presses("Да, подтверждаю")
    await anna.sees_last("Готово")
    await zhanna.gets("Передача управления", "Принимает: Жанна Уль")
    await zhanna.says("/start")
    await zhanna.sees_last("муниципальный координатор")
    await zhanna.presses("Приказ 19-од")
    await anna.says("/start")
    await anna.sees_last("специалист управления")
    await anna.says("/people")
    await anna.sees_no(" организаций, ")


async def test_a_coordinator_hands_over_and_leaves(place: Place) -> None:
    anna, zhanna = place.anna, await a_colleague(place)
    button = f"{await place.post(anna, Role.COORDINATOR)}:e:{await place.id(zhanna)}:0:0"
    await anna.forges(f"cv:{button}")
    await anna.sees_last("Управление вы больше не увидите")
    await anna.forges(f"cy:{button}")
    await zhanna.says("/people")
    await zhanna.sees_last(" организаций, ")
    assert place.rows("SELECT until FROM post WHERE role = 'coordinator' ORDER BY id") == [
        ("2026-03-01",),
        (None,),
    ]


async def test_a_department_goes_over_by_a_link(place: Place) -> None:
    anna, vera = place.anna, place.vera
    await place.changes(anna, anna)
    await anna.presses("Передать управление")
    await anna.says("Зоя Мир")
    await anna.presses("Добавить нового человека")
    await anna.presses("Остаюсь специалистом")
    await anna.sees_last("когда откроется ссылка")
    await anna.presses("Да, подтверждаю")
    await anna.sees("Приглашение: Зоя Мир", "start=")
    await anna.says("/people")
    await anna.sees_last(" организаций, ")
    ((role, replaces),) = place.rows("SELECT role, replaces_id FROM invitation WHERE replaces_id IS NOT NULL")
    assert role == "coordinator"
    number = await place.id(vera)
    async with place.town.database.unit() as unit:
        # Whoever opens it may be somebody who is here already.
        done = await take_over(unit, replaces, number, place.town.clock.now())
    assert done is not None
    assert [person.name for _, person in done.tell] == ["Анна Ким"]
    await vera.says("/people")
    await vera.sees_last(" организаций, ")
    await anna.says("/start")
    await anna.sees_last("специалист управления")
    assert place.rows("SELECT count(*) FROM journal WHERE action = 'department.handed_over'") == [(1,)]


async def test_nobody_gets_a_department_who_has_not_come_in(place: Place) -> None:
    async with place.town.database.unit() as unit:
        named = await unit.people.expect("Ия Нет", "ru", place.town.clock.now())
        await unit.people.appoint(named.id, Role.STAFF, 1, None)
    await place.changes(place.anna, place.anna)
    await place.anna.presses("Передать управление")
    await place.anna.sees_no("Ия Нет")
    toast = await place.anna.forges(f"cy:{await place.post(place.anna, Role.COORDINATOR)}:d:{named.id}:0:0")
    assert toast is not None
    assert toast.alert
