"""A task's card: everything about it that its people need, the most needed first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from bot.texts import cases, check_ins, dates, given_dates, links, snoozing
from bot.texts.deadlines import covered
from bot.texts.kinds import kinds
from bot.texts.names import person_name
from bot.texts.tasks import (
    NAME_MOST,
    TITLE_MOST,
    evidence,
    how_much,
    numbered,
    shortened,
    status_name,
)
from bot.texts.voice import Voice
from roadmap.activities import Fan
from roadmap.cases import cases_of
from roadmap.check_ins import Going
from roadmap.evidence import EvidenceRecord
from roadmap.given_dates import Given
from roadmap.talk import Comment, Request
from roadmap.tasks import UNFINISHED, Off, Status, Task

SECTION_MOST = 120
STEPS_MOST, STEP_MOST = 6, 90
COMMENTS_MOST, COMMENT_MOST = 3, 160
PROOFS_MOST, CELL_MOST = 3, 250
PARTNERS_MOST = 4


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to a task beside itself: its proofs, the last comments, the request that waits, how it goes on."""

    proofs: Sequence[EvidenceRecord] = ()
    comments: Sequence[Comment] = ()
    request: Request | None = None
    given: Given | None = None
    """Dates that somebody gave because the order left them open."""
    going: Going = field(default_factory=Going)
    why_off: str = ""
    """Why people took it off."""
    beside: bool = False
    """Whoever reads it is a co-executor."""
    fan: Fan | None = None
    """Where its row asks the same of others, and the reader sees them too."""
    snoozed: date | None = None
    """The day on which the reader hears of it again, having put it off."""


def card(
    voice: Voice,
    task: Task,
    around: Around,
    today: date,
    before: Markup | None = None,
    *,
    kept: bool = False,
) -> Markup:
    """A task's card; *before* is a line above it that says what has just happened.

    *kept* is for whoever hands in for an organisation that is not theirs.
    """
    lines: list[Markup | str] = [before, ""] if before is not None else []
    lines.append(Markup("<b>{}</b>").format(shortened(numbered(task), TITLE_MOST)))
    lines.extend(_when(voice, task, around, today))
    where = voice.say("For: {place}", place=task.organisation) if kept else Markup.escape(task.organisation)
    section = Markup.escape(shortened(task.section, SECTION_MOST))
    lines.append(Markup(" · ").join(part for part in (where, section) if part))
    if kept:
        lines.append(voice.say("You ask the organisation and hand in for it."))
    if task.road_map_of is not None:
        lines.append(voice.say("From the school's own plan"))
    if task.partners:
        lines.append(_together(voice, task, around.beside))
    if task.assignee_id is not None:
        lines.append(voice.say("Handed to: {name}", name=person_name(voice, task.assignee)))
    lines.append("")
    lines.extend(_wanted(voice, task))
    lines.extend(check_ins.on_card(voice, task, around.going, today))
    if task.takes_cases:
        lines.extend(cases.on_card(voice, task, cases_of(around.proofs), today))
    else:
        lines.extend(_handed_in(voice, around.proofs, task.timezone))
    lines.extend(_talk(voice, around, today))
    return Markup("\n").join(lines).strip()


def name_of(voice: Voice, name: str) -> str:
    """A person's name, short."""
    return shortened(str(person_name(voice, name).unescape()), NAME_MOST)


def _together(voice: Voice, task: Task, beside: bool) -> Markup:
    """Who shares the task; for a co-executor, who leads it."""
    if beside:
        return voice.say("Led by: {name}", name=shortened(task.organisation, NAME_MOST))
    names = [name_of(voice, one.name) for one in task.partners[:PARTNERS_MOST]]
    said = voice.say("Together with: {names}", names=", ".join(names))
    more = len(task.partners) - len(names)
    if more:
        said = Markup("{} {}").format(said, voice.count("and {n} more", "and {n} more", more))
    return said


def _when(voice: Voice, task: Task, around: Around, today: date) -> list[Markup]:
    waits = task.awaiting and task.due is None
    lines = [given_dates.waits_for(voice, task) if waits else dates.due(voice, task, today)]
    if task.covers is not None:
        lines[0] = Markup("{} · {}").format(covered(voice, task.covers), lines[0])
    if around.given is not None:
        lines.append(given_dates.small(voice, around.given))
    if task.before_order:
        lines.append(voice.say("Its date had passed before the plan was approved"))
    if task.first_due is not None and task.first_due != task.due:
        lines.append(voice.say("At first: by {day}", day=dates.day(voice, task.first_due, today)))
    if task.status is Status.CANCELLED:
        lines.append(_off(voice, task, around.why_off))
    elif task.status is not Status.OPEN:
        lines.append(_status(voice, task))
    if around.snoozed is not None and task.status in UNFINISHED:
        lines.append(snoozing.on_card(voice, around.snoozed, today))
    return lines


def _off(voice: Voice, task: Task, reason: str) -> Markup:
    """That it is off, and why: in the words of whoever decided it, else by the plan's own way."""
    why = {
        Off.PLAN: voice.say("cancelled: the plan does not ask it of this organisation any more"),
        Off.PAST: voice.say("cancelled: its date had passed before the road map went live"),
        Off.CLOSED: voice.say("cancelled: the road map is closed"),
    }
    if task.off in why:
        return why[task.off]
    if not reason:
        return status_name(voice, task.status)
    reason = shortened(reason, COMMENT_MOST)
    if task.off is Off.NOT_APPLICABLE:
        return voice.say("Does not apply: {reason}", reason=reason)
    return voice.say("Set aside: {reason}", reason=reason)


def _status(voice: Voice, task: Task) -> Markup:
    """The status, since when and by whom; what was accepted by itself says so."""
    name = status_name(voice, task.status)
    reviewed = task.status in {Status.ACCEPTED, Status.RETURNED}
    at, by = (task.reviewed_at, task.reviewed_by) if reviewed else (task.submitted_at, "")
    if at is None:
        return name
    when = dates.moment(voice, at, task.timezone)
    if task.by_itself:
        return voice.say("{status} by itself, {when}", status=name, when=when)
    return Markup(", ").join(part for part in (name, when, shortened(by, NAME_MOST)) if part)


def _wanted(voice: Voice, task: Task) -> list[Markup]:
    lines = []
    if task.result:
        lines.append(voice.say("Result: {text}", text=shortened(task.result, CELL_MOST)))
    if task.status in UNFINISHED or task.progress is not None:
        lines.extend(how_much(voice, task))
    if task.proof and task.proof != task.result:
        lines.append(voice.say("Proof: {text}", text=shortened(task.proof, CELL_MOST)))
    elif task.details.kinds:
        lines.append(voice.say("Proof: {text}", text=kinds(voice, task.details.kinds)))
    lines.extend(
        Markup("– {}").format(shortened(step, STEP_MOST)) for step in task.details.checklist[:STEPS_MOST]
    )
    return lines


def _handed_in(voice: Voice, proofs: Sequence[EvidenceRecord], timezone: str) -> list[Markup]:
    if not proofs:
        return []
    lines = [Markup(""), voice.say("<b>Handed in</b>")]
    for proof in proofs[-PROOFS_MOST:]:
        when = dates.moment(voice, proof.at, timezone)
        who = name_of(voice, proof.author)
        line = Markup("• {} – {}, {}").format(evidence(voice, proof.evidence), who, when)
        if proof.found is not None:
            alive = None if proof.alive_at is None else dates.moment(voice, proof.alive_at, timezone)
            line += Markup("; {}").format(links.last_seen(voice, proof.found, alive))
        lines.append(line)
    if len(proofs) > PROOFS_MOST:
        lines.append(voice.count("{n} proof in all", "{n} proofs in all", len(proofs)))
    return lines


def _talk(voice: Voice, around: Around, today: date) -> list[Markup]:
    lines = []
    if around.request is not None:
        lines.append(request(voice, around.request, today))
    lines.extend(
        Markup("💬 <i>{}</i>: {}").format(
            name_of(voice, comment.author), shortened(comment.text, COMMENT_MOST)
        )
        for comment in around.comments[-COMMENTS_MOST:]
    )
    return [Markup(""), *lines] if lines else []


def request(voice: Voice, asked: Request, today: date) -> Markup:
    """A request that waits for the coordinator."""
    reason = shortened(asked.reason, COMMENT_MOST)
    if asked.new_due is not None:
        day = dates.day(voice, asked.new_due, today)
        return voice.say("Asked to move to {day}: {reason}", day=day, reason=reason)
    return voice.say("Asked to take it off, it does not apply: {reason}", reason=reason)
