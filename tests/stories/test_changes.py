"""Changes of life: substitutes, acting and new heads, somebody who leaves, a department handed over."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

import pytest

from bot.actions.changes import take_over
from roadmap.people import Role
from roadmap.tasks import Scope
from sandbox.person import Person
from tests.town import ORDER, Town, order

SCHOOL, OTHER = "МБОУ СОШ № 2", "МБОУ СОШ № 5"


@dataclass
class Place:
    """A department with a live road map: Анна coordinates; Борис heads a school, Вера and Глеб teach in it."""

    town: Town
    anna: Person
    boris: Person
    vera: Person
    gleb: Person

    async def id(self, person: Person) -> int:
        async with self.town.database.unit() as unit:
            actor = await unit.people.actor(person.id, self.town.clock.now())
        assert actor is not None
        return actor.person.id

    async def post(self, person: Person, role: Role) -> int:
        number = await self.id(person)
        async with self.town.database.unit() as unit:
            held = await unit.changes.of_person(number)
        return next(one.post.id for one in held if one.post.role is role and one.own)

    async def school(self, name: str = SCHOOL) -> int:
        async with self.town.database.unit() as unit:
            return next(one.id for one in await unit.departments.organisations(1) if one.name == name)

    async def tasks(self, name: str = SCHOOL) -> list[int]:
        scope = Scope(organisations=frozenset({await self.school(name)}))
        async with self.town.database.unit() as unit:
            page, _, _ = await unit.tasks.page(scope, 0, 100, self.town.clock.now().date())
        return [task.id for task in page]

    async def give(self, task_id: int, person: Person) -> None:
        number = await self.id(person)
        async with self.town.database.unit() as unit:
            await unit.tasks.assign(task_id, number)

    async def assignee(self, task_id: int) -> int | None:
        async with self.town.database.unit() as unit:
            task = await unit.tasks.get(task_id)
        assert task is not None
        return task.assignee_id

    async def appoint(self, person: Person, role: Role, school: str | None) -> None:
        number, where = await self.id(person), None if school is None else await self.school(school)
        async with self.town.database.unit() as unit:
            await unit.people.appoint(number, role, 1, where)

    async def changes(self, who: Person, about: Person) -> None:
        await who.forges(f"vc:{await self.id(about)}")

    def rows(self, query: str) -> list[Any]:
        with sqlite3.connect(self.town.path) as live:
            found = live.execute(query).fetchall()
        live.close()
        return found


@pytest.fixture
async def place(town: Town) -> Place:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    vera = await town.joins(anna, SCHOOL, "Педагог", "Вера", "Лис")
    gleb = await town.joins(anna, SCHOOL, "Педагог", "Глеб", "Ёлкин")
    return Place(town, anna, boris, vera, gleb)


async def names_a_substitute(place: Place, who: Person, absent: Person, name: str, days: str) -> None:
    await place.changes(who, absent)
    await who.presses("Назначить замещение")
    await who.presses(name)
    await who.says(days)


# --- Substitutes


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
    await vera.sees_last("Вы замещаете: Борис Орлов, 5 марта, чт – 14 марта, сб")
    await boris.says("/start")
    await boris.sees_last("Вас замещает Вера Лис: 5 марта, чт – 14 марта, сб")
    await vera.presses("Задания")
    await vera.presses("Обновление")
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
    await place.vera.sees_no("Выберите организацию")
    place.town.days_pass(1)
    await place.vera.says("/people")
    await place.vera.sees_last("Выберите организацию")
    await place.anna.says("/people")
    await place.anna.sees_last("Выберите организацию")
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


# --- Heads


async def test_an_acting_head_leads_up_to_a_day(place: Place) -> None:
    anna, vera = place.anna, place.vera
    await anna.forges(f"vo:{await place.school(OTHER)}")
    await anna.sees_last("Руководитель: МБОУ СОШ № 5", "Сейчас никого нет")
    await anna.presses("Исполняющий обязанности")
    await anna.says("лис")
    await anna.presses("Вера Лис")
    await anna.presses("Сегодня")
    await anna.says("бессрочно")
    await anna.gets("должен быть последний день")
    await anna.says("до конца мая")
    await anna.sees_last("И. о. руководителя: МБОУ СОШ № 5", "Вера Лис", "Последний день: 31 мая, вс")
    await anna.presses("Да, подтверждаю")
    await vera.gets("И. о. руководителя: МБОУ СОШ № 5")
    await vera.forges(f"t:{(await place.tasks(OTHER))[0]}")
    await vera.presses("Сдать")
    await anna.forges(f"vo:{await place.school(OTHER)}")
    await anna.sees_last("Вера Лис, и. о. руководителя", "2 марта, пн – 31 мая, вс")


async def test_a_new_director_takes_everything_over(place: Place) -> None:
    anna, boris, gleb = place.anna, place.boris, place.gleb
    first, second = (await place.tasks())[:2]
    await place.give(first, boris)
    await names_a_substitute(place, anna, boris, "Вера Лис", "две недели")
    await anna.presses("Да, подтверждаю")
    await anna.forges(f"iv:{await place.school()}:head")
    await anna.forges(f"vo:{await place.school()}")
    await anna.sees_last("Борис Орлов", "Вера Лис, замещает")
    await anna.presses("Сменить: Борис Орлов")
    await anna.sees_last("Борис Орлов: кто приходит на смену?")
    await anna.presses("Глеб Ёлкин")
    await anna.presses("Сегодня")
    await anna.sees_last(
        "Новый руководитель: МБОУ СОШ № 2",
        "Глеб Ёлкин",
        "Борис Орлов руководит по 1 марта, вс включительно",
    )
    await anna.presses("Да, подтверждаю")
    await anna.sees_last("Готово")
    await boris.gets("Новый руководитель: МБОУ СОШ № 2", "Глеб Ёлкин")
    await gleb.gets("Новый руководитель: МБОУ СОШ № 2")
    assert await place.assignee(first) == await place.id(gleb)
    await gleb.forges(f"t:{second}")
    await gleb.presses("Сдать")
    await boris.says("/tasks")
    await boris.gets("по личной ссылке")
    await place.vera.says("/tasks")
    assert "Обновление страницы" not in (await place.vera.last()).text
    assert place.rows("SELECT count(*) FROM invitation WHERE used_at IS NULL AND revoked_at IS NULL") == [
        (0,)
    ]


async def test_a_new_director_begins_on_a_day(place: Place) -> None:
    anna = place.anna
    await anna.forges(f"cw:{await place.post(place.boris, Role.HEAD)}:h:0")
    await anna.presses("Вера Лис")
    await anna.says("с 16 марта")
    await anna.sees_last("Первый день: 16 марта, пн", "Борис Орлов руководит по 15 марта, вс включительно")
    await anna.presses("Да, подтверждаю")
    task = (await place.tasks())[0]
    await place.boris.forges(f"t:{task}")
    await place.boris.presses("Сдать")
    place.town.days_pass(13)
    await place.boris.forges(f"t:{task}")
    await place.boris.presses("Сдать")
    place.town.days_pass(1)
    await place.vera.forges(f"t:{task}")
    await place.vera.presses("Сдать")
    await place.boris.says("/tasks")
    await place.boris.gets("по личной ссылке")


async def test_the_acting_head_ends_where_the_new_one_begins(place: Place) -> None:
    anna = place.anna
    school = await place.school(OTHER)
    await anna.forges(f"cy:{school}:a:{await place.id(place.vera)}:20260302:20260531")
    await anna.forges(f"vo:{school}")
    await anna.presses("Новый руководитель")
    await anna.presses("Глеб Ёлкин")
    await anna.says("с 1 апреля")
    await anna.presses("Да, подтверждаю")
    assert place.rows(
        f"SELECT since, until FROM post WHERE role = 'head' AND organisation_id = {school} ORDER BY id"
    ) == [("2026-03-02", "2026-03-31"), ("2026-04-01", None)]


async def test_until_a_new_director_comes_in_the_school_is_listed(place: Place) -> None:
    anna = place.anna
    await anna.forges(f"cw:{await place.post(place.boris, Role.HEAD)}:h:0")
    await anna.says("Зоя Мир")
    await anna.presses("Добавить нового человека")
    await anna.presses("Сегодня")
    await anna.sees_last("Пока ссылка не открыта, организация будет в списке")
    await anna.presses("Да, подтверждаю")
    await anna.sees("Приглашение: Зоя Мир", "start=")
    await anna.forges("vh:0")
    await anna.sees_last("без руководителя")
    await anna.presses(SCHOOL)
    await anna.sees_last("Зоя Мир", "ещё не открыл")
    assert place.rows("SELECT role, replaces_id FROM invitation WHERE person_id IS NOT NULL") == [
        ("head", None)
    ]


async def test_a_link_hands_the_school_over_when_it_is_opened(place: Place) -> None:
    anna, boris = place.anna, place.boris
    task = (await place.tasks())[0]
    await place.give(task, boris)
    post = await place.post(boris, Role.HEAD)
    await anna.forges(f"cw:{post}:h:0")
    await anna.says("Зоя Мир")
    await anna.presses("Добавить нового человека")
    await anna.presses("Когда откроет ссылку")
    await anna.sees_last("Пока ссылка не открыта, руководит Борис Орлов")
    await anna.presses("Да, подтверждаю")
    ((zoya, replaces),) = place.rows(
        "SELECT person_id, replaces_id FROM invitation WHERE person_id IS NOT NULL"
    )
    assert replaces == post
    await boris.forges(f"t:{task}")
    await boris.presses("Сдать")
    for _ in range(2):
        async with place.town.database.unit() as unit:
            done = await take_over(unit, post, zoya, place.town.clock.now())
    assert done is None, "the second time there is nothing to do"
    assert await place.assignee(task) == zoya
    await boris.says("/tasks")
    await boris.gets("по личной ссылке")
    assert place.rows(f"SELECT role, until FROM post WHERE person_id = {zoya}") == [("head", None)]
    assert [row[0] for row in place.rows("SELECT action FROM journal ORDER BY id DESC LIMIT 2")] == [
        "task.delegated",
        "person.replaced",
    ]


# --- Somebody leaves


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
    await place.anna.sees_last("без руководителя")
    await place.anna.presses(SCHOOL)
    await place.anna.sees_last("Сейчас никого нет")


async def test_the_last_coordinator_cannot_leave(place: Place) -> None:
    await place.anna.forges("vl")
    await place.anna.presses("Больше не работает")
    toast = await place.anna.presses("Уже не работает")
    assert toast is not None
    assert "не остаётся без координатора" in toast.text
    await place.anna.says("/people")
    await place.anna.sees_last("Выберите организацию")


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


# --- The department


async def a_colleague(place: Place) -> Person:
    """Жанна, a specialist of the department."""
    zhanna = await place.town.joins(place.anna, SCHOOL, "Педагог", "Жанна", "Уль")
    await place.appoint(zhanna, Role.STAFF, None)
    return zhanna


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
    await anna.sees_no("Выберите организацию")


async def test_a_coordinator_hands_over_and_leaves(place: Place) -> None:
    anna, zhanna = place.anna, await a_colleague(place)
    button = f"{await place.post(anna, Role.COORDINATOR)}:e:{await place.id(zhanna)}:0:0"
    await anna.forges(f"cv:{button}")
    await anna.sees_last("Управление вы больше не увидите")
    await anna.forges(f"cy:{button}")
    await zhanna.says("/people")
    await zhanna.sees_last("Выберите организацию")
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
    await anna.sees_last("Выберите организацию")
    ((role, replaces),) = place.rows("SELECT role, replaces_id FROM invitation WHERE replaces_id IS NOT NULL")
    assert role == "coordinator"
    number = await place.id(vera)
    async with place.town.database.unit() as unit:
        # Whoever opens it may be somebody who is here already.
        done = await take_over(unit, replaces, number, place.town.clock.now())
    assert done is not None
    assert [person.name for _, person in done.tell] == ["Анна Ким"]
    await vera.says("/people")
    await vera.sees_last("Выберите организацию")
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


# --- Two at once, strangers, the journal


async def test_two_coordinators_at_once_change_a_thing_once(place: Place) -> None:
    zhanna = await a_colleague(place)
    await place.appoint(zhanna, Role.COORDINATOR, None)
    post = await place.post(place.boris, Role.HEAD)
    for who, heir in ((place.anna, place.vera), (zhanna, place.gleb)):
        await who.forges(f"cv:{post}:h:{await place.id(heir)}:20260302:0")
        await who.sees_last("Новый руководитель")
    await place.anna.presses("Да, подтверждаю")
    await place.anna.sees_last("Готово")
    toast = await zhanna.presses("Да, подтверждаю")
    assert toast is not None
    assert "устарел" in toast.text
    school = await place.school()
    assert place.rows(
        f"SELECT person_id FROM post WHERE role = 'head' AND organisation_id = {school} AND until IS NULL"
    ) == [(await place.id(place.vera),)]
    # Both cannot leave at once either.
    for who in (place.anna, zhanna):
        await who.forges(f"cy:{await place.post(who, Role.COORDINATOR)}:l:0:20260302:0")
    assert place.rows(
        "SELECT count(*) FROM post WHERE role = 'coordinator' AND (until IS NULL OR until >= '2026-03-02')"
    ) == [(1,)]


@pytest.mark.parametrize("kind", ["s", "h", "l", "d", "e", "a", "n"])
async def test_nobody_changes_what_is_not_theirs(place: Place, kind: str) -> None:
    head, coordinator = (
        await place.post(place.boris, Role.HEAD),
        await place.post(place.anna, Role.COORDINATOR),
    )
    subject = await place.school() if kind in "an" else head
    before = place.rows("SELECT * FROM post")
    vera = await place.id(place.vera)
    buttons = [
        f"cw:{subject}:{kind}:0",
        f"cs:{subject}:{kind}:{vera}",
        f"cu:{subject}:{kind}:{vera}:20260302",
        f"cv:{subject}:{kind}:{vera}:20260302:20260310",
        f"cy:{subject}:{kind}:{vera}:20260302:20260310",
        f"cy:{coordinator}:{kind}:{vera}:20260302:0",
    ]
    for who in (place.vera, place.gleb):
        for button in buttons:
            toast = await who.forges(button)
            assert toast is not None, button
            assert toast.alert, button
    assert place.rows("SELECT * FROM post") == before


async def test_forged_days_and_people_open_nothing(place: Place) -> None:
    post = await place.post(place.boris, Role.HEAD)
    vera = await place.id(place.vera)
    for button in (
        f"cu:{post}:s:{vera}:20261341",
        f"cu:{post}:s:{vera}:0",
        f"cy:{post}:s:{vera}:1:2",
        f"cy:{post}:s:0:20260302:20260310",
        f"cy:{post}:s:999:20260302:20260310",
        f"cy:{post}:s:{await place.id(place.boris)}:20260302:20260310",
        f"cy:{post}:zz:{vera}:20260302:0",
    ):
        toast = await place.anna.forges(button)
        assert toast is not None, button
        assert toast.alert, button
    assert place.rows("SELECT count(*) FROM post WHERE stands_for_id IS NOT NULL") == [(0,)]


async def test_the_journal_tells_it_without_names(place: Place) -> None:
    await names_a_substitute(place, place.anna, place.boris, "Вера Лис", "две недели")
    await place.anna.presses("Да, подтверждаю")
    post = await place.post(place.gleb, Role.TEACHER)
    await place.anna.forges(f"cy:{post}:l:0:20260302:0")
    told = place.rows("SELECT action, subject, details FROM journal ORDER BY id DESC LIMIT 2")
    assert [(action, subject) for action, subject, _ in told] == [
        ("person.left", f"person:{place.rows(f'SELECT person_id FROM post WHERE id = {post}')[0][0]}"),
        ("person.substituted", f"person:{await place.id(place.boris)}"),
    ]
    assert json.loads(told[1][2])["until"] == "2026-03-15"
    everything = json.dumps([json.loads(row[2]) for row in told], ensure_ascii=False)
    assert not any(name in everything for name in ("Вера", "Борис", "Глеб", "Анна"))


def test_the_order_is_the_one_that_the_stories_tell() -> None:
    assert SCHOOL.encode() in order(ORDER)
