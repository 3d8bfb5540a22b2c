"""What a coordinator's file is: an order, a roster or a questionnaire, told by what stands in it."""

from __future__ import annotations

from roadmap.deadlines import USUAL_CALENDAR, Calendar
from roadmap.documents import Unreadable, read_order, read_outcome
from roadmap.questionnaires.problems import FormRefused
from roadmap.questionnaires.recognising import looks_like_xlsform
from roadmap.questionnaires.xlsform import XlsForm, read_xlsform
from roadmap.roadmap import RoadMap
from roadmap.roster import Roster, looks_like_roster, read_roster

FileContent = RoadMap | Roster | XlsForm


def read_file(data: bytes, name: str, calendar: Calendar = USUAL_CALENDAR) -> FileContent:
    """The road map, its deadlines by *calendar*, the roster or the questionnaire in a file called *name*.

    Raises an :class:`Unreadable`, or :class:`FormRefused` for a questionnaire that cannot be taken.
    """
    if looks_like_xlsform(data):
        return read_xlsform(data, name)
    if looks_like_roster(data):
        return read_roster(data)
    return read_order(data, name, calendar=calendar)


def file_outcome(
    data: bytes, name: str, calendar: Calendar = USUAL_CALENDAR
) -> FileContent | Unreadable | FormRefused:
    """Like :func:`read_file` with the refusal as a value: for a worker process, where it must be written down."""
    if not looks_like_xlsform(data) and not looks_like_roster(data):
        return read_outcome(data, name, calendar=calendar)
    try:
        return read_file(data, name, calendar)
    except (Unreadable, FormRefused) as refusal:
        return refusal
