"""Which stay in a group a row means: a new one, or other days of one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from roadmap.department import Group, Membership
from roadmap.roster.changes import GroupChange, MembershipChange, Present, Stay
from roadmap.roster.organisations import Organisations
from roadmap.roster.roster import BadRow, Field, MembershipLine, Notice, Problem, Remark, Roster
from roadmap.roster.text import key_of


class Stays:
    """The groups and the stays in them as they will be."""

    def __init__(self, present: Present, roster: Roster, organisations: Organisations, today: date) -> None:
        self._roster = roster
        self._organisations = organisations
        self._today = today
        self._groups: dict[str, Group] = {
            key_of(one.name): one for one in sorted(present.groups, key=lambda one: not one.archived)
        }
        self._ids: dict[str, int] = {key: one.id for key, one in self._groups.items()}
        self._names: dict[int, str] = {one.id: one.name for one in present.groups}
        self._present = present.memberships
        self._lines: dict[tuple[int, int], list[tuple[MembershipLine, MembershipChange | None]]] = {}
        self._used: set[int] = set()
        self.groups: list[GroupChange] = []
        self.bad: list[BadRow] = []
        self.remarks: list[Remark] = []
        # A row with days says more than a group's name in the list of organisations.
        for line in sorted(roster.memberships, key=lambda line: not line.dated):
            self._read(line)

    def changes(self) -> tuple[MembershipChange, ...]:
        """Stays that begin or change, in the order of the rows."""
        return tuple(change for lines in self._lines.values() for _, change in lines if change is not None)

    def names(self) -> Mapping[int, str]:
        """The name of every group, new ones too."""
        return self._names

    def _read(self, line: MembershipLine) -> None:
        found = self._organisations.meant(line.organisation)
        if len(found) != 1:
            code = Problem.ORGANISATION_AMBIGUOUS if found else Problem.ORGANISATION_UNKNOWN
            self._complain(line, Field.ORGANISATION, code, line.organisation)
            return
        pair = (self._group(line.group), found[0])
        earlier = self._lines.setdefault(pair, [])
        if line.dated and self._is_there(pair, line):
            return
        for other, _ in earlier:
            if (other.since, other.until) == (line.since, line.until) or not (line.dated and other.dated):
                self.remarks.append(Remark(Notice.DUPLICATE, line.at.sheet, line.at.row, line.group))
                return
            if _overlap(Stay(other.since, other.until), Stay(line.since, line.until)):
                self._complain(line, Field.SINCE, Problem.DATES_CLASH, line.group, other.at.row)
                return
        earlier.append((line, self._change(pair, line)))

    def _group(self, name: str) -> int:
        key = key_of(name)
        known = self._groups.get(key)
        if key not in self._ids:
            self._ids[key] = -1 - sum(number < 0 for number in self._names)
            self._names[self._ids[key]] = name
            self.groups.append(GroupChange(self._ids[key], name))
        elif known is not None and known.archived and not any(one.id == known.id for one in self.groups):
            self.groups.append(GroupChange(known.id, known.name))
        return self._ids[key]

    def _is_there(self, pair: tuple[int, int], line: MembershipLine) -> bool:
        """Whether the very same stay is there, and no row before meant it."""
        for one in self._present:
            same = (one.group_id, one.organisation_id) == pair and _stay(one) == Stay(line.since, line.until)
            if same and one.id not in self._used:
                self._used.add(one.id)
                self._lines[pair].append((line, None))
                return True
        return False

    def _change(self, pair: tuple[int, int], line: MembershipLine) -> MembershipChange | None:
        there = [
            one
            for one in self._present
            if (one.group_id, one.organisation_id) == pair and one.id not in self._used
        ]
        wanted = Stay(line.since, line.until) if line.dated else Stay(self._today, None)
        same = (
            [one for one in there if one.until is None or one.until >= self._today] if not line.dated else []
        )
        if same:
            self._used.add(same[0].id)
            return None
        meant = [one for one in there if _overlap(_stay(one), wanted)] if line.dated else []
        if len(meant) > 1:
            self._complain(line, Field.SINCE, Problem.DATES_CLASH, line.group)
            return None
        if not meant:
            return MembershipChange(None, *pair, None, wanted)
        self._used.add(meant[0].id)
        return MembershipChange(meant[0].id, *pair, _stay(meant[0]), wanted)

    def _complain(self, line: MembershipLine, field: Field, code: Problem, text: str, other: int = 0) -> None:
        self.bad.append(self._roster.bad_at(code, line.at, field, text, other))


def _stay(one: Membership) -> Stay:
    return Stay(one.since, one.until)


def _overlap(one: Stay, other: Stay) -> bool:
    first, last = date.min, date.max
    return (one.since or first) <= (other.until or last) and (other.since or first) <= (one.until or last)
