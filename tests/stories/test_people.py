"""The coordinator's people: found, added by hand, renamed, given posts and schools, taken from posts."""

import pytest

from sandbox.person import Person
from tests.stories.journal import entries
from tests.town import Town

SCHOOL, OTHER = "МБОУ СОШ № 2", "МБОУ СОШ № 4"
MARINA = "Соколова Марина Львовна"


async def adds(anna: Person, name: str, role: str, school: str = "", title: str = "") -> None:
    """«Люди», «Добавить человека», then every question."""
    await anna.says("/people")
    await anna.presses("Люди")
    await anna.presses("Добавить человека")
    await anna.says(name)
    await anna.presses(role)
    if school:
        await anna.says(school)
        await anna.presses(school)
    if title:
        await anna.says(title)
    else:
        await anna.presses("Без названия")


async def opens(anna: Person, name: str) -> None:
    """Somebody's card, found by their name."""
    await anna.says("/people")
    await anna.presses("Люди")
    await anna.says(name)
    await anna.presses(name[:29])


async def test_somebody_is_named_before_they_come_in(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await adds(anna, MARINA, "Руководитель организации", SCHOOL, "Директор")
    await anna.sees_last("Готово.", MARINA, "Ждём", f"Директор – {SCHOOL}, со 2 марта")
    await anna.says("/people")
    await anna.sees_last("2 человека: 1 вошёл, 1 ждём", "7 школ без руководителя")
    [given] = await entries(town, "post.given")
    assert given.details == {"post": 2, "role": "head", "organisation": 2}
    await nobody_is_named_in_the_journal(town, "Соколова", "Марина")


async def nobody_is_named_in_the_journal(town: Town, *words: str) -> None:
    whole = " ".join(str(entry.details) for entry in await entries(town, None))
    assert [word for word in words if word in whole] == []


async def test_somebody_is_added_from_the_card_of_their_school_across_a_restart(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.forges("o:2")
    await anna.presses("Добавить человека")
    await anna.sees_last(f"Новый человек: {SCHOOL}")
    await town.restart()
    await anna.says(MARINA)
    await town.restart()
    await anna.presses("Педагог")
    await town.restart()
    await anna.says("Учитель химии")
    await anna.sees_last(MARINA, f"Учитель химии – {SCHOOL}")
    await anna.forges("o:2")
    await anna.sees_last("Соколова Марина Львовна – Учитель химии · ждём")


async def test_the_role_is_pressed_and_stale_questions_answer_politely(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.forges("pn:0")
    await anna.says(MARINA)
    await anna.says("директор")
    await anna.sees_last(MARINA, "Какая роль?")
    await anna.says("/people")
    for forged in ("pr:head", "pa:2", "pz:0", "pw", "pb", "oa"):
        toast = await anna.forges(forged)
        assert toast is not None
        assert "экран устарел" in toast.text, forged
    await anna.sees_last("9 организаций, 1 человек")


async def test_a_role_of_the_department_does_not_go_into_a_school(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.forges("pn:2")
    await anna.says(MARINA)
    toast = await anna.forges("pr:coordinator")
    assert toast is not None
    assert "экран устарел" in toast.text
    assert await entries(town, "post.given") == []


async def test_a_specialist_belongs_to_the_department(town: Town) -> None:
    anna = await town.coordinator()
    await adds(anna, MARINA, "Специалист управления", title="Главный специалист")
    await anna.sees_last("Главный специалист – Управление образования")
    await anna.presses("« Люди")
    await anna.presses("Кого показать")
    await anna.presses("Сотрудники управления")
    await anna.sees_last("Сотрудники управления: 2", MARINA, "Анна Ким")
    await anna.presses("Кого показать")
    await anna.presses("Заблокировали бота")
    await anna.sees_last("Заблокировали бота: никого")


async def test_a_namesake_is_asked_about(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await adds(anna, MARINA, "Педагог", SCHOOL)
    await anna.forges("pn:0")
    await anna.says("соколова  марина львовна")
    await anna.sees_last("такой человек уже есть", "Если это он же")
    await anna.presses(MARINA)
    await anna.sees_last(MARINA, "Ждём")
    await anna.forges("pn:0")
    await anna.says(MARINA)
    await anna.presses("Это другой человек")
    await anna.presses("Руководитель организации")
    await anna.presses(OTHER)
    await anna.presses("Без названия")
    await anna.presses("« Люди")
    await anna.sees_last("3 человека: 1 вошёл, 2 ждём")


async def test_people_are_found_by_name_post_and_school(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await adds(anna, MARINA, "Педагог", SCHOOL, "Учитель химии")
    await adds(anna, "Орлов Пётр", "Руководитель организации", OTHER)
    await anna.presses("« Люди")
    for typed, found in [
        ("сокол", MARINA),
        ("хими", MARINA),
        ("орлов петр", "Орлов Пётр"),
        ("руководитель сош 4", "Орлов Пётр"),
    ]:
        await anna.says(typed)
        await anna.sees_last("Нашёлся 1 человек", found)
    await anna.says("сош 40")
    await anna.sees_last("По словам «сош 40» никого не нашлось")
    await anna.presses("Показать все")
    await anna.sees_last("3 человека")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ('О\'Нил <b>Мария</b> & "Ко"', 'О\'Нил <b>Мария</b> & "Ко"'),
        ("Анна Мария Ким", "Анна Мария Ким"),
        ("\u202eКим\u200f  Анна", "Ким Анна"),
        ("Ы" * 200, "Ы" * 200),
        ("مريم", "مريم"),
    ],
)
async def test_names_survive(town: Town, typed: str, name: str) -> None:
    anna = await town.coordinator_with_road_map()
    await adds(anna, MARINA, "Педагог", SCHOOL)
    await anna.presses("Переименовать")
    await anna.says("123")
    await anna.gets("нужны буквы")
    await anna.says(typed)
    await anna.sees_last("Изменено.\n\n" + name)
    await anna.presses("« Люди")
    await anna.sees_last(name[:50])
    [renamed] = await entries(town, "person.renamed")
    assert (renamed.subject, renamed.details) == ("person:2", {})


async def test_somebody_works_in_two_schools(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    await opens(anna, "Борис Орлов")
    await anna.sees_last("✓ В боте со 2 марта")
    await anna.presses("Ещё должность")
    await anna.presses("Педагог")
    await anna.presses(OTHER)
    await anna.says("Учитель физики")
    await anna.sees_last(f"руководитель организации – {SCHOOL}", f"Учитель физики – {OTHER}")
    await boris.says("/start")
    await boris.sees_last("руководитель организации и педагог", OTHER)


async def test_a_post_ends_and_what_was_handed_to_them_goes_back(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    darya = await town.joins(anna, SCHOOL, "Педагог", "Дарья", "Ветрова")
    await boris.says("/tasks")
    await boris.presses("1 · 16.02")
    await boris.presses("Поручить коллеге")
    await boris.presses("Дарья")
    await darya.gets("Назначение школьных координаторов")
    await opens(anna, "Дарья Ветрова")
    await anna.presses("Педагог")
    await anna.sees_last("Дарья Ветрова", "педагог – ")
    await anna.presses("Завершить")
    await anna.presses("Пока нет")
    await anna.presses("Завершить")
    toast = await anna.presses("Завершить")
    assert toast is not None
    assert toast.text == "Должность завершена; 1 задание вернулось руководителю."
    await anna.sees_last("Дарья Ветрова", "Сейчас без должности", "Раньше:", "педагог – " + SCHOOL)
    await darya.says("/tasks")
    await darya.gets("по личной ссылке")
    await boris.says("/tasks")
    await boris.sees_last("Назначение школьных координаторов")
    [ended] = await entries(town, "post.ended")
    assert ended.details == {"post": 3, "old": None, "new": "2026-03-01", "tasks": 1}
    await anna.forges("pv:3")
    assert len(await entries(town, "post.ended")) == 1
    await anna.presses("« Люди")
    await anna.presses("Кого показать")
    await anna.presses("Без должности")
    await anna.sees_last("Без должности: 1", "Дарья Ветрова")
    for forged in ("px:3", "pi:3", "pc:3", "pu:3:head"):
        toast = await anna.forges(forged)
        assert toast is not None
        assert "экран устарел" in toast.text, forged


async def test_a_post_gets_words_and_another_role(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await adds(anna, MARINA, "Педагог", SCHOOL)
    await anna.presses("Педагог")
    await anna.presses("Название должности")
    await anna.says('Зам. <директора> по "УВР"')
    await anna.sees_last("Изменено.", f'Зам. <директора> по "УВР" – {SCHOOL}')
    await anna.presses("Зам. <директора>")
    await anna.presses("Роль")
    await anna.presses("Руководитель организации")
    await anna.sees_last("Зам. <директора>", "Роль в боте: руководитель организации")
    toast = await anna.forges("pu:3:staff")
    assert toast is not None
    assert "экран устарел" in toast.text
    changed = [entry.details for entry in await entries(town, "post.changed")]
    assert changed == [
        {"post": 2, "old": "", "new": 'Зам. <директора> по "УВР"'},
        {"post": 2, "old": "teacher", "new": "head"},
    ]


async def test_a_second_head_is_said_and_done(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await adds(anna, MARINA, "Руководитель организации", SCHOOL)
    await adds(anna, "Орлов Пётр", "Руководитель организации", SCHOOL)
    await anna.sees_last("Теперь у организации больше одного руководителя", "Орлов Пётр")


async def test_a_department_does_not_lose_its_last_coordinator(town: Town) -> None:
    anna = await town.coordinator()
    await adds(anna, MARINA, "Муниципальный координатор")
    for forged in ("pv:1", "pu:1:staff"):
        toast = await anna.forges(forged)
        assert toast is not None
        assert "единственный вошедший координатор" in toast.text
    await anna.says("/start")
    await anna.sees_last("муниципальный координатор")
    assert await entries(town, "post.ended") == []


async def test_a_curator_gets_schools_and_loses_them(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    vera = await town.joins(anna, SCHOOL, "Куратор", "Вера", "Лисицына")
    await opens(anna, "Вера Лисицына")
    await anna.sees_last(f"Куратор: {SCHOOL}")
    await anna.presses("Школы куратора")
    await anna.sees_last("Вера Лисицына: куратор 1 организации")
    await anna.presses(OTHER)
    await anna.sees_last("куратор 2 организаций")
    await anna.presses("✓ " + SCHOOL)
    await anna.presses(SCHOOL)
    await anna.presses("✓ " + SCHOOL)
    await anna.sees_last("куратор 1 организации")
    await anna.forges("pt:2:2:0:0")
    await anna.says("сош 4")
    await anna.sees_last("куратор 1 организации")
    await anna.presses("« Назад")
    await anna.sees_last(f"Куратор: {OTHER}", "Раньше:", SCHOOL)
    await vera.says("/start")
    last = await vera.sees_last(OTHER)
    assert SCHOOL not in last.text
    given = [entry.details for entry in await entries(town, "curator.given")]
    assert given == [
        {"organisation": 3, "old": False, "new": True},
        {"organisation": 2, "old": True, "new": False},
        {"organisation": 2, "old": False, "new": True},
        {"organisation": 2, "old": True, "new": False},
    ]


async def test_many_posts_have_their_own_pages(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await adds(anna, MARINA, "Педагог", SCHOOL)
    for number in range(3, 8):
        await anna.presses("Ещё должность")
        await anna.presses("Педагог")
        await anna.forges(f"pa:{number}")
        await anna.presses("Без названия")
    await anna.presses("Должности: 6")
    await anna.presses("›")
    await anna.presses("‹")
    await anna.presses(OTHER)
    await anna.sees_last(MARINA, f"педагог – {OTHER}")


OF_ONES_OWN = {
    "o:2",
    "os:2:0",
    "or:2",
    "oc:2",
    "oe:2:centre",
    "om:2:0",
    "ov:2:0",
    "ox:2",
    "od:2",
    "ob:2",
    "oi:2",
    "iv:2:head",
    "oo:1",
    "oq:1",
    "ow:1",
    "oj:1",
    "of:1",
    "pg:1:0:0:0",
    "pm:1:2:1:0:0:0",
    "pd:1",
    "py:1:0",
    "op:2",
    "pq:2:0",
    "pn:2",
    "po:2",
    "pe:2",
    "pp:2",
    "pi:2",
    "pc:2",
    "pu:2:head",
    "px:2",
    "pv:2",
    "pk:2:0",
    "pt:2:2:1:0",
}
OF_A_COORDINATOR = {"ph", "oh:0", "ol:0", "oz:0", "on", "og:0", "ou:0", "ot", "pl:all:0", "pj", "pn:0"}


async def test_nobody_sees_across_departments(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await adds(anna, MARINA, "Педагог", SCHOOL)
    oleg = await town.person("Олег", "Раду", admin=True)
    await oleg.starts()
    await oleg.says("Отдел образования Нижнереченского округа")
    before = len(await entries(town, None))
    for forged in sorted(OF_ONES_OWN):
        toast = await oleg.forges(forged)
        assert toast is not None
        assert "никуда не ведёт" in toast.text, forged
    # Own things, put under or given to what is foreign.
    await oleg.forges("on")
    await oleg.says("Школа за рекой")
    await oleg.presses("Школа")
    mine = int((await entries(town, "organisation.made"))[-1].subject.split(":")[1])
    for forged in (f"ov:{mine}:2", f"pm:1:{mine}:1:0:0:0", f"pt:2:{mine}:1:0"):
        toast = await oleg.forges(forged)
        assert toast is not None
        assert "никуда не ведёт" in toast.text, forged
    assert len(await entries(town, None)) == before + 1


async def test_only_coordinators_manage_people(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    before = len(await entries(town, None))
    for forged in sorted(OF_ONES_OWN | OF_A_COORDINATOR):
        toast = await boris.forges(forged)
        assert toast is not None
        assert "никуда не ведёт" in toast.text or "другой человек" in toast.text, (forged, toast.text)
    await boris.says("/people")
    assert len(await entries(town, None)) == before


async def test_a_card_shows_the_posts_of_ones_own_department_alone(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    oleg = await town.person("Олег", "Раду", admin=True)
    await oleg.starts()
    await oleg.says("Отдел образования Нижнереченского округа")
    await oleg.forges("on")
    await oleg.says("Школа за рекой")
    await oleg.presses("Школа")
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    await oleg.presses("Пригласить")
    await oleg.presses("Педагог")
    invitation = await oleg.sees("Приглашение", "Школа за рекой")
    await boris.starts(next(word for word in invitation.text.split() if "start=" in word))
    await opens(oleg, "Борис Орлов")
    seen = await oleg.sees_last("педагог – Школа за рекой")
    assert SCHOOL not in seen.text
    await opens(anna, "Борис Орлов")
    seen = await anna.sees_last("руководитель организации – " + SCHOOL)
    assert "за рекой" not in seen.text
