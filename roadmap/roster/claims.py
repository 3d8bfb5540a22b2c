"""Which post of a person each of their rows means: the one that it is, the one it was, else a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from roadmap.people import Role
from roadmap.roster.changes import Held, Holding, PostChange
from roadmap.roster.roster import PersonLine
from roadmap.roster.text import one_line


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A row whose organisation is known."""

    line: PersonLine
    organisation_id: int | None
    coded: Held | None

    @property
    def place(self) -> tuple[str, int | None]:
        return (self.line.role, self.organisation_id)

    def titled(self, post: Held) -> bool:
        """Whether it calls the post what it is called; no title calls it anything."""
        return self.line.title in ("", one_line(post.title))


Fit = Callable[[PlacedLine, Held], bool]


def _own(row: PlacedLine, post: Held) -> bool:
    return row.coded is not None and row.coded.id == post.id


def _there(row: PlacedLine, post: Held) -> bool:
    return row.place == (post.role, post.organisation_id)


# From the surest to the least sure: what a row says is before what its code says, or the same file put in
# again would move back what it moved.
_FITS: tuple[Fit, ...] = (
    lambda row, post: _own(row, post) and _there(row, post) and row.titled(post),
    lambda row, post: _there(row, post) and row.titled(post),
    lambda row, post: _own(row, post) and _there(row, post),
    _there,
    _own,
)


def post_changes(person: int, rows: Sequence[PlacedLine], held: Iterable[Held]) -> Iterator[PostChange]:
    """What the rows of one person change in the posts *held*; a row that means none of them is a new post."""
    free = {post.id: post for post in held}
    taken: dict[int, Held] = {}
    for fits in _FITS:
        for index, row in enumerate(rows):
            found = next((post for post in free.values() if index not in taken and fits(row, post)), None)
            if found is not None:
                taken[index] = free.pop(found.id)
    for index, row in enumerate(rows):
        there = [
            post
            for post in free.values()
            # Who keeps an organisation does so beside their own post: one does not become the other.
            if post.organisation_id == row.organisation_id and Role.KEEPER not in (post.role, row.line.role)
        ]
        if index not in taken and row.coded is None and len(there) == 1:
            # The only other post there: another role of it.
            taken[index] = free.pop(there[0].id)
    for index, row in enumerate(rows):
        change = _change(person, row, taken.get(index))
        if change is not None:
            yield change


def _change(person: int, row: PlacedLine, post: Held | None) -> PostChange | None:
    line = row.line
    if post is None:
        return PostChange(None, person, line.name, None, Holding(line.role, row.organisation_id, line.title))
    before = Holding(post.role, post.organisation_id, post.title)
    titled = line.title and line.title != one_line(post.title)
    after = Holding(line.role, row.organisation_id, line.title if titled else post.title)
    return None if before == after else PostChange(post.id, person, post.name, before, after)
