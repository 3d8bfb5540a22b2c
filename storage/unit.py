"""A unit of work: one transaction, and a door to each repository in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncSession

from storage.activities import Activities
from storage.answers import Answers
from storage.before_order import BeforeOrder
from storage.bindings import Bindings
from storage.campaigns import Campaigns
from storage.changes import Changes
from storage.chats import Chats
from storage.check_ins import CheckIns
from storage.conversations import Conversations
from storage.departments import Departments
from storage.digests import Digests
from storage.drafts import Drafts
from storage.evidence import EvidenceBook
from storage.groups import Groups
from storage.held import HeldOnPerson
from storage.inbox import Inbox
from storage.invitations import Invitations
from storage.invitees import Invitees
from storage.journal import Journal
from storage.links import Links
from storage.lives import Lives
from storage.measures import Measures
from storage.news import NewsBook
from storage.organisations import Organisations
from storage.outbox import Outbox
from storage.people import People
from storage.present import Present
from storage.privacy import Forgetting
from storage.questionnaires import Questionnaires
from storage.registers import Registers
from storage.reminders import Reminders
from storage.responses import Responses
from storage.roadmaps import RoadMaps
from storage.roll import Rolls
from storage.roster import Rosters
from storage.settings import DepartmentBook
from storage.snapshots import Snapshots
from storage.snoozes import Snoozes
from storage.talk import Talk
from storage.task_lists import TaskLists
from storage.tasks import Tasks
from storage.tellings import Tellings


class Unit:
    """What one update may read and change; committed or forgotten as a whole."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """What is done inside is undone where it raises; what was done before stays."""
        async with self._session.begin_nested():
            yield

    @cached_property
    def people(self) -> People:
        return People(self._session)

    @cached_property
    def present(self) -> Present:
        return Present(self._session)

    @cached_property
    def changes(self) -> Changes:
        return Changes(self._session)

    @cached_property
    def departments(self) -> Departments:
        return Departments(self._session)

    @cached_property
    def organisations(self) -> Organisations:
        return Organisations(self._session)

    @cached_property
    def measures(self) -> Measures:
        return Measures(self._session)

    @cached_property
    def groups(self) -> Groups:
        return Groups(self._session)

    @cached_property
    def rolls(self) -> Rolls:
        return Rolls(self._session)

    @cached_property
    def bindings(self) -> Bindings:
        return Bindings(self._session)

    @cached_property
    def invitations(self) -> Invitations:
        return Invitations(self._session)

    @cached_property
    def invitees(self) -> Invitees:
        return Invitees(self._session)

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self._session)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self._session)

    @cached_property
    def roadmaps(self) -> RoadMaps:
        return RoadMaps(self._session)

    @cached_property
    def activities(self) -> Activities:
        return Activities(self._session)

    @cached_property
    def rosters(self) -> Rosters:
        return Rosters(self._session)

    @cached_property
    def tasks(self) -> Tasks:
        return Tasks(self._session)

    @cached_property
    def task_lists(self) -> TaskLists:
        return TaskLists(self._session)

    @cached_property
    def tellings(self) -> Tellings:
        return Tellings(self._session)

    @cached_property
    def news(self) -> NewsBook:
        return NewsBook(self._session)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self._session)

    @cached_property
    def chats(self) -> Chats:
        return Chats(self._session)

    @cached_property
    def digests(self) -> Digests:
        return Digests(self._session)

    @cached_property
    def snapshots(self) -> Snapshots:
        return Snapshots(self._session)

    @cached_property
    def snoozes(self) -> Snoozes:
        return Snoozes(self._session)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self._session)

    @cached_property
    def before_order(self) -> BeforeOrder:
        return BeforeOrder(self._session)

    @cached_property
    def lives(self) -> Lives:
        return Lives(self._session)

    @cached_property
    def check_ins(self) -> CheckIns:
        return CheckIns(self._session)

    @cached_property
    def registers(self) -> Registers:
        return Registers(self._session)

    @cached_property
    def questionnaires(self) -> Questionnaires:
        return Questionnaires(self._session)

    @cached_property
    def campaigns(self) -> Campaigns:
        return Campaigns(self._session)

    @cached_property
    def responses(self) -> Responses:
        return Responses(self._session)

    @cached_property
    def links(self) -> Links:
        return Links(self._session)

    @cached_property
    def talk(self) -> Talk:
        return Talk(self._session)

    @cached_property
    def evidence(self) -> EvidenceBook:
        return EvidenceBook(self._session)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self._session)

    @cached_property
    def held(self) -> HeldOnPerson:
        return HeldOnPerson(self._session)

    @cached_property
    def forgetting(self) -> Forgetting:
        return Forgetting(self._session)

    @cached_property
    def settings(self) -> DepartmentBook:
        return DepartmentBook(self._session)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._session)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._session)
