"""A school's own road map in words: what was sent, what it will make, how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions.digests import Standing
from bot.texts import digests, orders
from bot.texts.people import some
from bot.texts.tasks import NAME_MOST, PROOFS_MOST, TITLE_MOST, evidence, numbered, shortened
from bot.texts.voice import Voice
from roadmap.digest import Digest
from roadmap.draft import Count, Draft
from roadmap.evidence import Evidence
from roadmap.own_plans import Handing
from roadmap.tasks import Task
from storage.roadmaps import LiveRoadMap

NAME_SHOWN, PLAN_MOST, TASK_SHOWN, TASKS_SHOWN = 60, 200, 100, 8


def what_is_it(voice: Voice, name: str, activities: int) -> Markup:
    """Asks what a document with a table of deadlines is."""
    found = voice.count("{n} activity", "{n} activities", activities)
    if not name:
        return voice.say(
            "<b>Is it a school's plan?</b>\nThere is a table with deadlines in the message: {found}.",
            found=found,
        )
    return voice.say(
        "<b>Is it a school's plan?</b>\nThere is a table with deadlines in «{name}»: {found}.",
        name=shortened(name, NAME_SHOWN),
        found=found,
    )


def is_plan(voice: Voice, school: str) -> Markup:
    """In the place of the question."""
    return voice.say("It is the plan of {school}.", school=shortened(school, NAME_SHOWN))


def is_proof(voice: Voice) -> Markup:
    """In the place of the question."""
    return voice.say("It is a proof.")


def which_school(voice: Voice) -> Markup:
    """Whose plan an order in hand is."""
    return voice.say("<b>Which school's plan is it?</b>")


def preview(voice: Voice, draft: Draft, count: Count, school: str, given: Handing) -> Markup:
    """What was read in a school's plan, and what it will make."""
    tasks = voice.count("{n} task", "{n} tasks", count.tasks)
    lines = [
        voice.say("<b>{tasks}</b> for {school} alone.", tasks=tasks, school=shortened(school, NAME_SHOWN))
    ]
    if given.people:
        lines.append(
            voice.count(
                "By name: {names} – {n} task; the others are the head's, who can hand them on.",
                "By name: {names} – {n} tasks; the others are the head's, who can hand them on.",
                given.tasks,
                names=some(voice, [shortened(name, NAME_SHOWN) for name in given.people]),
            )
        )
    else:
        lines.append(voice.say("All are the head's, who can hand them on."))
    if given.strangers:
        names = some(voice, [shortened(name, NAME_SHOWN) for name in given.strangers])
        lines.append(
            voice.say(
                "Not found among the people of the school: {names}. These are the head's too.", names=names
            )
        )
    if draft.edition is not None:
        lines += [Markup(""), _edition(voice, draft)]
    return orders.preview(voice, draft, count, lines)


def _edition(voice: Voice, draft: Draft) -> Markup:
    edition = draft.edition
    if edition is None:
        return Markup("")
    return voice.say(
        "This looks like a new edition of the school's plan. Rows added: {added}, changed: {changed}, "
        "dropped: {dropped}. As a new edition it carries over what was done.",
        added=edition.added,
        changed=edition.changed,
        dropped=edition.dropped,
    )


def live(voice: Voice, tasks: int) -> Markup:
    """Said when a school's plan went live."""
    return voice.count(
        "<b>The school's plan is live: {n} task</b>\n"
        "What is handed in for it counts at once. The department sees the plan and changes nothing in it.",
        "<b>The school's plan is live: {n} tasks</b>\n"
        "What is handed in for it counts at once. The department sees the plan and changes nothing in it.",
        tasks,
    )


def plans(voice: Voice, shown: Sequence[LiveRoadMap], total: int) -> Markup:
    """The list."""
    if not total:
        return voice.say(
            "<b>There are no schools' plans</b>\nA head sends the plan of the school to the bot."
        )
    lines = [voice.count("<b>{n} school's plan</b>", "<b>{n} schools' plans</b>", total)]
    lines.extend(Markup("• {}").format(_name(one)) for one in shown)
    return Markup("\n").join(lines)


def card(voice: Voice, road_map: LiveRoadMap, found: Digest) -> Markup:
    """How a plan stands."""
    return digests.digest(voice, str(_name(road_map)), Standing(found, 1))


def close(voice: Voice, road_map: LiveRoadMap, unfinished: Sequence[Task]) -> Markup:
    """The question before a plan is closed: what is unfinished."""
    title = shortened(road_map.title, PLAN_MOST)
    if not unfinished:
        return voice.say("<b>Close the plan?</b>\n{title}\nNothing in it is unfinished.", title=title)
    asked = voice.count(
        "<b>Close the plan?</b>\n{title}\n{n} unfinished task will no longer be waited for:",
        "<b>Close the plan?</b>\n{title}\n{n} unfinished tasks will no longer be waited for:",
        len(unfinished),
        title=title,
    )
    lines = [
        Markup("• {}").format(shortened(numbered(task), TASK_SHOWN)) for task in unfinished[:TASKS_SHOWN]
    ]
    more = len(unfinished) - len(lines)
    if more > 0:
        lines.append(voice.count("and {n} more", "and {n} more", more))
    return Markup("\n").join([asked, *lines])


def closed(voice: Voice, road_map: LiveRoadMap, cancelled: int) -> Markup:
    """Said when a plan was closed."""
    return voice.count(
        "<b>The plan is closed: {title}</b>\n{n} unfinished task is no longer waited for; what was done stays.",
        "<b>The plan is closed: {title}</b>\n{n} unfinished tasks are no longer waited for; what was done stays.",
        cancelled,
        title=shortened(road_map.title, PLAN_MOST),
    )


def handed_in(voice: Voice, task: Task, author: str, proofs: Sequence[Evidence]) -> Markup:
    """Tells the head what was handed in for the school's own plan."""
    lines = [
        voice.say("<b>Done in the school's plan</b>"),
        Markup.escape(shortened(numbered(task), TITLE_MOST)),
        *(Markup("• {}").format(evidence(voice, proof)) for proof in proofs[:PROOFS_MOST]),
        voice.say("Handed in by: {name}", name=shortened(author, NAME_MOST)),
    ]
    return Markup("\n").join(lines)


def _name(road_map: LiveRoadMap) -> str:
    school = shortened(road_map.organisation, NAME_SHOWN)
    return f"{school}: {shortened(road_map.title, PLAN_MOST)}" if road_map.title else school
