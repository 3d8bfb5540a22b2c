"""The digest in words: the first screen of /status, and lines of it on the first screen of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from markupsafe import Markup

from bot.actions.digests import Standing
from bot.texts import dates, rich
from bot.texts.tasks import NAME_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.digest import Change, Digest, Late, Numbers
from roadmap.tasks import UNFINISHED, Task
from storage.digests import Near

LATE_MOST = 3
ROW_MOST = 100


def digest(voice: Voice, about: str, found: Standing) -> Markup:
    """One screen: the headline, the five numbers, what has changed, who needs a call, what is near."""
    numbers = found.digest.numbers
    if not numbers.total:
        return _nothing(voice, about)
    lines = [Markup("<b>{}</b>").format(headline(voice, numbers)), Markup.escape(about)]
    lines += _change(voice, found.change, found.digest.today)
    lines += [Markup(""), *five(voice, numbers)]
    if _calls(found):
        lines += [Markup(""), voice.say("<b>Worth a call</b>")]
        lines += [_late(voice, late, found.digest) for late in _calls(found)]
    if found.digest.soon:
        lines += [Markup(""), _soon(voice, found.digest)]
        lines += [Markup("• {}").format(_near(voice, one, found.digest.today)) for one in found.near]
    return Markup("\n").join(lines)


def digest_rich(voice: Voice, about: str, found: Standing) -> Markup:
    """The same as tables."""
    numbers, today = found.digest.numbers, found.digest.today
    if not numbers.total:
        return rich.paragraph(_nothing(voice, about))
    calls = [
        (shortened(one.organisation, NAME_MOST), one.count, dates.day(voice, one.since, today))
        for one in _calls(found)
    ]
    near = [
        (shortened(one.part.name, ROW_MOST), one.count, dates.day(voice, one.due, today))
        for one in found.near
    ]
    soon = _soon(voice, found.digest) if found.digest.soon else ""
    changed = _change(voice, found.change, today)
    return rich.page(
        rich.heading(headline(voice, numbers)),
        rich.paragraph(about),
        *(rich.paragraph(line) for line in changed),
        rich.table(five_rows(voice, numbers)),
        rich.details(
            voice.say("Worth a call"),
            rich.table(calls, (voice.say("Who"), voice.say("❗ Overdue"), voice.say("Since"))),
        ),
        rich.details(
            soon,
            rich.table(near, (voice.say("What"), voice.say("Tasks"), voice.say("Due")))
            or rich.paragraph(soon),
        ),
    )


def headline(voice: Voice, numbers: Numbers) -> Markup:
    """«Принято 12 из 139, просрочено 20»."""
    done = voice.say("Accepted {done} of {total}", done=numbers.accepted, total=numbers.total)
    if not numbers.overdue:
        return voice.say("{done}, nothing is overdue", done=done)
    return voice.count("{done}, {n} is overdue", "{done}, {n} are overdue", numbers.overdue, done=done)


def five(voice: Voice, numbers: Numbers) -> list[Markup]:
    """The five numbers that add up, a line each."""
    return [Markup("{}: {}").format(name, count) for name, count in five_rows(voice, numbers)]


def five_rows(voice: Voice, numbers: Numbers) -> list[tuple[Markup, int]]:
    """The five numbers with their names."""
    return [
        (voice.say("✅ Accepted"), numbers.accepted),
        (voice.say("🕓 On review"), numbers.submitted),
        (voice.say("❗ Overdue"), numbers.overdue),
        (voice.say("Wait for dates"), numbers.awaiting),
        (voice.say("In progress"), numbers.in_progress),
    ]


def changed(voice: Voice, found: Change, today: date) -> Markup:
    """«С 17 ноября: принято +6, просрочено −2»."""
    day = dates.long_day(voice, found.since, today)
    if not found.accepted and not found.overdue:
        return voice.say("Nothing has changed since {day}.", day=day)
    return voice.say(
        "Since {day}: accepted {accepted}, overdue {overdue}",
        day=day,
        accepted=signed(found.accepted),
        overdue=signed(found.overdue),
    )


def signed(number: int) -> str:
    """A number with its sign; a minus is a minus and no hyphen."""
    return f"+{number}" if number > 0 else f"−{-number}" if number else "0"


def now(voice: Voice, numbers: Numbers) -> list[Markup]:
    """What asks for somebody's attention, in a line for the first screen; no line where nothing does."""
    parts = [
        voice.count("{n} task is overdue", "{n} tasks are overdue", numbers.overdue)
        if numbers.overdue
        else "",
        voice.count("{n} waits for a review", "{n} wait for a review", numbers.submitted)
        if numbers.submitted
        else "",
        voice.count("{n} waits for dates", "{n} wait for dates", numbers.awaiting)
        if numbers.awaiting
        else "",
    ]
    what = Markup(" · ").join(part for part in parts if part)
    return [voice.say("Now: {what}.", what=what)] if what else []


def next_due(voice: Voice, tasks: Sequence[Task], today: date) -> list[Markup]:
    """The most urgent of *tasks*, which come in that order, in a line; none where nothing is due."""
    due = (task for task in tasks if task.status in UNFINISHED and task.due is not None)
    return [
        voice.say(
            "Next: {title} – {due}",
            title=shortened(numbered(task), ROW_MOST),
            due=dates.due(voice, task, today),
        )
        for task in islice(due, 1)
    ]


def _nothing(voice: Voice, about: str) -> Markup:
    return voice.say(
        "<b>{about}</b>\nThere are no tasks yet: they appear when a road map goes live.", about=about
    )


def _calls(found: Standing) -> Sequence[Late]:
    """Whom to call; whoever sees one organisation alone has nobody to choose from."""
    return found.digest.late[:LATE_MOST] if found.organisations != 1 else ()


def _change(voice: Voice, found: Change | None, today: date) -> list[Markup]:
    return [] if found is None else [changed(voice, found, today)]


def _soon(voice: Voice, found: Digest) -> Markup:
    return voice.count(
        "{n} task is due within seven days.", "{n} tasks are due within seven days.", found.soon
    )


def _near(voice: Voice, one: Near, today: date) -> Markup:
    parts: list[Markup | str] = [voice.say("by {day}", day=dates.day(voice, one.due, today))]
    if one.count > 1:
        parts.append(voice.count("{n} task", "{n} tasks", one.count))
    return Markup("{} – {}").format(shortened(one.part.name, ROW_MOST), Markup(", ").join(parts))


def _late(voice: Voice, late: Late, found: Digest) -> Markup:
    return voice.count(
        "• {who} – {n} overdue task, since {day}",
        "• {who} – {n} overdue tasks, the oldest since {day}",
        late.count,
        who=late.organisation,
        day=dates.day(voice, late.since, found.today),
    )
