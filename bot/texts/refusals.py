"""Words for every refusal, and the apology for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.texts import given_dates, questionnaires
from bot.texts.dates import moment
from bot.texts.setting_values import hour, part_name
from bot.texts.stretches import day_words
from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap import refusals as no
from roadmap.documents import refusals as documents
from roadmap.questionnaires.problems import FormRefused
from roadmap.roster.book import MOST_ROWS as ROSTER_MOST
from roadmap.tasks import Status

_WORDS: dict[type[Exception], Callable[[Voice, Any], Markup]] = {
    FormRefused: lambda v, refusal: questionnaires.refused(v, refusal.problems),
    no.NotYours: lambda v, _: v.say("This button leads nowhere now. Press /start to see where you are."),
    no.NotAllowed: lambda v, _: v.say("That is for somebody else to do."),
    no.GoneStale: lambda v, _: v.say("This screen is out of date. Press /start to go on."),
    no.NotOfThisQuarter: lambda v, _: v.say(
        "This question was about another quarter. How it is going now, you can say on the task's card."
    ),
    no.AlreadyDone: lambda v, refusal: already(v, refusal),
    no.NoLink: lambda v, _: v.say(
        "I do not see a link here. Paste an address that begins with https://, or send a file, a photo or a video."
    ),
    no.NameUnusable: lambda v, refusal: v.count(
        "A name needs letters and at most {n} character. Write it once more.",
        "A name needs letters and at most {n} characters. Write it once more.",
        refusal.most,
    ),
    no.SameOrder: lambda v, refusal: v.say(
        "The order No. {number} is live already; it was not put in a second time.", number=refusal.number
    ),
    no.NoPeriod: lambda v, _: v.say(
        "I cannot tell which year the plan is for. Send the order together with its title."
    ),
    no.StillUnclear: lambda v, refusal: v.say(
        "I do not understand «{text}» either. Write it as orders do: a day, a month, a quarter.",
        text=shortened(refusal.text, 80),
    ),
    no.DatesUnclear: lambda v, refusal: given_dates.unclear(v, refusal),
    no.DatesChanged: lambda v, _: v.say(
        "Somebody has given the dates meanwhile; nothing was changed. Open the task to see them."
    ),
    no.DatesInUse: lambda v, _: v.say(
        "Something was handed in for a later date already: the dates can be corrected, but not withdrawn."
    ),
    no.NotYet: lambda v, refusal: v.say(
        "{day} is still to come. Tell me when it has happened.", day=day_words(refusal.day, v)
    ),
    no.SetAsAdministrator: lambda v, _: v.say(
        "You are an administrator by the settings of this installation (ADMIN_IDS): take your number out of them first."
    ),
    no.ZoneUnknown: lambda v, refusal: v.say(
        "I know no time zone «{text}». Write a large city beside you, or a name like Asia/Novosibirsk.",
        text=shortened(refusal.text, 60),
    ),
    no.SchoolYearUnclear: lambda v, refusal: v.say(
        "I do not understand «{line}». Write it like this: term 1: 1 September – 25 October.",
        line=shortened(refusal.text, 60),
    ),
    no.SchoolYearClash: lambda v, refusal: v.say(
        "«{after}» would begin before «{before}» has ended. Write the days of both, each on its line.",
        before=part_name(v, refusal.before),
        after=part_name(v, refusal.after),
    ),
    no.NameTaken: lambda v, refusal: name_taken(v, refusal),
    no.CannotStandUnder: lambda v, _: v.say("It cannot stand under this one: choose another."),
    no.HasBranches: lambda v, _: v.say("It has branches: give them another place first."),
    no.IsDepartment: lambda v, _: v.say(
        "This is the department itself: it is changed together with the department only."
    ),
    no.LastCoordinator: lambda v, _: v.say(
        "This is the department's only coordinator who has come in. Let another one come in first."
    ),
    no.AlreadyAsked: lambda v, _: v.say("A request about this task waits for the coordinator already."),
    no.AlreadyDecided: lambda v, refusal: decided(v, refusal),
    no.NotLater: lambda v, _: v.say("That day is not later than the present one. Choose another day."),
    no.SnoozeTooLong: lambda v, refusal: v.say(
        "I can wait until {day} at the latest: then others hear of it too.",
        day=v.date(refusal.last, "d MMMM y"),
    ),
    no.NotInPlan: lambda v, _: v.say(
        "The plan does not ask this task of this organisation any more, so it cannot be open again."
    ),
    no.PartHandedIn: lambda v, refusal: v.say(
        "It stays split: {organisation} has handed in for its own part already.",
        organisation=shortened(refusal.organisation, NAME_MOST),
    ),
    no.NotACount: lambda v, refusal: v.say("Write a number from 0 to {most}.", most=refusal.most),
    no.DaysUnclear: lambda v, refusal: v.say(
        "I do not understand the days «{text}». Write them like «from 1 to 14 March» or «until 25.12».",
        text=shortened(refusal.text, 60),
    ),
    no.ReadingFailed: lambda v, _: v.say(
        "I could not read this file in a minute. Copy the plan's table into a new file and send that."
    ),
    no.FileUnavailable: lambda v, _: v.say("The messenger did not give me the file. Send it once more."),
    no.NoSuchDay: lambda v, refusal: v.say(
        "There is no such day: «{text}». Write it once more.", text=shortened(refusal.text, 60)
    ),
    no.DayAhead: lambda v, refusal: v.say(
        "{day} is still to come. Write down what was done, with its day.",
        day=v.date(refusal.day, "d MMMM y"),
    ),
    no.DaysReversed: lambda v, _: v.say("The last day is before the first. Write them once more."),
    no.DaysOver: lambda v, _: v.say("These days have passed, or lie outside the post's own. Choose others."),
    no.QuietHours: lambda v, refusal: v.say(
        "These are quiet hours, from {since} to {until}: I write to nobody now.",
        since=hour(refusal.since),
        until=hour(refusal.until),
    ),
    no.NoLastDay: lambda v, _: v.say("An acting head has a last day. Write it, for example «until 31 May»."),
    no.AlreadyHolds: lambda v, refusal: _already_holds(v, refusal.since, refusal.until),
    documents.TooLarge: lambda v, _: v.say(
        "This file is over 5 MB. Send the order without pictures, or the plan's table alone."
    ),
    documents.NoTable: lambda v, _: v.say(
        "There is no table here. Send the order with its plan: a Word file, a spreadsheet or text with tabs."
    ),
    documents.NoRoadMap: lambda v, _: v.say(
        "There is a table here, but not a plan: I looked for columns with activities and deadlines."
    ),
    documents.NoRoster: lambda v, _: v.say(
        "This is not a spreadsheet of organisations, groups and people. Take the template and fill it in."
    ),
    documents.EmptyRoster: lambda v, _: v.say(
        "Not a row is filled in here yet. Fill the sheets in and send the file again."
    ),
    documents.TooManyRows: lambda v, _: v.count(
        "There is more than {n} row here. Divide the file and send the parts one by one.",
        "There are more than {n} rows here. Divide the file and send the parts one by one.",
        ROSTER_MOST,
    ),
    documents.UnknownFormat: lambda v, _: v.say(
        "I cannot read files of this kind. Send the order as .docx, .xlsx, .pdf or .txt."
    ),
    documents.OldFormat: lambda v, _: v.say(
        "This is an old format. Open the file, save it as .docx or .xlsx and send that."
    ),
    documents.Locked: lambda v, _: v.say("The file is locked by a password. Send it without one."),
    documents.HasMacros: lambda v, _: v.say(
        "The file has macros inside. Save it as an ordinary .docx or .xlsx and send that."
    ),
    documents.Broken: lambda v, _: v.say("The file is damaged. Save it anew and send it again."),
    documents.PicturesOnly: lambda v, _: v.say(
        "This is a scan: pictures of pages without text. Send the original document, or recognise the text first."
    ),
    documents.PdfNotInstalled: lambda v, _: v.say(
        "PDF files cannot be read here. Send the order as .docx, .xlsx or .txt."
    ),
    documents.TooManyCells: lambda v, _: v.say(
        "The sheet is far larger than any plan. Copy the plan's table into a new file and send that."
    ),
    documents.TooMuchInside: lambda v, _: v.say(
        "The file unpacks into far more than it weighs, so I did not open it. Save it anew and send it again."
    ),
}


def sentence(voice: Voice, refusal: Exception) -> Markup:
    """What the person reads where the product says no."""
    return _WORDS[type(refusal)](voice, refusal)


def name_taken(voice: Voice, refusal: no.NameTaken) -> Markup:
    """The name is there already, or lies in the archive."""
    name = shortened(refusal.name, 80)
    if refusal.archived:
        return voice.say(
            "«{name}» lies in the archive. Take it back from there or write another name.", name=name
        )
    return voice.say("«{name}» is there already. Write another name.", name=name)


def _already_holds(voice: Voice, since: date | None, until: date | None) -> Markup:
    """Who is in a post already on such days."""
    if until is None:
        return voice.say("They have this very post already, without a last day.")
    if since is None:
        return voice.say("They have this very post already, up to {day}.", day=voice.date(until, "d MMMM y"))
    return voice.say(
        "They have this very post already: {since} – {until}. End that first, or choose other days.",
        since=voice.date(since, "d MMMM y"),
        until=voice.date(until, "d MMMM y"),
    )


def already(voice: Voice, refusal: no.AlreadyDone) -> Markup:
    """What already is, since when and by whom, where somebody does a thing twice."""
    said = {
        Status.OPEN: voice.say("The task is open again."),
        Status.SUBMITTED: voice.say("It is handed in already and waits for a review"),
        Status.ACCEPTED: voice.say("It is accepted already"),
        Status.RETURNED: voice.say("It was returned already"),
        Status.CANCELLED: voice.say("The task was cancelled."),
    }[Status(refusal.status)]
    if refusal.at is None or refusal.status in {Status.OPEN, Status.CANCELLED}:
        return said
    when = moment(voice, refusal.at, str(refusal.at.tzinfo))
    who = shortened(refusal.by, NAME_MOST)
    return Markup("{}: {}").format(said, Markup(", ").join((when, who)) if who else when)


def decided(voice: Voice, refusal: no.AlreadyDecided) -> Markup:
    """How a request was decided before."""
    who = shortened(refusal.by, NAME_MOST)
    if refusal.granted:
        return voice.say("The request is granted already: {name}.", name=who)
    return voice.say("The request is declined already: {name}.", name=who)


def apology(voice: Voice, reference: str) -> Markup:
    """For what was nobody's fault but ours."""
    return voice.say(
        "Something went wrong on our side, and this step was not done. Try again; "
        "if it happens again, give your coordinator this number: {reference}.",
        reference=Markup("<code>{}</code>").format(reference),
    )
