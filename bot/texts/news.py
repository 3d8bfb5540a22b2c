"""News of several deeds in one message: a part a kind, what asks for something first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from bot.actions.news import Facts
from bot.letters import words_of
from bot.texts import closing, dates, moves
from bot.texts.names import person_name
from bot.texts.tasks import NAME_MOST, numbered, shortened
from bot.texts.voice import Voice, plain
from roadmap.news import News, NewsKind
from roadmap.replanning import Moves
from roadmap.tasks import Task

SHOWN = 5
"""Lines of a part that only counts; the rest is a number."""
EACH_MOST = 8
"""Of what is told one by one; the rest comes with the next message."""
TEXT_MOST = 3200
TITLE_MOST, WORDS_MOST, PLAN_MOST = 90, 250, 300
OWN_WORDS = frozenset(
    {
        NewsKind.MOVED,
        NewsKind.ROAD_MAP,
        NewsKind.CLOSED,
        NewsKind.LINK,
        NewsKind.PLAN,
        NewsKind.PEOPLE,
    }
)
ONE_BY_ONE = OWN_WORDS | {NewsKind.RETURNED, NewsKind.ASKED, NewsKind.COMMENT}


def gathered(voice: Voice, news: Sequence[News], facts: Facts, today: date) -> tuple[Markup, list[News]]:
    """The message about *news*, which is in its order, and what it tells of it: the rest comes with the next one."""
    parts, told = list[Markup](), list[News]()
    for kind, found in groupby(news, key=lambda one: one.kind):
        of_kind = list(found)
        if kind in ONE_BY_ONE:
            of_kind = of_kind[:EACH_MOST]
        part = _part(voice, kind, of_kind, facts, today)
        if parts and sum(map(len, parts)) + len(part) > TEXT_MOST:
            break
        parts.append(part)
        told += of_kind
    return Markup("\n\n").join(parts), told


def _part(voice: Voice, kind: NewsKind, news: Sequence[News], facts: Facts, today: date) -> Markup:
    if kind in OWN_WORDS:
        return Markup("\n\n").join(in_its_words(voice, one) for one in news)
    if kind is NewsKind.HANDED_IN:
        return _handed_in(voice, news, facts)
    lines = [_LINES.get(kind, _titled)(voice, one, facts, today) for one in news]
    return _listed(voice, _head(voice, kind, len(news)), lines, len(news) if kind in ONE_BY_ONE else SHOWN)


def _listed(voice: Voice, head: Markup, lines: Sequence[Markup], most: int) -> Markup:
    shown = [Markup("• {}").format(line) for line in lines[:most]]
    if len(lines) > most:
        shown.append(voice.count("and {n} more", "and {n} more", len(lines) - most))
    return Markup("\n").join([head, *shown])


def _head(voice: Voice, kind: NewsKind, n: int) -> Markup:
    """What happened, and to how many."""
    match kind:
        case NewsKind.RETURNED:
            return voice.count("<b>↩ {n} task is returned</b>", "<b>↩ {n} tasks are returned</b>", n)
        case NewsKind.ACCEPTED:
            return voice.count("<b>✅ {n} task is accepted</b>", "<b>✅ {n} tasks are accepted</b>", n)
        case NewsKind.DELEGATED:
            return voice.count("<b>{n} task was handed to you</b>", "<b>{n} tasks were handed to you</b>", n)
        case NewsKind.ASKED:
            return voice.count("<b>{n} request waits for you</b>", "<b>{n} requests wait for you</b>", n)
        case NewsKind.TROUBLE:
            return voice.count(
                "<b>⚠ Difficulties with {n} task</b>", "<b>⚠ Difficulties with {n} tasks</b>", n
            )
        case NewsKind.DECIDED:
            return voice.count("<b>{n} request is decided</b>", "<b>{n} requests are decided</b>", n)
        case NewsKind.DATED:
            return voice.count(
                "<b>The dates of {n} task are known</b>", "<b>The dates of {n} tasks are known</b>", n
            )
        case NewsKind.UNDATED:
            return voice.count(
                "<b>The dates of {n} task are withdrawn</b>", "<b>The dates of {n} tasks are withdrawn</b>", n
            )
        case NewsKind.ASIDE:
            return voice.count(
                "<b>{n} task is set aside</b>: there is nothing to hand in.",
                "<b>{n} tasks are set aside</b>: there is nothing to hand in.",
                n,
            )
        case NewsKind.BACK:
            return voice.count("<b>{n} task is back at work</b>", "<b>{n} tasks are back at work</b>", n)
    return voice.count("<b>💬 {n} comment</b>", "<b>💬 {n} comments</b>", n)


def _handed_in(voice: Voice, news: Sequence[News], facts: Facts) -> Markup:
    """What waits for a review, by school where it is much; what was done in schools' own plans."""
    own = [facts.task(one) for one in news if facts.task(one).road_map_of is not None]
    waiting = [facts.task(one) for one in news if facts.task(one).road_map_of is None]
    parts = []
    if waiting:
        head = voice.count(
            "<b>🕓 {n} task came in for review</b>", "<b>🕓 {n} tasks came in for review</b>", len(waiting)
        )
        lines = [_with_place(task) for task in waiting]
        if len(waiting) > SHOWN:
            lines = _by_place(voice, waiting)
        parts.append(_listed(voice, head, lines, SHOWN))
    if own:
        head = voice.count(
            "<b>{n} task is done in the school's plan</b>",
            "<b>{n} tasks are done in the school's plan</b>",
            len(own),
        )
        parts.append(_listed(voice, head, [Markup.escape(_title(task)) for task in own], SHOWN))
    return Markup("\n\n").join(parts)


def _by_place(voice: Voice, tasks: Iterable[Task]) -> list[Markup]:
    places = Counter(task.organisation for task in tasks)
    return [
        Markup("{} – {}").format(shortened(place, NAME_MOST), voice.count("{n} task", "{n} tasks", number))
        for place, number in places.most_common()
    ]


def _title(task: Task) -> str:
    return shortened(numbered(task), TITLE_MOST)


def _with_place(task: Task) -> Markup:
    return Markup("{} – {}").format(shortened(task.organisation, NAME_MOST), _title(task))


def _titled(voice: Voice, one: News, facts: Facts, today: date) -> Markup:
    """With its day: the same row may be due again and again."""
    task = facts.task(one)
    if task.due is None:
        return Markup.escape(_title(task))
    return Markup("{}, {}").format(_title(task), voice.say("by {day}", day=dates.day(voice, task.due, today)))


def _placed(voice: Voice, one: News, facts: Facts, today: date) -> Markup:
    return _with_place(facts.task(one))


def _returned(voice: Voice, one: News, facts: Facts, today: date) -> Markup:
    comment = shortened(comment_of(one, facts), WORDS_MOST)
    title = _titled(voice, one, facts, today)
    return Markup("{}: {}").format(title, comment) if comment else title


def _delegated(voice: Voice, one: News, facts: Facts, today: date) -> Markup:
    task = facts.task(one)
    return Markup("{} · {}").format(_title(task), dates.due(voice, task, today))


def _asked(voice: Voice, one: News, facts: Facts, today: date) -> Markup:
    task, request = facts.task(one), facts.requests[one.details["request"]]
    place, reason = shortened(task.organisation, NAME_MOST), shortened(request.reason, WORDS_MOST)
    if request.new_due is None:
        return voice.say(
            "{organisation}: does not apply – {title}. {reason}",
            organisation=place,
            title=_title(task),
            reason=reason,
        )
    return voice.say(
        "{organisation}: to move to {day} – {title}. {reason}",
        organisation=place,
        day=dates.day(voice, request.new_due, today),
        title=_title(task),
        reason=reason,
    )


def _decided(voice: Voice, one: News, facts: Facts, today: date) -> Markup:
    task, request = facts.task(one), facts.requests[one.details["request"]]
    if not request.granted:
        return voice.say("{title}: declined, all stays as it was", title=_title(task))
    if request.new_due is not None:
        day = dates.day(voice, request.new_due, today)
        return voice.say("{title}: moved, by {day}", title=_title(task), day=day)
    return voice.say("{title}: taken off, nothing to hand in", title=_title(task))


def _due(voice: Voice, one: News, facts: Facts, today: date) -> Markup:
    task = facts.task(one)
    return Markup("{} – {} · {}").format(
        shortened(task.organisation, NAME_MOST), _title(task), dates.due(voice, task, today)
    )


def _comment(voice: Voice, one: News, facts: Facts, today: date) -> Markup:
    return Markup("<b>{}</b>: {} – {}").format(
        shortened(plain(person_name(voice, facts.actor(one))), NAME_MOST),
        shortened(comment_of(one, facts), WORDS_MOST),
        _title(facts.task(one)),
    )


_LINES: dict[NewsKind, Callable[[Voice, News, Facts, date], Markup]] = {
    NewsKind.RETURNED: _returned,
    NewsKind.DELEGATED: _delegated,
    NewsKind.ASKED: _asked,
    NewsKind.TROUBLE: _placed,
    NewsKind.DECIDED: _decided,
    NewsKind.DATED: _due,
    NewsKind.UNDATED: _placed,
    NewsKind.COMMENT: _comment,
    NewsKind.BACK: _due,
}


def comment_of(one: News, facts: Facts) -> str:
    """What was written with it."""
    return facts.comments.get(one.details.get("comment", 0), "")


def in_its_words(voice: Voice, one: News) -> Markup:
    """News that reads the same alone and among others."""
    match one.kind:
        case NewsKind.MOVED:
            tasks = Moves(one.details["gained"], one.details["lost"], one.details["kept"])
            return moves.told(voice, one.details["name"], tasks)
        case NewsKind.ROAD_MAP:
            return voice.count(
                "<b>A new road map</b>\n{title}\nYou have {n} task in it.",
                "<b>A new road map</b>\n{title}\nYou have {n} tasks in it.",
                one.details["tasks"],
                title=shortened(one.details["title"], PLAN_MOST),
            )
        case NewsKind.CLOSED:
            return closing.told(voice, one.details["title"], one.details["tasks"])
    return words_of(one)[0]
