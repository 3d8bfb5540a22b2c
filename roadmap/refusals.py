"""The tree of refusals: what the product says «no» to, by name.

::

    Refusal
    ├── NotYours          the thing does not exist for this person; says nothing about whether it exists
    ├── NotAllowed        the person sees the thing but may not do this with it
    ├── AlreadyDone       somebody (or an earlier press) did it; carries what is
    ├── AlreadyAsked      a request about this task waits for its decision
    ├── AlreadyDecided    somebody decided the request; carries what
    ├── NotLater          a task can only be moved to a later day
    ├── SnoozeTooLong     reminders of a task cannot be put off so far; carries the last day
    ├── NotInPlan         the plan does not ask this task of this organisation (any more)
    ├── PartHandedIn      a co-executor has handed in a task of their own: it cannot be shared again
    ├── NotACount         so many cannot be done of the number to reach
    ├── NoLink            what was sent for a task proves nothing
    ├── NameUnusable      what was typed cannot be a name
    ├── SameOrder         this order is live already
    ├── NoPeriod          nothing tells which years the plan is for
    ├── StillUnclear      a correction that is not understood either
    ├── ReadingFailed     reading a file took too long or too much
    ├── FileUnavailable   the messenger did not give the file
    ├── NameTaken         a thing of this name, however spelled, is there already
    ├── CannotStandUnder  an organisation under itself, its own branch or what is archived
    ├── HasBranches       an organisation with branches is not put into the archive
    ├── IsDepartment      the department itself is not renamed, moved or archived as an organisation
    ├── LastCoordinator   a department does not go without a coordinator
    ├── DaysUnclear       typed days that are not understood
    │   ├── NoSuchDay     a day that no calendar has
    │   └── DaysReversed  the last day is before the first
    ├── DatesUnclear      typed dates of a task that are doubted, or are none
    ├── DatesChanged      somebody gave or changed the dates meanwhile
    ├── DatesInUse        later dates were handed in for: they cannot be withdrawn
    ├── NotYet            an event cannot have happened on a day to come
    ├── DayAhead          what is told as done has a day that is still to come; carries it
    ├── DaysOver          the days have passed
    ├── QuietHours        the department has asked for quiet at this hour
    ├── NoLastDay         what cannot be open-ended needs a last day
    ├── AlreadyHolds      somebody holds this very post on some of these days
    ├── SetAsAdministrator somebody whom the installation's settings name is not forgotten from the chat
    ├── ZoneUnknown       what was typed is no time zone
    ├── SchoolYearUnclear a typed line of the school calendar that is not understood
    ├── SchoolYearClash   parts of a typed school year that overlap or are out of order
    ├── GoneStale         the screen belongs to something that is no longer there
    ├── questionnaires.FormRefused a form that cannot be taken; carries every problem
    └── documents.Unreadable why a file was not read; a tree of its own

A refusal is shown to a person, so each class has words in ``bot/texts/refusals.py``.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roadmap.deadlines import Caveat
    from roadmap.deadlines.typed_year import SchoolPart


class Refusal(Exception):
    """The product says no; nothing was changed."""


class NotYours(Refusal):
    """The id belongs to nothing this person may see."""


class NotAllowed(Refusal):
    """The person may see the thing, but not do this with it."""


class GoneStale(Refusal):
    """The button belongs to a screen whose subject is no longer there."""


class NotOfThisQuarter(Refusal):
    """«How is it going?» was asked about a quarter that is not answered about now."""


class AlreadyDone(Refusal):
    """The deed was done before; *status* is the task's present status.

    *at* is when it became so, in the department's time, and *by* the name of who did it, where they are known.
    """

    def __init__(self, status: str, at: datetime | None = None, by: str = "") -> None:
        super().__init__(status, at, by)
        self.status = status
        self.at = at
        self.by = by


class AlreadyAsked(Refusal):
    """A request about this task waits for the coordinator already."""


class AlreadyDecided(Refusal):
    """The request was decided: *granted* or not, *by* whom."""

    def __init__(self, granted: bool, by: str) -> None:
        super().__init__(granted, by)
        self.granted = granted
        self.by = by


class NotLater(Refusal):
    """The day has passed or is not after the present due date."""


class SnoozeTooLong(Refusal):
    """Reminders of a task can be put off to *last* at the latest."""

    def __init__(self, last: date) -> None:
        super().__init__(last)
        self.last = last


class NotInPlan(Refusal):
    """The live plans ask this task of this organisation no more: it cannot be open again."""


class PartHandedIn(Refusal):
    """*organisation* has handed in for its own part of a split row."""

    def __init__(self, organisation: str) -> None:
        super().__init__(organisation)
        self.organisation = organisation


class NotACount(Refusal):
    """What was typed is no number between 0 and *most*."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class NoLink(Refusal):
    """The text holds no http or https link."""


class NameUnusable(Refusal):
    """A name must have a letter and at most *most* characters."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class SameOrder(Refusal):
    """An order with this number and date is live in the department."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NoPeriod(Refusal):
    """Neither the document nor its date tells which years the plan is for."""


class StillUnclear(Refusal):
    """What was typed instead of a doubtful deadline or period is not understood; *text* is what was typed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class ReadingFailed(Refusal):
    """Reading a file took more time or memory than any order does."""


class FileUnavailable(Refusal):
    """The messenger did not give a file that it announced."""


class NameTaken(Refusal):
    """Something is called so already; *name* is how it is spelled, *archived* where it lies in the archive."""

    def __init__(self, name: str, archived: bool = False) -> None:
        super().__init__(name, archived)
        self.name = name
        self.archived = archived


class CannotStandUnder(Refusal):
    """An organisation cannot stand under itself, under its own branch, or under what is archived."""


class HasBranches(Refusal):
    """The organisation has branches that must go elsewhere first."""


class IsDepartment(Refusal):
    """The organisation is the department itself."""


class LastCoordinator(Refusal):
    """Nobody else who has come in coordinates the department."""


class DaysUnclear(Refusal):
    """Typed days are not understood, or name no day; *text* is what was typed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class SetAsAdministrator(Refusal):
    """The settings of the installation name this person: they would be back with the next message."""


class ZoneUnknown(Refusal):
    """*text* is not the IANA name of a time zone."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class SchoolYearUnclear(Refusal):
    """A line of a typed school calendar is not understood; *text* is the line."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class SchoolYearClash(Refusal):
    """*after* begins before *before* has ended (both are ``roadmap.deadlines.typed_year.SchoolPart``)."""

    def __init__(self, before: SchoolPart, after: SchoolPart) -> None:
        super().__init__(before, after)
        self.before = before
        self.after = after


class NoSuchDay(DaysUnclear):
    """No calendar has a day that was typed («31 июня»)."""


class DaysReversed(DaysUnclear):
    """The last day that was typed is before the first."""


class DayAhead(Refusal):
    """What is written down as done has a day that is still to come."""

    def __init__(self, day: date) -> None:
        super().__init__(day.isoformat())
        self.day = day


class DaysOver(Refusal):
    """The days that were given have passed, or lie where the post is not held."""


class QuietHours(Refusal):
    """From the hour *since* up to the hour *until* nothing is told unasked."""

    def __init__(self, since: int, until: int) -> None:
        super().__init__(since, until)
        self.since = since
        self.until = until


class NoLastDay(Refusal):
    """Somebody acts as a head up to a day."""


class AlreadyHolds(Refusal):
    """Somebody holds this post, or stands in so, from *since* to *until* (None is open)."""

    def __init__(self, since: date | None, until: date | None) -> None:
        super().__init__(since, until)
        self.since = since
        self.until = until


class DatesUnclear(Refusal):
    """*text* was typed as a task's dates; *doubts* (``roadmap.deadlines.Caveat``) say what is wrong with it.

    Without doubts it names no date, or none that is still to come.
    """

    def __init__(self, text: str, doubts: tuple[Caveat, ...] = ()) -> None:
        super().__init__(text, doubts)
        self.text = text
        self.doubts = doubts


class DatesChanged(Refusal):
    """The dates that were to be given or changed are others by now."""


class DatesInUse(Refusal):
    """Something was handed in for a later date."""


class NotYet(Refusal):
    """The event's *day* is still to come."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day
