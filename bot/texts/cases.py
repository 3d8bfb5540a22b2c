"""A register of cases in words: how many, the last ones, one of them, closing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from bot.paging import Page
from bot.texts import dates, links
from bot.texts.names import person_name
from bot.texts.tasks import NAME_MOST, TITLE_MOST, evidence, numbered, shortened
from bot.texts.voice import Voice, plain
from roadmap.cases import Case, last_day
from roadmap.evidence import Evidence, EvidenceRecord
from roadmap.tasks import UNFINISHED, Task

SHOWN = 3
PARTS_MOST = 5


def send_the_case(voice: Voice, task: Task) -> Markup:
    """Asks for a case."""
    return voice.say(
        "<b>What was done?</b> Send a link, a file or a line: 12 March, a consultation on the curriculum. "
        "Without a day it is today's.\n{title}",
        title=shortened(numbered(task), TITLE_MOST),
    )


def kept(voice: Voice, day: date, today: date) -> Markup:
    """Above the card after a case was written down."""
    return voice.say("Case written down: {day}.", day=dates.day(voice, day, today))


def counted(voice: Voice, task: Task, cases: Sequence[Case], today: date) -> Markup:
    """«Случаев: 7, последний 12 марта»; a closed register without any says so."""
    last = last_day(cases)
    if last is None:
        none_yet = task.status in UNFINISHED
        return voice.say("No cases yet") if none_yet else voice.say("There were no requests")
    return voice.count(
        "<b>{n} case</b>, the last on {day}",
        "<b>{n} cases</b>, the last on {day}",
        len(cases),
        day=dates.long_day(voice, last, today),
    )


def on_card(voice: Voice, task: Task, cases: Sequence[Case], today: date) -> list[Markup]:
    """How many there are, and the last of them, the newest first."""
    return [
        Markup(""),
        counted(voice, task, cases, today),
        *(line(voice, case, today) for case in reversed(cases[-SHOWN:])),
    ]


def line(voice: Voice, case: Case, today: date) -> Markup:
    """«• 12 марта: консультация – Орлов Борис»."""
    day = dates.long_day(voice, case.day, today)
    return Markup("• {}: {} – {}").format(day, _what(voice, case), _author(voice, case))


def _what(voice: Voice, case: Case) -> Markup:
    told = evidence(voice, _undated(case.proof))
    more = len(case.records) - 1
    if not more:
        return told
    return Markup("{} {}").format(told, voice.count("and {n} more", "and {n} more", more))


def _undated(proof: Evidence) -> Evidence:
    """The day stands in front: beside the proof it would be a document's own."""
    return replace(proof, dated=None)


def _author(voice: Voice, case: Case) -> str:
    return shortened(str(person_name(voice, case.author).unescape()), NAME_MOST)


def label(voice: Voice, case: Case) -> str:
    """A case on a button."""
    return f"{dates.short_day(voice, case.day)} · {plain(evidence(voice, _undated(case.proof)))}"


def pages(voice: Voice, task: Task, page: Page[Case], cases: Sequence[Case], today: date) -> Markup:
    """A page of all cases."""
    head = counted(voice, task, cases, today)
    title = shortened(numbered(task), TITLE_MOST)
    return Markup("\n").join(
        [head, Markup.escape(title), Markup(""), *(line(voice, case, today) for case in page.shown)]
    )


def case_card(voice: Voice, task: Task, case: Case, today: date) -> Markup:
    """One case in full, and how its links were last found."""
    lines = [
        Markup("<b>{}</b>").format(dates.day(voice, case.day, today)),
        *(_part(voice, one, task.timezone) for one in case.records[:PARTS_MOST]),
    ]
    if len(case.records) > PARTS_MOST:
        more = len(case.records) - PARTS_MOST
        lines.append(voice.count("and {n} more", "and {n} more", more))
    when = dates.moment(voice, case.records[0].at, task.timezone)
    lines.append(voice.say("Written down by {name}, {when}", name=_author(voice, case), when=when))
    lines.append(Markup.escape(shortened(numbered(task), TITLE_MOST)))
    return Markup("\n").join(lines)


def _part(voice: Voice, one: EvidenceRecord, timezone: str) -> Markup:
    told = Markup("• {}").format(evidence(voice, _undated(one.evidence)))
    if one.found is None:
        return told
    alive = None if one.alive_at is None else dates.moment(voice, one.alive_at, timezone)
    return Markup("{}; {}").format(told, links.last_seen(voice, one.found, alive))


def taken_back(voice: Voice) -> Markup:
    """After one's own case was taken back."""
    return voice.say("The case is taken back.")


def close(voice: Voice, task: Task, cases: Sequence[Case]) -> Markup:
    """Asks whether it shall be closed."""
    title = shortened(numbered(task), TITLE_MOST)
    if not cases:
        return voice.say(
            "<b>Close it without a case?</b> It will say that there were no requests.\n{title}", title=title
        )
    return voice.count(
        "<b>Close it?</b> There is {n} case.\n{title}",
        "<b>Close it?</b> There are {n} cases.\n{title}",
        len(cases),
        title=title,
    )


def closed(voice: Voice, task: Task) -> Markup:
    """Above the card after closing."""
    if task.reviewed:
        return voice.say("🕓 The register is closed. You will hear when it is reviewed.")
    return voice.say("✅ The register is closed and accepted: here nothing needs a review.")


def reopened(voice: Voice) -> Markup:
    """Above the card after opening it again."""
    return voice.say("The register is open again; its cases are as they were.")


def came_in(voice: Voice, task: Task, author: str, cases: Sequence[Case], today: date) -> Markup:
    """Tells a reviewer that a register was closed."""
    return Markup("\n").join(
        [
            voice.say("<b>For review, a closed register</b>: {organisation}", organisation=task.organisation),
            Markup.escape(shortened(numbered(task), TITLE_MOST)),
            counted(voice, task, cases, today),
            voice.say("Closed by: {name}", name=shortened(author, NAME_MOST)),
        ]
    )
