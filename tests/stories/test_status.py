"""«How do we stand?»: one screen, the ways into it and back, what has changed, straight to a school."""

from __future__ import annotations

from tests.stories.place import OTHER, SCHOOL, Place
from tests.town import Town


async def test_the_coordinator_walks_into_the_digest_and_back_in_one_message(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/status")
    await anna.sees_last("Принято 0 из 139, просрочено 20", "Стоит позвонить", "В ближайшие семь дней")
    shown = len(await anna.bubbles())
    await anna.presses("По школам")
    await anna.sees_last("По школам: 10, с просрочкой: 8", f"{SCHOOL} – принято 0 из 29, просрочено 4")
    await anna.presses(SCHOOL)
    await anna.sees_last(f"{SCHOOL}: принято 0 из 29, просрочено 4", "В работе: 24", "14. Обновление")
    await anna.presses("Все задания")
    await anna.sees_last("29 заданий", SCHOOL)
    await anna.presses(f"« {SCHOOL}")
    await anna.presses("« По школам")
    await anna.presses("2/2 ›")
    await anna.sees_last("МКУ «Методический центр» – принято 0 из 3")
    await anna.presses("« Сводка")
    await anna.presses("По разделам")
    await anna.presses("IV. Управление и итоги")
    await anna.sees_last("Принято 0 из 54, просрочено 8", "14. Обновление страницы")
    await anna.presses("14. Обновление страницы проек…")
    await anna.sees_last("IV. Управление и итоги", "❗ Просрочено", SCHOOL)
    await anna.presses("Кто сдал")
    await anna.says("/status")
    await anna.presses("По ответственным")
    await anna.presses("группа риска")
    await anna.sees_last("Принято 0 из 32, просрочено 8", "1. Назначение школьных координаторов")
    await anna.presses("« По ответственным")
    await anna.presses("« Сводка")
    await anna.presses("Ждут дат")
    await anna.sees_last("5 заданий", "13. Психолого-педагогические консилиумы")
    await anna.presses("« Сводка")
    assert len(await anna.bubbles()) == shown + 1


async def test_what_has_changed_in_a_week_is_said_when_a_week_has_passed(place: Place) -> None:
    anna, town = place.anna, place.town
    await anna.says("/status")
    assert "С 2 марта" not in (await anna.last()).text
    for _ in range(8):
        town.days_pass(1)
        await town.settle()
    await place.boris.says("/tasks 2")
    await place.boris.presses("2 · 28.02 · Самодиагностика ш…")
    await place.boris.presses("Сдать")
    await place.boris.says("https://school2.example.org/spravka")
    await anna.presses("Принять")
    await anna.says("/status")
    # Five tasks of 5 March have become overdue meanwhile, one late one is accepted.
    await anna.sees_last("Принято 1 из 139, просрочено 23", "С 3 марта: принято +1, просрочено +3")
    await anna.presses("По школам")
    await anna.presses(SCHOOL)
    await anna.sees_last("С 3 марта: принято +1, просрочено 0")
    await place.boris.says("/status")
    await place.boris.sees_last("С 3 марта: принято +1, просрочено 0")


async def test_a_school_and_an_activity_are_asked_for_by_name_and_number(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    for asked in ("СОШ № 5", "сош 5", "школа №5", OTHER):
        await anna.says(f"/status {asked}")
        await anna.sees_last(f"{OTHER}: принято 0 из 4, просрочено 1")
    await anna.says("/status 14.")
    await anna.sees_last("Принято 0 из 48, просрочено 8", "14. Обновление страницы")
    await anna.says("/status 5")
    await anna.sees_last("5: что именно?", "5. Выявление", "II. Работа с педагогами", OTHER)
    await anna.presses(OTHER)
    await anna.sees_last(f"{OTHER}: принято 0 из 4")
    await anna.says("/status методичиский центр")
    await anna.sees_last("Не нашлось: методичиский центр", "Может быть, это:")
    await anna.presses("МКУ «Методический центр»")
    await anna.sees_last("МКУ «Методический центр»: принято 0 из 3")
    await anna.says("/status <b>7.77")
    await anna.sees_last("Не нашлось: <b>7.77", "/status 1.3")
    await anna.presses("По школам")
    await anna.sees_last("По школам: 10")


async def test_a_head_sees_their_own_school_and_a_teacher_their_week(place: Place) -> None:
    await place.boris.says("/status")
    told = await place.boris.sees_last("Принято 0 из 29, просрочено 4", SCHOOL)
    assert "Стоит позвонить" not in told.text
    assert "По школам" not in [one.label for one in told.buttons]
    await place.boris.says(f"/status {OTHER}")
    await place.boris.sees_last(f"Не нашлось: {OTHER}")
    await place.vera.says("/status")
    await place.vera.sees_last("На этой и следующей неделе сроков нет")
    for task in (await place.tasks())[:5]:
        await place.give(task, place.vera)
    await place.vera.says("/status")
    await place.vera.sees_last("Мои задания: просрочено 4, на этой неделе 1, на следующей 0", "до 5 марта")
    await place.vera.presses("14 · 05.03 · Обновление стран…")
    await place.vera.sees_last("14. Обновление страницы", "Поручено: Вера")


async def test_tables_for_who_wants_them_and_back_to_lines(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/settings")
    await anna.presses("Сводки таблицами")
    await anna.says("/status")
    await anna.sees_last("### Принято 0 из 139, просрочено 20", "❗ Просрочено | 20", "Стоит позвонить")
    await anna.presses("По школам")
    await anna.sees_last("### По школам: 10", f"{SCHOOL} | 0 | 4 | 29")
    await anna.presses(SCHOOL)
    await anna.sees_last("❗ Просрочено | 4")
    await anna.presses("Все задания")
    told = await anna.sees_last("29 заданий", "❗ Просрочено")
    assert " | " not in told.text
    await anna.presses(f"« {SCHOOL}")
    await anna.sees_last("❗ Просрочено | 4")
