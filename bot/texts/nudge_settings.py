"""The days of reminders in words: each step, all of them in a line, the screen that asks for them."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.voice import Voice
from roadmap.steps import CURATOR_AFTER, HEAD_AFTER, Steps


def before(voice: Voice, days: int) -> Markup:
    """«за 7 дней»."""
    return voice.count("{n} day before", "{n} days before", days)


def on_day(voice: Voice) -> Markup:
    """«в день срока»."""
    return voice.say("on the due date")


def after(voice: Voice, days: int) -> Markup:
    """«через 3 дня»."""
    return voice.count("{n} day after", "{n} days after", days)


def every(voice: Voice, days: int | None) -> Markup:
    """«потом каждые 30 дней»."""
    if days is None:
        return voice.say("no more after that")
    return voice.count("then every {n} day", "then every {n} days", days)


def days(voice: Voice, steps: Steps) -> Markup:
    """«за 7 и 1 день, в день срока, через 1, 7 и 30 дней, потом каждые 30 дней»."""
    parts = []
    if steps.before:
        numbers = sorted(steps.before, reverse=True)
        parts.append(
            voice.count("{days} day before", "{days} days before", numbers[-1], days=voice.listed(numbers))
        )
    if steps.on_day:
        parts.append(on_day(voice))
    later = steps.later
    parts.append(voice.count("{days} day after", "{days} days after", later[-1], days=voice.listed(later)))
    if steps.every is not None:
        parts.append(every(voice, steps.every))
    return Markup(", ").join(parts)


def line(voice: Voice, steps: Steps) -> Markup:
    """The line of the department's settings."""
    return voice.say("<b>Reminders</b> come {days}.", days=days(voice, steps))


def which(voice: Voice, steps: Steps) -> Markup:
    """Asks for the steps."""
    return Markup("\n\n").join(
        [
            voice.say("<b>When shall I remind people?</b> Now {days}.", days=days(voice, steps)),
            voice.say(
                "Each gets one message a day at the most, on working days, outside the quiet hours. On the day "
                "when everybody gets their week no reminder comes."
            ),
            voice.say(
                "{head} and {curator} days after stay: then the head hears of what a colleague was to do, then the "
                "school's curator.",
                head=HEAD_AFTER,
                curator=CURATOR_AFTER,
            ),
        ]
    )
