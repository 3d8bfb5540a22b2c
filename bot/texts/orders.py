"""What was read in an order, its doubts, and what happens when it goes live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from bot.texts import documents
from bot.texts.deadlines import when_words
from bot.texts.tasks import shortened
from bot.texts.voice import Voice
from roadmap.deadlines import Kind
from roadmap.draft import Count, Draft, Edition, can_be_corrected
from roadmap.roadmap import Activity, Group, RoadMap
from storage.roadmaps import LiveRoadMap

CELL = 100
NAMES_MOST = 12


def reading(voice: Voice, name: str) -> Markup:
    """While the order is being read."""
    return voice.say("<b>Reading the order…</b>\n{name}", name=shortened(name, CELL))


def preview(voice: Voice, draft: Draft, count: Count, makes: Sequence[Markup] = ()) -> Markup:
    """The first screen after an order was read; *makes* says in other lines what comes of it."""
    plan = draft.plan
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
        _if_any(voice.count("• {n} indicator", "• {n} indicators", len(plan.indicators)), plan.indicators),
        voice.count("• {n} doubt", "• {n} doubts", len(draft.open_doubts)),
        Markup(""),
        *(makes or [arithmetic(voice, count)]),
    ]
    if draft.edition is not None and not makes:
        lines += [Markup(""), _edition(voice, draft.edition)]
    return Markup("\n").join(line for line in lines if line is not None)


def _edition(voice: Voice, edition: Edition) -> Markup:
    """How the draft differs from the road map that is live."""
    return voice.say(
        "This looks like a new edition of No. {number}. Rows added: {added}, changed: {changed}, dropped: {dropped}. "
        "As a new edition it carries over what was done.",
        number=edition.number or "—",
        added=edition.added,
        changed=edition.changed,
        dropped=edition.dropped,
    )


def renewed(voice: Voice, made: int, cancelled: int, moved: int, unbound: int = 0) -> Markup:
    """Said when a new edition took the place of a live road map."""
    text = voice.say(
        "<b>The new edition is live</b>\nTasks added: {made}, given another date: {moved}, no longer waited for: {cancelled}. "
        "What was done stays.",
        made=made,
        cancelled=cancelled,
        moved=moved,
    )
    return _and_unbound(voice, text, unbound)


def _and_unbound(voice: Voice, text: Markup, unbound: int) -> Markup:
    """What was said, and how many parties are still nobody's."""
    if not unbound:
        return text
    also = voice.count(
        "{n} responsible party is bound to nobody yet: its tasks are with the department itself.",
        "{n} responsible parties are bound to nobody yet: their tasks are with the department itself.",
        unbound,
    )
    return Markup("{}\n\n{}").format(text, also)


def _if_any(line: Markup, things: Sequence[object]) -> Markup | None:
    return line if things else None


def arithmetic(voice: Voice, count: Count) -> Markup:
    """«18 activities, 24 dates: 96 tasks for 9 organisations»."""
    occasions = voice.count("{n} due date", "{n} due dates", count.occasions)
    tasks = voice.count("{n} task", "{n} tasks", count.tasks)
    return voice.say(
        "{occasions} → <b>{tasks}</b>. Organisations: {organisations}.",
        occasions=occasions,
        tasks=tasks,
        organisations=count.organisations,
    )


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
    """One page of the rows that were read, each with what its deadline was understood as."""
    last = first + len(page)
    lines = [voice.say("<b>Rows {first}–{last} of {total}</b>", first=first + 1, last=last, total=total)]
    for item in page:
        lines.append(
            Markup("<b>{}</b>\n{}\n{}").format(
                _headed(item),
                _deadline(voice, item),
                voice.say("Who: {responsible}", responsible=_cell(item.responsible)),
            )
        )
    return Markup("\n\n").join(lines)


def _headed(item: Activity) -> str:
    number = f"{item.number.rstrip('.')}. " if item.number else ""
    return shortened(f"{number}{item.title}", 120)


def _deadline(voice: Voice, item: Activity) -> Markup:
    if item.schedule is None or not item.deadline:
        return voice.say("Due: {phrase}", phrase=_cell(item.deadline))
    understood = shortened(str(when_words(item.schedule, voice).unescape()), CELL)
    return voice.say("Due: {phrase} → {understood}", phrase=_cell(item.deadline), understood=understood)


def _cell(text: str) -> str:
    return shortened(text, CELL) or "—"


def doubt(voice: Voice, draft: Draft, number: int) -> Markup:
    """One doubt: which row, the order's own words, and what could stand there instead."""
    found, waiting = draft.doubt(number), draft.open_doubts
    lines = [
        voice.say("<b>Doubt {place} of {total}</b>", place=waiting.index(number) + 1, total=len(waiting))
    ]
    if found.row is not None:
        lines.append(Markup.escape(_headed(draft.plan.activities[found.row - 1])))
    lines += [Markup(""), documents.doubt_words(voice, found)]
    if found.proposal:
        lines.append(voice.say("Proposed: <b>{proposal}</b>", proposal=shortened(found.proposal, 200)))
    elif not can_be_corrected(found):
        lines.append(voice.say("There is nothing to choose here: look whether it matters."))
    return Markup("\n").join(lines)


def no_doubts(voice: Voice) -> Markup:
    """The toast after the last doubt."""
    return voice.say("No doubts are left.")


def what_instead(voice: Voice, draft: Draft, number: int) -> Markup:
    """Asks for the right words."""
    found = draft.doubt(number)
    row = _headed(draft.plan.activities[found.row - 1]) if found.row is not None else ""
    return voice.say(
        "<b>What should stand here?</b> Write it in words.\n{row}\n{doubt}",
        row=row,
        doubt=documents.doubt_words(voice, found),
    )


def groups(voice: Voice, found: Sequence[Group]) -> Markup:
    """The groups of schools that rows fan out into."""
    lines = [voice.say("<b>Groups of schools</b>")]
    for group in found:
        size = voice.count("{n} school", "{n} schools", len(group.schools))
        lines.append(Markup("• {} – {}").format(group.name, size))
    lines.append(
        voice.say("A row for a group becomes a task for each of its schools. Choose a group to change it.")
    )
    return Markup("\n").join(lines)


def no_groups(voice: Voice) -> Markup:
    """Where an order names no group."""
    return voice.say("<b>Groups of schools</b>\nThe order speaks of no group of schools.")


def group(voice: Voice, found: Group) -> Markup:
    """One group: who is in it, and how to change that."""
    names = [shortened(school, 60) for school in found.schools[:NAMES_MOST]]
    more = len(found.schools) - len(names)
    lines = [
        Markup("<b>{}</b>").format(found.name),
        voice.count("{n} school", "{n} schools", len(found.schools)),
        *(Markup("• {}").format(name) for name in names),
    ]
    if more:
        lines.append(voice.count("and {n} more", "and {n} more", more))
    lines.append(voice.say("Press a school to add it or take it away."))
    return Markup("\n").join(lines)


def which_schools(voice: Voice, found: Group) -> Markup:
    """Asks for the names of further schools."""
    return voice.say(
        "<b>Which schools are in «{group}»?</b>\nWrite their names, each on its line.", group=found.name
    )


def what_of_the_past(voice: Voice, count: int) -> Markup:
    """Asks once about dates that have passed."""
    return voice.count(
        "<b>{n} task has a date that has passed.</b> What shall it count as? Single ones can be changed later.",
        "<b>{n} tasks have dates that have passed.</b> What shall they count as? Single ones can be changed later.",
        count,
    )


def live(
    voice: Voice, tasks: int, organisations: int, repealed: LiveRoadMap | None, unbound: int = 0
) -> Markup:
    """Said when the road map went live."""
    text = voice.count(
        "<b>The road map is live: {n} task</b>\n"
        "Organisations: {organisations}. Now invite the people who will do them.",
        "<b>The road map is live: {n} tasks</b>\n"
        "Organisations: {organisations}. Now invite the people who will do them.",
        tasks,
        organisations=organisations,
    )
    text = _and_unbound(voice, text, unbound)
    if repealed is None:
        return text
    also = voice.say(
        "The order repeals No. {number}: its road map can be closed now.", number=repealed.number
    )
    return Markup("{}\n\n{}").format(text, also)


def dropped(voice: Voice) -> Markup:
    """Said when a draft was put aside."""
    return voice.say("The order was put aside; nothing was kept of it. Send another when you are ready.")


def tabs_lost(voice: Voice) -> Markup:
    """Where an order was pasted and its columns ran together."""
    return voice.say(
        "The columns of the table were lost on the way: messages keep no tabs. "
        "Save the text as a .txt or .docx file and send the file."
    )
