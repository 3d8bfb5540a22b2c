"""The journal in words: every named action is a sentence, without a verb that would have to know who is who."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.texts.journal_details import details
from bot.texts.names import person_name
from bot.texts.tasks import shortened
from bot.texts.voice import Voice, plain
from roadmap.journal import About, Entry, Kind, Wanted

NAME_MOST = 60
DEED_MOST = 360
"""Eight lines of a page stay under the messenger's 4096 letters."""

Sentence = Callable[[Voice, Markup], Markup]

WORDS: dict[str, Sentence] = {
    "task.submitted": lambda v, what: v.say("task {what} handed in", what=what),
    "task.accepted": lambda v, what: v.say("task {what} accepted", what=what),
    "task.returned": lambda v, what: v.say("task {what} returned", what=what),
    "task.cancelled": lambda v, what: v.say("task {what} cancelled", what=what),
    "task.taken_back": lambda v, what: v.say("proofs of task {what} taken back", what=what),
    "task.counted": lambda v, what: v.say("how many are done of task {what}", what=what),
    "task.case_added": lambda v, what: v.say("case written down in task {what}", what=what),
    "task.case_taken_back": lambda v, what: v.say("case of task {what} taken back", what=what),
    "task.reopened": lambda v, what: v.say("register {what} opened again", what=what),
    "task.settled_before": lambda v, what: v.say(
        "task {what}, from before the start, counts otherwise", what=what
    ),
    "task.document_named": lambda v, what: v.say("number and date of a document of task {what}", what=what),
    "task.commented": lambda v, what: v.say("comment on task {what}", what=what),
    "task.asked_to_move": lambda v, what: v.say("asked to move task {what}", what=what),
    "task.asked_to_take_off": lambda v, what: v.say("asked to take task {what} off", what=what),
    "task.declined": lambda v, what: v.say("request about task {what} declined", what=what),
    "task.checked_in": lambda v, what: v.say("how task {what} is going", what=what),
    "task.confirmed": lambda v, what: v.say("register of task {what} confirmed", what=what),
    "task.delegated": lambda v, what: v.say("task {what} handed to a colleague", what=what),
    "task.split": lambda v, what: v.say("task {what} split", what=what),
    "task.joined": lambda v, what: v.say("task {what} shared again", what=what),
    "task.brought_back": lambda v, what: v.say("task {what} back at work", what=what),
    "task.moved": lambda v, what: v.say("task {what} given another date", what=what),
    "task.dated": lambda v, what: v.say("dates of task {what}", what=what),
    "task.event": lambda v, what: v.say("event of task {what} has come", what=what),
    "person.invited": lambda v, what: v.say("invitation made: {what}", what=what),
    "person.joined": lambda v, what: v.say("came in: {what}", what=what),
    "person.left": lambda v, what: v.say("left: {what}", what=what),
    "person.replaced": lambda v, what: v.say("another person in the post: {what}", what=what),
    "person.substituted": lambda v, what: v.say("substitute: {what}", what=what),
    "person.renamed": lambda v, what: v.say("name corrected: {what}", what=what),
    "person.removed": lambda v, what: v.say("personal data removed: {what}", what=what),
    "person.consented": lambda v, what: v.say("consent to personal data given: {what}", what=what),
    "person.appointed": lambda v, what: v.say("post given: {what}", what=what),
    "post.given": lambda v, what: v.say("post given: {what}", what=what),
    "post.changed": lambda v, what: v.say("post changed: {what}", what=what),
    "post.ended": lambda v, what: v.say("post ended: {what}", what=what),
    "invitation.refused": lambda v, what: v.say("an invitation was refused"),
    "invitation.revoked": lambda v, what: v.say("an invitation was revoked"),
    "organisation.made": lambda v, what: v.say("organisation added: {what}", what=what),
    "organisation.renamed": lambda v, what: v.say("organisation renamed: {what}", what=what),
    "organisation.changed": lambda v, what: v.say("organisation changed: {what}", what=what),
    "organisation.moved": lambda v, what: v.say("organisation put elsewhere: {what}", what=what),
    "organisation.archived": lambda v, what: v.say("organisation archived: {what}", what=what),
    "organisation.restored": lambda v, what: v.say("organisation restored: {what}", what=what),
    "group.made": lambda v, what: v.say("group added: {what}", what=what),
    "group.renamed": lambda v, what: v.say("group renamed: {what}", what=what),
    "group.changed": lambda v, what: v.say("members of a group changed: {what}", what=what),
    "group.archived": lambda v, what: v.say("group archived: {what}", what=what),
    "group.restored": lambda v, what: v.say("group restored: {what}", what=what),
    "curator.given": lambda v, what: v.say("schools of a curator changed: {what}", what=what),
    "party.bound": lambda v, what: v.say("responsible party bound: {what}", what=what),
    "roster.imported": lambda v, what: v.say("spreadsheet of people imported"),
    "settings.changed": lambda v, what: v.say("settings changed"),
    "department.made": lambda v, what: v.say("department added: {what}", what=what),
    "department.renamed": lambda v, what: v.say("department renamed: {what}", what=what),
    "department.archived": lambda v, what: v.say("department archived: {what}", what=what),
    "department.restored": lambda v, what: v.say("department restored: {what}", what=what),
    "department.handed_over": lambda v, what: v.say("department handed over: {what}", what=what),
    "chat.bound": lambda v, what: v.say("group gets the digest: {what}", what=what),
    "chat.unbound": lambda v, what: v.say("group gets the digest no more: {what}", what=what),
    "push.sent": lambda v, what: v.say("everybody's week sent ahead of time"),
    "push.left_out": lambda v, what: v.say("everybody's week will not be sent"),
    "push.taken_in": lambda v, what: v.say("everybody's week will be sent after all"),
    "indicator.followed": lambda v, what: v.say("indicator added: {what}", what=what),
    "indicator.changed": lambda v, what: v.say("indicator changed: {what}", what=what),
    "indicator.measured": lambda v, what: v.say("figure written: {what}", what=what),
    "indicator.dropped": lambda v, what: v.say("indicator followed no more: {what}", what=what),
    "questionnaire.kept": lambda v, what: v.say("questionnaire kept: {what}", what=what),
    "questionnaire.archived": lambda v, what: v.say("questionnaire archived: {what}", what=what),
    "questionnaire.restored": lambda v, what: v.say("questionnaire restored: {what}", what=what),
    "campaign.made": lambda v, what: v.say("answers to a questionnaire are collected: {what}", what=what),
    "campaign.closed": lambda v, what: v.say("collection of answers closed: {what}", what=what),
    "round.opened": lambda v, what: v.say("questionnaire opened: {what}", what=what),
    "round.closed": lambda v, what: v.say("questionnaire closed: {what}", what=what),
    "response.sent": lambda v, what: v.say("questionnaire answered: {what}", what=what),
    "response.returned": lambda v, what: v.say("questionnaire returned: {what}", what=what),
    "response.extended": lambda v, what: v.say("more time to answer: {what}", what=what),
    "response.let_off": lambda v, what: v.say("need not answer: {what}", what=what),
    "response.asked_again": lambda v, what: v.say("is to answer again: {what}", what=what),
    "roadmap.live": lambda v, what: v.say("road map live: {what}", what=what),
    "roadmap.renewed": lambda v, what: v.say("new edition of the road map: {what}", what=what),
    "roadmap.changed": lambda v, what: v.say("review of the road map changed: {what}", what=what),
    "roadmap.closed": lambda v, what: v.say("road map closed: {what}", what=what),
}
"""What an entry says of its subject; a test holds the code's actions to it."""


def kind_name(voice: Voice, kind: Kind) -> Markup:
    """A filter's name."""
    return {
        Kind.ALL: voice.say("Everything"),
        Kind.TASKS: voice.say("Tasks"),
        Kind.PEOPLE: voice.say("People"),
        Kind.PLACES: voice.say("Organisations"),
        Kind.ROAD_MAPS: voice.say("Road maps"),
        Kind.SETTINGS: voice.say("Settings"),
        Kind.QUESTIONNAIRES: voice.say("Questionnaires"),
    }[kind]


def page(
    voice: Voice, entries: Sequence[Entry], wanted: Wanted, label: str, total: int, timezone: str, today: date
) -> Markup:
    """A page of the journal; *label* names whom or what it is about."""
    lines = [_headline(voice, wanted, label, total)]
    lines += [line(voice, entry, timezone, today) for entry in entries]
    return Markup("\n\n").join(lines)


def _headline(voice: Voice, wanted: Wanted, label: str, total: int) -> Markup:
    if not total:
        head = voice.say("<b>Journal</b>: there are no such entries yet")
    else:
        head = voice.count("<b>Journal: {n} entry</b>", "<b>Journal: {n} entries</b>", total)
    only = [] if wanted.kind is Kind.ALL else [kind_name(voice, wanted.kind)]
    if wanted.about is not About.DEPARTMENT:
        name = person_name(voice, label) if wanted.about is About.PERSON else Markup.escape(label)
        only.append(Markup.escape(shortened(str(name.unescape()), NAME_MOST)))
    return Markup("\n").join([head, Markup(" · ").join(only)]) if only else head


def line(voice: Voice, entry: Entry, timezone: str, today: date) -> Markup:
    """«21.11 14:05 · Анна Ким: принято задание 1.3, СОШ № 2», with the year where it is not this one."""
    at = entry.at.astimezone(ZoneInfo(timezone))
    when = f"{at:%d.%m %H:%M}" if at.year == today.year else f"{at:%d.%m.%Y %H:%M}"
    done = shortened(plain(deed(voice, entry)), DEED_MOST)
    if entry.subject == f"person:{entry.person_id}":
        # What somebody did about themselves names them already.
        return Markup("<i>{}</i> · {}").format(when, done)
    return Markup("<i>{}</i> · {}: {}").format(when, author(voice, entry), done)


def author(voice: Voice, entry: Entry) -> Markup:
    """Who did it; what was done from the command line has nobody's name."""
    if entry.person_id is None:
        return voice.say("by the program")
    return Markup.escape(
        shortened(str(who(voice, entry.names.get(f"person:{entry.person_id}", ""))), NAME_MOST)
    )


def who(voice: Voice, name: str) -> str:
    """A person's name as plain text."""
    return str(person_name(voice, name).unescape())


def deed(voice: Voice, entry: Entry) -> Markup:
    """What was done, and the old and the new value."""
    said = sentence(voice, entry)
    more = details(voice, entry)
    return Markup("{} – {}").format(said, Markup("; ").join(more)) if more else said


def sentence(voice: Voice, entry: Entry) -> Markup:
    """What was done to what; an action of another version is told by its name."""
    words = WORDS.get(entry.action)
    if words is None:
        return Markup.escape(entry.action)
    return words(voice, Markup.escape(shortened(subject(voice, entry), NAME_MOST)))


def subject(voice: Voice, entry: Entry) -> str:
    """What it was done to, by name."""
    name = entry.names.get(entry.subject, "")
    return who(voice, name) if entry.subject.startswith("person:") else name or entry.subject


def kinds(voice: Voice) -> Markup:
    """Asks which kind of entries is wanted."""
    return voice.say("<b>Which entries shall I show?</b>")


def exported(voice: Voice, shown: int, total: int) -> Markup:
    """Under the spreadsheet."""
    if shown < total:
        return voice.say("The newest {shown} of {total} entries of the journal.", shown=shown, total=total)
    return voice.count("{n} entry of the journal.", "{n} entries of the journal.", total)


def file_name(voice: Voice) -> str:
    """What the spreadsheet is called."""
    return str(voice.say("journal").unescape())


def file_comes(voice: Voice) -> Markup:
    """The toast beside the file."""
    return voice.say("The file is below.")
