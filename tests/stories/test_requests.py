"""«Does not apply», «please move», and comments both ways."""

from __future__ import annotations

from sandbox.person import Person
from tests.town import Town

SCHOOL = "МБОУ СОШ № 2"
TASK = "Мониторинг текущей"


async def school(town: Town) -> tuple[Person, Person]:
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")


async def asks(boris: Person, what: str) -> None:
    await boris.says(f"/tasks {TASK}")
    await boris.presses("за I квартал")
    await boris.presses("Ещё…")
    await boris.presses(what)


async def test_a_date_is_moved_when_the_coordinator_agrees_and_the_first_one_stays(town: Town) -> None:
    anna, boris = await school(town)
    await asks(boris, "Попросить перенести срок")
    await boris.says("когда-нибудь")
    await boris.gets("Не понимаю, какие это дни")
    await boris.says("10 апреля")
    await boris.gets("Почему на 10 апреля, пт?")
    await boris.says("Ждём результаты <ВПР> & приказ")
    await boris.sees_last("Просьба отправлена координатору", "Просят перенести на 10 апреля", "до 25 марта")
    await anna.gets("МБОУ СОШ № 2 просит перенести срок на 10 апреля, пт", "Ждём результаты <ВПР> & приказ")
    await asks(boris, "Попросить перенести срок")
    assert "уже есть просьба" in (await boris.transcript())
    await anna.presses("Согласиться")
    await boris.gets("Срок перенесён: до 10 апреля, пт")
    await boris.presses("Открыть задание")
    await boris.sees_last("до 10 апреля, пт", "Первоначальный срок: до 25 марта, ср")


async def test_of_two_coordinators_the_second_reads_what_the_first_decided(town: Town) -> None:
    anna, boris = await school(town)
    await asks(boris, "К нам не относится")
    await boris.says("У нас нет старших классов")
    note = await anna.gets("задание не относится к ним")
    yes, no = (
        next(b.data for b in note.buttons if b.label == label) for label in ("Согласиться", "Отказать")
    )
    await anna.forges(no or "", note)
    await boris.gets("Просьба отклонена")
    toast = await anna.forges(yes or "", note)
    assert toast is not None
    assert "уже отклонили: Анна Ким" in toast.text
    await boris.says(f"/tasks {TASK}")
    await boris.sees_last("до 25 марта")


async def test_a_task_that_does_not_apply_is_taken_off(town: Town) -> None:
    anna, boris = await school(town)
    await asks(boris, "К нам не относится")
    await boris.says("У нас нет старших классов")
    await anna.presses("Согласиться")
    await boris.gets("снято с контроля")
    await boris.presses("Открыть задание")
    assert all(button.label != "Сдать" for button in (await boris.last()).buttons)


async def test_the_coordinator_moves_a_date_at_once(town: Town) -> None:
    anna, boris = await school(town)
    await asks(boris, "Написать комментарий")
    await boris.says("Когда ждать бланк?")
    await boris.sees_last("Комментарий передан", "Когда ждать бланк?")
    await anna.gets("Борис Орлов: Когда ждать бланк?", "МБОУ СОШ № 2")
    await anna.presses("Открыть задание")
    await anna.presses("Ещё…")
    await anna.presses("Написать комментарий")
    await anna.says("Завтра")
    await boris.gets("Анна Ким: Завтра")
    await anna.presses("Ещё…")
    await anna.presses("Перенести срок")
    await anna.presses("на 01.04")
    await anna.says("Бланк опоздал")
    await boris.gets("Срок перенесён: до 1 апреля, ср")


async def test_the_orders_own_words_are_a_tap_away(town: Town) -> None:
    _, boris = await school(town)
    await boris.says(f"/tasks {TASK}")
    await boris.presses("за I квартал")
    await boris.presses("Ещё…")
    await boris.presses("Как в приказе")
    await boris.sees_last("Как в приказе", "Срок", "Ответственные", "Ожидаемый результат")
    await boris.presses("« Назад")
    await boris.sees_last(TASK, "до 25 марта")
