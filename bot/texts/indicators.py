"""Indicators in words: reached, on the way, behind, without data; their figures by period and school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from bot.paging import Page
from bot.texts import dates
from bot.texts.tasks import NAME_MOST, TITLE_MOST, shortened
from bot.texts.voice import Voice
from roadmap.documents.goals import Goal
from roadmap.measures import Direction, Figure, Measure, Pooling, Standing, State
from roadmap.period import Period

LINE_MOST, UNIT_MOST = 90, 20
ROMAN = ("I", "II", "III", "IV")
MARKS = {
    State.BEHIND: "❗",
    State.NO_DATA: "○",
    State.ON_THE_WAY: "◐",
    State.REACHED: "✓",
    State.NO_TARGET: "•",
}


def state(voice: Voice, one: State) -> Markup:
    """«отстаёт»."""
    return {
        State.BEHIND: voice.say("behind"),
        State.NO_DATA: voice.say("no data"),
        State.ON_THE_WAY: voice.say("on the way"),
        State.REACHED: voice.say("reached"),
        State.NO_TARGET: voice.say("no target in numbers"),
    }[one]


def counted(voice: Voice, standings: Sequence[Standing]) -> Markup:
    """«отстают 3 · без данных 4 · в пути 10 · достигнуты 8»; what there is none of is left out."""
    found = Counter(one.state for one in standings)
    said = {
        State.BEHIND: voice.say("behind: {n}", n=found[State.BEHIND]),
        State.NO_DATA: voice.say("no data: {n}", n=found[State.NO_DATA]),
        State.ON_THE_WAY: voice.say("on the way: {n}", n=found[State.ON_THE_WAY]),
        State.REACHED: voice.say("reached: {n}", n=found[State.REACHED]),
        State.NO_TARGET: voice.say("no target in numbers: {n}", n=found[State.NO_TARGET]),
    }
    return Markup(" · ").join(words for one, words in said.items() if found[one])


def page(
    voice: Voice, standings: Sequence[Standing], shown: Page[Standing], may_add: bool, today: date
) -> Markup:
    """The department's indicators, those to look at first leading."""
    if not standings:
        head = voice.say("<b>No indicators yet</b>")
        how = voice.say("They come with a road map that has a table of indicators, or are added here.")
        return Markup("{}\n{}").format(head, how) if may_add else head
    head = voice.count("<b>{n} indicator</b>", "<b>{n} indicators</b>", len(standings))
    lines = [head, counted(voice, standings), Markup("")]
    return Markup("\n").join([*lines, *(_line(voice, one, today) for one in shown.shown)])


def _line(voice: Voice, one: Standing, today: date) -> Markup:
    name = shortened(named(one.measure), LINE_MOST)
    return Markup("{} {} – {}").format(MARKS[one.state], name, brief(voice, one, today))


def named(measure: Measure) -> str:
    """«1.2. Доля школ…»."""
    return f"{measure.code}. {measure.name}" if measure.code else measure.name


def brief(voice: Voice, one: Standing, today: date) -> Markup:
    """«отстаёт: 40 % из 80 % за II квартал»."""
    if one.period is None:
        return state(voice, one.state)
    figures = {"now": values(voice, one.measure, one.latest), "period": period(voice, one.period, today)}
    if not one.goals:
        return voice.say("{now} for {period}", **figures)
    goal = goals(voice, one.measure, one.goals)
    return voice.say(
        "{state}: {now}, target {goal}, for {period}", state=state(voice, one.state), goal=goal, **figures
    )


def values(voice: Voice, measure: Measure, found: Sequence[Decimal | None]) -> str:
    """«40 %», «100 % / 60 %»; a part without a figure is a dash."""
    return " / ".join("–" if one is None else f"{number(voice, one)}{unit(measure)}" for one in found)


def number(voice: Voice, value: Decimal) -> str:
    """«87,5»."""
    text = f"{value:f}"
    return text.replace(".", ",") if voice.language == "ru" else text


def unit(measure: Measure) -> str:
    """The unit behind a number; a percent sign where its targets have one."""
    if measure.percent:
        return "\u00a0%"
    return f"\u00a0{shortened(measure.unit, UNIT_MOST)}" if measure.unit else ""


def goals(voice: Voice, measure: Measure, found: Sequence[Goal]) -> str:
    """«80 %», «не более 5»."""
    return " / ".join(_goal(voice, measure, one) for one in found)


def _goal(voice: Voice, measure: Measure, goal: Goal) -> str:
    shown = f"{number(voice, goal.number)}{unit(measure)}"
    if goal.less or measure.direction is Direction.LESS:
        said = voice.say("less than {n}", n=shown) if goal.strict else voice.say("at most {n}", n=shown)
    else:
        said = voice.say("more than {n}", n=shown) if goal.strict else Markup.escape(shown)
    return str(said.unescape())


def period(voice: Voice, of: Period, today: date) -> Markup:
    """«II квартал», «2025 год», or two days; with the year where it is not this one."""
    months = (of.end.year - of.start.year) * 12 + of.end.month - of.start.month + 1
    whole = of.start.day == 1 and (of.end.toordinal() + 1) == _first_after(of.end).toordinal()
    if whole and months == 12 and of.start.month == 1:
        return voice.say("the year {year}", year=of.end.year)
    if whole and months == 3 and of.start.month % 3 == 1:
        quarter = ROMAN[(of.start.month - 1) // 3]
        if of.end.year == today.year:
            return voice.say("quarter {number}", number=quarter)
        return voice.say("quarter {number} of {year}", number=quarter, year=of.end.year)
    if of.start == of.end:
        return Markup.escape(dates.long_day(voice, of.end, today))
    since = dates.long_day(voice, of.start, today)
    return Markup("{} – {}").format(since, dates.long_day(voice, of.end, today))


def _first_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def card(
    voice: Voice, one: Standing, figures: Page[Figure], names: Mapping[int, str], department: str, today: date
) -> Markup:
    """One indicator: how it stands, how it is measured, its figures, the latest first."""
    measure = one.measure
    lines = [
        Markup("<b>{}</b>").format(shortened(named(measure), TITLE_MOST)),
        Markup("{} {}").format(MARKS[one.state], brief(voice, one, today)),
        *_pooled(voice, one),
        Markup(""),
        *_facts(voice, measure),
    ]
    if figures.total:
        lines.append(Markup("\n<b>{}</b>").format(voice.say("Figures")))
    lines += [_figure(voice, measure, figure, names, department, today) for figure in figures.shown]
    return Markup("\n").join(lines)


def _pooled(voice: Voice, one: Standing) -> list[Markup]:
    if not one.schools:
        return []
    if one.pooling is Pooling.SUM:
        return [voice.count("The sum of {n} organisation.", "The sum of {n} organisations.", one.schools)]
    return [voice.count("The mean of {n} organisation.", "The mean of {n} organisations.", one.schools)]


def _facts(voice: Voice, measure: Measure) -> list[Markup]:
    targets = "; ".join(f"{year} – {text}" for year, text in measure.targets.items())
    known = [
        (voice.say("Target"), targets),
        (voice.say("At the start"), measure.baseline),
        (voice.say("Source"), measure.source),
    ]
    lines = [Markup("{}: {}").format(name, shortened(text, LINE_MOST)) for name, text in known if text]
    if measure.numerator and measure.denominator:
        above, below = shortened(measure.numerator, LINE_MOST), shortened(measure.denominator, LINE_MOST)
        lines.append(voice.say("How it is counted: {above} ÷ {below}", above=above, below=below))
    if measure.direction is Direction.LESS:
        lines.append(voice.say("The less, the better."))
    return lines


def _figure(
    voice: Voice, measure: Measure, one: Figure, names: Mapping[int, str], department: str, today: date
) -> Markup:
    whose = department if one.organisation_id is None else names.get(one.organisation_id, "")
    shown = values(voice, measure, [one.value])
    if one.numerator is not None and one.denominator is not None:
        shown += f" ({number(voice, one.numerator)}/{number(voice, one.denominator)})"
    line = Markup("• {}: {} – {}").format(
        period(voice, one.period, today), shown, shortened(whose, NAME_MOST)
    )
    return Markup("{} · {}").format(line, shortened(one.source, NAME_MOST)) if one.source else line


def which_period(voice: Voice, measure: Measure) -> Markup:
    """Asks of which period a figure is."""
    return voice.say(
        "<b>Of which period is the figure?</b>\n{name}", name=shortened(named(measure), TITLE_MOST)
    )


def whose(voice: Voice, measure: Measure) -> Markup:
    """Asks whose figure it is."""
    return voice.say("<b>Whose figure is it?</b>\n{name}", name=shortened(named(measure), TITLE_MOST))


def which_figure(voice: Voice, measure: Measure, of: Period, today: date) -> Markup:
    """Asks for the figure and its source."""
    name = shortened(named(measure), TITLE_MOST)
    asks = voice.say("<b>What is it for {period}?</b>\n{name}", period=period(voice, of, today), name=name)
    parts = len(measure.goals(of.end.year))
    how = (
        voice.say(
            "Write {n} numbers with slashes between: 100/90. The source goes on the second line.", n=parts
        )
        if parts > 1
        else voice.say("Write a number, 87.5 or 12 of 15. The source goes on the second line.")
    )
    return Markup("{}\n\n{}").format(asks, how)


def unclear(voice: Voice) -> Markup:
    """What was typed is no figure."""
    return voice.say("I do not see the figure here. Write a number: 87.5, or 12 of 15.")


def kept(voice: Voice) -> Markup:
    """A line above the card."""
    return voice.say("✅ Written down.")


def which_name(voice: Voice) -> Markup:
    """Asks for a new indicator's name."""
    return voice.say(
        "<b>What is it called?</b>\nFor example: the share of schools with a programme of development."
    )


def edit(voice: Voice, measure: Measure) -> Markup:
    """What can be changed."""
    return voice.say("<b>What shall be changed?</b>\n{name}", name=shortened(named(measure), TITLE_MOST))


def which_target(voice: Voice) -> Markup:
    """Asks for targets."""
    return voice.say(
        "<b>What is to be reached?</b>\nFor example: 80 %. Or by year: 2026 – 80 %; 2027 – 90 %."
    )


def which_baseline(voice: Voice) -> Markup:
    """Asks where it began."""
    return voice.say(
        "<b>Where did it begin?</b>\nFor example: 40 %. The way to the target is counted from there."
    )


def which_words(voice: Voice, label: Markup) -> Markup:
    """Asks for one of its words."""
    return voice.say("<b>{what}: what shall stand there?</b>", what=label)


def caption(voice: Voice, standings: Sequence[Standing]) -> Markup:
    """Under the picture: the same in words."""
    head = voice.count("{n} indicator", "{n} indicators", len(standings))
    return Markup("{}: {}").format(head, counted(voice, standings))
