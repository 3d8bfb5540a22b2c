"""What becomes of a proof that came: personal data are asked about, a task is found for it, it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aiogram.fsm.context import FSMContext
from markupsafe import Markup

from bot import access
from bot.actions.evidence import HandedIn, hand_in_evidence
from bot.handlers.proofs import noticed_in
from bot.handlers.states import HandingIn
from bot.handlers.tasks import card_screen
from bot.handlers.waiting import Waiting, wait, waiting_in
from bot.here import Here
from bot.keyboards import evidence as keyboards
from bot.keyboards import people as people_keyboards
from bot.says import Note, Says, Screen
from bot.texts import evidence as words
from bot.texts import personal, unexpected
from roadmap.evidence import Evidence, Form, words_of
from roadmap.guess import Candidate, Clue, guess
from roadmap.handing_in import takes_proofs
from roadmap.refusals import GoneStale, NotAllowed, NotYours
from roadmap.tasks import UNFINISHED, Task, scope_to_hand_in


async def receive(
    here: Here, state: FSMContext, proofs: Sequence[Evidence], album: str | None, task: Task | None = None
) -> Says:
    """Keeps proofs of *task*; asks for the task where it is None, and first about personal data in them."""
    if not noticed_in(proofs):
        return await settle(here, state, proofs, album, task)
    waiting = await waiting_in(state)
    meant = task.id if task else 0
    if waiting.questioned and waiting.task != meant:
        meant = 0  # They are for different tasks: which, is asked afterwards.
    questioned = (*waiting.questioned, *proofs)
    await wait(state, replace(waiting, questioned=questioned, task=meant, album=album or ""))
    return await _guard_screen(here, state, questioned)


async def _guard_screen(here: Here, state: FSMContext, questioned: Sequence[Evidence]) -> Screen:
    await state.set_state(HandingIn.personal)
    return Screen(personal.noticed(here.voice, noticed_in(questioned)), keyboards.keep_anyway(here.voice))


async def settle(
    here: Here, state: FSMContext, proofs: Sequence[Evidence], album: str | None, task: Task | None
) -> Says:
    """The same, once nothing stands in the way."""
    if task is not None:
        return await keep(here, state, task, proofs, album)
    waiting = await waiting_in(state)
    if not await mine(here):
        await wait(state, Waiting())
        return Note(words.no_task_for_it(here.voice))
    await wait(state, replace(waiting, proofs=(*waiting.proofs, *proofs), task=0, album=album or ""))
    return await ask_on(here, state)


async def ask_on(here: Here, state: FSMContext) -> Screen:
    """What is to be asked about the proofs that wait."""
    waiting = await waiting_in(state)
    if waiting.questioned:
        return await _guard_screen(here, state, waiting.questioned)
    await state.set_state(HandingIn.choice)
    return await choice_screen(here, waiting.proofs, 0)


async def drop_questioned(here: Here, state: FSMContext) -> Says:
    """«Do not hand it in»: what waits for its task waits on. Raises GoneStale where nothing is questioned."""
    waiting = await waiting_in(state)
    if not waiting.questioned:
        raise GoneStale
    await state.clear()
    await wait(state, replace(waiting, questioned=()))
    if waiting.proofs:
        return await ask_on(here, state)
    said = unexpected.cancelled(here.voice)
    if task := await still_open(here, waiting.task):
        return await card_screen(here, task, said)
    return Screen(said, people_keyboards.to_home(here.voice))


async def still_open(here: Here, task_id: int) -> Task | None:
    """The task that something waits for (0: none); None too once it is somebody else's, accepted or cancelled."""
    if not task_id:
        return None
    try:
        task = await access.task_to_hand_in(here, task_id)
    except (NotYours, NotAllowed):
        return None
    return task if takes_proofs(task) else None


async def drop_waiting(here: Here, state: FSMContext) -> Screen:
    """«None of them»: what waited for its task is forgotten."""
    waiting = await waiting_in(state)
    await state.clear()
    await wait(state, Waiting(questioned=waiting.questioned, task=waiting.task))
    return Screen(unexpected.cancelled(here.voice), people_keyboards.to_home(here.voice))


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
    text = " ".join(dict.fromkeys(words_of(proof) for proof in proofs))
    name = next((proof.name for proof in reversed(proofs) if proof.name), "")
    return Clue(proofs[-1].form, text, name, links)


async def keep(
    here: Here, state: FSMContext, task: Task, proofs: Sequence[Evidence], album: str | None
) -> Says:
    """Proofs of a task are handed in: its card says so, its reviewers are told."""
    # Of an album whose first part is handed in nobody is told picture by picture, but of what was questioned.
    waiting = await waiting_in(state)
    further = proofs != waiting.questioned and await _has_part(here, task, album)
    done = await hand_in_evidence(here, task, proofs, told=further)
    left = await _without(state, proofs, task, album)
    now = await access.task_of(here, task.id)
    if left.questioned:
        shown = await _guard_screen(here, state, left.questioned)
    else:
        said = words.handed_in(here.voice, now, done, here.today)
        shown = await _next_screen(here, state, now, done, said)
    return shown


async def _has_part(here: Here, task: Task, album: str | None) -> bool:
    """Whether a part of the album is handed in for the task."""
    return bool(album) and any(
        one.evidence.sent == album for one in await here.unit.evidence.of_task(task.id)
    )


async def _next_screen(here: Here, state: FSMContext, task: Task, done: HandedIn, said: Markup) -> Screen:
    """The task's card; where occasions are counted and nobody has said how many, the question."""
    if not (done.added and task.counted and task.status in UNFINISHED) or done.counted:
        return await card_screen(here, task, said)
    await state.set_state(HandingIn.part)
    await state.update_data({"task": task.id})
    text = Markup("{}\n\n{}").format(said, words.how_many(here.voice, task))
    return Screen(text, keyboards.how_many(here.voice, task))


async def _without(state: FSMContext, proofs: Sequence[Evidence], task: Task, album: str | None) -> Waiting:
    """Ends the conversation; what still waits when *proofs* do not."""
    waiting = await waiting_in(state)
    await state.clear()
    left = Waiting(
        tuple(proof for proof in waiting.proofs if proof not in proofs),
        tuple(proof for proof in waiting.questioned if proof not in proofs),
        task.id if album else 0,
        album or "",
    )
    if left.questioned:
        left = replace(left, task=waiting.task, album=waiting.album)
    await wait(state, left)
    return left
