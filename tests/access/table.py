"""Who may do what: a row for every button. A handler without a row fails the walk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aiogram.filters.callback_data import CallbackData

from bot.keyboards import data
from roadmap.draft import Past
from roadmap.people import Role
from roadmap.posts import Kind

EVERYBODY = ("coordinator", "staff", "curator", "curator 2", "head", "head 2", "teacher", "teacher 2")
COORDINATOR = ("coordinator",)
STAFF = ("coordinator", "staff")
REVIEWERS = ("coordinator", "staff", "curator")
OF_SCHOOL = ("head", "teacher")
CHANGES = ("coordinator", "head")
WISH = {"kind": Kind.SUBSTITUTE, "person": "colleague", "since": 20260302, "until": 20260309}
SEES = ("coordinator", "staff", "curator", "head", "teacher")


@dataclass(frozen=True)
class Row:
    """*allowed* are the parts of the first department that may press it about *thing*.

    *thing* is None for a button about nothing but the one who presses it. *values* fill the other fields.
    *out_of_date* are buttons that need a conversation that is not going on: even who may learns just that.
    """

    allowed: tuple[str, ...]
    thing: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    out_of_date: bool = False


TABLE: dict[type[CallbackData], Row] = {
    data.Home: Row(EVERYBODY),
    data.Cancel: Row(EVERYBODY),
    data.Language: Row(EVERYBODY, values={"code": "ru"}),
    data.TaskList: Row(EVERYBODY),
    data.Status: Row(EVERYBODY),
    data.Queue: Row((*REVIEWERS, "curator 2")),
    data.TaskCard: Row(SEES, "task"),
    data.HandIn: Row(OF_SCHOOL, "task"),
    data.ProofFor: Row(OF_SCHOOL, "task", out_of_date=True),
    data.Proofs: Row(SEES, "submitted"),
    data.Delegate: Row(("head",), "task"),
    data.DelegateTo: Row(("head",), "task", {"person": "person"}),
    data.Accept: Row(REVIEWERS, "submitted"),
    data.Return: Row(REVIEWERS, "submitted"),
    data.Organisations: Row(COORDINATOR),
    data.OrganisationCard: Row(COORDINATOR, "organisation"),
    data.Invite: Row(COORDINATOR, "organisation", {"role": Role.HEAD}),
    data.DraftView: Row(COORDINATOR, "draft"),
    data.DraftRows: Row(COORDINATOR, "draft", {"page": 0}),
    data.DraftLive: Row(COORDINATOR, "draft"),
    data.DraftDrop: Row(COORDINATOR, "draft"),
    data.DraftDoubts: Row(COORDINATOR, "draft"),
    data.DraftDoubt: Row(COORDINATOR, "draft", {"number": 0}),
    data.DoubtAccept: Row(COORDINATOR, "draft", {"number": 0}),
    data.DoubtCorrect: Row(COORDINATOR, "draft", {"number": 0}),
    data.DoubtLater: Row(COORDINATOR, "draft", {"number": 0}),
    data.DraftGroups: Row(COORDINATOR, "draft"),
    data.DraftGroup: Row(COORDINATOR, "draft", {"group": 0}),
    data.GroupSchool: Row(COORDINATOR, "draft", {"group": 0, "school": 0, "page": 0}),
    data.AddSchools: Row(COORDINATOR, "draft", {"group": 0}),
    data.LiveWith: Row(COORDINATOR, "draft", {"past": Past.DONE}),
    data.Renew: Row(COORDINATOR, "draft"),
    data.RenewWith: Row(COORDINATOR, "draft", {"past": Past.DONE}, out_of_date=True),
    data.CloseRoadMap: Row(COORDINATOR, "roadmap"),
    data.Changes: Row((*CHANGES, "teacher"), "person"),
    data.SeatChanges: Row((*CHANGES, "teacher"), "post"),
    data.HeadChanges: Row(COORDINATOR, "organisation"),
    data.Colleagues: Row(("head", "head 2")),
    data.Leaving: Row(EVERYBODY),
    data.Headless: Row(COORDINATOR),
    data.ChangeWho: Row(CHANGES, "post", {"kind": Kind.SUBSTITUTE}),
    data.ChangeSince: Row(CHANGES, "post", {"kind": Kind.SUBSTITUTE, "person": "colleague"}),
    data.ChangeUntil: Row(
        CHANGES, "post", {"kind": Kind.SUBSTITUTE, "person": "colleague", "since": 20260302}
    ),
    data.ChangeSure: Row(CHANGES, "post", WISH),
    data.ChangeDo: Row(CHANGES, "post", WISH),
    data.EndStandIn: Row(CHANGES, "stand-in"),
    data.EndStandInNow: Row(CHANGES, "stand-in"),
}
