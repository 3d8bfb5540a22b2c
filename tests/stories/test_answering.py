"""A questionnaire is answered on a phone: a question a screen, nothing typed is lost, figures reach the indicators."""

from __future__ import annotations

from datetime import timedelta

from sandbox.person import Person
from tests.forms import workbook
from tests.stories.door import asked
from tests.stories.place import SCHOOL, Place
from tests.stories.test_campaigns import FORM, collects, keeps

QUARTER = {
    "survey": (
        ("type", "name", "label", "required", "relevant", "constraint", "constraint_message", "indicator"),
        (
            "integer",
            "teachers",
            "Сколько педагогов?",
            "yes",
            "",
            ". > 0",
            "В школе есть хотя бы один педагог",
            "",
        ),
        ("integer", "trained", "Сколько обучено за квартал?", "", "", "", "", "7"),
        ("select_multiple topics", "topics", "О чём учились?", "", "${trained} > 0", "", "", ""),
        ("begin repeat", "visits", "Выезд", "", "", "", "", ""),
        ("date", "day", "Когда?", "", "", "", "", ""),
        ("end repeat", "", "", "", "", "", "", ""),
        ("image", "photo", "Фото стенда", "", "", "", "", ""),
    ),
    "choices": (
        ("list_name", "name", "label"),
        ("topics", "reading", "Чтение"),
        ("topics", "math", "Математика"),
    ),
    "settings": (("form_title", "form_id", "version"), ("Обучение педагогов", "training", "1")),
}


async def begins(place: Place, content: bytes | None = None, when: str = "до 25 марта") -> Person:
    """The coordinator collects; the director opens the questionnaire."""
    await keeps(place.anna, content)
    await collects(place.anna, when)
    await place.boris.presses("Ответить")
    return place.boris


async def test_from_the_note_to_sent_and_returned(place: Place) -> None:
    anna, boris = place.anna, await begins(place)
    await boris.sees_last("1 из 4", "Педагоги", "Сколько педагогов в школе?")
    await boris.says("много")
    await boris.sees_last("Здесь нужно число: 12", "Сколько педагогов в школе?")
    await boris.sends_photo()
    await boris.sees_last("Сколько педагогов в школе?", "❗ Напишите целое число")
    await boris.says("24")
    await boris.sees_last("2 из 4", "Сколько ставок свободно?")
    await boris.says("3")
    await boris.presses("Кадры")
    await boris.sees_last("4 из 4", "Почему?")
    await boris.presses("‹ Назад")
    await boris.sees_last("Ответ: Кадры")
    await boris.presses("Рисков нет")
    await boris.sees_last("Спасибо!")
    await boris.presses("Дальше ›")
    await boris.sees_last("Отвечено: 3 из 3", "Всё готово к отправке", "Сколько педагогов в школе?: 24")
    await boris.presses("Отправить")
    await boris.sees_last(f"Отправлено: {FORM}", "Изменить ответы можно до 25 марта, ср")
    await anna.says("/forms")
    await anna.presses("1/8 · 25.03 · Профиль рисков…")
    await anna.presses("Ответили: 1")
    await anna.presses(SCHOOL)
    await anna.presses("Ответы")
    await anna.sees_last(SCHOOL, "отправлена", "Какой риск главный?: Рисков нет")
    await anna.presses("Вернуть")
    await anna.says("Уточните ставки")
    await anna.sees_last("Возвращено, об этом сообщено")
    await boris.gets("Анкета возвращена: Уточните ставки")
    await boris.presses("Ответить")
    await boris.presses("Сколько ставок свободно?")
    await boris.sees_last("Возвращено: Уточните ставки", "Ответ: 3")
    await boris.says("2")
    await boris.presses("Все ответы")
    await boris.presses("Отправить")
    await boris.sees_last("Отправлено")
    assert asked(place.town, "SELECT place, before, after FROM answer_change") == [
        ("people/vacant", "3", "2")
    ]


async def test_nothing_answered_is_lost_and_two_people_answer_together(place: Place) -> None:
    boris = await begins(place)
    await boris.says("24")
    await place.town.restart()
    olga = await place.town.joins(place.anna, SCHOOL, "Руководитель организации", "Ольга")
    await olga.says("/forms")
    await olga.presses(FORM)
    await olga.sees_last("2 из 4", "Сколько ставок свободно?")
    await olga.says("5")
    await boris.says("/forms")
    await boris.presses(FORM)
    await boris.sees_last("Какой риск главный?")
    await boris.presses("Все ответы")
    await boris.sees_last(
        "Отвечено: 2 из 4", "До отправки нужно поправить 1 ответ", "Сколько ставок свободно?: 5"
    )


async def test_repeats_choices_photos_and_the_indicator(place: Place) -> None:
    anna = place.anna
    await anna.says("/indicators")
    await anna.presses("Добавить")
    await anna.says("Число обученных педагогов")
    async with place.town.database.unit() as unit:
        measure = next(one for one in await unit.measures.all(1) if one.name == "Число обученных педагогов")
        await unit.measures.change(measure.id, code="7")
    boris = await begins(place, workbook(QUARTER))
    await boris.says("0")
    await boris.sees_last("В школе есть хотя бы один педагог")
    await boris.says("30")
    await boris.presses("Пропустить")
    await boris.sees_last("Почему числа нет?")
    await boris.says("Ещё считаем")
    await boris.presses("‹ Назад")
    await boris.sees_last("Сколько обучено за квартал?", "Почему: Ещё считаем")
    await boris.says("12")
    await boris.presses("Математика")
    await boris.presses("Чтение")
    await boris.sees_last("Ответ: Чтение, Математика")
    await boris.presses("Дальше ›")
    await boris.says("5 марта")
    await boris.presses("Ещё один")
    await boris.says("12.03.2026")
    await boris.sees_last("Записано: 2")
    await boris.presses("Дальше ›")
    await boris.sends_photo()
    await boris.presses("Отправить")
    await anna.says("/indicators")
    await anna.presses("7. Число обученных")
    await anna.sees_last("12", SCHOOL)
    await anna.says("/forms")
    await anna.presses("1/8 · 25.03 · Обучение")
    await anna.presses("Ответили: 1")
    await anna.presses(SCHOOL)
    await anna.presses("Ответы")
    await anna.sees_last("О чём учились?: Чтение, Математика", "Когда?: 12 марта 2026", "Фото стенда: файл")
    await anna.presses("Фото и файлы")
    await anna.gets("Фото стенда")


async def test_a_figure_that_jumps_is_asked_again_and_after_the_due_date_one_asks(place: Place) -> None:
    anna, boris = place.anna, place.boris
    await keeps(anna)
    await collects(anna, "ежемесячно до 25 числа")
    place.town.clock.move(timedelta(days=10))
    await place.town.settle()
    await boris.presses("Ответить")
    for words in ("24", "3"):
        await boris.says(words)
    await boris.presses("Рисков нет")
    await boris.presses("Все ответы")
    await boris.presses("Отправить")
    place.town.clock.move(timedelta(days=35))
    await place.town.settle()
    await boris.says("/forms")
    await boris.presses(FORM)
    await boris.sees_last("В прошлый раз: 24")
    await boris.says("240")
    await boris.sees_last("Было 24, стало 240. Верно?")
    await boris.says("Объединили две школы")
    await boris.sees_last("Сколько ставок свободно?")
    await boris.presses("Как в прошлый раз")
    await boris.sees_last("Какой риск главный?")
