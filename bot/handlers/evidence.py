"""Handing in: a link, a file or a photo for a task – asked for, or out of the blue."""

from __future__ import annotations

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
from roadmap.tasks import Task, hand_in, scope_to_hand_in

GUESSES = 6
IS_PROOF = F.text | F.document | F.photo


def router() -> Router:
    """A proof that was asked for, and which task a loose one is for."""
    made = Router(name="evidence")
    made.callback_query.register(ask, data.HandIn.filter())
    made.message.register(asked_for, StateFilter(HandingIn.proof), IS_PROOF, ~F.text.startswith("/"))
    made.callback_query.register(chosen, data.ProofFor.filter())
    # Before the orders, which are files too: the rest of an album belongs to its first part.
    made.message.register(more_of_album, in_album, F.document | F.photo)
    return made


def loose_router() -> Router:
    """A link, file or photo sent out of the blue; asked after the orders, which are files too."""
    made = Router(name="loose evidence")
    made.message.register(loose, F.document | F.photo)
    made.message.register(loose, F.text, F.text.func(links_in))
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
    hand_in(here.actor, task)
    known = await state.get_data()
    if known.get("proofs"):
        # Something was sent and waits for its task: this is the one.
        return await _keep(here, state, task, [_unpacked(one) for one in known["proofs"]], known.get("album"))
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
    mine, _, _ = await here.unit.tasks.page(scope_to_hand_in(here.actor), 0, GUESSES, here.today)
    if not mine:
        return Note(words.no_task_for_it(here.voice))
    # What came before and has no task yet stays: nothing that was sent is lost.
    all_proofs = [*(_unpacked(one) for one in known.get("proofs", ())), *proofs]
    await state.set_state(HandingIn.choice)
    await state.set_data({"proofs": [_packed(one) for one in all_proofs], "album": message.media_group_id})
    return Screen(words.which_task(here.voice, all_proofs), keyboards.which_task(here.voice, mine))


async def chosen(query: CallbackQuery, callback_data: data.ProofFor, here: Here, state: FSMContext) -> Says:
    """The task that a loose proof is for."""
    known = await state.get_data()
    if not known.get("proofs"):
        raise GoneStale
    task = await access.task_to_hand_in(here, callback_data.id)
    proofs = [_unpacked(packed) for packed in known["proofs"]]
    return await _keep(here, state, task, proofs, known.get("album"))


async def in_album(message: Message, state: FSMContext) -> bool:
    """Whether the message is a further part of the album whose first part is in hand."""
    album = message.media_group_id
    return album is not None and (await state.get_data()).get("album") == album


async def more_of_album(message: Message, here: Here, state: FSMContext) -> Says:
    """The rest of an album goes where its first part went, or waits with it."""
    known, proofs = await state.get_data(), proofs_in(message)
    if "task" in known:
        task = await access.task_to_hand_in(here, known["task"])
        return await _keep(here, state, task, proofs, known["album"])
    await state.set_data(known | {"proofs": known["proofs"] + [_packed(proof) for proof in proofs]})
    return None


async def _keep(here: Here, state: FSMContext, task: Task, proofs: list[Evidence], album: str | None) -> Says:
    done = await hand_in_evidence(here, task, proofs)
    await state.set_state(None)
    await state.set_data({"task": task.id, "album": album} if album else {})
    before = words.same_proof(here.voice)
    if done.added:
        before = words.handed_in(here.voice, done.added, done.accepted)
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
