"""The coordinator and the order: doubts, groups, the past, repealed plans, files that are no order."""

from __future__ import annotations

import pytest

from sandbox.person import Person
from tests.town import ORDER, Town, order

TEXT = order().decode()
TABLE = TEXT[TEXT.index("№ п/п") : TEXT.index("**Показатели")]


async def test_a_doubt_is_settled_by_its_proposal(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("2 сомнения")
    await anna.sees_last(
        "Сомнение 1 из 2", "Такой даты не бывает: «до 31 ноября 2026»", "Предлагаю: до 30 ноября 2026"
    )
    await anna.presses("Принять предложенное")
    await anna.sees_last("Сомнение 1 из 1", "Нет срока")
    await anna.presses("« Назад")
    await anna.sees_last("1 сомнение", "37 сроков")


async def test_a_doubt_is_settled_by_words_and_only_by_words_that_are_understood(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("2 сомнения")
    await anna.presses("›")
    await anna.sees_last("Сомнение 2 из 2", "Нет срока")
    await anna.presses("Исправить")
    await anna.sees_last("Что здесь должно стоять?")
    await anna.says("когда рак свистнет")
    await anna.sees_last("«когда рак свистнет» тоже непонятно")
    await anna.says("до 1 сентября")
    await anna.sees_last("Сомнение 1 из 1", "Такой даты не бывает")


async def test_a_doubt_that_is_put_off_stays_and_does_not_hinder(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("2 сомнения")
    await anna.presses("Спросить позже")
    await anna.sees_last("Сомнение 1 из 2", "Нет срока")
    await anna.presses("Спросить позже")
    await anna.sees_last("Прочитано", "2 сомнения")
    await anna.presses("Ввести в действие")
    await anna.presses("Выполненными")
    await anna.sees_last("Дорожная карта действует: 139 заданий")


async def test_a_restart_in_the_middle_of_doubts_loses_nothing(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("2 сомнения")
    await anna.presses("Принять предложенное")
    await town.restart()
    await anna.presses("Исправить")
    await town.restart()
    await anna.says("до 1 сентября")
    await anna.sees_last("0 сомнений", "38 сроков")


async def test_schools_of_a_group_are_ticked_and_written(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("Группы")
    await anna.sees_last("ШНОР – 4 школы", "группа риска – 4 школы")
    await anna.presses("ШНОР")
    await anna.presses("✓ МБОУ СОШ № 2")
    await anna.sees_last("3 школы")
    await anna.presses("Добавить школы")
    await anna.says("Школа <новая> № 20\n  МБОУ   СОШ № 21 ")
    await anna.sees_last("5 школ", "Школа <новая> № 20", "МБОУ СОШ № 21")
    await anna.presses("« Группы")
    await anna.presses("« Назад")
    await anna.presses("Ввести в действие")
    await anna.presses("Просроченными")
    await anna.says("/people")
    await anna.sees_last("10 организаций")
    await anna.presses("Организации")
    await anna.says("новая 20")
    await anna.sees_last("Нашлась 1 организация", "Школа <новая> № 20")


@pytest.mark.parametrize(
    ("answer", "accepted", "overdue", "total"),
    [
        ("Выполненными", "Принято: 20", "Просрочено: 0", "Принято 20 из 139"),
        ("Просроченными", "Принято: 0", "Просрочено: 20", "Принято 0 из 139"),
        ("Не включать", "Принято: 0", "Просрочено: 0", "Принято 0 из 119"),
    ],
)
async def test_what_the_past_counts_as_is_decided_once(
    town: Town, answer: str, accepted: str, overdue: str, total: str
) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("Ввести в действие")
    await anna.sees_last("У 20 заданий срок уже прошёл")
    await anna.presses(answer)
    await anna.says("/status")
    await anna.sees_last(accepted, overdue, total)


async def test_a_plan_without_past_dates_goes_live_at_once(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("план.txt", later_order())
    await anna.presses("Ввести в действие")
    await anna.sees_last("Дорожная карта действует")


async def test_the_same_order_goes_live_once(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.sends_file(ORDER, order())
    await anna.presses("Ввести отдельно")
    toast = await anna.presses("Просроченными")
    assert toast is not None
    assert "уже действует, второй раз он не введён" in toast.text


async def test_a_new_edition_carries_over_what_was_done(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, "МБОУ СОШ № 2", "Руководитель организации", "Борис")
    await hands_in(boris, "Назначение")
    await hands_in(boris, "Самодиагностика")
    await anna.presses("Принять", on="Самодиагностика")

    await anna.sends_file("новая.txt", second_edition())
    await anna.sees_last("Похоже на новую редакцию приказа № 18-од", "добавлено: 1, изменено: 2, исчезло: 1")
    await anna.presses("Ввести как новую редакцию")
    await anna.presses("Просроченными")
    await anna.sees_last("Новая редакция действует")

    await anna.says("/status")
    await anna.sees_last("Принято: 1", "На проверке: 1")
    await boris.says("/tasks")
    await boris.sees_last("28 заданий")
    await anna.presses("Открыть", on="Назначение")
    await anna.sees_last("до 20 февраля, пт", "school2.example.org/1")


async def test_a_new_edition_makes_tasks_for_what_is_new(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, "МБОУ СОШ № 2", "Руководитель организации", "Борис")
    await anna.sends_file("новая.txt", second_edition())
    await anna.presses("Ввести как новую редакцию")
    await anna.presses("Не включать")
    await boris.says("/tasks")
    while "19. Летняя школа" not in (await boris.last()).text:
        await boris.presses("›")
    await boris.sees_last("19. Летняя школа", "до 25 июня")


async def test_the_edition_of_another_department_is_nobodys_business(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    vera = await town.person("Вера", admin=True)
    await vera.starts()
    await vera.says("Отдел образования Заречья")
    await vera.sends_file(ORDER, order())
    await vera.sees_last("Прочитано")
    await vera.sees_no("Похоже на новую редакцию")
    await anna.says("/status")
    await anna.sees_last("из 139")


async def test_two_presses_of_one_button_make_one_road_map(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("Ввести в действие")
    button = next(b for b in (await anna.last()).buttons if b.label == "Просроченными")
    await anna.presses("Просроченными")
    toast = await anna.forges(button.data or "")
    assert toast is not None
    assert "устарел" in toast.text
    await anna.says("/status")
    await anna.sees_last("из 139")


async def test_the_plan_that_an_order_repeals_is_offered_for_closing(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("старый.txt", older_order())
    await anna.presses("Ввести в действие")
    await anna.sends_file(ORDER, order())
    await anna.presses("Ввести в действие")
    await anna.presses("Просроченными")
    await anna.sees_last("Приказ отменяет № 24-од")
    await anna.presses("Закрыть № 24-од")
    await anna.sees("Закрыта: снято 2 задания в 2 мероприятиях", "Полный список – в файле")
    await anna.says("/status")
    await anna.sees_last("из 139")


async def test_an_order_that_is_put_aside_leaves_nothing(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("Удалить приказ")
    await anna.sees_last("Приказ удалён")
    await anna.says("/people")
    await anna.sees_last("Организаций пока нет")


async def test_an_order_as_the_text_of_a_message_is_read(town: Town) -> None:
    anna = await town.coordinator()
    await anna.says("План мероприятий на 2026 год\n\n" + TABLE.replace("\t", " | "))
    await anna.sees_last("Прочитано: 4 раздела, 18 мероприятий")


async def test_a_table_that_lost_its_tabs_on_the_way_is_asked_for_as_a_file(town: Town) -> None:
    anna = await town.coordinator()
    await anna.says("План мероприятий на 2026 год\n\n" + TABLE)
    await anna.sees_last("Столбцы таблицы потерялись", ".txt")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("приказ.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "формат"),
        ("фото.png", b"\x89PNG\r\n\x1a\n", "не читает"),
        ("пустой.txt", "Просто письмо без таблицы".encode(), "Здесь нет таблицы"),
        ("битый.docx", b"PK\x03\x04 and then nothing", "повреждён"),
        ("большой.txt", b"x" * (5 * 1024 * 1024 + 1), "больше 5 МБ"),
    ],
)
async def test_what_is_no_order_gets_one_sentence(town: Town, name: str, content: bytes, words: str) -> None:
    anna = await town.coordinator()
    await anna.sends_file(name, content)
    await anna.sees_last(words)
    await anna.sees_no("Читаю приказ")


async def test_a_button_of_an_older_draft_does_nothing(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    button = next(b for b in (await anna.last()).buttons if b.label == "Ввести в действие")
    await anna.sends_file("план.txt", later_order())
    toast = await anna.forges(button.data or "")
    assert toast is not None
    assert "устарел" in toast.text


async def test_a_director_cannot_send_orders(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, "МБОУ СОШ № 2", "Руководитель организации", "Борис")
    await boris.sends_file(ORDER, order())
    # It can only be the plan of his school, or a proof.
    await boris.sees_last("Это план школы?", ORDER)
    await boris.presses("Это подтверждение")
    await boris.sees_last("К какому заданию это?", ORDER)


def later_order() -> bytes:
    """A plan whose every date is still to come."""
    return (
        "Приказ № 77 от 01.03.2026\n\nПлан мероприятий на 2026 год\n\n"
        "№\tМероприятие\tСроки\tОтветственные\tРезультат\n"
        "1\tСеминар для учителей\tдо 15 мая 2026 года\tМетодический центр\tПроведён семинар\n"
        "2\tОтчёт о работе\tдекабрь 2026\tМетодический центр\tПредставлен отчёт\n"
    ).encode()


def older_order() -> bytes:
    """The plan of the year before, which the example order repeals."""
    return later_order().replace("№ 77 от 01.03.2026".encode(), "№ 24-од от 03.02.2025".encode())


def second_edition() -> bytes:
    """The example order as it was amended: a date moved, a row reworded, one dropped, one added."""
    text = order().decode()
    start = text.index("18\tОтчетная сессия")
    end = text.index("\n", start)
    added = "19\tЛетняя школа для учителей математики\tдо 25 июня 2026 года\tРуководители ШНОР\tПроведена\tСправка"
    text = text[:start] + added + text[end:]
    text = text.replace("До 16 февраля 2026 года", "До 20 февраля 2026 года")
    text = text.replace(
        "Пробный экзамен в 9-х классах по материалам", "Пробный экзамен в 9 классах на материалах"
    )
    return text.replace("№ 18-од", "№ 31-од").replace("от 26.01.2026", "от 16.02.2026").encode()


async def hands_in(person: Person, task: str) -> None:
    """Somebody hands in a link for a task of their list."""
    await person.says("/tasks")
    await person.presses(task)
    await person.presses("Сдать")
    await person.says(f"https://school2.example.org/{1 + task.startswith('Само')}")


async def test_what_is_shown_is_what_goes_live_whatever_groups_there_were_before(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.sends_file("все.txt", for_every_school())
    await anna.sees_last("2 срока → 9 заданий", "Организаций: 9")
    await anna.presses("Группы")
    await anna.sees_last("ОО – 8 школ")
    await anna.presses("ОО")
    await anna.presses("✓ МБОУ СОШ № 2")
    await anna.presses("« Группы")
    await anna.presses("« Назад")
    await anna.sees_last("2 срока → 8 заданий")
    await anna.presses("Ввести в действие")
    await anna.sees_last("Дорожная карта действует: 8 заданий")


async def test_a_school_taken_out_by_an_edition_loses_its_open_tasks_and_gets_them_back(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    for button, total in (("✓ МБОУ СОШ № 2", "из 110"), ("МБОУ СОШ № 2", "из 139")):
        await anna.sends_file("новая.txt", order())
        if button.startswith("✓"):
            await anna.presses("Группы")
            await anna.presses("ШНОР")
            await anna.presses(button)
            await anna.presses("« Группы")
            await anna.presses("« Назад")
        await anna.presses("Ввести как новую редакцию")
        await anna.presses("Просроченными")
        await anna.says("/status")
        await anna.sees_last(total)


async def test_an_order_in_hand_is_found_again_from_the_first_screen(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("2 сомнения")
    await anna.presses("Принять предложенное")
    await anna.says("/tasks")
    await anna.says("/start")
    await anna.presses("Приказ 18-од: 1 сомнение")
    await anna.sees_last("Прочитано", "1 сомнение")


async def test_a_bad_file_in_the_middle_of_a_correction_ends_the_correction(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await anna.presses("2 сомнения")
    await anna.presses("Исправить")
    await anna.sends_file("фото.png", b"\x89PNG\r\n\x1a\n")
    await anna.sees_last("не читает", "")
    await anna.says("здравствуйте")
    await anna.sees_last("Это непонятно")
    await anna.says("/start")
    await anna.presses("Приказ 18-од: 2 сомнения")


def for_every_school() -> bytes:
    """A plan with one row for every school and one for the department."""
    return (
        "Приказ № 90 от 01.03.2026\n\nПлан мероприятий на 2026 год\n\n"
        "№\tМероприятие\tСроки\tОтветственные\tРезультат\n"
        "1\tПодготовка школ к новому году\tдо 15 августа 2026 года\tРуководители ОО\tШколы готовы\n"
        "2\tОтчёт о подготовке\tдо 25 августа 2026 года\tУправление образования\tОтчёт\n"
    ).encode()
