"""A roster is foreseen, and put in: organisations, groups and people in one unit of work."""

from __future__ import annotations

from collections.abc import Iterator

from bot.actions.roadmaps import By
from bot.texts.voice import DEFAULT_LANGUAGE
from roadmap.roster import Roster
from roadmap.roster.changes import Changes, OrganisationChange, PostChange, Stay
from roadmap.roster.comparing import compare
from storage.roster import Entry, Ids


async def foresee(by: By, roster: Roster) -> Changes:
    """What the roster would change now, without changing anything."""
    present = await by.unit.rosters.present(by.department.id)
    return compare(present, roster, by.today, by.person_id)


async def put_in(by: By, roster: Roster) -> Changes:
    """Puts in what the roster changes as things are now, and tells what that was.

    Where a row cannot be put in nothing is: the rows are in ``bad``.
    """
    changes = await foresee(by, roster)
    if changes.bad or not changes.anything:
        return changes
    rosters = by.unit.rosters
    ids = await rosters.apply(by.department.id, changes, DEFAULT_LANGUAGE, by.now, by.today)
    await rosters.journal(by.department.id, by.person_id, by.now, list(_entries(by, changes, ids)))
    return changes


def _entries(by: By, changes: Changes, ids: Ids) -> Iterator[Entry]:
    """The journal of an import: a line for it, and one for each thing it changed; people are ids alone."""
    counts = {
        "organisations": len(changes.organisations),
        "groups": len(changes.groups),
        "stays": len(changes.memberships),
        "people": sum(one.before is None for one in changes.people),
        "posts": len(changes.posts),
    }
    yield Entry("roster.imported", f"department:{by.department.id}", counts)
    for organisation in changes.organisations:
        yield from _of_organisation(organisation, ids)
    for group in changes.groups:
        yield Entry(
            "group.made" if group.id < 0 else "group.restored",
            f"group:{ids.groups.get(group.id, group.id)}",
            {"new": group.name},
        )
    for stay in changes.memberships:
        details = {
            "organisation": ids.organisations.get(stay.organisation_id, stay.organisation_id),
            "old": _days(stay.before),
            "new": _days(stay.after),
        }
        yield Entry("group.changed", f"group:{ids.groups.get(stay.group_id, stay.group_id)}", details)
    for person in changes.people:
        if person.before is not None:
            yield Entry("person.renamed", f"person:{person.id}", {})
    for post in changes.posts:
        yield _of_post(post, ids)


def _of_organisation(change: OrganisationChange, ids: Ids) -> Iterator[Entry]:
    before, after = change.before, change.after
    subject = f"organisation:{ids.organisations.get(change.id, change.id)}"
    parent = ids.organisations.get(after.parent_id or 0, after.parent_id)
    if before is None:
        yield Entry("organisation.made", subject, {"new": after.name, "kind": after.kind, "parent": parent})
        return
    if before.archived:
        yield Entry("organisation.restored", subject, {})
    if before.name != after.name:
        yield Entry("organisation.renamed", subject, {"old": before.name, "new": after.name})
    if (before.kind, before.parent_id) != (after.kind, after.parent_id):
        old, new = {"kind": before.kind, "parent": before.parent_id}, {"kind": after.kind, "parent": parent}
        yield Entry("organisation.moved", subject, {"old": old, "new": new})


def _of_post(change: PostChange, ids: Ids) -> Entry:
    person = ids.people.get(change.person_id, change.person_id)
    details = {
        key: None
        if holding is None
        else {
            "role": holding.role,
            "organisation": ids.organisations.get(holding.organisation_id or 0, holding.organisation_id),
            "title": holding.title,
        }
        for key, holding in (("old", change.before), ("new", change.after))
    }
    return Entry("person.appointed" if change.before is None else "person.moved", f"person:{person}", details)


def _days(stay: Stay | None) -> list[str | None] | None:
    if stay is None:
        return None
    return [day.isoformat() if day else None for day in (stay.since, stay.until)]
