"""Replies to the bot's messages: they go where the message says, and words are asked about."""

from __future__ import annotations

import pytest

from sandbox.person import Person
from tests.town import Town

SCHOOL = "МБОУ СОШ № 2"
TASK = "Самодиагностика"
OTHER = "Назначение"
LINK = "https://school2.example.org/docs/report.pdf"
SIGNED = "https://school2.example.org/signed.pdf"


async def school(town: Town) -> tuple[Person, Person]:
    """A coordinator with a live road map, and the director of a school."""
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def asked(person: Person, title: str = TASK) -> None:
    await person.says(f"/tasks {title}")
    await person.presses(title[:10])
    await person.presses("Сдать")


async def returned(anna: Person, boris: Person) -> int:
    """The note that tells of a returned task."""
    await asked(boris)
    await boris.says(LINK)
    await anna.presses("Вернуть")
    await anna.presses("Нет подписи")
    return (await boris.gets("Возвращено", TASK)).message_id


async def test_words_in_reply_are_handed_in_where_the_person_says_so(town: Town) -> None:
    anna, boris = await school(town)
    note = await returned(anna, boris)
    await boris.says("Подписали и отправили почтой", reply_to=note)
    await boris.sees_last("Что с этим сделать?", "«Подписали и отправили почтой»", TASK)
    await boris.presses("Сдать как подтверждение")
    await boris.sees_last("🕓 Сдано: 1 подтверждение", "«Подписали и отправили почтой»")
    await anna.gets("На проверку", "Подписали и отправили почтой")


async def test_words_in_reply_are_passed_on_where_the_person_says_so(town: Town) -> None:
    anna, boris = await school(town)
    note = await returned(anna, boris)
    await boris.says("Какая подпись нужна?", reply_to=note)
    await boris.says("Директора или завуча?", reply_to=note)
    await boris.presses("Передать как комментарий")
    await boris.sees_last("↩ возвращено", "Какая подпись нужна?")
    await anna.gets("💬 Борис Орлов: Какая подпись нужна?\nДиректора или завуча?", TASK)
    await anna.sees_no("«Какая подпись")


async def test_an_answered_question_about_words_is_over(town: Town) -> None:
    anna, boris = await school(town)
    note = await returned(anna, boris)
    await boris.says("Готово", reply_to=note)
    proof = next(b.data for b in (await boris.last()).buttons if b.label == "Сдать как подтверждение") or ""
    await boris.presses("« Задание")
    toast = await boris.forges(proof)
    assert toast is not None
    assert "устарел" in toast.text
    await boris.sees_last("↩ возвращено")


@pytest.mark.parametrize("as_proof", [True, False])
async def test_personal_data_in_a_reply_go_nowhere_unasked(town: Town, as_proof: bool) -> None:
    anna, boris = await school(town)
    note = await returned(anna, boris)
    await boris.says("Мама: +7 912 345-67-89", reply_to=note)
    await boris.presses("Сдать как подтверждение" if as_proof else "Передать как комментарий")
    await boris.gets("Похоже, здесь", "телефон")
    await anna.sees_no("912")
    if not as_proof:
        await boris.says("Мама согласна")
        await anna.gets("💬 Борис Орлов: Мама согласна")


async def test_words_in_reply_to_the_question_itself_are_the_proof(town: Town) -> None:
    _, boris = await school(town)
    await asked(boris)
    question = await boris.sees_last("Пришлите подтверждение")
    await boris.says("Всё сделали", reply_to=question)
    await boris.sees_last("🕓 Сдано: 1 подтверждение", "«Всё сделали»", TASK)


async def test_a_number_in_reply_to_its_question_is_the_number(town: Town) -> None:
    _, boris = await school(town)
    await asked(boris, OTHER)
    await boris.says(LINK)
    await boris.presses("№ и дата документа")
    question = await boris.sees_last("Какие у документа номер и дата")
    await boris.sends_file("voice.ogg", b"x", kind="voice", reply_to=question)
    await boris.gets("Напишите")
    await boris.says("45-о от 12.02", reply_to=question)
    await boris.sees_last("Записано: № 45-о от 12.02.2026")


async def test_words_in_reply_to_another_task_are_not_for_the_one_that_is_asked_about(town: Town) -> None:
    anna, boris = await school(town)
    note = await returned(anna, boris)
    await asked(boris, OTHER)
    await boris.says("Подписали", reply_to=note)
    await boris.sees_last("Что с этим сделать?", TASK)
    await boris.presses("Сдать как подтверждение")
    await boris.sees_last("🕓 Сдано", TASK, "«Подписали»")


async def test_a_reviewers_words_in_reply_are_a_comment(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.says(LINK)
    note = await anna.gets("На проверку")
    await anna.says("А где приложение?", reply_to=note)
    screen = await anna.sees_last("Что с этим сделать?")
    assert [b.label for b in screen.buttons] == ["Передать как комментарий", "« Задание"]
    await anna.presses("Передать как комментарий")
    await boris.gets("💬 Анна Ким: А где приложение?")


async def test_a_proof_in_reply_to_an_outcome_is_asked_about(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.says(LINK)
    await anna.presses("Принять")
    accepted = await boris.gets("✅ Принято", TASK, "Дальше")
    following = next(b for b in accepted.buttons if b.label == "Следующее задание").data
    await boris.says(SIGNED, reply_to=accepted)
    asks = await boris.sees_last("К какому заданию это?", "signed.pdf")
    assert following is not None
    assert len([b for b in asks.buttons if (b.data or "").startswith("pf:")]) > 1
    await boris.sends_file("ещё.mp4", b"mp4", kind="video")
    await boris.presses(OTHER)
    await boris.sees_last("🕓 Сдано: 2 подтверждения", OTHER, "signed.pdf", "ещё.mp4")


async def test_a_reply_to_an_outcome_does_not_answer_another_question(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.says(LINK)
    await anna.presses("Принять")
    accepted = await boris.gets("✅ Принято", TASK)
    await asked(boris, OTHER)
    await boris.says("спасибо", reply_to=accepted)
    await boris.gets("Это непонятно")
    await boris.sends_photo(caption="зал")
    await boris.sees_last("🕓 Сдано: 1 подтверждение", OTHER, "фото (зал)")


async def test_the_accepted_task_can_be_opened_from_its_outcome(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.says(LINK)
    await anna.presses("Принять")
    await boris.gets("✅ Принято")
    await boris.presses("Принятое задание")
    await boris.sees_last("✅ принято", TASK)
    await boris.says("/tasks")


async def test_a_reply_to_a_list_of_tasks_is_asked_about(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("/tasks")
    await boris.says(LINK, reply_to=await boris.last())
    await boris.sees_last("К какому заданию это?", "report.pdf")


async def test_an_album_in_reply_to_an_outcome_is_asked_about_once(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.says(LINK)
    await anna.presses("Принять")
    accepted = await boris.gets("✅ Принято")
    for number in range(3):
        await boris.sends_file(f"{number}.mp4", b"mp4", kind="video", album="q", reply_to=accepted)
    await boris.presses(OTHER)
    await boris.sees_last("🕓 Сдано: 3 подтверждения", OTHER)
