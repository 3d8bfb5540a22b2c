"""What people wrote about tasks: it stands in their file, and their name goes out of it with them."""

from __future__ import annotations

from tests.stories.going_on import CONTINUOUS, SCHOOL, begun
from tests.stories.test_privacy import everything_kept, given_file, mentions, removes_themselves
from tests.town import Town

LESSONS, PLAN, OTHER = "Занятия с неуспевающими учениками", "Школьные чтения", "Дни наставника"
NAME = "Борис <b>Орлов"


async def test_words_are_in_the_file_and_lose_their_name(town: Town) -> None:
    anna = await begun(
        town, (LESSONS, CONTINUOUS), (PLAN, "По отдельному графику"), (OTHER, "По графику школы")
    )
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "<b>Орлов")
    await boris.says(f"/tasks {LESSONS}")
    await boris.presses(LESSONS[:12])
    await boris.presses("Как идёт?")
    await boris.presses("Есть трудности")
    await boris.says(f"мне одному не успеть – {NAME}")
    await boris.presses("Ещё…")
    await boris.presses("Написать комментарий")
    await boris.says(f"Спросите меня, {NAME}")
    await boris.presses("Ещё…")
    await boris.presses("К нам не относится")
    await boris.says(f"нет таких учеников. {NAME}")
    await boris.says(f"/tasks {PLAN}")
    await boris.presses(PLAN[:12])
    await boris.presses("Указать даты")
    await boris.sends_file("График Борис <b>Орлов.pdf", b"%PDF-1.4 one")
    await boris.says(f"/tasks {OTHER}")
    await boris.presses(OTHER[:12])
    await boris.presses("Указать даты")
    await boris.says("15 мая")
    await boris.presses("Верно")
    await boris.says("/privacy")
    await boris.presses("Мои данные")
    _, content = await given_file(town, boris)
    text = content.decode("utf-8-sig")
    part = text[text.index("ЧТО ВЫ НАПИСАЛИ О ЗАДАНИЯХ") : text.index("ЗАПИСИ ЖУРНАЛА")]
    for words in (
        f"строка о ходе работы: мне одному не успеть – {NAME}\n  1 {LESSONS}",
        f"комментарий: Спросите меня, {NAME}",
        f"просьба: нет таких учеников. {NAME}",
        f"даты или график: График {NAME}.pdf",
        "даты или график: 15 мая",
    ):
        assert words in part, (words, part)
    assert part.count("даты или график") == 2
    await removes_themselves(boris)
    assert mentions(town, NAME, "Орлов", str(boris.id)) == {}
    kept = everything_kept(town)
    assert "мне одному не успеть – …" in kept["check_in"]
    assert "Спросите меня, …" in kept["comment"]
    assert "нет таких учеников. …" in kept["request"]
    assert {"График ….pdf", "15 мая"} <= set(kept["given_dates"])
