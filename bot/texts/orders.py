"""What was read in an order, and what happens when it goes live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.deadlines import Kind
from roadmap.roadmap import Activity, RoadMap


def preview(voice: Voice, plan: RoadMap, tasks: int) -> Markup:
    """The first screen after an order was read."""
    kinds = Counter(item.schedule.kind for item in plan.activities if item.schedule is not None)
    dated = kinds[Kind.FIXED] + kinds[Kind.RECURRING] + kinds[Kind.CONTINUOUS]
    lines = [
        Markup("<b>{}</b>").format(_counts(voice, plan)),
        Markup.escape(shortened(plan.title or plan.requisites.title, 300)),
        _requisites(voice, plan),
        Markup(""),
        voice.count("• {n} with a date", "• {n} with dates", dated),
        voice.count("• {n} waits for dates", "• {n} wait for dates", kinds[Kind.AWAITING]),
        voice.count("• {n} on request", "• {n} on request", kinds[Kind.ON_REQUEST]),
        voice.count("• {n} doubt", "• {n} doubts", len(plan.doubts)),
        Markup(""),
        voice.count("That makes {n} task.", "That makes {n} tasks.", tasks),
    ]
    return Markup("\n").join(line for line in lines if line is not None)


def _counts(voice: Voice, plan: RoadMap) -> Markup:
    activities = voice.count("{n} activity", "{n} activities", len(plan.activities))
    if not plan.sections:
        return voice.say("I have read {activities}", activities=activities)
    sections = voice.count("{n} section", "{n} sections", len(plan.sections))
    return voice.say("I have read {sections}, {activities}", sections=sections, activities=activities)


def _requisites(voice: Voice, plan: RoadMap) -> Markup | None:
    requisites = plan.requisites
    if requisites.number and requisites.date:
        day = voice.date(requisites.date, "d MMMM y")
        return voice.say("Order No. {number} of {day}", number=requisites.number, day=day)
    return None


def rows(voice: Voice, page: Sequence[Activity], first: int, total: int) -> Markup:
    """One page of the rows that were read."""
    lines = [
        voice.say(
            "<b>Rows {first}–{last} of {total}</b>", first=first + 1, last=first + len(page), total=total
        )
    ]
    for item in page:
        number = f"{item.number.rstrip('.')}. " if item.number else ""
        lines.append(
            Markup("<b>{}{}</b>\n{}\n{}").format(
                number,
                shortened(item.title, 120),
                voice.say("Due: {phrase}", phrase=shortened(item.deadline, 100) or "—"),
                voice.say("Who: {responsible}", responsible=shortened(item.responsible, 100) or "—"),
            )
        )
    return Markup("\n\n").join(lines)


def live(voice: Voice, tasks: int, organisations: int) -> Markup:
    """Said when the road map went live."""
    return voice.count(
        "<b>The road map is live: {n} task</b>\n"
        "Organisations: {organisations}. Now invite the people who will do them.",
        "<b>The road map is live: {n} tasks</b>\n"
        "Organisations: {organisations}. Now invite the people who will do them.",
        tasks,
        organisations=organisations,
    )


def dropped(voice: Voice) -> Markup:
    """Said when a draft was put aside."""
    return voice.say("The order was put aside; nothing was kept of it. Send another when you are ready.")
