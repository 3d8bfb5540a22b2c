"""The gate: who came in before the consent in force is asked once, and goes on with what they did."""

from __future__ import annotations

from sandbox.person import Person
from tests.stories.door import HEAD, SCHOOL, journal, link_of
from tests.town import AGREE, ORDER, Town, order


async def without_consent(town: Town, person: Person) -> None:
    """Makes somebody one who came in before the consent in force."""
    async with town.database.unit() as unit:
        actor = await unit.people.actor(person.id, town.clock.now())
        assert actor is not None
        await unit.people.change(actor.person.id, consent_version="2025-01")


async def test_who_was_here_before_is_asked_once_and_goes_on_with_what_they_did(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await without_consent(town, boris)
    await boris.says("https://school2.example.org/proof")
    await boris.sees_last("Один вопрос", "не потеряется", "/privacy")
    await boris.says("/privacy")
    await boris.gets("Что о вас записано")
    await boris.presses("« В начало")
    await boris.sees_last("Один вопрос")
    await boris.presses("Не согласен")
    await boris.gets("ничего не изменилось")
    await town.restart()
    await boris.presses("Согласен")
    await boris.says("/tasks")
    await boris.presses("1 · 16.02")
    await boris.presses("Сдать")
    await boris.gets("на проверке", "school2.example.org/proof")
    assert len(journal(town, "person.consented")) == 3


async def test_a_conversation_that_the_question_interrupts_goes_on(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await boris.presses("Сдать")
    await without_consent(town, boris)
    await boris.says("https://school2.example.org/proof")
    await boris.presses("Согласен")
    await boris.sees_last("на проверке", "school2.example.org/proof")
    await anna.gets("На проверку", "school2.example.org/proof")


async def test_a_button_pressed_at_the_gate_is_answered_after_it(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/proof")
    await without_consent(town, anna)
    await anna.presses("Принять", on="На проверку")
    await boris.sees_no("Принято")
    await anna.presses("Согласен")
    await boris.gets("Принято")


async def test_a_refusal_after_the_gate_does_not_undo_the_consent(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await without_consent(town, boris)
    await boris.forges("t:999999")
    await boris.presses("Согласен")
    await boris.gets("Эта кнопка")
    await boris.says("/tasks")
    await boris.sees_last("Назначение")


async def test_an_order_sent_at_the_gate_is_read_after_it(town: Town) -> None:
    anna = await town.coordinator()
    await without_consent(town, anna)
    await anna.sends_file(ORDER, order())
    await anna.presses("Согласен")
    await anna.sees_last("Прочитано: 4 раздела, 18 мероприятий")


async def test_an_invitation_opened_at_the_gate_is_the_consent_too(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await without_consent(town, boris)
    await boris.starts(await link_of(anna, "МБОУ СОШ № 5"))
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как", "МБОУ СОШ № 5")
    await boris.says("/tasks")
    await boris.sees_last("Назначение")


async def test_ones_own_used_link_at_the_gate_leads_home_after_it(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris = await town.person("Борис")
    await boris.starts(link)
    await boris.presses(AGREE)
    await without_consent(town, boris)
    await boris.starts(link)
    await boris.sees_last("Один вопрос")
    await boris.presses("Согласен")
    await boris.sees("Вы уже здесь")
    await boris.sees("Ваша роль: руководитель организации")
