"""«How is it going?»: a year of continuous work, troubles, several tasks one after another."""

from __future__ import annotations

from sandbox.person import Person
from tests.stories.door import journal
from tests.stories.going_on import CONTINUOUS, SCHOOL, answers, begun, day_comes, head
from tests.town import Town

LESSONS = "Занятия с неуспевающими учениками"
FIVE = (LESSONS, "Работа с семьями", "Наставничество учителей", "Открытые уроки", "Сопровождение школ")


async def asked_times(person: Person) -> int:
    """How often the question stands in the chat as a note of its own."""
    return sum(one.text.startswith("Как идёт?") for one in await person.bubbles() if not one.outgoing)


async def test_a_year_of_work_that_goes_on(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS))
    boris = await head(town, anna)
    await day_comes(town, 17)  # Thursday, 19 March.
    await boris.sees_no("Как идёт?")
    await day_comes(town, 1)
    await boris.gets("Как идёт? I квартал", LESSONS, SCHOOL)
    await boris.presses("Идёт по плану")
    await boris.sees_last("Что сделано?", LESSONS)
    await boris.says("провели  3 занятия")
    await boris.sees_last(
        "Записано: I квартал – идёт по плану – провели 3 занятия", "I квартал: идёт по плану"
    )
    await day_comes(town, 10)
    assert await asked_times(boris) == 1
    await day_comes(town, 82)  # Saturday, 20 June: a day off.
    assert await asked_times(boris) == 1
    await day_comes(town, 2)
    await boris.gets("Как идёт? II квартал")
    await boris.presses("Ещё не начато", on="II квартал")
    await boris.presses("Больше нечего добавить")
    await boris.sees_last("Записано: II квартал – ещё не начато.", "II квартал: ещё не начато, Борис Орлов")
    await day_comes(town, 91)  # 21 September.
    await boris.gets("Как идёт? III квартал")
    await day_comes(town, 91)  # 21 December: due in ten days, and answered by handing in.
    assert await asked_times(boris) == 3
    assert answers(town) == [
        ("2026-Q1", "on_plan", "провели  3 занятия"),
        ("2026-Q2", "not_begun", ""),
    ]


async def test_it_is_asked_by_day_alone_and_whoever_comes_late_is_asked_then(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS))
    town.clock.move_to(town.clock.now().replace(day=23, hour=19))  # Monday, 22 in Moscow.
    await town.settle()
    boris = await head(town, anna)
    await town.settle()
    await boris.sees_no("Как идёт?")
    town.clock.move_to(town.clock.now().replace(day=24, hour=5))
    await town.settle()
    await boris.gets("Как идёт? I квартал")


async def test_one_reminder_a_week_later_and_no_more(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS), (FIVE[1], CONTINUOUS))
    boris = await head(town, anna)
    await day_comes(town, 21)
    await boris.gets("I квартал: 2 задания в работе", LESSONS, FIVE[1])
    await boris.presses("Ответить по одному")
    await boris.presses("Идёт по плану")
    await boris.presses("Больше нечего добавить")
    await day_comes(town, 7)
    await boris.gets("без ответа 1 задание. Больше напоминать не буду", FIVE[1])
    for _ in range(4):
        await day_comes(town, 7)
    assert sum("Больше напоминать" in one.text for one in await boris.bubbles()) == 1


async def test_a_trouble_is_told_with_its_line_once_and_without_it_a_little_later(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS))
    boris = await head(town, anna)
    elena = await town.joins(anna, SCHOOL, "Куратор", "Елена", "Дым")
    await day_comes(town, 21)
    await boris.presses("Есть трудности")
    await boris.sees_last("В чём трудность?")
    await anna.sees_no("Есть трудности")
    await boris.says("нет <учителя> математики")
    await boris.sees_last("Передано координатору")
    for person in (anna, elena):
        await person.gets("Есть трудности: МБОУ СОШ № 2, I квартал", LESSONS, "Борис Орлов: нет <учителя>")
    await boris.presses("Как идёт?")
    await boris.sees_last("Сейчас записано: есть трудности – нет <учителя> математики")
    await boris.presses("Идёт по плану")
    await boris.says("нашли")
    await boris.presses("Как идёт?")
    await boris.presses("Есть трудности")
    town.clock.move_to(town.clock.now().replace(hour=7))
    await town.settle()
    await anna.gets("Есть трудности: МБОУ СОШ № 2, I квартал")
    await day_comes(town, 1)
    told = [one for one in await anna.bubbles() if "Есть трудности" in one.text]
    assert len(told) == 2


async def test_personal_data_in_a_line_are_asked_about_first(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS))
    boris = await head(town, anna)
    await day_comes(town, 21)
    await boris.presses("Есть трудности")
    await boris.says("звоните маме Пети: +7 912 345-67-89")
    await boris.sees_last("Похоже", "телефон")
    await anna.sees_no("Есть трудности")
    await boris.says("не дозвонились")
    await anna.gets("Есть трудности", "Борис Орлов: не дозвонились")
    assert answers(town) == [("2026-Q1", "trouble", "не дозвонились")]


async def test_five_tasks_are_walked_through_with_a_stop_and_a_restart(town: Town) -> None:
    anna = await begun(town, *((title, CONTINUOUS) for title in FIVE))
    boris = await head(town, anna)
    await day_comes(town, 21)
    note = await boris.gets("I квартал: 5 заданий")
    await boris.presses("Ответить по одному")
    await boris.sees_last("1 из 5", FIVE[0])
    await boris.presses("Идёт по плану")
    await boris.says("провели два")
    await boris.sees_last("Записано", "2 из 5", FIVE[1])
    await boris.presses("Пропустить")
    await boris.sees_last("3 из 5", FIVE[2])
    await boris.says("ждём приказ")
    await boris.sees_last("Записано: «ждём приказ»", "3 из 5")
    await town.restart()
    await boris.says("и смету")
    await boris.presses("Ещё не начато")
    await boris.sees_last("ещё не начато – ждём приказ и смету", "4 из 5", FIVE[3])
    await boris.presses("Остановиться")
    await boris.sees_last("без ответа ещё 3 задания")
    await boris.says("/tasks")
    await town.restart()
    await boris.presses("Ответить по одному", on="I квартал: 5 заданий")
    await boris.sees_last("2 из 5", FIVE[1])
    await boris.presses("Идёт по плану")
    await boris.presses("Больше нечего добавить")
    await boris.sees_last("4 из 5")
    await boris.presses("Идёт по плану")
    await boris.says("показали")
    await boris.presses("Идёт по плану")
    await boris.presses("Больше нечего добавить")
    await boris.sees_last("I квартал: это всё. Записано 5 ответов.")
    await boris.forges(note.buttons[0].data or "", note)
    await boris.sees_last("это всё")
    assert len(answers(town)) == 5
    assert await asked_times(boris) == 1
    assert len(journal(town, "task.checked_in")) == 5


async def test_words_in_reply_to_the_question_wait_for_the_answer(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS))
    boris = await head(town, anna)
    await day_comes(town, 21)
    note = await boris.gets("Как идёт? I квартал")
    await boris.says("занимаемся по средам", reply_to=note)
    await boris.sees_last("Записано: «занимаемся по средам». А в целом как идёт?")
    await boris.presses("Идёт по плану")
    await boris.sees_last("Записано: I квартал – идёт по плану – занимаемся по средам")


async def test_an_old_question_and_a_task_that_is_done_are_refused_in_words(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS), (FIVE[1], CONTINUOUS))
    boris = await head(town, anna)
    await day_comes(town, 21)
    await boris.presses("Ответить по одному")
    old = next(one.data or "" for one in (await boris.last()).buttons if one.label == "Идёт по плану")
    await day_comes(town, 91)
    toast = await boris.forges(old)
    assert toast is not None
    assert "про другой квартал" in toast.text
    await boris.says("/tasks Занятия")
    await boris.presses("Занятия")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/report")
    toast = await boris.forges(old.replace(":20261:", ":20262:"))
    assert toast is not None
    assert "Уже сдано" in toast.text
    assert answers(town) == []


async def test_somebody_elses_question_is_closed(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS))
    boris = await head(town, anna)
    other = await town.joins(anna, "МБОУ СОШ № 4", "Руководитель организации", "Дина", "Рощина")
    await day_comes(town, 21)
    mine = [one.data or "" for one in (await boris.gets("Как идёт?")).buttons if one.data != "ui"]
    await other.gets("Как идёт? I квартал", "МБОУ СОШ № 4")
    for data in mine:
        toast = await other.forges(data)
        assert toast is not None
        assert "никуда не ведёт" in toast.text
    assert answers(town) == []


async def test_whoever_has_the_task_is_asked_and_not_the_head(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS), (FIVE[1], CONTINUOUS))
    boris = await head(town, anna)
    vera = await town.joins(anna, SCHOOL, "Педагог", "Вера", "Лис")
    await boris.says("/tasks Занятия")
    await boris.presses("Занятия")
    await boris.presses("Поручить коллеге")
    await boris.presses("Вера")
    await day_comes(town, 21)
    await vera.gets("Как идёт? I квартал", LESSONS)
    note = await boris.gets("Как идёт? I квартал", FIVE[1])
    assert LESSONS not in note.text
    await vera.presses("Идёт по плану")
    await vera.says("занимаемся")
    await boris.says("/tasks Занятия")
    await boris.presses("Занятия")
    await boris.sees_last("I квартал: идёт по плану – занимаемся, Вера Лис")


async def test_the_departments_own_work_asks_the_coordinator_who_tells_nobody(town: Town) -> None:
    anna = await begun(town, (LESSONS, CONTINUOUS), responsible="УО")
    await day_comes(town, 21)
    await anna.gets("Как идёт? I квартал", LESSONS)
    await anna.presses("Есть трудности")
    await anna.says("нет сметы")
    last = await anna.sees_last("Записано: I квартал – есть трудности – нет сметы.")
    assert "Передано координатору" not in last.text
