"""A gallery of every screen with the worst values: valid markup, under the limits, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.keyboards import orders as order_keyboards
from bot.keyboards import people as people_keyboards
from bot.keyboards import tasks as task_keyboards
from bot.keyboards.building import LABEL_MOST
from bot.paging import cut
from bot.texts import arrival as arrival_texts
from bot.texts import commands, dates, digests, orders, people, tasks, unexpected
from bot.texts.refusals import apology
from bot.texts.voice import LANGUAGES, Voice, voice_of
from roadmap.department import Department, Organisation
from roadmap.digest import Numbers
from roadmap.documents import read_order
from roadmap.draft import Count, Edition, begin, with_group
from roadmap.people import Actor, Person, Post, Role
from roadmap.roadmap import Doubt, DoubtCode
from roadmap.tasks import Status, Task
from sandbox.text.html import parse_html
from sandbox.text.units import length16
from storage.roadmaps import LiveRoadMap
from tests.house import (
    gallery_activities,
    gallery_answering,
    gallery_arrival,
    gallery_cases,
    gallery_changes,
    gallery_chats,
    gallery_check_ins,
    gallery_dates,
    gallery_digests,
    gallery_indicators,
    gallery_keepers,
    gallery_news,
    gallery_nudges,
    gallery_own_plans,
    gallery_parties,
    gallery_places,
    gallery_privacy,
    gallery_questionnaires,
    gallery_roster,
    gallery_tasks,
    gallery_week,
)
from tests.town import order

TODAY = date(2026, 3, 2)
NASTY = ['<b>"Школа" & Ко</b>', "Ш" * 200, "مدرسة \u202e№ 5", "</b><i>", "&amp;lt;", "Школа 🏫 № 7"]
LONG = "Очень длинное мероприятие с подробностями. " * 60
DEPARTMENT = Department(1, NASTY[0], "Europe/Moscow")

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]


def a_task(name: str, status: Status = Status.OPEN, due: date | None = TODAY) -> Task:
    return Task(
        id=2**31 - 1,
        department_id=1,
        organisation_id=1,
        organisation=name,
        activity_id=1,
        number="1.10.",
        title=f"{name} {LONG}",
        section=f"{name} {LONG}",
        deadline=LONG,
        result=LONG,
        proof=name + LONG,
        status=status,
        due=due,
        awaiting=due is None,
        assignee_id=1,
        assignee=name,
    )


def an_actor(name: str, role: Role) -> Actor:
    return Actor(Person(1, name, "ru"), (Post(1, role, DEPARTMENT, 1, name),))


def gallery(voice: Voice, name: str) -> Iterator[Screen]:
    """Every text and keyboard with *name* wherever a name can stand."""
    yield from task_screens(voice, name)
    yield from people_screens(voice, name)
    yield from order_screens(voice, name)
    yield from gallery_privacy.screens(voice, name)
    yield from gallery_indicators.indicator_screens(voice, name, TODAY)
    yield from gallery_answering.screens(voice, name, TODAY)
    yield from gallery_questionnaires.screens(voice, name, TODAY)
    yield from gallery_keepers.keeper_screens(voice, name, TODAY)
    yield from gallery_places.screens(voice, name, TODAY)
    yield from gallery_arrival.screens(voice, name)
    yield from gallery_roster.screens(voice, name)
    yield from gallery_changes.change_screens(voice, name)
    yield from gallery_chats.screens(voice, name, a_task(name, due=date(2025, 1, 9)), TODAY)
    yield from gallery_dates.screens(voice, name, a_task(name, due=None), TODAY)
    yield from gallery_parties.screens(voice, name)
    yield from gallery_week.screens(voice, name, a_task(name, due=date(2025, 1, 9)), TODAY)
    yield from gallery_news.screens(voice, name, a_task(name, due=date(2025, 1, 9)), TODAY)
    yield from gallery_nudges.screens(voice, name, a_task(name, due=date(2025, 1, 9)), TODAY)
    yield from gallery_activities.screens(voice, name, a_task(name), an_actor, TODAY)
    yield from gallery_own_plans.screens(voice, name, a_task(name), TODAY)
    yield "apology", apology(voice, "ABC234"), None
    yield "typo", unexpected.unknown_command(voice, f"/{name}"[:32], "/tasks"), None
    yield from gallery_digests.screens(voice, name, a_task(name, due=date(2025, 1, 9)), TODAY)


def task_screens(voice: Voice, name: str) -> Iterator[Screen]:
    page = [a_task(name, status) for status in Status] + [a_task(name, due=None)]
    yield from gallery_tasks.screens(voice, name, page, an_actor, TODAY)
    yield from gallery_cases.screens(voice, name, page, an_actor, TODAY)
    task, actor = page[0], an_actor(name, Role.HEAD)
    yield from gallery_check_ins.screens(voice, name, task, actor, TODAY)
    yield (
        "whom",
        tasks.to_whom(voice, task),
        task_keyboards.colleagues(voice, task, cut([actor.person] * 9, 0, 6)),
    )
    yield "handed", tasks.handed_to(voice, task, name), None


def _now(voice: Voice, name: str) -> list[Markup]:
    late = a_task(name, due=date(2025, 1, 9))
    return [*digests.now(voice, Numbers(1, 9999, 9999, 9999)), *digests.next_due(voice, [late], TODAY)]


def people_screens(voice: Voice, name: str) -> Iterator[Screen]:
    organisation = Organisation(2**31 - 1, 1, name)
    roles = frozenset(Role)
    yield (
        "home",
        people.home(voice, DEPARTMENT, roles, [name] * 30, _now(voice, name)),
        people_keyboards.home(voice, roles, ("№ " + name, 7, 9)),
    )
    yield "help", people.help_for(voice, roles), None
    yield "made", people.department_made(voice, DEPARTMENT), None
    yield (
        "invite",
        people.whom_to_invite(voice, organisation),
        people_keyboards.whom_to_invite(voice, organisation),
    )
    yield (
        "came",
        people.has_joined(voice, name, arrival_texts.post_words(voice, Role.TEACHER, ""), name),
        None,
    )


def order_screens(voice: Voice, name: str) -> Iterator[Screen]:
    plan = read_order(order(), "order.txt")
    draft = begin(
        with_group(plan, name, [name] * 50),
        [name, *(f"Школа № {n}" for n in range(40))],
        Edition(1, name, 5, 6, 7),
    )
    draft = replace(draft, plan=replace(draft.plan, title=name + LONG, doubts=every_doubt(name)))
    road_map = LiveRoadMap(1, 1, name + LONG, name, TODAY, datetime(2026, 1, 1, tzinfo=UTC))
    yield "reading", orders.reading(voice, name), None
    yield (
        "preview",
        orders.preview(voice, draft, Count(60, 300, 40, 9999, 12)),
        order_keyboards.preview(voice, 2**31 - 1, draft, 40),
    )
    yield (
        "rows",
        orders.rows(voice, plan.activities[:5], 0, 18),
        order_keyboards.rows(voice, 2**31 - 1, 1, 18),
    )
    for number in range(len(draft.plan.doubts)):
        yield (
            f"doubt {number}",
            orders.doubt(voice, draft, number),
            order_keyboards.doubt(voice, 2**31 - 1, draft, number),
        )
        yield (
            f"what {number}",
            orders.what_instead(voice, draft, number),
            order_keyboards.back_to_doubt(voice, 1, number),
        )
    groups = draft.plan.groups
    yield "groups", orders.groups(voice, groups), order_keyboards.groups(voice, 2**31 - 1, groups * 9, 1)
    yield "no groups", orders.no_groups(voice), None
    yield (
        "group",
        orders.group(voice, groups[-1]),
        order_keyboards.group(voice, 2**31 - 1, draft, len(groups) - 1, 2),
    )
    yield "past", orders.what_of_the_past(voice, 21), order_keyboards.what_of_the_past(voice, 2**31 - 1, True)
    yield "live", orders.live(voice, 139, 10, road_map, 21), order_keyboards.live(voice, road_map, 21)
    yield "renewed", orders.renewed(voice, 1, 2, 3, 4), None


def every_doubt(name: str) -> tuple[Doubt, ...]:
    """A doubt of each kind, about a row and about none, with a proposal and without."""
    return tuple(
        Doubt(code, row, name + LONG, proposal, column)
        for code in DoubtCode
        for row, proposal, column in ((1, name + LONG, "deadline"), (None, None, None))
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NASTY, ids=range(len(NASTY)))
def test_every_screen_can_be_sent(language: str, name: str) -> None:
    found = [
        f"{title}: {complaint}"
        for title, text, keyboard in gallery(voice_of(language), name)
        for complaint in (*text_complaints(text), *keyboard_complaints(keyboard))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_comes_out_as_it_was_typed(language: str) -> None:
    name = NASTY[0]
    text = tasks.handed_to(voice_of(language), a_task("x"), name)
    assert name in parse_html(str(text)).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_described(language: str) -> None:
    descriptions = commands.descriptions(voice_of(language))
    assert tuple(descriptions) == commands.COMMANDS
    assert all(3 <= len(words) <= 60 for words in descriptions.values())


def test_days_are_said_as_people_say_them() -> None:
    voice = voice_of("ru")
    late = {
        days: str(
            dates.distance(voice, date(2026, 3, 30), date.fromordinal(date(2026, 3, 30).toordinal() + days))
        )
        for days in (1, 2, 5, 11, 21)
    }
    assert late == {
        1: "❗ просрочено на 1 день",
        2: "❗ просрочено на 2 дня",
        5: "❗ просрочено на 5 дней",
        11: "❗ просрочено на 11 дней",
        21: "❗ просрочено на 21 день",
    }
    assert dates.day(voice, date(2026, 3, 25), TODAY) == "25 марта, ср"
    assert dates.day(voice, date(2027, 3, 25), TODAY) == "25 марта 2027, чт"


def text_complaints(text: Markup) -> list[str]:
    """What the messenger would say of a text."""
    try:
        shown = parse_html(str(text)).text
    except Exception as error:
        return [str(error)]
    if not shown.strip():
        return ["empty"]
    return [f"{length16(shown)} long"] if length16(shown) > 4096 else []


def keyboard_complaints(keyboard: InlineKeyboardMarkup | None) -> list[str]:
    """What product.md says of keyboards."""
    if keyboard is None:
        return []
    rows = keyboard.inline_keyboard
    found = [f"{len(rows)} lines"] if len(rows) > 8 else []
    found += [f"{len(row)} in a line" for row in rows if not 1 <= len(row) <= 2]
    labels = [button.text for row in rows for button in row]
    return found + [f"label {label!r}" for label in labels if not label.strip() or len(label) > LABEL_MOST]


def test_the_gallery_tells_good_from_bad() -> None:
    assert text_complaints(Markup("<b>x</b>")) == []
    assert text_complaints(Markup("<b>x")) != []
    assert text_complaints(Markup("x" * 5000)) != []
