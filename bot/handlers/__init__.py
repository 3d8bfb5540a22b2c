"""A file for each conversation. ``routers`` lists them in the order they are asked."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import (
    arrival,
    digests,
    doubts,
    evidence,
    groups,
    home,
    languages,
    naming,
    newcomers,
    orders,
    parties,
    people,
    review,
    roster,
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
            tasks.router,
            digests.router,
            review.router,
            people.router,
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
