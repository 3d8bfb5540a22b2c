"""Handing in: nothing that was sent is lost, nothing is applied twice."""

from __future__ import annotations

from sandbox.person import Person
from tests.town import Town


async def school(town: Town) -> tuple[Person, Person]:
    """A coordinator with a live road map, and the director of a school."""
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, "МБОУ СОШ № 2", "Руководитель организации", "Борис")


async def test_links_out_of_the_blue_wait_together_for_their_task(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("Самодиагностика https://school2.example.org/a")
    await boris.sees_last("К какому заданию это?", "school2.example.org/a", "это догадка")
    await boris.says("https://school2.example.org/b")
    await boris.sees_last("school2.example.org/a", "school2.example.org/b")
    await boris.presses("Самодиагностика")
    await boris.sees_last("Сдано: 2 подтверждения", "(Самодиагностика)")


async def test_looking_around_does_not_lose_what_was_sent(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("https://school2.example.org/a")
    await boris.says("/tasks")
    await town.restart()
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    await boris.sees_last("Сдано: 1 подтверждение", "school2.example.org/a")


async def test_an_album_is_one_proof_of_many_parts(town: Town) -> None:
    anna, boris = await school(town)
    await boris.says("/tasks")
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    for number in range(3):
        await boris.sends_photo(caption=f"лист {number}", album="a1")
    await boris.sees_last("лист 0", "лист 1", "лист 2", "на проверке")
    notes = [b for b in await anna.bubbles() if "На проверку" in b.text]
    assert len(notes) == 1


async def test_a_coordinators_album_of_files_is_no_order(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/tasks")
    await anna.presses((await anna.last()).buttons[0].label)
    await anna.presses("Сдать")
    await anna.sends_file("а.pdf", b"%PDF-1", album="a2")
    await anna.sends_file("б.pdf", b"%PDF-2", album="a2")
    await anna.sees_last("а.pdf", "б.pdf")


async def test_a_task_accepted_meanwhile_does_not_swallow_the_next_link(town: Town) -> None:
    anna, boris = await school(town)
    await boris.says("/tasks")
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/a")
    await boris.presses("Добавить подтверждение")
    await anna.presses("Принять")
    await boris.says("https://school2.example.org/b")
    await boris.gets("Уже принято")
    await boris.says("https://school2.example.org/c")
    await boris.gets("К какому заданию это?", "school2.example.org/c")


async def test_a_link_without_a_scheme_is_a_link(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("/tasks")
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    await boris.says("www.school2.example.org/ok")
    await boris.gets("Сдано: 1 подтверждение", "www.school2.example.org/ok")


async def test_the_same_link_twice_changes_nothing(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("/tasks")
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/a")
    await boris.presses("Добавить подтверждение")
    await boris.says("https://school2.example.org/a")
    await boris.gets("уже есть, ничего не изменилось")


async def test_of_two_reviewers_the_second_reads_what_the_first_decided(town: Town) -> None:
    anna, boris = await school(town)
    vera = await town.joins(anna, "МБОУ СОШ № 2", "Куратор", "Вера")
    await boris.says("/tasks")
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/a")
    await vera.presses("Вернуть")
    await anna.presses("Принять")
    await vera.says("Добавьте выводы")
    await vera.gets("Уже принято")
    await vera.says("здравствуйте")
    await vera.gets("Это непонятно")


async def test_a_curator_of_another_school_sees_nothing_of_this_one(town: Town) -> None:
    anna, boris = await school(town)
    vera = await town.joins(anna, "МБОУ СОШ № 4", "Куратор", "Вера")
    await boris.says("/tasks")
    await boris.presses("Самодиагностика")
    card = next(b.data for b in (await boris.last()).buttons if b.label == "Сдать") or ""
    for data in (card, card.replace("ev:", "t:"), card.replace("ev:", "ok:"), card.replace("ev:", "dl:")):
        toast = await vera.forges(data)
        assert toast is not None
        assert "никуда не ведёт" in toast.text


async def test_the_queue_tells_how_many_wait_and_pages(town: Town) -> None:
    anna, boris = await school(town)
    for number in range(7):
        await boris.says("/tasks")
        await boris.presses((await boris.last()).buttons[0].label)
        await boris.presses("Сдать")
        await boris.says(f"https://school2.example.org/{number}")
    await anna.says("/review")
    await anna.sees_last("Проверки ждут 7 заданий")
    await anna.presses("›")
    assert [row[0].label[:2] for row in (await anna.last()).rows][-3:] == ["‹ ", "Пр", "« "]
