"""Who is told of questionnaires: each person once, with everything that is new and everything that presses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.department import Department
from roadmap.people import ANSWERABLE, Frequency, Person, Presence
from roadmap.questionnaires.responses import Response
from roadmap.questionnaires.rounds import reminds
from roadmap.reminding import Seat

_MONDAY = 0


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody who is told: of what for the first time (*new*), of what *again*; the next due first."""

    person: Person
    chat: int
    new: tuple[Response, ...] = ()
    again: tuple[Response, ...] = ()

    @property
    def responses(self) -> tuple[Response, ...]:
        """Everything that it is about."""
        return (*self.new, *self.again)


def answerers(response: Response, seats: Iterable[Seat]) -> list[Seat]:
    """Who answers: the person, whom it was handed to and who stands in for them, else the heads and keepers; each once."""
    if response.person_id is not None:
        found = [seat for seat in seats if seat.person.id == response.person_id]
    elif response.handed_to is not None:
        found = [seat for seat in seats if response.handed_to in {seat.person.id, seat.stands_for}]
    else:
        found = [
            seat
            for seat in seats
            if seat.role in ANSWERABLE and seat.organisation_id == response.organisation_id
        ]
    return list({seat.person.id: seat for seat in found}.values())


def to_ask(
    responses: Iterable[Response], seats: Sequence[Seat], department: Department, today: date
) -> list[ToAsk]:
    """Everybody who is told something on *today*, by what each response waits for: its opening, or a reminder.

    Who wants to hear from the bot on Mondays alone hears then, unless it is due before the next one.
    """
    found: dict[int, tuple[Seat, list[Response], list[Response]]] = {}
    for one in sorted(responses, key=lambda one: (one.due, one.id)):
        again = _presses(one, department, today)
        if one.asked is not None and not again:
            continue
        for seat in answerers(one, seats):
            if _hears(seat, one, today):
                _, new, old = found.setdefault(seat.person.id, (seat, [], []))
                (old if again else new).append(one)
    return [_told(seat, new, again) for seat, new, again in found.values()]


def to_remind(responses: Iterable[Response], seats: Sequence[Seat], but: int | None) -> list[ToAsk]:
    """Everybody who can be told of *responses* because somebody (*but*, the person's id) reminds of them now."""
    found: dict[int, tuple[Seat, list[Response]]] = {}
    for one in sorted(responses, key=lambda one: (one.due, one.id)):
        for seat in answerers(one, seats):
            if _reached(seat) and seat.person.id != but:
                found.setdefault(seat.person.id, (seat, []))[1].append(one)
    return [_told(seat, [], again) for seat, again in found.values()]


def unreached(responses: Iterable[Response], seats: Sequence[Seat]) -> list[Response]:
    """The responses of whom nobody can be told: nobody is there, has come in, or lets the bot write."""
    return [one for one in responses if not any(_reached(seat) for seat in answerers(one, seats))]


def _presses(one: Response, department: Department, today: date) -> bool:
    if one.asked is None:
        return False
    heard = max(department.day(one.asked), one.reminded or date.min)
    return reminds(one.opens, one.due, heard, today, department.settings.calendar.working)


def _reached(seat: Seat) -> bool:
    return seat.chat is not None and seat.person.presence is Presence.HERE


def _hears(seat: Seat, one: Response, today: date) -> bool:
    weekly = seat.person.preferences.frequency is Frequency.WEEKLY
    monday = today + timedelta(days=7 - today.weekday())
    return _reached(seat) and (not weekly or today.weekday() == _MONDAY or one.due < monday)


def _told(seat: Seat, new: Sequence[Response], again: Sequence[Response]) -> ToAsk:
    return ToAsk(seat.person, seat.chat or 0, tuple(new), tuple(again))
