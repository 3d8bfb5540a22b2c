"""A road map is closed: what is taken off, what stays to be reviewed, and who is told."""

from __future__ import annotations

from datetime import date

from roadmap.tasks import Status
from tests.stories.place import SCHOOL, Place
from tests.stories.test_activities import PLAN, hand_in, tasks_of
from tests.stories.test_privacy import given_file
from tests.town import Town

TITLE = "Педсовет по итогам года"


async def test_closing_is_asked_lists_what_was_left_and_tells_each_head_once(
    town: Town, place: Place
) -> None:
    anna, boris = place.anna, place.boris
    await anna.sends_file("план.txt", PLAN.encode())
    await anna.presses("Ввести в действие")
    council = await tasks_of(town, TITLE)
    mine, other = council[SCHOOL, date(2026, 6, 1)], max(council.values())
    await boris.forges(f"ev:{mine}")
    await boris.says("https://example.org/protocol")
    await anna.forges(f"ev:{max((await tasks_of(town, 'Сводная справка')).values())}")
    await hand_in(town, other, status=Status.ACCEPTED)
    await anna.says("/start")
    await anna.presses("Дорожные карты")
    await anna.presses("№ 77")
    await anna.presses("Закрыть дорожную карту")
    await anna.sees_last(
        "Закрыть дорожную карту?", "Будет снято 19 незакрытых заданий в 3 мероприятиях", "🕓 1 задание"
    )
    await anna.presses("« Дорожная карта")
    await anna.presses("Закрыть дорожную карту")
    await anna.presses("Да, закрыть")
    await anna.sees(
        "Закрыта: снято 19 заданий в 3 мероприятиях",
        "• 1. Педсовет по итогам года",
        "🕓 1 задание ждёт проверки: оно остаётся в очереди",
    )
    await anna.gets("Что не закончено: 3 мероприятия.")
    name, content = await given_file(town, anna)
    assert name == "не закончено.txt"
    text = content.decode("utf-8-sig")
    assert "2. Отчёт о наставничестве" in text
    assert f"  – {SCHOOL}, до 01.06.2026, 🕓 на проверке" in text
    assert "      https://example.org/protocol" in text
    told = await boris.gets("Дорожная карта закрыта", "У вас снято 4 задания")
    assert "Сданное остаётся" in told.text
    assert (await boris.transcript()).count("Дорожная карта закрыта") == 1
    await anna.says("/review")
    await anna.sees_last(TITLE, SCHOOL)
    await anna.forges(f"ok:{mine}")
    await boris.gets("Принято")
    toast = await anna.forges("rc:2")
    assert toast is not None
    assert toast.alert


async def test_a_road_map_with_nothing_left_closes_without_a_file(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("план.txt", PLAN.replace("руководители ШНОР", "УО").encode())
    await anna.presses("Ввести в действие")
    done = [
        number
        for title in (TITLE, "Отчёт о наставничестве", "Сводная справка")
        for number in (await tasks_of(town, title)).values()
    ]
    await hand_in(town, *done, status=Status.ACCEPTED)
    await anna.forges("acx:1")
    await anna.sees_last("Незакрытых заданий в ней нет.")
    await anna.presses("Да, закрыть")
    await anna.sees_last("Закрыта: незакрытых заданий не было")
    await anna.sees_no("Что не закончено")
