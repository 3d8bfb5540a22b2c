"""The details of a journal's entry in words: to whom, why, what was and what is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.texts import setting_values
from bot.texts.check_ins import answer_name, quarter_name
from bot.texts.names import person_name
from bot.texts.organisations import kind_name
from bot.texts.people import role_name
from bot.texts.tasks import document_marks, shortened, status_name
from bot.texts.voice import Voice
from roadmap.check_ins import Answer, Quarter
from roadmap.department import OrganisationKind
from roadmap.journal import Entry, one_of
from roadmap.people import Role
from roadmap.tasks import Status

VALUE_MOST = 80


def details(voice: Voice, entry: Entry) -> list[Markup]:
    """The parts worth reading, each a few words."""
    found = [part(voice, entry) for part in _PARTS]
    return [one for one in found if one]


def value(voice: Voice, entry: Entry, key: str) -> Markup:
    """A detail in words: the name behind an id, a setting's value, a status; empty where there is none."""
    held = entry.details.get(key)
    if held is None:
        return Markup("")
    name, one = entry.name(key), one_of(entry, key)
    if one is not None and one.startswith("person:"):
        return _short(person_name(voice, name or ""))
    if name is not None:
        return _short(Markup.escape(name))
    if entry.action == "settings.changed":
        return setting_values.value(voice, str(entry.details.get("setting")), held)
    return _plain(voice, held)


def was(voice: Voice, entry: Entry) -> Markup:
    """The old value of an entry that has one."""
    return value(voice, entry, "old") or value(voice, entry, "was")


def became(voice: Voice, entry: Entry) -> Markup:
    """The new value of an entry that has one."""
    return value(voice, entry, "new") or value(voice, entry, "now_with")


def _plain(voice: Voice, held: Any) -> Markup:
    if isinstance(held, str) and held in set(Status):
        return status_name(voice, Status(held))
    if isinstance(held, str) and held in set(Role):
        return role_name(voice, Role(held))
    if isinstance(held, str) and held in set(OrganisationKind):
        return kind_name(voice, OrganisationKind(held))
    if isinstance(held, bool):
        return voice.say("yes") if held else voice.say("no")
    if isinstance(held, dict):
        held = ", ".join(f"{key}: {one}" for key, one in held.items())
    elif isinstance(held, list):
        held = ", ".join(map(str, held))
    return _short(Markup.escape(str(held)))


def _short(text: Markup) -> Markup:
    return Markup.escape(shortened(str(text.unescape()), VALUE_MOST))


def _setting(voice: Voice, entry: Entry) -> Markup:
    if entry.action != "settings.changed":
        return Markup("")
    return setting_values.setting_name(voice, str(entry.details.get("setting")), entry.details.get("first"))


def _role(voice: Voice, entry: Entry) -> Markup:
    role = entry.details.get("role")
    return role_name(voice, Role(role)) if role in set(Role) else Markup("")


def _where(voice: Voice, entry: Entry) -> Markup:
    if entry.subject.startswith("organisation:"):
        return Markup("")
    return value(voice, entry, "organisation")


def _whom(voice: Voice, entry: Entry) -> Markup:
    return value(voice, entry, "now_with")


def _substitute(voice: Voice, entry: Entry) -> Markup:
    return value(voice, entry, "by") if entry.action == "person.substituted" else Markup("")


def _days(voice: Voice, entry: Entry) -> Markup:
    """The days of a post that went to somebody, or its last day."""
    held = entry.details
    since, until = _day(voice, held.get("since")), _day(voice, held.get("until") or held.get("last"))
    if since and until:
        return Markup("{} – {}").format(since, until)
    if since:
        return voice.say("since {day}", day=since)
    return voice.say("up to {day}", day=until) if until else Markup("")


def _happened(voice: Voice, entry: Entry) -> Markup:
    """The day of an event that a task waited for."""
    return Markup.escape(_day(voice, entry.details.get("happened")))


def _day(voice: Voice, kept: object) -> str:
    return voice.date(date.fromisoformat(kept), "d MMMM y") if isinstance(kept, str) else ""


def _change(voice: Voice, entry: Entry) -> Markup:
    """Old and new; a task's status before goes without saying."""
    old, new = value(voice, entry, "old"), value(voice, entry, "new")
    if old and new:
        return voice.say("was: {old}, now: {new}", old=old, new=new)
    if old:
        return voice.say("was: {old}", old=old)
    return voice.say("now: {new}", new=new) if new else Markup("")


def _by_settings(voice: Voice, entry: Entry) -> Markup:
    by = entry.details.get("by")
    if by == "lapse":
        return voice.say("nobody reviewed it in time")
    return voice.say("at once, without a review") if by == "settings" else Markup("")


def _why(voice: Voice, entry: Entry) -> Markup:
    """The words that came with a request; they stand with it, and lose the name of whoever is forgotten."""
    words = entry.names.get(one_of(entry, "why") or "", "")
    return Markup("«{}»").format(shortened(words, VALUE_MOST)) if words else Markup("")


def _document(voice: Voice, entry: Entry) -> Markup:
    """The number and the date that a document was given."""
    if entry.action != "task.document_named":
        return Markup("")
    number, dated = entry.details.get("number"), entry.details.get("dated")
    return document_marks(voice, str(number or ""), date.fromisoformat(dated) if dated else None)


def _check_in(voice: Voice, entry: Entry) -> Markup:
    """The quarter, and the answer about it."""
    kept, answer = entry.details.get("quarter"), entry.details.get("answer")
    if not isinstance(kept, str):
        return Markup("")
    quarter = Quarter.parse(kept)
    name = quarter_name(voice, quarter, entry.at.date())
    said = answer_name(voice, Answer(answer)) if answer in set(Answer) else Markup("")
    return Markup("{}: {}").format(name, said) if said else name


def _tasks(voice: Voice, entry: Entry) -> Markup:
    number = entry.details.get("tasks")
    return voice.count("{n} task", "{n} tasks", number) if isinstance(number, int) else Markup("")


def _week(voice: Voice, entry: Entry) -> Markup:
    monday = _day(voice, entry.details.get("monday"))
    return voice.say("week of {day}", day=monday) if monday else Markup("")


_PARTS: tuple[Callable[[Voice, Entry], Markup], ...] = (
    _setting,
    _role,
    _where,
    _whom,
    _substitute,
    _change,
    _days,
    _happened,
    _by_settings,
    _why,
    _document,
    _check_in,
    _tasks,
    _week,
)
