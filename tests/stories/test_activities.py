"""A row of a road map across its schools: who has handed in, on which occasion, and who may look."""

from __future__ import annotations

from datetime import date

from roadmap.activities import Counted, Doing, Place, at_hand, at_once, in_order, occasions
from roadmap.deadlines import Kind
from roadmap.people import Role
from roadmap.tasks import Scope, Status
from sandbox.person import Person
from tests.stories.place import SCHOOL
from tests.stories.place import Place as Department
from tests.town import Town

PLAN = (
    "Приказ № 77 от 01.03.2026\n\nПлан мероприятий на 2026 год\n\n№\tМероприятие\tСроки\tОтветственные\tРезультат\n"
    "1\tПедсовет по итогам года\tдо 1 июня 2026 года\tруководители ШНОР\tПротокол\n"
    "2\tОтчёт о наставничестве\tЕжеквартально\tруководители ШНОР\tОтчёт\n"
    "3\tСводная справка\tдо 1 июля 2026 года\tУО\tСправка\n"
)


async def with_plan(town: Town) -> Person:
    """Анна with the example's road map and a plan of three rows, two of them for the four schools of a group."""
    anna = await town.coordinator_with_road_map()
    await anna.sends_file("план.txt", PLAN.encode())
    await anna.presses("Ввести в действие")
    return anna


async def opens_rows(anna: Person) -> None:
    await anna.says("/start")
    await anna.presses("Дорожные карты")
    await anna.presses("№ 77")
    await anna.presses("Мероприятия")


async def tasks_of(town: Town, title: str) -> dict[tuple[str, date | None], int]:
    async with town.database.unit() as unit:
        every = await unit.task_lists.every(Scope(departments=frozenset({1})), list(Status))
    return {(task.organisation, task.due): task.id for task in every if task.title == title}


async def hand_in(town: Town, *task_ids: int, status: Status = Status.SUBMITTED) -> None:
    async with town.database.unit() as unit:
        await unit.tasks.set_statuses(task_ids, status)


async def test_the_coordinator_sees_how_many_have_handed_in_row_by_row(town: Town) -> None:
    anna = await with_plan(town)
    report = await tasks_of(town, "Отчёт о наставничестве")
    march = [number for (_, due), number in report.items() if due == date(2026, 3, 31)]
    await hand_in(town, *march[:3], status=Status.ACCEPTED)
    await opens_rows(anna)
    await anna.sees_last(
        "3 мероприятия",
        "1. Педсовет по итогам года\n0 из 4 ○○○○ · до 1 июня, пн",
        "2. Отчёт о наставничестве\n3 из 4 ●●●○",
        "3. Сводная справка\n0 из 1 ○",
    )
    await hand_in(town, march[3])
    await opens_rows(anna)
    await anna.sees_last("2. Отчёт о наставничестве\n0 из 4 ○○○○", "до 30 июня")


async def test_a_rows_schools_stand_late_first_and_occasions_turn(town: Town) -> None:
    anna = await with_plan(town)
    report = await tasks_of(town, "Отчёт о наставничестве")
    march = sorted((name, number) for (name, due), number in report.items() if due == date(2026, 3, 31))
    await hand_in(town, march[0][1], status=Status.ACCEPTED)
    await hand_in(town, march[1][1])
    town.days_pass(31)
    await opens_rows(anna)
    await anna.sees("❗ 2 опаздывают")
    await anna.presses("2 · 2/4")
    await anna.sees(
        "2 из 4 школ ●●○○",
        "2. Отчёт о наставничестве",
        "❗ Просрочено – 2 · 🕓 На проверке – 1 · ✅ Принято – 1",
        f"❗ Просрочено\n• {march[2][0]} · ❗ просрочено на 2 дня",
        f"🕓 На проверке\n• {march[1][0]}\n\n✅ Принято\n• {march[0][0]}",
    )
    labels = [button.label for button in (await anna.sees("2 из 4 школ")).buttons]
    assert labels[:4] == [f"❗ {march[2][0]}", f"❗ {march[3][0]}", f"🕓 {march[1][0]}", f"✅ {march[0][0]}"]
    turn = next(label for label in labels if label.endswith("›"))
    await anna.presses(turn)
    await anna.sees("0 из 4 школ", "до 30 июня")
    await anna.presses("‹ ")
    await anna.sees("2 из 4 школ")
    await anna.presses(f"🕓 {march[1][0]}")
    await anna.sees("на проверке", march[1][0])
    await anna.presses("Все школы: 2 из 4")
    await anna.sees("2 из 4 школ")
    await anna.presses("« Мероприятия")
    await anna.sees("3 мероприятия")
    await anna.presses("« Дорожная карта")
    await anna.sees("№ 77")


async def test_what_is_set_aside_is_counted_apart(town: Town) -> None:
    anna = await with_plan(town)
    council = await tasks_of(town, "Педсовет по итогам года")
    await anna.forges(f"aca:{min(council.values())}:0")
    await anna.presses("Школа не участвует")
    await opens_rows(anna)
    await anna.sees_last("0 из 3 ○○○ · до 1 июня, пн · 1 снято с контроля")
    await anna.presses("1 · 0/3")
    await anna.sees_last("0 из 3 школ", "Снято с контроля – 1")


async def test_staff_see_all_curators_their_schools_and_heads_nothing(town: Town, place: Department) -> None:
    anna = place.anna
    await anna.sends_file("план.txt", PLAN.encode())
    await anna.presses("Ввести в действие")
    zhanna = await town.joins(anna, SCHOOL, "Педагог", "Жанна", "Уль")
    await place.appoint(zhanna, Role.STAFF, None)
    await zhanna.says("/start")
    await zhanna.presses("Мероприятия")
    await zhanna.presses("№ 77")
    await zhanna.sees_last("3 мероприятия", "0 из 4")
    await zhanna.presses("« Дорожные карты")
    await zhanna.sees_last("Какая дорожная карта?")
    await place.appoint(place.vera, Role.CURATOR, SCHOOL)
    await place.vera.says("/start")
    await place.vera.presses("Мероприятия")
    await place.vera.presses("№ 77")
    await place.vera.sees_last("2 мероприятия", "Считаются только ваши школы.", "0 из 1")
    await place.vera.sees_no("0 из 4")
    [council] = [
        number
        for (name, _), number in (await tasks_of(town, "Педсовет по итогам года")).items()
        if name == SCHOOL
    ]
    await place.boris.forges(f"t:{council}")
    await place.boris.sees_no("Все школы")
    async with town.database.unit() as unit:
        task = await unit.tasks.get(council)
    assert task is not None
    for button in (f"acr:{task.activity_id}:0:0", f"acl:{task.road_map_id}:0", "acp"):
        toast = await place.boris.forges(button)
        assert toast is not None
        assert toast.alert, button


async def test_a_closed_road_maps_rows_are_gone(town: Town) -> None:
    anna = await with_plan(town)
    council = await tasks_of(town, "Педсовет по итогам года")
    await opens_rows(anna)
    await anna.forges("rc:2")
    toast = await anna.forges("acl:2:0")
    assert toast is not None
    assert toast.alert
    await anna.forges(f"t:{min(council.values())}")
    await anna.sees_last("снято: дорожная карта закрыта")
    await anna.sees_no("Все школы")


def test_days_given_to_each_school_are_one_occasion_and_those_of_a_rule_are_not() -> None:
    given = [Counted(f"2026-04-{day}", Place.OPEN, date(2026, 4, day)) for day in (10, 12)]
    assert at_once([Kind.FIXED], 2, 2)
    assert not at_once([Kind.RECURRING], 2, 2)
    assert not at_once([Kind.FIXED], 3, 2)
    [one] = occasions(given, together=True)
    assert (one.total, one.due, one.first) == (2, date(2026, 4, 10), "2026-04-10")
    assert [each.total for each in occasions(given, together=False)] == [1, 1]


def test_the_occasion_at_hand_is_the_earliest_that_somebody_has_not_handed_in_for() -> None:
    found = occasions(
        [
            Counted("2026-03-31", Place.ACCEPTED, number=2),
            Counted("2026-06-30", Place.SUBMITTED),
            Counted("2026-06-30", Place.OPEN),
            Counted("2026-09-30", Place.OPEN, number=2),
        ],
        together=False,
    )
    assert at_hand(found) == 1
    assert (found[1].done, found[1].total, found[1].finished) == (1, 2, False)
    assert at_hand(found[:1]) == 0
    assert at_hand(()) == 0


def test_a_list_is_in_the_order_of_what_needs_a_hand() -> None:
    doings = [
        Doing(number, f"Школа {number}", True, "", Status.OPEN, place, None, None)
        for number, place in enumerate(reversed(Place))
    ]
    [occasion] = occasions((one.counted for one in doings), together=True)
    assert [one.place for one in in_order(doings, occasion)] == list(Place)
