"""The wire format of every button is frozen, and every button and state has a handler."""

from enum import StrEnum

from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import State, StatesGroup

from bot.handlers import routers, states
from bot.keyboards import data
from roadmap.department import Shift
from roadmap.draft import Past
from roadmap.journal import About, Kind
from roadmap.people import Frequency, Role

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
    "dt:17:5": data.DelegateTo(id=17, person=5),
    "rq:0": data.Queue(),
    "rq:3": data.Queue(page=3),
    "ok:17": data.Accept(id=17),
    "rt:17": data.Return(id=17),
    "st": data.Status(),
    "ol:0": data.Organisations(),
    "o:3": data.OrganisationCard(id=3),
    "iv:3:head": data.Invite(id=3, role=Role.HEAD),
    "iv:3:coordinator": data.Invite(id=3, role=Role.COORDINATOR),
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
    "rw:4:done": data.RenewWith(id=4, past=Past.DONE),
    "rc:9": data.CloseRoadMap(id=9),
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
        kind(**{name: _largest(field.annotation) for name, field in kind.model_fields.items()}).pack()
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
    # The choice is made by buttons: words there are a new proof or nothing.
    assert all_states - handled == {"HandingIn:choice"}


def _largest(annotation: object) -> object:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return max(annotation, key=len)
    return {int: ID, str: "x" * 20}[annotation]  # type: ignore[index]
