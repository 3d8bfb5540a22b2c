"""A roster is foreseen, and put in: organisations, groups and people in one unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.actions.by import By
from bot.actions.parties import group_changed
from bot.texts.voice import DEFAULT_LANGUAGE
from roadmap.replanning import added_up
from roadmap.roster import Roster
from roadmap.roster.changes import Changes, OrganisationChange, PostChange, Stay
from roadmap.roster.comparing import compare
from storage.roster_pen import Ids

Entry = tuple[str, str, dict[str, Any]]
"""An action, its subject, its details."""


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
    ids = await by.unit.rosters.apply(by.department.id, changes, DEFAULT_LANGUAGE, by.now, by.today)
    await by.unit.journal.write_all(
        _entries(by, changes, ids), person_id=by.person_id, department_id=by.department.id, now=by.now
    )
    groups = sorted({one.group_id for one in changes.memberships if one.group_id > 0})
    moved = added_up([await group_changed(by, group_id) for group_id in groups])
    return replace(changes, moved=moved)


def _entries(by: By, changes: Changes, ids: Ids) -> Iterator[Entry]:
    """The journal of an import: a line for it, and one for each thing it changed; people are ids alone."""
    counts = {
        "organisations": len(changes.organisations),
        "groups": len(changes.groups),
        "stays": len(changes.memberships),
        "people": len(changes.people),
        "posts": len(changes.posts),
    }
    yield "roster.imported", f"department:{by.department.id}", counts
    for organisation in changes.organisations:
        yield from _of_organisation(organisation, ids)
    for group in changes.groups:
        if group.id < 0:
            yield "group.made", f"group:{ids.groups[group.id]}", {"name": group.name}
        else:
            yield "group.restored", f"group:{group.id}", {}
    for stay in changes.memberships:
        place = ids.organisations.get(stay.organisation_id, stay.organisation_id)
        details = {"organisation": place, "old": _days(stay.before), "new": _days(stay.after)}
        yield "group.changed", f"group:{ids.groups.get(stay.group_id, stay.group_id)}", details
    for person in changes.people:
        if person.before is not None:
            yield "person.renamed", f"person:{person.id}", {}
    for post, post_id in zip(changes.posts, ids.posts, strict=True):
        yield from _of_post(post, post_id, ids, by.today)


def _of_organisation(change: OrganisationChange, ids: Ids) -> Iterator[Entry]:
    before, after = change.before, change.after
    subject = f"organisation:{ids.organisations.get(change.id, change.id)}"
    if before is None:
        yield "organisation.made", subject, {"name": after.name, "kind": after.kind}
        return
    if before.archived:
        yield "organisation.restored", subject, {}
    if before.name != after.name:
        yield "organisation.renamed", subject, {"old": before.name, "new": after.name}
    if before.kind != after.kind:
        yield "organisation.changed", subject, {"old": before.kind, "new": after.kind}
    if before.parent_id != after.parent_id:
        parent = ids.organisations.get(after.parent_id or 0, after.parent_id)
        yield "organisation.moved", subject, {"old": before.parent_id, "new": parent}


def _of_post(change: PostChange, post_id: int, ids: Ids, today: date) -> Iterator[Entry]:
    subject = f"person:{ids.people.get(change.person_id, change.person_id)}"
    before, after = change.before, change.after
    if before is not None and not change.becomes_another:
        yield "post.changed", subject, {"post": post_id, "old": before.title, "new": after.title}
        return
    if before is not None:
        last = today - timedelta(days=1)
        yield (
            "post.ended",
            subject,
            {"post": change.id, "organisation": before.organisation_id, "new": last.isoformat()},
        )
    place = ids.organisations.get(after.organisation_id or 0, after.organisation_id)
    yield "post.given", subject, {"post": post_id, "role": after.role, "organisation": place}


def _days(stay: Stay | None) -> str | None:
    """«2025-09-01…2026-08-31», nothing where there is no limit."""
    if stay is None:
        return None
    return "…".join(day.isoformat() if day else "" for day in (stay.since, stay.until))
