"""Groups of organisations with days: who is in them, since when, until when."""

from datetime import date

import pytest

from roadmap.groups import Stretch, typed_stretch, with_days, without_days
from roadmap.refusals import DaysUnclear
from sandbox.person import Person
from tests.stories.journal import entries
from tests.town import Town

MONDAY = date(2026, 3, 2)
SEPTEMBER, MAY = date(2026, 9, 1), date(2027, 5, 31)


async def three_schools(town: Town) -> Person:
    """Анна with three schools (ids 2, 3, 4) and the group «школы-наставники» (id 1), whose card is open."""
    anna = await town.coordinator()
    for name in ("Школа 1", "Школа 2", "Школа 12"):
        await anna.forges("on")
        await anna.says(name)
        await anna.presses("Школа")
    await anna.says("/people")
    await anna.presses("Группы")
    await anna.sees_last("Групп пока нет")
    await anna.presses("Добавить")
    await anna.says("школы-наставники")
    await anna.sees_last("школы-наставники\n0 организаций")
    return anna


async def test_schools_come_into_a_group_from_today(town: Town) -> None:
    anna = await three_schools(town)
    await anna.presses("Состав")
    await anna.sees_last("0 организаций", "действуют со 2 марта, то есть с сегодняшнего дня")
    await anna.presses("Школа 2")
    await anna.sees_last("школы-наставники: 1 организация")
    await anna.presses("« Группа")
    await anna.sees_last("1 организация", "• Школа 2, со 2 марта")
    [changed] = await entries(town, "group.changed")
    assert changed.subject == "group:1"
    assert changed.details == {"organisation": 3, "old": [], "new": [["2026-03-02", None]]}


async def test_schools_come_in_from_a_typed_day_and_what_was_understood_is_said(town: Town) -> None:
    anna = await three_schools(town)
    await anna.presses("Состав")
    await anna.presses("С другого дня")
    await anna.says("когда-нибудь")
    await anna.gets("Не понимаю, какие это дни: «когда-нибудь»")
    await town.restart()
    await anna.says("с 1 сентября по 31 мая")
    await anna.sees_last("Понятно: отметки действуют с 1 сентября по 31 мая 2027", "0 организаций")
    await anna.presses("Школа 1")
    await anna.sees_last("1 организация", "с 1 сентября по 31 мая 2027")
    await anna.presses("« Группа")
    await anna.sees_last("0 организаций", "Войдут позже:", "Школа 1, с 1 сентября по 31 мая 2027")
    town.days_pass(190)
    await anna.presses("« Группы")
    await anna.sees_last("школы-наставники – 1 организация")
    town.days_pass(280)
    await anna.forges("oo:1")
    await anna.sees_last("0 организаций")
    await anna.presses("История")
    await anna.sees_last("кто и когда был в группе", "Школа 1, с 1 сентября 2026 по 31 мая")


async def test_who_went_out_stays_in_the_history(town: Town) -> None:
    anna = await three_schools(town)
    await anna.presses("Состав")
    await anna.presses("Школа 1")
    town.days_pass(10)
    await anna.presses("✓ Школа 1")
    await anna.sees_last("0 организаций", "действуют с 12 марта")
    town.days_pass(10)
    await anna.presses("Школа 1")
    await anna.presses("« Группа")
    await anna.presses("История")
    await anna.sees_last("• Школа 1, со 2 марта по 11 марта\n• Школа 1, с 22 марта")


async def test_out_and_in_again_on_one_day_is_as_if_nothing_happened(town: Town) -> None:
    anna = await three_schools(town)
    await anna.presses("Состав")
    await anna.presses("Школа 1")
    town.days_pass(10)
    await anna.presses("✓ Школа 1")
    await anna.presses("Школа 1")
    await anna.presses("« Группа")
    await anna.presses("История")
    await anna.sees_last("• Школа 1, со 2 марта")
    await anna.sees_no("по 11 марта")


async def test_a_second_coordinator_who_ticks_the_same_changes_nothing(town: Town) -> None:
    anna = await three_schools(town)
    for _ in range(2):
        # The screen of the second is as old as that of the first: both want the school in.
        await anna.forges("pm:1:2:1:0:0:0")
        await anna.sees_last("1 организация")
    for _ in range(2):
        await anna.forges("pm:1:2:0:0:0:0")
        await anna.sees_last("0 организаций")
    assert len(await entries(town, "group.changed")) == 2


async def test_schools_to_tick_are_searched_and_the_days_stay(town: Town) -> None:
    anna = await three_schools(town)
    await anna.presses("Состав")
    await anna.presses("С другого дня")
    await anna.says("с 1 сентября")
    await anna.says("школа 12")
    await anna.presses("Школа 12")
    await anna.sees_last("1 организация", "действуют с 1 сентября")
    await anna.presses("Показать все")
    await anna.sees_last("1 организация", "действуют с 1 сентября")
    await anna.says("лицей")
    await anna.sees_last("По словам «лицей» ничего не нашлось")


async def test_the_card_says_which_rows_of_live_road_maps_speak_of_the_group(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/people")
    await anna.presses("Группы")
    await anna.sees_last("ШНОР – 4 организации", "группа риска – 4 организации")
    await anna.presses("ШНОР")
    await anna.sees_last("ШНОР\n4 организации", "В дорожной карте", "строк")
    await anna.presses("Переименовать")
    await anna.says("Школы с низкими результатами")
    await anna.sees_last("Переименовано.", "Школы с низкими результатами", "В дорожной карте", "строк")
    [renamed] = await entries(town, "group.renamed")
    assert renamed.details == {"old": "ШНОР", "new": "Школы с низкими результатами"}


async def test_a_school_that_is_ticked_into_a_bound_group_gets_its_tasks(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    plan = "План мероприятий на 2026 год\n\n№ | Мероприятие | Срок | Ответственные\n"
    await anna.says(
        plan + "1 | Совет наставников | до 1 июня | Наставники\n2 | Отчёт | до 1 июля | Наставники"
    )
    await anna.presses("Ввести в действие")
    async with town.database.unit() as unit:
        groups = {one.name: one.id for one in await unit.groups.all(1)}
        schools = {one.name: one.id for one in await unit.organisations.all(1)}
        party = next(one for one in await unit.bindings.all(1) if one.name == "Наставники")
    group, school = groups["ШНОР"], schools["МБОУ СОШ № 1"]
    await anna.forges(f"bg:{party.id}:{group}")
    await anna.forges(f"oo:{group}")
    await anna.sees_last("2 строки (1, 2)")
    async with town.database.unit() as unit:
        before = len(await unit.organisations.unfinished(school))
    await anna.forges(f"pm:{group}:{school}:1:0:0:0")
    async with town.database.unit() as unit:
        assert len(await unit.organisations.unfinished(school)) == before + 24, (
            "two rows of the plan, and those of the order"
        )
    await anna.forges(f"pm:{group}:{school}:0:0:0:0")
    async with town.database.unit() as unit:
        assert len(await unit.organisations.unfinished(school)) == before


async def test_a_group_goes_into_the_archive_and_comes_back_with_its_members(town: Town) -> None:
    anna = await three_schools(town)
    await anna.forges("pm:1:2:1:0:0:0")
    await anna.forges("oo:1")
    await anna.presses("В архив")
    await anna.presses("Пока нет")
    await anna.presses("В архив")
    await anna.presses("В архив")
    await anna.sees_last("школы-наставники", "В архиве", "Школа 1")
    for forged in ("oq:1", "ow:1", "pg:1:0:0:0", "pm:1:3:1:0:0:0", "pd:1"):
        toast = await anna.forges(forged)
        assert toast is not None
        assert "экран устарел" in toast.text, forged
    await anna.forges("ot")
    await anna.says("Школы-Наставники")
    await anna.gets("«школы-наставники» лежит в архиве")
    await anna.forges("ou:0")
    await anna.presses("школы-наставники")
    await anna.presses("Вернуть из архива")
    await anna.sees_last("школы-наставники\n1 организация")
    assert len(await entries(town, "group.archived")) == len(await entries(town, "group.restored")) == 1


async def test_an_archived_school_leaves_its_groups(town: Town) -> None:
    anna = await three_schools(town)
    await anna.forges("pm:1:2:1:0:0:0")
    await anna.forges("pm:1:3:1:0:0:0")
    town.days_pass(5)
    await anna.forges("od:2")
    await anna.forges("py:1:0")
    await anna.sees_last("Школа 1, со 2 марта по 6 марта", "Школа 2, со 2 марта")


async def test_days_that_are_none_are_refused(town: Town) -> None:
    anna = await three_schools(town)
    for forged in ("pm:1:2:1:0:9999999:0", "pm:1:2:7:0:0:0", "pm:1:99:1:0:0:0", "pg:99:0:0:0", "oo:99"):
        toast = await anna.forges(forged)
        assert toast is not None
        assert "/start" in toast.text, forged
    assert await entries(town, "group.changed") == []


@pytest.mark.parametrize(
    ("phrase", "since", "until"),
    [
        ("с 1 сентября", SEPTEMBER, None),
        ("1 сентября", SEPTEMBER, None),
        ("С 01.09.2026", SEPTEMBER, None),
        ("с 1 сентября по 31 мая", SEPTEMBER, MAY),
        ("с 01.09.2026 по 31.05.2027", SEPTEMBER, MAY),
        ("по 31 мая", MONDAY, date(2026, 5, 31)),
        ("с 15 января", date(2026, 1, 15), None),
        ("с 1 сентября 2025 года", date(2025, 9, 1), None),
    ],
)
def test_days_are_read(phrase: str, since: date, until: date | None) -> None:
    assert typed_stretch(phrase, MONDAY) == Stretch(since, until)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "постоянно",
        "до сентября",
        "2026",
        "1",
        "школа 1",
        "31 ноября",
        "с 29 февраля",
        "1 и 5 мая",
        "ежемесячно до 5 числа",
        "с 1 сентября 2026 по 31 мая 2026",
        "с 31.12.2199",
        "с 1 сентября (по графику)",
    ],
)
def test_what_is_no_day_is_refused(phrase: str) -> None:
    with pytest.raises(DaysUnclear):
        typed_stretch(phrase, MONDAY)


def test_a_day_without_a_year_is_the_coming_one_unless_it_was_recently() -> None:
    assert typed_stretch("с 1 сентября", date(2026, 11, 20)).since == date(2026, 9, 1)
    assert typed_stretch("с 1 сентября", date(2027, 1, 10)).since == date(2027, 9, 1)
    assert typed_stretch("с 15 января", date(2026, 11, 20)).since == date(2027, 1, 15)


def test_stretches_join_and_are_cut() -> None:
    spring, autumn = Stretch(date(2026, 3, 1), date(2026, 5, 31)), Stretch(SEPTEMBER, MAY)
    assert with_days([spring], autumn) == (spring, autumn)
    assert with_days([autumn], spring) == (spring, autumn)
    assert with_days([spring, autumn], Stretch(date(2026, 6, 1), date(2026, 8, 31))) == (
        Stretch(date(2026, 3, 1), MAY),
    )
    assert with_days([spring], Stretch(MONDAY)) == (Stretch(date(2026, 3, 1)),)
    assert with_days([Stretch()], spring) == (Stretch(),)
    assert without_days([Stretch()], spring) == (
        Stretch(None, date(2026, 2, 28)),
        Stretch(date(2026, 6, 1)),
    )
    assert without_days([spring, autumn], Stretch(MONDAY)) == (Stretch(date(2026, 3, 1), date(2026, 3, 1)),)
    assert without_days([spring], Stretch(date(2026, 3, 1))) == ()
    assert without_days([autumn], spring) == (autumn,)
