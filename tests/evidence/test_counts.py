"""How many of the number to reach are done, as people say it beside a proof."""

import pytest

from roadmap.evidence import progress_in


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("3 из 5", 3),
        ("Готово 3 ИЗ 5.", 3),
        ("(4/5), остальное завтра", 4),
        ("4 / 5", 4),
        ("2 of 5 schools", 2),
        ("отчёт с 1 по 5 класс", None),
        ("4/5 классы", None),
        ("4/5 кл.", None),
        ("4/5 школ", 4),
        ("4/5-е классы", None),
        ("03/5/2026", None),
        ("6 из 5", None),
        ("3 из 50", None),
        ("2 на 5", None),
    ],
)
def test_a_count(text: str, done: int | None) -> None:
    assert progress_in(text, 5) == done
    assert progress_in(text, None) is None
