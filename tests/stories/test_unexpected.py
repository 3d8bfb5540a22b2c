"""What nobody expects: a short helpful answer or a toast every time, never silence and never a breakdown."""

import logging

import pytest

from bot.keyboards import data
from sandbox.lines import Toast
from sandbox.person import Person
from tests.town import AGREE, ORDER, Town, link_of, order

SCHOOL = "МБОУ СОШ № 2"
TASK = "Назначение школьных координаторов"
LINK = "https://school2.example.org/order.pdf"
CANNOT_USE = "С этим я ничего сделать не могу"


async def head_of(town: Town, anna: Person) -> Person:
    return await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def hands_in(boris: Person, link: str = LINK) -> str:
    """Boris hands in a link for the first task; the number that its buttons carry."""
    await boris.says("/tasks")
    await boris.presses("Назначение")
    await boris.presses("Сдать")
    await boris.says(link)
    await boris.sees_last("на проверке", link.removeprefix("https://"))
    card = (await boris.last()).message["reply_markup"]["inline_keyboard"]
    return next(
        key["callback_data"][3:] for row in card for key in row if key["callback_data"].startswith("ev:")
    )


def alert(toast: Toast | None) -> str:
    assert toast is not None
    assert toast.alert
    return toast.text


async def sends_what_is_no_proof(person: Person, answer: str) -> None:
    for kind in ("voice", "sticker", "audio"):
        await person.sends_file("file.bin", b"123", kind=kind)
        await person.gets(answer)
    await person.sends_contact("+70000000000", "Иван")
    await person.gets(answer)
    await person.sends_location(57.6, 39.9)
    await person.gets(answer)


async def test_stickers_voices_contacts_and_places_get_a_word_in_every_state(town: Town) -> None:
    anna = await town.coordinator()
    await sends_what_is_no_proof(anna, CANNOT_USE)
    await anna.sends_file(ORDER, order())
    await sends_what_is_no_proof(anna, CANNOT_USE)
    await anna.presses("Ввести в действие")
    await sends_what_is_no_proof(anna, CANNOT_USE)
    await anna.presses("Просроченными")
    boris = await head_of(town, anna)
    await sends_what_is_no_proof(boris, CANNOT_USE)
    await boris.says(LINK)
    await sends_what_is_no_proof(boris, CANNOT_USE)
    await boris.presses("Ни к одному")
    await hands_in(boris)
    await anna.presses("Вернуть", on=TASK)
    await sends_what_is_no_proof(anna, "словами")
    await anna.says("Нужна подпись")
    await boris.gets("Возвращено", "Нужна подпись")
    await sends_what_is_no_proof(await town.person("Чужой"), "по личной ссылке")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/Tasks", "Заданий нет"),
        ("/TASKS", "Заданий нет"),
        ("/TASKS please", "Ничего не найдено: please"),
        ("/tasks@vekha_bot", "Заданий нет"),
        ("/Start", "Ваша роль"),
        ("/taks", "Может быть, /tasks?"),
        ("/статус", "Команды /статус нет"),
        ("/", "Команды / нет"),
        ("/<b>x", "Команды /<b>x нет"),
        ("/start несуществующая", "Эта ссылка больше ничего не открывает"),
        ("/start " + "A" * 64, "Эта ссылка больше ничего не открывает"),
        ("<b>жирно</b> & <script>", "Это непонятно"),
        ("\u202e\u200f", "Это непонятно"),
        ("я" * 4096, "Это непонятно"),
        ("http://[::1", "Не вижу здесь ссылки"),
    ],
)
async def test_whatever_is_typed_is_answered(town: Town, typed: str, answer: str) -> None:
    anna = await town.coordinator()
    await anna.says(typed)
    await anna.gets(answer)


async def test_an_edited_message_changes_nothing_and_says_so(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await head_of(town, anna)
    await hands_in(boris)
    await boris.edits("https://another.example.org")
    await boris.gets("Я читаю сообщения такими, какими они пришли")
    await boris.sees_no("another.example.org")


async def test_any_button_with_any_number_is_answered_to_anybody(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await head_of(town, anna)
    dasha = await town.joins(anna, SCHOOL, "Педагог", "Дарья", "Ветрова")
    stranger = await town.person("Чужой")
    await stranger.starts()
    numbers = {
        anna: ("0", "-1", "999", "9" * 18, "9" * 30, "x", ""),
        boris: ("1",),
        dasha: ("2",),
        stranger: ("3",),
    }
    with caplog.at_level(logging.ERROR):
        for person, tried in numbers.items():
            odd = [
                ":".join((kind.__prefix__, *(number,) * len(kind.model_fields)))
                for kind in data.ALL
                for number in tried
            ]
            for forged in [one for one in odd if len(one) <= 64] + ["🎈", ":", "x" * 64, "iv:1:coordinator"]:
                assert await person.forges(forged) is not None, forged
    assert not caplog.records
    await anna.sees_no("У нас что-то сломалось")


async def test_an_old_button_of_a_finished_task_says_what_is(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await head_of(town, anna)
    dasha = await town.joins(anna, SCHOOL, "Педагог", "Дарья", "Ветрова")
    number = await hands_in(boris)
    assert "Уже сдано и ждёт проверки: 02.03 в 09:00, Борис Орлов" in alert(
        await boris.forges(f"dl:{number}")
    )
    await anna.presses("Принять", on=TASK)
    for stale in (f"ev:{number}", f"dl:{number}", f"dt:{number}:3"):
        assert alert(await boris.forges(stale)) == "Уже принято: 02.03 в 09:00, Анна Ким"
    await dasha.sees_no(TASK)
    await boris.forges(f"ps:{number}")
    await boris.sees_last(TASK, "✅ принято")


async def test_a_colleague_is_told_once_however_often_the_button_is_pressed(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await head_of(town, anna)
    dasha = await town.joins(anna, SCHOOL, "Педагог", "Дарья", "Ветрова")
    await boris.says("/tasks")
    await boris.presses("Назначение")
    await boris.presses("Поручить коллеге")
    choice = await boris.last()
    await boris.presses("Дарья")
    given = choice.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert await boris.forges(given, choice) is not None
    assert len([shown for shown in await dasha.bubbles() if TASK in shown.text]) == 1


async def test_a_link_for_a_task_that_was_accepted_meanwhile(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await head_of(town, anna)
    await hands_in(boris)
    await boris.presses("Добавить подтверждение")
    await anna.presses("Принять", on=TASK)
    await boris.says("https://school2.example.org/more")
    await boris.gets("Уже принято: 02.03 в 09:00, Анна Ким")
    await boris.says("https://school2.example.org/more")
    await boris.gets("К какому заданию это?", "school2.example.org/more")


async def test_two_devices_press_at_once(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await head_of(town, anna)
    number = await hands_in(boris)
    note = await anna.sees("На проверку")
    town.line.settle = None
    for press in ("ok", "ok", "rt"):
        await anna.forges(f"{press}:{number}", note, answered=False)
    town.line.settle = town.settle
    await town.settle()
    toasts = [event.data for event in town.telegram.events.history if event.kind == "toast"][-3:]
    assert [(toast["text"], toast["show_alert"]) for toast in toasts] == [
        ("✅ принято", False),
        ("Уже принято: 02.03 в 09:00, Анна Ким", True),
        ("Уже принято: 02.03 в 09:00, Анна Ким", True),
    ]
    assert len([shown for shown in await boris.bubbles() if "Принято" in shown.text]) == 1


async def test_a_restart_between_any_two_steps_is_not_noticed(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(ORDER, order())
    await town.restart()
    await anna.presses("Ввести в действие")
    await town.restart()
    await anna.presses("Просроченными")
    boris = await head_of(town, anna)
    await town.restart()
    await boris.says("/tasks")
    await town.restart()
    await boris.presses("Назначение")
    await boris.presses("Сдать")
    await town.restart()
    await boris.says(LINK)
    await town.restart()
    await anna.presses("Вернуть", on=TASK)
    await town.restart()
    await anna.says("Нужна подпись")
    await boris.gets("Возвращено", "Нужна подпись")
    await boris.says(LINK + "?signed")
    await town.restart()
    await boris.presses("1 · 16.02")
    await anna.gets("На проверку", "order.pdf?signed")


async def test_a_link_that_its_maker_tries_stays_open_for_whom_it_is(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna, SCHOOL, "Руководитель организации")
    await anna.starts(link)
    await anna.sees_last("Эта ссылка больше ничего не открывает")
    await anna.says("/start")
    await anna.sees_last("Ваша роль: муниципальный координатор.")
    boris = await town.person("Борис")
    await boris.starts(link)
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как руководитель организации", SCHOOL)


async def test_names_with_markup_and_marks_of_direction_stand_as_they_are(town: Town) -> None:
    anna = await town.person("Анна <b>&", "\u202eКим", admin=True)
    await anna.starts()
    await anna.says('Отдел <i>образования</i> & "Ко"')
    await anna.gets('Готово: Отдел <i>образования</i> & "Ко"')
    await anna.sends_file(ORDER, order())
    await anna.presses("Ввести в действие")
    await anna.presses("Просроченными")
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис <u>", "\u202e&amp;")
    await anna.sees("Борис <u> &amp;", SCHOOL)
    await hands_in(boris, LINK + "?a=1&b=<2>"[:6])
    await anna.gets("На проверку", "Борис <u> &amp;")
    await anna.presses("Вернуть", on=TASK)
    await anna.says("<b>&" + "й" * 4000)
    await anna.gets("не больше 1000")
    await anna.says("<b>&" + "й" * 990)
    await boris.gets("Возвращено", "<b>&йй")
