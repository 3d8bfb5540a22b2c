"""The digest as stories look into it: five numbers that add up to the total."""

from __future__ import annotations

import re

from sandbox.person import Person


async def numbers(person: Person) -> tuple[int, ...]:
    """(accepted, on review, overdue, waiting for dates, in progress) of ``/status``; they are all there are."""
    await person.says("/status")
    text = (await person.last()).text
    head = re.search(r"принято (\d+) из (\d+)", text, re.IGNORECASE)
    found = tuple(int(one) for one in re.findall(r"^\D*: (\d+)$", text, re.MULTILINE))
    assert head is not None, text
    assert len(found) == 5, text
    assert sum(found) == int(head[2]), text
    assert found[0] == int(head[1]), text
    return found
