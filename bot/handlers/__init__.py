"""A file for each conversation. ``routers`` lists them in the order they are asked."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import (
    appointing,
    arrival,
    browsing,
    delegation,
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
    loose,
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
    requests,
    review,
    review_several,
    roadmaps,
    roster,
    talk,
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
            browsing.router,
            tasks.router,
            digests.router,
            talk.router,
            requests.router,
            review.router,
            review_several.router,
            delegation.router,
            people.router,
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
            roadmaps.router,
            roster.router,
            loose.router,
            unexpected.router,
        )
    ]
