"""Rows of a road map across organisations: how many have handed in, and who has not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from bot.paging import Page
from bot.texts import dates
from bot.texts.deadlines import covered
from bot.texts.tasks import NAME_MOST, shortened, status_name
from bot.texts.voice import Voice
from roadmap.activities import Doing, Occasion, Overview, Place, Row, at_hand
from roadmap.tasks import Status
from storage.roadmaps import LiveRoadMap

ROW_MOST = 110
TITLE_MOST = 300
PLANS_MOST = 6
DOTS_MOST = 10


def plans(voice: Voice, live: Sequence[LiveRoadMap]) -> Markup:
    """Asks which road map's rows are wanted."""
    if not live:
        return voice.say("<b>No road map is live</b>")
    lines = [voice.say("<b>Which road map?</b>")]
    lines.extend(Markup("• {}").format(shortened(one.title, ROW_MOST)) for one in live[:PLANS_MOST])
    return Markup("\n").join(lines)


def rows(
    voice: Voice, road_map: LiveRoadMap, page: Page[Overview], own: bool, today: date, waiting: bool = False
) -> Markup:
    """A page of rows; *own* is a curator's, who sees the schools given to them. *waiting* ones wait for dates."""
    head = voice.count("<b>{n} activity</b>", "<b>{n} activities</b>", page.total)
    if waiting:
        head = voice.count(
            "<b>{n} activity waits for dates</b>", "<b>{n} activities wait for dates</b>", page.total
        )
    lines = [Markup("{}\n{}").format(head, shortened(road_map.title, ROW_MOST))]
    if own:
        lines.append(voice.say("Your schools are counted."))
    lines.extend(_line(voice, one, today) for one in page.shown)
    return Markup("\n\n").join(lines)


def _line(voice: Voice, one: Overview, today: date) -> Markup:
    title = Markup("<b>{}</b>").format(shortened(numbered(one.row), ROW_MOST))
    if not one.occasions:
        return Markup("{}\n{}").format(title, voice.say("no tasks yet"))
    occasion = one.occasions[at_hand(one.occasions)]
    parts: list[Markup | str] = [progress(voice, occasion)]
    when = occasion_words(voice, occasion, today)
    parts += [when] if when else []
    late = occasion.places.get(Place.LATE, 0)
    if late:
        parts.append(voice.count("❗ {n} is late", "❗ {n} are late", late))
    aside = occasion.places.get(Place.ASIDE, 0)
    if aside:
        parts.append(voice.count("{n} set aside", "{n} set aside", aside))
    return Markup("{}\n{}").format(title, Markup(" · ").join(parts))


def numbered(one: Row) -> str:
    """A row by its number and title."""
    return numbered_title(one.number, one.title)


def numbered_title(number: str, title: str) -> str:
    """A number as the order has it, and a title."""
    return f"{number.rstrip('.')}. {title}" if number.strip(".") else title


def progress(voice: Voice, occasion: Occasion) -> Markup:
    """«7 из 10 ●●●●●●●○○○», and «27 из 40 · 68 %» for more."""
    if not occasion.total:
        return voice.say("nobody has to hand in")
    said = voice.say("{done} of {total}", done=occasion.done, total=occasion.total)
    return Markup("{}{}").format(said, _drawn(occasion))


def _drawn(occasion: Occasion) -> str:
    if occasion.total <= DOTS_MOST:
        return " " + "●" * occasion.done + "○" * (occasion.total - occasion.done)
    # Cut, not rounded: 100 % is said of everybody alone.
    return f" · {100 * occasion.done // occasion.total}\u00a0%"


def occasion_words(voice: Voice, occasion: Occasion, today: date) -> Markup:
    """«за I квартал 2026 г., до 10 апреля, пт»; what has no day says nothing."""
    parts: list[Markup | str] = [] if occasion.covers is None else [covered(voice, occasion.covers)]
    if occasion.due is not None:
        parts.append(voice.say("by {day}", day=dates.day(voice, occasion.due, today)))
    return Markup(", ").join(parts)


def occasion_short(voice: Voice, occasion: Occasion) -> str:
    """An occasion on a button."""
    if occasion.covers is not None:
        return str(covered(voice, occasion.covers).unescape())
    if occasion.due is None:
        return str(voice.say("no due date").unescape())
    return str(voice.say("by {day}", day=voice.date(occasion.due, "dd.MM.y")).unescape())


def row(
    voice: Voice,
    one: Row,
    occasion: Occasion | None,
    page: Page[Doing],
    schools: bool,
    own: bool,
    today: date,
) -> Markup:
    """One row on one occasion; *schools* is where all its organisations are schools."""
    title = Markup.escape(shortened(numbered(one), TITLE_MOST))
    if occasion is None:
        return Markup("<b>{}</b>\n{}").format(title, voice.say("no tasks yet"))
    lines = [Markup("<b>{}</b>{}").format(counted(voice, occasion, schools), _drawn_if_any(occasion)), title]
    when = occasion_words(voice, occasion, today)
    lines += [when] if when else []
    lines.append(Markup(" · ").join(_numbers(voice, occasion)))
    if own:
        lines.append(voice.say("Your schools are counted."))
    return Markup("\n\n").join([Markup("\n").join(lines), *_doings(voice, page.shown, occasion, today)])


def _drawn_if_any(occasion: Occasion) -> str:
    return _drawn(occasion) if occasion.total else ""


def counted(voice: Voice, occasion: Occasion, schools: bool) -> Markup:
    """«7 из 10 школ»."""
    if not occasion.total:
        return voice.say("nobody has to hand in")
    if schools:
        return voice.count(
            "{done} of {n} school", "{done} of {n} schools", occasion.total, done=occasion.done
        )
    return voice.count(
        "{done} of {n} organisation", "{done} of {n} organisations", occasion.total, done=occasion.done
    )


def place_name(voice: Voice, place: Place) -> Markup:
    """The heading over the organisations that are so far."""
    return {
        Place.LATE: voice.say("❗ Overdue"),
        Place.OPEN: voice.say("In progress"),
        Place.SUBMITTED: voice.say("🕓 For review"),
        Place.ACCEPTED: voice.say("✅ Accepted"),
        Place.ASIDE: voice.say("Off the list"),
    }[place]


def _numbers(voice: Voice, occasion: Occasion) -> list[Markup]:
    return [
        Markup("{} – {}").format(place_name(voice, place), occasion.places[place])
        for place in Place
        if occasion.places.get(place)
    ]


def _doings(voice: Voice, page: Sequence[Doing], occasion: Occasion, today: date) -> list[Markup]:
    made = []
    for place, found in groupby(page, key=lambda one: one.place):
        lines = [Markup("<b>{}</b>").format(place_name(voice, place))]
        lines.extend(_doing(voice, one, occasion, today) for one in found)
        made.append(Markup("\n").join(lines))
    return made


def _doing(voice: Voice, one: Doing, occasion: Occasion, today: date) -> Markup:
    """A name; its day where that is another one, and that it was returned."""
    parts: list[Markup | str] = [shortened(one.organisation, NAME_MOST)]
    if one.place is Place.LATE and one.due is not None:
        parts.append(dates.distance(voice, one.due, today))
    elif one.due is not None and one.due != occasion.due and one.place is not Place.ASIDE:
        parts.append(voice.say("by {day}", day=dates.day(voice, one.due, today)))
    elif one.awaiting and one.place is Place.OPEN:
        parts.append(voice.say("waiting for dates"))
    if one.status is Status.RETURNED:
        parts.append(status_name(voice, one.status))
    return Markup("• {}").format(Markup(" · ").join(parts))


def label(one: Doing) -> str:
    """An organisation on a button, with the sign of how far it is."""
    sign = {Place.LATE: "❗ ", Place.SUBMITTED: "🕓 ", Place.ACCEPTED: "✅ "}.get(one.place, "")
    return f"{sign}{one.organisation}"


def all_of(voice: Voice, occasion: Occasion, schools: bool) -> str:
    """The way from one task to all of its row: «Все школы: 7 из 10»."""
    said = {"done": occasion.done, "total": occasion.total}
    if schools:
        return str(voice.say("All schools: {done} of {total}", **said).unescape())
    return str(voice.say("All organisations: {done} of {total}", **said).unescape())
