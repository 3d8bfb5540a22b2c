"""A file for each conversation. ``routers`` lists them in the order they are asked."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import (
    appointing,
    arrival,
    changes,
    changing,
    department,
    departments,
    digests,
    doubts,
    evidence,
    gate,
    groups,
    groups_of_schools,
    home,
    invitations,
    journal,
    languages,
    members,
    naming,
    newcomers,
    open_links,
    orders,
    organisation_changes,
    organisations,
    parties,
    people,
    persons,
    posts,
    privacy,
    review,
    roster,
    settings,
    tasks,
    unexpected,
    welcome,
    workplaces,
)


def routers() -> list[Router]:
    """Fresh routers, each handler reachable: groups, personal data, strangers and newcomers first, the unexpected last."""
    return [
        make()
        for make in (
            groups.router,
            # Whoever is known may ask what is kept of them, with a post or without one.
            privacy.router,
            arrival.router,
            gate.router,
            departments.router,
            naming.router,
            welcome.router,
            home.router,
            languages.router,
            settings.router,
            department.router,
            journal.router,
            tasks.router,
            digests.router,
            review.router,
            people.router,
            changes.router,
            changing.router,
            organisations.router,
            organisation_changes.router,
            groups_of_schools.router,
            members.router,
            persons.router,
            posts.router,
            appointing.router,
            invitations.router,
            open_links.router,
            workplaces.router,
            evidence.router,
            doubts.router,
            parties.router,
            newcomers.router,
            orders.router,
            roster.router,
            evidence.loose_router,
            unexpected.router,
        )
    ]
