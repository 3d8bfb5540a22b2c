"""News of a single deed is told in full, as of now, with the buttons of its next step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.actions.news import Facts
from bot.keyboards import dates as date_keyboards
from bot.keyboards import review as review_keyboards
from bot.keyboards import talk as talk_keyboards
from bot.keyboards import tasks as keyboards
from bot.letters import words_of
from bot.texts import (
    aside,
    cases,
    check_ins,
    evidence,
    given_dates,
    news,
    own_plans,
    requests,
    review,
    talk,
    tasks,
)
from bot.texts.names import person_name
from bot.texts.voice import Voice, plain
from roadmap.cases import cases_of
from roadmap.check_ins import Quarter
from roadmap.news import News, NewsKind
from roadmap.people import Person
from roadmap.tasks import Status, Task, scope_to_hand_in
from storage.unit import Unit

Said = tuple[Markup, InlineKeyboardMarkup | None]


@dataclass(frozen=True, slots=True)
class Alone:
    """One deed, who reads of it, and how things stand."""

    unit: Unit
    voice: Voice
    reader: Person
    one: News
    facts: Facts
    today: date
    now: datetime

    @property
    def task(self) -> Task:
        """The task that it is about."""
        return self.facts.task(self.one)

    @property
    def author(self) -> str:
        """Who did it, in the reader's words."""
        return plain(person_name(self.voice, self.facts.actor(self.one)))


async def alone(about: Alone) -> Said:
    """The message and its buttons."""
    say = _SAY.get(about.one.kind)
    return words_of(about.one) if say is None else await say(about)


async def following(about: Alone) -> Task | None:
    """What is most urgent for the reader now."""
    actor = await about.unit.people.actor_of(about.reader.id, about.now)
    if actor is None or not actor.posts:
        return None
    mine = scope_to_hand_in(actor.within(about.task.department_id))
    urgent, _, _ = await about.unit.task_lists.page(mine, 0, 2, about.today)
    return next((one for one in urgent if one.id != about.task.id), None)


async def _returned(about: Alone) -> Said:
    comment = news.comment_of(about.one, about.facts)
    return (
        review.verdict(about.voice, about.task, Status.RETURNED, comment, None),
        review_keyboards.after_verdict(about.voice, about.task, Status.RETURNED, None),
    )


async def _accepted(about: Alone) -> Said:
    then, voice = await following(about), about.voice
    if about.one.details.get("lapsed"):
        text = review.lapsed(voice, about.task, then)
    else:
        text = review.verdict(voice, about.task, Status.ACCEPTED, "", then)
    return text, review_keyboards.after_verdict(voice, about.task, Status.ACCEPTED, then)


async def _handed_in(about: Alone) -> Said:
    voice, task = about.voice, about.task
    records = await about.unit.evidence.of_task(task.id)
    since = about.one.details.get("since")
    proofs = [
        one.evidence for one in records if (one.after(task.returned_at) if since is None else one.id >= since)
    ]
    if task.road_map_of is not None:
        return own_plans.handed_in(voice, task, about.author, proofs), keyboards.to_card(voice, task)
    if about.one.details.get("added") and proofs:
        text = evidence.added(voice, task, about.author, proofs)
    elif task.takes_cases:
        text = cases.came_in(voice, task, about.author, cases_of(records), about.today)
    else:
        why = news.comment_of(about.one, about.facts) if "part" in about.one.details else None
        text = evidence.came_in(voice, task, about.author, proofs, why)
    return text, keyboards.came_in(voice, task)


async def _delegated(about: Alone) -> Said:
    return (
        tasks.handed_to(about.voice, about.task, about.author),
        keyboards.to_card(about.voice, about.task),
    )


async def _asked(about: Alone) -> Said:
    request = about.facts.requests[about.one.details["request"]]
    return (
        requests.came_in(about.voice, about.task, request, about.today),
        talk_keyboards.decision(about.voice, request),
    )


async def _decided(about: Alone) -> Said:
    request = about.facts.requests[about.one.details["request"]]
    return (
        requests.answer(about.voice, about.task, request, bool(request.granted), about.today),
        keyboards.to_card(about.voice, about.task),
    )


async def _comment(about: Alone) -> Said:
    text = news.comment_of(about.one, about.facts)
    return (
        talk.said(about.voice, about.task, about.author, text),
        keyboards.to_card(about.voice, about.task),
    )


async def _dated(about: Alone) -> Said:
    voice, task = about.voice, about.task
    given = await about.unit.lives.given(task.activity_id, task.organisation_id)
    if given is None:
        return await _undated(about)
    by_file = given.schedule is None and bool(about.one.details.get("by_file"))
    return given_dates.told(voice, task, given, about.author), date_keyboards.told(voice, task, by_file)


async def _undated(about: Alone) -> Said:
    return (
        given_dates.told_withdrawn(about.voice, about.task, about.author),
        keyboards.to_card(about.voice, about.task),
    )


async def _aside(about: Alone) -> Said:
    reason = await about.unit.talk.why_off(about.task.id)
    return aside.told(about.voice, about.task, reason), keyboards.to_card(about.voice, about.task)


async def _back(about: Alone) -> Said:
    return (
        aside.told_back(about.voice, about.task, about.today),
        keyboards.to_card(about.voice, about.task),
    )


async def _trouble(about: Alone) -> Said:
    quarter = Quarter.parse(about.one.details["quarter"])
    known = await about.unit.check_ins.get(about.task.id, quarter)
    to_card = keyboards.to_card(about.voice, about.task)
    if known is None:
        return Markup.escape(tasks.numbered(about.task)), to_card
    return check_ins.trouble(about.voice, about.task, known, about.today), to_card


async def _of_plans(about: Alone) -> Said:
    return news.in_its_words(about.voice, about.one), keyboards.to_tasks(about.voice)


_SAY: dict[NewsKind, Callable[[Alone], Awaitable[Said]]] = {
    NewsKind.RETURNED: _returned,
    NewsKind.ACCEPTED: _accepted,
    NewsKind.HANDED_IN: _handed_in,
    NewsKind.DELEGATED: _delegated,
    NewsKind.ASKED: _asked,
    NewsKind.DECIDED: _decided,
    NewsKind.COMMENT: _comment,
    NewsKind.DATED: _dated,
    NewsKind.UNDATED: _undated,
    NewsKind.ASIDE: _aside,
    NewsKind.BACK: _back,
    NewsKind.TROUBLE: _trouble,
    NewsKind.MOVED: _of_plans,
    NewsKind.ROAD_MAP: _of_plans,
    NewsKind.CLOSED: _of_plans,
}
"""The kinds that bring their own words are not among them."""
