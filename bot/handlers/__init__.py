"""A file for each conversation. ``routers`` lists them in the order they are asked."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import (
    arrival,
    browsing,
    delegation,
    digests,
    doubts,
    evidence,
    groups,
    home,
    languages,
    loose,
    naming,
    newcomers,
    orders,
    parties,
    people,
    requests,
    review,
    review_several,
    roadmaps,
    talk,
    tasks,
    unexpected,
)


def routers() -> list[Router]:
    """Fresh routers, each handler reachable: groups, strangers and newcomers first, the unexpected last."""
    return [
        make()
        for make in (
            groups.router,
            arrival.router,
            naming.router,
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
            evidence.router,
            doubts.router,
            parties.router,
            newcomers.router,
            orders.router,
            roadmaps.router,
            loose.router,
            unexpected.router,
        )
    ]
