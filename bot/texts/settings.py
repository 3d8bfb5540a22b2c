"""The screens of settings: each has one sentence that says what it does."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from bot.texts.nudge_settings import line
from bot.texts.push_settings import quiet_hours
from bot.texts.setting_values import (
    frequency,
    hour,
    language,
    looked,
    on_weekdays,
    reviewed,
    school_year_name,
    shift,
    tables,
    zone,
)
from bot.texts.voice import Voice
from roadmap.department import Department, Shift
from roadmap.people import Frequency, Person


def own(voice: Voice, person: Person) -> Markup:
    """One's own settings."""
    preferences = person.preferences
    lines = [
        voice.say("<b>Your settings</b>"),
        voice.say(
            "<b>Language:</b> {language}. I speak it to you; others choose their own.",
            language=language(person.language),
        ),
        voice.say(
            "<b>Reminders:</b> {often}. {meaning}",
            often=frequency(voice, preferences.frequency),
            meaning=frequency_means(voice, preferences.frequency),
        ),
        voice.say(
            "<b>Digests:</b> {form}. A table is easier to read; old versions of the messenger cannot show it.",
            form=tables(voice, preferences.rich),
        ),
    ]
    return Markup("\n\n").join(lines)


def frequency_means(voice: Voice, often: Frequency) -> Markup:
    """What an answer to «how often» does."""
    return {
        Frequency.WEEKLY: voice.say(
            "Once a week you get your week; beside it I remind you only of what you have put off yourself."
        ),
        Frequency.DAILY: voice.say(
            "Once a week you get your week; on the other days one message, if a due date is near or has passed."
        ),
        Frequency.EVERYTHING: voice.say(
            "Every working day one message: all that is overdue and all that is due within seven days."
        ),
    }[often]


def how_often(voice: Voice, chosen: Frequency) -> Markup:
    """Asks how often the bot reminds."""
    lines = [
        voice.say("<b>How often shall I remind you?</b> Now: {often}.", often=frequency(voice, chosen)),
        *(
            Markup("• <b>{}</b>. {}").format(frequency(voice, one), frequency_means(voice, one))
            for one in Frequency
        ),
        voice.say("New tasks and answers to what you handed in come within minutes in any case."),
    ]
    return Markup("\n\n").join(lines)


def department(voice: Voice, found: Department, now: datetime, first: int, has_own_year: bool) -> Markup:
    """A department's settings; *first* is the school year that runs or is coming."""
    settings = found.settings
    own_or_usual = voice.say("own days") if has_own_year else voice.say("usual days")
    lines = [
        Markup("<b>{}</b>").format(found.name),
        voice.say(
            "<b>Time zone:</b> {zone}. Days and due dates are counted by it.",
            zone=zone(voice, found.timezone, now),
        ),
        voice.say(
            "<b>Everybody's week</b> comes {days} at {hour}, on a day off on the next working day.",
            days=on_weekdays(voice, settings.push_day),
            hour=hour(settings.push_hour),
        ),
        line(voice, settings.steps),
        quiet_hours(voice, settings),
        Markup("<b>{}</b> {}").format(
            voice.say("Review: {on}.", on=reviewed(voice, settings.review)), review(voice, settings.review)
        ),
        Markup("<b>{}</b> {}").format(
            voice.say("Days off: {rule}.", rule=shift(voice, settings.shift)),
            shift_means(voice, settings.shift),
        ),
        voice.say(
            "<b>School calendar {year}:</b> {own}. Orders that speak of terms and holidays are read by it.",
            year=school_year_name(first),
            own=own_or_usual,
        ),
        voice.say("<b>Links</b> that were handed in: {on}.", on=looked(voice, settings.check_links)),
        term(voice, settings.lapse_days),
        voice.count(
            "<b>After an event</b> a task is due in {n} day, unless the order says otherwise.",
            "<b>After an event</b> a task is due in {n} days, unless the order says otherwise.",
            settings.event_days,
        ),
    ]
    return Markup("\n\n").join(lines)


def term(voice: Voice, days: int | None) -> Markup:
    """The line of the term of review; None is for ever."""
    if not days:
        return voice.say("<b>Term of review:</b> nothing is accepted by itself.")
    return voice.count(
        "<b>Term of review:</b> without a review it is accepted after {n} day.",
        "<b>Term of review:</b> without a review it is accepted after {n} days.",
        days,
    )


def review(voice: Voice, on: bool) -> Markup:
    """What the review does, or its absence."""
    if on:
        return voice.say("What is handed in waits until a curator or the department accepts it.")
    return voice.say("What is handed in counts as accepted at once.")


def whether_reviewed(voice: Voice, on: bool, waiting: int) -> Markup:
    """Asks whether what is handed in is reviewed; *waiting* tasks wait for it now."""
    lines = [
        voice.say("<b>Is what is handed in reviewed?</b> Now: {on}.", on=reviewed(voice, on)),
        Markup("• <b>{}</b>: {}").format(reviewed(voice, True), review(voice, True)),
        Markup("• <b>{}</b>: {}").format(reviewed(voice, False), review(voice, False)),
    ]
    if waiting:
        lines.append(
            voice.count(
                "{n} task waits for a review now: it stays to be reviewed in any case.",
                "{n} tasks wait for a review now: they stay to be reviewed in any case.",
                waiting,
            )
        )
    return Markup("\n\n").join(lines)


def whether_looked(voice: Voice, on: bool) -> Markup:
    """Asks whether links are looked at."""
    return Markup("\n\n").join(
        [
            voice.say("<b>Shall I see whether links still open?</b> Now: {on}.", on=looked(voice, on)),
            voice.say(
                "Once a week I open what was handed in, as any visitor would, and tell the author and you when "
                "a page is gone, leads to the front page or wants a password."
            ),
        ]
    )


def when_lapsed(voice: Voice, days: int | None) -> Markup:
    """Asks after how many days a task counts as accepted."""
    return Markup("\n\n").join(
        [
            _lapses_now(voice, days),
            voice.say(
                "A task that has waited for a review so long counts as accepted and is marked so. "
                "By default nothing is accepted by itself."
            ),
        ]
    )


def _lapses_now(voice: Voice, days: int | None) -> Markup:
    if not days:
        return voice.say("<b>What if nobody reviews?</b> Now nothing is accepted by itself.")
    return voice.count(
        "<b>What if nobody reviews?</b> Now it is accepted after {n} day.",
        "<b>What if nobody reviews?</b> Now it is accepted after {n} days.",
        days,
    )


def how_long_after(voice: Voice, days: int) -> Markup:
    """Asks how many days after an event a task is due."""
    now = voice.count(
        "<b>How many days after an event?</b> Now {n} day.",
        "<b>How many days after an event?</b> Now {n} days.",
        days,
    )
    means = voice.say(
        "Where a row waits for an event («after the diagnostics») and names no number of days, it is due so long "
        "after it. Dates that are counted already stay."
    )
    return Markup("\n\n").join([now, means])


def shift_means(voice: Voice, rule: Shift) -> Markup:
    """What a rule for days off does."""
    return {
        Shift.NONE: voice.say("A due date stays where the order puts it, on a day off too."),
        Shift.PREVIOUS: voice.say("What is due on a day off is due on the last working day before it."),
        Shift.NEXT: voice.say("What is due on a day off is due on the first working day after it."),
    }[rule]


def which_shift(voice: Voice, chosen: Shift) -> Markup:
    """Asks where a due date on a day off goes."""
    lines = [
        voice.say("<b>When a due date is a day off?</b> Now: {rule}.", rule=shift(voice, chosen)),
        *(Markup("• <b>{}</b>. {}").format(shift(voice, one), shift_means(voice, one)) for one in Shift),
        voice.say("Public holidays and moved days off are those of Russia."),
    ]
    return Markup("\n\n").join(lines)


def will_move(voice: Voice, rule: Shift, count: int) -> Markup:
    """How many due dates a rule moves, before it does."""
    return voice.count(
        "<b>{n} unfinished task gets another due date</b>\n{meaning} Dates that were moved by hand stay.",
        "<b>{n} unfinished tasks get another due date</b>\n{meaning} Dates that were moved by hand stay.",
        count,
        meaning=shift_means(voice, rule),
    )


def saved(voice: Voice) -> Markup:
    """The toast of a change."""
    return voice.say("Saved.")


def moved(voice: Voice, count: int) -> Markup:
    """The toast of a change that moved dates."""
    return voice.count("Saved; {n} task was dated anew.", "Saved; {n} tasks were dated anew.", count)


def which_zone(voice: Voice, present: str, now: datetime) -> Markup:
    """Asks for the time zone."""
    return voice.say(
        "<b>Which time zone is the department in?</b> Now: {zone}.\nDays and due dates are counted by it.",
        zone=zone(voice, present, now),
    )


def type_zone(voice: Voice) -> Markup:
    """Asks for a time zone in words."""
    return voice.say(
        "<b>Write the city</b>, or the time zone as computers call it: Novosibirsk or "
        "<code>Asia/Novosibirsk</code>."
    )


def which_hour(voice: Voice, present: int) -> Markup:
    """Asks for the hour of the push."""
    return voice.say(
        "<b>At what hour does everybody get their week?</b> Now: {hour}.\nIn quiet hours it waits until they end.",
        hour=hour(present),
    )


def type_name(voice: Voice, found: Department) -> Markup:
    """Asks for the department's name."""
    return voice.say(
        "<b>What is the department called?</b> Write its full name.\nNow: {name}\n"
        "People see it on their first screen; orders that went live keep their words.",
        name=found.name,
    )
