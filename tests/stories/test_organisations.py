"""The coordinator's organisations: added, found, renamed, moved, put into the archive and taken back."""

import pytest

from sandbox.person import Person
from tests.stories.journal import entries
from tests.town import ORDER, Town, order

SCHOOL = "МБОУ СОШ № 2"


async def adds(anna: Person, name: str, kind: str = "Школа") -> None:
    """«Организации», «Добавить», a name and a kind: the card is open."""
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.presses("Добавить")
    await anna.says(name)
    await anna.presses(kind)
    await anna.sees_last(" ".join(name.split()) + "\n" + kind)


async def opens(anna: Person, name: str) -> None:
    """The card of an organisation, found by its name."""
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.says(name)
    await anna.presses(name[:29])


async def test_the_hub_tells_the_story_and_what_is_left_to_do(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    boris = await town.joins(anna, SCHOOL, "Педагог", "Дарья")
    await boris.blocks()
    await anna.says("/people")
    await anna.sees_last("9 организаций, 3 человека: 2 вошли, 1 заблокировал бота", "7 школ без руководителя")
    await anna.sees_last("МКУ «Методический центр» – некому сдавать: назначьте ответственного за связь")
    await anna.presses("Кого не хватает: 8")
    shown = (await anna.sees_last("8 организаций без руководителя", "МБОУ СОШ № 4 – ")).text
    await anna.presses("›")
    shown += (await anna.last()).text
    assert SCHOOL + " – " not in shown
    assert "Методический центр" in shown
    await anna.presses("« Люди и организации")
    await anna.sees_last("9 организаций")


async def test_organisations_are_found_by_typed_words_also_after_a_restart(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.sees_last("9 организаций")
    await town.restart()
    await anna.says("сош 2")
    found = await anna.sees_last("Нашлась 1 организация", SCHOOL)
    assert "СОШ № 12" not in found.text
    await anna.says("лицей на Марсе")
    await anna.sees_last("По словам «лицей на Марсе» ничего не нашлось")
    await anna.presses("Показать все")
    await anna.sees_last("9 организаций")


async def test_a_link_sent_while_a_list_is_open_is_not_searched_for(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.says("https://school2.example.org/plan")
    await anna.sees_last("К какому заданию")


async def test_what_waits_for_its_task_is_not_pushed_away_by_a_list(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await anna.says("https://school2.example.org/plan")
    waiting = await anna.sees_last("К какому заданию")
    choice = waiting.message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.forges(choice)
    await anna.sees_last("Сдано: 1 подтверждение")


async def test_an_organisation_is_added_with_its_kind(town: Town) -> None:
    anna = await town.coordinator()
    await adds(anna, "  Центр   <развития> & Ко  ", "Центр")
    await anna.sees_last("Центр <развития> & Ко\nЦентр")
    [made] = await entries(town, "organisation.made")
    assert made.details == {"name": "Центр <развития> & Ко", "kind": "centre"}
    assert (made.subject, made.person_id) == ("organisation:2", 1)


@pytest.mark.parametrize("again", ["МБОУ «СОШ № 5»", "мбоу сош №5", " МБОУ  СОШ № 5 "])
async def test_a_name_that_is_there_however_spelled_is_refused_by_name(town: Town, again: str) -> None:
    anna = await town.coordinator()
    await adds(anna, "МБОУ СОШ № 5")
    await anna.presses("« Организации")
    await anna.presses("Добавить")
    await anna.says(again)
    await anna.gets("«МБОУ СОШ № 5» уже есть")
    await anna.says("МБОУ СОШ № 6")
    await anna.presses("Школа")
    await anna.sees_last("МБОУ СОШ № 6")


async def test_the_department_itself_counts_as_a_name(town: Town) -> None:
    anna = await town.coordinator()
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.presses("Добавить")
    await anna.says("управление образования Верхнереченского округа")
    await anna.gets("уже есть")


async def test_two_coordinators_add_one_school_at_once(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    vera = await a_second_coordinator(town, anna)
    for person in (anna, vera):
        await person.says("/people")
        await person.presses("Организации")
        await person.presses("Добавить")
        await person.says("МБОУ СОШ № 77")
    town.line.settle = None
    await anna.presses("Школа", answered=False)
    await vera.presses("Школа", answered=False)
    town.line.settle = town.settle
    await town.settle()
    made = [one.details["name"] for one in await entries(town, "organisation.made")]
    assert made.count("МБОУ СОШ № 77") == 1
    await anna.sees("МБОУ СОШ № 77\nШкола")


async def a_second_coordinator(town: Town, anna: Person) -> Person:
    """Вера, named by Анна and let in as the bot lets people in."""
    vera = await town.joins(anna, SCHOOL, "Куратор", "Вера", "Лисицына")
    await anna.says("/people")
    await anna.presses("Люди")
    await anna.presses("Вера Лисицына")
    await anna.presses("Ещё должность")
    await anna.presses("Муниципальный координатор")
    await anna.presses("Без названия")
    return vera


async def test_renaming_keeps_every_letter(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await opens(anna, SCHOOL)
    for typed, name in [
        ('Школа <b>"Росток" & Ко</b>', 'Школа <b>"Росток" & Ко</b>'),
        ("Школа \u202e№ 5\u200f", "Школа № 5"),
        ("Ш" * 200, "Ш" * 200),
    ]:
        await anna.presses("Переименовать")
        await town.restart()
        await anna.says(typed)
        await anna.sees_last("Переименовано.", name + "\nШкола")
    await anna.presses("Переименовать")
    await anna.says("Ш" * 201)
    await anna.gets("В названии нужны буквы", "200")
    renamed = await entries(town, "organisation.renamed")
    assert [one.details["old"] for one in renamed] == [SCHOOL, 'Школа <b>"Росток" & Ко</b>', "Школа № 5"]


async def test_the_kind_is_changed(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await opens(anna, SCHOOL)
    await anna.presses("Вид")
    await anna.presses("Институт")
    await anna.sees_last(SCHOOL + "\nИнститут")
    [changed] = await entries(town, "organisation.changed")
    assert changed.details == {"old": "school", "new": "institute"}


async def test_branches_and_district_departments_and_no_loops(town: Town) -> None:
    anna = await town.coordinator()
    for name, kind in [("Отдел Заречья", "Районный отдел"), ("Школа 1", "Школа"), ("Школа 2", "Школа")]:
        await adds(anna, name, kind)
    await opens(anna, "Школа 2")
    await anna.presses("Подчинение")
    await anna.says("школа")
    await anna.presses("Школа 1")
    await anna.sees_last("Школа 2\nШкола; филиал организации: Школа 1")
    await opens(anna, "Школа 1")
    await anna.sees_last("Филиалы и подчинённые: Школа 2")
    await anna.presses("Подчинение")
    await anna.says("школа 2")
    await anna.sees_last("ничего не нашлось")
    toast = await anna.forges("ov:3:4")
    assert toast is not None
    assert "подчинить нельзя" in toast.text
    toast = await anna.forges("ov:3:3")
    assert toast is not None
    assert "подчинить нельзя" in toast.text
    await anna.presses("Показать все")
    await anna.presses("Отдел Заречья")
    await anna.sees_last("Школа 1\nШкола; подчинение: Отдел Заречья")
    await anna.presses("Подчинение")
    await anna.presses("Самостоятельная")
    await anna.sees_last("Школа 1\nШкола\n")
    moved = await entries(town, "organisation.moved")
    assert [one.details for one in moved] == [
        {"old": None, "new": 3},
        {"old": None, "new": 2},
        {"old": 2, "new": None},
    ]


async def test_archiving_says_what_goes_with_it_and_loses_nothing_done(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, "Руководитель организации", "Борис", "Орлов")
    await boris.says("https://school2.example.org/plan")
    await boris.presses("1 · 16.02")
    await opens(anna, SCHOOL)
    await anna.sees_last("Группы:", "Борис Орлов – руководитель организации")
    await anna.presses("В архив")
    asked = await anna.sees_last(
        "Убрать в архив", "будут сняты с контроля", "У 1 человека закончится должность"
    )
    await anna.presses("Пока нет")
    await anna.sees_last(SCHOOL, "В работе")
    await anna.presses("В архив")
    await anna.presses("Снять задания и в архив")
    await anna.sees_last(SCHOOL, "Школа, в архиве")
    await boris.says("/tasks")
    await boris.gets("по личной ссылке")
    await anna.says("/review")
    await anna.sees_last(SCHOOL)
    cancelled = await entries(town, "task.cancelled")
    assert f"{len(cancelled)} несданных заданий" in asked.text
    [archived] = await entries(town, "organisation.archived")
    assert archived.details == {"tasks": len(cancelled), "posts": 1}
    await anna.says("/people")
    await anna.sees_last("8 организаций, 1 человек")


async def test_the_archive_gives_back(town: Town) -> None:
    anna = await town.coordinator()
    await adds(anna, "Школа 1")
    await anna.presses("В архив")
    await anna.presses("В архив")
    await anna.presses("« Архив")
    await anna.sees_last("В архиве 1 организация", "Школа 1")
    await anna.presses("« Организации")
    await anna.presses("Добавить")
    await anna.says("школа «1»")
    await anna.gets("«Школа 1» лежит в архиве")
    await anna.forges("o:2")
    await anna.presses("Вернуть из архива")
    await anna.sees_last("Школа 1\nШкола")
    toast = await anna.forges("ob:2")
    assert toast is not None
    assert len(await entries(town, "organisation.restored")) == 1


async def test_a_school_with_branches_is_not_archived(town: Town) -> None:
    anna = await town.coordinator()
    await adds(anna, "Школа 1")
    await adds(anna, "Школа 2")
    await anna.presses("Подчинение")
    await anna.presses("Школа 1")
    await opens(anna, "Школа 1")
    await anna.presses("В архив")
    await anna.sees_last("есть филиалы или подчинённые", "Школа 2")
    toast = await anna.forges("od:2")
    assert toast is not None
    assert "есть филиалы" in toast.text
    assert await entries(town, "organisation.archived") == []


async def test_a_link_into_an_archived_school_opens_nothing(town: Town) -> None:
    anna = await town.coordinator()
    await adds(anna, "Школа 1")
    await anna.presses("Пригласить")
    await anna.presses("Педагог")
    invitation = await anna.sees("Приглашение", "Школа 1")
    await anna.forges("od:2")
    yana = await town.person("Яна")
    await yana.starts(next(word for word in invitation.text.split() if "start=" in word))
    await yana.sees_last("больше ничего не открывает")


async def test_an_order_that_names_an_archived_school_brings_it_back(town: Town) -> None:
    anna = await town.coordinator()
    await adds(anna, "МБОУ «СОШ № 2»")
    await anna.forges("od:2")
    await anna.sends_file(ORDER, order())
    await anna.presses("Ввести в действие")
    await anna.presses("Просроченными")
    await anna.forges("o:2")
    await anna.sees_last("МБОУ «СОШ № 2»\nШкола", "В работе")
    assert len(await entries(town, "organisation.restored")) == 1


@pytest.mark.parametrize("forged", ["or:1", "oc:1", "om:1:0", "ox:1", "oe:1:school", "ov:1:0", "od:1"])
async def test_the_department_itself_stays_what_it_is(town: Town, forged: str) -> None:
    anna = await town.coordinator()
    await anna.forges(forged)
    await anna.says("Другое имя")
    await anna.forges("o:1")
    await anna.sees_last("Управление образования Верхнереченского округа", "Это само управление")
    assert {one.action for one in await entries(town, None)} == {"person.consented", "department.made"}


async def test_stale_buttons_of_an_archived_school_answer_politely(town: Town) -> None:
    anna = await town.coordinator()
    await adds(anna, "Школа 1")
    await anna.forges("od:2")
    for forged in ("or:2", "oc:2", "om:2:0", "ox:2", "oi:2", "iv:2:head", "pn:2", "oe:2:centre", "ov:2:0"):
        toast = await anna.forges(forged)
        assert toast is not None
        assert "экран устарел" in toast.text, forged
    await anna.forges("od:2")
    await anna.sees_last("Школа 1", "в архиве")
    assert len(await entries(town, "organisation.archived")) == 1


async def test_a_photo_where_words_were_asked_for(town: Town) -> None:
    anna = await town.coordinator()
    for forged in ("on", "ot", "pn:0"):
        await anna.forges(forged)
        await anna.sends_photo()
        await anna.gets("Напишите, пожалуйста, словами")
