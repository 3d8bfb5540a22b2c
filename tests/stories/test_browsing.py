"""Finding one's tasks: by part, by section, by words and by number."""

from __future__ import annotations

from sandbox.person import Person
from tests.town import Town


async def head(town: Town) -> Person:
    anna = await town.coordinator_with_road_map()
    return await town.joins(anna, "МБОУ СОШ № 2", "Руководитель организации", "Борис")


async def test_the_list_has_its_parts_in_their_order(town: Town) -> None:
    boris = await head(town)
    await boris.says("/tasks")
    text = (await boris.sees_last("29 заданий, просрочено 4", "❗ Просрочено", "На этой неделе")).text
    assert text.index("❗ Просрочено") < text.index("На этой неделе")
    await boris.presses("2/6 ›")
    await boris.sees_last("Позже")
    await boris.presses("‹ 1/6")
    await boris.sees_last("❗ Просрочено")


async def test_a_part_and_a_section_are_chosen(town: Town) -> None:
    boris = await head(town)
    await boris.says("/tasks")
    await boris.presses("Выбрать")
    await boris.sees_last("Какие задания показать?", "Всего 29 заданий")
    await boris.presses("❗ Просрочено · 4")
    await boris.sees_last("4 задания, просрочено 4")
    await boris.presses("« Все задания")
    await boris.presses("Выбрать")
    await boris.presses("По разделам")
    section = (await boris.sees_last("Какой раздел?")).buttons[0].label
    await boris.presses(section)
    await boris.sees_last("I. Организация работы")


async def test_words_and_numbers_find_tasks(town: Town) -> None:
    boris = await head(town)
    await boris.says("/tasks")
    await boris.presses("Найти")
    await boris.says("МОНИТОРИНГУ")
    await boris.sees_last("МОНИТОРИНГУ: ", "Мониторинг текущей")
    await boris.says("абракадабра")
    await boris.sees_last("Ничего не найдено: абракадабра")
    await boris.says("14")
    await boris.sees_last("14. Обновление страницы")
    await town.restart()
    await boris.says("<b>")
    await boris.sees_last("Ничего не найдено: <b>")
    await boris.says("/tasks 2")
    await boris.sees_last("2. Самодиагностика")


async def test_a_link_while_searching_is_a_proof_and_not_a_word(town: Town) -> None:
    boris = await head(town)
    await boris.says("/tasks самодиагностика")
    await boris.says("https://school2.example.org/a")
    await boris.sees_last("К какому заданию это?")
