"""The coordinator's own word on one task: set aside with a reason, back at work, another date without a word."""

from __future__ import annotations

from datetime import date

from roadmap.tasks import Off, Status
from sandbox.person import Person
from tests.stories.journal import entries
from tests.stories.place import SCHOOL, Place
from tests.stories.test_activities import PLAN, hand_in, tasks_of
from tests.town import Town

TITLE = "Педсовет по итогам года"


async def council(place: Place) -> int:
    """The task of Борис's school in a plan of its own."""
    await place.anna.sends_file("план.txt", PLAN.encode())
    await place.anna.presses("Ввести в действие")
    return (await tasks_of(place.town, TITLE))[SCHOOL, date(2026, 6, 1)]


async def menu(anna: Person, task: int) -> None:
    await anna.forges(f"t:{task}")
    await anna.presses("Ещё…")


async def test_a_task_is_set_aside_for_a_ready_reason_and_comes_back(town: Town, place: Place) -> None:
    task = await council(place)
    await menu(place.anna, task)
    await place.anna.presses("Снять с контроля")
    await place.anna.sees_last("Почему снимаем с контроля?", TITLE, SCHOOL)
    await place.anna.presses("В рамках другого мероприятия")
    await place.anna.sees_last(
        "Снято с контроля. Ни в просроченных", "Снято с контроля: сделано в рамках другого мероприятия"
    )
    await place.boris.gets("Задание снято с контроля: сдавать ничего не нужно", "другого мероприятия", TITLE)
    await place.boris.presses("Открыть задание")
    await place.boris.sees_last("Снято с контроля: сделано в рамках другого мероприятия")
    async with town.database.unit() as unit:
        held = await unit.tasks.get(task)
    assert held is not None
    assert (held.status, held.off) == (Status.CANCELLED, Off.ASIDE)
    [entry] = await entries(town, "task.cancelled")
    assert "другого мероприятия" not in str(entry.details), "words stand with the request"
    town.days_pass(2)
    await town.settle()
    await menu(place.anna, task)
    await place.anna.presses("История")
    await place.anna.sees_last("«сделано в рамках другого мероприятия»")
    await menu(place.anna, task)
    await place.anna.presses("Вернуть в работу")
    await place.anna.sees_last("Задание снова в работе.", "до 1 июня")
    await place.boris.gets("Задание снова в работе: до 1 июня", TITLE)
    assert len(await entries(town, "task.brought_back")) == 1


async def test_a_reason_in_ones_own_words_is_kept_but_no_personal_data(town: Town, place: Place) -> None:
    task = await council(place)
    await place.anna.forges(f"aca:{task}:0")
    await place.anna.says("Паспорт 4510 123456 директора")
    await place.anna.gets("аспорт")
    await place.anna.says("Школа на капитальном ремонте & закрыта")
    await place.anna.sees_last("Снято с контроля: Школа на капитальном ремонте & закрыта")
    await place.anna.forges(f"aca:{task}:0")
    assert "снят" in (await place.anna.transcript())[-300:].lower()


async def test_what_is_handed_in_is_not_set_aside_silently(town: Town, place: Place) -> None:
    task = await council(place)
    await place.anna.forges(f"aca:{task}:0")
    await hand_in(town, task)
    # The reasons were on the screen when it was handed in.
    await place.anna.presses("Школа не участвует")
    await place.anna.sees_last("Задание сдано и ждёт проверки", SCHOOL)
    await place.anna.presses("Всё равно снять")
    await place.anna.presses("Школа не участвует")
    await place.anna.sees_last("Снято с контроля: школа не участвует")
    other = next(number for key, number in (await tasks_of(town, TITLE)).items() if key[0] != SCHOOL)
    await hand_in(town, other, status=Status.ACCEPTED)
    toast = await place.anna.forges(f"aca:{other}:1")
    assert toast is not None
    assert "принято" in toast.text
    await menu(place.anna, other)
    labels = [button.label for button in (await place.anna.last()).buttons]
    assert "Снять с контроля" not in labels


async def test_a_task_that_the_plan_took_off_does_not_come_back(town: Town, place: Place) -> None:
    task = await council(place)
    await place.anna.forges(f"aca:{task}:0")
    await place.anna.presses("Школа не участвует")
    async with town.database.unit() as unit:
        group = next(one.id for one in await unit.groups.all(1) if one.name == "ШНОР")
    await place.anna.forges(f"pm:{group}:{await place.school()}:0:0:0:0")
    toast = await place.anna.forges(f"acb:{task}")
    assert toast is not None
    assert "План больше не поручает это задание" in toast.text


async def test_a_request_that_waits_is_answered_first(town: Town, place: Place) -> None:
    task = await council(place)
    await place.boris.forges(f"wn:{task}")
    await place.boris.says("У нас другой план")
    toast = await place.anna.forges(f"aca:{task}:0")
    assert toast is not None
    assert "уже есть просьба" in toast.text


async def test_the_coordinator_moves_one_date_without_a_reason_and_the_rule_stays(
    town: Town, place: Place
) -> None:
    await council(place)
    report = await tasks_of(town, "Отчёт о наставничестве")
    task = report[SCHOOL, date(2026, 3, 31)]
    await menu(place.anna, task)
    await place.anna.presses("Перенести срок")
    await place.anna.says("7 апреля")
    await place.anna.presses("Без причины")
    await place.anna.sees_last("до 7 апреля", "Первоначальный срок: до 31 марта")
    await place.boris.gets("Срок перенесён: до 7 апреля")
    town.days_pass(2)
    await town.settle()
    after = await tasks_of(town, "Отчёт о наставничестве")
    assert after[SCHOOL, date(2026, 4, 7)] == task
    assert {due for name, due in after if name == SCHOOL} >= {date(2026, 4, 7), date(2026, 6, 30)}
    assert len(after) == len(report)


async def test_only_the_coordinator_decides(town: Town, place: Place) -> None:
    task = await council(place)
    for forged in (f"aca:{task}:0", f"acw:{task}:0:0", f"acb:{task}", f"acm:{task}:739800", f"acs:{task}"):
        toast = await place.boris.forges(forged)
        assert toast is not None
        assert toast.alert, forged
