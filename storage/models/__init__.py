"""The rows. They never leave this room: repositories turn them into values of ``roadmap``.

A file for each conversation; here they stand together.
"""

from __future__ import annotations

from storage.models.base import NAMING, Moment, Row
from storage.models.delivery import ConversationRow, InboxRow, OutboxRow, TellingRow
from storage.models.people import FailedStartRow, InvitationRow, PersonRow, PostRow
from storage.models.places import (
    DepartmentRow,
    GroupChatRow,
    GroupMemberRow,
    GroupRow,
    OrganisationRow,
    PartyBindingRow,
)
from storage.models.questionnaires import (
    AnswerChangeRow,
    AnswerRow,
    CampaignRow,
    MeasuredRow,
    MeasureRow,
    MeasureTargetRow,
    QuestionnaireRow,
    ResponseRow,
    RoundRow,
)
from storage.models.record import JournalRow, SnapshotRow
from storage.models.roadmaps import (
    ActivityRow,
    DraftRow,
    GivenDatesRow,
    IndicatorRow,
    PartnerRow,
    RoadMapRow,
    SectionRow,
)
from storage.models.tasks import CheckInRow, CommentRow, EvidenceRow, LinkRow, RequestRow, SnoozeRow, TaskRow

__all__ = [
    "NAMING",
    "ActivityRow",
    "AnswerChangeRow",
    "AnswerRow",
    "CampaignRow",
    "CheckInRow",
    "CommentRow",
    "ConversationRow",
    "DepartmentRow",
    "DraftRow",
    "EvidenceRow",
    "FailedStartRow",
    "GivenDatesRow",
    "GroupChatRow",
    "GroupMemberRow",
    "GroupRow",
    "InboxRow",
    "IndicatorRow",
    "InvitationRow",
    "JournalRow",
    "LinkRow",
    "MeasureRow",
    "MeasureTargetRow",
    "MeasuredRow",
    "Moment",
    "OrganisationRow",
    "OutboxRow",
    "PartnerRow",
    "PartyBindingRow",
    "PersonRow",
    "PostRow",
    "QuestionnaireRow",
    "RequestRow",
    "ResponseRow",
    "RoadMapRow",
    "RoundRow",
    "Row",
    "SectionRow",
    "SnapshotRow",
    "SnoozeRow",
    "TaskRow",
    "TellingRow",
]
