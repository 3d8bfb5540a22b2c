"""A school's own plan: its head sends it, decides its doubts and leads it; the department looks at it."""

from __future__ import annotations

from bot.actions.by import By
from bot.actions.replanning import follow_all
from roadmap.people import Role
from sandbox.person import Person
from tests.stories.place import OTHER, SCHOOL, Place

PLAN = """План работы школы на 2026 год

№ | Мероприятие | Срок | Ответственный | Результат
1 | Педагогический совет о результатах | до 20 марта 2026 | Директор | Протокол
2 | Открытый урок в 5 классе | до 25 марта 2026 | Лис В. | Ссылка на запись
3 | Консультации для выпускников | до 10 апреля 2026 | педагоги | График
4 | Встреча с родителями | когда соберутся | Иванова И. И. | Список
5 | Неделя математики | по отдельному плану | Директор | План
"""
REPORT = "Отчёт о педагогическом совете. Совет прошёл, присутствовали все."


async def live_plan(place: Place, who: Person | None = None) -> None:
    """Борис sends the plan of his school and makes it live."""
    who = who or place.boris
    await who.sends_file("план.txt", PLAN.encode())
    await who.presses("Это план школы – прочитать")
    await who.presses("Ввести в действие")


async def opens_the_plan(person: Person) -> None:
    await person.says("/start")
    await person.presses("Планы школ: 1")
    await person.presses("СОШ № 2 · План")


async def numbers(person: Person) -> str:
    """The five numbers of a digest."""
    await person.says("/status")
    return (await person.last()).text


async def test_from_sending_to_live_to_a_teacher_who_hands_in(place: Place) -> None:
    boris, vera = place.boris, place.vera
    await boris.sends_file("план.txt", PLAN.encode())
    await boris.sees_last("Это план школы?", "«план.txt» таблица со сроками: 5 мероприятий")
    await boris.presses("Это план школы – прочитать")
    await boris.sees("Это план школы: МБОУ СОШ № 2.")
    await boris.sees_last(
        "Прочитано: 5 мероприятий",
        "только для МБОУ СОШ № 2",
        "По фамилии: Вера Лис – 1 задание",
        "не найдены: Иванова И. И.",
    )
    assert "Группы" not in [button.label for button in (await boris.last()).buttons]
    await boris.presses("Ввести в действие")
    await boris.sees_last("План школы действует: 4 задания", "сразу принято, без проверки")
    await vera.says("/tasks")
    await vera.sees_last("1 задание", "Открытый урок")
    await vera.presses("Открытый урок")
    await vera.sees_last("Из плана школы", "Поручено: Вера Лис")
    await vera.presses("Сдать")
    await vera.says("https://school2.example.org/lesson")
    await vera.sees_last("Сдано и принято: здесь проверка не нужна")
    await boris.sees("Сделано по плану школы", "school2.example.org/lesson", "Вера Лис")
    await place.anna.sees_no("school2.example.org/lesson")
    await opens_the_plan(boris)
    await boris.sees_last("Принято 1 из 4", "МБОУ СОШ № 2: План работы школы")


async def test_groups_of_a_plan_are_one_task_of_the_school(place: Place) -> None:
    before = place.rows("SELECT id, name FROM org_group ORDER BY id")
    parties = place.rows("SELECT key FROM party_binding ORDER BY key")
    people = place.rows("SELECT id FROM person ORDER BY id")
    await live_plan(place)
    assert place.rows("SELECT id, name FROM org_group ORDER BY id") == before
    assert place.rows("SELECT key FROM party_binding ORDER BY key") == parties
    assert place.rows("SELECT id FROM person ORDER BY id") == people
    school = await place.school()
    made = place.rows(
        "SELECT a.number, t.organisation_id, t.assignee_id FROM task t JOIN activity a ON a.id = t.activity_id"
        " JOIN road_map r ON r.id = a.road_map_id WHERE r.organisation_id IS NOT NULL ORDER BY a.position"
    )
    vera = await place.id(place.vera)
    assert made == [("1", school, None), ("2", school, vera), ("3", school, None), ("5", school, None)]


async def test_the_head_decides_the_doubts(place: Place) -> None:
    boris = place.boris
    await boris.sends_file("план.txt", PLAN.encode())
    await boris.presses("Это план школы – прочитать")
    await boris.presses("1 сомнение")
    await boris.sees_last("Встреча с родителями", "когда соберутся")
    await boris.presses("Исправить")
    await boris.says("до 30 мая 2026")
    await boris.sees_last("0 сомнений")
    await boris.says("/start")
    await boris.presses("План школы: 0 сомнений")
    await boris.presses("Строки")
    await boris.sees_last("Встреча с родителями", "30 мая")


async def test_a_teacher_cannot_send_a_plan(place: Place) -> None:
    await place.vera.sends_file("план.txt", PLAN.encode())
    await place.vera.sees_no("Это план школы?")
    await place.vera.sees_last("нет заданий")
    assert place.rows("SELECT id FROM draft") == []


async def test_the_coordinator_sees_it_and_changes_nothing(place: Place) -> None:
    anna = place.anna
    before = await numbers(anna)
    await live_plan(place)
    assert await numbers(anna) == before
    await anna.says("/start")
    await anna.presses("Дорожные карты")
    await anna.presses("Планы школ: 1")
    await anna.sees_last("1 план школы", "МБОУ СОШ № 2: План работы школы")
    await anna.presses("СОШ № 2 · План")
    await anna.sees_last("Принято 0 из 4", "Ждут дат: 1", "В работе: 3")
    assert "Закрыть план" not in [button.label for button in (await anna.last()).buttons]
    await anna.presses("Строки")
    await anna.sees_last("Строки 1–5 из 5", "Педагогический совет")
    await anna.presses("« Назад")
    await anna.presses("Задания")
    await anna.sees_last("Открытый урок")
    await anna.presses("Открытый урок")
    await anna.sees_last("Из плана школы")
    assert "Принять" not in [button.label for button in (await anna.last()).buttons]
    number = place.rows("SELECT id FROM road_map WHERE organisation_id IS NOT NULL")[0][0]
    for forged in (f"sk:{number}", f"rc:{number}"):
        toast = await anna.forges(forged)
        assert toast is not None
        assert toast.alert
    assert place.rows("SELECT id FROM road_map WHERE closed_at IS NOT NULL") == []


async def test_the_school_counts_both_and_others_see_nothing(place: Place) -> None:
    boris, town = place.boris, place.town
    curator = await town.joins(place.anna, SCHOOL, "Куратор", "Кира", "Вольт")
    other = await town.joins(place.anna, OTHER, "Руководитель организации", "Инна", "Рей")
    counted = await numbers(curator)
    theirs = await numbers(other)
    total = int((await numbers(boris)).split(" из ")[1].split(",")[0])
    await live_plan(place)
    assert f" из {total + 4}," in await numbers(boris)
    assert await numbers(curator) == counted
    assert await numbers(other) == theirs
    await boris.says("/tasks Педагогический совет о результатах")
    await boris.sees_last("Педагогический совет о результатах")
    await opens_the_plan(curator)
    await curator.sees_last("Принято 0 из 4")
    await other.says("/start")
    assert "Планы школ: 1" not in [button.label for button in (await other.last()).buttons]


async def test_a_new_edition_carries_over_what_was_done(place: Place) -> None:
    boris, vera = place.boris, place.vera
    await live_plan(place)
    await vera.says("/tasks")
    await vera.presses("Открытый урок")
    await vera.presses("Сдать")
    await vera.says("https://school2.example.org/lesson")
    edition = PLAN.replace("до 20 марта 2026", "до 27 марта 2026").replace(
        "когда соберутся", "до 20 мая 2026"
    )
    await boris.sends_file(
        "новая.txt", (edition + "6 | Летняя школа | до 20 июня 2026 | Директор | -\n").encode()
    )
    await boris.presses("Это план школы – прочитать")
    await boris.sees_last("новую редакцию плана школы", "добавлено: 1, изменено: 2, исчезло: 0")
    await boris.presses("Ввести как новую редакцию")
    await boris.sees_last("Новая редакция действует")
    await boris.presses("Открыть план")
    await boris.sees_last("Принято 1 из 6")


async def test_closing_lists_what_is_unfinished(place: Place) -> None:
    boris = place.boris
    await live_plan(place)
    await opens_the_plan(boris)
    await boris.presses("Закрыть план")
    await boris.sees_last("Закрыть план?", "Не сделано 4 задания", "Открытый урок")
    await boris.presses("Да, закрыть план")
    await boris.sees_last("План закрыт: План работы школы", "4 незаконченных задания")
    await place.vera.says("/tasks")
    await place.vera.sees_no("1 задание", "Открытый урок")
    await place.anna.says("/journal")
    await place.anna.sees_last("дорожная карта закрыта", SCHOOL)


async def test_a_file_that_is_no_plan_goes_the_way_of_proofs(place: Place) -> None:
    boris = place.boris
    await boris.sends_file("отчёт.txt", REPORT.encode())
    await boris.sees_last("отчёт.txt", "К какому заданию")
    await boris.sees_no("Это план школы?")


async def test_a_plan_that_is_a_proof_is_not_lost(place: Place) -> None:
    boris = place.boris
    await boris.sends_file("план.txt", PLAN.encode())
    await boris.sends_file("второй.txt", PLAN.encode())
    await boris.presses("Это подтверждение", on="«план.txt»")
    await boris.sees_last("план.txt", "К какому заданию")
    first = (await boris.last()).buttons[0].label
    await boris.presses(first)
    await boris.sees_last("Сдано", "план.txt")
    await boris.presses("Это план школы – прочитать", on="«второй.txt»")
    await boris.sees_last("Прочитано: 5 мероприятий")


async def test_a_text_with_a_table_is_asked_about_too(place: Place) -> None:
    boris = place.boris
    await boris.says(PLAN)
    await boris.sees_last("Это план школы?", "В сообщении таблица")
    await boris.presses("Это план школы – прочитать")
    await boris.sees_last("Прочитано: 5 мероприятий")


async def test_a_plan_sent_while_a_proof_is_asked_for_is_the_proof(place: Place) -> None:
    boris = place.boris
    await boris.says("/tasks")
    await boris.presses((await boris.last()).buttons[0].label)
    await boris.presses("Сдать")
    await boris.sends_file("план.txt", PLAN.encode())
    await boris.sees_last("Сдано", "план.txt")
    await boris.sees_no("Это план школы?")


async def test_the_head_of_two_schools_says_whose_it_is(place: Place) -> None:
    boris = place.boris
    await place.appoint(boris, Role.HEAD, OTHER)
    await boris.sends_file("план.txt", PLAN.encode())
    await boris.presses("План: МБОУ СОШ № 5")
    await boris.sees_last("только для МБОУ СОШ № 5", "Все у руководителя", "Лис В.")
    await boris.presses("Ввести в действие")
    school = await place.school(OTHER)
    assert place.rows("SELECT organisation_id FROM road_map WHERE organisation_id IS NOT NULL") == [(school,)]


async def test_a_coordinator_who_heads_a_school_says_that_it_is_its_plan(place: Place) -> None:
    anna = place.anna
    await anna.sends_file("план.txt", PLAN.encode())
    assert "Это план школы" not in [button.label for button in (await anna.last()).buttons]
    await place.appoint(anna, Role.HEAD, OTHER)
    await anna.sends_file("план.txt", PLAN.encode())
    await anna.presses("Это план школы")
    await anna.sees_last("только для МБОУ СОШ № 5")
    await anna.presses("Ввести в действие")
    await anna.sees_last("План школы действует")


async def test_a_request_of_a_teacher_goes_to_the_head(place: Place) -> None:
    boris, vera = place.boris, place.vera
    await live_plan(place)
    await vera.says("/tasks")
    await vera.presses("Открытый урок")
    await vera.presses("Ещё…")
    await vera.presses("К нам не относится")
    await vera.says("в этом году без открытых уроков")
    await vera.sees_last("Спросили руководителя")
    await boris.presses("Согласиться", on="без открытых уроков")
    await opens_the_plan(boris)
    await boris.sees_last("Принято 0 из 3")


async def test_the_days_are_followed_by_the_schools_own_people(place: Place) -> None:
    monthly = PLAN.replace("до 10 апреля 2026", "ежемесячно").replace("2026 год", "2026–2027 годы")
    await place.boris.sends_file("план.txt", monthly.encode())
    await place.boris.presses("Это план школы – прочитать")
    await place.boris.presses("Ввести в действие")
    await place.boris.presses("Не включать")
    of_plan = (
        "SELECT count(*) FROM task t JOIN activity a ON a.id = t.activity_id JOIN road_map r"
        " ON r.id = a.road_map_id WHERE r.organisation_id IS NOT NULL AND t.status != 'cancelled'"
    )
    whose = of_plan.replace("count(*)", "DISTINCT t.organisation_id")
    before = place.rows(of_plan)
    async with place.town.database.unit() as unit:
        department = (await unit.departments.all())[0]
        now = place.town.clock.now()
        assert await follow_all(By(unit, department, None, now)) == 0
    assert place.rows(of_plan) == before
    place.town.days_pass(60)
    async with place.town.database.unit() as unit:
        assert await follow_all(By(unit, department, None, place.town.clock.now())) > 0
    assert place.rows(of_plan) > before
    school = await place.school()
    assert place.rows(whose) == [(school,)]
