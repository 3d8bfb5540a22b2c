"""What proves a task: words, videos and recordings beside links, files and photos; what is added is told once."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from sandbox.images import grey_picture
from sandbox.person import Person
from storage.models import ActivityRow, EvidenceRow, RoadMapRow
from tests.stories.journal import entries
from tests.stories.test_privacy import given_file, removes_themselves
from tests.town import Town

SCHOOL = "МБОУ СОШ № 2"
TASK = "Самодиагностика"
LINK = "https://school2.example.org/docs/report.pdf"
NASTY = "<b>Провели</b> педсовет & «план» \u202eтекст\u202c 😀 שלום\u200f\nвторая строка"


async def school(town: Town) -> tuple[Person, Person]:
    """A coordinator with a live road map, and the director of a school."""
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def asked(person: Person, title: str = TASK) -> None:
    """The person is asked for a task's proof."""
    await person.says(f"/tasks {title}")
    await person.presses(title[:10])
    label = next(
        b.label for b in (await person.last()).buttons if b.label in {"Сдать", "Добавить подтверждение"}
    )
    await person.presses(label)


async def row_asks_for(town: Town, kinds: list[str], target: int | None = None) -> None:
    """The row of TASK asks for such proofs, and for so many."""
    async with town.database.unit() as unit:
        await unit._session.execute(
            update(ActivityRow)
            .where(ActivityRow.title.startswith(TASK))
            .values(details={"kinds": kinds, "target": target, "checklist": []})
        )


async def kept(town: Town) -> list[EvidenceRow]:
    """Every proof that stands."""
    async with town.database.unit() as unit:
        return list(
            await unit._session.scalars(select(EvidenceRow).where(EvidenceRow.withdrawn_at.is_(None)))
        )


async def test_words_are_a_proof_where_one_was_asked_for(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.says("Провели самодиагностику, участвовали 12 педагогов")
    await boris.sees_last(
        "🕓 Сдано: 1 подтверждение",
        "По плану подтверждение – аналитическая справка",
        "Его можно добавить, пока сданное не проверено",
        "«Провели самодиагностику, участвовали 12 педагогов» – Борис Орлов",
    )
    await anna.gets("На проверку", "«Провели самодиагностику")
    await boris.presses("Добавить подтверждение")
    await boris.says(LINK)
    card = await boris.sees_last("🕓 Сдано: 1 подтверждение", "report.pdf", "«Провели")
    assert "По плану подтверждение" not in card.text
    await boris.presses("Добавить подтверждение")
    await boris.says("Справка – по ссылке выше")
    card = await boris.sees_last("«Справка – по ссылке выше»")
    assert "По плану подтверждение" not in card.text


@pytest.mark.parametrize("kinds", [[], ["event"]])
async def test_words_are_enough_where_the_row_asks_for_no_document(town: Town, kinds: list[str]) -> None:
    _, boris = await school(town)
    await row_asks_for(town, kinds)
    await asked(boris)
    await boris.says("Собрание прошло, было 40 человек")
    card = await boris.sees_last("🕓 Сдано", "«Собрание прошло")
    assert "По плану подтверждение" not in card.text


async def test_a_note_survives_whatever_stands_in_it(town: Town) -> None:
    anna, boris = await school(town)
    text = NASTY + " я" * ((4096 - len(NASTY) - 1) // 2)
    await asked(boris)
    await boris.says(text)
    await boris.sees_last("🕓 Сдано", "<b>Провели</b> педсовет &")
    note = await anna.gets("На проверку", "<b>Провели</b> педсовет &", "…\u2069»")
    await anna.presses("Открыть", on=note.text.split("\n")[0])
    await anna.presses("Прочесть целиком")
    assert (await anna.last()).text == text
    assert [row.value for row in await kept(town)] == [text]


async def test_a_note_is_in_the_file_of_what_is_kept_of_a_person(town: Town) -> None:
    _, boris = await school(town)
    await asked(boris)
    await boris.says("Совет прошёл 1 марта, протокол ведёт Борис Орлов")
    await asked(boris)
    await boris.sends_file("зал.mp4", b"mp4", kind="video")
    await boris.says("/privacy")
    await boris.presses("Мои данные")
    text = (await given_file(town, boris))[1].decode("utf-8-sig")
    assert ": Совет прошёл 1 марта, протокол ведёт Борис Орлов\n" in text
    assert "зал.mp4 [" in text
    await removes_themselves(boris)
    note = next(row.value for row in await kept(town) if row.form == "note")
    assert note.startswith("Совет прошёл 1 марта")
    assert "Орлов" not in note


async def test_personal_data_in_a_note_are_asked_about(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.says("Поговорили с мамой, тел. +7 912 345-67-89")
    await boris.sees_last("Похоже, здесь", "телефон")
    assert await kept(town) == []
    await boris.presses("Не сдавать")
    await anna.sees_no("На проверку")
    await asked(boris)
    await boris.says("Поговорили с мамой, тел. +7 912 345-67-89")
    await boris.presses("Всё равно сдать")
    await boris.sees_last("🕓 Сдано", "Поговорили с мамой")


async def test_a_note_counts_and_carries_the_number_of_its_document(town: Town) -> None:
    _, boris = await school(town)
    await row_asks_for(town, ["order"], 5)
    await asked(boris)
    await boris.says("Сделано 3 из 5, приказ № 45-о от 12.02.2026")
    await boris.sees_last("сделано 3 из 5", "№ 45-о от 12.02.2026")


async def test_the_same_words_twice_change_nothing(town: Town) -> None:
    _, boris = await school(town)
    for _ in range(2):
        await asked(boris)
        await boris.says("Сделано")
    await boris.gets("уже есть, ничего не изменилось")


async def test_words_out_of_the_blue_are_no_proof(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("Провели совет")
    await boris.sees_last("Это непонятно")
    assert await kept(town) == []


@pytest.mark.parametrize(
    ("kind", "name", "shown", "blue"),
    [
        ("video", "урок.mp4", "урок.mp4", True),
        ("animation", "зал.gif", "зал.gif", True),
        ("audio", "беседа.mp3", "беседа.mp3", False),
        ("voice", "voice.ogg", "голосовое сообщение", False),
        ("video_note", "round.mp4", "видеосообщение", False),
    ],
)
async def test_what_was_filmed_or_recorded_is_a_proof_and_comes_back_as_it_was(
    town: Town, kind: str, name: str, shown: str, blue: bool
) -> None:
    anna, boris = await school(town)
    await boris.sends_file(name, b"x", kind=kind)
    if blue:
        await boris.sees_last("К какому заданию это?", shown)
        await boris.presses("Ни к одному")
    else:
        await boris.sees_last("ничего сделать не могу", "после кнопки «Сдать»")
    await asked(boris)
    await boris.sends_file(name, b"x", kind=kind)
    await boris.sees_last("🕓 Сдано: 1 подтверждение", shown)
    await anna.gets("На проверку", shown)
    await anna.presses("Открыть")
    await anna.presses("Показать файлы")
    assert kind in (await anna.last()).message


async def test_a_coordinators_animation_is_no_order(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.sends_file("план.gif", b"GIF89a", kind="animation")
    await anna.sees_last("К какому заданию это?", "план.gif")


async def test_photos_and_videos_of_an_album_are_told_once(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.sends_photo(caption="начало", album="m")
    await boris.sends_file("урок.mp4", b"mp4", kind="video", album="m")
    await boris.sends_file("итог.mp4", b"mp4", kind="video", album="m")
    await boris.sees_last("начало", "урок.mp4", "итог.mp4", "на проверке")
    told = [one.text for one in await anna.bubbles() if "провер" in one.text and not one.outgoing]
    assert len(told) == 1
    assert "На проверку" in told[0]


async def test_what_is_added_is_told_in_a_line_once(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.says(LINK)
    await boris.presses("Добавить подтверждение")
    for number in range(4):
        await boris.sends_photo(caption=f"лист {number}", album="b")
    await boris.presses("Добавить подтверждение")
    await boris.says(
        f"{LINK} https://school2.example.org/1 https://school2.example.org/2 https://school2.example.org/3"
    )
    added = [one.text for one in await anna.bubbles() if "Добавлено" in one.text]
    assert len(added) == 2
    assert all(
        "\n" not in text and TASK in text and SCHOOL in text and "Борис Орлов" in text for text in added
    )
    assert "лист 0" in added[0]
    assert "school2.example.org/1" in added[1]
    assert "и ещё 2" in added[1]
    await anna.presses("Принять", on="Добавлено")
    await boris.gets("✅ Принято")


async def test_where_nobody_reviews_nobody_is_told_and_more_can_be_added(town: Town) -> None:
    anna, boris = await school(town)
    async with town.database.unit() as unit:
        await unit._session.execute(update(RoadMapRow).values(review=False))
    await asked(boris)
    await boris.says("Сделали")
    card = await boris.sees_last("✅ Сдано и принято", "Его можно добавить.")
    assert "пока сданное не проверено" not in card.text
    await boris.presses("Добавить подтверждение")
    await boris.says(LINK)
    await boris.sees_last("✅ Сдано и принято", "report.pdf")
    await anna.sees_no("Добавлено к тому")


async def test_the_number_of_a_document_is_in_the_journal_and_stays_after_the_review(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris, "Назначение")
    await boris.says(LINK)
    button = next(b.data for b in (await boris.last()).buttons if b.label == "№ и дата документа") or ""
    await boris.presses("№ и дата документа")
    await boris.says("45-о от 12.02")
    await boris.presses("Ещё…")
    await boris.presses("История")
    await boris.sees_last("номер и дата документа по заданию", "№ 45-о от 12.02.2026")
    assert [one.details for one in await entries(town, "task.document_named")] == [
        {"number": "45-о", "dated": "2026-02-12"}
    ]
    await boris.forges(button)
    await boris.sees_last("Какие у документа номер и дата")
    await anna.presses("Принять")
    await boris.says("46 от 13.02")
    await boris.gets("Уже принято", "Анна Ким")
    toast = await boris.forges(button)
    assert toast is not None
    assert "Уже принято" in toast.text
    assert [row.number for row in await kept(town)] == ["45-о"]
    assert len(await entries(town, "task.document_named")) == 1


async def test_the_number_of_a_document_can_be_written_where_nobody_reviews(town: Town) -> None:
    _, boris = await school(town)
    async with town.database.unit() as unit:
        await unit._session.execute(update(RoadMapRow).values(review=False))
    await asked(boris, "Назначение")
    await boris.says(LINK)
    await boris.sees_last("✅ Сдано и принято")
    await boris.presses("№ и дата документа")
    await boris.says("45-о от 12.02")
    await boris.sees_last("Записано: № 45-о от 12.02.2026")


async def test_counting_does_not_hand_in_again_what_was_returned(town: Town) -> None:
    anna, boris = await school(town)
    await row_asks_for(town, [], 5)
    await asked(boris)
    await boris.says(f"5 из 5 {LINK}")
    await anna.presses("Вернуть")
    await anna.presses("Это другой документ")
    town.days_pass(1)
    await boris.presses("Открыть задание")
    await boris.presses("Сделана часть")
    await boris.presses("5")
    await boris.sees("Сделано всё (5)", "пришлите новое подтверждение", "↩ возвращено")
    assert len([one for one in await anna.bubbles() if "На проверку" in one.text]) <= 1
    assert len(await entries(town, "task.submitted")) == 1
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/other.pdf")
    await boris.sees_last("🕓 Сдано: 1 подтверждение", "other.pdf")
    await anna.gets("На проверку", "other.pdf")


async def test_counting_hands_in_what_came_after_the_return(town: Town) -> None:
    anna, boris = await school(town)
    await row_asks_for(town, [], 5)
    await asked(boris)
    await boris.says(f"5 из 5 {LINK}")
    await anna.presses("Вернуть")
    await anna.presses("Это другой документ")
    town.days_pass(1)
    await boris.presses("Сдать заново")
    await boris.says("4 из 5 https://school2.example.org/other.pdf")
    await boris.sees_last("сделано 4 из 5")
    await boris.presses("Сделана часть")
    await boris.presses("5")
    await boris.sees_last("🕓 на проверке, 03.03 в 09:00")
    told = await anna.gets("На проверку", "other.pdf")
    assert "report.pdf" not in told.text


async def test_a_picture_in_a_message_is_no_video(town: Town) -> None:
    anna, boris = await school(town)
    await asked(boris)
    await boris.sends_photo(grey_picture(), caption="Зал")
    await boris.sees_last("фото (Зал)")
    await anna.presses("Открыть")
    await anna.presses("Показать файлы")
    assert "photo" in (await anna.last()).message
