"""Everything that is held on one person, as a text they can read and keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.texts import journal
from bot.texts.people import role_name
from bot.texts.privacy import post_line, written_where
from bot.texts.setting_values import frequency, language, tables
from bot.texts.tasks import form_name, status_name
from bot.texts.tellings import why
from bot.texts.voice import Voice, plain
from roadmap.evidence import TYPED
from roadmap.people import Post
from roadmap.privacy import Held, InvitationHeld, ProofHeld, Said, TaskHeld, Written
from roadmap.tellings import Telling

Section = tuple[Markup, list[str]]


def mine(voice: Voice, held: Held, timezone: str, now: datetime) -> bytes:
    """The text in UTF-8 with its mark, so that every editor reads its letters; moments are of *timezone*."""
    lines = [plain(voice.say("Everything that is kept about you, {moment}", moment=_at(now, timezone))), ""]
    for title, content in _Writing(voice, held, timezone).sections():
        lines += [plain(title).upper(), *(content or ["–"]), ""]
    return "\n".join(lines).encode("utf-8-sig")


class _Writing:
    """One person's file being written."""

    def __init__(self, voice: Voice, held: Held, timezone: str) -> None:
        self._voice, self._held, self._timezone = voice, held, timezone

    def sections(self) -> Iterator[Section]:
        voice, held = self._voice, self._held
        yield voice.say("Who you are"), list(self._facts())
        yield voice.say("Posts"), [self._post(post) for post in held.posts]
        yield voice.say("Consent"), list(self._consent())
        yield voice.say("Settings"), list(self._settings())
        yield voice.say("Invitations"), [self._invitation(one) for one in held.invitations]
        yield voice.say("Parties of orders that mean you"), [f"• {name}" for name in held.bindings]
        yield voice.say("Tasks in your hands"), [self._task(task) for task in held.tasks]
        yield (
            voice.say("Reminders that you put off"),
            [f"• {one.task}: {self._day(one.until)}" for one in held.snoozed],
        )
        yield voice.say("What you handed in"), [self._proof(proof) for proof in held.proofs]
        yield voice.say("What you wrote about tasks"), [self._written(one) for one in held.written]
        yield voice.say("Entries of the journal"), list(self._journal())
        yield voice.say("Orders you have not decided on"), self._said(held.drafts)
        yield voice.say("Where the conversation stands"), [held.conversation] if held.conversation else []
        yield voice.say("What you wrote and pressed in the last three days"), self._said(held.received)
        yield voice.say("Messages on their way to you"), self._said(held.waiting)
        yield voice.say("What I wrote to you by myself"), [self._telling(one) for one in held.tellings]
        yield voice.say("Links that did not open"), [self._when(at) for at in held.failed_starts]

    def _facts(self) -> Iterator[str]:
        voice, facts = self._voice, self._held.facts
        yield self._pair(voice.say("Name"), facts.person.name)
        yield self._pair(voice.say("Number in the messenger"), facts.telegram_id)
        yield self._pair(voice.say("Number here"), facts.person.id)
        yield self._pair(voice.say("Known since"), self._when(facts.known))
        yield self._pair(voice.say("Came in"), self._when(facts.joined))
        if facts.unreachable is not None:
            yield self._pair(voice.say("Bot blocked since"), self._when(facts.unreachable))
        if facts.person.administrator:
            yield self._pair(voice.say("Administrator"), plain(voice.say("yes")))

    def _consent(self) -> Iterator[str]:
        voice, facts = self._voice, self._held.facts
        if facts.person.consent is not None:
            yield self._pair(voice.say("Wording"), facts.person.consent)
            yield self._pair(voice.say("Given"), self._when(facts.consented))

    def _settings(self) -> Iterator[str]:
        voice, person = self._voice, self._held.facts.person
        yield self._pair(voice.say("Language"), language(person.language))
        yield self._pair(voice.say("Reminders"), plain(frequency(voice, person.preferences.frequency)))
        yield self._pair(voice.say("Digests"), plain(tables(voice, person.preferences.rich)))

    def _post(self, post: Post) -> str:
        line = f"• {plain(post_line(self._voice, post))}"
        if post.title:
            line += f" ({plain(role_name(self._voice, post.role))})"
        days = [self._day(post.since), self._day(post.until)]
        return f"{line}: {days[0] or '…'} – {days[1] or '…'}" if any(days) else line

    def _invitation(self, one: InvitationHeld) -> str:
        voice = self._voice
        role = voice.say("administrator") if one.role is None else role_name(voice, one.role)
        line = (
            f"• {one.title or plain(role)}, {one.place}: " if one.place else f"• {one.title or plain(role)}: "
        )
        line += plain(voice.say("made {moment}", moment=self._when(one.made)))
        if one.used is not None:
            line += "; " + plain(voice.say("used {moment}", moment=self._when(one.used)))
        elif one.revoked is not None:
            line += "; " + plain(voice.say("revoked {moment}", moment=self._when(one.revoked)))
        else:
            line += "; " + plain(voice.say("good until {moment}", moment=self._when(one.expires)))
        return line

    def _task(self, task: TaskHeld) -> str:
        due = f", {self._day(task.due)}" if task.due else ""
        name = " ".join(filter(None, (task.number, task.title)))
        return f"• {name} ({task.organisation}{due}): {plain(status_name(self._voice, task.status))}"

    def _proof(self, proof: ProofHeld) -> str:
        evidence = proof.evidence
        what = evidence.value
        if evidence.form not in TYPED:
            what = f"{evidence.name or plain(form_name(self._voice, evidence.form))} [{evidence.value}]"
        note = f" ({evidence.note})" if evidence.note else ""
        return f"• {self._when(proof.at)}: {what}{note}\n  {proof.task}"

    def _written(self, one: Written) -> str:
        return f"• {self._when(one.at)}, {plain(written_where(self._voice, one.where))}: {one.text}\n  {one.task}"

    def _telling(self, one: Telling) -> str:
        return f"• {self._when(one.at)} ({one.department}): {plain(why(self._voice, one))}"

    def _journal(self) -> Iterator[str]:
        me = f"person:{self._held.facts.person.id}"
        for entry in self._held.journal:
            by = "" if f"person:{entry.person_id}" == me else f"{plain(journal.author(self._voice, entry))}: "
            yield f"• {self._when(entry.at)} {by}{plain(journal.deed(self._voice, entry))}"

    def _said(self, said: Iterable[Said]) -> list[str]:
        return [f"• {self._when(one.at)} {one.text}" for one in said]

    def _pair(self, name: Markup, value: object) -> str:
        return f"{plain(name)}: {'–' if value in (None, '') else value}"

    def _when(self, moment: datetime | None) -> str:
        return _at(moment, self._timezone) if moment is not None else ""

    def _day(self, day: date | None) -> str:
        return f"{day:%d.%m.%Y}" if day is not None else ""


def _at(moment: datetime, timezone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(timezone)):%d.%m.%Y %H:%M}"
