"""How often the right task is among the first three: on the clues weights were chosen by, and on others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from roadmap.evidence import Form
from roadmap.guess import Clue, Sureness, guess
from tests.guess.clues import HERE, Case, cases, tasks

ENOUGH = 0.9


def told(*words: object) -> None:
    """Shown by ``pytest -s``: the rates are to be read, not only kept."""
    print(*words)  # noqa: T201


def place(case: Case) -> int:
    """Where the right task stands, from 0."""
    ranked = guess(case.candidates, case.clue, case.today).ranked
    return [one.candidate.task_id for one in ranked].index(case.truth.task_id)


@pytest.mark.parametrize(("batch", "least"), [("tuned", 250), ("held_out", 100)])
def test_nine_of_ten_are_among_the_first_three(batch: str, least: int) -> None:
    judged = [(place(case), case) for case in cases(batch)]
    first, three = (sum(where < most for where, _ in judged) for most in (1, 3))
    told(
        f"{batch}: {len(judged)} clues, first {first / len(judged):.1%}, first three {three / len(judged):.1%}"
    )
    missed = [f"{where + 1}: {case.source}" for where, case in judged if where >= 3]
    told("\n".join(missed))
    assert len(judged) >= least
    assert three >= ENOUGH * len(judged)


@pytest.mark.parametrize("batch", ["tuned", "held_out"])
def test_bare_links_are_found_by_dates_and_by_what_was_asked(batch: str) -> None:
    judged = [place(case) for case in cases(batch) if case.wordless]
    three = sum(where < 3 for where in judged)
    told(f"{batch}: {len(judged)} without words, first three {three / len(judged):.1%}")
    assert len(judged) >= 9
    assert three >= ENOUGH * len(judged)


def test_bare_links_sent_for_what_is_due_or_was_asked() -> None:
    """Every dated task, its link sent three days before, on the day and two days after; half were asked for.

    Tasks of the last three weeks are taken to be still undone, so several are due at once.
    """
    right = [
        _bare(name, asked=asked)
        for name in sorted(_maps("tuned") | _maps("held_out"))
        for asked in (True, False)
    ]
    found = [place < 3 for places in right for place in places]
    told(f"bare links: {len(found)}, first three {sum(found) / len(found):.1%}")
    assert sum(found) >= ENOUGH * len(found)


def _bare(name: str, *, asked: bool) -> list[int]:
    link = Clue(Form.LINK, links=("https://disk.yandex.ru/i/a1b2",))
    plan = [task for _, task in tasks(name)]
    places = []
    for truth in plan:
        for today in (truth.due + timedelta(days) for days in (-3, 0, 2) if truth.due):
            undone = [task for task in plan if task.due is None or (today - task.due).days <= 21]
            offered = [replace(task, asked_last=asked and task is truth) for task in undone]
            ranked = guess(offered, link, today).ranked
            places.append([one.candidate.task_id for one in ranked].index(truth.task_id))
    return places


@pytest.mark.parametrize("batch", ["tuned", "held_out"])
def test_it_is_right_when_it_is_sure(batch: str) -> None:
    right: Counter[Sureness] = Counter()
    total: Counter[Sureness] = Counter()
    for case in cases(batch):
        sureness = guess(case.candidates, case.clue, case.today).sureness
        total[sureness] += 1
        right[sureness] += place(case) == 0
    told(batch, {name.value: f"{right[name]} of {total[name]}" for name in Sureness})
    assert right[Sureness.SURE] >= 0.98 * total[Sureness.SURE]
    assert total[Sureness.SURE] >= 0.4 * total.total()
    assert right[Sureness.LIKELY] >= 0.85 * total[Sureness.LIKELY]


def test_the_held_out_half_has_road_maps_of_its_own() -> None:
    used = {batch: _maps(batch) for batch in ("tuned", "held_out")}
    assert used["held_out"] - used["tuned"] == {"inclusion.txt", "upbringing.txt"}
    assert len(list((HERE / "maps").glob("*.txt"))) >= 6


def _maps(batch: str) -> set[str]:
    named = {path.name for path in (HERE / batch).glob("*.txt")} & {
        path.name for path in (HERE / "maps").glob("*.txt")
    }
    for path in (HERE / batch).glob("*.txt"):
        named |= {line[4:] for line in path.read_text("utf-8").splitlines() if line.startswith("map ")}
    return named
