"""Coming in: the administrator's first minute, the consent, the first task; links that open nothing; strangers."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import Any

import pytest

from bot.links import start_link
from roadmap.consent import CONSENT_VERSION
from roadmap.people import Role
from sandbox.person import Person
from tests.town import AGREE, ORDER, Town, order

SCHOOL = "МБОУ СОШ № 2"
HEAD = "Руководитель организации"
NOTHING = "Эта ссылка больше ничего не открывает"
CALLED = "по личной ссылке"


async def link_of(coordinator: Person, organisation: str = SCHOOL, post: str = HEAD) -> str:
    """A fresh link for whoever comes."""
    await coordinator.says("/people")
    await coordinator.presses(organisation)
    await coordinator.presses(post)
    invitation = await coordinator.gets("Приглашение", organisation)
    return next(word for word in invitation.text.split() if "start=" in word)


def asked(town: Town, question: str, *values: Any) -> list[Any]:
    """What the database answers."""
    with sqlite3.connect(town.path) as live:
        found = live.execute(question, values).fetchall()
    live.close()
    return found


def journal(town: Town, action: str) -> list[Any]:
    return asked(town, "SELECT subject, person_id, details FROM journal WHERE action = ?", action)


async def expected(
    town: Town, name: str, role: Role = Role.HEAD, school: str = SCHOOL, title: str = ""
) -> int:
    """Somebody whom a list names before they come in; their id."""
    async with town.database.unit() as unit:
        (department,) = await unit.departments.all()
        schools = {one.name: one.id for one in await unit.departments.organisations(department.id)}
        person = await unit.people.expect(name, "ru", town.clock.now())
        await unit.people.appoint(person.id, role, department.id, schools[school], title=title)
    return person.id


async def personal_link(coordinator: Person, name: str) -> str:
    """A link for somebody who is expected."""
    await coordinator.says("/people")
    await coordinator.presses("Приглашения")
    await coordinator.presses("Кто вошёл, кто нет")
    await coordinator.presses(name)
    await coordinator.presses("Сообщения для пересылки")
    invitation = await coordinator.sees("Приглашение", "start=")
    return next(word for word in invitation.text.split() if "start=" in word)


async def together(town: Town, *deeds: Any) -> None:
    """Everybody acts before the bot looks."""
    town.line.settle = None
    for deed in deeds:
        await deed
    town.line.settle = town.settle
    await town.settle()


# The administrator


async def test_the_administrator_names_the_department_and_is_its_coordinator(town: Town) -> None:
    anna = await town.person("Анна", "Ким", admin=True)
    await anna.starts()
    await anna.sees_last("Как называется ваше управление образования?", "вы соглашаетесь", "/privacy")
    await anna.says("  Управление   образования <Верхнереченского> округа ")
    await anna.sees_last("Готово: Управление образования <Верхнереченского> округа")
    await anna.says("/start")
    await anna.sees_last("муниципальный координатор")
    assert asked(town, "SELECT consent_version FROM person") == [(CONSENT_VERSION,)]
    assert len(journal(town, "person.consented")) == 1


async def test_the_administrator_reads_about_privacy_before_anything_is_kept(town: Town) -> None:
    anna = await town.person("Анна", admin=True)
    await anna.starts()
    await anna.says("/privacy")
    await anna.gets("Что «Веха» хранит о вас")
    assert asked(town, "SELECT * FROM person") == []
    await anna.says("Отдел образования")
    await anna.gets("Готово: Отдел образования")


async def test_a_name_without_letters_is_asked_for_again(town: Town) -> None:
    anna = await town.person("Анна", admin=True)
    await anna.starts()
    await anna.says("12345")
    await anna.gets("В названии нужны буквы", "200")
    await anna.says("Отдел образования")
    await anna.gets("Готово: Отдел образования")


async def test_a_restart_in_mid_conversation_goes_on_where_it_was(town: Town) -> None:
    anna = await town.person("Анна", admin=True)
    await anna.starts()
    await town.restart()
    await anna.says("Отдел образования")
    await anna.gets("Готово: Отдел образования")


# Strangers


async def test_a_stranger_reads_how_people_come_in_whatever_they_send(town: Town) -> None:
    boris = await town.person("Борис")
    for text in ("/start", "/tasks", "Здравствуйте", "https://example.org/report"):
        await boris.says(text)
        await boris.gets(CALLED)
    await boris.sends_photo()
    await boris.gets(CALLED)
    for forged in ("t:1", "ja", "jn", "jr", "ih"):
        toast = await boris.forges(forged)
        assert toast is not None
        assert CALLED in toast.text
    await boris.says("/privacy")
    await boris.gets("Что «Веха» хранит о вас")


# By a link


async def test_from_the_link_to_the_first_task_there_are_two_taps(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris = await town.person("Борис", "Орлов")
    taps = 0
    await boris.starts(link)
    taps += 1
    screen = await boris.sees_last("Анна Ким приглашает вас: руководитель организации, МБОУ СОШ № 2")
    first, *rest = screen.text.splitlines()
    assert first.startswith("Анна Ким приглашает вас")
    for words in ("имя, должность", "номер (id)", "задания", "/privacy", "Верхнереченского"):
        assert any(words in line for line in rest), words
    assert asked(town, "SELECT count(*) FROM person") == [(1,)]
    await boris.presses(AGREE)
    taps += 1
    card = await boris.sees_last(
        "Вы вошли как руководитель организации: МБОУ СОШ № 2", "просрочено", "Результат"
    )
    assert taps == 2
    assert [bubble.message_id for bubble in await boris.bubbles() if not bubble.outgoing] == [card.message_id]
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/first")
    await boris.sees_last("на проверке")
    await anna.sees("Борис Орлов", SCHOOL)


async def test_the_consent_is_recorded_with_its_version_and_time(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    ((version, moment),) = asked(
        town, "SELECT consent_version, consent_at FROM person WHERE telegram_id = ?", boris.id
    )
    assert version == CONSENT_VERSION
    assert moment.startswith("2026-03-02 06:00")
    ((_, _, details),) = journal(town, "person.consented")[1:]
    assert CONSENT_VERSION in details


async def test_who_does_not_agree_leaves_nothing_and_may_change_their_mind(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris = await town.person("Борис")
    await boris.starts(link)
    await boris.presses("Не согласен")
    await boris.sees_last("о вас ничего не сохранено", "до 16 марта")
    assert asked(town, "SELECT count(*) FROM person") == [(1,)]
    await boris.says("/tasks")
    await boris.gets(CALLED)
    await boris.starts(link)
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как")


async def test_whatever_is_said_before_agreeing_asks_again(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.person("Борис")
    await boris.starts(await link_of(anna))
    for text in ("да", "/tasks", "https://example.org/x"):
        await boris.says(text)
        await boris.sees_last("Анна Ким приглашает вас")
    await boris.says("/privacy")
    await boris.gets("Что «Веха» хранит о вас")
    await town.restart()
    await boris.presses(AGREE)
    await boris.gets("Вы вошли как")


async def test_the_conversation_never_holds_the_token(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris = await town.person("Борис")
    await boris.starts(link)
    token = link.partition("start=")[2]
    kept = asked(town, "SELECT data FROM conversation WHERE chat_id = ?", boris.id)
    assert "invitation" in kept[0][0]
    for table in ("conversation", "invitation", "journal", "outbox"):
        assert token not in str(asked(town, f"SELECT * FROM {table}")), table


async def test_who_has_agreed_before_is_not_asked_twice(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await boris.starts(await link_of(anna, "МБОУ СОШ № 5"))
    await boris.sees_last("Вы вошли как руководитель организации: МБОУ СОШ № 5")
    await boris.says("/start")
    await boris.sees_last(SCHOOL, "МБОУ СОШ № 5")
    assert len(journal(town, "person.consented")) == 2


async def test_a_name_from_the_messenger_can_be_put_right(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "🦉 сова")
    await boris.presses("Исправить имя")
    await boris.says("12345")
    await boris.gets("буквы")
    await boris.says('Анна Мария <b>"О\'Нил"</b> & Ко')
    await boris.sees_last('Записано: Анна Мария <b>"О\'Нил"</b> & Ко', "просрочено")
    ((subject, _, details),) = journal(town, "person.renamed")
    assert (subject, details) == ("person:2", "{}")


@pytest.mark.parametrize(
    "name",
    ['<b>"Анна" & Ко</b>', "Ш" * 200, "مدرسة محمد", "Анна Мария Ким", "Борис", "O'Нил-Ветрова"],
)
async def test_names_of_a_list_survive(town: Town, name: str) -> None:
    anna = await town.coordinator_with_road_map()
    await expected(town, name)
    link = await personal_link(anna, name[:20])
    boris = await town.person("Кто-то", "Другой")
    await boris.starts(link)
    await boris.presses(AGREE)
    await anna.sees(name, SCHOOL)
    assert asked(town, "SELECT name FROM person WHERE telegram_id = ?", boris.id) == [(name,)]
    await boris.sees_no("Исправить имя")


# People whom a list names


async def test_somebody_from_a_list_comes_in_under_the_name_of_the_list(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await expected(town, "Орлов Борис Ильич", title="Директор")
    link = await personal_link(anna, "Орлов")
    await anna.sees("Приглашение: Орлов Борис Ильич, директор, МБОУ СОШ № 2")
    boris = await town.person("bo4ka")
    await boris.starts(link)
    await boris.sees_last("Анна Ким приглашает вас: директор, МБОУ СОШ № 2")
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как директор: МБОУ СОШ № 2")
    await anna.gets("Орлов Борис Ильич", "директор")
    assert asked(town, "SELECT name, telegram_id FROM person WHERE id = 2") == [
        ("Орлов Борис Ильич", boris.id)
    ]
    assert asked(town, "SELECT count(*) FROM post WHERE person_id = 2") == [(1,)]


async def test_somebody_from_a_list_who_is_here_already_gets_the_posts(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    twin = await expected(town, "Орлов Б. И.", Role.CURATOR, "МБОУ СОШ № 5", "Куратор округа")
    async with town.database.unit() as unit:
        schools = {one.name: one.id for one in await unit.departments.organisations(1)}
        await unit.people.appoint(twin, Role.HEAD, 1, schools[SCHOOL], title="Директор")
    await boris.starts(await personal_link(anna, "Орлов Б. И."))
    await boris.sees_last("Вы вошли как директор: МБОУ СОШ № 2")
    assert asked(town, "SELECT id FROM person WHERE id = ?", twin) == []
    posts = asked(
        town, "SELECT role, title FROM post WHERE person_id = 2 AND organisation_id = ?", schools[SCHOOL]
    )
    assert posts == [("head", "Директор")]
    await boris.says("/start")
    await boris.sees_last("куратор", SCHOOL, "МБОУ СОШ № 5")
    await anna.sees("Борис Орлов", "директор")


# Links that open nothing


async def refused(person: Person, link: str) -> None:
    await person.starts(link)
    await person.sees_last(NOTHING)


async def test_used_links_are_refused_alike_and_ones_own_leads_home(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris, yana = await town.person("Борис"), await town.person("Яна")
    await boris.starts(link)
    await boris.presses(AGREE)
    await refused(yana, link)
    await anna.gets("Приглашение не сработало", SCHOOL, "по ней уже вошли")
    await boris.starts(link)
    await boris.sees("Вы уже здесь")
    await boris.sees_last("Ваша роль: руководитель организации")
    ((subject, person, details),) = journal(town, "invitation.refused")
    assert (subject, person, details) == ("invitation:1", None, '{"reason": "used"}')


async def test_of_two_people_at_once_exactly_one_gets_in(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    ivan, yana = await town.person("Иван"), await town.person("Яна")
    await together(town, ivan.starts(link), yana.starts(link))
    await together(town, *(person.presses(AGREE, answered=False) for person in (ivan, yana, ivan, yana)))
    phones = [await ivan.transcript(), await yana.transcript()]
    assert sorted(["Вы вошли как" in phone for phone in phones]) == [False, True]
    loser = phones[["Вы вошли как" in phone for phone in phones].index(False)]
    assert NOTHING in loser
    assert asked(town, "SELECT count(*) FROM person") == [(2,)]
    assert asked(town, "SELECT count(*) FROM post WHERE role = 'head'") == [(1,)]
    await anna.sees("Приглашение не сработало", "по ней уже вошли")


async def test_an_invitation_whose_time_is_over_or_that_was_revoked(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    old = await link_of(anna)
    town.days_pass(15)
    fresh = await link_of(anna)
    boris = await town.person("Борис")
    await refused(boris, old)
    await anna.gets("Приглашение не сработало", "её срок истёк")
    await boris.starts(fresh)
    await anna.says("/people")
    await anna.presses("Приглашения")
    await anna.presses("Действующие ссылки")
    await anna.presses("Руководитель организации"[:5].lower())
    toast = await anna.presses("Отозвать")
    assert toast is not None
    assert "Отозвана 1 ссылка" in toast.text
    await boris.presses(AGREE)
    await boris.sees_last(NOTHING)
    await anna.gets("Приглашение не сработало", "отозвана")
    reasons = [details for _, _, details in journal(town, "invitation.refused")]
    assert reasons == ['{"reason": "expired"}', '{"reason": "revoked"}']


async def test_a_day_before_its_end_a_link_works(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    town.clock.move(timedelta(days=14, seconds=-1))
    boris = await town.person("Борис")
    await boris.starts(link)
    await boris.sees_last("приглашает вас")
    town.clock.move(timedelta(seconds=1))
    await boris.presses(AGREE)
    await boris.sees_last(NOTHING)


async def test_the_coordinator_hears_of_one_link_once_an_hour(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris, yana = await town.person("Борис"), await town.person("Яна")
    await boris.starts(link)
    await boris.presses(AGREE)

    async def heard() -> int:
        return len([bubble for bubble in await anna.bubbles() if "не сработало" in bubble.text])

    for _ in range(3):
        await refused(yana, link)
    assert await heard() == 1
    town.clock.move(timedelta(minutes=59))
    await refused(yana, link)
    assert await heard() == 1
    town.clock.move(timedelta(minutes=1))
    await refused(yana, link)
    assert await heard() == 2
    assert len(journal(town, "invitation.refused")) == 5


async def test_after_five_wrong_links_a_good_one_waits_until_the_hour_is_over(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris, yana = await town.person("Борис"), await town.person("Яна")
    for number in range(7):
        await refused(boris, f"wrong{number}")
    await refused(boris, link)
    await anna.gets("Приглашение не сработало", "через час")
    assert asked(town, "SELECT count(*) FROM failed_start WHERE telegram_id = ?", boris.id) == [(5,)]
    await yana.starts("wrong")
    await yana.starts(link)
    await yana.sees_last("приглашает вас")
    town.clock.move(timedelta(minutes=59))
    await refused(boris, link)
    town.clock.move(timedelta(minutes=1))
    await boris.starts(link)
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как")


async def test_four_wrong_links_do_no_harm(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.person("Борис")
    for number in range(4):
        await refused(boris, f"wrong{number}")
    await boris.starts(await link_of(anna))
    await boris.sees_last("приглашает вас")


async def test_a_link_sent_to_a_group_is_not_used_up_there(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris, yana = await town.person("Борис"), await town.person("Яна")
    group = town.line.desk.make_group({"title": "Директора", "members": [anna.id, boris.id, yana.id]})
    there = boris.in_chat(group["id"])
    await there.says(f"/start {link.partition('start=')[2]}")
    await there.gets("Я отвечаю только в личном чате")
    await boris.starts(link)
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как")
    await refused(yana, link)


async def test_a_link_of_a_department_in_the_archive(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    link = await link_of(anna)
    boris = await town.person("Борис")
    await boris.starts(link)
    async with town.database.unit() as unit:
        await unit.departments.set_archived(1, town.clock.now())
    await boris.presses(AGREE)
    await boris.sees_last(NOTHING)
    assert asked(town, "SELECT used_at FROM invitation") == [(None,)]


async def test_an_old_consent_button_says_that_it_is_out_of_date(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис")
    for forged in ("ja", "jn"):
        toast = await boris.forges(forged)
        assert toast is not None
        assert "устарел" in toast.text


# The gate


async def without_consent(town: Town, person: Person) -> None:
    """Makes somebody one who came in before the consent in force."""
    async with town.database.unit() as unit:
        actor = await unit.people.actor(person.id, town.clock.now())
        assert actor is not None
        await unit.people.change(actor.person.id, consent_version="2025-01")


async def test_who_was_here_before_is_asked_once_and_goes_on_with_what_they_did(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await without_consent(town, boris)
    await boris.says("https://school2.example.org/proof")
    await boris.sees_last("Один вопрос", "не потеряется", "/privacy")
    await boris.says("/privacy")
    await boris.gets("Что «Веха» хранит о вас")
    await boris.presses("Не согласен")
    await boris.gets("ничего не изменилось")
    await town.restart()
    await boris.presses("Согласен")
    await boris.gets("К какому заданию это?", "https://school2.example.org/proof")
    await boris.presses("1 · 16.02")
    await boris.gets("на проверке", "https://school2.example.org/proof")
    assert len(journal(town, "person.consented")) == 3


async def test_a_conversation_that_the_question_interrupts_goes_on(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await boris.presses("Сдать")
    await without_consent(town, boris)
    await boris.says("https://school2.example.org/proof")
    await boris.presses("Согласен")
    await boris.sees_last("на проверке", "https://school2.example.org/proof")
    await anna.gets("На проверку", "https://school2.example.org/proof")


async def test_a_button_pressed_at_the_gate_is_answered_after_it(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await boris.presses("Сдать")
    await boris.says("https://school2.example.org/proof")
    await without_consent(town, anna)
    await anna.presses("Принять", on="На проверку")
    await boris.sees_no("Принято")
    await anna.presses("Согласен")
    await boris.gets("Принято")


async def test_a_refusal_after_the_gate_does_not_undo_the_consent(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await without_consent(town, boris)
    await boris.forges("t:999999")
    await boris.presses("Согласен")
    await boris.gets("Эта кнопка")
    await boris.says("/tasks")
    await boris.sees_last("Назначение")


async def test_an_order_sent_at_the_gate_is_read_after_it(town: Town) -> None:
    anna = await town.coordinator()
    await without_consent(town, anna)
    await anna.sends_file(ORDER, order())
    await anna.presses("Согласен")
    await anna.sees_last("Прочитано: 4 раздела, 18 мероприятий")


async def test_an_invitation_opened_at_the_gate_is_the_consent_too(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await without_consent(town, boris)
    await boris.starts(await link_of(anna, "МБОУ СОШ № 5"))
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как", "МБОУ СОШ № 5")
    await boris.says("/tasks")
    await boris.sees_last("Назначение")


def test_a_start_link_is_what_the_messenger_opens() -> None:
    assert start_link("vekha_bot", "aZ_-09") == "https://t.me/vekha_bot?start=aZ_-09"
