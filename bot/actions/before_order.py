"""What tasks count as whose dates had passed before their road map went live: changed afterwards."""

from __future__ import annotations

from bot.actions.by import By
from roadmap.before_order import STANDS, Settled, settle
from roadmap.draft import Past
from storage.before_order import EarlierRow


async def settle_before(by: By, row: EarlierRow, past: Past) -> Settled:
    """Makes a row's tasks count as *past*, but for what people have done with them."""
    done = settle(row.tasks, past)
    status, off = STANDS[past]
    await by.unit.tasks.set_statuses([one.task_id for one in done.changed], status, off)
    for one in done.changed:
        await by.write("task.settled_before", f"task:{one.task_id}", old=one.status, new=status)
    return done
