"""kill -9 between any two steps: nothing is lost, nothing is applied twice, little is said twice."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from sandbox.person import Person
from tests.process.conftest import House
from tests.process.running import until
from tests.process.test_run import LINK, SHOWN, opens_task
from tests.town import ORDER, order

pytestmark = pytest.mark.process

ANSWER = "Команды /halp нет"
PEOPLE = 10
HANDED_IN = "Сдано: 1 подтверждение"
LINKS = 10
KILLS = 6


async def test_a_proof_that_was_asked_for_before_the_kill_is_taken_after_it(house: House) -> None:
    await house.bot.start()
    await house.found_department()
    boris = await house.joins("МБОУ СОШ № 2", "Руководитель организации", "Борис", "Орлов")
    await opens_task(boris)
    await boris.presses("Сдать")
    await boris.gets("Пришлите подтверждение")
    await house.bot.kill()
    await boris.says(LINK)
    await house.bot.start()
    await boris.gets("Сдано: 1 подтверждение", SHOWN)
    await house.anna.says("/review")
    await house.anna.gets("Проверки ждёт 1 задание")
    # It is told within minutes, in the morning where it is night.
    assert house.bot.rows("SELECT count(*) FROM news WHERE kind = 'handed_in'") == [(1,)]
    assert house.bot.rows("SELECT value FROM evidence") == [(LINK,)]


async def test_an_update_that_was_fetched_and_not_yet_kept(house: House) -> None:
    await house.bot.start()
    await house.found_department()
    updates = house.telegram.bot().updates
    await until(lambda: updates.is_read, "the bot waits for updates")
    with closing(sqlite3.connect(house.bot.database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        await house.anna.says("/halp")
        await until(lambda: not updates.is_read, "the update was fetched")
        await house.bot.kill()
    await house.bot.start()
    await house.anna.gets(ANSWER)
    assert said(house, house.anna, ANSWER) == 1


async def test_an_answer_that_was_decided_and_not_yet_said(house: House) -> None:
    await house.bot.start()
    await house.found_department()
    house.telegram.faults.add("slow", method="sendMessage", times=1, seconds=60)
    await house.anna.says("/halp")
    await until(lambda: not list(house.telegram.faults), "the answer is on its way")
    await house.bot.kill()
    await house.bot.start()
    await house.anna.gets(ANSWER)
    assert said(house, house.anna, ANSWER) == 1


async def test_an_answer_that_was_said_and_not_yet_marked(house: House) -> None:
    await house.bot.start()
    await house.found_department()
    house.telegram.faults.add("cut", method="sendMessage", times=1)
    await house.anna.says("/halp")
    await house.anna.gets(ANSWER)
    await house.bot.kill()
    await house.bot.start()
    await until(lambda: said(house, house.anna, ANSWER) == 2, "the answer once more")
    await until(lambda: not house.bot.rows("SELECT id FROM outbox"), "everything is said")
    assert said(house, house.anna, ANSWER) == 2


async def test_an_order_that_was_being_fetched(house: House) -> None:
    await house.bot.start()
    await house.anna.starts()
    await house.anna.gets("Как называется")
    await house.anna.says("Отдел образования")
    await house.anna.gets("Готово")
    house.telegram.faults.add("slow", method="download", times=1, seconds=60)
    await house.anna.sends_file(ORDER, order())
    await until(lambda: not list(house.telegram.faults), "the download has begun")
    await house.bot.kill()
    await house.bot.start()
    await house.anna.gets("Прочитано: 4 раздела, 18 мероприятий")
    assert len(house.bot.rows("SELECT id FROM draft")) == 1


async def test_six_kills_while_ten_people_write(house: House) -> None:
    await house.bot.start()
    await house.found_department()
    heads = [await house.joins(f"СОШ № {2 + n % 2 * 2}", "Руководитель", f"Пётр{n}") for n in range(PEOPLE)]
    task = dict(house.bot.rows("SELECT organisation_id, min(id) FROM task GROUP BY organisation_id"))
    post = dict(house.bot.rows(
        "SELECT telegram_id, organisation_id FROM person JOIN post ON person.id = person_id "
        "WHERE role = 'head'"
    ))  # fmt: skip
    writing = [asyncio.create_task(writes(head, task[post[head.id]])) for head in heads]
    await killed(house, random.Random(20260302))
    await asyncio.gather(*writing)
    await until(lambda: not left(house), "everything is done and said")

    wanted = sorted(link(head, n) for head in heads for n in range(LINKS))
    assert sorted(value for (value,) in house.bot.rows("SELECT value FROM evidence")) == wanted
    journal = "SELECT count(*) FROM journal WHERE action = 'task.submitted'"
    assert house.bot.rows(journal) == [(PEOPLE * LINKS,)]
    assert house.bot.rows("SELECT count(*) FROM inbox WHERE reference IS NOT NULL") == [(0,)]
    answers = told(house, heads)
    assert all(answers[head.id] >= LINKS for head in heads)
    # One call at a time goes out to a chat: a kill leaves at most that one unmarked.
    assert all(answers[head.id] <= LINKS + KILLS for head in heads)
    assert sum(answers.values()) - PEOPLE * LINKS <= KILLS * PEOPLE


def link(head: Person, number: int) -> str:
    return f"https://school.example.org/{head.id}/{number}/end"


async def writes(head: Person, task: int) -> None:
    """Two updates for each link: the press that asks for a proof, and the proof; nobody waits for answers."""
    for number in range(LINKS):
        await head.forges(f"ev:{task}", answered=False)
        await head.says(link(head, number))


async def killed(house: House, chance: random.Random) -> None:
    """Kills the bot in the middle of its work, six times, and starts it again."""
    for _ in range(KILLS):
        wanted = len(house.telegram.book) + chance.randint(5, 60)
        await until(lambda wanted=wanted: len(house.telegram.book) >= wanted, "some more work")  # type: ignore[misc]
        await house.bot.kill()
        await house.bot.start()


def left(house: House) -> bool:
    """Whether anything waits anywhere: at the messenger, in the inbox, in the outbox."""
    waiting = "SELECT update_id FROM inbox WHERE done_at IS NULL UNION ALL SELECT id FROM outbox WHERE refused_at IS NULL"
    return bool(len(house.telegram.bot().updates) or house.bot.rows(waiting))


def said(house: House, person: Person, words: str) -> int:
    """How often the messenger took a message with these words."""
    stored = house.telegram.book.stored("sendMessage")
    return sum(line.chat_id == person.id and words in line.said for line in stored)


def told(house: House, heads: list[Person]) -> Counter[int]:
    """How many times each head was told that a link had been handed in."""
    ids = {head.id for head in heads}
    lines = house.telegram.book.stored("sendMessage")
    return Counter(line.chat_id for line in lines if line.chat_id in ids and HANDED_IN in line.said)
