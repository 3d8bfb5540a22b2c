"""The push of a week: who is told what, each once, in commits of a batch, so that a kill in between goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.actions.chats import ToChat, claim_chats
from bot.here import Here
from roadmap.department import Department
from roadmap.pushes import Push, due_push, next_push
from roadmap.refusals import GoneStale, QuietHours
from roadmap.speaking import may_speak
from roadmap.tellings import Mark, Marked, NewTelling, TellingKind
from roadmap.week import AHEAD, Outcome, Told, counts, weeks
from storage.unit import Unit

BATCH = 200
"""People told in one commit."""
WEEK = TellingKind.WEEK


@dataclass(frozen=True, slots=True)
class Addressed:
    """Somebody who is to be told, in which chat; *elsewhere* they have posts in other departments too."""

    told: Told
    chat: int
    elsewhere: bool
    telling_id: int = 0


async def foresee(unit: Unit, department: Department, push: Push, now: datetime) -> list[Told]:
    """What everybody would be told by a push, on its day or, where that has come, today: three statements."""
    return await _weeks(unit, department, max(push.day, department.day(now)), push.day)


async def foresee_now(unit: Unit, department: Department, push: Push, now: datetime) -> list[Told]:
    """The same if the push left at once: as of today, for the week that the push is about."""
    return await _weeks(unit, department, department.day(now), push.day)


async def _weeks(unit: Unit, department: Department, today: date, last: date) -> list[Told]:
    """As of *today*; the days ahead are counted from *last*, the day of the push, if that is still to come."""
    until = max(today, last) + AHEAD
    people = await unit.rolls.of_department(department.id)
    tasks = await unit.task_lists.near(department.id, until)
    tallies = await unit.tasks.tallies_by_place(department.id)
    return weeks(people, tasks, tallies, today, until)


async def present_push(unit: Unit, department: Department, now: datetime) -> tuple[Push, Marked | None]:
    """The push that is due or the next one to come, which was not sent yet, and the latest mark."""
    marked = await unit.tellings.last_mark(department.id, WEEK)
    due = due_push(department, now)
    if due is not None and (marked is None or marked.period < due.week):
        return due, marked
    push = next_push(department, now)
    while marked is not None and marked.mark is Mark.DONE and marked.period >= push.week:
        push = next_push(department, push.at)
    return push, marked


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who is told now, each once, and the groups that get the digest; *more* people are left for another commit."""

    people: Sequence[Addressed] = ()
    chats: Sequence[ToChat] = ()
    more: bool = False

    @property
    def number(self) -> int:
        """How many messages that makes."""
        return len(self.people) + len(self.chats)


async def claim_due(unit: Unit, department: Department, now: datetime) -> Claimed:
    """Those who are told now because the push's moment has come."""
    push = due_push(department, now)
    if push is None or not may_speak(department, now):
        return Claimed()
    marked = await unit.tellings.last_mark(department.id, WEEK)
    # Never an earlier week after a later one: a clock may be put back.
    if marked is not None and marked.period >= push.week:
        return Claimed()
    return await _claim(unit, department, push, now, BATCH)


async def send_now(here: Here, department: Department, push: Push) -> Claimed:
    """Everybody is told at once; the push of that week is done then. Raises GoneStale or QuietHours."""
    if department.settings.quiet(here.now.astimezone(push.at.tzinfo).hour):
        raise QuietHours(department.settings.quiet_from, department.settings.quiet_until)
    await here.unit.tellings.unmark(department.id, WEEK, push.week)
    claimed = await _claim(here.unit, department, push, here.now, None)
    await _write(here, department, "push.sent", push, people=len(claimed.people))
    return claimed


async def leave_out(here: Here, department: Department, push: Push) -> None:
    """Nothing is told in this push's week."""
    await here.unit.tellings.mark(department.id, WEEK, push.week, Mark.OFF, here.now)
    await _write(here, department, "push.left_out", push)


async def take_in(here: Here, department: Department, push: Push) -> None:
    """The push goes after all."""
    await here.unit.tellings.unmark(department.id, WEEK, push.week)
    await _write(here, department, "push.taken_in", push)


async def push_meant(here: Here, department: Department, monday: int) -> tuple[Push, Marked | None]:
    """The push that a button means; raises GoneStale where another one is on its way by now."""
    push, marked = await present_push(here.unit, department, here.now)
    if push.monday.toordinal() != monday:
        raise GoneStale
    return push, marked


async def keep_quiet_after_change(unit: Unit, department: Department, now: datetime) -> None:
    """A change of the day sends nothing at once: a push whose new day has passed already is left out."""
    push = due_push(department, now)
    marked = await unit.tellings.last_mark(department.id, WEEK)
    if push is None or push.day >= department.day(now) or (marked is not None and marked.period >= push.week):
        return
    await unit.tellings.mark(department.id, WEEK, push.week, Mark.OFF, now)


def is_off(push: Push, marked: Marked | None) -> bool:
    """Whether the coordinator has left this push out."""
    return marked is not None and marked.period == push.week and marked.mark is Mark.OFF


async def _claim(unit: Unit, department: Department, push: Push, now: datetime, most: int | None) -> Claimed:
    everybody = await foresee_now(unit, department, push, now)
    chats = await unit.tellings.chats(department.id)
    had = await unit.tellings.told(department.id, WEEK, push.week)
    left = [
        Addressed(one, *chats[one.listed.person.id])
        for one in everybody
        if one.outcome is Outcome.GETS and chats[one.listed.person.id][0] not in had
    ]
    batch, more = (left, False) if most is None else (left[:most], len(left) > most)
    wanted = [NewTelling(one.chat, one.told.listed.person.id, why(one.told)) for one in batch]
    made = await unit.tellings.claim(department.id, WEEK, push.week, wanted, now)
    people = [
        Addressed(one.told, one.chat, one.elsewhere, made[one.chat]) for one in batch if one.chat in made
    ]
    if more:
        return Claimed(people, more=True)
    groups = await claim_chats(unit, department, push.week, now)
    await _done(unit, department, push, everybody, now)
    return Claimed(people, groups)


async def _done(
    unit: Unit, department: Department, push: Push, everybody: Sequence[Told], now: datetime
) -> None:
    number = {outcome.name.lower(): count for outcome, count in counts(everybody).items()}
    await unit.tellings.mark(department.id, WEEK, push.week, Mark.DONE, now, number)


def why(told: Told) -> dict[str, object]:
    """What a telling was about, by ids: the answer to «why did I get this»."""
    return {
        "tasks": [task.id for task in told.week.tasks],
        "digest": told.week.digest is not None,
        "posts": [post.id for post in told.posts],
    }


async def _write(here: Here, department: Department, action: str, push: Push, **more: int) -> None:
    await here.unit.journal.write(
        action,
        f"department:{department.id}",
        person_id=here.actor.person.id,
        department_id=department.id,
        now=here.now,
        monday=push.monday.isoformat(),
        **more,
    )
