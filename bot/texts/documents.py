"""Words for what was read in an order: every doubt, and the whole for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.deadlines import Kind, Schedule
from roadmap.roadmap import Activity, Doubt, DoubtCode, RoadMap

_LONGEST_QUOTE = 160
_MOST_DATES = 4


def doubt_words(voice: Voice, doubt: Doubt) -> Markup:
    """What is doubtful, in one sentence with the document's own words."""
    return _DOUBTS[doubt.code](voice, _quoted(doubt.text))


def proposal_words(voice: Voice, doubt: Doubt) -> Markup | None:
    """What could stand there instead; None where nothing is proposed."""
    if doubt.proposal is None:
        return None
    return voice.say("Proposed: {proposal}", proposal=_quoted(doubt.proposal))


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_QUOTE else f"{flat[: _LONGEST_QUOTE - 1].rstrip()}…"


_DOUBTS: dict[DoubtCode, Callable[[Voice, str], Markup]] = {
    DoubtCode.DEADLINE_EMPTY: lambda v, text: v.say("There is no deadline: «{text}»", text=text),
    DoubtCode.DEADLINE_IMPOSSIBLE: lambda v, text: v.say("There is no such date: «{text}»", text=text),
    DoubtCode.DEADLINE_OUTSIDE: lambda v, text: v.say(
        "The date is outside the plan's period: «{text}»", text=text
    ),
    DoubtCode.DEADLINE_UNCLEAR: lambda v, text: v.say("The deadline is not clear: «{text}»", text=text),
    DoubtCode.DATE_BEFORE_ORDER: lambda v, text: v.say(
        "The date had passed before the order was signed: «{text}»", text=text
    ),
    DoubtCode.RESPONSIBLE_MISSING: lambda v, text: v.say("Nobody is responsible: «{text}»", text=text),
    DoubtCode.RESULT_MISSING: lambda v, text: v.say("The result is empty: «{text}»", text=text),
    DoubtCode.ABBREVIATION_UNKNOWN: lambda v, text: v.say(
        "An abbreviation nobody explains: {text}", text=text
    ),
    DoubtCode.CELLS_GLUED: lambda v, text: v.say("Two cells seem to be glued into one: «{text}»", text=text),
    DoubtCode.CELLS_MOVED: lambda v, text: v.say(
        "The cells do not stand under their columns: «{text}»", text=text
    ),
    DoubtCode.TEXT_CUT: lambda v, text: v.say("The text breaks off: «{text}»", text=text),
    DoubtCode.NUMBER_DUPLICATE: lambda v, text: v.say("This number occurs twice: {text}", text=text),
    DoubtCode.NUMBER_MISSING: lambda v, text: v.say("The row has no number: «{text}»", text=text),
    DoubtCode.NUMBER_SKIPPED: lambda v, text: v.say("A number is skipped before {text}", text=text),
    DoubtCode.TARGET_CONTRADICTS: lambda v, text: v.say("The target contradicts itself: «{text}»", text=text),
    DoubtCode.NAME_ONCE: lambda v, text: v.say("This name occurs only once: «{text}»", text=text),
    DoubtCode.COLUMN_BY_CONTENT: lambda v, text: v.say(
        "I told this column by its cells, not by its header: «{text}»", text=text
    ),
    DoubtCode.COLUMN_NOT_READ: lambda v, text: v.say(
        "I do not know what this column is: «{text}»", text=text
    ),
    DoubtCode.TABLE_NOT_READ: lambda v, text: v.say(
        "I did not take this table for a part of the plan: «{text}»", text=text
    ),
    DoubtCode.TEXT_NOT_READ: lambda v, text: v.say(
        "I did not understand this text inside the plan: «{text}»", text=text
    ),
    DoubtCode.PERIOD_UNKNOWN: lambda v, _: v.say("Nothing tells which years the plan is for."),
}


def report(voice: Voice, plan: RoadMap) -> Iterator[Markup]:
    """The lines of everything that was read, for a person at a terminal."""
    yield Markup.escape(plan.title or plan.requisites.title)
    yield from _order(voice, plan)
    yield _counted(voice, plan)
    yield from _rows(voice, plan)
    yield from _indicators(voice, plan)
    yield from _duties(voice, plan)
    for group in plan.groups:
        schools = voice.listed(group.schools) if group.schools else voice.say("no schools are named")
        yield voice.say("Group {group}: {schools}", group=group.name, schools=schools)
    yield from _doubts(voice, plan)


def _order(voice: Voice, plan: RoadMap) -> Iterator[Markup]:
    order = plan.requisites
    if order.issuer:
        yield Markup.escape(order.issuer)
    if order.date and order.number:
        yield voice.say(
            "Order No. {number} of {day}", number=order.number, day=voice.date(order.date, "d MMMM y")
        )
    if plan.period:
        start, end = (voice.date(day, "d MMMM y") for day in (plan.period.start, plan.period.end))
        yield voice.say("Period: {start} – {end}", start=start, end=end)
    if order.coordinator:
        yield voice.say("Coordinator: {person}", person=order.coordinator)
    if order.control:
        yield voice.say("Control: {person}", person=order.control)
    for repeal in order.repeals:
        yield voice.say("Repeals: {order}", order=repeal.text)


def _counted(voice: Voice, plan: RoadMap) -> Markup:
    kinds = [item.schedule.kind for item in plan.activities if item.schedule is not None]
    dated = sum(kind in (Kind.FIXED, Kind.RECURRING, Kind.CONTINUOUS) for kind in kinds)
    return voice.listed(
        [
            voice.count("{n} section", "{n} sections", len(plan.sections)),
            voice.count("{n} activity", "{n} activities", len(plan.activities)),
            voice.count("{n} with a date", "{n} with dates", dated),
            voice.count("{n} waits for dates", "{n} wait for dates", kinds.count(Kind.AWAITING)),
            voice.count("{n} doubt", "{n} doubts", len(plan.doubts)),
        ]
    )


def _rows(voice: Voice, plan: RoadMap) -> Iterator[Markup]:
    section: int | None = None
    level: str | None = None
    shown = -1
    for activity in plan.activities:
        if activity.level != level:
            level = activity.level
            yield Markup("\n{}").format((level or "").upper())
        if activity.section != section:
            section = activity.section
            upto = section if section is not None else shown
            for index in range(shown + 1, upto + 1):
                yield Markup("\n{}").format(plan.sections[index].title)
            shown = max(shown, upto)
        yield from _row(voice, activity)


def _row(voice: Voice, activity: Activity) -> Iterator[Markup]:
    yield Markup("  {} {}").format(activity.number or "–", activity.title)
    yield Markup("      {}").format(_due(voice, activity))
    if activity.responsible:
        yield Markup("      {}").format(voice.say("Who: {responsible}", responsible=activity.responsible))


def _due(voice: Voice, activity: Activity) -> Markup:
    phrase = activity.deadline or "–"
    dates = _dates(voice, activity.schedule)
    if not dates:
        return voice.say("Due: {phrase}", phrase=phrase)
    return voice.say("Due: {phrase} → {dates}", phrase=phrase, dates=dates)


def _dates(voice: Voice, schedule: Schedule | None) -> str:
    days = [voice.date(day, "d.MM.y") for day in schedule.due] if schedule else []
    return ", ".join(days[:_MOST_DATES]) + (" …" if len(days) > _MOST_DATES else "")


def _indicators(voice: Voice, plan: RoadMap) -> Iterator[Markup]:
    if plan.indicators:
        yield Markup("\n{}").format(voice.count("{n} indicator:", "{n} indicators:", len(plan.indicators)))
    for indicator in plan.indicators:
        yield Markup("  {} {} – {}").format(indicator.number or "–", indicator.title, indicator.target)


def _duties(voice: Voice, plan: RoadMap) -> Iterator[Markup]:
    if plan.duties:
        yield Markup("\n{}").format(voice.count("{n} duty:", "{n} duties:", len(plan.duties)))
    for duty in plan.duties:
        yield Markup("  {} {} – {}").format(duty.clause, _quoted(duty.addressee), duty.text)
    if plan.groups:
        yield Markup("")


def _doubts(voice: Voice, plan: RoadMap) -> Iterator[Markup]:
    if plan.doubts:
        yield Markup("\n{}").format(voice.count("{n} doubt:", "{n} doubts:", len(plan.doubts)))
    for doubt in plan.doubts:
        words = doubt_words(voice, doubt)
        where = _where(voice, plan, doubt)
        yield Markup("  {}{}").format(where, words)
        proposal = proposal_words(voice, doubt)
        if proposal is not None:
            yield Markup("      {}").format(proposal)


def _where(voice: Voice, plan: RoadMap, doubt: Doubt) -> Markup:
    if doubt.row is None:
        return Markup("")
    number = plan.activities[doubt.row - 1].number.rstrip(".") or "–"
    return voice.say("Row {row} (No. {number}): ", row=doubt.row, number=number)
