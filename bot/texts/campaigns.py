"""Campaigns as the coordinator makes them and everybody who collects answers sees them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from markupsafe import Markup

from bot.actions.campaigns import Preview
from bot.paging import Page
from bot.texts import dates
from bot.texts.caveats import caveat_words
from bot.texts.deadlines import covered
from bot.texts.questionnaires import name_of
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.deadlines import Kind, Schedule
from roadmap.questionnaires.audience import Audience, Who
from roadmap.questionnaires.campaigns import Campaign, Questionnaire, Round, Standing
from roadmap.questionnaires.responses import Counts
from roadmap.questionnaires.rounds import Planned

TITLE_MOST = 120
DOTS = 10
SHOWN = 4
NAMES_SHOWN = 6


def dots(counts: Counts) -> str:
    """«●●●●●●●○○○»: a dot each for ten or fewer, else tenths; full only where everybody has answered."""
    number = min(DOTS, counts.asked)
    full = counts.answered * number // counts.asked if counts.asked else 0
    return "●" * full + "○" * (number - full)


def answered(voice: Voice, counts: Counts) -> Markup:
    """«Ответили 7 из 10»."""
    return voice.count(
        "{n} of {total} has answered", "{n} of {total} have answered", counts.answered, total=counts.asked
    )


def period(voice: Voice, one: Round | Planned) -> Markup:
    """«за I квартал 2026 г.»; empty where no stretch is reported on."""
    return Markup("") if one.covers is None else covered(voice, one.covers)


def until(voice: Voice, due: date, today: date) -> Markup:
    """«до 25 марта, ср»."""
    return voice.say("by {day}", day=dates.day(voice, due, today))


def home(voice: Voice, page: Page[Standing], coming: int, forms: int, today: date, *, leads: bool) -> Markup:
    """What is being collected, the next due first; *coming* campaigns have no open round now."""
    if not page.total:
        lines = [voice.say("<b>Nothing is being collected now</b>")]
        if coming:
            lines.append(
                voice.count("{n} collection is still to open.", "{n} collections are still to open.", coming)
            )
        elif leads and not forms:
            lines.append(
                voice.say(
                    "To begin, send me a questionnaire as an .xlsx file (XLSForm), or take a ready one."
                )
            )
        elif leads:
            lines.append(voice.say("Choose a questionnaire to collect answers to it."))
        return Markup("\n").join(lines)
    lines = [
        voice.count(
            "<b>{n} questionnaire is being collected</b>",
            "<b>{n} questionnaires are being collected</b>",
            page.total,
        )
    ]
    lines += [_standing(voice, one, today) for one in page.shown]
    if coming:
        lines.append(
            voice.count("{n} collection is still to open.", "{n} collections are still to open.", coming)
        )
    return Markup("\n\n").join(lines)


def _standing(voice: Voice, one: Standing, today: date) -> Markup:
    head = " · ".join(
        filter(None, (shortened(one.round.title, TITLE_MOST), str(period(voice, one.round).unescape())))
    )
    below = [answered(voice, one.counts), when(voice, one.round, today)]
    return Markup("{}\n{} {}").format(head, dots(one.counts), Markup(" · ").join(below))


def when(voice: Voice, one: Round, today: date) -> Markup:
    """When a round is due: that day, or that late answers are taken, or that it is closed."""
    if one.closed is not None:
        return voice.say("closed")
    if one.due < today:
        day = dates.day(voice, one.due, today)
        return voice.say("the term was {day}; late answers are taken", day=day)
    return Markup("{} · {}").format(until(voice, one.due, today), dates.distance(voice, one.due, today))


def whom(voice: Voice, form: Questionnaire, schools: int) -> Markup:
    """Asks whom a campaign asks."""
    return voice.count(
        "<b>Who is to answer «{title}»?</b>\nThere is {n} school in the department.",
        "<b>Who is to answer «{title}»?</b>\nThere are {n} schools in the department.",
        schools,
        title=name_of(form),
    )


def tick_groups(voice: Voice, form: Questionnaire, chosen: int) -> Markup:
    """The groups to tick."""
    head = voice.say("<b>Which groups?</b> {title}", title=name_of(form))
    return Markup("\n").join([head, _chosen(voice, chosen)])


def tick_schools(voice: Voice, form: Questionnaire, chosen: int, words: str, found: int) -> Markup:
    """The organisations to tick."""
    head = voice.say("<b>Which schools?</b> {title}", title=name_of(form))
    lines = [head, _chosen(voice, chosen), voice.say("A part of the name finds it.")]
    if words and not found:
        lines.append(voice.say("Nothing is found by «{words}».", words=shortened(words, NAME_MOST)))
    return Markup("\n").join(lines)


def _chosen(voice: Voice, number: int) -> Markup:
    if not number:
        return voice.say("Nobody is chosen yet.")
    return voice.count("Chosen: {n} organisation", "Chosen: {n} organisations", number)


def nobody_yet(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("Choose at least one.")


def who(voice: Voice, form: Questionnaire, organisations: int) -> Markup:
    """Asks who of them answers."""
    return voice.count(
        "<b>Who answers?</b>\n{title} · {n} organisation",
        "<b>Who answers?</b>\n{title} · {n} organisations",
        organisations,
        title=name_of(form),
    )


def who_name(voice: Voice, who: Who) -> Markup:
    """Who answers, for a button and a line."""
    return {
        Who.SCHOOL: voice.say("one answer a school"),
        Who.HEADS: voice.say("each head"),
        Who.TEACHERS: voice.say("each teacher"),
        Who.ALL: voice.say("each head and teacher"),
    }[who]


def ask_when(voice: Voice, form: Questionnaire) -> Markup:
    """Asks for the due date or the schedule."""
    return voice.say(
        "<b>By when are the answers needed?</b>\n{title}\n\nWrite it in words:\n• by 25 March\n• from 10 to 25 March\n"
        "• monthly, by the 5th\n• quarterly, not later than the 25th of the month after the reported one",
        title=name_of(form),
    )


def preview(
    voice: Voice,
    form: Questionnaire,
    audience: Audience,
    names: Sequence[str],
    found: Preview,
    schedule: Schedule,
    today: date,
) -> Markup:
    """What the campaign would be, before it begins: whom it asks, when it opens, is due, and of what it asks."""
    lines = [
        voice.say("<b>Collect answers to «{title}»?</b>", title=name_of(form)),
        _whom(voice, audience, names, found),
        *_alone(voice, audience, found),
        Markup(""),
        *_rounds(voice, found.rounds, schedule, today),
    ]
    notes = [caveat_words(one, voice) for one in schedule.warnings]
    if notes:
        lines.append(voice.say("Note: {notes}.", notes=Markup("; ").join(notes)))
    return Markup("\n").join(
        [*lines, Markup(""), voice.say("Is the term right? If not, simply write it once more.")]
    )


def _whom(voice: Voice, audience: Audience, names: Sequence[str], found: Preview) -> Markup:
    shown = [shortened(one, NAME_MOST) for one in names[:NAMES_SHOWN]]
    if len(names) > len(shown):
        shown.append(str(voice.count("and {n} more", "and {n} more", len(names) - len(shown)).unescape()))
    asked = ", ".join(shown)
    if audience.everyone:
        asked = str(voice.say("all schools").unescape())
    if audience.who is Who.SCHOOL:
        return voice.count(
            "Whom: {names} – {n} answer, one a school",
            "Whom: {names} – {n} answers, one a school",
            found.asked,
            names=asked,
        )
    return voice.count(
        "Whom: {names} – {who}, {n} person",
        "Whom: {names} – {who}, {n} people",
        found.asked,
        names=asked,
        who=who_name(voice, audience.who),
    )


def _alone(voice: Voice, audience: Audience, found: Preview) -> list[Markup]:
    if not found.asked:
        return [voice.say("❗ Nobody is there to answer yet. Who comes before the term is over is asked.")]
    if not found.unreached:
        return []
    if audience.who is Who.SCHOOL:
        return [
            voice.count(
                "❗ {n} school has nobody in the bot yet: they will hear when somebody comes in.",
                "❗ {n} schools have nobody in the bot yet: they will hear when somebody comes in.",
                found.unreached,
            )
        ]
    return [
        voice.count(
            "❗ {n} of them is not in the bot yet: they will hear when they come in.",
            "❗ {n} of them are not in the bot yet: they will hear when they come in.",
            found.unreached,
        )
    ]


def _rounds(voice: Voice, rounds: Sequence[Planned], schedule: Schedule, today: date) -> list[Markup]:
    if len(rounds) == 1:
        return [planned(voice, rounds[0], today, alone=True)]
    lines = [voice.say("The next times:")]
    lines += [Markup("• {}").format(planned(voice, one, today)) for one in rounds[:SHOWN]]
    if len(rounds) > SHOWN and schedule.kind is Kind.RECURRING:
        lines.append(
            voice.say("… and so on until you close it, up to {year} at the most.", year=rounds[-1].due.year)
        )
    elif len(rounds) > SHOWN:
        lines.append(voice.count("… and {n} more", "… and {n} more", len(rounds) - SHOWN))
    return lines


def planned(voice: Voice, one: Planned, today: date, *, alone: bool = False) -> Markup:
    """«за I квартал 2026 г. – до 25 апреля, сб; откроется 1 апреля»."""
    term = until(voice, one.due, today)
    stretch = period(voice, one)
    said = Markup("{} – {}").format(stretch, term) if stretch else term
    opens = (
        voice.say("opens at once")
        if one.opens <= today
        else voice.say("opens on {day}", day=dates.long_day(voice, one.opens, today))
    )
    if alone:
        return voice.say("Term: {term}; {opens}", term=said, opens=opens)
    return Markup("{}; {}").format(said, opens)


def begun(voice: Voice, opened: bool, later: datetime | None, today: date) -> Markup:
    """A toast: it is open, or will be; *later* is when people are told where the bot may not speak now."""
    if not opened:
        return voice.say("The collection is made; it opens on its day.")
    if later is None:
        return voice.say("The collection is open.")
    return voice.say(
        "The collection is open. People hear of it on {day}, from {time}.",
        day=dates.day(voice, later.date(), today),
        time=f"{later:%H:%M}",
    )


def card(
    voice: Voice,
    campaign: Campaign,
    names: Sequence[str],
    rounds: Page[Standing],
    coming: Sequence[Planned],
    today: date,
) -> Markup:
    """One campaign: its schedule, whom it asks, the rounds that were opened, the next ones."""
    lines = [
        Markup("<b>{}</b>").format(shortened(campaign.title, TITLE_MOST)),
        voice.say("Term: {phrase}", phrase=shortened(campaign.phrase, TITLE_MOST)),
    ]
    asked = voice.say("all schools") if campaign.audience.everyone else Markup.escape(_few(voice, names))
    lines.append(voice.say("Whom: {names} – {who}", names=asked, who=who_name(voice, campaign.audience.who)))
    if campaign.closed is not None:
        lines.append(voice.say("The collection is closed."))
    if rounds.total:
        lines.append(Markup(""))
    lines += [_past(voice, one, today) for one in rounds.shown]
    if coming and campaign.closed is None:
        lines += [Markup(""), voice.say("The next times:")]
        lines += [Markup("• {}").format(planned(voice, one, today)) for one in coming[:3]]
    return Markup("\n").join(lines)


def _few(voice: Voice, names: Sequence[str]) -> str:
    shown = [shortened(one, NAME_MOST) for one in names[:NAMES_SHOWN]]
    if len(names) > len(shown):
        shown.append(str(voice.count("and {n} more", "and {n} more", len(names) - len(shown)).unescape()))
    return ", ".join(shown)


def _past(voice: Voice, one: Standing, today: date) -> Markup:
    name = period(voice, one.round) or until(voice, one.round.due, today)
    return Markup("• {} – {}").format(name, answered(voice, one.counts))


def close_it(voice: Voice, campaign: Campaign) -> Markup:
    """Asks whether a campaign is closed."""
    return voice.say(
        "<b>Close the collection «{title}»?</b>\nNo answers are taken any more, and it does not open again. "
        "What was answered is kept.",
        title=shortened(campaign.title, TITLE_MOST),
    )


def closed(voice: Voice) -> Markup:
    """A toast."""
    return voice.say("It is closed.")


def archived_form(voice: Voice) -> Markup:
    """Where the form that a campaign was begun with was put away meanwhile."""
    return voice.say("This questionnaire lies in the archive.")
