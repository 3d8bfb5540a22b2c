"""«How is it going?», asked of work that goes on, and registers that are confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.texts.dates import long_day
from bot.texts.links import link
from bot.texts.names import person_name
from bot.texts.tasks import NAME_MOST, TITLE_MOST, apart, numbered, shortened
from bot.texts.voice import Voice
from roadmap.check_ins import Answer, CheckIn, Going, Quarter
from roadmap.registers import Kept
from roadmap.tasks import Task

LINE_MOST = 300
TITLES_MOST, SHORT_MOST = 5, 90
_ROMAN = ("I", "II", "III", "IV")


def quarter_name(voice: Voice, quarter: Quarter, today: date) -> Markup:
    """«II квартал», with the year where it is not this one."""
    number = _ROMAN[quarter.number - 1]
    if quarter.year == today.year:
        return voice.say("quarter {number}", number=number)
    return voice.say("quarter {number} of {year}", number=number, year=quarter.year)


def answer_name(voice: Voice, answer: Answer) -> Markup:
    """An answer within a sentence."""
    return {
        Answer.ON_PLAN: voice.say("it goes as planned"),
        Answer.TROUBLE: voice.say("there are difficulties"),
        Answer.NOT_BEGUN: voice.say("not begun yet"),
        Answer.CURRENT: voice.say("confirmed, all is up to date"),
    }[answer]


def question(
    voice: Voice,
    task: Task,
    quarter: Quarter,
    today: date,
    *,
    known: CheckIn | None = None,
    kept: Kept | None = None,
    at: tuple[int, int] | None = None,
    line: str = "",
) -> Markup:
    """Asks about one task. *at* is (which, of how many); *line* was typed before an answer was pressed."""
    name = quarter_name(voice, quarter, today)
    lines = [
        voice.say("<b>How is it going?</b> {quarter}", quarter=name)
        if at is None
        else voice.say(
            "<b>How is it going?</b> {quarter} · {number} of {all}", quarter=name, number=at[0], all=at[1]
        ),
        Markup.escape(shortened(numbered(task), TITLE_MOST)),
        Markup.escape(task.organisation),
    ]
    if task.details.kept_up:
        lines += [Markup(""), _register(voice, task, kept, today)]
    if known is not None and known.answer is not None:
        lines += [Markup(""), voice.say("Your answer so far: {answer}.", answer=_said(voice, known))]
    if line:
        lines += [Markup(""), voice.say("Noted: «{line}». How is it going on the whole?", line=_line(line))]
    return Markup("\n").join(lines)


def _register(voice: Voice, task: Task, kept: Kept | None, today: date) -> Markup:
    if kept is None:
        return voice.say(
            "Send the link to it: from then on it takes one button to confirm that all is up to date."
        )
    return Markup("\n").join(
        [
            where(voice, kept, task.timezone, today),
            voice.say("If the address has changed, send the new link."),
        ]
    )


def where(voice: Voice, kept: Kept, timezone: str, today: date) -> Markup:
    """«Ссылка: …, подтверждено 12 марта»."""
    day = long_day(voice, _local(kept.at, timezone), today)
    return voice.say("Link: {link}, confirmed on {day}", link=link(voice, kept.link), day=day)


def several(voice: Voice, tasks: Sequence[Task], quarter: Quarter, today: date) -> Markup:
    """Asks about several tasks at once."""
    head = voice.count(
        "<b>How is it going?</b> {quarter}: {n} task that goes on. It takes a button for each.",
        "<b>How is it going?</b> {quarter}: {n} tasks that go on. It takes a button for each.",
        len(tasks),
        quarter=quarter_name(voice, quarter, today),
    )
    return Markup("\n").join([head, "", *_titles(voice, tasks)])


def reminder(voice: Voice, tasks: Sequence[Task], quarter: Quarter, today: date) -> Markup:
    """Reminds of several tasks, once."""
    head = voice.count(
        "<b>How is it going?</b> {quarter}: {n} task is without an answer. I shall not remind you again.",
        "<b>How is it going?</b> {quarter}: {n} tasks are without an answer. I shall not remind you again.",
        len(tasks),
        quarter=quarter_name(voice, quarter, today),
    )
    return Markup("\n").join([head, "", *_titles(voice, tasks)])


def _titles(voice: Voice, tasks: Sequence[Task]) -> list[Markup]:
    lines = [Markup("• {}").format(shortened(numbered(task), SHORT_MOST)) for task in tasks[:TITLES_MOST]]
    more = len(tasks) - TITLES_MOST
    return [*lines, voice.count("and {n} more", "and {n} more", more)] if more > 0 else lines


def which_line(voice: Voice, task: Task, answer: Answer, decides: bool = False) -> Markup:
    """Asks for a line about an answer that is kept already, and says who reads it: nobody above who *decides*."""
    title = shortened(numbered(task), TITLE_MOST)
    if answer is Answer.TROUBLE and decides:
        return voice.say("<b>What is the difficulty?</b> In a line, if you like.\n{title}", title=title)
    if answer is Answer.TROUBLE and task.road_map_of is not None:
        return voice.say(
            "<b>What is the difficulty?</b> In a line; the head will read it.\n{title}", title=title
        )
    if answer is Answer.TROUBLE:
        return voice.say(
            "<b>What is the difficulty?</b> In a line; the coordinator will read it.\n{title}", title=title
        )
    if answer is Answer.NOT_BEGUN:
        return voice.say("<b>When do you mean to begin?</b> In a line, if you like.\n{title}", title=title)
    return voice.say("<b>What has been done?</b> In a line, if you like.\n{title}", title=title)


def kept(voice: Voice, task: Task, known: CheckIn, told: bool, today: date) -> Markup:
    """Above what comes next: what is kept, and who reads it."""
    name = quarter_name(voice, known.quarter, today)
    if told and task.road_map_of is not None:
        return voice.say(
            "✅ Kept: {quarter} – {answer}. The head is told.", quarter=name, answer=_said(voice, known)
        )
    if told:
        return voice.say(
            "✅ Kept: {quarter} – {answer}. The coordinator is told.",
            quarter=name,
            answer=_said(voice, known),
        )
    return voice.say("✅ Kept: {quarter} – {answer}.", quarter=name, answer=_said(voice, known))


def confirmed(voice: Voice, quarter: Quarter, fresh: bool, today: date) -> Markup:
    """Above what comes next after a register was confirmed."""
    name = quarter_name(voice, quarter, today)
    if fresh:
        return voice.say("✅ Confirmed: {quarter}, all is up to date.", quarter=name)
    return voice.say("It is confirmed already: {quarter}. Nothing changed.", quarter=name)


def over(voice: Voice, quarter: Quarter, done: int, left: int, today: date) -> Markup:
    """At the end of a walk, or where it was stopped."""
    name = quarter_name(voice, quarter, today)
    if not done and not left:
        return voice.say("There is nothing to answer for {quarter} any more.", quarter=name)
    if not left:
        return voice.count(
            "<b>{quarter}: that is all.</b> {n} answer is kept.",
            "<b>{quarter}: that is all.</b> {n} answers are kept.",
            done,
            quarter=name,
        )
    return voice.count(
        "<b>{quarter}</b>: {n} task is still without an answer. What you answered is kept; go on whenever you like.",
        "<b>{quarter}</b>: {n} tasks are still without an answer. What you answered is kept; go on whenever you like.",
        left,
        quarter=name,
    )


def trouble(voice: Voice, task: Task, known: CheckIn, today: date) -> Markup:
    """Tells whoever looks after the task of a difficulty."""
    head = voice.say(
        "⚠ <b>Difficulties</b>: {organisation}, {quarter}",
        organisation=task.organisation,
        quarter=quarter_name(voice, known.quarter, today),
    )
    author = shortened(str(person_name(voice, known.author).unescape()), NAME_MOST)
    said = Markup("{}: {}").format(author, _line(known.text)) if known.text else Markup.escape(author)
    return Markup("\n").join([head, Markup.escape(shortened(numbered(task), TITLE_MOST)), said])


def on_card(voice: Voice, task: Task, going: Going, today: date) -> list[Markup]:
    """What a task's card says of it: «II квартал: идёт по плану – провели 3 семинара, Иванова А. А.»."""
    lines = []
    if going.kept is not None:
        lines.append(where(voice, going.kept, task.timezone, today))
    if going.last is not None:
        name = quarter_name(voice, going.last.quarter, today)
        author = shortened(str(person_name(voice, going.last.author).unescape()), NAME_MOST)
        said = _said(voice, going.last)
        lines.append(voice.say("{quarter}: {answer}, {author}", quarter=name, answer=said, author=author))
    return lines


def _said(voice: Voice, known: CheckIn) -> Markup:
    """The answer and its line."""
    name = answer_name(voice, known.answer or Answer.NOT_BEGUN)
    if not known.text or known.answer is Answer.CURRENT:
        return name
    return Markup("{} – {}").format(name, _line(known.text))


def _line(text: str) -> str:
    return apart(shortened(" ".join(text.split()), LINE_MOST))


def _local(at: datetime, timezone: str) -> date:
    return at.astimezone(ZoneInfo(timezone)).date()
