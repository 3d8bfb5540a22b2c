"""Screens of tasks, handing in, talk and reviewing with the worst values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from aiogram.types import InlineKeyboardMarkup
from markupsafe import Markup

from bot.actions.evidence import HandedIn
from bot.keyboards import browsing as browsing_keyboards
from bot.keyboards import evidence as evidence_keyboards
from bot.keyboards import review as review_keyboards
from bot.keyboards import roadmaps as roadmap_keyboards
from bot.keyboards import talk as talk_keyboards
from bot.keyboards import tasks as keyboards
from bot.texts import browsing, cards, evidence, link_news, personal, requests, review, roadmaps, talk, tasks
from bot.texts.voice import Voice
from roadmap.deadlines import Kind, Schedule, Waits, Window
from roadmap.details import Details
from roadmap.document_marks import Marks
from roadmap.evidence import Evidence, EvidenceRecord, Form
from roadmap.given_dates import Given
from roadmap.link_checks import Outcome, Verdict
from roadmap.lists import Choice, Part
from roadmap.people import Actor, Role
from roadmap.personal import Find, PersonalKind
from roadmap.roadmap import EvidenceKind
from roadmap.talk import TEXT_MOST, Comment, Request, RequestKind
from roadmap.tasks import Status, Task
from storage.roadmaps import LiveRoadMap
from storage.task_lists import Shelf

Screen = tuple[str, Markup, InlineKeyboardMarkup | None]
BIG = 2**31 - 1
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def screens(
    voice: Voice, name: str, page: list[Task], actor_of: Callable[[str, Role], Actor], today: date
) -> Iterator[Screen]:
    """Every screen about tasks; *page* has a task of each status."""
    yield from _lists(voice, name, page, today)
    yield from _cards(voice, name, page, actor_of, today)
    yield from _handing_in(voice, name, page[0])
    yield from _talk(voice, name, page, actor_of, today)
    yield from _reviewing(voice, name, page, today)


def _lists(voice: Voice, name: str, page: list[Task], today: date) -> Iterator[Screen]:
    shelves = [Shelf(BIG, name * 5, number or None, name * 9, 99) for number in range(5)]
    yield (
        "list",
        browsing.everything(voice, page[:5], 10**6, 10**5, today),
        keyboards.task_list(voice, page[:5], 5, 10**6),
    )
    yield "no tasks", browsing.everything(voice, [], 0, 0, today), keyboards.task_list(voice, [], 0, 0)
    choice = Choice(Part.OVERDUE, BIG, BIG)
    yield (
        "chosen",
        browsing.chosen(voice, name * 9, page[:5], 10**6, 10**5, today),
        browsing_keyboards.chosen(voice, page[:5], choice, 10**5, 10**6),
    )
    yield "none chosen", browsing.chosen(voice, name, [], 0, 0, today), None
    yield "which", browsing.which(voice, 10**6), browsing_keyboards.which(voice, [*Part] * 9)
    yield (
        "shelves",
        browsing.shelves(voice, shelves, True),
        browsing_keyboards.shelves(voice, shelves, 1, 99, True),
    )
    yield "no shelves", browsing.shelves(voice, [], False), None
    yield "find", browsing.what_to_find(voice), browsing_keyboards.back_to_list(voice)
    yield (
        "found",
        browsing.found(voice, name * 9, page[:5], 99, today),
        browsing_keyboards.found(voice, page[:5], 1, 99),
    )
    yield "not found", browsing.found(voice, name * 9, [], 0, today), None


def _around(name: str) -> cards.Around:
    proof = Evidence(
        Form.LINK, "https://example.org/?" + "ы" * 1900, note=name * 5, number="45", dated=date(2020, 1, 2)
    )
    found = Verdict(proof.value, Outcome.DEAD, 404)
    records = [EvidenceRecord(BIG, proof, name, NOW, 1, found, NOW)] * 30
    asked = Request(BIG, BIG, RequestKind.POSTPONE, date(2027, 1, 1), name * 20, 1, name, NOW)
    days = tuple(Window(date(2026 + n % 2, 9, 10 + n)) for n in range(12))
    given = Given(BIG, None, name, Schedule(name, Kind.FIXED, days), file_id="x", person_id=1)
    return cards.Around(records, [Comment(name, name * 20, NOW)] * 9, asked, given)


def _cards(
    voice: Voice, name: str, page: list[Task], actor_of: Callable[[str, Role], Actor], today: date
) -> Iterator[Screen]:
    around = _around(name)
    details = Details((EvidenceKind.ORDER, *EvidenceKind), BIG, (name * 9,) * 30)
    for role in Role:
        for task in page:
            task = replace(
                task,
                details=details,
                progress=BIG,
                first_due=date(2020, 1, 1),
                reviewed_at=NOW,
                reviewed_by=name,
                own=True,
                waits=Waits.EVENT,
            )
            yield (
                f"card {role} {task.status}",
                cards.card(voice, task, around, today, Markup("…")),
                keyboards.card(voice, actor_of(name, role), task, around, today),
            )
    task = replace(page[0], proof="", details=details, status=Status.ACCEPTED, reviewed_at=NOW)
    yield "card by itself", cards.card(voice, task, cards.Around(), today), None
    for outcome in Outcome:
        verdict = Verdict("https://xn--80ak6aa92e.com/" + "x" * 900, outcome, 500)
        for about in (page[:1], page * 9):
            said = link_news.news(voice, verdict, about)
            yield f"link {outcome} {len(about)}", said, keyboards.to_cards(voice, about)


def _handing_in(voice: Voice, name: str, task: Task) -> Iterator[Screen]:
    task = replace(task, details=Details((*EvidenceKind,), target=7), progress=3)
    proof = Evidence(Form.FILE, "x", name * 9, name * 9, name[:40], date(2020, 1, 1))
    yield "ask", tasks.send_the_proof(voice, task), keyboards.back_to_card(voice, task)
    for status in Status:
        done = HandedIn(3, status, (name * 9, name), front_page=True, only_words=True)
        yield f"handed in {status}", evidence.handed_in(voice, task, done, NOW.date()), None
    for page in (0, 1):
        yield (
            f"which task {page}",
            evidence.which_task(voice, [proof] * 30, page, 99),
            evidence_keyboards.which_task(voice, [task] * 99, page),
        )
    yield "came in", evidence.came_in(voice, task, name, [proof] * 9), keyboards.came_in(voice, task)
    note = Evidence(Form.NOTE, "\u202e\u2067" + name * 9 + "\nя" * 2000, number=name[:40])
    yield "came in, notes", evidence.came_in(voice, task, name, [note] * 9), None
    yield "added", evidence.added(voice, task, name, [note, proof]), keyboards.came_in(voice, task)
    for form in Form:
        yield f"form {form}", tasks.evidence(voice, Evidence(form, "https://example.org/")), None
    yield (
        "proof or comment",
        evidence.proof_or_comment(voice, task, note.value),
        evidence_keyboards.proof_or_comment(voice, task, True),
    )
    records = [EvidenceRecord(BIG, note, name, NOW, 1)] * 9
    yield "card of notes", cards.card(voice, task, cards.Around(records), NOW.date()), None
    yield "counted again", evidence.counted(voice, replace(task, progress=7, status=Status.RETURNED)), None
    for status in (Status.OPEN, Status.SUBMITTED, Status.ACCEPTED):
        for reviewed in (True, False):
            counted = replace(task, status=status, reviewed=reviewed, progress=7)
            yield f"taken back {status} {reviewed}", evidence.taken_back(voice, counted), None
            yield f"counted {status} {reviewed}", evidence.counted(voice, counted), None
            left = HandedIn(3, Status.OPEN)
            yield f"a part {status} {reviewed}", evidence.handed_in(voice, counted, left, NOW.date()), None
    yield "marks", evidence.which_marks(voice, task), None
    yield "marked", evidence.marked(voice, Marks(name[:40], date(2020, 1, 1))), None
    yield "how many", evidence.how_many(voice, task), evidence_keyboards.how_many(voice, task)
    finds = [Find(kind, name * 9) for kind in PersonalKind]
    yield "personal", personal.noticed(voice, finds), evidence_keyboards.keep_anyway(voice)


def _talk(
    voice: Voice, name: str, page: list[Task], actor_of: Callable[[str, Role], Actor], today: date
) -> Iterator[Screen]:
    task = page[0]
    for role in Role:
        given = Given(BIG, None, name)
        keyboard = talk_keyboards.menu(voice, actor_of(name, role), task, given)
        yield f"menu {role}", talk.menu(voice, task), keyboard
    yield "wording", talk.wording(voice, task, name * 90), None
    yield "comment", talk.what_to_say(voice, task), None
    finds = [Find(kind, name * 9) for kind in PersonalKind]
    yield "personal words", personal.noticed(voice, finds), talk_keyboards.send_anyway(voice)
    yield "mend", talk.mend(voice, (name * 90)[:TEXT_MOST]), talk_keyboards.mend(voice, BIG)
    yield "too long", talk.too_long(voice, 4096, TEXT_MOST), None
    yield "said", talk.said(voice, task, name, name * 5), None
    for day in (None, date(2027, 1, 1)):
        asked = Request(BIG, BIG, RequestKind.POSTPONE, day, name * 5, 1, name, NOW)
        yield (
            f"request {day}",
            requests.came_in(voice, task, asked, today),
            talk_keyboards.decision(voice, asked),
        )
        for granted in (True, False):
            yield f"answer {day} {granted}", requests.answer(voice, task, asked, granted, today), None
        yield f"why {day}", requests.why(voice, task, day, today), None
    yield "day", requests.which_day(voice, task, today), talk_keyboards.which_day(voice, task, today)


def _reviewing(voice: Voice, name: str, page: list[Task], today: date) -> Iterator[Screen]:
    task = page[0]
    yield "queue", review.queue(voice, page[:5], 139, today), review_keyboards.queue(voice, page[:5], 3, 139)
    yield (
        "several",
        review.choose_several(voice, page[:5], 139, 77, today),
        review_keyboards.several(voice, page[:5], [task.id], 3, 139),
    )
    yield "why returned", review.why_returned(voice, task), review_keyboards.why_returned(voice, task)
    for status in (Status.ACCEPTED, Status.RETURNED):
        yield (
            f"verdict {status}",
            review.verdict(voice, task, status, name * 5, task),
            review_keyboards.after_verdict(voice, task, status, task),
        )
    yield (
        "lapsed",
        review.lapsed(voice, task, None),
        review_keyboards.after_verdict(voice, task, Status.ACCEPTED, None),
    )
    live = [LiveRoadMap(BIG, 1, name * 9, name, today, datetime(2026, 1, 1, tzinfo=UTC), True)] * 9
    yield "road maps", roadmaps.live_ones(voice, live), roadmap_keyboards.live_ones(voice, live)
    yield (
        "road map",
        roadmaps.card(voice, live[0], True),
        roadmap_keyboards.card(voice, live[0], 10**6, 10**6),
    )
