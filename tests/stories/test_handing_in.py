"""Handing in as it is done every day: by reply, in parts, with a number and a date, taken back, questioned kindly."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from sandbox.person import Person
from storage.models import ActivityRow, RoadMapRow
from tests.stories.journal import entries
from tests.town import Town

SCHOOL = "МБОУ СОШ № 2"
TASK = "Самодиагностика"
LINK = "https://school2.example.org/docs/report.pdf"


async def school(town: Town) -> tuple[Person, Person]:
    """A coordinator with a live road map, and the director of a school."""
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def opens(person: Person, title: str) -> None:
    await person.says(f"/tasks {title}")
    await person.presses(title[:10])


async def test_the_reply_to_a_message_about_a_task_hands_it_in(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.presses("Вернуть")
    await anna.presses("Нет подписи")
    returned = await boris.gets("Возвращено: Нет подписи или печати", TASK)
    await boris.says("/status")
    await boris.says("Подписали: https://school2.example.org/docs/signed.pdf", reply_to=returned)
    await boris.sees_last("Сдано: 1 подтверждение", TASK, "signed.pdf")
    await anna.gets("На проверку", TASK, "signed.pdf")


async def test_from_the_message_about_a_task_to_submitted_it_takes_a_tap_and_a_paste(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.presses("Вернуть")
    await anna.presses("Это другой документ")
    await boris.gets("Возвращено")
    deeds = [await boris.presses("Сдать заново"), await boris.says("https://school2.example.org/right.pdf")]
    await boris.sees_last("🕓 на проверке", "right.pdf")
    assert len(deeds) == 2


async def test_what_was_handed_in_can_be_taken_back_until_it_is_reviewed(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    back = next(b.data for b in (await boris.last()).buttons if b.label == "Забрать назад") or ""
    await boris.presses("Забрать назад")
    await boris.sees_last("Задание снова у вас")
    assert LINK.removeprefix("https://") not in (await boris.last()).text
    toast = await anna.presses("Принять")
    assert toast is not None
    assert "снова" in toast.text
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.presses("Принять")
    again = await boris.forges(back)
    assert again is not None
    assert "Уже принято: 02.03 в 09:00, Анна Ким" in again.text


async def test_a_colleagues_proof_stays_when_ones_own_is_taken_back(town: Town) -> None:
    anna, boris = await school(town)
    vera = await town.joins(anna, SCHOOL, "Руководитель организации", "Вера", "Соколова")
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await opens(vera, TASK)
    await vera.presses("Добавить подтверждение")
    await vera.says("https://school2.example.org/more.pdf")
    await boris.says(f"/tasks {TASK}")
    await boris.presses(TASK[:10])
    await boris.presses("Забрать назад")
    await boris.sees_last("сдали коллеги", "more.pdf", "на проверке")


async def test_the_number_and_the_date_of_an_order_are_its_own(town: Town) -> None:
    _, boris = await school(town)
    await opens(boris, "Назначение")
    await boris.presses("Сдать")
    await boris.says(LINK)
    await boris.presses("№ и дата документа")
    await boris.says("не помню")
    await boris.gets("Не вижу ни номера, ни даты")
    await boris.says("45-о от 12.02")
    await boris.sees_last("Записано: № 45-о от 12.02.2026", "(№ 45-о от 12.02.2026)")
    await boris.presses("Забрать назад")
    await boris.presses("Сдать")
    await boris.says(f"приказ № 7 от 3 февраля 2026 года {LINK}")
    await boris.sees_last("№ 7 от 03.02.2026")
    assert all(button.label != "№ и дата документа" for button in (await boris.last()).buttons)


async def test_the_same_link_and_a_front_page_are_questioned_kindly(town: Town) -> None:
    _, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await opens(boris, "Назначение")
    await boris.presses("Сдать")
    await boris.says("http://www.school2.example.org/docs/report.pdf?utm_source=tg")
    await boris.sees_last("🕓 Сдано", "Эта же ссылка уже сдана по заданию: 2. Самодиагностика", "всё верно")
    await boris.presses("Добавить подтверждение")
    await boris.says("https://school2.example.org/")
    await boris.sees_last("главную страницу сайта", "на проверке")


@pytest.mark.parametrize(
    ("note", "why"),
    [
        ("СНИЛС 112-233-445 95", "СНИЛС"),
        ("телефон мамы +7 912 345-67-89", "телефон"),
        ("Иванова Мария, дата рождения 12.03.2011", "рождения"),
    ],
)
async def test_personal_data_are_noticed_before_they_are_kept(town: Town, note: str, why: str) -> None:
    anna, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(f"{note} {LINK}")
    await boris.sees_last("Похоже, здесь", why)
    await boris.presses("Не сдавать")
    await opens(boris, TASK)
    assert "report.pdf" not in (await boris.last()).text
    await anna.sees_no("На проверку")
    await boris.presses("Сдать")
    await boris.says(f"{note} {LINK}")
    await boris.presses("Всё равно сдать")
    await boris.sees_last("🕓 Сдано", "report.pdf")
    await anna.gets("На проверку")


async def test_a_file_out_of_the_blue_with_pupils_in_its_name_asks_first(town: Town) -> None:
    _, boris = await school(town)
    await boris.sends_file("Список учащихся 7б.xlsx", b"PK")
    await boris.sees_last("названы ученики")
    await boris.presses("Всё равно сдать")
    await boris.sees_last("К какому заданию это?", "Список учащихся 7б.xlsx")
    await boris.presses("Другое")
    await boris.presses("Назад")
    await boris.presses("Ни к одному")
    await boris.sees_last("отменено")


async def test_a_hidden_link_and_a_link_in_a_caption_are_proofs_too(town: Town) -> None:
    _, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.sends_photo(caption="фото и отчёт https://school2.example.org/r/1")
    await boris.sees_last("Сдано: 2 подтверждения", "фото", "school2.example.org/r/1")


async def test_two_people_of_one_school_at_once_apply_it_once(town: Town) -> None:
    anna, boris = await school(town)
    vera = await town.joins(anna, SCHOOL, "Руководитель организации", "Вера")
    for person in (boris, vera):
        await opens(person, TASK)
        await person.presses("Сдать")
    await boris.says(LINK)
    await vera.says(LINK)
    await vera.gets("уже есть, ничего не изменилось")
    assert len([one for one in await anna.bubbles() if "На проверку" in one.text]) == 1


async def test_a_long_text_with_marks_around_a_link_survives(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    nasty = "<b>Отчёт</b> & «план» \u202eтекст 😀 "
    await boris.says(nasty + "я" * (4096 - len(nasty) - len(LINK) - 8) + " " + LINK)
    await boris.sees_last("Сдано: 1 подтверждение", "<b>Отчёт</b> &")
    await anna.gets("На проверку", "<b>Отчёт</b> &")


async def counts_to(town: Town, target: int) -> None:
    """The row of TASK asks for so many."""
    async with town.database.unit() as unit:
        await unit._session.execute(
            update(ActivityRow)
            .where(ActivityRow.title.startswith(TASK))
            .values(details={"kinds": [], "target": target, "checklist": []})
        )


async def test_the_same_link_after_a_return_is_handed_in_anew(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.presses("Вернуть")
    await anna.presses("Нет подписи")
    town.days_pass(1)
    await boris.presses("Сдать заново")
    await boris.says(LINK)
    card = await boris.sees_last("Сдано: 1 подтверждение", "🕓 на проверке, 03.03 в 09:00")
    assert card.text.count("report.pdf") == 1
    await anna.gets("На проверку", TASK, "report.pdf")
    await boris.presses("Добавить подтверждение")
    await boris.says(LINK)
    await boris.sees_last("уже есть, ничего не изменилось")


async def test_the_same_folder_with_all_of_the_number_is_handed_in(town: Town) -> None:
    anna, boris = await school(town)
    await counts_to(town, 5)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(f"3 из 5 {LINK}")
    await boris.sees_last("сделано 3 из 5")
    await boris.presses("Сдать")
    await boris.says(f"5 из 5 {LINK}")
    card = await boris.sees_last("Сдано: 1 подтверждение", "Сделано: 5 из 5", "🕓 на проверке")
    assert "3 из 5" not in card.text
    await anna.gets("На проверку", TASK)


async def test_all_of_the_number_by_button_is_handed_in_by_somebody_at_some_time(town: Town) -> None:
    anna, boris = await school(town)
    await counts_to(town, 5)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(f"3 из 5 {LINK}")
    await boris.presses("Сделана часть")
    await boris.presses("5")
    await boris.sees_last("🕓 на проверке, 02.03 в 09:00")
    await anna.gets("На проверку", TASK)
    assert [entry.details["proofs"] for entry in await entries(town, "task.submitted")] == [1, 0]


async def test_taking_back_after_a_return_leaves_it_returned(town: Town) -> None:
    anna, boris = await school(town)
    vera = await town.joins(anna, SCHOOL, "Руководитель организации", "Вера", "Соколова")
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.presses("Вернуть")
    await anna.presses("Нет подписи")
    town.days_pass(1)
    await opens(vera, TASK)
    await vera.presses("Сдать")
    await vera.says("https://school2.example.org/v.pdf")
    await vera.presses("Забрать назад")
    card = await vera.sees_last("Задание снова у вас", "↩ возвращено", "report.pdf")
    assert "v.pdf" not in card.text
    await boris.presses("Сдать заново")
    await boris.says(LINK)
    await anna.presses("Принять")
    await boris.gets("Принято")
    await vera.sees_no("Принято")


async def test_a_part_can_be_taken_back(town: Town) -> None:
    _, boris = await school(town)
    await counts_to(town, 5)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(f"3 из 5 {LINK}")
    await boris.presses("Забрать назад")
    card = await boris.sees_last("Задание снова у вас")
    assert "3 из 5" not in card.text
    assert all(button.label != "Забрать назад" for button in card.buttons)


async def test_where_nobody_reviews_it_can_be_taken_back(town: Town) -> None:
    _, boris = await school(town)
    async with town.database.unit() as unit:
        await unit._session.execute(update(RoadMapRow).values(review=False))
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await boris.sees_last("✅ Сдано и принято")
    await boris.presses("Забрать назад")
    card = await boris.sees_last("Задание снова у вас", "❗ просрочено")
    assert "report.pdf" not in card.text


async def test_every_colleague_can_be_handed_a_task(town: Town) -> None:
    anna, boris = await school(town)
    for number in range(1, 8):
        await town.joins(anna, SCHOOL, "Педагог", f"Учитель{number}", "Ю")
    await opens(boris, TASK)
    await boris.presses("Поручить коллеге")
    seen = {b.label for b in (await boris.last()).buttons}
    await boris.presses("›")
    hidden = next(b.label for b in (await boris.last()).buttons if b.label.startswith("Учитель"))
    assert hidden not in seen
    await boris.presses(hidden)
    await boris.sees_last(TASK, hidden)


async def test_a_reply_wins_over_an_open_question(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await anna.presses("Вернуть")
    await anna.presses("Нет подписи")
    returned = await boris.gets("Возвращено")
    await opens(boris, "Назначение")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/signed.pdf", reply_to=returned)
    await boris.sees_last("🕓 Сдано", TASK, "signed.pdf")


async def test_a_link_or_a_photo_is_no_number_of_a_document(town: Town) -> None:
    _, boris = await school(town)
    await opens(boris, "Назначение")
    await boris.presses("Сдать")
    await boris.says(LINK)
    await boris.presses("№ и дата документа")
    await boris.says("https://disk.example.org/d/12-abc")
    await boris.sees_last("К какому заданию это?", "12-abc")
    await boris.sends_photo(caption="приказ")
    await boris.sees_last("К какому заданию это?", "12-abc", "приказ")


async def test_every_part_of_an_album_is_asked_about(town: Town) -> None:
    _, boris = await school(town)
    await boris.sends_file("отчёт.pdf", b"%PDF", album="z")
    await boris.sends_file("Список учащихся 7б.xlsx", b"PK", album="z")
    await boris.sees_last("названы ученики")
    await boris.presses("Не сдавать")
    await boris.sees_last("К какому заданию это?", "отчёт.pdf")
    await boris.presses(TASK)
    await boris.sees_last("Сдано: 1 подтверждение", "отчёт.pdf")


async def test_an_older_choice_does_not_pass_by_the_question(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("https://school2.example.org/a")
    older = next(b.data for b in (await boris.last()).buttons if TASK[:4] in b.label) or ""
    await boris.says("тел мамы +7 912 345-67-89 https://school2.example.org/b")
    await boris.forges(older)
    await boris.sees_last("телефон")
    await opens(boris, TASK)
    card = await boris.last()
    assert "school2.example.org/a" in card.text
    assert "912" not in card.text


async def test_what_is_questioned_takes_nothing_with_it(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("https://school2.example.org/a")
    await boris.says("тел мамы +7 912 345-67-89 https://school2.example.org/b")
    await boris.says("https://school2.example.org/c")
    await boris.sees_last("телефон")
    await boris.presses("Не сдавать")
    await boris.sees_last("К какому заданию это?", "school2.example.org/a", "school2.example.org/c")
    assert "912" not in (await boris.last()).text


async def test_looking_around_leaves_the_question_open(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("тел мамы +7 912 345-67-89 https://school2.example.org/b")
    anyway = next(b.data for b in (await boris.last()).buttons if b.label == "Всё равно сдать") or ""
    await boris.says("/tasks")
    await boris.forges(anyway)
    await boris.sees_last("К какому заданию это?", "school2.example.org/b")


async def test_what_waits_is_handed_in_for_the_task_that_was_looked_for(town: Town) -> None:
    _, boris = await school(town)
    await boris.says("https://school2.example.org/a")
    await opens(boris, TASK)
    await boris.presses("Ещё…")
    await boris.presses("Написать комментарий")
    await boris.says("Сейчас пришлю")
    await boris.presses("Сдать")
    await boris.sees_last("Сдано: 1 подтверждение", TASK, "school2.example.org/a")


async def test_what_came_for_a_task_accepted_meanwhile_is_kept_for_another(town: Town) -> None:
    anna, boris = await school(town)
    await opens(boris, TASK)
    await boris.presses("Сдать")
    await boris.says(LINK)
    await boris.presses("Добавить подтверждение")
    await anna.presses("Принять")
    await boris.says("https://school2.example.org/docs/plan-2026.pdf")
    await boris.gets("Уже принято")
    await boris.sees_last("plan-2026.pdf", "К какому заданию")
