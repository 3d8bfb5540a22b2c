"""Changes of life: somebody stands in for somebody, from a day to a day."""

from __future__ import annotations

import pytest

from bot.actions.privacy import check_removal
from bot.keyboards import data
from roadmap.people import Role
from roadmap.refusals import LastCoordinator
from tests.stories.place import OTHER, SCHOOL, Place, a_colleague, names_a_substitute


async def test_a_substitute_sees_and_does_on_their_days_what_the_director_does(place: Place) -> None:
    anna, boris, vera, town = place.anna, place.boris, place.vera, place.town
    await place.changes(anna, boris)
    await anna.sees_last("Борис Орлов: изменения", "руководитель организации, МБОУ СОШ № 2")
    await anna.presses("Назначить замещение")
    await anna.sees_last("Борис Орлов: кто замещает?")
    await anna.presses("Вера Лис")
    await anna.sees_last("Вера Лис: с какого по какое?")
    await anna.says("с 5 по 14 марта")
    await anna.sees_last(
        "Замещение: Борис Орлов",
        "Замещает: Вера Лис",
        "Первый день: 5 марта, чт",
        "Последний день: 14 марта, сб",
        "доступ закончится сам",
    )
    await anna.presses("Да, подтверждаю")
    await anna.sees_last("Готово", "Замещает: Вера Лис")
    for told in (boris, vera):
        await told.gets("Замещение: Борис Орлов", "Замещает: Вера Лис", "Последний день: 14 марта")

    task = (await place.tasks())[0]
    await vera.says("/tasks")
    assert "Обновление страницы" not in (await vera.last()).text
    refused = await vera.forges(f"ev:{task}")
    assert refused is not None
    assert "никуда не ведёт" in refused.text

    town.days_pass(3)
    await vera.says("/start")
    await vera.gets("Вы замещаете: Борис Орлов, 5 марта, чт – 14 марта, сб")
    await boris.says("/start")
    await boris.sees_last("Вас замещает Вера Лис: 5 марта, чт – 14 марта, сб")
    await vera.presses("Задания")
    await vera.presses("Назначение")
    await vera.presses("Сдать")
    await vera.says("https://school2.example.org/order.pdf")
    await vera.sees_last("Сдано: 1 подтверждение")
    await boris.says("/tasks")
    await boris.sees_last("29 заданий")

    town.days_pass(9)
    await vera.says("/tasks")
    await vera.sees_last("Обновление страницы")
    town.days_pass(1)
    await vera.says("/tasks")
    assert "Обновление страницы" not in (await vera.last()).text
    await vera.says("/start")
    assert "Вы замещаете" not in (await vera.last()).text


async def test_a_head_names_their_own_substitute_by_buttons(place: Place) -> None:
    boris, vera = place.boris, place.vera
    await boris.forges("vm:0")
    await boris.sees_last("Ваши люди: 3")
    await boris.presses("Борис Орлов")
    await boris.presses("Назначить замещение")
    await boris.presses("Глеб Ёлкин")
    await boris.presses("С понедельника, 09.03")
    await boris.sees_last("Глеб Ёлкин: по какое?", "Первый день: 9 марта, пн")
    await boris.presses("Две недели – 22 марта")
    await boris.sees_last("Первый день: 9 марта, пн", "Последний день: 22 марта, вс")
    await boris.presses("Да, подтверждаю")
    await boris.sees_last("Готово")
    await place.anna.gets("Замещение: Борис Орлов", "Глеб Ёлкин")
    # A teacher names nobody, and a head nobody but their own.
    await vera.forges(f"cw:{await place.post(boris, Role.HEAD)}:s:0")
    toast = await boris.forges(f"cw:{await place.post(place.anna, Role.COORDINATOR)}:s:0")
    assert toast is not None
    assert "никуда не ведёт" in toast.text


async def test_what_was_handed_to_a_teacher_is_seen_by_their_substitute(place: Place) -> None:
    task = (await place.tasks())[0]
    await place.give(task, place.vera)
    await names_a_substitute(place, place.boris, place.vera, "Глеб Ёлкин", "неделю")
    await place.boris.presses("Да, подтверждаю")
    await place.gleb.says("/tasks")
    await place.gleb.sees_last("Обновление страницы")
    await place.gleb.forges(f"t:{task}")
    await place.gleb.presses("Сдать")
    place.town.days_pass(7)
    await place.gleb.says("/tasks")
    assert "Обновление страницы" not in (await place.gleb.last()).text


async def test_a_coordinators_substitute_runs_the_department_meanwhile(place: Place) -> None:
    await names_a_substitute(place, place.anna, place.anna, "Вера Лис", "завтра")
    await place.anna.sees_last("Вера Лис: по какое?", "Первый день: 3 марта")
    await place.anna.says("по 10.03")
    await place.anna.presses("Да, подтверждаю")
    await place.vera.says("/people")
    await place.vera.sees_no(" организаций, ")
    place.town.days_pass(1)
    await place.vera.says("/people")
    await place.vera.sees(" организаций, ")
    await place.anna.says("/people")
    await place.anna.sees_last(" организаций, ")
    place.town.days_pass(8)
    await place.vera.forges("ol:0")
    await place.vera.says("/start")
    await place.vera.sees_last("Ваша роль: педагог.")


async def test_a_curators_substitute_has_all_their_schools(place: Place) -> None:
    town, anna = place.town, place.anna
    dina = await town.joins(anna, SCHOOL, "Куратор", "Дина", "Цой")
    await place.appoint(dina, Role.CURATOR, OTHER)
    await names_a_substitute(place, anna, dina, "Анна Ким", "две недели")
    await anna.sees_last("Куратор: МБОУ СОШ № 2", "МБОУ СОШ № 5")
    await anna.presses("« Назад")
    await anna.says("Глеб")
    await anna.presses("Глеб Ёлкин")
    await anna.says("две недели")
    await anna.presses("Да, подтверждаю")
    for school in (SCHOOL, OTHER):
        await place.gleb.forges(f"t:{(await place.tasks(school))[0]}")
        await place.gleb.sees_last(school)


async def test_a_substitute_ends_early(place: Place) -> None:
    await names_a_substitute(place, place.anna, place.boris, "Вера Лис", "две недели")
    await place.anna.presses("Да, подтверждаю")
    await place.vera.says("/tasks")
    await place.vera.sees_last("Обновление страницы")
    await place.changes(place.boris, place.boris)
    await place.boris.sees_last("На замене: Вера Лис, 2 марта, пн – 15 марта, вс")
    await place.boris.presses("Закончить: Вера Лис")
    await place.boris.sees_last("Закончить замещение сейчас?", "Вера Лис замещает: Борис Орлов")
    await place.boris.presses("Да, закончить сегодня")
    await place.boris.sees_last("Вера Лис: замещение закончено")
    await place.vera.gets("Вера Лис: замещение закончено")
    await place.anna.gets("Вера Лис: замещение закончено")
    await place.vera.says("/tasks")
    assert "Обновление страницы" not in (await place.vera.last()).text


async def test_two_may_stand_in_but_nobody_twice(place: Place) -> None:
    anna = place.anna
    await names_a_substitute(place, anna, place.boris, "Вера Лис", "с 5 по 14 марта")
    await anna.presses("Да, подтверждаю")
    await names_a_substitute(place, anna, place.boris, "Глеб Ёлкин", "с 10 по 20 марта")
    await anna.sees_last("Уже замещает: Вера Лис")
    await anna.presses("Да, подтверждаю")
    await anna.sees_last("Готово", "Замещает: Глеб Ёлкин")
    await names_a_substitute(place, anna, place.boris, "Вера Лис", "с 14 по 16 марта")
    await anna.gets("Это уже назначено: 5 марта 2026 – 14 марта 2026")
    await anna.says("с 15 по 16 марта")
    await anna.sees_last("Первый день: 15 марта, вс", "Последний день: 16 марта, пн")
    await anna.presses("Да, подтверждаю")
    await anna.sees_last("Готово")


async def test_pressed_twice_it_is_done_once(place: Place) -> None:
    await names_a_substitute(place, place.anna, place.boris, "Вера Лис", "с 5 по 14 марта")
    post = await place.post(place.boris, Role.HEAD)
    button = f"cy:{post}:s:{await place.id(place.vera)}:20260305:20260314"
    await place.anna.forges(button)
    toast = await place.anna.forges(button)
    assert toast is not None
    assert "Это уже назначено" in toast.text
    assert len(place.rows("SELECT * FROM post WHERE stands_for_id IS NOT NULL")) == 1


async def test_days_that_are_not_understood_are_asked_for_again_after_a_restart_too(place: Place) -> None:
    anna = place.anna
    await names_a_substitute(place, anna, place.boris, "Вера Лис", "пока не выздоровеет")
    await anna.gets("Не понимаю, какие это дни: «пока не выздоровеет»")
    await anna.says("с 31 июня")
    await anna.gets("Такого дня нет: «с 31 июня»")
    await anna.says("с 14 по 1 марта")
    await anna.gets("Последний день раньше первого")
    await anna.says("с 10 по 20 февраля")
    await anna.gets("Эти дни уже прошли")
    await anna.sends_photo()
    await anna.gets("словами")
    await place.town.restart()
    await anna.says("со следующего понедельника")
    await anna.sees_last("Вера Лис: по какое?", "Первый день: 9 марта, пн")
    await place.town.restart()
    await anna.says("до 20 марта")
    await anna.sees_last("Первый день: 9 марта, пн", "Последний день: 20 марта, пт")
    await anna.says("две недели с 10 марта")
    await anna.sees_last("Первый день: 10 марта, вт", "Последний день: 23 марта, пн")
    await place.town.restart()
    await anna.presses("Да, подтверждаю")
    await anna.sees_last("Готово", "Первый день: 10 марта, вт")


async def test_a_conversation_is_left_and_nothing_is_changed(place: Place) -> None:
    before = place.rows("SELECT * FROM post")
    await names_a_substitute(place, place.anna, place.boris, "Вера Лис", "завтра")
    await place.anna.says("/cancel")
    await place.anna.says("с 5 по 14 марта")
    await place.anna.gets("Это непонятно")
    assert place.rows("SELECT * FROM post") == before


async def test_somebody_new_stands_in_and_gets_a_link(place: Place) -> None:
    anna = place.anna
    await place.changes(anna, place.boris)
    await anna.presses("Назначить замещение")
    await anna.says("Егор <b>Нилов</b>")
    await anna.sees_last("«Егор <b>Нилов</b>»: такого человека здесь нет")
    await anna.presses("Добавить нового человека")
    await anna.presses("Завтра")
    await anna.presses("Неделя")
    await place.town.restart()
    await anna.sees_last("Замещает: Егор <b>Нилов</b>", "Последний день: 9 марта")
    await anna.presses("Да, подтверждаю")
    await anna.sees("Приглашение: Егор <b>Нилов</b>", "start=")
    ((person, token),) = place.rows(
        "SELECT person_id, token_hash FROM invitation WHERE person_id IS NOT NULL"
    )
    posts = place.rows(f"SELECT role, until, stands_for_id IS NULL FROM post WHERE person_id = {person}")
    assert posts == [("teacher", None, 1), ("head", "2026-03-09", 0)]
    assert len(token) == 64


STANDING_IN = (
    "SELECT count(*) FROM post WHERE stands_for_id IS NOT NULL AND (until IS NULL OR until >= '2026-03-02')"
)


async def test_a_substitute_goes_with_the_role_they_stand_in_for(place: Place) -> None:
    anna = place.anna
    await names_a_substitute(place, anna, place.boris, "Вера Лис", "две недели")
    await anna.presses("Да, подтверждаю")
    assert place.rows(STANDING_IN) == [(1,)]
    head = await place.post(place.boris, Role.HEAD)
    await anna.forges(data.PostRole(id=head).pack())
    await anna.presses("Педагог")
    await anna.sees_last("Борис Орлов", "педагог – МБОУ СОШ № 2", "со 2 марта")
    assert place.rows(STANDING_IN) == [(0,)]
    boris = await place.id(place.boris)
    held = place.rows(f"SELECT role, until FROM post WHERE person_id = {boris} ORDER BY id")
    assert held == [("head", "2026-03-01"), ("teacher", None)]


async def test_a_substitute_goes_with_whoever_asks_to_be_forgotten(place: Place) -> None:
    await names_a_substitute(place, place.boris, place.boris, "Вера Лис", "с завтрашнего дня")
    await place.boris.presses("Без последнего дня")
    await place.boris.presses("Да, подтверждаю")
    assert place.rows(STANDING_IN) == [(1,)]
    await place.boris.says("/privacy")
    await place.boris.presses("Удалить меня")
    await place.boris.presses("Да, удалить мои данные")
    assert place.rows(STANDING_IN) == [(0,)]


async def test_a_substitute_is_no_coordinator_to_leave_a_department_with(place: Place) -> None:
    anna = place.anna
    await a_colleague(place)
    await names_a_substitute(place, anna, anna, "Жанна Уль", "две недели")
    await anna.presses("Да, подтверждаю")
    async with place.town.database.unit() as unit:
        now = place.town.clock.now()
        actor = await unit.people.actor(anna.id, now)
        assert actor is not None
        with pytest.raises(LastCoordinator):
            await check_removal(unit, actor, False, now)
    await place.appoint(place.gleb, Role.COORDINATOR, None)
    async with place.town.database.unit() as unit:
        await check_removal(unit, actor, False, now)
