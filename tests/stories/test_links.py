"""Links are looked at from time to time: the author and the coordinator hear of trouble, the card says it."""

from __future__ import annotations

from datetime import timedelta

from bot.demo.links import SandboxResolver
from sandbox.person import Person
from tests.links.website import Names, Website, website
from tests.town import Town

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
