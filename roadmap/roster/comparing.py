"""What a roster would change in a department. Nothing is taken away because it is not named."""

from __future__ import annotations

from datetime import date

from roadmap.roster.changes import Changes, Present
from roadmap.roster.organisations import Organisations
from roadmap.roster.posts import Posts
from roadmap.roster.roster import Roster
from roadmap.roster.stays import Stays


def compare(present: Present, roster: Roster, today: date, by: int | None = None) -> Changes:
    """The changes from *present* to what *roster* says, with every row that cannot be put in.

    *by* is the person who imports: their own posts never change. A roster put in once changes nothing
    the second time.
    """
    organisations = Organisations(present, roster)
    stays = Stays(present, roster, organisations, today)
    posts = Posts(present, roster, organisations, today, by)
    bad = (*roster.bad, *organisations.bad, *stays.bad, *posts.bad)
    order = {sheet.title: number for number, sheet in enumerate(roster.sheets)}
    return Changes(
        organisations.changes(),
        tuple(stays.groups),
        stays.changes(),
        tuple(posts.people),
        tuple(posts.posts),
        tuple(sorted(bad, key=lambda one: (order.get(one.sheet, -1), one.row, one.letter))),
        (*roster.remarks, *organisations.remarks, *stays.remarks, *posts.remarks),
        tuple(organisations.names().items()),
        tuple(stays.names().items()),
    )
