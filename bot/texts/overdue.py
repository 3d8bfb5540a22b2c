"""What is overdue in words: groups of it, one task, who was told when; and the reminder itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from markupsafe import Markup

from bot.actions.reminding import Reminded
from bot.paging import Page
from bot.texts import dates
from bot.texts.names import person_name
from bot.texts.tasks import NAME_MOST, TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.digest import By, Part
from roadmap.tasks import Task
from storage.digests import OverdueGroup
from storage.reminders import Told

LINE_MOST = 110
NAMES_MOST = 3
REMINDED_MOST = 7


def groups(voice: Voice, by: By, page: Page[OverdueGroup], total: int, timezone: str, today: date) -> Markup:
    """A page of groups, the oldest first; *total* tasks are overdue in all."""
    if not total:
        return voice.say("<b>Nothing is overdue</b>")
    lines = [Markup("<b>{}</b>").format(_counted(voice, by, page.total, total))]
    lines += [_group(voice, one, timezone, today) for one in page.shown]
    return Markup("\n").join(lines)


def _counted(voice: Voice, by: By, parts: int, total: int) -> Markup:
    tasks = voice.count("Overdue: {n} task", "Overdue: {n} tasks", total)
    if by is By.ACTIVITY:
        return voice.count("{tasks} of {n} activity", "{tasks} of {n} activities", parts, tasks=tasks)
    return voice.count("{tasks} in {n} organisation", "{tasks} in {n} organisations", parts, tasks=tasks)


def _group(voice: Voice, one: OverdueGroup, timezone: str, today: date) -> Markup:
    days = (today - one.since).days
    parts = [
        voice.count("{n} task", "{n} tasks", one.count),
        voice.count("the oldest is {n} day late", "the oldest is {n} days late", days),
        *_written(voice, one.asked_at, timezone),
    ]
    return Markup("• {} – {}").format(shortened(one.part.name, LINE_MOST), Markup(" · ").join(parts))


def _written(voice: Voice, at: datetime | None, timezone: str) -> list[Markup]:
    return [] if at is None else [voice.say("written to {moment}", moment=dates.moment(voice, at, timezone))]


def group(
    voice: Voice, of: Part, page: Page[Task], told: Sequence[Told], timezone: str, today: date
) -> Markup:
    """A page of the overdue tasks of one organisation or activity, the oldest first."""
    if not page.total:
        return Markup("<b>{}</b>\n{}").format(
            shortened(of.name, TITLE_MOST), voice.say("Nothing is overdue here.")
        )
    head = voice.count("Overdue: {n} task", "Overdue: {n} tasks", page.total)
    lines = [Markup("<b>{}</b>\n{}").format(head, shortened(of.name, TITLE_MOST))]
    for task in page.shown:
        name = task.organisation if of.by is By.ACTIVITY else numbered(task)
        below = Markup(" · ").join([*_late(voice, task, today), who_was_told(voice, task, told, timezone)])
        lines.append(Markup("{}\n{}").format(shortened(name, LINE_MOST), below))
    return Markup("\n\n").join(lines)


def _late(voice: Voice, task: Task, today: date) -> list[Markup]:
    return [] if task.due is None else [dates.distance(voice, task.due, today)]


def task(voice: Voice, one: Task, told: Sequence[Told], today: date) -> Markup:
    """One overdue task: how late, whose, who was told when."""
    lines = [
        Markup("<b>{}</b>").format(shortened(numbered(one), TITLE_MOST)),
        dates.due(voice, one, today),
        Markup.escape(one.organisation),
    ]
    if one.assignee_id is not None:
        lines.append(voice.say("Handed to: {name}", name=person_name(voice, one.assignee)))
    lines.append(who_was_told(voice, one, told, one.timezone))
    return Markup("\n").join(lines)


def who_was_told(voice: Voice, one: Task, told: Sequence[Told], timezone: str) -> Markup:
    """When people were last written to about a task, and who they are where a reminder told them."""
    if one.asked_at is None:
        return voice.say("not written to yet")
    when = dates.moment(voice, one.asked_at, timezone)
    names = list(
        dict.fromkeys(each.name for each in told if each.at == one.asked_at and one.id in each.tasks)
    )
    if not names:
        return voice.say("written to {moment}", moment=when)
    shown = [shortened(str(person_name(voice, name).unescape()), NAME_MOST) for name in names[:NAMES_MOST]]
    return voice.say("written to {moment}: {names}", moment=when, names=voice.listed(shown))


def outcome(voice: Voice, done: Reminded, today: date) -> Markup:
    """What has come of it: «Напомнил 7 людям, 2 уже напоминали сегодня, 1 недоступен»."""
    if done.later is not None:
        return voice.say(
            "People are not written to now. You can remind them on {day}, from {time}.",
            day=dates.day(voice, done.later.date(), today),
            time=f"{done.later:%H:%M}",
        )
    parts = [
        voice.count("{n} person is reminded", "{n} people are reminded", len(done.told)) if done.told else "",
        voice.count("{n} was reminded today already", "{n} were reminded today already", done.already)
        if done.already
        else "",
        voice.count("{n} cannot be reached", "{n} cannot be reached", done.unreachable)
        if done.unreachable
        else "",
        voice.count("{n} task has nobody to tell", "{n} tasks have nobody to tell", done.alone)
        if done.alone
        else "",
    ]
    said = Markup(", ").join(part for part in parts if part)
    if not said:
        return voice.say("There is nobody to remind.")
    return Markup("{}.").format(Markup(capital(said)))


def capital(text: str) -> str:
    """*text* as a sentence begins."""
    return text[:1].upper() + text[1:]


def reminder(voice: Voice, tasks: Sequence[Task], by: str, today: date) -> Markup:
    """What somebody gets: their overdue tasks, and what to do next."""
    head = voice.count("<b>{n} task waits for you</b>", "<b>{n} tasks wait for you</b>", len(tasks))
    lines = [head, voice.say("{name} reminds you of them.", name=shortened(by, NAME_MOST))]
    for one in tasks[:REMINDED_MOST]:
        lines.append(
            Markup("\n{}\n{}").format(shortened(numbered(one), LINE_MOST), dates.due(voice, one, today))
        )
    if len(tasks) > REMINDED_MOST:
        lines.append(
            Markup("\n{}").format(voice.count("and {n} more", "and {n} more", len(tasks) - REMINDED_MOST))
        )
    lines.append(
        Markup("\n{}").format(
            voice.say("Press the task and send a link, a file or a photo. Not yours? Say so on its card.")
        )
    )
    return Markup("\n").join(lines)


def exported(voice: Voice, count: int) -> Markup:
    """Under the spreadsheet."""
    return voice.count("Overdue: {n} task", "Overdue: {n} tasks", count)


def file_name(voice: Voice) -> str:
    """The spreadsheet's name without its day."""
    return str(voice.say("overdue").unescape())
