"""A school's own plan while it goes on: its difficulties and its dates are heard in the school alone."""

from __future__ import annotations

import pytest

from sandbox.person import Person
from tests.stories.place import Place, names_a_substitute

PLAN = """План работы школы на 2026 год

№ | Мероприятие | Срок | Ответственный | Результат
1 | Педагогический совет о результатах | до 20 марта 2026 | Директор | Протокол
2 | Кружок робототехники | в течение года | Лис В. | Отчёт
3 | Классные часы о профессиях | в течение года | Директор | Отчёт
4 | Экскурсии в музей | по отдельному плану | Лис В. | Отчёт
5 | Разбор пробных работ | После завершения пробных работ | Директор | Справка
"""
CURATOR = "Куратор"


@pytest.fixture
async def kira(place: Place) -> Person:
    """Кира, the school's curator, after Борис made his plan live."""
    made = await place.town.joins(place.anna, "МБОУ СОШ № 2", CURATOR, "Кира", "Вольт")
    await place.boris.sends_file("план.txt", PLAN.encode())
    await place.boris.presses("Это план школы – прочитать")
    await place.boris.presses("Ввести в действие")
    return made


async def opens(person: Person, title: str) -> None:
    await person.says(f"/tasks {title}")
    await person.presses(title[:12])


async def has_trouble(person: Person, title: str, line: str) -> str:
    """A difficulty with its line; what was asked before it."""
    await opens(person, title)
    await person.presses("Как идёт?")
    await person.presses("Есть трудности")
    asked = (await person.last()).text
    await person.says(line)
    return asked


async def test_a_difficulty_is_told_to_the_head_and_to_nobody_of_the_department(
    place: Place, kira: Person
) -> None:
    asked = await has_trouble(place.vera, "Кружок робототехники", "нет наборов")
    assert "руководитель" in asked
    assert "координатор" not in asked
    await place.vera.sees_last("Записано", "нет наборов", "Передано руководителю")
    await place.boris.gets("Есть трудности", "Кружок робототехники", "нет наборов")
    for other in (place.anna, kira):
        await other.sees_no("нет наборов")


async def test_a_difficulty_of_the_head_is_told_to_nobody(place: Place, kira: Person) -> None:
    asked = await has_trouble(place.boris, "Классные часы", "некому вести")
    assert "прочтёт" not in asked
    await place.boris.sees_last("Записано", "некому вести")
    assert "Передано" not in (await place.boris.last()).text
    place.town.days_pass(1)
    await place.town.settle()
    for other in (place.anna, kira, place.vera):
        await other.sees_no("некому вести")


async def test_a_difficulty_without_its_line_stays_in_the_school_too(place: Place, kira: Person) -> None:
    await opens(place.vera, "Кружок робототехники")
    await place.vera.presses("Как идёт?")
    await place.vera.presses("Есть трудности")
    place.town.days_pass(1)
    await place.town.settle()
    await place.boris.gets("Есть трудности", "Кружок робототехники")
    for other in (place.anna, kira):
        await other.sees_no("Есть трудности")


async def test_dates_of_a_teacher_are_told_to_the_head(place: Place, kira: Person) -> None:
    await opens(place.vera, "Экскурсии в музей")
    await place.vera.presses("Указать даты")
    await place.vera.says("15 мая")
    await place.vera.presses("Верно")
    await place.boris.gets("даты указаны", "Экскурсии в музей", "Вера Лис")
    for other in (place.anna, kira):
        await other.sees_no("даты указаны")


async def test_a_schedule_of_a_teacher_is_for_the_head_to_read(place: Place, kira: Person) -> None:
    await opens(place.vera, "Экскурсии в музей")
    await place.vera.presses("Указать даты")
    await place.vera.sends_file("график.pdf", b"%PDF-1.4 one")
    await place.vera.sees_last("График сохранён", "укажет руководитель")
    await place.boris.presses("Указать даты по графику", on="график.pdf")
    await place.boris.says("20 мая")
    await place.boris.presses("Верно")
    await place.vera.gets("даты указаны", "20 мая")
    await place.anna.sees_no("график.pdf")


async def test_the_department_gives_no_dates(place: Place, kira: Person) -> None:
    [(number,)] = place.rows(
        "SELECT t.id FROM task t JOIN activity a ON a.id = t.activity_id WHERE a.title LIKE 'Экскурсии%'"
    )
    for button in (f"fd:{number}", f"ff:{number}:1", f"ff:{number}:0", f"fe:{number}", f"fc:{number}"):
        for other in (place.anna, kira):
            toast = await other.forges(button)
            assert toast is not None, button
            assert toast.alert, button


async def test_the_head_settles_what_had_passed_before_the_plan(place: Place) -> None:
    past = PLAN.replace("до 20 марта 2026", "до 20 февраля 2026")
    await place.boris.sends_file("план.txt", past.encode())
    await place.boris.presses("Это план школы – прочитать")
    await place.boris.presses("Ввести в действие")
    await place.boris.presses("Просроченными")
    await opens(place.boris, "Педагогический совет")
    await place.boris.presses("Ещё…")
    await place.boris.presses("Прошедший срок: изменить")
    await place.boris.presses("Считать выполненным")
    await place.boris.sees_last("✅ принято", "Педагогический совет")


async def test_whoever_stands_in_is_asked_for_dates_too(place: Place, kira: Person) -> None:
    await names_a_substitute(place, place.boris, place.vera, "Глеб", "с 2 марта по 30 марта")
    await place.boris.presses("Да, подтверждаю")
    place.town.days_pass(1)
    await place.town.settle()
    await place.gleb.gets("Когда это будет?", "Экскурсии в музей")
