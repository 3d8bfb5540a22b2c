"""The wire format of every button is frozen, and every button and state has a handler."""

from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import State, StatesGroup

from bot.handlers import routers, states
from bot.keyboards import data
from roadmap.draft import Past
from roadmap.people import Role
from roadmap.posts import Kind

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
    "vc:5": data.Changes(id=5),
    "vs:8": data.SeatChanges(id=8),
    "vo:3": data.HeadChanges(id=3),
    "vm:1": data.Colleagues(page=1),
    "vl": data.Leaving(),
    "vh:0": data.Headless(),
    "cw:8:s:1": data.ChangeWho(id=8, kind=Kind.SUBSTITUTE, page=1),
    "cs:3:a:5": data.ChangeSince(id=3, kind=Kind.ACTING, person=5),
    "cu:8:s:5:20260301": data.ChangeUntil(id=8, kind=Kind.SUBSTITUTE, person=5, since=20260301),
    "cv:8:h:5:20260301:0": data.ChangeSure(id=8, kind=Kind.SUCCESSOR, person=5, since=20260301, until=0),
    "cv:8:l:0:20260301:0": data.ChangeSure(id=8, kind=Kind.LEAVE, person=0, since=20260301, until=0),
    "cv:8:d:5:0:0": data.ChangeSure(id=8, kind=Kind.HAND_OVER, person=5, since=0, until=0),
    "cy:8:s:5:20260301:20260314": data.ChangeDo(
        id=8, kind=Kind.SUBSTITUTE, person=5, since=20260301, until=20260314
    ),
    "cy:3:n:5:20260301:0": data.ChangeDo(id=3, kind=Kind.VACANCY, person=5, since=20260301, until=0),
    "cy:8:e:5:0:0": data.ChangeDo(id=8, kind=Kind.HAND_OVER_AND_GO, person=5, since=0, until=0),
    "ce:9": data.EndStandIn(id=9),
    "cn:9": data.EndStandInNow(id=9),
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
    return {int: ID, str: "x" * 8, Role: Role.COORDINATOR, Past: Past.LEFT_OUT, Kind: Kind.SUBSTITUTE}[
        annotation
    ]  # type: ignore[index]
