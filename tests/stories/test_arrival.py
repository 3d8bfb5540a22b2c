"""Coming in: the administrator's first minute, the consent, the first task; strangers; people of a list."""

from __future__ import annotations

import json

import pytest

from bot.start_links import start_link
from roadmap.consent import CONSENT_VERSION
from roadmap.people import Role
from tests.stories.door import HEAD, SCHOOL, asked, expected, journal, link_of, personal_link, refused
from tests.stories.place import Place, head_when_opened
from tests.town import AGREE, Town

CALLED = "по личной ссылке"


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


async def test_an_administrator_who_is_invited_first_comes_in_like_anybody(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    vera = await town.person("Вера", admin=True)
    await vera.starts(await link_of(anna))
    await vera.says("да")
    await vera.sees_last("Анна Ким приглашает вас")
    await vera.presses(AGREE)
    await vera.sees_last("Вы вошли как")
    await vera.says("/start")
    await vera.presses("Управления")
    await vera.sees_last("1 управление")


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
    link = await personal_link(anna, "Орлов Б. И.")
    await boris.starts(link)
    await boris.sees_last("Приглашение для: Орлов Б. И., ", "Это вы?")
    await boris.presses("Нет, не я")
    await boris.sees_last("ничего не изменилось", "действует до 16 марта")
    assert asked(town, "SELECT count(*) FROM person WHERE id = ?", twin) == [(1,)]
    await boris.starts(link)
    await boris.presses("Да, это я")
    await boris.sees_last("Вы вошли как директор: МБОУ СОШ № 2")
    assert asked(town, "SELECT id FROM person WHERE id = ?", twin) == []
    posts = asked(
        town, "SELECT role, title FROM post WHERE person_id = 2 AND organisation_id = ?", schools[SCHOOL]
    )
    assert posts == [("head", "Директор")]
    await boris.says("/start")
    await boris.sees_last("куратор", SCHOOL, "МБОУ СОШ № 5")
    await anna.sees("Борис Орлов", "директор")


async def test_who_makes_a_link_for_somebody_else_does_not_come_in_by_it(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    zoya = await expected(town, "Зоя Мир", Role.TEACHER)
    link = await personal_link(anna, "Зоя Мир")
    for own in (link, await link_of(anna)):
        await refused(anna, own)
    assert [json.loads(row[2])["reason"] for row in journal(town, "invitation.refused")] == ["not_theirs"] * 2
    await anna.sees_no("Ссылка не открылась")
    newcomer = await town.person("Зоя")
    await newcomer.starts(link)
    await newcomer.presses(AGREE)
    assert asked(town, "SELECT id FROM person WHERE telegram_id = ?", newcomer.id) == [(zoya,)]


async def test_who_is_replaced_does_not_come_in_by_the_link_of_the_next(place: Place) -> None:
    link = await head_when_opened(place, "Зоя Мир")
    await refused(place.boris, link)
    assert place.rows("SELECT used_at, revoked_at FROM invitation WHERE replaces_id IS NOT NULL") == [
        (None, None)
    ]
    await place.vera.starts(link)
    await place.vera.sees_last("Приглашение для: Зоя Мир, руководитель организации, МБОУ СОШ № 2", "Это вы?")


def test_a_start_link_is_what_the_messenger_opens() -> None:
    assert start_link("vekha_bot", "aZ_-09") == "https://t.me/vekha_bot?start=aZ_-09"
