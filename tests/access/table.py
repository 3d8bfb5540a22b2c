"""Who may do what: a row for every button. A handler without a row fails the walk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aiogram.filters.callback_data import CallbackData

from bot.keyboards import data
from roadmap.department import OrganisationKind, Shift
from roadmap.draft import Past
from roadmap.journal import About
from roadmap.people import Frequency, Role
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
    data.Agree: Row(EVERYBODY, out_of_date=True),
    data.Disagree: Row(EVERYBODY, out_of_date=True),
    data.CallMe: Row(EVERYBODY),
    data.Workplaces: Row(EVERYBODY),
    data.WorkIn: Row(EVERYBODY, "department"),
    data.Departments: Row(()),
    data.DepartmentCard: Row((), "department"),
    data.DepartmentNew: Row(()),
    data.DepartmentRename: Row((), "department"),
    data.DepartmentArchive: Row((), "department"),
    data.DepartmentArchiveSurely: Row((), "department"),
    data.DepartmentRestore: Row((), "department"),
    data.InviteCoordinator: Row((), "department"),
    data.Invitations: Row(COORDINATOR),
    data.InviteThem: Row(COORDINATOR, "organisation", {"whom": data.Whom.ORGANISATION}),
    data.InvitationSheet: Row(COORDINATOR, "invited", {"whom": data.Whom.PERSON}),
    data.InvitationMessages: Row(COORDINATOR, "organisation", {"whom": data.Whom.ORGANISATION}),
    data.Attendance: Row(COORDINATOR),
    data.OpenInvitations: Row(COORDINATOR),
    data.OpenInvitation: Row(COORDINATOR, "invitation"),
    data.RevokeInvitation: Row(COORDINATOR, "invitation"),
    data.RevokeAll: Row(COORDINATOR),
    data.RevokeAllSurely: Row(COORDINATOR),
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
    data.Privacy: Row(EVERYBODY),
    data.MyData: Row(EVERYBODY),
    data.RemoveMe: Row(EVERYBODY),
    data.RemoveMeNow: Row(EVERYBODY),
    data.JournalPage: Row(STAFF, "task", {"about": About.TASK}),
    data.JournalKinds: Row(STAFF),
    data.JournalExport: Row(STAFF, "person", {"about": About.PERSON}),
    data.Settings: Row(EVERYBODY),
    data.Languages: Row(EVERYBODY),
    data.Frequencies: Row(EVERYBODY),
    data.FrequencyTo: Row(EVERYBODY, values={"frequency": Frequency.DAILY}),
    data.RichTo: Row(EVERYBODY, values={"on": 1}),
    data.DepartmentSettings: Row(COORDINATOR),
    data.Zones: Row(COORDINATOR),
    data.ZoneTo: Row(COORDINATOR, values={"zone": "Asia/Omsk"}),
    data.TypeZone: Row(COORDINATOR),
    data.Hours: Row(COORDINATOR),
    data.HourTo: Row(COORDINATOR, values={"hour": 9}),
    data.Reviews: Row(COORDINATOR),
    data.ReviewTo: Row(COORDINATOR, values={"on": 0}),
    data.Shifts: Row(COORDINATOR),
    data.ShiftTo: Row(COORDINATOR, values={"shift": Shift.NEXT}),
    data.ShiftNow: Row(COORDINATOR, values={"shift": Shift.NEXT}),
    data.SchoolYearCard: Row(COORDINATOR),
    data.TypeSchoolYear: Row(COORDINATOR, values={"first": 2026}),
    data.UsualSchoolYear: Row(COORDINATOR, values={"first": 2026}),
    data.NameDepartment: Row(COORDINATOR),
    data.PeopleHub: Row(COORDINATOR),
    data.ShowAll: Row((), out_of_date=True),
    data.Headless: Row(COORDINATOR),
    data.ArchivedOrganisations: Row(COORDINATOR),
    data.AddOrganisation: Row(COORDINATOR),
    data.NewKind: Row((), values={"kind": OrganisationKind.SCHOOL}, out_of_date=True),
    data.InviteTo: Row(COORDINATOR, "organisation"),
    data.OrganisationPeople: Row(COORDINATOR, "organisation"),
    data.RenameOrganisation: Row(COORDINATOR, "organisation"),
    data.ChangeKind: Row(COORDINATOR, "organisation"),
    data.SetKind: Row(COORDINATOR, "organisation", {"kind": OrganisationKind.CENTRE}),
    data.MoveOrganisation: Row(COORDINATOR, "organisation"),
    data.MoveUnder: Row(COORDINATOR, "organisation", {"parent": 0}),
    data.ArchiveOrganisation: Row(COORDINATOR, "organisation"),
    data.ArchiveOrganisationSure: Row(COORDINATOR, "organisation"),
    data.RestoreOrganisation: Row(COORDINATOR, "organisation"),
    data.Groups: Row(COORDINATOR),
    data.ArchivedGroups: Row(COORDINATOR),
    data.GroupCard: Row(COORDINATOR, "group"),
    data.AddGroup: Row(COORDINATOR),
    data.RenameGroup: Row(COORDINATOR, "group"),
    data.ArchiveGroup: Row(COORDINATOR, "group"),
    data.ArchiveGroupSure: Row(COORDINATOR, "group"),
    data.RestoreGroup: Row(COORDINATOR, "group"),
    data.GroupMembers: Row(COORDINATOR, "group"),
    data.GroupMember: Row(COORDINATOR, "group", {"organisation": "organisation", "inside": 0, "page": 0}),
    data.GroupDays: Row(COORDINATOR, "group"),
    data.GroupHistory: Row(COORDINATOR, "group"),
    data.Persons: Row(COORDINATOR),
    data.PersonsFilter: Row(COORDINATOR),
    data.PersonCard: Row(COORDINATOR, "person"),
    data.PersonPosts: Row(COORDINATOR, "person"),
    data.AddPerson: Row(COORDINATOR),
    data.AnotherPerson: Row((), out_of_date=True),
    data.AddPost: Row(COORDINATOR, "person"),
    data.ChooseRole: Row((), values={"role": Role.HEAD}, out_of_date=True),
    data.ChoosePlaces: Row((), out_of_date=True),
    data.ChoosePlace: Row((), "organisation", out_of_date=True),
    data.NoTitle: Row((), out_of_date=True),
    data.RenamePerson: Row(COORDINATOR, "person"),
    data.PostCard: Row(COORDINATOR, "post"),
    data.PostTitle: Row(COORDINATOR, "post"),
    data.PostRole: Row(COORDINATOR, "post"),
    data.SetRole: Row(COORDINATOR, "post", {"role": Role.HEAD}),
    data.EndPost: Row(COORDINATOR, "post"),
    data.EndPostSure: Row(COORDINATOR, "post"),
    data.CuratorSchools: Row(COORDINATOR, "person"),
    data.CuratorSchool: Row(COORDINATOR, "person", {"school": "organisation", "given": 1}),
    data.RosterHub: Row(COORDINATOR),
    data.RosterTemplate: Row(COORDINATOR),
    data.RosterState: Row(COORDINATOR),
    data.RosterView: Row(COORDINATOR, "roster"),
    data.RosterRows: Row(COORDINATOR, "roster"),
    data.RosterApply: Row(COORDINATOR, "roster"),
    data.RosterDrop: Row(COORDINATOR, "roster"),
    data.RosterBad: Row(COORDINATOR, "roster"),
    data.Parties: Row(COORDINATOR),
    data.PartyCard: Row(COORDINATOR, "party"),
    data.BindOrganisation: Row(COORDINATOR, "party", {"organisation": "organisation"}),
    data.BindPerson: Row(COORDINATOR, "party", {"person": "person"}),
    data.BindGroup: Row(COORDINATOR, "party", {"group": "group"}),
    data.Unbind: Row(COORDINATOR, "party"),
    data.ChooseOrganisation: Row(COORDINATOR, "party"),
    data.ChoosePerson: Row(COORDINATOR, "party"),
    data.ChooseGroup: Row(COORDINATOR, "party"),
    data.NewOrganisation: Row(COORDINATOR, "party"),
    data.NewPerson: Row(COORDINATOR, "party"),
    data.MakeOrganisation: Row(COORDINATOR, "party"),
    data.MakePerson: Row(COORDINATOR, "party", out_of_date=True),
    data.DraftNames: Row(COORDINATOR, "draft"),
    data.NameTick: Row(COORDINATOR, "draft", {"number": 0, "page": 0}, out_of_date=True),
    data.Changes: Row((*CHANGES, "teacher"), "person"),
    data.SeatChanges: Row((*CHANGES, "teacher"), "post"),
    data.HeadChanges: Row(COORDINATOR, "organisation"),
    data.Colleagues: Row(("head", "head 2")),
    data.Leaving: Row(EVERYBODY),
    data.Missing: Row(COORDINATOR),
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
