"""Dates that the order left open: how they are asked for, what was understood, what the others are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.texts import dates, links
from bot.texts.caveats import caveat_words
from bot.texts.deadlines import when_words
from bot.texts.stretches import day_words, days_words
from bot.texts.tasks import NAME_MOST, TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice, plain
from roadmap.deadlines import Code, Countdown, Level, Schedule
from roadmap.given_dates import Given, outside
from roadmap.occurrences import Occurrence
from roadmap.refusals import DatesUnclear
from roadmap.tasks import Task

SHOWN = 6
PHRASE_MOST = 80
FILE_MOST = 60
WHEN_MOST = 90


def title_of(task: Task) -> str:
    """A task's number and title, short."""
    return shortened(numbered(task), TITLE_MOST)


def for_whom(voice: Voice, task: Task) -> Markup:
    """Asks the coordinator whom the dates are for."""
    return voice.say("<b>Whom are these dates for?</b>\n{title}", title=title_of(task))


def ask(voice: Voice, task: Task, given: Given | None) -> Markup:
    """Asks for the dates, in words or as the plan in which they stand."""
    lines = [
        voice.say(
            "<b>Write the dates</b> as you would in a plan: 15 March and 20 April; quarterly; by 1 June.\n"
            "Or send the plan itself: a file, a photo, a link."
        ),
        Markup.escape(title_of(task)),
    ]
    if given is not None:
        lines.append(small(voice, given))
    return Markup("\n\n").join(lines)


def understood(
    voice: Voice, task: Task, schedule: Schedule, made: Sequence[Occurrence], places: int, today: date
) -> Markup:
    """What the dates make, for whom, and what was assumed."""
    head = voice.count("<b>It makes {n} task</b>", "<b>It makes {n} tasks</b>", len(made))
    lines = [head, Markup.escape(title_of(task)), Markup("")]
    lines += [_one(voice, one, today) for one in made[:SHOWN]]
    if len(made) > SHOWN:
        lines.append(voice.count("… and {n} more", "… and {n} more", len(made) - SHOWN))
    lines += [Markup(""), _whose(voice, task, places), *_assumed(voice, schedule)]
    lines += [Markup(""), voice.say("Is it right? If not, simply write it once more.")]
    return Markup("\n").join(lines)


def _one(voice: Voice, one: Occurrence, today: date) -> Markup:
    if one.due is None:
        return Markup("• {}").format(voice.say("no due date"))
    until = voice.say("by {day}", day=dates.day(voice, one.due, today))
    parts = [until]
    if one.times:
        parts.append(voice.count("{n} time", "{n} times", one.times))
    if one.due < today:
        parts.append(voice.say("has passed already"))
    return Markup("• {}").format(Markup(" · ").join(parts))


def _whose(voice: Voice, task: Task, places: int) -> Markup:
    if places > 1:
        return voice.count(
            "For {n} organisation of the row; dates of their own that schools gave stay.",
            "For {n} organisations of the row; dates of their own that schools gave stay.",
            places,
        )
    return voice.say("For: {name}", name=shortened(task.organisation, NAME_MOST))


def _assumed(voice: Voice, schedule: Schedule) -> list[Markup]:
    """Sentences about what the reader assumed, and about dates outside the plan."""
    lines = []
    if days := outside(schedule):
        lines.append(voice.say("Outside the plan's period: {days}.", days=days_words(days, voice)))
    noted = [
        caveat_words(one, voice)
        for one in schedule.warnings
        if one.level is Level.NOTE and one.code not in {Code.BEFORE_ORDER, Code.YEAR_FROM_PLAN}
    ]
    if noted:
        lines.append(voice.say("Note: {notes}.", notes=Markup("; ").join(noted)))
    return lines


def which_day(voice: Voice, task: Task, given: Given | None) -> Markup:
    """Asks on which day the event was."""
    lines = [
        voice.say("<b>On which day was it?</b> Press, or write it: 12 March"),
        Markup.escape(title_of(task)),
        waits_for(voice, task),
    ]
    if given is not None:
        lines.append(small(voice, given))
    return Markup("\n").join(lines)


def event_understood(
    voice: Voice, task: Task, day: date, due: date, time: Countdown, places: int, today: date
) -> Markup:
    """The due date that follows from the day of the event."""
    until = dates.day(voice, due, today)
    head = voice.say("<b>Due: by {day}</b> ({after})", day=until, after=after_words(voice, time))
    lines = [head, Markup.escape(title_of(task)), Markup("")]
    lines.append(voice.say("It happened: {day}", day=dates.day(voice, day, today)))
    if due < today:
        lines.append(voice.say("This date has passed already."))
    return Markup("\n").join([*lines, _whose(voice, task, places)])


def after_words(voice: Voice, time: Countdown) -> Markup:
    """«10 дней после события»."""
    if time.months:
        return voice.count("{n} month after the event", "{n} months after the event", time.months)
    if time.working:
        return voice.count("{n} working day after the event", "{n} working days after the event", time.days)
    return voice.count("{n} day after the event", "{n} days after the event", time.days)


def waits_for(voice: Voice, task: Task) -> Markup:
    """«Ждёт дат: по отдельному графику», with a capital letter: a line of its own."""
    line = dates.waiting(voice, task)
    return line[:1].upper() + line[1:]


def small(voice: Voice, given: Given) -> Markup:
    """The line on the card about dates that were given."""
    if given.happened_on is not None:
        return voice.say("<i>It happened: {day}</i>", day=day_words(given.happened_on, voice))
    if given.schedule is not None:
        when = shortened(plain(when_words(given.schedule, voice)), WHEN_MOST)
        return voice.say("<i>Dates given: {when}</i>", when=when)
    if given.file_id is not None:
        return voice.say("<i>Schedule: {name}</i>", name=file_name(voice, given))
    return voice.say("<i>Schedule:</i> {link}", link=links.link(voice, given.phrase))


def file_name(voice: Voice, given: Given) -> Markup:
    """What the file is called; a photo has no name."""
    name = given.file_name or ""
    return Markup.escape(shortened(name, FILE_MOST)) if name else voice.say("photo")


def kept(voice: Voice, task: Task, given: Given, coordinates: bool) -> Markup:
    """Above the card after dates were given."""
    if given.schedule is None and coordinates:
        return voice.say("The schedule is kept; the dates can be given by it.")
    if given.schedule is None and task.road_map_of is not None:
        return voice.say("The schedule is kept. The head will put the dates in by it.")
    if given.schedule is None:
        return voice.say("The schedule is kept. The coordinator will put the dates in by it.")
    return voice.say("The dates are in.")


def waits_again(voice: Voice) -> Markup:
    """Above the card after dates were withdrawn."""
    return voice.say("The dates are withdrawn.")


def told(voice: Voice, task: Task, given: Given, author: str) -> Markup:
    """Tells the other side of dates that were given."""
    if given.schedule is None:
        head = voice.say("<b>{organisation}: the schedule has come</b>", organisation=task.organisation)
    elif given.happened_on is not None:
        head = voice.say("<b>{organisation}: the event has come</b>", organisation=task.organisation)
    else:
        head = voice.say("<b>{organisation}: the dates are known</b>", organisation=task.organisation)
    return _note(head, task, author, small(voice, given), _due(voice, given))


def told_withdrawn(voice: Voice, task: Task, author: str) -> Markup:
    """Tells the other side that dates count no more."""
    head = voice.say("<b>{organisation}: the dates are withdrawn</b>", organisation=task.organisation)
    return _note(head, task, author)


def _due(voice: Voice, given: Given) -> Markup:
    if given.happened_on is None or given.schedule is None:
        return Markup("")
    return when_words(given.schedule, voice)


def _note(head: Markup, task: Task, author: str, *more: Markup) -> Markup:
    lines = [head, Markup.escape(title_of(task)), *more, Markup.escape(shortened(author, NAME_MOST))]
    return Markup("\n").join(line for line in lines if line)


def change(voice: Voice, task: Task, given: Given, places: int) -> Markup:
    """What can be done with dates that were given."""
    head = voice.say("<b>Change the dates?</b>")
    lines = [head, Markup.escape(title_of(task)), small(voice, given), _whose(voice, task, places)]
    return Markup("\n").join(lines)


def only_dates(voice: Voice) -> Markup:
    """Where neither words nor a plan came."""
    return voice.say("Write the dates in words, or send the plan: a file, a photo, a link.")


def unclear(voice: Voice, refusal: DatesUnclear) -> Markup:
    """Why typed dates are not taken; they stay asked for."""
    text = shortened(refusal.text, PHRASE_MOST)
    if refusal.doubts:
        why = Markup("; ").join(caveat_words(one, voice) for one in refusal.doubts[:3])
        return voice.say(
            "I cannot take «{text}»: {why}. Write it more exactly: 15 March, by 1 June, quarterly.",
            text=text,
            why=why,
        )
    return voice.say(
        "I see no dates to come in «{text}». Write them like this: 15 March, by 1 June, quarterly.", text=text
    )


def asked(voice: Voice, dated: Sequence[Task], events: Sequence[Task], more: int) -> Markup:
    """The reminder: tasks that wait for dates, and those that wait for an event."""
    lines = []
    if dated:
        lines.append(
            voice.say("<b>When will it be?</b> The order leaves these dates to you. Please give them:")
        )
        lines += [_line(task) for task in dated]
    if events:
        lines.append(voice.say("<b>Tell me when it happens</b>: the due date is counted from that day."))
        lines += [Markup("{}\n{}").format(_line(task), dates.waiting(voice, task)) for task in events]
    if more:
        lines.append(voice.count("… and {n} more task.", "… and {n} more tasks.", more))
    return Markup("\n\n").join(lines)


def _line(task: Task) -> Markup:
    return Markup("• {} – {}").format(
        shortened(numbered(task), PHRASE_MOST * 2), shortened(task.organisation, NAME_MOST)
    )
