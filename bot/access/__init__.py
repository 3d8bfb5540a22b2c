"""The only doors to a task, a school, a draft: whoever holds one has been let in.

Ids that come from a button are never trusted; a thing of somebody else is refused as one that is not there.
A file for what its doors open; here they stand together.
"""

from __future__ import annotations

from bot.access.changes import (
    changes_of,
    kept_to_end,
    may_change,
    place_to_head,
    post_seen,
    post_to_change,
    stand_in_to_end,
    subject_of,
)
from bot.access.chats import chat_of, coordinated
from bot.access.digests import part_of, parties, reminding
from bot.access.drafts import draft_of, roster_of, sent_of
from bot.access.people import invitation_of, person_of, post_of
from bot.access.places import (
    COORDINATOR,
    binding_of,
    coordinator,
    department_of,
    group_at_work,
    group_of,
    journal,
    organisation_at_work,
    organisation_of,
    organisation_to_invite,
    own_department,
)
from bot.access.roadmaps import (
    earlier_row_of,
    headed,
    own_plan_of,
    own_plan_to_change,
    plans_of,
    road_map_of,
    row_of,
    rows_of,
    school_to_head,
)
from bot.access.tasks import (
    case_of,
    request_of,
    task_of,
    task_to_ask_about,
    task_to_date,
    task_to_decide,
    task_to_delegate,
    task_to_hand_in,
    task_to_remind,
    task_to_review,
)

__all__ = [
    "COORDINATOR",
    "binding_of",
    "case_of",
    "changes_of",
    "chat_of",
    "coordinated",
    "coordinator",
    "department_of",
    "draft_of",
    "earlier_row_of",
    "group_at_work",
    "group_of",
    "headed",
    "invitation_of",
    "journal",
    "kept_to_end",
    "may_change",
    "organisation_at_work",
    "organisation_of",
    "organisation_to_invite",
    "own_department",
    "own_plan_of",
    "own_plan_to_change",
    "part_of",
    "parties",
    "person_of",
    "place_to_head",
    "plans_of",
    "post_of",
    "post_seen",
    "post_to_change",
    "reminding",
    "request_of",
    "road_map_of",
    "roster_of",
    "row_of",
    "rows_of",
    "school_to_head",
    "sent_of",
    "stand_in_to_end",
    "subject_of",
    "task_of",
    "task_to_ask_about",
    "task_to_date",
    "task_to_decide",
    "task_to_delegate",
    "task_to_hand_in",
    "task_to_remind",
    "task_to_review",
]
