"""Keyboards of task lists, cards, handing in and reviewing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import cases, check_ins, data
from bot.keyboards.activities import to_row
from bot.keyboards.building import button, keyboard, last_page, pages, turning
from bot.paging import Page
from bot.texts.cards import Around
from bot.texts.dates import short_day
from bot.texts.deadlines import covered
from bot.texts.tasks import shown_apart
from bot.texts.voice import Voice, plain
from roadmap.deadlines import Waits
from roadmap.evidence import NUMBERED, Form
from roadmap.given_dates import may_give
from roadmap.handing_in import offers_part, takes_proofs
from roadmap.people import Actor, Person
from roadmap.talk import Request
from roadmap.tasks import UNFINISHED, Status, Task, may_decide, may_delegate, may_hand_in, may_review

PAGE = 5


def task_list(voice: Voice, page: Sequence[Task], number: int, total: int) -> InlineKeyboardMarkup:
    """A button a task, then the pages, the filter and the search."""
    narrower = [button(voice.say("Filter"), data.TaskFilter()), button(voice.say("Find"), data.TaskSearch())]
    return keyboard(
        *([button(label(voice, task), data.TaskCard(id=task.id))] for task in page),
        pages(lambda to: data.TaskList(page=to), number, last_page(total, PAGE)),
        # With a single page everything is on the screen already.
        narrower if total > PAGE else [],
        [button(voice.say("« Home"), data.Home())],
    )


def label(voice: Voice, task: Task) -> str:
    """A task on a button: its number, its day or the stretch that it reports on, its title."""
    head = task.number.rstrip(".")
    when = short_day(voice, task.due) if task.due else ""
    if task.covers is not None:
        when = plain(covered(voice, task.covers))
    return " · ".join(part for part in (head, when, task.title) if part)


def card(voice: Voice, actor: Actor, task: Task, around: Around, today: date) -> InlineKeyboardMarkup:
    """What this person can do with this task, the next step first."""
    open_ = task.status in UNFINISHED
    rows = [_dates(voice, task)] if _wants_dates(actor, task) else []
    if may_hand_in(actor, task) and open_:
        rows.extend(_to_go_on(voice, task, around, today))
    if around.request is not None and may_decide(actor, task):
        rows.append(_decision(voice, around.request))
    if may_review(actor, task) and task.status is Status.SUBMITTED:
        rows.append(verdicts(voice, task))
    if task.takes_cases:
        rows.extend(cases.while_it_waits(voice, actor, task))
        rows.append(cases.all_cases(voice, task) if around.proofs else [])
    else:
        rows.extend(_own_proofs(voice, actor, task, around))
        rows.append(_to_read(voice, task, around))
    if may_delegate(actor, task) and open_:
        rows.append([button(voice.say("Hand to a colleague"), data.Delegate(id=task.id))])
    if around.fan is not None:
        rows.append([to_row(voice, task, around.fan)])
    rows.append(
        [button(voice.say("« Tasks"), data.TaskList()), button(voice.say("More…"), data.TaskMenu(id=task.id))]
    )
    return keyboard(*rows)


def _wants_dates(actor: Actor, task: Task) -> bool:
    """Whether this person is asked for what the task waits for."""
    waits = task.awaiting and task.due is None and task.status in UNFINISHED
    return waits and may_give(actor, task)


def _dates(voice: Voice, task: Task) -> list[InlineKeyboardButton]:
    """The first step with a task that waits for dates."""
    if task.waits is Waits.EVENT:
        return [
            button(voice.say("The event has come"), data.EventCame(id=task.id), style="primary"),
            button(voice.say("Give dates"), data.AskDates(id=task.id)),
        ]
    return [button(voice.say("Give dates"), data.AskDates(id=task.id), style="primary")]


def _to_go_on(voice: Voice, task: Task, around: Around, today: date) -> Iterator[list[InlineKeyboardButton]]:
    """A case is added, a register is confirmed, a task is handed in, one that goes on is told of."""
    if task.takes_cases:
        yield cases.to_do(voice, task)
        return
    yield from check_ins.to_confirm(voice, task, around.going)
    yield from _to_hand_in(voice, task, around, today)
    yield from check_ins.on_card(voice, task, around.going)


def _to_hand_in(
    voice: Voice, task: Task, around: Around, today: date
) -> Iterator[list[InlineKeyboardButton]]:
    # The next step with what waits for dates is to give them.
    style = None if task.awaiting and task.due is None else "primary"
    row = [button(voice.say("Hand in"), data.HandIn(id=task.id), style=style)]
    if task.details.target is not None:
        row.append(button(voice.say("A part is done"), data.DonePart(id=task.id)))
    yield row
    fresh = any(proof.after(task.returned_at) for proof in around.proofs)
    if offers_part(task, today, fresh):
        done, target = task.progress or 0, task.details.target or 0
        as_it_is = voice.say("Hand in as it is: {done} of {target}", done=done, target=target)
        yield [button(as_it_is, data.AsItIs(id=task.id))]


def _to_read(voice: Voice, task: Task, around: Around) -> list[InlineKeyboardButton]:
    apart = {proof.evidence.form for proof in around.proofs if shown_apart(proof.evidence)}
    shows = voice.say("Read in full") if apart == {Form.NOTE} else voice.say("Show files")
    row = [button(shows, data.Proofs(id=task.id))] if apart else []
    if around.given is not None and around.given.file_id is not None:
        row.append(button(voice.say("Open the schedule"), data.ShowSchedule(id=task.id)))
    return row


def _own_proofs(
    voice: Voice, actor: Actor, task: Task, around: Around
) -> Iterator[list[InlineKeyboardButton]]:
    """What can be done with what was handed in, as long as nobody has reviewed it."""
    waits = task.status not in UNFINISHED and takes_proofs(task)
    if not may_hand_in(actor, task):
        return
    mine = [proof for proof in around.proofs if proof.author_id == actor.person.id]
    fresh = [proof for proof in mine if proof.after(task.returned_at)]
    row = []
    if waits:
        row.append(button(voice.say("Add a proof"), data.HandIn(id=task.id)))
    if fresh and takes_proofs(task):
        row.append(button(voice.say("Take back"), data.TakeBack(id=task.id)))
    yield row
    unnamed = [proof for proof in mine if not proof.evidence.number]
    if waits and unnamed and NUMBERED & set(task.details.kinds):
        yield [button(voice.say("Number and date"), data.NameDocument(id=unnamed[-1].id))]


def _decision(voice: Voice, request: Request) -> list[InlineKeyboardButton]:
    return [
        button(voice.say("Agree"), data.Decide(id=request.id, yes=1)),
        button(voice.say("Decline"), data.Decide(id=request.id, yes=0)),
    ]


def verdicts(voice: Voice, task: Task) -> list[InlineKeyboardButton]:
    """Accept and return, in one row."""
    return [
        button(voice.say("Accept"), data.Accept(id=task.id), style="success"),
        button(voice.say("Return"), data.Return(id=task.id)),
    ]


def came_in(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Under a reviewer's note."""
    return keyboard(verdicts(voice, task), [button(voice.say("Open"), data.TaskCard(id=task.id))])


def to_card(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Opens the task a note speaks of."""
    return keyboard([button(voice.say("Open the task"), data.TaskCard(id=task.id), style="primary")])


def to_tasks(voice: Voice) -> InlineKeyboardMarkup:
    """Under a note about several tasks."""
    return keyboard([button(voice.say("Tasks"), data.TaskList())])


def to_cards(voice: Voice, tasks: Sequence[Task]) -> InlineKeyboardMarkup:
    """Opens the tasks a note speaks of, a page of them at most: by their organisations, where these differ."""
    if len(tasks) == 1:
        return to_card(voice, tasks[0])
    differ = len({task.organisation_id for task in tasks}) == len(tasks)
    return keyboard(
        *(
            [button(task.organisation if differ else label(voice, task), data.TaskCard(id=task.id))]
            for task in tasks[:PAGE]
        )
    )


def back_to_card(voice: Voice, task: Task) -> InlineKeyboardMarkup:
    """Leaves a question about a task."""
    return keyboard([button(voice.say("« Back"), data.TaskCard(id=task.id))])


def colleagues(voice: Voice, task: Task, page: Page[Person]) -> InlineKeyboardMarkup:
    """A button for each colleague of the page."""
    return keyboard(
        *([button(person.name, data.DelegateTo(id=task.id, person=person.id))] for person in page.shown),
        turning(page, lambda to: data.DelegatePage(id=task.id, page=to)),
        [button(voice.say("« Back"), data.TaskCard(id=task.id))],
    )
