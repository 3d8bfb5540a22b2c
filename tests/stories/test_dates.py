"""Dates that the order left open: given in words, by a plan or by an event's day; corrected, withdrawn, asked for."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from sandbox.person import Person
from tests.town import Town, order

SCHOOL, OTHER = "МБОУ СОШ № 2", "МБОУ СОШ № 4"
PLAN, EVENT = "Школьные чтения", "Разбор пробных работ"
HEAD = "Руководитель организации"
EVENTS = (EVENT, "Консилиумы по итогам")
ROWS = (
    (PLAN, "По отдельному графику"),
    (EVENT, "В течение 5 рабочих дней после проведения пробных работ"),
    ("Консилиумы по итогам", "После завершения входной диагностики"),
    ("Встречи с родителями", "По плану школы"),
    ("Дни наставника", "По графику школы"),
    ("Смотр уголков чтения", "По отдельному плану"),
    ("Ярмарка проектов", "По отдельному графику"),
)


def waiting_order() -> bytes:
    """The example's order with rows whose dates it leaves to the schools."""
    text = order().decode()
    row = next(line for line in text.splitlines() if line.startswith("8\tСеминары"))
    more = "\n".join(
        f"{20 + number}\t{title}\t{deadline}\tРуководители ШНОР\tПроведено\tСправка"
        for number, (title, deadline) in enumerate(ROWS)
    )
    return text.replace(row, f"{row}\n{more}").encode()


@pytest.fixture
async def anna(town: Town) -> Person:
    """Анна Ким, whose road map is live."""
    made = await town.coordinator()
    await made.sends_file("приказ.txt", waiting_order())
    await made.presses("Ввести в действие")
    await made.presses("Просроченными")
    return made


@pytest.fixture
async def boris(town: Town, anna: Person) -> Person:
    return await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")


async def looks_at(town: Town, coordinator: Person, title: str = PLAN, school: str = OTHER) -> None:
    """Opens the card of a school's task."""
    with sqlite3.connect(town.path) as live:
        (number,) = live.execute(
            "SELECT task.id FROM task JOIN activity ON activity.id = activity_id"
            " JOIN organisation ON organisation.id = organisation_id"
            " WHERE title LIKE ? AND name = ? AND task.status != 'cancelled' ORDER BY occurrence",
            (f"{title}%", school),
        ).fetchone()
    live.close()
    await coordinator.says("/start")
    await coordinator.forges(f"t:{number}", await coordinator.last())


async def opens(person: Person, title: str = PLAN) -> None:
    await person.says(f"/tasks {title}")
    await person.presses(f"{title}"[:12])


def tasks_of(town: Town, title: str = PLAN, school: str = SCHOOL) -> list[tuple[str, str | None, str]]:
    """(occurrence, due, status) of what is there of a row, by dates; nothing that the plan took off."""
    with sqlite3.connect(town.path) as live:
        found = live.execute(
            "SELECT occurrence, due, task.status FROM task JOIN activity ON activity.id = activity_id"
            " JOIN organisation ON organisation.id = organisation_id"
            " WHERE title LIKE ? AND name = ? AND task.status != 'cancelled' ORDER BY occurrence",
            (f"{title}%", school),
        ).fetchall()
    live.close()
    return found


def due_of(town: Town, title: str = PLAN, school: str = SCHOOL) -> list[str | None]:
    return [due for _, due, _ in tasks_of(town, title, school)]


async def gives(person: Person, phrase: str) -> None:
    await person.presses("Указать даты")
    await person.says(phrase)
    await person.presses("Верно")


async def test_a_head_gives_two_dates_in_words_and_the_waiting_task_becomes_the_first(
    town: Town, anna: Person, boris: Person
) -> None:
    await opens(boris)
    await boris.sees_last("Ждёт дат: по отдельному графику")
    await boris.presses("Ещё…")
    await boris.presses("Написать комментарий")
    await boris.says("Ждём расписание зала")
    await boris.presses("Указать даты")
    await boris.sees_last("Напишите даты", "ежеквартально", "файл, фото, ссылку")
    await boris.says("15 марта и 20 апреля")
    await boris.sees_last("Получится 2 задания", "до 15 марта, вс", "до 20 апреля, пн", f"Для кого: {SCHOOL}")
    assert due_of(town) == [None], "nothing is kept before it is confirmed"
    await boris.presses("Верно")
    await boris.sees_last(
        "Даты указаны.", "до 15 марта, вс", "Даты указаны: 15 марта и 20 апреля 2026", "Ждём расписание зала"
    )
    await anna.gets(f"{SCHOOL}: даты указаны", PLAN, "15 марта и 20 апреля 2026", "Борис Орлов")
    assert due_of(town) == ["2026-03-15", "2026-04-20"]
    assert due_of(town, school=OTHER) == [None], "the other schools wait on"
    await boris.presses("Ещё…")
    await boris.presses("История")
    await boris.sees_last("даты задания", "15.03.2026, 20.04.2026")


async def test_what_is_not_understood_or_doubted_is_said_and_stays_asked(town: Town, boris: Person) -> None:
    await opens(boris)
    await boris.presses("Указать даты")
    for phrase, why in (
        ("когда дадут автобус", "не понято"),
        ("весной", "времени года"),
        ("31 июня", "нет"),
        ("по графику", "Не вижу"),
        ("по запросу", "Не вижу"),
        ("в начале мая", "точн"),
    ):
        await boris.says(phrase)
        assert why in (await boris.last()).text, (phrase, (await boris.last()).text)
    assert due_of(town) == [None]
    await boris.says("до 1 июня")
    await boris.sees_last("Получится 1 задание", "до 1 июня, пн")
    await boris.says("до 2 июня")
    await boris.presses("Верно")
    assert due_of(town) == ["2026-06-02"], "what was typed last counts"


async def test_dates_that_have_passed_or_lie_outside_the_plan_are_allowed_and_said(
    town: Town, boris: Person
) -> None:
    await opens(boris)
    await boris.presses("Указать даты")
    await boris.says("20 февраля 2026 и 5 февраля 2027")
    await boris.sees_last("до 20 февраля, пт · уже прошло", "5 февраля 2027", "За пределами срока плана")
    await boris.presses("Верно")
    assert due_of(town) == ["2026-02-20", "2027-02-05"]


async def test_a_rule_counts_from_now_on(town: Town, boris: Person) -> None:
    town.days_pass(60)
    await opens(boris)
    await boris.presses("Указать даты")
    await boris.says("ежеквартально")
    await boris.sees_last("Получится 3 задания", "30 июня")
    await boris.presses("Верно")
    assert due_of(town) == ["2026-06-30", "2026-09-30", "2026-12-31"]


async def test_the_plan_itself_is_kept_as_a_file_and_the_coordinator_puts_the_dates_in(
    town: Town, anna: Person, boris: Person
) -> None:
    await opens(boris)
    await boris.presses("Указать даты")
    await boris.sends_file("график чтений.pdf", b"%PDF-1.4 a plan")
    await boris.sees_last("График сохранён", "Ждёт дат", "График: график чтений.pdf")
    note = await anna.gets(f"{SCHOOL}: есть график", "график чтений.pdf")
    await boris.presses("Открыть график")
    await anna.presses("Указать даты по графику", on=note.text[:20])
    await anna.says("10 апреля")
    await anna.sees_last(f"Для кого: {SCHOOL}")
    await anna.presses("Верно")
    await boris.gets(f"{SCHOOL}: даты указаны", "10 апреля 2026", "Анна Ким")
    assert due_of(town) == ["2026-04-10"]


async def test_a_link_to_the_plan_stands_on_the_card(town: Town, anna: Person, boris: Person) -> None:
    await opens(boris)
    await boris.presses("Указать даты")
    await boris.says("https://example.org/plan")
    await boris.sees_last("График сохранён", "График: example.org/plan")
    await anna.gets("есть график", "example.org/plan")
    assert due_of(town) == [None]


async def test_an_event_starts_the_clock_with_the_working_days_of_the_order(town: Town, anna: Person) -> None:
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await opens(boris, EVENT)
    await boris.sees_last("Ждёт события: в течение 5 рабочих дней после")
    await boris.presses("Событие наступило")
    await boris.says("3 марта")
    await boris.gets("ещё не наступило")
    await boris.says("27 февраля")
    await boris.sees_last("Срок: до 6 марта, пт (5 рабочих дней после события)", "Событие: 27 февраля, пт")
    await boris.presses("Верно")
    await boris.sees_last("до 6 марта, пт", "Событие: 27 февраля 2026")
    await anna.gets(f"{SCHOOL}: событие наступило", "27 февраля 2026", "до 6 марта 2026")
    assert due_of(town, EVENT) == ["2026-03-06"]
    assert due_of(town, EVENT, OTHER) == [None]


async def test_without_a_number_in_the_order_the_department_says_how_long(town: Town, anna: Person) -> None:
    await anna.says("/settings")
    await anna.presses("Настройки управления")
    await anna.sees_last("После события на задание даётся 10 дней")
    await anna.presses("Срок после события")
    await anna.presses("14 дней")
    await anna.sees_last("После события на задание даётся 14 дней")
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await opens(boris, "Консилиумы")
    await boris.presses("Событие наступило")
    await boris.presses("Вчера")
    await boris.sees_last("Срок: до 15 марта, вс (14 дней после события)")
    await boris.presses("Исправить")
    await boris.presses("Сегодня")
    await boris.presses("Верно")
    assert due_of(town, "Консилиумы") == ["2026-03-16"]


async def test_the_coordinators_word_on_an_event_counts_for_all(
    town: Town, anna: Person, boris: Person
) -> None:
    await looks_at(town, anna, EVENT)
    await anna.presses("Событие наступило")
    await anna.presses("Сегодня")
    await anna.sees_last("Срок: до 10 марта, вт", "Для 4 организаций")
    await anna.presses("Верно")
    await boris.gets(f"{SCHOOL}: событие наступило", "Анна Ким")
    assert due_of(town, EVENT) == due_of(town, EVENT, OTHER) == ["2026-03-10"]


async def test_the_coordinator_gives_dates_for_all_but_those_who_gave_their_own(
    town: Town, anna: Person, boris: Person
) -> None:
    await opens(boris)
    await gives(boris, "1 апреля")
    fyodor = await town.joins(anna, OTHER, HEAD, "Фёдор", "Лис")
    await looks_at(town, anna)
    await anna.presses("Указать даты")
    await anna.sees_last("Для кого эти даты?")
    await anna.presses("Для всех")
    await anna.says("март, май")
    await anna.sees_last("Для 3 организаций")
    await anna.presses("Верно")
    await fyodor.gets(f"{OTHER}: даты указаны", "Анна Ким")
    assert due_of(town, school=OTHER) == ["2026-03-31", "2026-05-31"]
    assert due_of(town, school="МБОУ СОШ № 7") == ["2026-03-31", "2026-05-31"]
    assert due_of(town) == ["2026-04-01"]


async def test_the_coordinator_gives_dates_for_one_school(town: Town, anna: Person) -> None:
    await looks_at(town, anna)
    await anna.presses("Указать даты")
    await anna.presses(f"Только {OTHER}")
    await anna.says("1 апреля")
    await anna.presses("Верно")
    assert due_of(town, school=OTHER) == ["2026-04-01"]
    assert due_of(town) == [None]


async def test_dates_are_corrected_and_what_was_done_goes_with_them(town: Town, boris: Person) -> None:
    await opens(boris)
    await gives(boris, "15 марта и 20 апреля")
    await boris.presses("Сдать")
    await boris.says("https://example.org/1")
    await boris.presses("Ещё…")
    await boris.presses("Изменить даты")
    await boris.sees_last("Даты указаны: 15 марта и 20 апреля 2026")
    await boris.presses("Исправить")
    await boris.says("25 марта, 20 апреля и 15 мая")
    await boris.presses("Верно")
    assert tasks_of(town) == [
        ("2026-03-25", "2026-03-25", "submitted"),
        ("2026-04-20", "2026-04-20", "open"),
        ("2026-05-15", "2026-05-15", "open"),
    ]


async def test_dates_are_withdrawn_and_given_again_and_no_proof_is_lost(town: Town, boris: Person) -> None:
    await opens(boris)
    await gives(boris, "15 марта и 20 апреля")
    await boris.presses("Ещё…")
    await boris.presses("Написать комментарий")
    await boris.says("Зал занят")
    await boris.presses("Ещё…")
    await boris.presses("Изменить даты")
    await boris.presses("Снова ждать дат")
    await boris.sees_last("Даты сняты.", "Ждёт дат: по отдельному графику", "Зал занят")
    assert due_of(town) == [None]
    # The second of the former dates alone: the waiting task goes there with its comment.
    await gives(boris, "20 апреля")
    await boris.sees_last("до 20 апреля", "Зал занят")
    assert due_of(town) == ["2026-04-20"]


async def test_dates_stay_when_a_later_one_was_handed_in_for(town: Town, boris: Person) -> None:
    await opens(boris)
    await gives(boris, "15 марта и 20 апреля")
    await boris.says(f"/tasks {PLAN}")
    await boris.presses("20.04")
    await boris.presses("Сдать")
    await boris.says("https://example.org/2")
    await boris.presses("Ещё…")
    await boris.presses("Изменить даты")
    toast = await boris.presses("Снова ждать дат")
    assert toast is not None
    assert "уже сдавали" in toast.text
    assert due_of(town) == ["2026-03-15", "2026-04-20"]


async def test_of_two_people_at_once_the_second_overwrites_nothing(
    town: Town, anna: Person, boris: Person
) -> None:
    await opens(boris)
    await boris.presses("Указать даты")
    await boris.says("15 марта")
    await looks_at(town, anna, school=SCHOOL)
    await anna.presses("Указать даты")
    await anna.presses(f"Только {SCHOOL}")
    await anna.says("20 апреля")
    await anna.presses("Верно")
    toast = await boris.presses("Верно", on="Получится")
    assert toast is not None
    assert "указал кто-то другой" in toast.text
    assert due_of(town) == ["2026-04-20"]


async def test_a_stale_button_a_foreign_task_and_a_restart(town: Town, anna: Person, boris: Person) -> None:
    await opens(boris)
    await boris.presses("Указать даты")
    await boris.says("15 марта")
    preview = await boris.last()
    yes = next(button.data for button in preview.buttons if button.label == "Верно") or ""
    fyodor = await town.joins(anna, OTHER, HEAD, "Фёдор", "Лис")
    for forged in (yes, yes.replace("fr:", "fd:"), yes.replace("fr:", "fe:"), yes.replace("fr:", "fs:")):
        toast = await fyodor.forges(forged)
        assert toast is not None
        assert "никуда не ведёт" in toast.text
    await town.restart()
    await boris.presses("Верно")
    assert due_of(town) == ["2026-03-15"]
    toast = await boris.forges(yes, preview)
    assert toast is not None
    assert "устарел" in toast.text
    assert due_of(town) == ["2026-03-15"]


async def test_people_are_asked_every_fortnight_until_the_dates_are_given(
    town: Town, anna: Person, boris: Person
) -> None:
    def asked(text: str) -> int:
        return text.count("Когда это будет?")

    town.clock.move(timedelta(hours=22))  # Tuesday, 7 in the morning: too early.
    await town.settle()
    assert asked(await boris.transcript()) == 0
    town.clock.move(timedelta(hours=2, minutes=30))
    await town.settle()
    note = await boris.gets("Когда это будет?", "Сообщите, когда это произойдёт", PLAN)
    assert "Ещё 3" in [button.label for button in note.buttons]
    assert len(note.buttons) == 7
    assert note.buttons[-1].label == "Почему мне это пришло"
    await town.settle()
    town.days_pass(13)
    await town.settle()
    assert asked(await boris.transcript()) == 1
    for title, _ in (row for row in ROWS if row[0] not in EVENTS):
        await opens(boris, title)
        await gives(boris, "15 мая")
    town.days_pass(1)
    await town.settle()
    assert asked(await boris.transcript()) == 1, "only events are left to be asked about"
    await boris.gets("Сообщите, когда это произойдёт")
    await boris.presses("Разбор", on="Сообщите")
    await boris.sees_last("Какого числа это было?")


async def test_whoever_sent_the_plan_is_asked_no_more(town: Town, anna: Person, boris: Person) -> None:
    for title, _ in ROWS:
        await opens(boris, title[:12])
        await boris.presses("Указать даты")
        await boris.sends_file("график.pdf", b"%PDF-1.4 a plan")
    town.days_pass(1)
    await town.settle()
    told = await boris.transcript()
    assert "Когда это будет?" not in told


async def test_dates_that_somebody_gave_meanwhile_are_not_withdrawn_unseen(
    town: Town, anna: Person, boris: Person
) -> None:
    await opens(boris)
    await gives(boris, "15 марта")
    await boris.presses("Ещё…")
    await boris.presses("Изменить даты")
    await looks_at(town, anna, school=SCHOOL)
    await anna.presses("Ещё…")
    await anna.presses("Изменить даты")
    await anna.presses("Исправить")
    await anna.presses("Только")
    await anna.says("20 мая")
    await anna.presses("Верно")
    toast = await boris.presses("Снова ждать дат")
    assert toast is not None
    assert toast.alert
    assert due_of(town) == ["2026-05-20"]


async def test_from_the_road_map_to_its_rows_that_wait_for_dates(
    town: Town, anna: Person, boris: Person
) -> None:
    await anna.says("/start")
    await anna.presses("Дорожные карты")
    await anna.presses("№")
    rows = next(one.label for one in (await anna.last()).buttons if "ждут дат" in one.label)
    number = int(rows.split()[0])
    assert number >= len(ROWS)
    await anna.presses(rows)
    await anna.sees_last(rows.replace("…", ""))
    await anna.presses(next(one.label for one in (await anna.last()).buttons if PLAN[:8] in one.label))
    await anna.sees_last("ждёт дат")
    await anna.presses("Указать даты всем")
    await anna.says("20 мая")
    await anna.sees_last("Получится 1 задание", "Для")
    await anna.presses("Верно")
    assert due_of(town) == due_of(town, school=OTHER) == ["2026-05-20"]
    await boris.gets("даты указаны", PLAN)
    await anna.says("/start")
    await anna.presses("Дорожные карты")
    await anna.presses("№")
    fewer = [one.label for one in (await anna.last()).buttons if "ждут дат" in one.label]
    assert [int(one.split()[0]) for one in fewer] == [number - 1]


async def test_a_row_that_waits_for_an_event_offers_the_event_and_to_its_coordinator_alone(
    town: Town, anna: Person
) -> None:
    kira = await town.joins(anna, SCHOOL, "Куратор", "Кира", "Вольт")
    with sqlite3.connect(town.path) as live:
        [(number,)] = live.execute("SELECT id FROM activity WHERE title LIKE ?", (f"{EVENT}%",)).fetchall()
    live.close()
    for person, offered in ((anna, True), (kira, False)):
        await person.says("/start")
        await person.forges(f"acr:{number}:0:0")
        labels = [one.label for one in (await person.last()).buttons]
        assert ("Событие наступило" in labels) is offered, labels
        assert ("Указать даты всем" in labels) is offered, labels
