"""The places of a repeat when one of it is taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping


def dropped(said: Mapping[str, str], repeat: str, number: int) -> dict[str, str]:
    """*said* by place without ``repeat[number]``; those after it move up by one."""
    inside = re.compile(rf"{re.escape(repeat)}\[(\d+)\](/.*)", re.DOTALL)
    found = {}
    for place, text in said.items():
        match = inside.fullmatch(place)
        if not match or int(match[1]) < number:
            found[place] = text
        elif int(match[1]) > number:
            found[f"{repeat}[{int(match[1]) - 1}]{match[2]}"] = text
    return found
