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
from tests.process.test_run import LINK, opens_task
from tests.town import ORDER, order

pytestmark = pytest.mark.process

ANSWER = "Команды /halp нет"
PEOPLE = 10
LINKS = 9
SCHOOLS = ("МБОУ СОШ № 2", "МБОУ СОШ № 4", "МБОУ СОШ № 7", "МБОУ ООШ № 11")
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
    await boris.gets("Сдано: 1 подтверждение", LINK)
    await house.anna.gets("На проверку", LINK)
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
    heads = [
        await house.joins(SCHOOLS[number % len(SCHOOLS)], "Руководитель", f"Пётр{number}")
        for number in range(PEOPLE)
    ]
    work = own_tasks(house, heads)
    writing = [asyncio.create_task(writes(head, work[head.id])) for head in heads]
    await killed(house, random.Random(20260302))
    await asyncio.gather(*writing)
    await until(lambda: not left(house), "everything is done and said")

    wanted = sorted(link(head, n) for head in heads for n in range(LINKS))
    assert sorted(value for (value,) in house.bot.rows("SELECT value FROM evidence")) == wanted
    journal = "SELECT count(*) FROM journal WHERE action = 'task.submitted'"
    assert house.bot.rows(journal) == [(PEOPLE * LINKS,)]
    assert house.bot.rows("SELECT count(*) FROM inbox WHERE reference IS NOT NULL") == [(0,)]
    notes = told(house, wanted)
    assert sorted(notes) == wanted
    # One call at a time goes out to a chat: a kill leaves at most that one unmarked.
    assert sum(notes.values()) - len(wanted) <= KILLS


def link(head: Person, number: int) -> str:
    return f"https://school.example.org/{head.id}/{number}/end"


def own_tasks(house: House, heads: list[Person]) -> dict[int, list[int]]:
    """Tasks of each head's school that no other of these heads works at."""
    waiting: dict[int, list[int]] = {}
    for organisation, task in house.bot.rows("SELECT organisation_id, id FROM task ORDER BY id"):
        waiting.setdefault(organisation, []).append(task)
    school = dict(
        house.bot.rows("SELECT telegram_id, organisation_id FROM person JOIN post ON person.id = person_id")
    )
    return {head.id: [waiting[school[head.id]].pop(0) for _ in range(LINKS)] for head in heads}


async def writes(head: Person, tasks: list[int]) -> None:
    """Two updates a task, the press that asks for a proof and the proof; nobody waits for answers."""
    for number, task in enumerate(tasks):
        await head.forges(f"ev:{task}", answered=False)
        await head.says(link(head, number))
    for _ in range(20 - 2 * len(tasks)):
        await head.says("/halp")


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


def told(house: House, links: list[str]) -> Counter[str]:
    """How often Анна was told of each link."""
    lines = [line for line in house.telegram.book.stored("sendMessage") if line.chat_id == house.anna.id]
    return Counter(address for line in lines for address in links if address in line.said)
