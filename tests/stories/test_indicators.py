"""Indicators: they come with the order, are measured by hand, and everybody sees how far their own are."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from sandbox.person import Person
from tests.stories.journal import entries
from tests.town import ORDER, Town, order

SCHOOL = "МБОУ СОШ № 2"
HEAD = "Руководитель организации"


async def writes(anna: Person, indicator: str, period: str, figure: str, school: str = "") -> None:
    """The coordinator writes a figure by hand."""
    await anna.says("/indicators")
    await anna.presses(indicator)
    await anna.presses("Внести значение")
    if school:
        await anna.presses("За одну организацию")
        await anna.presses(school)
    await anna.presses(period)
    await anna.says(figure)


async def test_an_orders_indicators_are_followed_from_the_day_it_goes_live(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/indicators")
    await anna.sees_last("3 показателя", "без данных: 3", "2. Доля учителей")
    await writes(anna, "2. Доля учителей", "IV квартал 2025", "54 из 60\nОтчёт методического центра")
    await anna.sees_last(
        "✅ Записано", "✓ достигнут: 90 % за IV квартал 2025 года, цель – 90 %", "(54/60)", "Отчёт метод"
    )
    await anna.presses("« Показатели")
    await anna.sees_last("без данных: 2 · достигнуты: 1")
    (written,) = await entries(town, "indicator.measured")
    assert written.details == {"until": "2025-12-31"}


async def test_figures_of_schools_make_the_departments(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис")
    await writes(anna, "1. Доля выпускников", "I квартал", "96", school=SCHOOL)
    await writes(anna, "1. Доля выпускников", "I квартал", "84,5", school="МБОУ СОШ № 4")
    await anna.sees_last(
        "90,3 % за I квартал, цель – 95 %", "Среднее по 2 организациям", "84,5 % – МБОУ СОШ № 4"
    )
    await boris.says("/indicators")
    await boris.presses("1. Доля выпускников")
    text = await boris.sees_last("достигнут: 96 %", SCHOOL)
    assert "СОШ № 4" not in text.text
    assert "Изменить" not in [button.label for button in text.buttons]


async def test_a_figure_that_is_none_is_asked_for_again_and_the_last_word_counts(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await writes(anna, "3. Доля школ", "I квартал", "примерно половина")
    await anna.sees_last("Не вижу здесь значения")
    await anna.says("50")
    await anna.sees_last("достигнут: 50 %")
    await writes(anna, "3. Доля школ", "I квартал", "12,5")
    text = (await anna.sees_last("в пути: 12,5 %")).text
    assert "50 % – Управление" not in text


async def test_the_coordinator_says_how_it_is_measured(town: Town) -> None:
    anna = await town.coordinator()
    await anna.says("/indicators")
    await anna.sees_last("Показателей пока нет")
    await anna.presses("Добавить")
    await anna.says("Число пропусков на одного ученика")
    await anna.presses("Изменить")
    await anna.presses("Меньше – лучше")
    for label, words in (("Цель", "2026 – не более 8; 2027 – 5"), ("Начало", "12"), ("Единица", "дн.")):
        await anna.presses("Изменить")
        await anna.presses(label)
        await anna.says(words)
    await anna.sees_last("Цель: 2026 – не более 8; 2027 – 5", "Чем меньше, тем лучше")
    await anna.presses("Внести значение")
    await anna.presses("I квартал")
    await anna.says("11,5")
    await anna.sees_last("❗ отстаёт: 11,5 дн. за I квартал, цель – не более 8 дн.")
    await anna.presses("Изменить")
    await anna.presses("Больше не следить")
    await anna.sees_last("Показателей пока нет")


async def test_the_picture_says_the_same_in_words(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await writes(anna, "2. Доля учителей", "I квартал", "72")
    await anna.presses("« Показатели")
    await anna.presses("Картинка")
    shown = await anna.gets("3 показателя: без данных: 2 · в пути: 1")
    stored = town.telegram.world.files.find(shown.message["photo"][-1]["file_id"])
    assert stored is not None
    assert Image.open(BytesIO(stored.content)).width == 1080


async def test_a_new_edition_changes_targets_and_keeps_figures(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await writes(anna, "2. Доля учителей", "I квартал", "72")
    edition = order().decode().replace("МКУ «Методический центр»\t90 %", "МКУ «Методический центр»\t70 %")
    assert edition.encode() != order()
    await anna.sends_file(ORDER, edition.encode())
    await anna.presses("Ввести как новую редакцию")
    await anna.presses("Просроченными")
    await anna.says("/indicators")
    await anna.presses("2. Доля учителей")
    await anna.sees_last("достигнут: 72 %", "цель – 70 %")
