"""Deadline phrases of officials: a phrase in, a schedule with due dates out; understood or reported."""

from roadmap.deadlines.calendars import Calendar, SchoolCalendar, WorkingCalendar
from roadmap.deadlines.caveats import Caveat, Code, Level
from roadmap.deadlines.countdowns import due_after
from roadmap.deadlines.reader import USUAL_CALENDAR, read_deadline
from roadmap.deadlines.schedule import Kind, Schedule, Window
from roadmap.deadlines.waiting import Countdown, Waits
from roadmap.deadlines.written import UnreadableSchedule, from_text, to_text

__all__ = [
    "USUAL_CALENDAR",
    "Calendar",
    "Caveat",
    "Code",
    "Countdown",
    "Kind",
    "Level",
    "Schedule",
    "SchoolCalendar",
    "UnreadableSchedule",
    "Waits",
    "Window",
    "WorkingCalendar",
    "due_after",
    "from_text",
    "read_deadline",
    "to_text",
]
