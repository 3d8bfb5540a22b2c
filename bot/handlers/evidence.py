"""Handing in: a link, a file or a photo for a task – asked for, or out of the blue."""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot import access
from bot.actions.evidence import hand_in_evidence
from bot.handlers.states import HandingIn
from bot.handlers.tasks import card_screen
from bot.here import Here
from bot.keyboards import data
from bot.keyboards import tasks as keyboards
from bot.says import Note, Says, Screen
from bot.texts import tasks as words
from bot.texts.voice import voice_of
from roadmap.evidence import Evidence, Form, links_in, note_beside, require_links
from roadmap.refusals import GoneStale
from roadmap.tasks import Task, may_hand_in, scope_of_work

GUESSES = 6
IS_PROOF = F.text | F.document | F.photo


def router() -> Router:
    """A proof that was asked for, and which task a loose one is for."""
    made = Router(name="evidence")
    made.callback_query.register(ask, data.HandIn.filter())
    made.message.register(asked_for, StateFilter(HandingIn.proof), IS_PROOF, ~F.text.startswith("/"))
    made.callback_query.register(chosen, data.ProofFor.filter())
    return made


def loose_router() -> Router:
    """A link, file or photo sent out of the blue; asked after the orders, which are files too."""
    made = Router(name="loose evidence")
    made.message.register(loose, F.document | F.photo)
    made.message.register(loose, F.text.func(links_in))
    return made


def proofs_in(message: Message) -> list[Evidence]:
    """What a message proves: its links, its file, its photo. Raises NoLink where there is nothing."""
    note = note_beside(message.caption or "")
    if message.document is not None:
        name = message.document.file_name or "?"
        return [Evidence(Form.FILE, message.document.file_id, name, note)]
    if message.photo:
        return [Evidence(Form.PHOTO, message.photo[-1].file_id, note=note)]
    text = message.text or ""
    return [Evidence(Form.LINK, link, note=note_beside(text)) for link in require_links(text)]


async def ask(query: CallbackQuery, callback_data: data.HandIn, here: Here, state: FSMContext) -> Says:
    """Asks for the proof of a task."""
    task = await access.task_to_hand_in(here, callback_data.id)
    await state.set_state(HandingIn.proof)
    await state.set_data({"task": task.id})
    return Screen(words.send_the_proof(here.voice, task), keyboards.back_to_card(here.voice, task))


async def asked_for(message: Message, here: Here, state: FSMContext) -> Says:
    """The proof came."""
    proofs = proofs_in(message)
    task = await access.task_to_hand_in(here, (await state.get_data()).get("task", 0))
    return await _keep(here, state, task, proofs, message.media_group_id)


async def loose(message: Message, here: Here, state: FSMContext) -> Says:
    """A proof out of the blue: the rest of an album, or one whose task has to be asked for."""
    proofs = proofs_in(message)
    known = await state.get_data()
    if message.media_group_id and known.get("album") == message.media_group_id:
        return await _more_of_album(here, state, known, proofs, message.media_group_id)
    tasks, _ = await here.unit.tasks.page(scope_of_work(here.actor), 0, GUESSES * 4)
    mine = [task for task in tasks if may_hand_in(here.actor, task)][:GUESSES]
    if not mine:
        return Note(words.no_task_for_it(here.voice))
    await state.set_state(HandingIn.choice)
    await state.set_data({"proofs": [_packed(proof) for proof in proofs], "album": message.media_group_id})
    return Screen(words.which_task(here.voice, proofs[0]), keyboards.which_task(here.voice, mine))


async def chosen(query: CallbackQuery, callback_data: data.ProofFor, here: Here, state: FSMContext) -> Says:
    """The task that a loose proof is for."""
    known = await state.get_data()
    if not known.get("proofs"):
        raise GoneStale
    task = await access.task_to_hand_in(here, callback_data.id)
    proofs = [_unpacked(packed) for packed in known["proofs"]]
    return await _keep(here, state, task, proofs, known.get("album"))


async def _more_of_album(
    here: Here, state: FSMContext, known: dict[str, Any], proofs: list[Evidence], album: str
) -> Says:
    if "task" in known:
        return await _keep(here, state, await access.task_to_hand_in(here, known["task"]), proofs, album)
    await state.set_data(known | {"proofs": known["proofs"] + [_packed(proof) for proof in proofs]})
    return None


async def _keep(here: Here, state: FSMContext, task: Task, proofs: list[Evidence], album: str | None) -> Says:
    done = await hand_in_evidence(here, task, proofs)
    await state.set_state(None)
    await state.set_data({"task": task.id, "album": album} if album else {})
    before = words.handed_in(here.voice, done.added) if done.added else words.same_proof(here.voice)
    card = await card_screen(here, await access.task_of(here, task.id), before)
    author = here.actor.person.name
    told = [
        Note(
            words.came_in(voice_of(person.language), task, author, proofs),
            keyboards.came_in(voice_of(person.language), task),
            to=chat,
        )
        for chat, person in done.tell
    ]
    return [card, *told]


def _packed(proof: Evidence) -> dict[str, str]:
    return {"form": proof.form, "value": proof.value, "name": proof.name, "note": proof.note}


def _unpacked(packed: dict[str, str]) -> Evidence:
    return Evidence(Form(packed["form"]), packed["value"], packed["name"], packed["note"])
