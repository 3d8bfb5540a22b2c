"""x"""

from __future__ import annotations

from tests.stories.place import SCHOOL
from tests.town import Town


async def test_x(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/status")

    async def p(*labels):
        for l in labels:
            t = await anna.presses(l)
            print(f"--- {l} -> {t}")
            m = await anna.last()
            print(m.text)
            print([b.label for b in m.buttons])

    async def s(text):
        await anna.says(text)
        print("---", text)
        m = await anna.last()
        print(m.text)
        print([b.label for b in m.buttons])

    await p(
        "По школам",
        "МБОУ СОШ № 2",
        "Все задания",
        "« МБОУ СОШ № 2",
        "« По школам",
        "2/2 ›",
        "« Сводка",
        "По разделам",
    )
    sec = (await anna.last()).buttons[0].label
    await p(sec)
    act = (await anna.last()).buttons[0].label
    await p(act, (await anna.last()).buttons[-1].label) if 0 else await p(act)
    await p((await anna.last()).buttons[-1].label)
    await s("/status")
    await p("По ответственным", "ШНОР", "« По ответственным", "« Сводка", "Ждут дат", "« Сводка")
    for q in ["сош 5", "1", "5", "1.3", "гимнозия", "школа № 77", "шкло", "лицей", "<b>"]:
        await s("/status " + q)
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    await s("/overdue")
    await p("По мероприятиям")
    await p((await anna.last()).buttons[0].label)
    await p((await anna.last()).buttons[0].label, "Напомнить")
    await boris.says("/status")
    print(await boris.transcript())
    await s("/overdue")
    await p("Напомнить всем")
    await p("МБОУ СОШ № 2", "Напомнить", "Таблицей") if 0 else None
    town.clock.move(__import__("datetime").timedelta(hours=14))
    await p("Напомнить всем")
