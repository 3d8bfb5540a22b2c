"""A file for each conversation. ``routers`` lists them in the order they are asked."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import (
    arrival,
    changes,
    changing,
    digests,
    doubts,
    evidence,
    groups,
    home,
    languages,
    naming,
    orders,
    people,
    review,
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
            changes.router,
            changing.router,
            evidence.router,
            doubts.router,
            orders.router,
            evidence.loose_router,
            unexpected.router,
        )
    ]
