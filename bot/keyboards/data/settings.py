"""The wire format of buttons about the settings of a person and of a department."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.keyboards.data.number import Number
from roadmap.department import Shift
from roadmap.people import Frequency


class Settings(CallbackData, prefix="ys"):
    """One's own settings."""


class Languages(CallbackData, prefix="ql"):
    """Asks for the language."""


class Frequencies(CallbackData, prefix="qf"):
    """Asks how often the bot writes by itself."""


class FrequencyTo(CallbackData, prefix="qa"):
    """Chooses how often."""

    frequency: Frequency


class RichTo(CallbackData, prefix="qb"):
    """Digests as tables, 1, or as plain lines, 0."""

    on: Number


class DepartmentSettings(CallbackData, prefix="qd"):
    """The department's settings."""


class Zones(CallbackData, prefix="qz"):
    """Asks for the time zone."""


class ZoneTo(CallbackData, prefix="qc"):
    """Chooses a time zone by its IANA name."""

    zone: str


class TypeZone(CallbackData, prefix="qy"):
    """Asks for a time zone in words."""


class Hours(CallbackData, prefix="qh"):
    """Asks for Monday's hour."""


class HourTo(CallbackData, prefix="qk"):
    """Chooses Monday's hour."""

    hour: Number


class Reviews(CallbackData, prefix="qv"):
    """Asks whether what is handed in is reviewed."""


class ReviewTo(CallbackData, prefix="qg"):
    """Reviewed, 1, or accepted at once, 0."""

    on: Number


class Shifts(CallbackData, prefix="qs"):
    """Asks where a due date on a day off goes."""


class ShiftTo(CallbackData, prefix="qt"):
    """Tells how many tasks another rule would date anew."""

    shift: Shift


class ShiftNow(CallbackData, prefix="qu"):
    """Sets the rule and dates the tasks anew."""

    shift: Shift


class SchoolYearCard(CallbackData, prefix="qm"):
    """The terms and holidays of the school year that begins in *first*; 0 is the present one."""

    first: Number = 0


class TypeSchoolYear(CallbackData, prefix="qe"):
    """Asks for its days."""

    first: Number


class UsualSchoolYear(CallbackData, prefix="qr"):
    """Back to the usual days."""

    first: Number


class NameDepartment(CallbackData, prefix="qn"):
    """Asks for the department's name."""


class LinkLooks(CallbackData, prefix="qi"):
    """Whether links that were handed in are looked at."""


class LinkLooksTo(CallbackData, prefix="qj"):
    """Looks at links (1) or does not (0)."""

    on: Number


class Lapses(CallbackData, prefix="qp"):
    """After how many days without a review a task counts as accepted."""


class LapseTo(CallbackData, prefix="qw"):
    """After so many days; 0 is never."""

    days: Number


class EventDays(CallbackData, prefix="fv"):
    """How many days after an event a task is due whose order names no number."""


class EventDaysTo(CallbackData, prefix="fx"):
    """So many days."""

    days: Number
