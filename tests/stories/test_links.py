"""Links are looked at from time to time: the author and the coordinator hear of trouble, the card says it."""

from __future__ import annotations

from datetime import timedelta

from bot.demo.links import SandboxResolver
from sandbox.person import Person
from tests.links.website import Names, Website, website
from tests.town import ORDER, Town, order

SCHOOL, TASK = "МБОУ СОШ № 2", "Самодиагностика"


async def hands_in(town: Town, site: Website, path: str) -> tuple[Person, Person]:
    """Boris hands in a link to a page of *site*; whoever looks at links sees that site and no other."""
    names = Names(school_example_org=["127.0.0.1"])
    town.resolver = SandboxResolver(f"http://127.0.0.1:{site.port}", names.look_up)
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    await boris.says(f"/tasks {TASK}")
    await boris.presses(TASK)
    await boris.presses("Сдать")
    await boris.says(site.url(path))
    return anna, boris


async def looks(town: Town) -> None:
    await town.vekha.links.once()
    await town.settle()


async def test_a_dead_link_is_told_once_and_stands_on_the_card(town: Town) -> None:
    async with website() as site:
        anna, boris = await hands_in(town, site, "/404/report")
        await looks(town)
        await boris.gets("не открывается", "404")
        await anna.gets("не открывается", "404")
        town.days_pass(8)
        await looks(town)
        told = [one for one in await boris.bubbles() if "кодом 404" in one.text]
        await boris.says(f"/tasks {TASK}")
        await boris.presses(TASK)
        await boris.sees_last("⚠ не открывается")
    assert len(told) == 1
    assert len(site.paths) == 2


async def test_a_link_that_opens_says_when_and_bothers_nobody(town: Town) -> None:
    async with website() as site:
        anna, boris = await hands_in(town, site, "/report")
        before = len(await anna.bubbles())
        await looks(town)
        await looks(town)
        assert len(await anna.bubbles()) == before
        await boris.says(f"/tasks {TASK}")
        await boris.presses(TASK)
        await boris.sees_last("открывалась 02.03 в 09:00")
    assert len(site.paths) == 1


async def test_what_was_taken_back_is_not_looked_at(town: Town) -> None:
    async with website() as site:
        _, boris = await hands_in(town, site, "/404/report")
        await boris.presses("Забрать назад")
        await looks(town)
    assert site.paths == []


async def test_a_link_to_the_inside_is_not_visited(town: Town) -> None:
    async with website() as site:
        _, boris = await hands_in(town, site, "/report")
        await boris.presses("Добавить подтверждение")
        await boris.says("http://192.168.0.1/report")
        await looks(town)
        await boris.gets("закрытой сети")
        town.clock.move(timedelta(days=8))
        await looks(town)
    assert site.paths == ["/report", "/report"]


async def proves(person: Person, task: str, link: str) -> None:
    await person.says(f"/tasks {task}")
    await person.presses(task)
    await person.presses("Сдать")
    await person.says(link)


async def test_of_a_shared_link_each_school_hears_of_its_own_task(town: Town) -> None:
    async with website() as site:
        anna, boris = await hands_in(town, site, "/404/report")
        vera = await town.joins(anna, "МБОУ СОШ № 4", "Руководитель организации", "Вера", "Лис")
        gleb = await town.joins(anna, SCHOOL, "Педагог", "Глеб", "Ёлкин")
        await proves(vera, TASK, site.url("/404/report"))
        await proves(vera, "Назначение", site.url("/404/report"))
        await looks(town)
        told = await boris.gets("не открывается", TASK, SCHOOL)
        assert [button.label for button in told.buttons] == ["Открыть задание", "Почему мне это пришло"]
        assert "МБОУ СОШ № 4" not in told.text
        told = await vera.gets("Этой ссылкой подтверждено 2 задания: МБОУ СОШ № 4.")
        await vera.presses(next(b.label for b in told.buttons if "Назначение"[:6] in b.label))
        await vera.sees_last("Назначение", "⚠ не открывается")
        told = await anna.gets("Этой ссылкой подтверждено 3 задания: МБОУ СОШ № 4 и МБОУ СОШ № 2.")
        assert len([one for one in await anna.bubbles() if "кодом 404" in one.text]) == 1
        await gleb.sees_no("не открывается")


async def test_who_left_the_chat_leaves_the_coordinator_with_the_trouble(town: Town) -> None:
    async with website() as site:
        anna, boris = await hands_in(town, site, "/404/report")
        await boris.says("/privacy")
        await boris.presses("Удалить меня")
        await boris.presses("Да, удалить мои данные")
        await looks(town)
        await anna.gets("не открывается", TASK, SCHOOL)
        await boris.sees_no("не открывается")


async def test_a_department_that_looks_at_no_links_hears_of_none(town: Town) -> None:
    async with website() as site:
        anna, boris = await hands_in(town, site, "/404/report")
        zoya = await town.person("Зоя", "Мир", admin=True)
        await zoya.starts()
        await zoya.says("Управление образования Заречного округа")
        await zoya.sends_file(ORDER, order())
        await zoya.presses("Ввести в действие")
        await zoya.presses("Просроченными")
        dina = await town.joins(zoya, SCHOOL, "Руководитель организации", "Дина", "Рой")
        await proves(dina, TASK, site.url("/404/report"))
        await looking(zoya, "Не проверяются")
        await looks(town)
        await anna.gets("не открывается")
        for person in (zoya, dina):
            await person.sees_no("не открывается")
        await dina.says(f"/tasks {TASK}")
        await dina.presses(TASK)
        assert "не открывается" not in (await dina.last()).text
        await looking(zoya, "Проверяются")
        await looks(town)
        await dina.gets("не открывается", TASK)
        assert len([one for one in await boris.bubbles() if "кодом 404" in one.text]) == 1


async def looking(coordinator: Person, how: str) -> None:
    await coordinator.says("/settings")
    await coordinator.presses("Настройки управления")
    await coordinator.presses("Ссылки")
    await coordinator.presses(how)
