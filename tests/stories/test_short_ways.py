"""The ways that everybody goes are short; the deeds are counted as the messenger saw them."""

from __future__ import annotations

import pytest

from tests.stories.deeds import deeds_of
from tests.town import AGREE, Town, link_of

SCHOOL = "МБОУ СОШ № 2"
LINK = "https://school2.example.org/docs/report.pdf"
TO_THE_FIRST_PROOF = 7
FROM_A_NOTE = 2


async def test_from_the_invitation_to_the_first_task_handed_in(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna, SCHOOL, "Руководитель организации")
    boris = await town.person("Борис", "Орлов")
    assert deeds_of(town, boris) == 0
    await boris.starts(link)
    await boris.presses(AGREE)
    first = next(b for b in (await boris.last()).buttons if (b.data or "").startswith(("t:", "ev:")))
    await boris.presses(first.label)
    if not (first.data or "").startswith("ev:"):
        await boris.presses("Сдать")
    await boris.says(LINK)
    await boris.sees_last("🕓 Сдано: 1 подтверждение", "report.pdf")
    await anna.gets("На проверку", SCHOOL)
    assert 3 <= deeds_of(town, boris) <= TO_THE_FIRST_PROOF


@pytest.mark.parametrize("by_reply", [True, False])
async def test_from_a_note_to_submitted(town: Town, by_reply: bool) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    await boris.says("/tasks")
    await boris.presses("Самодиагностика")
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.presses("Вернуть")
    await anna.presses("Нет подписи")
    note = await boris.gets("Возвращено", "Самодиагностика")
    before = deeds_of(town, boris)
    if not by_reply:
        await boris.presses("Сдать заново")
    await boris.says("https://school2.example.org/signed.pdf", reply_to=note if by_reply else None)
    await boris.sees_last("🕓 Сдано", "signed.pdf")
    assert deeds_of(town, boris) - before == (1 if by_reply else FROM_A_NOTE)
