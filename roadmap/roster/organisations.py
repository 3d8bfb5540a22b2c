"""Which organisation a row means, what it becomes, and what a reference of other rows points at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from roadmap.department import Organisation, OrganisationKind
from roadmap.roster.changes import OrganisationChange, Present, Standing
from roadmap.roster.roster import BadRow, Field, Notice, OrganisationLine, Problem, Remark, Roster
from roadmap.roster.text import key_of, one_line


class Organisations:
    """The organisations of a department as they will be when a roster is put in."""

    def __init__(self, present: Present, roster: Roster) -> None:
        self._roster = roster
        self._own = present.own
        self._before: dict[int, Organisation] = {one.id: one for one in present.organisations}
        self._after: dict[int, Standing] = {one.id: _standing(one) for one in present.organisations}
        self._lines: dict[int, OrganisationLine] = {}
        self.bad: list[BadRow] = []
        self.remarks: list[Remark] = []
        self._match()
        before = ((number, one.name) for number, one in self._before.items())
        former = ((number, name) for name, number in present.former if number in self._before)
        self._keys = (self._by_key(self._called()), self._by_key(before), self._by_key(former))
        self._stand_under()
        self._check_names()

    def changes(self) -> tuple[OrganisationChange, ...]:
        """What comes and what changes, in the order of the rows."""
        before = {number: _standing(one) for number, one in self._before.items()}
        return tuple(
            OrganisationChange(number, before.get(number), self._after[number])
            for number in self._lines
            if before.get(number) != self._after[number]
        )

    def names(self) -> Mapping[int, str]:
        """The name of every organisation, new ones too."""
        return {number: one.name for number, one in self._after.items()}

    def meant(self, words: str) -> list[int]:
        """The organisations that a name or a code of the spreadsheet may mean: new names before old ones, those of long ago last."""
        if words.isdecimal():
            number = int(words)
            return [number] if number in self._before and not self._after[number].archived else []
        key = key_of(words)
        for keys in self._keys:
            there = [number for number in keys.get(key, ()) if not self._after[number].archived]
            if there:
                return there
        return []

    @property
    def own_id(self) -> int:
        """The department itself."""
        return self._own.id

    # Which organisation a row means

    def _match(self) -> None:
        coded = [line for line in self._roster.organisations if line.code is not None]
        named = [line for line in self._roster.organisations if line.code is None]
        for line in coded:
            if line.code == self._own.id:
                self.remarks.append(Remark(Notice.OWN_ORGANISATION, line.at.sheet, line.at.row, line.name))
            elif line.code not in self._before:
                self._complain(line, Field.CODE, Problem.CODE_UNKNOWN, str(line.code))
            else:
                self._take(line.code, line)
        taken = set(self._lines)
        keys = self._by_key((number, name) for number, name in self._called() if number not in taken)
        keys_of_coded = {key_of(line.name): number for number, line in self._lines.items()}
        for line in named:
            self._match_named(line, keys, keys_of_coded)

    def _match_named(
        self, line: OrganisationLine, keys: Mapping[str, list[int]], coded: dict[str, int]
    ) -> None:
        key = key_of(line.name)
        found = keys.get(key, [])
        there = [number for number in found if not self._after[number].archived] or found
        if key in coded:
            self._take(coded[key], line)
        elif len(there) > 1:
            self._complain(line, Field.ORGANISATION, Problem.ORGANISATION_AMBIGUOUS, line.name)
        else:
            number = there[0] if there else -1 - sum(one < 0 for one in self._after)
            if number == self._own.id:
                self.remarks.append(Remark(Notice.OWN_ORGANISATION, line.at.sheet, line.at.row, line.name))
                return
            coded[key] = number
            self._take(number, line)

    def _take(self, number: int, line: OrganisationLine) -> None:
        """The row says what the organisation becomes; a second row may only say the same."""
        first = self._lines.get(number)
        if first is None:
            self._lines[number] = line
            self._after[number] = self._becomes(number, line)
        elif (first.name, first.kind, first.parent) == (line.name, line.kind, line.parent):
            self.remarks.append(Remark(Notice.DUPLICATE, line.at.sheet, line.at.row, line.name))
        else:
            self._complain(line, Field.ORGANISATION, Problem.ROW_TWICE, line.name, first.at.row)

    def _becomes(self, number: int, line: OrganisationLine) -> Standing:
        before = self._before.get(number)
        if before is None:
            return Standing(line.name, line.kind or OrganisationKind.SCHOOL, None)
        renamed = line.code is not None and line.name != one_line(before.name)
        name = line.name if renamed else before.name
        return Standing(name, line.kind or before.kind, before.parent_id)

    # What it stands under

    def _stand_under(self) -> None:
        for number, line in self._lines.items():
            if not line.parent:
                continue
            parent = None if line.parent == "-" else self._parent(line)
            before = self._after[number]
            self._after[number] = Standing(before.name, before.kind, parent, before.archived)
        for number, line in self._lines.items():
            if line.parent and self._stands_under_itself(number):
                self._complain(line, Field.PARENT, Problem.PARENT_CYCLE, line.parent)

    def _parent(self, line: OrganisationLine) -> int | None:
        found = self.meant(line.parent)
        if len(found) != 1:
            code = Problem.ORGANISATION_AMBIGUOUS if found else Problem.ORGANISATION_UNKNOWN
            self._complain(line, Field.PARENT, code, line.parent)
            return None
        return found[0]

    def _stands_under_itself(self, number: int) -> bool:
        seen, at = set(), self._after[number].parent_id
        while at is not None and at not in seen:
            if at == number:
                return True
            seen.add(at)
            at = self._after[at].parent_id
        return False

    def _check_names(self) -> None:
        """No two organisations are called alike, as far as this roster makes them so."""
        for number, line in self._lines.items():
            before = self._before.get(number)
            if before is not None and key_of(before.name) == key_of(line.name):
                continue
            others = [other for other in self._keys[0][key_of(self._after[number].name)] if other != number]
            if others:
                self._complain(line, Field.ORGANISATION, Problem.NAME_TAKEN, line.name)

    def _complain(
        self, line: OrganisationLine, field: Field, code: Problem, text: str, other: int = 0
    ) -> None:
        self.bad.append(self._roster.bad_at(code, line.at, field, text, other))

    def _called(self) -> list[tuple[int, str]]:
        return [(number, one.name) for number, one in self._after.items()]

    @staticmethod
    def _by_key(names: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, name in names:
            if number not in found[key_of(name)]:
                found[key_of(name)].append(number)
        return dict(found)


def _standing(one: Organisation) -> Standing:
    return Standing(one.name, one.kind, one.parent_id, one.archived)
