"""A unit of work: one transaction, and a door to each repository in it."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncSession

from storage.changes import Changes
from storage.conversations import Conversations
from storage.departments import Departments
from storage.drafts import Drafts
from storage.evidence import EvidenceBook
from storage.inbox import Inbox
from storage.invitations import Invitations
from storage.journal import Journal
from storage.outbox import Outbox
from storage.people import People
from storage.roadmaps import RoadMaps
from storage.tasks import Tasks


class Unit:
    """What one update may read and change; committed or forgotten as a whole."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @cached_property
    def people(self) -> People:
        return People(self._session)

    @cached_property
    def changes(self) -> Changes:
        return Changes(self._session)

    @cached_property
    def departments(self) -> Departments:
        return Departments(self._session)

    @cached_property
    def invitations(self) -> Invitations:
        return Invitations(self._session)

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
    def tasks(self) -> Tasks:
        return Tasks(self._session)

    @cached_property
    def evidence(self) -> EvidenceBook:
        return EvidenceBook(self._session)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self._session)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._session)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._session)
