"""A file for each conversation. ``routers`` lists them in the order they are asked."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import (
    appointing,
    arrival,
    changes,
    changing,
    departments,
    digests,
    doubts,
    evidence,
    gate,
    groups,
    groups_of_schools,
    home,
    invitations,
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
    review,
    roster,
    tasks,
    unexpected,
    welcome,
    workplaces,
)


def routers() -> list[Router]:
    """Fresh routers, each handler reachable: groups, strangers and newcomers first, the unexpected last."""
    return [
        make()
        for make in (
            groups.router,
            arrival.router,
            gate.router,
            departments.router,
            naming.router,
            welcome.router,
            home.router,
            languages.router,
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
