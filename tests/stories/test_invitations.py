"""The coordinator gets everybody in: a sheet to print, messages to forward, who is in, links taken back."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

from docx import Document

from bot.actions.invitations import new_token
from bot.keyboards import data
from roadmap.people import Role
from sandbox.person import Person
from tests.stories.door import HEAD, NOTHING, SCHOOL, asked, expected, journal, personal_link, refused
from tests.town import AGREE, Town


async def invitations(coordinator: Person) -> None:
    await coordinator.says("/people")
    await coordinator.presses("Приглашения")
    await coordinator.sees_last("Действующих ссылок")


async def the_sheet(town: Town, coordinator: Person) -> Any:
    """The sheet that was sent last, opened."""
    bubble = [shown for shown in await coordinator.bubbles() if "document" in shown.message][-1]
    document = bubble.message["document"]
    assert document["file_name"] == "Приглашения 2026-03-02.docx"
    file = town.telegram.world.files.find(document["file_id"])
    assert file is not None
    return Document(BytesIO(file.content))


def cards(document: Any) -> list[list[str]]:
    """The lines of every card."""
    return [
        row.cells[side].text.split("\n")
        for table in document.tables
        for row in table.rows
        for side in (1, 3)
        if row.cells[side].text
    ]


def token(lines: list[str]) -> str:
    return lines[-1].partition("start=")[2]


async def many(town: Town, number: int, school: str = SCHOOL) -> None:
    """People whom a list names."""
    async with town.database.unit() as unit:
        schools = {one.name: one.id for one in await unit.departments.organisations(1)}
        for count in range(number):
            person = await unit.people.expect(f"Педагог {count:03}", "ru", town.clock.now())
            await unit.people.appoint(person.id, Role.TEACHER, 1, schools[school], title="Учитель")


async def test_a_sheet_for_everybody_and_each_card_lets_its_person_in(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await expected(town, "Орлов Борис", title="Директор")
    await many(town, 3)
    await invitations(anna)
    await anna.sees_last("Вошёл 1 из", "Ещё не вошли")
    await anna.presses("Пригласить всех, кто не вошёл")
    await anna.sees_last("приглашений", "чьи имена пока неизвестны", "Прежние неиспользованные ссылки")
    await anna.presses("Лист для печати")
    await anna.sees("Лист готов", "до 16 марта", "разрежьте")
    document = await the_sheet(town, anna)
    found = cards(document)
    head = document.sections[0].header.paragraphs[0].text
    assert head.split("\n") == [
        "Управление образования Верхнереченского округа", "Приглашения действуют до 16 марта 2026 г.",
    ]  # fmt: skip
    mine = [lines for lines in found if SCHOOL in lines[:3]]
    assert [lines[0] for lines in mine] == ["Орлов Борис", "Педагог 000", "Педагог 001", "Педагог 002"]
    assert mine[0][1:4] == [
        "Директор",
        SCHOOL,
        "Откройте камеру телефона, наведите на код и нажмите «Начать».",
    ]
    nameless = [lines for lines in found if lines[0] == HEAD]
    assert len(nameless) == len(found) - 4 > 3
    assert asked(town, "SELECT count(*) FROM invitation") == [(len(found),)]
    boris, yana = await town.person("Борис"), await town.person("Яна")
    await boris.starts(token(mine[0]))
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как директор", SCHOOL)
    await yana.starts(token(nameless[0]))
    await yana.presses(AGREE)
    await yana.sees_last("Вы вошли как руководитель организации", nameless[0][1], "просрочено")
    await invitations(anna)
    await anna.sees_last("Вошли 3 из")


async def test_a_second_sheet_replaces_the_unused_links_of_the_first(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await expected(town, "Орлов Борис")
    sheets = []
    for _ in range(2):
        await invitations(anna)
        await anna.presses("Пригласить всех, кто не вошёл")
        await anna.presses("Лист для печати")
        sheets.append(cards(await the_sheet(town, anna)))
    old, new = sheets
    assert len(old) == len(new)
    assert {token(card) for card in old} & {token(card) for card in new} == set()
    assert len(journal(town, "invitation.revoked")) == len(old)
    boris = await town.person("Борис")
    for card in (old[0], old[-1]):
        await refused(boris, token(card))
    await boris.starts(token(new[-1]))
    await boris.presses(AGREE)
    await boris.sees_last("Вы вошли как")


async def test_tokens_are_kept_nowhere_but_as_hashes(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await invitations(anna)
    await anna.presses("Пригласить всех, кто не вошёл")
    await anna.presses("Лист для печати")
    secret = token(cards(await the_sheet(town, anna))[0])
    for (table,) in asked(town, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        assert secret not in str(asked(town, f"SELECT * FROM {table}")), table


def test_a_token_has_128_bits_and_fits_into_a_start_link() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert {len(one) for one in tokens} == {22}
    assert all(one.replace("-", "").replace("_", "").isalnum() for one in tokens)


async def test_messages_come_twenty_at_a_time_each_by_itself_and_nobody_twice(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await expected(town, "Орлов Борис")
    await many(town, 44)
    await anna.says("/people")
    await anna.presses("Организации")
    await anna.presses(SCHOOL)
    await anna.presses("Пригласить")
    await anna.presses("Пригласить: 45 не вошли")
    await anna.presses("Сообщения для пересылки")
    await anna.sees("Ниже 20 сообщений")
    await anna.sees_last("Осталось ещё 25 человек")
    dasha = await town.person("Дарья")
    first = next(shown for shown in await anna.bubbles() if "Педагог 000" in shown.text)
    await dasha.starts(first.text.split()[-1])
    await dasha.presses(AGREE)
    await anna.presses("Ещё")
    await anna.sees_last("Осталось ещё 5 человек")
    await anna.presses("Ещё")
    await anna.sees("Ниже 5 сообщений")
    await anna.sees_last("Это все")
    notes = [shown.text for shown in await anna.bubbles() if shown.text.startswith("Приглашение: ")]
    assert len(notes) == 45
    assert all(note.count("start=") == 1 for note in notes)
    assert len({note.split()[-1] for note in notes}) == 45
    names = [note.splitlines()[0].split(": ")[1].split(",")[0] for note in notes]
    assert names == ["Орлов Борис", *(f"Педагог {number:03}" for number in range(44))]


async def test_who_is_in_who_is_not_and_who_blocked_the_bot(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await expected(town, "Орлов Борис", title="Директор")
    vera = await town.joins(anna, SCHOOL, "Педагог", "Вера", "Лисицына")
    await vera.blocks()
    await invitations(anna)
    await anna.sees_last("Заблокировали бота: 1")
    await anna.presses("Кто вошёл, кто нет")
    await anna.presses("Вошли")
    await anna.sees_last("Вошёл 1 человек", "Анна Ким")
    await anna.presses("Заблокировали")
    await anna.sees_last("Заблокировал бота 1 человек", "Вера Лисицына", "педагог", SCHOOL)
    await vera.unblocks()
    await anna.presses("Ещё не вошли")
    await anna.sees_last("Орлов Борис, директор, МБОУ СОШ № 2 – ссылки нет")
    await anna.presses("Орлов Борис")
    await anna.sees_last("Орлов Борис, директор")
    await anna.presses("Сообщения для пересылки")
    await anna.says("/people")
    await anna.presses("Приглашения")
    await anna.presses("Кто вошёл, кто нет")
    await anna.sees_last("Орлов Борис", "ссылка до 16 марта")
    await anna.presses("Вошли")
    await anna.sees_last("Вошли 2 человека", "Вера Лисицына")


async def test_all_links_are_taken_back_at_once(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await invitations(anna)
    await anna.presses("Пригласить всех, кто не вошёл")
    await anna.presses("Лист для печати")
    found = cards(await the_sheet(town, anna))
    await invitations(anna)
    await anna.presses("Действующие ссылки")
    await anna.sees_last(f"{len(found)} действующ")
    await anna.presses("Отозвать все")
    await anna.sees_last(f"Отозвать {len(found)} ссыл")
    await anna.presses("Отозвать все")
    await anna.sees_last("Действующих ссылок: 0")
    boris = await town.person("Борис")
    await boris.starts(token(found[0]))
    await boris.sees_last(NOTHING)
    assert {row[2] for row in journal(town, "invitation.revoked")} == {'{"reason": "all"}'}


async def test_who_came_in_meanwhile_is_told_by_the_button(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    person = await expected(town, "Орлов Борис")
    await anna.forges(f"im:p:{person}:0:0")
    invitation = await anna.sees("Орлов Борис", "start=")
    boris = await town.person("Борис")
    await boris.starts(invitation.text.split()[-1])
    await boris.presses(AGREE)
    for stale in (f"ia:p:{person}", f"is:p:{person}", f"im:p:{person}:0:0"):
        toast = await anna.forges(stale)
        assert toast is not None
        assert toast.alert
    assert asked(town, "SELECT count(*) FROM invitation") == [(1,)]


async def test_somebody_who_comes_in_uses_up_their_other_links(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    person = await expected(town, "Орлов Борис")
    async with town.database.unit() as unit:
        for secret in ("one", "two"):
            await unit.invitations.add(
                secret,
                town.clock.now(),
                town.clock.now().replace(month=12),
                role=Role.HEAD,
                department_id=1,
                organisation_id=2,
                person_id=person,
                created_by=1,
            )
    boris, yana = await town.person("Борис"), await town.person("Яна")
    await boris.starts("one")
    await boris.presses(AGREE)
    assert asked(town, "SELECT count(*) FROM invitation WHERE revoked_at IS NOT NULL") == [(1,)]
    await refused(yana, "two")
    await anna.gets("Приглашение не сработало", "Орлов Борис")


async def test_a_link_for_whoever_has_left_before_they_came_opens_nothing(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await expected(town, "Орлов Борис")
    await expected(town, "Лисова Вера")
    boris, vera = await town.person("Борис"), await town.person("Вера")
    ended, over = await personal_link(anna, "Орлов Борис"), await personal_link(anna, "Лисова Вера")
    ((post,),) = asked(
        town, "SELECT p.id FROM post p JOIN person n ON n.id = p.person_id WHERE n.name = 'Орлов Борис'"
    )
    await anna.forges(data.EndPostSure(id=post).pack())
    assert asked(town, "SELECT count(*) FROM invitation WHERE revoked_at IS NOT NULL") == [(1,)]
    assert len(journal(town, "invitation.revoked")) == 1
    await refused(boris, ended)
    async with town.database.unit() as unit:
        await unit.people.end_post(post + 1, town.clock.now().date() - timedelta(days=1))
    await refused(vera, over)
    await anna.gets("Приглашение не сработало", "Лисова Вера")


async def test_two_hundred_people_fit_on_one_sheet(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await many(town, 200)
    await invitations(anna)
    await anna.presses("Пригласить всех, кто не вошёл")
    await anna.presses("Лист для печати")
    found = cards(await the_sheet(town, anna))
    assert len([lines for lines in found if lines[0].startswith("Педагог")]) == 200
    assert len({token(lines) for lines in found}) == len(found)


async def test_schools_whose_heads_nobody_named_are_told_apart_on_their_buttons(town: Town) -> None:
    anna = await town.coordinator_with_road_map()
    await invitations(anna)
    await anna.presses("Кто вошёл, кто нет")
    labels = [one.label for one in (await anna.last()).buttons]
    assert sum(label.startswith(f"{SCHOOL}, руководитель") for label in labels) == 1
