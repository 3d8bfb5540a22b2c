"""Changes of life: acting heads, new heads, and the link that hands a school over."""

from __future__ import annotations

from datetime import timedelta

from bot.actions.changes import take_over
from roadmap.people import Role
from roadmap.posts import Change, Ending
from storage.models import PartyBindingRow
from tests.stories.door import journal, personal_link, refused
from tests.stories.place import OTHER, SCHOOL, Place, head_when_opened, names_a_substitute
from tests.town import AGREE


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


async def test_of_two_links_that_hand_a_school_over_the_later_one_works(place: Place) -> None:
    first = await head_when_opened(place, "Зоя Мир")
    second = await head_when_opened(place, "Яна Мир")
    zoya, yana = await place.town.person("Зоя"), await place.town.person("Яна")
    await refused(zoya, first)
    assert [row[2] for row in journal(place.town, "invitation.revoked")] == ["{}"]
    await yana.starts(second)
    await yana.presses(AGREE)
    await yana.sees_last("Вы вошли как руководитель организации: МБОУ СОШ № 2")
    assert await heads(place) == ["Яна Мир"]


async def test_a_link_hands_nothing_over_after_its_post_is_over(place: Place) -> None:
    link = await head_when_opened(place, "Зоя Мир")
    post = await place.post(place.boris, Role.HEAD)
    yesterday = place.town.clock.now().date() - timedelta(days=1)
    async with place.town.database.unit() as unit:
        await unit.changes.carry_out(Change(ends=(Ending(post, yesterday),)))
    await refused(await place.town.person("Зоя"), link)
    assert await heads(place) == []


async def test_who_will_take_a_school_over_is_listed_and_may_be_given_another_link(place: Place) -> None:
    first = await head_when_opened(place, "Зоя Мир")
    place.town.days_pass(20)
    second = await personal_link(place.anna, "Зоя Мир")
    assert second != first
    zoya = await place.town.person("Зоя")
    await refused(zoya, first)
    await zoya.starts(second)
    await zoya.presses(AGREE)
    assert await heads(place) == ["Зоя Мир"]


async def heads(place: Place) -> list[str]:
    today = place.town.clock.now().date()
    async with place.town.database.unit() as unit:
        held = await unit.changes.held(1, today)
    return [one.name for one in held if one.post.role is Role.HEAD and not one.inherits]


async def test_a_party_that_meant_the_director_means_the_new_one(place: Place) -> None:
    boris, vera = await place.id(place.boris), await place.id(place.vera)
    async with place.town.database.unit() as unit:
        row = PartyBindingRow(department_id=1, key="орлов", name="Орлов Б. Б.", person_id=boris)
        unit._session.add(row)
    await place.anna.forges(f"cw:{await place.post(place.boris, Role.HEAD)}:h:0")
    await place.anna.presses("Вера Лис")
    await place.anna.presses("Сегодня")
    await place.anna.presses("Да, подтверждаю")
    assert place.rows("SELECT person_id FROM party_binding WHERE key = 'орлов'") == [(vera,)]
