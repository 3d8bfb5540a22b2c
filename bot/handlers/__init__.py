"""A file for each conversation. ``routers`` lists them in the order they are asked."""

from __future__ import annotations

from aiogram import Router

from bot.handlers import (
    arrival,
    department,
    digests,
    doubts,
    evidence,
    groups,
    home,
    journal,
    languages,
    naming,
    orders,
    people,
    privacy,
    review,
    settings,
    tasks,
    unexpected,
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
            naming.router,
            home.router,
            languages.router,
            settings.router,
            department.router,
            journal.router,
            tasks.router,
            digests.router,
            review.router,
            people.router,
            evidence.router,
            doubts.router,
            orders.router,
            evidence.loose_router,
            unexpected.router,
        )
    ]
