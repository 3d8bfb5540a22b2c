"""The journal is append-only, and every action that the code writes has words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from bot.texts.journal import WORDS
from roadmap.journal import THINGS
from roadmap.tasks import Status
from tests.house.sources import named, python_files

ACTION = re.compile(rf"(?:{'|'.join(thing for things in THINGS.values() for thing in things)})\.[a-z_]+")
NAMED = re.compile(r"[a-z]+\.[a-z_]+")
WRITERS = {"write", "_write", "record", "_record"}
"""Who write the journal: what they are given is an action, whatever its thing is called."""
CHANGES = re.compile(
    r"\b(?:update|delete)\(\s*(?:cast\([^)]*,\s*)?JournalRow\b"
    r"|\b(?:UPDATE\s+journal|DELETE\s+FROM\s+journal)\b",
    re.IGNORECASE,
)


def actions_in(source: str) -> Iterator[str]:
    """Every text in the source that is the name of an action; ``f"task.{status}"`` is one for each status."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name_of(node.func) in WRITERS:
            said = [one.value for one in node.args if isinstance(one, ast.Constant)]
            yield from (one for one in said if isinstance(one, str) and NAMED.fullmatch(one))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ACTION.fullmatch(node.value):
            yield node.value
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            start = str(node.values[0].value)
            if start == "task.":
                yield from (f"task.{status}" for status in Status if status is not Status.OPEN)
            elif re.fullmatch(r"[a-z]+\.", start) and ACTION.fullmatch(f"{start}x"):
                yield f"{start}{{…}}"


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_every_action_has_words() -> None:
    found = {
        action: named(path)
        for path in python_files("bot/actions", "bot/handlers", "bot/cli")
        for action in actions_in(path.read_text("utf-8"))
    }
    assert len(found) > 10
    assert {action: path for action, path in found.items() if action not in WORDS} == {}


def test_nothing_changes_or_deletes_an_entry() -> None:
    found = [
        f"{named(path)}: {match.group()}"
        for path in python_files("storage", "bot", "roadmap")
        for match in CHANGES.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_rows_of_the_journal_are_touched_in_one_file_alone() -> None:
    users = [
        named(path)
        for path in python_files("storage")
        if "JournalRow" in path.read_text("utf-8") and "migrations" not in named(path)
    ]
    assert users == ["storage/journal.py", "storage/models/__init__.py", "storage/models/record.py"]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("select(JournalRow).where(x)", "update(JournalRow).values(action='x')"),
        ("INSERT INTO journal VALUES (1)", "DELETE FROM journal"),
        ("delete(OutboxRow)", "delete( JournalRow )"),
    ],
)
def test_the_guard_tells_good_from_bad(good: str, bad: str) -> None:
    assert not CHANGES.search(good)
    assert CHANGES.search(bad)


def test_actions_are_found_however_they_are_written() -> None:
    source = 'write("task.moved", f"task:{1}")\nwrite(f"task.{status}")\nwrite(f"person.{deed}")\nx = "task:7"\nrecord("moon.landed")'
    assert set(actions_in(source)) == {
        "task.moved",
        "task.submitted",
        "task.accepted",
        "task.returned",
        "task.cancelled",
        "person.{…}",
        "moon.landed",
    }
