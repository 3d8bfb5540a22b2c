"""The wire format of every button. A button means the same next month: a prefix is never reused, fields are
only ever ids, and tests/house holds the packed forms.
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from roadmap.draft import Past
from roadmap.people import Role


class Home(CallbackData, prefix="h"):
    """The first screen."""


class TaskList(CallbackData, prefix="tl"):
    """A page of one's tasks, from 0."""

    page: int = 0


class TaskCard(CallbackData, prefix="t"):
    """A task's card."""

    id: int


class HandIn(CallbackData, prefix="ev"):
    """Asks for the proof of a task."""

    id: int


class ProofFor(CallbackData, prefix="pf"):
    """The proof that lies in the conversation is for this task."""

    id: int


class Proofs(CallbackData, prefix="ps"):
    """Shows a task's files and photos."""

    id: int


class Delegate(CallbackData, prefix="dl"):
    """Asks which colleague takes a task."""

    id: int


class DelegateTo(CallbackData, prefix="dt"):
    """Hands a task to a colleague."""

    id: int
    person: int


class Queue(CallbackData, prefix="rq"):
    """A page of what waits for a review, from 0."""

    page: int = 0


class Accept(CallbackData, prefix="ok"):
    """Accepts what was handed in."""

    id: int


class Return(CallbackData, prefix="rt"):
    """Asks why it is returned."""

    id: int


class Status(CallbackData, prefix="st"):
    """The digest."""


class Organisations(CallbackData, prefix="ol"):
    """A page of the department's organisations."""

    page: int = 0


class OrganisationCard(CallbackData, prefix="o"):
    """One organisation."""

    id: int


class Invite(CallbackData, prefix="iv"):
    """Makes an invitation."""

    id: int
    role: Role


class DraftView(CallbackData, prefix="dv"):
    """What was read in an order."""

    id: int


class DraftRows(CallbackData, prefix="dr"):
    """A page of the rows that were read."""

    id: int
    page: int


class DraftLive(CallbackData, prefix="dg"):
    """Makes the road map live."""

    id: int


class DraftDrop(CallbackData, prefix="dx"):
    """Puts the order aside."""

    id: int


class DraftDoubts(CallbackData, prefix="ds"):
    """The first doubt that is open."""

    id: int


class DraftDoubt(CallbackData, prefix="dd"):
    """One doubt."""

    id: int
    number: int


class DoubtAccept(CallbackData, prefix="da"):
    """Takes what is proposed."""

    id: int
    number: int


class DoubtCorrect(CallbackData, prefix="dn"):
    """Asks for the right words."""

    id: int
    number: int


class DoubtLater(CallbackData, prefix="dp"):
    """Puts a doubt off."""

    id: int
    number: int


class DraftGroups(CallbackData, prefix="gs"):
    """A page of the groups of schools, from 0."""

    id: int
    page: int = 0


class DraftGroup(CallbackData, prefix="gr"):
    """One group, a page of schools to choose from."""

    id: int
    group: int
    page: int = 0


class GroupSchool(CallbackData, prefix="gt"):
    """Puts a school into a group or takes it out."""

    id: int
    group: int
    school: int
    page: int


class AddSchools(CallbackData, prefix="ga"):
    """Asks for the names of further schools of a group."""

    id: int
    group: int


class LiveWith(CallbackData, prefix="gl"):
    """Makes the road map live; dates that have passed count as this."""

    id: int
    past: Past


class Renew(CallbackData, prefix="re"):
    """Puts the draft in its live road map's place."""

    id: int


class RenewWith(CallbackData, prefix="rw"):
    """The same; dates that have passed count as this."""

    id: int
    past: Past


class CloseRoadMap(CallbackData, prefix="rc"):
    """Closes a road map that a new order repeals."""

    id: int


class Language(CallbackData, prefix="lg"):
    """Chooses a language."""

    code: str


class Cancel(CallbackData, prefix="cx"):
    """Leaves what was begun."""


ALL: tuple[type[CallbackData], ...] = (
    Home, TaskList, TaskCard, HandIn, ProofFor, Proofs, Delegate, DelegateTo, Queue, Accept, Return, Status,
    Organisations, OrganisationCard, Invite, DraftView, DraftRows, DraftLive, DraftDrop,
    DraftDoubts, DraftDoubt, DoubtAccept, DoubtCorrect, DoubtLater, DraftGroups, DraftGroup, GroupSchool, AddSchools, LiveWith,
    Renew, RenewWith, CloseRoadMap, Language, Cancel,
)  # fmt: skip
