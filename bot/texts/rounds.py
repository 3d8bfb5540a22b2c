"""One round of a campaign: how many have answered, who has and who has not, one response."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.actions.asking import Reminded
from bot.paging import Page
from bot.texts import dates
from bot.texts.campaigns import TITLE_MOST, answered, dots, period, until, when
from bot.texts.names import person_name
from bot.texts.overdue import capital
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.department import Department
from roadmap.people import Presence
from roadmap.questionnaires.campaigns import Round
from roadmap.questionnaires.responses import Counts, Part, Response, State
from roadmap.reminding import Seat

REASON_MOST = 300
PEOPLE_SHOWN = 3


def card(voice: Voice, one: Round, counts: Counts, late: int, off: int, today: date) -> Markup:
    """A round: how many have answered first, then when it is due and what the others are at."""
    lines = [
        Markup("<b>{} {}</b>").format(answered(voice, counts), dots(counts)),
        about(voice, one),
        capital_of(when(voice, one, today)),
    ]
    if counts.waiting:
        lines += _waiting(voice, counts)
    if late:
        lines.append(voice.count("{n} of the answers came late.", "{n} of the answers came late.", late))
    if off:
        lines.append(voice.count("{n} is not waited for.", "{n} are not waited for.", off))
    return Markup("\n").join(lines)


def about(voice: Voice, one: Round) -> Markup:
    """«Профиль рисков школы · за I квартал 2026 г.»."""
    parts = [Markup.escape(shortened(one.title, TITLE_MOST)), period(voice, one)]
    return Markup(" · ").join(part for part in parts if part)


def capital_of(said: Markup) -> Markup:
    """A line of its own begins with a capital letter."""
    return Markup(capital(said))


def _waiting(voice: Voice, counts: Counts) -> list[Markup]:
    parts = []
    if counts.begun:
        parts.append(voice.count("{n} has begun", "{n} have begun", counts.begun))
    if counts.returned:
        parts.append(voice.count("{n} has it back to mend", "{n} have it back to mend", counts.returned))
    return [capital_of(Markup(", ").join(parts))] if parts else []


def part_name(voice: Voice, part: Part) -> Markup:
    """A part of the list."""
    return {
        Part.WAITING: voice.say("Have not answered"),
        Part.ANSWERED: voice.say("Have answered"),
        Part.LATE: voice.say("Answered late"),
        Part.OFF: voice.say("Not waited for"),
    }[part]


def part(
    voice: Voice, one: Round, which: Part, page: Page[Response], department: Department, today: date
) -> Markup:
    """A page of a part of the responses."""
    head = voice.say("<b>{part}: {n}</b>", part=part_name(voice, which), n=page.total)
    lines = [head, about(voice, one), Markup("")]
    lines += [_line(voice, response, one, department, today) for response in page.shown]
    return Markup("\n").join(lines)


def name_of(voice: Voice, response: Response) -> str:
    """Whose it is: the school's, or a person's."""
    if response.person_id is None:
        return response.organisation
    return str(person_name(voice, response.person).unescape())


def _line(voice: Voice, response: Response, of: Round, department: Department, today: date) -> Markup:
    parts = [state(voice, response, department, today)]
    if response.person_id is not None:
        parts.append(Markup.escape(shortened(response.organisation, NAME_MOST)))
    if response.extended and response.waited_for:
        parts.append(voice.say("given until {day}", day=dates.day(voice, response.due, today)))
    return Markup("• {} – {}").format(
        shortened(name_of(voice, response), NAME_MOST), Markup(", ").join(parts)
    )


def state(voice: Voice, response: Response, department: Department, today: date) -> Markup:
    """How far it has come, in a few words."""
    if response.sent is not None and response.answered:
        day = dates.day(voice, department.day(response.sent), today)
        if response.late(department):
            return voice.say("answered late, {day}", day=day)
        return voice.say("answered {day}", day=day)
    if response.off:
        return (
            voice.say("let off")
            if response.let_off is not None
            else voice.say("not in the audience any more")
        )
    return {
        State.EXPECTED: voice.say("not begun"),
        State.DRAFT: voice.say("begun"),
        State.RETURNED: voice.say("returned to be mended"),
        State.SENT: voice.say("answered"),
    }[response.state]


def response(
    voice: Voice, one: Response, of: Round, seats: Sequence[Seat], department: Department, today: date
) -> Markup:
    """One response: whose it is, how far it has come, until when it is waited for, who is to give it."""
    lines = [
        Markup("<b>{}</b>").format(shortened(name_of(voice, one), NAME_MOST)),
        about(voice, of),
        capital_of(state(voice, one, department, today)),
    ]
    if one.person_id is not None:
        lines.insert(1, Markup.escape(shortened(one.organisation, NAME_MOST)))
    if one.waited_for:
        lines.append(_term(voice, one, today))
        lines.append(_who(voice, seats))
        lines.append(_told(voice, one, department))
    if one.off and one.let_off:
        lines.append(voice.say("Why: {reason}", reason=shortened(one.let_off, REASON_MOST)))
    if one.state is State.RETURNED and one.comment:
        lines.append(
            voice.say("What is to be mended: {comment}", comment=shortened(one.comment, REASON_MOST))
        )
    return Markup("\n").join(line for line in lines if line)


def _term(voice: Voice, one: Response, today: date) -> Markup:
    term = Markup("{} · {}").format(until(voice, one.due, today), dates.distance(voice, one.due, today))
    if one.extended:
        return voice.say("Given longer: {term}", term=term)
    return voice.say("Term: {term}", term=term)


def _who(voice: Voice, seats: Sequence[Seat]) -> Markup:
    if not seats:
        return voice.say("❗ Nobody is there to answer: the school has no head in the bot.")
    named = [_named(voice, seat) for seat in seats[:PEOPLE_SHOWN]]
    return voice.say("To answer: {names}", names=voice.listed(named))


def _named(voice: Voice, seat: Seat) -> Markup:
    name = shortened(str(person_name(voice, seat.person.name).unescape()), NAME_MOST)
    if seat.person.presence is Presence.EXPECTED or seat.chat is None:
        return voice.say("{name} (not in the bot yet)", name=name)
    if seat.person.presence is Presence.UNREACHABLE:
        return voice.say("{name} (has blocked the bot)", name=name)
    return Markup.escape(name)


def _told(voice: Voice, one: Response, department: Department) -> Markup:
    if one.asked is None:
        return voice.say("Not told yet")
    told = voice.say("Told {moment}", moment=dates.moment(voice, one.asked, department.timezone))
    if one.reminded is None:
        return told
    return Markup("{} · {}").format(
        told, voice.say("reminded on {day}", day=dates.short_day(voice, one.reminded))
    )


def reminded(voice: Voice, done: Reminded, today: date) -> Markup:
    """What came of «Напомнить»."""
    if done.later is not None:
        return voice.say(
            "People are not written to now. You can remind them on {day}, from {time}.",
            day=dates.day(voice, done.later.date(), today),
            time=f"{done.later:%H:%M}",
        )
    parts = []
    if done.told:
        parts.append(voice.count("{n} person is reminded", "{n} people are reminded", len(done.told)))
    if done.already:
        parts.append(
            voice.count("{n} was reminded today already", "{n} were reminded today already", done.already)
        )
    if done.unreached:
        parts.append(
            voice.count(
                "{n} answer has nobody to remind", "{n} answers have nobody to remind", done.unreached
            )
        )
    if not parts:
        return voice.say("There is nobody to remind.")
    return Markup("{}.").format(capital_of(Markup(", ").join(parts)))


def until_when(voice: Voice, one: Response, today: date) -> Markup:
    """Asks up to which day it is given longer."""
    return voice.say(
        "<b>Give {name} longer: until which day?</b>\nNow it is {term}. Write the new day: by 5 April.",
        name=shortened(name_of(voice, one), NAME_MOST),
        term=until(voice, one.due, today),
    )


def why_let_off(voice: Voice, one: Response) -> Markup:
    """Asks why it is not waited for."""
    return voice.say(
        "<b>{name}: why is no answer needed?</b>\nWrite it in a few words; the school will read them too.",
        name=shortened(name_of(voice, one), NAME_MOST),
    )


def extended(voice: Voice) -> Markup:
    """Above the card."""
    return voice.say("Given longer.")


def is_let_off(voice: Voice) -> Markup:
    """Above the card."""
    return voice.say("Not waited for any more.")


def asked_again(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("It is waited for again.")


def told_extended(voice: Voice, one: Response, by: str, today: date) -> Markup:
    """What the school hears when it is given longer."""
    return voice.say(
        "<b>You have longer to answer «{title}»: {term}</b>\n{name}, {by}",
        title=shortened(one.title, TITLE_MOST),
        term=until(voice, one.due, today),
        name=shortened(name_of(voice, one), NAME_MOST),
        by=shortened(by, NAME_MOST),
    )


def told_let_off(voice: Voice, one: Response, reason: str, by: str) -> Markup:
    """What the school hears when no answer is waited for."""
    return voice.say(
        "<b>«{title}» need not be answered</b>\n{name}: {reason}\n{by}",
        title=shortened(one.title, TITLE_MOST),
        name=shortened(name_of(voice, one), NAME_MOST),
        reason=shortened(reason, REASON_MOST),
        by=shortened(by, NAME_MOST),
    )


def close_it(voice: Voice, one: Round, waiting: int) -> Markup:
    """Asks whether a round is closed."""
    lines = [voice.say("<b>Close it?</b> No answers are taken any more."), about(voice, one)]
    if waiting:
        lines.append(voice.count("{n} has not answered.", "{n} have not answered.", waiting))
    return Markup("\n").join(lines)
