"""The wire format of every button is frozen, and every button and state has a handler."""

from enum import StrEnum
from typing import get_args

from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import State, StatesGroup
from annotated_types import Le
from pydantic.fields import FieldInfo

from bot.handlers import routers, states
from bot.keyboards import data
from roadmap.check_ins import Answer
from roadmap.department import OrganisationKind, Shift
from roadmap.digest import By
from roadmap.draft import Past
from roadmap.journal import About, Kind
from roadmap.lists import Part
from roadmap.people import Frequency, Presence, Role
from roadmap.posts import Kind as Change
from roadmap.questionnaires.audience import Who
from roadmap.questionnaires.responses import Part as Answered
from roadmap.roll import Show
from roadmap.week import Outcome

ID = 2**31 - 1
"""Our ids are the database's 32-bit integers; the messenger's own never stand in a button."""

# Never change a line: a button that somebody was sent last month means what it meant. Only add.
FROZEN = {
    "h": data.Home(),
    "tl:0": data.TaskList(),
    "tl:12": data.TaskList(page=12),
    "t:17": data.TaskCard(id=17),
    "ev:17": data.HandIn(id=17),
    "pf:17": data.ProofFor(id=17),
    "ps:17": data.Proofs(id=17),
    "dl:17": data.Delegate(id=17),
    "nl:17:1": data.DelegatePage(id=17, page=1),
    "dt:17:5": data.DelegateTo(id=17, person=5),
    "rq:0": data.Queue(),
    "rq:3": data.Queue(page=3),
    "ok:17": data.Accept(id=17),
    "rt:17": data.Return(id=17),
    "st": data.Status(),
    "dgb:s:0": data.Breakdown(by=By.SECTION),
    "dgb:p:2": data.Breakdown(by=By.PARTY, page=2),
    "dgp:o:3:0::0": data.PartCard(by=By.ORGANISATION, id=3),
    "dgp:a:17:1:m:9": data.PartCard(by=By.ACTIVITY, id=17, page=1, up=By.ROAD_MAP, up_id=9),
    "dgt:s:7:1": data.PartTasks(by=By.SECTION, id=7, page=1),
    "dga:d:0": data.AllTasks(part=Part.AWAITING),
    "ovl:o:0": data.Overdue(),
    "ovl:a:2": data.Overdue(by=By.ACTIVITY, page=2),
    "ovg:o:3:1": data.OverduePart(by=By.ORGANISATION, id=3, page=1),
    "ovt:17:o": data.OverdueTask(id=17),
    "ovr:17:a": data.RemindTask(id=17, by=By.ACTIVITY),
    "ovp:o:3": data.RemindPart(by=By.ORGANISATION, id=3),
    "ova:o": data.RemindAll(),
    "ovx": data.OverdueBook(),
    "qil:2": data.Indicators(page=2),
    "qic:5:1": data.IndicatorCard(id=5, page=1),
    "qip": data.IndicatorPicture(),
    "qin": data.IndicatorNew(),
    "qie:5": data.IndicatorEdit(id=5),
    "qif:5:t": data.IndicatorField(id=5, field=data.IndicatorWords.TARGET),
    "qid:5:1": data.IndicatorDirection(id=5, less=1),
    "qix:5": data.IndicatorDrop(id=5),
    "qiv:5:3": data.FigurePeriod(id=5, organisation=3),
    "qis:5:1": data.FigureSchools(id=5, page=1),
    "qiw:5:3:739617:739706": data.FigureOf(id=5, organisation=3, since=739617, until=739706),
    "gcb:3": data.BindChat(id=3),
    "gcl:0": data.Chats(),
    "gcl:2": data.Chats(page=2),
    "gcc:17": data.ChatCard(id=17),
    "gcu:17": data.ChatUnbind(id=17),
    "gcx:17": data.ChatUnbindSurely(id=17),
    "kc:3": data.KeeperCard(id=3),
    "kl:3:1": data.KeeperChoose(id=3, page=1),
    "ks:3:5": data.KeeperSet(id=3, person=5),
    "ke:17": data.KeeperEnd(id=17),
    "ol:0": data.Organisations(),
    "o:3": data.OrganisationCard(id=3),
    "iv:3:head": data.Invite(id=3, role=Role.HEAD),
    "iv:3:coordinator": data.Invite(id=3, role=Role.COORDINATOR),
    "fd:17": data.AskDates(id=17),
    "ff:17:1": data.DatesFor(id=17, all=1),
    "fr:17": data.DatesRight(id=17),
    "fe:17": data.EventCame(id=17),
    "fo:17:1": data.EventOn(id=17, ago=1),
    "fc:17": data.ChangeDates(id=17),
    "fw:17": data.WaitAgain(id=17),
    "fs:17": data.ShowSchedule(id=17),
    "fv": data.EventDays(),
    "fx:10": data.EventDaysTo(days=10),
    "ja": data.Agree(),
    "jn": data.Disagree(),
    "jr": data.CallMe(),
    "jl:0": data.Workplaces(),
    "jw:3": data.WorkIn(id=3),
    "nwo:3:t": data.OpenIn(id=3, what=data.Opened.TASKS),
    "nwo:3:s": data.OpenIn(id=3, what=data.Opened.STATUS),
    "nwo:3:r": data.OpenIn(id=3, what=data.Opened.REVIEW),
    "jd:1": data.Departments(page=1),
    "jc:3": data.DepartmentCard(id=3),
    "jm": data.DepartmentNew(),
    "jt:3": data.DepartmentRename(id=3),
    "jx:3": data.DepartmentArchive(id=3),
    "jy:3": data.DepartmentArchiveSurely(id=3),
    "jz:3": data.DepartmentRestore(id=3),
    "jk:3": data.InviteCoordinator(id=3),
    "ih": data.Invitations(),
    "ia:a:0": data.InviteThem(),
    "ia:o:3": data.InviteThem(whom=data.Whom.ORGANISATION, id=3),
    "is:p:5": data.InvitationSheet(whom=data.Whom.PERSON, id=5),
    "im:a:0:3:17": data.InvitationMessages(organisation=3, post=17),
    "il:expected:0": data.Attendance(),
    "il:unreachable:2": data.Attendance(presence=Presence.UNREACHABLE, page=2),
    "il:here:0": data.Attendance(presence=Presence.HERE),
    "io:1": data.OpenInvitations(page=1),
    "ic:8": data.OpenInvitation(id=8),
    "ir:8": data.RevokeInvitation(id=8),
    "iz": data.RevokeAll(),
    "iy": data.RevokeAllSurely(),
    "dv:4": data.DraftView(id=4),
    "dr:4:2": data.DraftRows(id=4, page=2),
    "dg:4": data.DraftLive(id=4),
    "dx:4": data.DraftDrop(id=4),
    "ds:4": data.DraftDoubts(id=4),
    "dd:4:2": data.DraftDoubt(id=4, number=2),
    "da:4:2": data.DoubtAccept(id=4, number=2),
    "dn:4:2": data.DoubtCorrect(id=4, number=2),
    "dp:4:2": data.DoubtLater(id=4, number=2),
    "gs:4:1": data.DraftGroups(id=4, page=1),
    "ga:4:1": data.AddSchools(id=4, group=1),
    "gr:4:1:0": data.DraftGroup(id=4, group=1),
    "gt:4:1:7:2": data.GroupSchool(id=4, group=1, school=7, page=2),
    "gl:4:left_out": data.LiveWith(id=4, past=Past.LEFT_OUT),
    "re:4": data.Renew(id=4),
    "sa:4:3": data.SentAsPlan(id=4, organisation=3),
    "sb:4": data.SentAsProof(id=4),
    "sc:4:0": data.DraftForSchool(id=4),
    "sc:4:3": data.DraftForSchool(id=4, organisation=3),
    "sd:0": data.OwnPlans(),
    "sd:2": data.OwnPlans(page=2),
    "se:6": data.OwnPlanCard(id=6),
    "sg:6:0": data.OwnPlanRows(id=6),
    "sg:6:1": data.OwnPlanRows(id=6, page=1),
    "sh:6:0": data.OwnPlanTasks(id=6),
    "sh:6:1": data.OwnPlanTasks(id=6, page=1),
    "sj:6": data.OwnPlanClose(id=6),
    "sk:6": data.OwnPlanCloseSure(id=6),
    "rw:4:done": data.RenewWith(id=4, past=Past.DONE),
    "rc:9": data.CloseRoadMap(id=9),
    "acp": data.Plans(),
    "acd:9:2": data.WaitingRows(id=9, page=2),
    "acl:9:2": data.Activities(id=9, page=2),
    "acr:5:739800:1": data.ActivityCard(id=5, day=739800, page=1),
    "acm:17:739800": data.MoveTo(id=17, day=739800),
    "aca:17:0": data.SetAside(id=17),
    "acw:17:1:1": data.AsideFor(id=17, reason=1, sure=1),
    "acb:17": data.BackToWork(id=17),
    "acs:17": data.SplitRow(id=17),
    "acy:17": data.SplitRowSure(id=17),
    "acj:17": data.JoinRow(id=17),
    "acx:9": data.AskToClose(id=9),
    "tq::::0": data.Browse(),
    "tq:o:3:7:2": data.Browse(part=Part.OVERDUE, road_map=3, section=7, page=2),
    "tf": data.TaskFilter(),
    "th:1": data.Shelves(page=1),
    "tg": data.TaskSearch(),
    "tr:2": data.Found(page=2),
    "un:17": data.TakeBack(id=17),
    "nd:5": data.NameDocument(id=5),
    "np:17": data.DonePart(id=17),
    "nq:17:3": data.DoneSoFar(id=17, done=3),
    "ea:17:2": data.Cases(id=17, page=2),
    "eb:5": data.CaseCard(id=5),
    "ec:5": data.CaseFiles(id=5),
    "ed:5": data.CaseBack(id=5),
    "ee:17": data.CloseRegister(id=17),
    "ef:17:7": data.CloseRegisterNow(id=17, cases=7),
    "eg:17": data.ReopenRegister(id=17),
    "eh:17": data.AsItIs(id=17),
    "ei:17:3": data.AsItIsNow(id=17, done=3),
    "ya:9:1": data.Before(id=9, page=1),
    "yb:8": data.BeforeRow(id=8),
    "yc:8:done": data.SettleRow(id=8, past=Past.DONE),
    "yd:17": data.BeforeTask(id=17),
    "ye:17:left_out": data.SettleTask(id=17, past=Past.LEFT_OUT),
    "nw:17": data.WordsProve(id=17),
    "nc:17": data.WordsTell(id=17),
    "kp": data.KeepAnyway(),
    "kx": data.KeepOut(),
    "kn": data.NoTask(),
    "ko:1": data.OtherTask(page=1),
    "wm:17": data.TaskMenu(id=17),
    "ww:17": data.Wording(id=17),
    "wh:17:1": data.History(id=17, page=1),
    "wc:17": data.WriteComment(id=17),
    "wn:17": data.NotApplicable(id=17),
    "wp:17": data.Postpone(id=17),
    "wb:17:14": data.PostponeBy(id=17, days=14),
    "wy:6:1": data.Decide(id=6, yes=1),
    "wa": data.SendWords(),
    "wr": data.MendWords(),
    "zc:17:2": data.ReturnWith(id=17, comment=2),
    "zb:1": data.Several(page=1),
    "zt:17:1": data.Tick(id=17, page=1),
    "za": data.AcceptTicked(),
    "zm": data.RoadMaps(),
    "zr:9": data.RoadMapCard(id=9),
    "zs:9:2": data.SetReview(id=9, how=2),
    "qi": data.LinkLooks(),
    "qj:1": data.LinkLooksTo(on=1),
    "qp": data.Lapses(),
    "qw:14": data.LapseTo(days=14),
    "lg:en": data.Language(code="en"),
    "cx": data.Cancel(),
    "yp": data.Privacy(),
    "ym": data.MyData(),
    "yr": data.RemoveMe(),
    "yy": data.RemoveMeNow(),
    "yj:a:d:0:0": data.JournalPage(),
    "yj:t:p:5:2": data.JournalPage(kind=Kind.TASKS, about=About.PERSON, id=5, page=2),
    "yj:p:o:3:0": data.JournalPage(kind=Kind.PEOPLE, about=About.ORGANISATION, id=3),
    "yj:o:t:17:0": data.JournalPage(kind=Kind.PLACES, about=About.TASK, id=17),
    "yj:r:d:0:0": data.JournalPage(kind=Kind.ROAD_MAPS),
    "yj:s:d:0:0": data.JournalPage(kind=Kind.SETTINGS),
    "yk:p:5": data.JournalKinds(about=About.PERSON, id=5),
    "yx:a:d:0": data.JournalExport(),
    "yx:t:o:3": data.JournalExport(kind=Kind.TASKS, about=About.ORGANISATION, id=3),
    "ys": data.Settings(),
    "ql": data.Languages(),
    "qf": data.Frequencies(),
    "ngl": data.SnoozeWhich(),
    "ngs:17": data.Snooze(id=17),
    "ngd:17:739692": data.SnoozeTo(id=17, day=739692),
    "ngt:17": data.TypeSnooze(id=17),
    "ngu:17": data.Unsnooze(id=17),
    "ngp": data.StepsOf(),
    "ngb:7:0": data.StepBefore(days=7, on=0),
    "ngo:1": data.StepOnDay(on=1),
    "nga:3:1": data.StepAfter(days=3, on=1),
    "nge:0": data.StepEvery(days=0),
    "ngr": data.UsualSteps(),
    "qa:weekly": data.FrequencyTo(frequency=Frequency.WEEKLY),
    "qa:daily": data.FrequencyTo(frequency=Frequency.DAILY),
    "qa:everything": data.FrequencyTo(frequency=Frequency.EVERYTHING),
    "qb:1": data.RichTo(on=1),
    "qd": data.DepartmentSettings(),
    "qz": data.Zones(),
    "qc:Asia/Yekaterinburg": data.ZoneTo(zone="Asia/Yekaterinburg"),
    "qy": data.TypeZone(),
    "qh": data.Hours(),
    "qk:8": data.HourTo(hour=8),
    "qv": data.Reviews(),
    "qg:0": data.ReviewTo(on=0),
    "qs": data.Shifts(),
    "qt:next": data.ShiftTo(shift=Shift.NEXT),
    "qt:none": data.ShiftTo(shift=Shift.NONE),
    "qu:previous": data.ShiftNow(shift=Shift.PREVIOUS),
    "qm:0": data.SchoolYearCard(),
    "qm:2026": data.SchoolYearCard(first=2026),
    "qe:2026": data.TypeSchoolYear(first=2026),
    "qr:2026": data.UsualSchoolYear(first=2026),
    "qn": data.NameDepartment(),
    "ph": data.PeopleHub(),
    "oa": data.ShowAll(),
    "oh:2": data.Headless(page=2),
    "oz:0": data.ArchivedOrganisations(),
    "on": data.AddOrganisation(),
    "oy:centre": data.NewKind(kind=OrganisationKind.CENTRE),
    "oi:3": data.InviteTo(id=3),
    "os:3:1": data.OrganisationPeople(id=3, page=1),
    "or:3": data.RenameOrganisation(id=3),
    "oc:3": data.ChangeKind(id=3),
    "oe:3:department": data.SetKind(id=3, kind=OrganisationKind.DEPARTMENT),
    "om:3:0": data.MoveOrganisation(id=3),
    "ov:3:8": data.MoveUnder(id=3, parent=8),
    "ox:3": data.ArchiveOrganisation(id=3),
    "od:3": data.ArchiveOrganisationSure(id=3),
    "ob:3": data.RestoreOrganisation(id=3),
    "og:0": data.Groups(),
    "ou:0": data.ArchivedGroups(),
    "oo:2": data.GroupCard(id=2),
    "ot": data.AddGroup(),
    "oq:2": data.RenameGroup(id=2),
    "ow:2": data.ArchiveGroup(id=2),
    "oj:2": data.ArchiveGroupSure(id=2),
    "of:2": data.RestoreGroup(id=2),
    "pg:2:1:739860:0": data.GroupMembers(id=2, page=1, since=739860),
    "pm:2:7:1:0:739860:740132": data.GroupMember(
        id=2, organisation=7, inside=1, page=0, since=739860, until=740132
    ),
    "pd:2": data.GroupDays(id=2),
    "py:2:0": data.GroupHistory(id=2),
    "pl:all:0": data.Persons(),
    "pl:left:3": data.Persons(show=Show.LEFT, page=3),
    "pj": data.PersonsFilter(),
    "op:5": data.PersonCard(id=5),
    "pq:5:0": data.PersonPosts(id=5),
    "pn:0": data.AddPerson(),
    "pn:3": data.AddPerson(organisation=3),
    "pb": data.AnotherPerson(),
    "po:5": data.AddPost(id=5),
    "pr:staff": data.ChooseRole(role=Role.STAFF),
    "pz:1": data.ChoosePlaces(page=1),
    "pa:3": data.ChoosePlace(id=3),
    "pw": data.NoTitle(),
    "pe:5": data.RenamePerson(id=5),
    "pp:11": data.PostCard(id=11),
    "pi:11": data.PostTitle(id=11),
    "pc:11": data.PostRole(id=11),
    "pu:11:teacher": data.SetRole(id=11, role=Role.TEACHER),
    "px:11": data.EndPost(id=11),
    "pv:11": data.EndPostSure(id=11),
    "pk:5:0": data.CuratorSchools(id=5),
    "pt:5:3:1:0": data.CuratorSchool(id=5, school=3, given=1),
    "xh": data.RosterHub(),
    "xt": data.RosterTemplate(),
    "xs": data.RosterState(),
    "xv:6": data.RosterView(id=6),
    "xr:6:0": data.RosterRows(id=6),
    "xr:6:3": data.RosterRows(id=6, page=3),
    "xa:6": data.RosterApply(id=6),
    "xn:6": data.RosterDrop(id=6),
    "xb:6": data.RosterBad(id=6),
    "bl:0": data.Parties(),
    "bl:2": data.Parties(page=2),
    "bc:9": data.PartyCard(id=9),
    "bo:9:3": data.BindOrganisation(id=9, organisation=3),
    "bp:9:5": data.BindPerson(id=9, person=5),
    "bg:9:2": data.BindGroup(id=9, group=2),
    "bu:9": data.Unbind(id=9),
    "bh:9:1": data.ChooseOrganisation(id=9, page=1),
    "bj:9:1": data.ChoosePerson(id=9, page=1),
    "bk:9:0": data.ChooseGroup(id=9),
    "bn:9": data.NewOrganisation(id=9),
    "bm:9": data.NewPerson(id=9),
    "bi:9": data.MakeOrganisation(id=9),
    "be:9": data.MakePerson(id=9),
    "bd:4:0": data.DraftNames(id=4),
    "bt:4:7:1": data.NameTick(id=4, number=7, page=1),
    "vc:5": data.Changes(id=5),
    "vs:8": data.SeatChanges(id=8),
    "vo:3": data.HeadChanges(id=3),
    "vm:1": data.Colleagues(page=1),
    "vl": data.Leaving(),
    "vh:0": data.Missing(),
    "cw:8:s:1": data.ChangeWho(id=8, kind=Change.SUBSTITUTE, page=1),
    "cs:3:a:5": data.ChangeSince(id=3, kind=Change.ACTING, person=5),
    "cu:8:s:5:20260301": data.ChangeUntil(id=8, kind=Change.SUBSTITUTE, person=5, since=20260301),
    "cv:8:h:5:20260301:0": data.ChangeSure(id=8, kind=Change.SUCCESSOR, person=5, since=20260301, until=0),
    "cv:8:l:0:20260301:0": data.ChangeSure(id=8, kind=Change.LEAVE, person=0, since=20260301, until=0),
    "cv:8:d:5:0:0": data.ChangeSure(id=8, kind=Change.HAND_OVER, person=5, since=0, until=0),
    "cy:8:s:5:20260301:20260314": data.ChangeDo(
        id=8, kind=Change.SUBSTITUTE, person=5, since=20260301, until=20260314
    ),
    "cy:3:n:5:20260301:0": data.ChangeDo(id=3, kind=Change.VACANCY, person=5, since=20260301, until=0),
    "cy:8:e:5:0:0": data.ChangeDo(id=8, kind=Change.HAND_OVER_AND_GO, person=5, since=0, until=0),
    "ce:9": data.EndStandIn(id=9),
    "hg:20261": data.CheckIns(quarter=20261),
    "hq:17:20261:0": data.CheckIn(id=17, quarter=20261),
    "hq:17:20261:1": data.CheckIn(id=17, quarter=20261, walk=1),
    "hy:17:20261:on_plan:0": data.CheckInSay(id=17, quarter=20261, answer=Answer.ON_PLAN),
    "hy:17:20261:trouble:1": data.CheckInSay(id=17, quarter=20261, answer=Answer.TROUBLE, walk=1),
    "hy:17:20261:not_begun:0": data.CheckInSay(id=17, quarter=20261, answer=Answer.NOT_BEGUN),
    "hn:17:20261:1": data.CheckInNoLine(id=17, quarter=20261, walk=1),
    "hs:17:20261": data.CheckInSkip(id=17, quarter=20261),
    "hp:20261": data.CheckInsStop(quarter=20261),
    "hr:17:0:0": data.ConfirmRegister(id=17),
    "hr:17:20261:1": data.ConfirmRegister(id=17, quarter=20261, walk=1),
    "cn:9": data.EndStandInNow(id=9),
    "ua": data.Push(),
    "ub:g:0": data.PushPeople(outcome=Outcome.GETS),
    "ub:s:1": data.PushPeople(outcome=Outcome.SILENT, page=1),
    "ub:u:0": data.PushPeople(outcome=Outcome.UNREACHABLE),
    "ub:e:0": data.PushPeople(outcome=Outcome.EXPECTED),
    "ud:5": data.PushOf(id=5),
    "ue:739950": data.PushNow(monday=739950),
    "uf:739950": data.PushNowSurely(monday=739950),
    "ug:739950": data.PushOff(monday=739950),
    "uh:739950": data.PushOn(monday=739950),
    "ui": data.Tellings(),
    "uj": data.PushDays(),
    "uk:0": data.PushDayTo(day=0),
    "ul": data.QuietHours(),
    "um:20:8": data.QuietTo(since=20, until=8),
    "qcl:1": data.Campaigns(page=1),
    "qcf:0": data.Questionnaires(),
    "qcg:2": data.ArchivedQuestionnaires(page=2),
    "qcr": data.ReadyForms(),
    "qcy:risk-profile": data.ReadyForm(name="risk-profile"),
    "qcd:3": data.FormDraft(id=3),
    "qct:3:1": data.FormRemarks(id=3, page=1),
    "qck:3": data.FormKeep(id=3),
    "qcx:3": data.FormDrop(id=3),
    "qcq:5": data.QuestionnaireCard(id=5),
    "qco:5:1": data.ArchiveQuestionnaire(id=5, archived=1),
    "qcxl:5": data.ExportQuestionnaire(id=5),
    "qcn:5": data.NewCampaign(id=5),
    "qcae:5": data.EverySchool(id=5),
    "qcag:5:0": data.AudienceGroups(id=5),
    "qcat:5:2:1:0": data.AudienceGroup(id=5, group=2, inside=1),
    "qcas:5:1": data.AudienceSchools(id=5, page=1),
    "qcau:5:7:0:1": data.AudienceSchool(id=5, organisation=7, inside=0, page=1),
    "qcad:5": data.AudienceDone(id=5),
    "qcaw:5:s": data.AudienceWho(id=5, who=Who.SCHOOL),
    "qcaw:5:a": data.AudienceWho(id=5, who=Who.ALL),
    "qcb:5": data.CampaignOpen(id=5),
    "qcc:4:0": data.CampaignCard(id=4),
    "qcj:4": data.CloseCampaign(id=4),
    "qcs:4": data.CloseCampaignSure(id=4),
    "qcu:9": data.RoundCard(id=9),
    "qcp:9:w:0": data.RoundPart(id=9, part=Answered.WAITING),
    "qcp:9:l:1": data.RoundPart(id=9, part=Answered.LATE, page=1),
    "qcm:9": data.RemindRound(id=9),
    "qch:9": data.CloseRound(id=9),
    "qci:9": data.CloseRoundSure(id=9),
    "qcw:33": data.ResponseCard(id=33),
    "qcv:33": data.RemindResponse(id=33),
    "qce:33": data.ExtendResponse(id=33),
    "qcz:33": data.LetOff(id=33),
    "qca:33": data.AskAgain(id=33),
}


def test_the_wire_format_is_what_it_was() -> None:
    assert {packed: button.pack() for packed, button in FROZEN.items()} == {
        packed: packed for packed in FROZEN
    }
    assert {packed: type(button).unpack(packed) for packed, button in FROZEN.items()} == FROZEN


def test_every_button_is_frozen_and_no_prefix_is_used_twice() -> None:
    assert {type(button) for button in FROZEN.values()} == set(data.ALL)
    prefixes = [kind.__prefix__ for kind in data.ALL]
    assert sorted(prefixes) == sorted(set(prefixes))


def test_the_largest_ids_fit() -> None:
    largest = [
        kind(**{name: _largest(field) for name, field in kind.model_fields.items()}).pack()
        for kind in data.ALL
    ]
    assert [packed for packed in largest if len(packed.encode()) > 64] == []


def test_every_button_has_a_handler() -> None:
    handled = {
        flt.callback.callback_data
        for router in routers()
        for handler in router.callback_query.handlers
        for flt in handler.filters or []
        if isinstance(flt.callback, CallbackQueryFilter)
    }
    assert set(data.ALL) - handled == set()


def test_every_state_has_a_handler_for_words() -> None:
    handled = {
        state.state if isinstance(state, State) else state
        for router in routers()
        for handler in router.message.handlers
        # A handler for whatever is no text does not count.
        if not handler.callback.__name__.startswith("only_words")
        for flt in handler.filters or []
        if isinstance(flt.callback, StateFilter)
        for state in flt.callback.states
    }
    all_states = {
        state.state
        for group in vars(states).values()
        if isinstance(group, type) and issubclass(group, StatesGroup) and group is not StatesGroup
        for state in group.__states__
    }
    # These choices are made by buttons: words there are a new proof or nothing.
    assert all_states - handled == {
        "HandingIn:choice",
        "HandingIn:personal",
        "HandingIn:words",
        "Returning:several",
    }


def _largest(field: FieldInfo) -> object:
    """The value that takes most room in a button."""
    kinds = [kind for kind in get_args(field.annotation) or (field.annotation,) if isinstance(kind, type)]
    enum = next((kind for kind in kinds if issubclass(kind, StrEnum)), None)
    if enum is not None:
        return max(enum, key=len)
    bounds = [bound.le for bound in field.metadata if isinstance(bound, Le)]
    return bounds[0] if bounds else ID if str not in kinds else "x" * 20
