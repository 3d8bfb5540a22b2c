"""Whom the order means: new names ready to tick, the to-do after going live, tasks that go to whoever is bound."""

from __future__ import annotations

from datetime import timedelta

from bot.actions.by import By
from bot.actions.carrying_out import settle
from bot.actions.parties import group_changed, open_parties
from roadmap.people import Role
from roadmap.tasks import Status
from sandbox.person import Person
from tests.stories.door import asked
from tests.town import ORDER, Town, order


def plan(*responsible: str, number: str = "77", what: str = "Мероприятие") -> bytes:
    """A plan whose dates are to come, a row for each cell of who is responsible."""
    rows = "".join(
        f"{place}\t{what} {place}\tдо {place} мая 2026 года\t{cell}\tСправка\n"
        for place, cell in enumerate(responsible, 1)
    )
    return (
        f"Приказ № {number} от 01.03.2026\n\nПлан мероприятий на 2026 год\n\n"
        f"№\tМероприятие\tСроки\tОтветственные\tРезультат\n{rows}"
    ).encode()


async def goes_live(anna: Person, content: bytes) -> None:
    await anna.sends_file("план.txt", content)
    await anna.presses("Ввести в действие")


async def test_new_names_are_made_when_they_are_ticked_and_only_then(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file(
        "план.txt",
        plan("МКУ «Методический центр»", "Методисту Лебедевой Анне Павловне", "МБУ «Лишнее»", "Кураторы"),
    )
    await anna.presses("Новые имена: 3")
    await anna.sees_last("Новые имена в приказе: 3, отмечено: 3", "Лебедева Анна Павловна, Методист")
    await anna.presses("✓ МБУ «Лишнее»")
    await anna.sees_last("отмечено: 2")
    await anna.presses("« Назад")
    await anna.presses("Ввести в действие")
    await anna.sees_last("4 задания", "2 ответственных пока не привязаны")
    await anna.presses("Не привязаны: 2")
    await anna.sees_last(
        "Не привязаны: 2",
        "Кураторы – ждёт 1 мероприятие",
        "МБУ «Лишнее» – ждёт 1 мероприятие",
        "✓ Методисту Лебедевой Анне Павловне → Лебедева Анна Павловна",
    )
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.sees_last("МКУ «Методический центр»")
    await anna.sees_no("МБУ «Лишнее»")


async def test_a_tick_can_be_put_back(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("план.txt", plan("МКУ «Методический центр»"))
    await anna.presses("Новые имена: 1")
    await anna.presses("✓ МКУ «Методический центр»")
    await anna.sees_last("отмечено: 0")
    await anna.presses("МКУ «Методический центр»")
    await anna.sees_last("отмечено: 1")


async def test_a_name_in_the_dative_is_asked_about_and_its_tasks_go_over(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("МКУ «Методический центр»"))
    boris = await town.joins(anna, "МКУ «Методический центр»", "Руководитель организации", "Борис")
    await goes_live(
        anna,
        plan("Методическому центру", "Методическому центру", number="78", what="Семинар для наставников"),
    )
    await boris.says("/tasks")
    await boris.sees_last("1 задание")
    await anna.presses("Не привязаны: 1")
    await anna.presses("Методическому центру")
    await anna.sees_last("Так в приказе: 2 мероприятия (№ 1, 2)", "Это МКУ «Методический центр»?")
    toast = await anna.presses("МКУ «Методический центр»")
    assert toast is not None
    assert toast.text == "Привязано: передано 2 задания."
    await anna.sees_last("Все ответственные привязаны")
    await boris.says("/tasks")
    await boris.sees_last("3 задания")


async def test_what_is_bound_once_is_known_to_the_next_order(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("МКУ «Методический центр»"))
    await goes_live(anna, plan("Кураторы", number="78", what="Семинар для наставников"))
    await anna.presses("Не привязаны: 1")
    await anna.presses("Кураторы")
    await anna.presses("Организация")
    await anna.presses("МКУ «Методический центр»")
    await goes_live(anna, plan("кураторы", number="79", what="Большой осенний педсовет"))
    await anna.sees_last("Дорожная карта действует: 1 задание")
    await anna.sees_no("не привязан")
    boris = await town.joins(anna, "МКУ «Методический центр»", "Руководитель организации", "Борис")
    await boris.says("/tasks")
    await boris.sees_last("3 задания")


async def test_what_was_handed_in_stays_where_it_was(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("МКУ «Методический центр»", "Кураторы", "Кураторы"))
    await anna.says("/tasks")
    await anna.presses("Мероприятие 2")
    await anna.presses("Сдать")
    await anna.says("https://example.org/2")
    await anna.says("/tasks")
    boris = await town.joins(anna, "МКУ «Методический центр»", "Руководитель организации", "Борис")
    await binds(anna, "Кураторы", "Организация", "МКУ «Методический центр»", "Привязано: передано 1 задание.")
    await boris.says("/tasks")
    await boris.sees_last("Мероприятие 3")
    await boris.sees_no("Мероприятие 2")
    await anna.says("/status")
    await anna.sees_last("На проверке: 1", "из 3")


async def test_unbinding_gives_the_tasks_back(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("МКУ «Методический центр»", "Кураторы"))
    boris = await town.joins(anna, "МКУ «Методический центр»", "Руководитель организации", "Борис")
    await binds(anna, "Кураторы", "Организация", "МКУ «Методический центр»", "Привязано: передано 1 задание.")
    await anna.presses("✓ Кураторы")
    await anna.sees_last("Это: МКУ «Методический центр»")
    toast = await anna.presses("Отвязать")
    assert toast is not None
    assert toast.text == "Отвязано: вернулось 1 задание."
    await anna.sees_last("Не привязаны: 1")
    await boris.says("/tasks")
    await boris.sees_last("1 задание")


async def test_the_department_itself_may_be_meant(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("Кураторы"))
    await binds(anna, "Кураторы", "Само управление", "Привязано. Задания остались на месте.")
    await anna.sees_last("✓ Кураторы → само управление")


async def test_a_group_fans_out(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await goes_live(anna, plan("Наставники"))
    await binds(anna, "Наставники", "Группа", "ШНОР", "Привязано: передано 4 задания.")
    await anna.sees_last("✓ Наставники → ШНОР")


async def test_a_person_that_the_order_names_gets_their_tasks_by_name(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("МКУ «Методический центр»", "Кураторы"))
    vera = await town.joins(anna, "МКУ «Методический центр»", "Педагог", "Лебедева", "Вера")
    await vera.says("/tasks")
    await vera.sees_last("Заданий нет")
    await binds(
        anna, "Кураторы", "Человек", "Лебедева Вера, МКУ «Методичес…", "Привязано: передано 1 задание."
    )
    await vera.says("/tasks")
    await vera.sees_last("Мероприятие 2")


async def test_a_person_is_made_by_a_name_put_into_the_nominative(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("план.txt", plan("Методисту Лебедевой А.П."))
    await anna.presses("Новые имена: 1")
    await anna.presses("✓ Лебедева А.П.")
    await anna.presses("« Назад")
    await anna.presses("Ввести в действие")
    await anna.presses("Не привязаны: 1")
    await anna.presses("Методисту Лебедевой А.П.")
    await anna.presses("Завести человека")
    await anna.sees_last("Это Лебедева А.П.?")
    await anna.presses("Лебедева А.П.")
    await anna.sees_last("✓ Методисту Лебедевой А.П. → Лебедева А.П., Методист")


async def test_names_are_written_where_none_is_proposed(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("Кураторы", "Наставники"))
    await anna.presses("Не привязаны: 2")
    await anna.presses("Кураторы")
    await anna.presses("Завести человека")
    await anna.sees_last("Кто это?", "Напишите фамилию, имя и отчество")
    await anna.sends_location(55.7, 37.6)
    await anna.sees_last("словами", "")
    await anna.says("Лебедева <b>Вера</b> & Ко")
    await anna.sees_last("Привязано: передано 1 задание.", "Кураторы → Лебедева <b>Вера</b> & Ко")
    await anna.presses("Наставники")
    await anna.presses("Завести организацию")
    await anna.says("МБУ «Наставник»")
    await anna.sees_last("Привязано: передано 1 задание.", "Все ответственные привязаны")
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.sees_last("МБУ «Наставник»")


async def test_a_school_named_in_other_words_joins_its_group_when_it_is_bound(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    again = order().replace("МБОУ СОШ № 2,".encode(), "МАОУ СОШ № 2,".encode())
    await anna.sends_file("план.txt", again.replace("№ 18-од".encode(), "№ 90-од".encode()))
    await anna.presses("Ввести отдельно")
    await anna.presses("Не включать")
    await anna.sees_last("Организаций: 9", "1 ответственный пока не привязан")
    await anna.presses("Не привязаны: 1")
    await anna.presses("МАОУ СОШ № 2")
    await anna.sees_last("Это МБОУ СОШ № 2?")
    toast = await anna.presses("МБОУ СОШ № 2")
    assert toast is not None
    assert toast.text == "Привязано: передано 25 заданий."
    await anna.sees_last("Все ответственные привязаны", "✓ МАОУ СОШ № 2 → МБОУ СОШ № 2")


async def test_a_party_of_another_department_is_nobodys_business(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("Кураторы"))
    await anna.presses("Не привязаны: 1")
    button = next(b for b in (await anna.last()).buttons if b.label == "Кураторы")
    vera = await town.person("Вера", admin=True)
    await vera.starts()
    await vera.says("Отдел образования Заречья")
    for pressed in (button.data, button.data.replace("bc", "bu"), button.data.replace("bc", "bo") + ":1"):
        toast = await vera.forges(pressed)
        assert toast is not None
    await anna.presses("Кураторы")
    await anna.sees_last("Пока никто не привязан")
    toast = await anna.forges(button.data.replace("bc", "bo") + ":99")
    assert toast is not None
    assert "устарел" in toast.text


async def test_a_closed_road_map_takes_its_to_do_along(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("Кураторы", number="24-од").replace(b"01.03.2026", b"03.02.2025"))
    await anna.sees_last("1 ответственный пока не привязан")
    await anna.sends_file(ORDER, order())
    await anna.presses("Ввести в действие")
    await anna.presses("Просроченными")
    await anna.presses("Закрыть № 24-од")
    await anna.forges("bl:0")
    await anna.sees_no("Кураторы")


async def test_a_declined_organisation_is_made_by_its_nominative(town: Town) -> None:
    anna = await town.coordinator()
    await anna.sends_file("план.txt", plan("Методическому центру", "Методистом Лебедевой А.П."))
    await anna.presses("Новые имена: 2")
    await anna.sees_last("• Методический центр", "• Лебедева А.П., Методист")
    await anna.presses("« Назад")
    await anna.presses("Ввести в действие")
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.sees_last("Методический центр")


async def test_a_school_that_joins_a_bound_group_gets_the_tasks_of_its_party(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await goes_live(anna, plan("Наставники"))
    await binds(anna, "Наставники", "Группа", "ШНОР", "Привязано: передано 4 задания.")
    now = town.clock.now()
    async with town.database.unit() as unit:
        department = (await unit.departments.all())[0]
        by = By(unit, department, None, now)
        book = await unit.bindings.book(department.id, by.today)
        group = next(group for group in book.groups if group.name == "ШНОР")
        fifth = next(place.id for place in book.organisations if place.name == "МБОУ СОШ № 1")
        await unit.bindings.join_group(department.id, "ШНОР", fifth, by.today)
        found = await group_changed(by, group.id)
        assert found[fifth].gained > 1, "the order that was there speaks of the group too"
        assert await group_changed(by, group.id) == {}
        remaining = (*group.members[1:], fifth)
        await unit.departments.set_group(department.id, "ШНОР", remaining, by.today)
        await group_changed(by, group.id)
        held = await unit.tasks.held(
            await unit.roadmaps.activities((await unit.roadmaps.live(department.id))[0].id)
        )
        alive = {key.organisation_id for key, (_, one) in held.items() if one.status is Status.OPEN}
        assert alive == set(remaining)


async def test_who_has_left_is_in_the_to_do_again_until_a_successor_comes(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("Методисту Лебедевой Анне Павловне"))
    await anna.sees_no("не привязан")
    now = town.clock.now()
    async with town.database.unit() as unit:
        department = (await unit.departments.all())[0]
        by = By(unit, department, None, now)
        worker = next(
            one
            for one in (await unit.bindings.book(department.id, by.today)).workers
            if one.title == "Методист"
        )
        post = (await unit.people.posts(worker.id))[0]
        await unit.people.end_post(post.id, by.today - timedelta(days=1))
        assert await open_parties(unit, department.id) == 1
        successor = await unit.people.expect("Гусева Вера", "ru", now)
        await unit.people.appoint(successor.id, post.role, department.id, post.organisation_id)
        await unit.bindings.hand_over(department.id, worker.id, successor.id)
        assert await open_parties(unit, department.id) == 0
    await anna.forges("bl:0")
    await anna.sees_last("Все ответственные привязаны", "→ Гусева Вера")


async def test_work_bound_to_a_specialist_by_name_stays_theirs_until_they_go(town: Town) -> None:
    anna = await town.coordinator()
    await goes_live(anna, plan("Методисту Лебедевой Анне Павловне"))
    question = "SELECT t.assignee_id, o.own FROM task t JOIN organisation o ON o.id = t.organisation_id"
    ((worker, own),) = asked(town, question)
    async with town.database.unit() as unit:
        (former,) = await unit.people.posts(worker)
        department = former.department
        yesterday = department.day(town.clock.now()) - timedelta(days=1)
        await unit.people.end_post(former.id, yesterday)
        staff = await unit.people.appoint(worker, Role.STAFF, department.id, None)
        assert await settle(unit, department, town.clock.now()) == 0
    assert asked(town, question) == [(worker, own)]
    async with town.database.unit() as unit:
        await unit.people.end_post(staff, yesterday)
        assert await settle(unit, department, town.clock.now()) == 1
    assert (own, asked(town, question)) == (1, [(None, 1)])


async def binds(anna: Person, party: str, *presses: str) -> None:
    """The coordinator opens the to-do and says who a party is; the last of *presses* is what they are told."""
    *buttons, last, told = presses
    await anna.forges("bl:0")
    await anna.presses(party)
    for one in buttons:
        await anna.presses(one)
    toast = await anna.presses(last)
    assert toast is not None
    assert toast.text == told
