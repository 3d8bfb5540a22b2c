"""The first screen says in a line how things stand: the coordinator's numbers, a school's next step."""

from __future__ import annotations

from tests.town import Town

SCHOOL, TASK = "МБОУ СОШ № 2", "Назначение"


async def test_the_coordinator_sees_in_a_line_what_asks_for_attention(town: Town) -> None:
    anna = await town.coordinator()
    await anna.says("/start")
    assert "Сейчас" not in (await anna.last()).text
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    await anna.says("/status")
    digest = (await anna.last()).text
    late, awaiting = (
        int(next(line for line in digest.splitlines() if word in line).split(": ")[1])
        for word in ("❗ Просрочено", "Ждут дат")
    )
    await anna.says("/start")
    await anna.sees_last(f"Сейчас: просрочено {late} задани", f" · {awaiting} жд")
    assert "проверки" not in (await anna.last()).text
    await boris.says(f"/tasks {TASK}")
    await boris.presses(TASK)
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/a.pdf")
    await anna.says("/start")
    await anna.sees_last(" · 1 ждёт проверки · ")
    vera = await town.joins(anna, SCHOOL, "Куратор", "Вера", "Лис")
    await vera.says("/start")
    await vera.sees_last("1 ждёт проверки")


async def test_a_school_sees_what_is_due_next(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    gleb = await town.joins(anna, SCHOOL, "Педагог", "Глеб", "Ёлкин")
    await gleb.says("/start")
    assert "Ближайшее" not in (await gleb.last()).text
    await boris.says("/tasks")
    first = (await boris.last()).buttons[0]
    await boris.says("/start")
    line = next(one for one in (await boris.last()).text.splitlines() if "Ближайшее: " in one)
    assert "просрочено на" in line
    await boris.presses("Задания")
    await boris.presses(first.label)
    assert line.split(": ")[1].split(" – ")[0].rstrip("…") in (await boris.last()).text
    await boris.presses("Поручить коллеге")
    await boris.presses("Глеб Ёлкин")
    await gleb.says("/start")
    assert line in (await gleb.last()).text
