"""Which person and which post a row means.

A code names a post. Without one a person is found by name and organisation; a name that is nowhere yet is
somebody new, and rows of one new name are one person with several posts. Nothing ends because it is not named.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

from roadmap.people import OF_DEPARTMENT, Role
from roadmap.roster.changes import PersonChange, PostChange, Present
from roadmap.roster.claims import PlacedLine, post_changes
from roadmap.roster.organisations import Organisations
from roadmap.roster.roster import BadRow, Field, Notice, PersonLine, Problem, Remark, Roster
from roadmap.roster.text import key_of, one_line


class Posts:
    """The people of a department and their posts as they will be; *by* is whoever imports."""

    def __init__(
        self, present: Present, roster: Roster, organisations: Organisations, today: date, by: int | None
    ) -> None:
        self._roster = roster
        self._organisations = organisations
        self._today = today
        self._by = by
        self._posts = {post.id: post for post in present.posts}
        self._held = [post for post in present.posts if post.current(today)]
        self.bad: list[BadRow] = []
        self.remarks: list[Remark] = []
        self.people: list[PersonChange] = []
        self.posts: list[PostChange] = []
        self._read()

    def _read(self) -> None:
        rows = [row for line in self._roster.people for row in self._placed(line)]
        rows = self._one_row_a_code(rows)
        persons = self._persons(rows)
        by_person: dict[int, list[PlacedLine]] = defaultdict(list)
        for row, person in zip(rows, persons, strict=True):
            if person is not None:
                by_person[person].append(row)
        for person, own in by_person.items():
            self._settle(person, own)

    # Where

    def _placed(self, line: PersonLine) -> list[PlacedLine]:
        """The row with its organisation; one for each of several that stand in the cell with «;» between."""
        coded = None
        if line.code is not None:
            coded = self._posts.get(line.code)
            if coded is None:
                self._complain(line, Field.CODE, Problem.CODE_UNKNOWN, str(line.code))
                return []
        places = [self._place(line, words) for words in self._named(line)]
        return [
            PlacedLine(line, place[0], coded if n == 0 else None) for n, place in enumerate(places) if place
        ]

    def _named(self, line: PersonLine) -> list[str]:
        whole = line.organisation
        if ";" not in whole or self._organisations.meant(whole):
            return [whole]
        return [piece.strip() for piece in whole.split(";") if piece.strip()]

    def _place(self, line: PersonLine, words: str) -> tuple[int | None] | None:
        """(organisation id,) – or None where the row names none that is known."""
        if not words:
            if line.role in OF_DEPARTMENT:
                return (None,)
            self._complain(line, Field.ORGANISATION, Problem.ORGANISATION_MISSING, "")
            return None
        found = self._organisations.meant(words)
        if len(found) != 1:
            code = Problem.ORGANISATION_AMBIGUOUS if found else Problem.ORGANISATION_UNKNOWN
            self._complain(line, Field.ORGANISATION, code, words)
            return None
        own = found[0] == self._organisations.own_id and line.role in OF_DEPARTMENT
        return (None,) if own else (found[0],)

    def _one_row_a_code(self, rows: list[PlacedLine]) -> list[PlacedLine]:
        """A row that was copied with its code keeps it once: where it still says what the post is."""
        same: dict[int, list[PlacedLine]] = defaultdict(list)
        for row in rows:
            if row.coded is not None:
                same[row.coded.id].append(row)
        for twice in (group for group in same.values() if len(group) > 1):
            kept = [
                row for row in twice if row.coded and row.place == (row.coded.role, row.coded.organisation_id)
            ]
            if not kept:
                self._complain(
                    twice[1].line,
                    Field.CODE,
                    Problem.CODE_TWICE,
                    str(twice[1].line.code),
                    twice[0].line.at.row,
                )
        return rows

    # Who

    def _persons(self, rows: list[PlacedLine]) -> list[int | None]:
        """The person of each row, below zero for somebody new; None for a row that cannot be told."""
        found = [self._known(row) for row in rows]
        by_name: dict[str, set[int]] = defaultdict(set)
        for row, person in zip(rows, found, strict=True):
            if isinstance(person, int):
                by_name[key_of(row.line.name)].add(person)
        fresh: dict[str, int] = {}
        return [
            self._unknown(row, by_name[key_of(row.line.name)], fresh) if person is None else person or None
            for row, person in zip(rows, found, strict=True)
        ]

    def _known(self, row: PlacedLine) -> int | None:
        """The person by code, or by name and organisation; 0 where there are several."""
        if row.coded is not None:
            return row.coded.person_id
        key = key_of(row.line.name)
        there = {
            post.person_id
            for post in self._held
            if key_of(post.name) == key
            # A keeper is of the department and found there, wherever they have their own post.
            and (post.organisation_id == row.organisation_id or row.line.role is Role.KEEPER)
        }
        if len(there) > 1:
            self._complain(row.line, Field.NAME, Problem.PERSON_AMBIGUOUS, row.line.name)
            return 0
        return there.pop() if there else None

    def _unknown(self, row: PlacedLine, of_name: set[int], fresh: dict[str, int]) -> int | None:
        """A further post of the person whom another row of this name means, or somebody new."""
        key, line = key_of(row.line.name), row.line
        of_name = of_name - {0}
        if len(of_name) > 1:
            self._complain(line, Field.NAME, Problem.PERSON_AMBIGUOUS, line.name)
            return None
        if of_name:
            return of_name.pop()
        if key in fresh:
            return fresh[key]
        fresh[key] = -1 - len(fresh)
        if any(key_of(post.name) == key for post in self._held):
            self.remarks.append(Remark(Notice.NAMESAKE, line.at.sheet, line.at.row, line.name))
        return fresh[key]

    # What

    def _settle(self, person: int, rows: list[PlacedLine]) -> None:
        new_name = self._new_name(person, rows)
        rows = self._without_twins(rows)
        held = [post for post in self._held if post.person_id == person and not post.substitute]
        changes = list(post_changes(person, rows, held))
        if person == self._by:
            if changes or new_name is not None:
                at = rows[0].line.at
                self.remarks.append(Remark(Notice.OWN_ROW, at.sheet, at.row, rows[0].line.name))
            return
        name = self._named_now(person, rows, new_name)
        self.posts += [replace(change, name=name) for change in changes]

    def _without_twins(self, rows: list[PlacedLine]) -> list[PlacedLine]:
        """The rows of one person, each post once: a role in an organisation, with its title."""
        kept: list[PlacedLine] = []
        for row in sorted(rows, key=lambda row: (row.coded is None, not row.line.title)):
            line = row.line
            if any(one.place == row.place and line.title in ("", one.line.title) for one in kept):
                self.remarks.append(Remark(Notice.DUPLICATE, line.at.sheet, line.at.row, line.name))
            else:
                kept.append(row)
        return [row for row in rows if any(row is one for one in kept)]

    # Names

    def _new_name(self, person: int, rows: list[PlacedLine]) -> str | None:
        """What coded rows call a person otherwise than before; complains where they disagree."""
        if person < 0:
            return None
        present = next(post.name for post in self._posts.values() if post.person_id == person)
        coded = [row for row in rows if row.coded is not None]
        if not coded:
            return None
        first = coded[0].line
        for row in rows:
            exact = row.coded is None or row.line.name == first.name
            # One of them may be the old name: whichever were taken, the next import would turn it back.
            if not exact or key_of(row.line.name) != key_of(first.name):
                self._complain(row.line, Field.NAME, Problem.NAMES_DIFFER, row.line.name, first.at.row)
        return first.name if first.name != one_line(present) else None

    def _named_now(self, person: int, rows: list[PlacedLine], name: str | None) -> str:
        """The person's name when this is put in, *name* if it is a new one; notes that they come or are renamed."""
        first = rows[0].line
        if person < 0:
            self.people.append(PersonChange(person, None, first.name))
            further = [row.line for row in rows[1:]]
            self.remarks += [Remark(Notice.ONE_PERSON, one.at.sheet, one.at.row, one.name) for one in further]
            return first.name
        known = next(post for post in self._posts.values() if post.person_id == person)
        if name is None:
            return known.name
        if known.elsewhere:
            self.remarks.append(Remark(Notice.NAME_KEPT, first.at.sheet, first.at.row, known.name))
            return known.name
        self.people.append(PersonChange(person, known.name, name))
        return name

    def _complain(self, line: PersonLine, field: Field, code: Problem, text: str, other: int = 0) -> None:
        self.bad.append(self._roster.bad_at(code, line.at, field, text, other))
