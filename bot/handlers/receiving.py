"""What becomes of a proof that came: personal data are asked about, a task is found for it, it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot import access
from bot.actions.evidence import HandedIn, hand_in_evidence
from bot.handlers.states import HandingIn
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import evidence as keyboards
from bot.keyboards import tasks as task_keyboards
from bot.says import Note, Says, Screen
from bot.texts import evidence as words
from bot.texts import personal
from bot.texts.voice import voice_of
from roadmap.document_marks import marks_in
from roadmap.evidence import Evidence, Form
from roadmap.guess import Candidate, Clue, guess
from roadmap.links import links_in, note_beside, require_links
from roadmap.personal import found_in
from roadmap.tasks import Task, scope_to_hand_in


def proofs_in(message: Message, today: date) -> list[Evidence]:
    """What a message proves: its file or photo, and its links. Raises NoLink where there is nothing."""
    text = message.text or message.caption or ""
    marked = [
        entity.url or entity.extract_from(text)
        for entity in message.entities or message.caption_entities or ()
        if entity.type in {"url", "text_link"}
    ]
    note = note_beside(text)
    marks = marks_in(note, today)
    found = []
    if message.document is not None:
        name = message.document.file_name or "?"
        marks = marks or marks_in(name, today)
        found.append(Evidence(Form.FILE, message.document.file_id, name, note, marks.number, marks.dated))
    if message.photo:
        found.append(Evidence(Form.PHOTO, message.photo[-1].file_id, "", note, marks.number, marks.dated))
    links = links_in(text, marked) if found else require_links(text, marked)
    return [*found, *(Evidence(Form.LINK, link, "", note, marks.number, marks.dated) for link in links)]


async def receive(
    here: Here, state: FSMContext, proofs: Sequence[Evidence], album: str | None, task: Task | None = None
) -> Says:
    """Keeps proofs of *task*; asks for the task where it is None, and first about personal data in them."""
    finds = [
        find for proof in proofs for find in (*found_in(proof.note), *found_in(proof.name), *_in_link(proof))
    ]
    if finds:
        waiting = {"proofs": packed(proofs), "album": album, "task": task and task.id}
        await state.set_state(HandingIn.personal)
        await state.set_data(waiting)
        return Screen(personal.noticed(here.voice, finds), keyboards.keep_anyway(here.voice))
    return await settle(here, state, proofs, album, task)


def _in_link(proof: Evidence) -> Sequence[Any]:
    return found_in(proof.value) if proof.form is Form.LINK else ()


async def settle(
    here: Here, state: FSMContext, proofs: Sequence[Evidence], album: str | None, task: Task | None
) -> Says:
    """The same, once nothing stands in the way."""
    if task is not None:
        return await keep(here, state, task, proofs, album)
    if not await mine(here):
        return Note(words.no_task_for_it(here.voice))
    await state.set_state(HandingIn.choice)
    await state.set_data({"proofs": packed(proofs), "album": album})
    return await choice_screen(here, proofs, 0)


async def mine(here: Here) -> list[Task]:
    """The tasks that the actor may hand in for now."""
    return await here.unit.task_lists.every(scope_to_hand_in(here.working))


async def choice_screen(here: Here, proofs: Sequence[Evidence], page: int) -> Screen:
    """The tasks that proofs may be for: at first the three likeliest, then the others."""
    tasks = {task.id: task for task in await mine(here)}
    likely = guess(_candidates(list(tasks.values())), _clue(proofs), here.today)
    ranked = [tasks[one.candidate.task_id] for one in likely.ranked]
    text = words.which_task(here.voice, proofs, page, len(ranked))
    return Screen(text, keyboards.which_task(here.voice, ranked, page))


def _candidates(tasks: Sequence[Task]) -> list[Candidate]:
    last = max((task.asked_at for task in tasks if task.asked_at is not None), default=None)
    return [
        Candidate(
            task.id,
            task.number,
            task.title,
            task.section,
            task.result,
            task.proof,
            task.details.kinds,
            task.due,
            task.status,
            asked_last=last is not None and task.asked_at == last,
        )
        for task in tasks
    ]


def _clue(proofs: Sequence[Evidence]) -> Clue:
    """What came, the last of several leading: the earlier ones waited for their task in vain."""
    links = tuple(proof.value for proof in proofs if proof.form is Form.LINK)
    text = " ".join(dict.fromkeys(proof.note for proof in proofs))
    name = next((proof.name for proof in reversed(proofs) if proof.name), "")
    return Clue(proofs[-1].form, text, name, links)


async def keep(
    here: Here, state: FSMContext, task: Task, proofs: Sequence[Evidence], album: str | None
) -> Says:
    """Proofs of a task are handed in: its card says so, its reviewers are told."""
    done = await hand_in_evidence(here, task, proofs)
    await state.set_state(None)
    await state.set_data({"task": task.id, "album": album} if album else {})
    now = await access.task_of(here, task.id)
    card = await card_screen(here, now, words.handed_in(here.voice, now, done))
    return [card, *came_in(here, task, done, proofs)]


def came_in(here: Here, task: Task, done: HandedIn, proofs: Sequence[Evidence]) -> list[Note]:
    """The notes to those who review."""
    return [
        Note(
            words.came_in(voice_of(person.language), task, here.actor.person.name, proofs),
            task_keyboards.came_in(voice_of(person.language), task),
            to=chat,
        )
        for chat, person in done.tell
    ]


def packed(proofs: Sequence[Evidence]) -> list[dict[str, str]]:
    """Proofs as they lie in a conversation."""
    return [
        {
            "form": proof.form,
            "value": proof.value,
            "name": proof.name,
            "note": proof.note,
            "number": proof.number,
            "dated": proof.dated.isoformat() if proof.dated else "",
        }
        for proof in proofs
    ]


def unpacked(kept: Sequence[dict[str, str]]) -> list[Evidence]:
    """What :func:`packed` made, by an earlier version too."""
    return [
        Evidence(
            Form(one["form"]),
            one["value"],
            one["name"],
            one["note"],
            one.get("number", ""),
            date.fromisoformat(one["dated"]) if one.get("dated") else None,
        )
        for one in kept
    ]
