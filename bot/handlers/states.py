"""Every state a conversation can be in. The names are stored: a state that goes is mapped, not reused."""

from __future__ import annotations

from aiogram.fsm.state import State, StatesGroup


class Naming(StatesGroup):
    """An administrator names a new department (data: ``claim`` for who comes by a claim link), or renames one
    (data: ``department``).
    """

    department = State()
    again = State()


class Arriving(StatesGroup):
    """Somebody opened a link and was asked for their consent (data: ``invitation``), or gives their right name."""

    consent = State()
    name = State()


class Agreeing(StatesGroup):
    """Somebody who is in was asked for their consent.

    Data: ``held``, the updates that wait for it; ``state`` and ``data`` of what it interrupted.
    """

    consent = State()


class HandingIn(StatesGroup):
    """Somebody was asked for a proof (data: ``task``), or which task a proof is for.

    Or whether it is kept though personal data were noticed, for a document's number and date (``evidence``),
    for how many are done (``task``), what words in reply to a task's message are (``task``, ``words``), or why a part is
    handed in as it is (``task``). What waits lies beside: see ``bot/handlers/waiting.py``.
    """

    proof = State()
    choice = State()
    personal = State()
    document = State()
    part = State()
    words = State()
    why = State()


class CheckingIn(StatesGroup):
    """Somebody was asked how a task is going, or for a line about it.

    Data: ``task``, ``quarter``, ``walk`` (the others follow), ``line`` (typed before the answer).
    """

    answer = State()
    line = State()


class Drafting(StatesGroup):
    """A coordinator was asked what should stand in a doubt's place, or which schools are in a group.

    Data: ``draft``, and ``doubt`` or ``group``.
    """

    words = State()
    schools = State()


class Snoozing(StatesGroup):
    """Somebody was asked on which day they want to be reminded of a task (data: ``task``)."""

    day = State()


class Talking(StatesGroup):
    """Somebody was asked for a comment, a new day, or the reason of a request (data: ``task``, perhaps ``due``)."""

    comment = State()
    day = State()
    reason = State()


class SettingAside(StatesGroup):
    """The coordinator was asked why a task is set aside (data: ``task``, ``sure``)."""

    reason = State()


class Dating(StatesGroup):
    """Somebody was asked for the dates that a task waits for (data: ``task``, ``all``, ``seen``, then ``phrase``),
    or for the day of its event (then ``happened``).
    """

    words = State()
    day = State()


class Measuring(StatesGroup):
    """The coordinator was asked for a figure (data: ``measure``, ``organisation``, ``since``, ``until``), or for words
    of an indicator (``measure``, 0 for a new one, and ``field``).
    """

    figure = State()
    words = State()


class Answering(StatesGroup):
    """A question of a questionnaire is open (data: ``response``, ``place``), why a figure is left out is asked for, or
    what is to be mended in answers (data: ``response``).
    """

    value = State()
    reason = State()
    comment = State()


class Returning(StatesGroup):
    """A reviewer was asked what should be mended (data: ``task``), or chooses several (data: ``ticked``)."""

    comment = State()
    several = State()


class Browsing(StatesGroup):
    """Somebody searches their tasks (data: ``query``, the words that were searched by)."""

    words = State()


class Looking(StatesGroup):
    """A list is open and listens for words to search by (data: ``words``).

    With ``organisation`` (parents, keepers), ``group``, ``since``, ``until`` (members), ``show`` (people) or
    ``person`` (schools) in the data.
    """

    organisations = State()
    parents = State()
    members = State()
    people = State()
    schools = State()
    keepers = State()


class Placing(StatesGroup):
    """An organisation is being made: its name was asked for, then what it is (data: ``name``)."""

    name = State()
    kind = State()


class Renaming(StatesGroup):
    """Other words were asked for (data: ``organisation``, ``group``, ``person`` or ``post``)."""

    organisation = State()
    group = State()
    person = State()
    post = State()


class Grouping(StatesGroup):
    """A group's name was asked for, or from which day its members come (data: ``group``)."""

    name = State()
    days = State()


class Appointing(StatesGroup):
    """Somebody gets a post: name, role, organisation, the post in words are asked for one by one.

    Data: ``organisation`` (0: whichever), then ``person`` (0: somebody new) with ``name``, ``role``, ``place``.
    """

    name = State()
    role = State()
    place = State()
    title = State()


class BindingParty(StatesGroup):
    """A coordinator was asked how an organisation or a person is called whom a party means (data: ``party``)."""

    organisation = State()
    person = State()


class Setting(StatesGroup):
    """A coordinator was asked for a time zone, a school calendar (data: ``first``), the department's name."""

    zone = State()
    school_year = State()
    name = State()


class Changing(StatesGroup):
    """Somebody was asked who comes into a change, or on which days it is (data: ``bot/handlers/changes.py``)."""

    who = State()
    days = State()


class Campaigning(StatesGroup):
    """A campaign is being made: its audience is ticked, then its due date was asked for.

    Data: ``form``, ``groups``, ``organisations``, ``everyone``, ``who``, ``words`` to search by, then ``phrase``.
    """

    audience = State()
    when = State()


class Collecting(StatesGroup):
    """The coordinator was asked up to which day a response is given longer, or why it is not waited for (``response``)."""

    until = State()
    reason = State()
