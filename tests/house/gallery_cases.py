"""Screens of registers of cases, of parts handed in as they are, and of what had passed before the order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.actions.evidence import HandedIn
from bot.keyboards import before_order as before_keyboards
from bot.keyboards import cases as case_keyboards
from bot.keyboards import evidence as evidence_keyboards
from bot.keyboards import review as review_keyboards
from bot.keyboards import talk as talk_keyboards
from bot.keyboards import tasks as keyboards
from bot.paging import cut
from bot.texts import before_order, cards, cases, evidence, review
from bot.texts.voice import Voice
from roadmap.before_order import Earlier, Settled
from roadmap.cases import Case, cases_of
from roadmap.deadlines import Kind
from roadmap.details import Details
from roadmap.evidence import Evidence, EvidenceRecord, Form
from roadmap.link_checks import Outcome, Verdict
from roadmap.people import Actor, Role
from roadmap.period import Period
from roadmap.tasks import Off, Status, Task
from storage.before_order import EarlierRow

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def screens(
    voice: Voice, name: str, page: list[Task], actor_of: Callable[[str, Role], Actor], today: date
) -> Iterator[Screen]:
    """*page* has a task of each status."""
    head = actor_of(name, Role.HEAD)
    for task in page:
        register = replace(task, kind=Kind.ON_REQUEST, due=None, awaiting=False, by_itself=True)
        yield from _register(voice, name, register, head, today)
        yield from _part(voice, name, task, head, today)
    yield from _before(voice, name, page[0], actor_of(name, Role.COORDINATOR))


def _records(name: str, author_id: int) -> list[EvidenceRecord]:
    address = "https://example.org/?" + "ы" * 1900
    found = Verdict(address, Outcome.DEAD, 404)
    proofs = [
        Evidence(form, address, name * 9, name * 9, dated=date(2020, 1, 2 + number), sent=name[:9])
        for number, form in enumerate((*Form, *Form))
    ]
    together = [EvidenceRecord(BIG, one, name, NOW, author_id, found, NOW) for one in proofs]
    return together + [
        EvidenceRecord(number, replace(proofs[number % 9], sent=""), name, NOW, author_id, found)
        for number in range(1, 30)
    ]


def _register(voice: Voice, name: str, task: Task, head: Actor, today: date) -> Iterator[Screen]:
    records = _records(name, head.person.id)
    for around in (cards.Around(records), cards.Around()):
        yield (
            f"register {task.status}",
            cards.card(voice, task, around, today, Markup("…")),
            keyboards.card(voice, head, task, around, today),
        )
        found = cases_of(around.proofs)
        yield (
            "close the register",
            cases.close(voice, task, found),
            case_keyboards.close(voice, task, len(found)),
        )
        yield "closed", cases.came_in(voice, task, name * 9, found, today), keyboards.came_in(voice, task)
    shown = cut(found_in(records), 1, case_keyboards.PAGE)
    yield (
        "cases",
        cases.pages(voice, task, shown, found_in(records), today),
        case_keyboards.pages(voice, task, shown),
    )
    for case in found_in(records):
        yield (
            "case",
            cases.case_card(voice, task, case, today),
            case_keyboards.case_card(voice, head, task, case),
        )
    for reviewed in (True, False):
        yield "register closed", cases.closed(voice, replace(task, reviewed=reviewed)), None
    yield "case asked for", cases.send_the_case(voice, task), None
    yield "case back", cases.taken_back(voice), None
    yield "open again", cases.reopened(voice), None
    done = HandedIn(1, Status.OPEN, day=date(2020, 1, 1))
    yield "case kept", evidence.handed_in(voice, task, done, today), None
    yield (
        "register returned",
        review.verdict(voice, task, Status.RETURNED, name * 9, task),
        review_keyboards.after_verdict(voice, task, Status.RETURNED, task),
    )
    yield "register's menu", cases.send_the_case(voice, task), talk_keyboards.menu(voice, head, task)


def found_in(records: list[EvidenceRecord]) -> list[Case]:
    return cases_of(records)


def _part(voice: Voice, name: str, task: Task, head: Actor, today: date) -> Iterator[Screen]:
    counted = replace(
        task,
        counted=True,
        progress=3,
        details=Details(target=23),
        kind=Kind.RECURRING,
        covers=Period(date(2026, 3, 1), date(2026, 3, 31)),
    )
    around = cards.Around(_records(name, head.person.id))
    yield (
        "part",
        cards.card(voice, counted, around, today),
        keyboards.card(voice, head, counted, around, today),
    )
    yield (
        "why a part",
        evidence.why_in_part(voice, counted),
        evidence_keyboards.why_in_part(voice, counted),
    )
    yield "in part", evidence.in_part(voice, counted), None
    proofs = [one.evidence for one in around.proofs]
    for why in ("", name * 9):
        yield "part came in", evidence.came_in(voice, counted, name, proofs, why), None


def _before(voice: Voice, name: str, task: Task, coordinator: Actor) -> Iterator[Screen]:
    earlier = (
        Earlier(BIG, Status.ACCEPTED),
        Earlier(BIG, Status.OPEN),
        Earlier(BIG, Status.CANCELLED, Off.PAST),
    )
    rows = [EarlierRow(BIG, BIG, "1.10.", name * 9, earlier * 99)] * 30
    page = cut(rows, 2, before_keyboards.PAGE)
    yield (
        "before",
        before_order.rows(voice, page, 10**6),
        before_keyboards.rows(voice, BIG, page),
    )
    yield "nothing before", before_order.rows(voice, cut([], 0, 5), 0), None
    yield (
        "row before",
        before_order.row(voice, rows[0], Settled(earlier, 99, 99)),
        before_keyboards.row(voice, rows[0]),
    )
    task = replace(task, before_order=True)
    yield "task before", before_order.one_task(voice, task), before_keyboards.one_task(voice, task)
    yield (
        "menu before",
        before_order.on_card(voice, 10**6),
        talk_keyboards.menu(voice, coordinator, task),
    )
