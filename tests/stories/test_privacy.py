"""Personal data: what is kept is shown, given as a file, and taken out for good."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from roadmap.consent import CONSENT_VERSION
from roadmap.people import Role
from sandbox.person import Person
from tests.town import AGREE, Town

SCHOOL = "МБОУ СОШ № 2"
HEAD = "Руководитель организации"


async def hands_in(person: Person, task: str, what: str) -> None:
    """Hands a link in for a task of their list."""
    await person.says("/tasks")
    await person.presses(task)
    await person.presses("Сдать")
    await person.says(what)


async def removes_themselves(person: Person) -> None:
    """All the way to the farewell."""
    await person.says("/privacy")
    await person.presses("Удалить меня")
    await person.presses("Да, удалить мои данные")


async def given_file(town: Town, person: Person) -> tuple[str, bytes]:
    """The newest file that the bot sent: its name and its bytes."""
    shown = next(one for one in reversed(await person.bubbles()) if "document" in one.message)
    document = shown.message["document"]
    stored = town.telegram.world.files.find(document["file_id"])
    assert stored is not None
    return document["file_name"], stored.content


def everything_kept(town: Town) -> dict[str, list[str]]:
    """Every value of every table as text; JSON is taken apart, so that no escape hides a name."""
    connection = sqlite3.connect(town.path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        table: [
            text
            for row in connection.execute(f"SELECT * FROM {table}")
            for value in row
            for text in texts(value)
        ]
        for table in tables
    }
    connection.close()
    return found


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, str) and value[:1] in {"{", "["}:
        value = json.loads(value)
    if isinstance(value, dict):
        for key, one in value.items():
            yield from texts(key)
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif value is not None:
        yield str(value)


def mentions(town: Town, *needles: str) -> dict[str, list[str]]:
    """Where any of *needles* stands, by table."""
    kept = everything_kept(town)
    return {
        table: found
        for table, values in kept.items()
        if (found := [text for text in values if any(needle in text for needle in needles)])
    }


async def test_privacy_tells_in_plain_words_what_is_kept(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await boris.says("/privacy")
    await boris.sees_last("Что о вас записано", "Борис Орлов", SCHOOL, str(boris.id), "152-ФЗ")
    await boris.sees_last("Согласие. Дано 2 марта 2026", f"редакция {CONSENT_VERSION}")
    async with town.database.unit() as unit:
        actor = await unit.people.actor(boris.id, town.clock.now())
        assert actor is not None
        at = datetime(2026, 2, 28, 22, 30, tzinfo=UTC)
        await unit.people.change(actor.person.id, consent_at=at)
    await boris.says("/privacy")
    # Half past ten in the evening in Greenwich is the next day in Moscow.
    await boris.sees_last("Дано 1 марта 2026")
    # Whoever came in under earlier words can still see, get and remove what is kept.
    async with town.database.unit() as unit:
        await unit.people.change(actor.person.id, consent_version=None, consent_at=None)
    await boris.says("/privacy")
    await boris.sees_last("Согласие. Ещё не дано")
    await removes_themselves(boris)
    await boris.sees_last("Готово: ваши данные удалены")


async def test_the_file_holds_everything_that_is_held(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await town.joins(anna, SCHOOL, "Педагог", "Вера")
    await hands_in(boris, "Назначение", "Приказ: https://school2.example.org/order")
    await boris.says("https://school2.example.org/loose")
    await boris.says("/privacy")
    await boris.presses("Мои данные")
    name, content = await given_file(town, boris)
    assert name == "мои данные.txt"
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    for words in (
        "Имя: Борис Орлов",
        f"Номер в мессенджере: {boris.id}",
        f"• руководитель организации, {SCHOOL}",
        "использовано 02.03.2026 09:00",
        "https://school2.example.org/order (Приказ:)",
        f"сдано задание 1, {SCHOOL}",
        "Напоминания: по срокам",
        '"waiting"',
        "/privacy",
    ):
        assert words in text, words
    assert "Вера" not in text
    # No table knows more of him than the file tells.
    async with town.database.unit() as unit:
        actor = await unit.people.actor(boris.id, town.clock.now())
        assert actor is not None
        held = await unit.held.of(actor.person.id)
    assert [proof.evidence.value for proof in held.proofs] == ["https://school2.example.org/order"]
    assert [entry.action for entry in held.journal] == [
        "person.consented",
        "person.joined",
        "task.submitted",
    ]


async def test_who_was_removed_is_nowhere_and_their_work_stays(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    head = await town.joins(anna, SCHOOL, HEAD, "Глеб")
    vera = await town.joins(anna, SCHOOL, "Педагог", 'Вера <b>"Орлова"</b>', "Ильинична")
    name = 'Вера <b>"Орлова"</b> Ильинична'
    await head.says("/tasks")
    await head.presses("Назначение")
    await head.presses("Поручить коллеге")
    await head.presses("Вера")
    await head.sees_last("Поручено: " + name)
    await hands_in(vera, "Назначение", "https://school2.example.org/a")
    await anna.presses("Вернуть")
    await anna.says("Добавьте подпись")
    await vera.sends_file("Отчёт Веры Ильиничны.pdf", b"%PDF-1", caption=f"сделала {name}")
    await vera.presses("Назначение")
    await head.says("/start")
    async with town.database.unit() as unit:
        actor = await unit.people.actor(vera.id, town.clock.now())
        assert actor is not None
        await unit.people.appoint(actor.person.id, Role.STAFF, 1, None, title=f"Методист ({name})")
    # Something in mid-air: a proof that waits for its task.
    await vera.says("https://school2.example.org/b")
    await vera.says("/privacy")
    await vera.presses("Удалить меня")
    await vera.sees_last("Останутся", "1 порученное вам незаконченное задание вернётся руководителю")
    assert mentions(town, name, str(vera.id)) != {}

    await vera.presses("Да, удалить мои данные")
    await vera.sees_last("Готово: ваши данные удалены")
    assert mentions(town, name, str(vera.id)) == {}
    assert [text for text in everything_kept(town)["evidence"] if "Отчёт" in text] == ["Отчёт ….pdf"]

    await anna.gets("Сотрудник удалил свои данные", f"педагог, {SCHOOL}", "1 задание вернулось")
    assert "Методист (…)" in everything_kept(town)["post"]
    await head.forges("t:1")
    card = await head.sees_last("данные удалены", "Отчёт ….pdf")
    assert "Поручено" not in card.text
    await anna.says("/journal")
    await anna.sees_last("персональные данные удалены: данные удалены", "данные удалены: сдано задание")
    for text in ("/tasks", "https://school2.example.org/c"):
        await vera.says(text)
        await vera.gets("по личной ссылке")


async def test_after_the_farewell_the_chat_is_not_remembered_by_late_messages(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await removes_themselves(boris)
    await boris.says("/privacy")
    await boris.gets("хранит о вас", "Когда войдёте")
    # What a stranger writes goes with the other updates, after three days.
    async with town.database.unit() as unit:
        await unit.inbox.forget(town.clock.now() + timedelta(seconds=1))
    assert mentions(town, "Орлов", str(boris.id)) == {}


async def test_pressing_twice_removes_once(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await boris.says("/privacy")
    await boris.presses("Удалить меня")
    # Both presses are in hand before the first one is done, and the server gives them once more.
    settle, town.line.settle = town.line.settle, None
    for _ in range(2):
        await boris.forges("yy", answered=False)
    town.line.settle = settle
    await town.settle()
    await town.restart()
    await town.settle()
    await boris.sees("Готово: ваши данные удалены")
    assert mentions(town, "Орлов", str(boris.id)) == {}
    assert everything_kept(town)["journal"].count("person.removed") == 1


async def test_somebody_removed_comes_in_again_as_a_new_person(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    await hands_in(boris, "Назначение", "https://school2.example.org/a")
    await removes_themselves(boris)
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.presses(SCHOOL)
    await anna.presses("Пригласить")
    await anna.presses(HEAD)
    invitation = await anna.gets("Приглашение", SCHOOL)
    await boris.starts(next(word for word in invitation.text.split() if "start=" in word))
    await boris.presses(AGREE)
    await boris.forges("t:1")
    await boris.sees_last("school2.example.org/a – данные удалены")


async def test_the_only_coordinator_hands_the_department_over_first(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    town.admin_ids.clear()
    await town.restart()
    await anna.says("/privacy")
    toast = await anna.presses("Удалить меня")
    assert toast is not None
    assert "единственный вошедший координатор" in toast.text
    toast = await anna.forges("yy")
    assert toast is not None
    assert "единственный вошедший координатор" in toast.text
    assert mentions(town, "Анна Ким")["person"]

    boris = await town.joins(anna, SCHOOL, HEAD, "Борис")
    async with town.database.unit() as unit:
        actor = await unit.people.actor(boris.id, town.clock.now())
        assert actor is not None
        await unit.people.appoint(actor.person.id, Role.COORDINATOR, 1, None)
    await removes_themselves(anna)
    await anna.sees_last("Готово: ваши данные удалены")
    await boris.gets("Сотрудник удалил свои данные", "муниципальный координатор")
    assert mentions(town, "Анна Ким", str(anna.id)) == {}


async def test_an_administrator_by_the_settings_cannot_be_forgotten_from_the_chat(town: Town) -> None:
    anna = await town.coordinator()
    await anna.says("/privacy")
    toast = await anna.presses("Удалить меня")
    assert toast is not None
    assert "ADMIN_IDS" in toast.text
    assert mentions(town, "Анна Ким")["person"]


async def test_who_left_their_post_can_still_ask_and_be_forgotten(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    async with town.database.unit() as unit:
        actor = await unit.people.actor(boris.id, town.clock.now())
        assert actor is not None
        await unit.people.end_post(actor.posts[0].id, date(2026, 3, 1))
    await boris.says("/tasks")
    await boris.gets("по личной ссылке")
    await boris.says("/privacy")
    await boris.sees_last("Что о вас записано", "Борис Орлов")
    await boris.presses("Мои данные")
    _, content = await given_file(town, boris)
    assert "Борис Орлов" in content.decode("utf-8-sig")
    await boris.presses("Удалить меня")
    await boris.presses("Да, удалить мои данные")
    await boris.sees("Готово: ваши данные удалены")
    assert mentions(town, "Орлов", str(boris.id)) == {}


async def test_a_stranger_reads_that_nothing_is_kept(town: Town) -> None:
    boris = await town.person("Борис")
    await boris.says("/privacy")
    await boris.sees_last("хранит о вас", "Когда войдёте")
    for data in ("ym", "yr", "yy"):
        toast = await boris.forges(data)
        assert toast is not None
        assert "по личной ссылке" in toast.text


async def test_an_invitation_kept_for_them_opens_nothing_any_more(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    boris = await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")
    now = town.clock.now()
    async with town.database.unit() as unit:
        actor = await unit.people.actor(boris.id, now)
        assert actor is not None
        number = await unit.invitations.add(
            "kept-for-him",
            now,
            now + timedelta(days=1),
            role=Role.TEACHER,
            department_id=1,
            person_id=actor.person.id,
        )
    await removes_themselves(boris)
    async with town.database.unit() as unit:
        assert not await unit.invitations.take(number, now)
