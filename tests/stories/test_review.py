"""Reviewing: several at once, two reviewers, road maps that need no review."""

from __future__ import annotations

from datetime import timedelta

from sandbox.person import Person
from tests.town import Town

SCHOOL = "МБОУ СОШ № 2"


async def school(town: Town) -> tuple[Person, Person]:
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def hands_in(boris: Person, count: int) -> None:
    for number in range(count):
        await boris.says("/tasks")
        await boris.presses((await boris.last()).buttons[0].label)
        await boris.presses("Сдать")
        await boris.says(f"https://school2.example.org/{number}.pdf")


async def test_several_are_accepted_at_once_and_others_verdicts_stay(town: Town) -> None:
    anna, boris = await school(town)
    vera = await town.joins(anna, SCHOOL, "Куратор", "Вера")
    await hands_in(boris, 3)
    await anna.says("/review")
    await anna.presses("Принять несколько")
    for number in range(3):
        await anna.presses((await anna.last()).buttons[number].label)
    await anna.sees_last("Выбрано 3")
    await town.restart()
    await vera.says("/review")
    await vera.presses((await vera.last()).buttons[0].label)
    await vera.presses("Вернуть")
    await vera.presses("Ссылка не открывается")
    toast = await anna.presses("Принять 3 задания")
    assert toast is not None
    assert toast.text == "Принято 2 задания."
    await anna.sees_last("Проверять нечего")
    assert len([one for one in await boris.bubbles() if "✅ Принято 2 задания" in one.text]) == 1
    await boris.sees("Возвращено: Ссылка не открывается")


async def test_ticks_can_be_taken_back(town: Town) -> None:
    anna, boris = await school(town)
    await hands_in(boris, 2)
    await anna.says("/review")
    await anna.presses("Принять несколько")
    label = (await anna.last()).buttons[0].label
    await anna.presses(label)
    await anna.presses(label.replace("☐", "☑"))
    await anna.sees_last("Выбрано 0")
    assert all("Принять" not in button.label for button in (await anna.last()).buttons)


async def test_the_one_who_handed_in_hears_the_next_step(town: Town) -> None:
    anna, boris = await school(town)
    await hands_in(boris, 1)
    await anna.presses("Принять")
    await boris.gets("✅ Принято", "Дальше: 14. Обновление")
    await boris.presses("Следующее задание")
    await boris.sees_last("Обновление страницы", "просрочено")


async def test_a_road_map_without_a_review_accepts_at_once(town: Town) -> None:
    anna, boris = await school(town)
    await anna.says("/start")
    await anna.presses("Дорожные карты")
    await anna.presses("№ 18-од")
    await anna.sees_last("идёт на проверку")
    await anna.presses("Без проверки")
    await anna.sees_last("сразу считается принятым")
    await hands_in(boris, 1)
    await boris.sees_last("✅ Сдано и принято", "принято без проверки, 02.03 в 09:00")
    await anna.sees_no("На проверку")
    await boris.says("/status")
    await boris.sees_last("Принято: 1")


async def test_a_photo_a_voice_a_contact_and_a_place_get_a_sensible_answer_when_a_proof_is_asked_for(
    town: Town,
) -> None:
    _, boris = await school(town)
    await boris.says("/tasks самодиагностика")
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    await boris.sends_contact("+70000000000", "Иван")
    await boris.gets("С этим я ничего сделать не могу")
    await boris.sends_location(57.6, 39.9)
    await boris.gets("С этим я ничего сделать не могу")
    for number in range(10):
        await boris.sends_photo(caption=f"лист {number}", album="a10")
    await boris.sees_last("всего 10 подтверждений", "лист 9", "на проверке")
    await boris.presses("Добавить подтверждение")
    await boris.sends_file("voice.ogg", b"123", kind="voice")
    await boris.sees_last("всего 11 подтверждений", "на проверке")


async def test_what_nobody_reviews_is_accepted_in_time_where_the_department_wants_it(town: Town) -> None:
    anna, boris = await school(town)
    await hands_in(boris, 1)
    town.days_pass(21)
    await boris.says("/status")
    await boris.sees_no("по истечении срока")
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.presses("Срок проверки")
    await anna.presses("Через 14 дней")
    await anna.sees_last("без проверки принимается через 14 дней")
    town.clock.move(timedelta(minutes=11))
    await town.settle()
    await boris.gets("Принято по истечении срока проверки", "Дальше: 14. Обновление")
    await boris.says("/tasks обновление")
    await boris.presses("05.01")
    await boris.sees_last("✅ принято без проверки")
    await anna.says("/journal")
    await anna.sees_last("срок проверки истёк")
