"""The wire format of every button. A button means the same next month: a prefix is never reused, fields are
only ever ids, and tests/house holds the packed forms.
"""

from __future__ import annotations

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from roadmap.draft import Past
from roadmap.people import Role

# Ids and pages as databases count them; a larger one was forged and opens nothing.
Number = Annotated[int, Field(ge=0, le=2**63 - 1)]


class Home(CallbackData, prefix="h"):
    """The first screen."""


class TaskList(CallbackData, prefix="tl"):
    """A page of one's tasks, from 0."""

    page: Number = 0


class TaskCard(CallbackData, prefix="t"):
    """A task's card."""

    id: Number


class HandIn(CallbackData, prefix="ev"):
    """Asks for the proof of a task."""

    id: Number


class ProofFor(CallbackData, prefix="pf"):
    """The proof that lies in the conversation is for this task."""

    id: Number


class Proofs(CallbackData, prefix="ps"):
    """Shows a task's files and photos."""

    id: Number


class Delegate(CallbackData, prefix="dl"):
    """Asks which colleague takes a task."""

    id: Number


class DelegateTo(CallbackData, prefix="dt"):
    """Hands a task to a colleague."""

    id: Number
    person: Number


class Queue(CallbackData, prefix="rq"):
    """A page of what waits for a review, from 0."""

    page: Number = 0


class Accept(CallbackData, prefix="ok"):
    """Accepts what was handed in."""

    id: Number


class Return(CallbackData, prefix="rt"):
    """Asks why it is returned."""

    id: Number


class Status(CallbackData, prefix="st"):
    """The digest."""


class Organisations(CallbackData, prefix="ol"):
    """A page of the department's organisations."""

    page: Number = 0


class OrganisationCard(CallbackData, prefix="o"):
    """One organisation."""

    id: Number


class Invite(CallbackData, prefix="iv"):
    """Makes an invitation."""

    id: Number
    role: Role


class DraftView(CallbackData, prefix="dv"):
    """What was read in an order."""

    id: Number


class DraftRows(CallbackData, prefix="dr"):
    """A page of the rows that were read."""

    id: Number
    page: Number


class DraftLive(CallbackData, prefix="dg"):
    """Makes the road map live."""

    id: Number


class DraftDrop(CallbackData, prefix="dx"):
    """Puts the order aside."""

    id: Number


class DraftDoubts(CallbackData, prefix="ds"):
    """The first doubt that is open."""

    id: Number


class DraftDoubt(CallbackData, prefix="dd"):
    """One doubt."""

    id: Number
    number: Number


class DoubtAccept(CallbackData, prefix="da"):
    """Takes what is proposed."""

    id: Number
    number: Number


class DoubtCorrect(CallbackData, prefix="dn"):
    """Asks for the right words."""

    id: Number
    number: Number


class DoubtLater(CallbackData, prefix="dp"):
    """Puts a doubt off."""

    id: Number
    number: Number


class DraftGroups(CallbackData, prefix="gs"):
    """A page of the groups of schools, from 0."""

    id: Number
    page: Number = 0


class DraftGroup(CallbackData, prefix="gr"):
    """One group, a page of schools to choose from."""

    id: Number
    group: Number
    page: Number = 0


class GroupSchool(CallbackData, prefix="gt"):
    """Puts a school into a group or takes it out."""

    id: Number
    group: Number
    school: Number
    page: Number


class AddSchools(CallbackData, prefix="ga"):
    """Asks for the names of further schools of a group."""

    id: Number
    group: Number


class LiveWith(CallbackData, prefix="gl"):
    """Makes the road map live; dates that have passed count as this."""

    id: Number
    past: Past


class Renew(CallbackData, prefix="re"):
    """Puts the draft in its live road map's place."""

    id: Number


class RenewWith(CallbackData, prefix="rw"):
    """The same; dates that have passed count as this."""

    id: Number
    past: Past


class CloseRoadMap(CallbackData, prefix="rc"):
    """Closes a road map that a new order repeals."""

    id: Number


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
