"""Somebody of the department asks an organisation that has nobody of its own in the bot, and hands in for it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pytest
from openpyxl import load_workbook

from roadmap.people import Post, Role
from roadmap.roster import read_roster
from sandbox.person import Person
from sandbox.phone import Bubble
from tests.roster.drawing import roster
from tests.stories.journal import entries
from tests.stories.test_organisations import opens
from tests.stories.test_parties import goes_live, plan
from tests.stories.test_roster import given
from tests.town import Town, link_of

INSTITUTE, CENTRE = "ГАУ «Институт образования»", "МКУ «Методический центр»"
SCHOOL = "МБОУ СОШ № 7"
ASKS = "Вы спрашиваете у организации и сдаёте за неё"


@dataclass
class Office:
    """Анна coordinates, Жанна is a specialist; an institute, a centre and a school have tasks and nobody."""

    town: Town
    anna: Person
    zhanna: Person

    async def id(self, person: Person) -> int:
        async with self.town.database.unit() as unit:
            actor = await unit.people.actor(person.id, self.town.clock.now())
        assert actor is not None
        return actor.person.id

    async def place(self, name: str) -> int:
        async with self.town.database.unit() as unit:
            return next(one.id for one in await unit.departments.organisations(1) if one.name == name)

    async def task(self, name: str) -> int:
        place = await self.place(name)
        async with self.town.database.unit() as unit:
            for number in range(1, 20):
                task = await unit.tasks.get(number)
                if task is not None and task.organisation_id == place:
                    return number
        raise LookupError(name)

    async def posts(self, person: Person) -> list[Post]:
        number = await self.id(person)
        async with self.town.database.unit() as unit:
            return await unit.people.posts(number)

    async def post(self, person: Person) -> int:
        return next(post.id for post in await self.posts(person) if post.role is Role.KEEPER)

    async def names(self, who: str, place: str = INSTITUTE) -> None:
        """Анна names a keeper from the organisation's card."""
        await opens(self.anna, place)
        await self.anna.presses("Ответственный за связь")
        label = "Сменить" if "Сменить" in labels(await self.anna.last()) else "Назначить"
        await self.anna.presses(label)
        await self.anna.presses(who)


def labels(bubble: Bubble) -> list[str]:
    """What its buttons say."""
    return [button.label for button in bubble.buttons]


async def refused(person: Person, button: str) -> None:
    """The pressed button answers politely and does nothing."""
    toast = await person.forges(button)
    assert toast is not None, button
    assert toast.alert, button


@pytest.fixture
async def office(town: Town) -> Office:
    anna = await town.coordinator()
    await goes_live(anna, plan(INSTITUTE, CENTRE, SCHOOL, INSTITUTE))
    zhanna = await town.joins(anna, SCHOOL, "Куратор", "Жанна", "Уль")
    made = Office(town, anna, zhanna)
    number = await made.id(zhanna)
    async with town.database.unit() as unit:
        await unit.people.appoint(number, Role.STAFF, 1, None)
    return made


async def test_the_to_do_offers_a_keeper_and_both_are_told(office: Office) -> None:
    anna, zhanna = office.anna, office.zhanna
    await anna.says("/people")
    await anna.sees_last(f"{INSTITUTE} и", "некому сдавать: назначьте ответственного за связь")
    await anna.presses("Кого не хватает")
    await anna.sees_last("3 организации без руководителя", "некому сдавать")
    await anna.presses(INSTITUTE)
    await anna.sees_last(f"Ответственный за связь: {INSTITUTE}", "Пока не назначен")
    await anna.presses("Назначить")
    await anna.says("уль")
    await anna.presses("Жанна Уль")
    await anna.sees_last("Теперь за связь отвечает Жанна Уль", "✓ Жанна Уль")
    await zhanna.gets(f"Вы – ответственный за связь. За: {INSTITUTE}", ASKS)
    await anna.says("/people")
    await anna.presses("Кого не хватает")
    await anna.sees_last("2 организации без руководителя")
    assert INSTITUTE not in (await anna.last()).text
    [entry] = await entries(office.town, "post.given")
    assert (entry.details["role"], entry.details["organisation"]) == ("keeper", await office.place(INSTITUTE))


async def test_a_keeper_hands_in_and_is_told_of_the_review(office: Office) -> None:
    anna, zhanna = office.anna, office.zhanna
    await office.names("Жанна Уль")
    await zhanna.starts()
    home = await zhanna.sees_last("специалист управления", "ответственный за связь", f"За: {INSTITUTE}", ASKS)
    assert "Проверка" in labels(home)
    await zhanna.says("/tasks")
    await zhanna.sees_last(f"За: {INSTITUTE}")
    await zhanna.forges(f"t:{await office.task(INSTITUTE)}")
    await zhanna.sees_last(f"За: {INSTITUTE}", ASKS)
    await zhanna.sees_no("Поручить коллеге")
    await zhanna.presses("Сдать")
    await zhanna.says("https://iro.example.org/otchet.pdf")
    await anna.gets("Жанна Уль", "iro.example.org")
    await anna.presses("Вернуть")
    await anna.presses("Ссылка не открывается")
    await zhanna.gets("Возвращено: Ссылка не открывается")
    await zhanna.forges(f"t:{await office.task(INSTITUTE)}")
    await zhanna.sees_last("Сдано", "Жанна Уль")


async def test_a_keeper_asks_and_hears_the_answer_and_comments(office: Office) -> None:
    anna, zhanna = office.anna, office.zhanna
    await office.names("Жанна Уль")
    task = await office.task(INSTITUTE)
    await zhanna.forges(f"t:{task}")
    await zhanna.presses("Ещё…")
    await zhanna.presses("К нам не относится")
    await zhanna.says("институт этого не проводит")
    await anna.gets("институт этого не проводит")
    await anna.presses("Отказать")
    await zhanna.gets("Просьба отклонена")
    await anna.forges(f"t:{task}")
    await anna.presses("Ещё…")
    await anna.presses("Написать комментарий")
    await anna.says("Уточните дату у института")
    await zhanna.gets("Уточните дату у института")


async def test_a_keeper_neither_delegates_nor_sees_other_organisations(office: Office) -> None:
    anna = office.anna
    maria = await office.town.joins(anna, SCHOOL, "Педагог", "Мария", "Ясень")
    await office.names("Мария Ясень", CENTRE)
    mine, other = await office.task(CENTRE), await office.task(INSTITUTE)
    await maria.forges(f"t:{mine}")
    await maria.sees_last(f"За: {CENTRE}", ASKS)
    assert "Сдать" in labels(await maria.last())
    for button in (
        f"dl:{mine}",
        f"t:{other}",
        f"ev:{other}",
        f"iv:{await office.place(CENTRE)}:head",
        "vm:0",
    ):
        await refused(maria, button)
    await maria.says("/status")
    assert INSTITUTE not in (await maria.last()).text


async def test_a_keeper_who_coordinates_keeps_the_coordinators_home(office: Office) -> None:
    anna = office.anna
    await office.names("Анна Ким")
    await anna.sees_last("Теперь за связь отвечает Анна Ким")
    await anna.starts()
    home = await anna.sees_last("муниципальный координатор и ответственный за связь", f"За: {INSTITUTE}")
    assert {"Люди", "Дорожные карты", "Проверка"} <= set(labels(home))
    await anna.says("/tasks")
    await anna.sees_last(f"За: {INSTITUTE}")
    await anna.forges(f"ev:{await office.task(INSTITUTE)}")
    await anna.says("https://iro.example.org/plan.pdf")
    await anna.sees_last("Сдано")


async def test_another_keeper_takes_over_and_the_former_is_told(office: Office) -> None:
    await office.names("Жанна Уль")
    await office.names("Анна Ким")
    await office.anna.sees_last("Теперь за связь отвечает Анна Ким", "До этого: Жанна Уль")
    await office.zhanna.gets(f"{INSTITUTE}: за связь теперь отвечает Анна Ким")
    await office.zhanna.forges(f"ev:{await office.task(INSTITUTE)}")
    await office.anna.presses("Снять: Анна Ким")
    await office.anna.sees_last("Анна Ким больше не отвечает за связь", "некому сдавать")


async def test_a_head_comes_in_and_the_keeper_may_end(office: Office) -> None:
    anna, zhanna = office.anna, office.zhanna
    await office.names("Жанна Уль")
    await office.town.joins(anna, INSTITUTE, "Руководитель организации", "Лев", "Дуб")
    await zhanna.gets(f"{INSTITUTE}: появился руководитель, Лев Дуб", "больше не сдавать за неё")
    await anna.forges(f"kc:{await office.place(INSTITUTE)}")
    await anna.sees_last("Здесь есть свои люди", "Жанна Уль")
    await zhanna.presses("Больше не сдавать за неё")
    await zhanna.sees("Жанна Уль больше не отвечает за связь")
    ended = await anna.gets("Жанна Уль больше не отвечает за связь", INSTITUTE)
    assert "некому" not in ended.text
    await zhanna.says("/tasks")
    assert INSTITUTE not in (await zhanna.last()).text


async def test_who_already_works_here_and_becomes_the_head_is_announced_too(office: Office) -> None:
    anna, zhanna = office.anna, office.zhanna
    await office.names("Жанна Уль", CENTRE)
    maria = await office.town.joins(anna, SCHOOL, "Педагог", "Мария", "Ясень")
    await anna.forges(f"vo:{await office.place(CENTRE)}")
    await anna.presses("Новый руководитель")
    await anna.presses("Мария Ясень")
    await anna.presses("Сегодня")
    await anna.presses("Да, подтверждаю")
    await maria.gets("Новый руководитель")
    await zhanna.gets(f"{CENTRE}: появился руководитель, Мария Ясень")


async def test_a_keeper_leaves_the_department_and_the_coordinator_hears_what_is_alone(office: Office) -> None:
    anna, zhanna = office.anna, office.zhanna
    maria = await office.town.joins(anna, SCHOOL, "Педагог", "Мария", "Ясень")
    await office.names("Мария Ясень", CENTRE)
    await maria.forges("vl")
    await maria.presses("педагог, МБОУ СОШ № 7")
    await maria.presses("Больше не работает")
    await maria.presses("Сегодня последний день")
    await maria.sees_last(f"Будет некому сдавать за: {CENTRE}")
    await maria.presses("Да, подтверждаю")
    await anna.gets("Уход: Мария Ясень", f"Будет некому сдавать за: {CENTRE}")
    office.town.days_pass(1)
    await anna.forges("vh:0")
    await anna.sees_last("некому сдавать", CENTRE)
    await maria.says("/tasks")
    await maria.gets("по личной ссылке")
    await office.names("Жанна Уль", CENTRE)
    await zhanna.gets(f"За: {CENTRE}")


async def test_whoever_loses_the_last_post_of_their_own_keeps_nothing(office: Office) -> None:
    anna = office.anna
    maria = await office.town.joins(anna, SCHOOL, "Педагог", "Мария", "Ясень")
    await office.names("Мария Ясень", CENTRE)
    posts = await office.posts(maria)
    await anna.forges(f"pp:{posts[0].id}")
    await anna.presses("Завершить")
    await anna.sees_last(f"Будет некому сдавать за: {CENTRE}")
    await anna.presses("Завершить")
    await anna.sees_last("Сейчас без должности")
    assert len(await entries(office.town, "post.ended")) == 2


async def test_a_school_with_its_own_people_needs_no_keeper(office: Office) -> None:
    anna = office.anna
    await office.town.joins(anna, SCHOOL, "Руководитель организации", "Лев", "Дуб")
    await opens(anna, SCHOOL)
    assert "Ответственный за связь" not in labels(await anna.last())
    place, zhanna = await office.place(SCHOOL), await office.id(office.zhanna)
    for button in (f"kl:{place}:0", f"ks:{place}:{zhanna}"):
        await refused(anna, button)
    own = 1
    for button in (f"kc:{own}", f"ks:{own}:{zhanna}"):
        await refused(anna, button)


async def test_a_keeper_is_not_made_by_other_ways(office: Office) -> None:
    anna = office.anna
    await office.names("Жанна Уль")
    place = await office.place(INSTITUTE)
    for button in (f"iv:{place}:keeper", f"pu:{await office.post(office.zhanna)}:head"):
        await refused(anna, button)
    posts = await office.posts(office.zhanna)
    assert [post.role for post in posts] == [Role.CURATOR, Role.STAFF, Role.KEEPER]


async def test_a_foreign_department_and_stale_buttons_change_nothing(office: Office) -> None:
    anna, zhanna = office.anna, office.zhanna
    await office.names("Жанна Уль")
    post, place = await office.post(zhanna), await office.place(INSTITUTE)
    ivan = await office.town.person("Иван", "Сокол", admin=True)
    await ivan.starts()
    await ivan.says("Управление образования Нижнегорского района")
    number = await office.id(zhanna)
    for button in (f"kc:{place}", f"kl:{place}:0", f"ks:{place}:{await office.id(ivan)}", f"ke:{post}"):
        await refused(ivan, button)
    await refused(anna, f"ks:{place}:{await office.id(ivan)}")
    await anna.forges(f"ks:{place}:{number}")
    await anna.forges(f"ke:{post}")
    await refused(zhanna, f"ke:{post}")
    assert len(await entries(office.town, "post.ended")) == 1
    assert len(await entries(office.town, "post.given")) == 1


async def test_the_spreadsheet_knows_keepers_there_and_back(office: Office) -> None:
    anna, zhanna = office.anna, office.zhanna
    rows = [(None, "Жанна Уль", "", "ответственный за связь", INSTITUTE)]
    await anna.sends_file("люди.xlsx", roster(p=rows))
    await anna.sees_last("1 должность у тех, кто уже записан")
    await anna.presses("Применить")
    await zhanna.forges(f"t:{await office.task(INSTITUTE)}")
    await zhanna.sees_last(f"За: {INSTITUTE}")
    await anna.says("/people")
    await anna.presses("Таблица")
    await anna.presses("Как есть сейчас")
    state = await given(office.town, anna)
    kept = [line for line in read_roster(state).people if line.role is Role.KEEPER]
    assert [(line.name, line.organisation) for line in kept] == [("Жанна Уль", INSTITUTE)]
    words = [cell.value for row in load_workbook(BytesIO(state))["Люди"].iter_rows() for cell in row]
    assert "ответственный за связь" in words
    await anna.sends_file("люди.xlsx", state)
    await anna.sees_last("Ничего не изменится")


async def test_a_link_for_an_institute_still_makes_its_head(office: Office) -> None:
    await office.names("Жанна Уль")
    assert "start=" in await link_of(office.anna, INSTITUTE, "Руководитель организации")
