"""The clock comes in by the door: one place knows the real time."""

import re

from tests.house.sources import named, python_files

NOW = re.compile(r"\b(?:datetime\.now|datetime\.utcnow|date\.today|time\.time|localtime)\(")
KNOWS = {"bot/clock.py", "sandbox/clock.py"}


def test_nobody_else_asks_what_time_it_is() -> None:
    found = [
        f"{named(path)}:{number}: {line.strip()}"
        for path in python_files("bot", "roadmap", "storage", "sandbox")
        if named(path) not in KNOWS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if NOW.search(line)
    ]
    assert found == []


def test_the_guard_tells_good_from_bad() -> None:
    assert NOW.search("today = date.today()")
    assert not NOW.search("today = here.today")
