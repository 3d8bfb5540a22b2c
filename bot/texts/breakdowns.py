"""The parts of a digest in words: lists of them, one of them, and what was asked for by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.actions.digests import PartStanding
from bot.paging import Page
from bot.texts import browsing, dates, rich
from bot.texts.digests import changed, five, five_rows, headline
from bot.texts.tasks import NAME_MOST, numbered, shortened, status_name
from bot.texts.voice import Voice
from roadmap.digest import By, Numbers, Part, Share
from roadmap.lists import Part as ListPart
from roadmap.lists import part_of
from roadmap.tasks import Status, Task

TITLE_MOST = 200
LINE_MOST = 110
ASKED_MOST = 60


def by_name(voice: Voice, by: By) -> Markup:
    """What a digest is broken down by."""
    return {
        By.ORGANISATION: voice.say("By school"),
        By.SECTION: voice.say("By section"),
        By.ROAD_MAP: voice.say("By section"),
        By.PARTY: voice.say("By responsible"),
        By.ACTIVITY: voice.say("By activity"),
    }[by]


def breakdown(voice: Voice, by: By, page: Page[Share], late: int) -> Markup:
    """A page of parts; *late* of all of them have something overdue."""
    lines = [Markup("<b>{}</b>").format(_counted(voice, by, page.total, late))]
    lines += [_share(voice, one) for one in page.shown]
    return Markup("\n").join(lines)


def breakdown_rich(voice: Voice, by: By, page: Page[Share], late: int) -> Markup:
    """The same as a table."""
    return rich.page(rich.heading(_counted(voice, by, page.total, late)), _table(voice, page.shown))


def _counted(voice: Voice, by: By, total: int, late: int) -> Markup:
    if not total:
        return voice.say("There is nothing here yet")
    return voice.say(
        "{what}: {n}, with something overdue: {late}", what=by_name(voice, by), n=total, late=late
    )


def _share(voice: Voice, one: Share) -> Markup:
    return Markup("• {} – {}").format(shortened(one.part.name, LINE_MOST), _short(voice, one.numbers))


def _short(voice: Voice, numbers: Numbers) -> Markup:
    said = voice.say("accepted {done} of {total}", done=numbers.accepted, total=numbers.total)
    if not numbers.overdue:
        return said
    return voice.say("{accepted}, overdue {late}", accepted=said, late=numbers.overdue)


def _table(voice: Voice, found: Sequence[Share]) -> Markup:
    head = (voice.say("Who and what"), voice.say("✅ Accepted"), voice.say("❗ Overdue"), voice.say("In all"))
    rows = [
        (shortened(one.part.name, LINE_MOST), one.numbers.accepted, one.numbers.overdue, one.numbers.total)
        for one in found
    ]
    return rich.table(rows, head)


def part(voice: Voice, found: PartStanding, shown: Sequence[Share], today: date) -> Markup:
    """One part: its headline and name, its numbers, what is in it."""
    if not found.numbers.total:
        return Markup("<b>{}</b>\n{}").format(
            shortened(found.part.name, TITLE_MOST), voice.say("There are no tasks here.")
        )
    lines = [Markup("<b>{}</b>").format(_title(voice, found)), *_about(found)]
    if found.change is not None:
        lines.append(changed(voice, found.change, today))
    lines += [Markup(""), *five(voice, found.numbers)]
    if shown:
        lines += [Markup(""), *(_share(voice, one) for one in shown)]
    lines += _tasks(voice, found, today)
    return Markup("\n").join(lines)


def part_rich(voice: Voice, found: PartStanding, shown: Sequence[Share], today: date) -> Markup:
    """The same as tables."""
    if not found.numbers.total:
        return rich.page(
            rich.heading(shortened(found.part.name, TITLE_MOST)),
            rich.paragraph(voice.say("There are no tasks here.")),
        )
    change = None if found.change is None else changed(voice, found.change, today)
    tasks = [(_called(found.part, task), _when(voice, task, today)) for task in found.tasks]
    return rich.page(
        rich.heading(_title(voice, found)),
        *(rich.paragraph(line) for line in _about(found)),
        rich.paragraph(change),
        rich.table(five_rows(voice, found.numbers)),
        _table(voice, shown),
        rich.table(tasks),
    )


def _title(voice: Voice, found: PartStanding) -> Markup:
    """The numbers; a school is short enough to stand before them."""
    if found.part.by is not By.ORGANISATION:
        return headline(voice, found.numbers)
    return Markup("{}: {}").format(shortened(found.part.name, LINE_MOST), _short(voice, found.numbers))


def _about(found: PartStanding) -> list[Markup]:
    name = "" if found.part.by is By.ORGANISATION else shortened(found.part.name, TITLE_MOST)
    lines = (name, shortened(found.part.about, LINE_MOST))
    return [Markup.escape(line) for line in lines if line]


def _tasks(voice: Voice, found: PartStanding, today: date) -> list[Markup]:
    lines: list[Markup] = []
    heading = None
    for task in found.tasks:
        if part_of(task, today) is not heading:
            heading = part_of(task, today)
            lines += [Markup(""), Markup("<b>{}</b>").format(browsing.part_name(voice, heading))]
        lines.append(Markup("• {} – {}").format(_called(found.part, task), _when(voice, task, today)))
    return lines


def _called(of: Part, task: Task) -> str:
    """What tells a task from the others of a part: its school, or its title."""
    return shortened(task.organisation if of.by is By.ACTIVITY else numbered(task), LINE_MOST)


def _when(voice: Voice, task: Task, today: date) -> Markup:
    if task.due is not None and task.overdue(today):
        return dates.distance(voice, task.due, today)
    said = dates.due(voice, task, today)
    if task.status is not Status.RETURNED:
        return said
    return Markup("{}, {}").format(said, status_name(voice, task.status))


def tasks(voice: Voice, title: str, page: Sequence[Task], total: int, today: date) -> Markup:
    """A page of tasks under the name of what they are of, where they are of one thing."""
    if not total:
        return voice.say("<b>No tasks here</b>\nEverything of this kind is done or belongs to others.")
    head = voice.count("<b>{n} task</b>", "<b>{n} tasks</b>", total)
    above = Markup("{}\n{}").format(head, shortened(title, TITLE_MOST)) if title else head
    return Markup("\n\n").join([above, *browsing.lines(voice, page, today)])


def which(voice: Voice, asked: str, found: Sequence[Part]) -> Markup:
    """Several may be meant; numbers start anew in every section, so the section stands beside."""
    lines = [voice.say("<b>{asked}: which one?</b>", asked=shortened(asked, ASKED_MOST))]
    for one in found:
        about = Markup(" · {}").format(shortened(one.about, NAME_MOST)) if one.about else ""
        lines.append(Markup("• {}{}").format(shortened(one.name, LINE_MOST), about))
    return Markup("\n").join(lines)


def unknown(voice: Voice, asked: str, near: bool) -> Markup:
    """Nothing is called so; *near* is where something is called nearly so."""
    asked = shortened(asked, ASKED_MOST)
    if near:
        return voice.say("<b>Nothing is called “{asked}”</b>\nPerhaps one of these?", asked=asked)
    return voice.say(
        "<b>Nothing is called “{asked}”</b>\nWrite /status with a school or with the number of an activity: "
        "/status school 5, /status 1.3",
        asked=asked,
    )


def week(voice: Voice, overdue: int, this: int, following: int, shown: Sequence[Task], today: date) -> Markup:
    """A teacher's own week: what is late, what this week asks for, what the next one does."""
    if not overdue and not this and not following:
        return voice.say("<b>Nothing is due this week or the next</b>\nAll your tasks: /tasks")
    parts = [
        voice.say("overdue {n}", n=overdue) if overdue else "",
        voice.say("this week {n}", n=this),
        voice.say("next week {n}", n=following),
    ]
    head = Markup("<b>{}</b>").format(
        voice.say("My tasks: {what}", what=Markup(", ").join(part for part in parts if part))
    )
    lines = []
    heading = ""
    for task in shown:
        name = _of_week(voice, task, today)
        if name != heading:
            heading = name
            lines.append(Markup("<b>{}</b>").format(name))
        lines.append(
            Markup("{}\n{}").format(shortened(numbered(task), LINE_MOST), dates.due(voice, task, today))
        )
    return Markup("\n\n").join([head, *lines])


def _of_week(voice: Voice, task: Task, today: date) -> Markup:
    part = part_of(task, today)
    return voice.say("Next week") if part is ListPart.LATER else browsing.part_name(voice, part)
