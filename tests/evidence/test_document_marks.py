"""The number and the date of a document, as people type them on a phone."""

from datetime import date

import pytest

from roadmap.document_marks import Marks, marks_asked_for, marks_in

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("text", "number", "dated"),
    [
        ("приказ № 45-о от 12.03.2026", "45-о", date(2026, 3, 12)),
        ("№ 7 от 5 марта 2026 г.", "7", date(2026, 3, 5)),
        ("12.03.26 N 118", "118", date(2026, 3, 12)),
        ("Протокол №2 от 30.12", "2", date(2025, 12, 30)),
        ("приказ №01-12/34", "01-12/34", None),
        ("от 31.02.2026 № 5", "5", None),
    ],
)
def test_marks_beside_a_proof(text: str, number: str, dated: date | None) -> None:
    assert marks_in(text, TODAY) == Marks(number, dated)
    assert marks_asked_for(text, TODAY) == Marks(number, dated)


@pytest.mark.parametrize("text", ["отчёт за 01.03.2026", "12.03", "3 из 5", "просто слова", "", "приказ 45"])
def test_what_nobody_asked_for_is_not_guessed(text: str) -> None:
    assert not marks_in(text, TODAY)


@pytest.mark.parametrize(
    ("text", "number", "dated"),
    [
        ("45-о от 12.03", "45-о", date(2026, 3, 12)),
        ("45-о 12.03.2026", "45-о", date(2026, 3, 12)),
        ("номер 77/3, 01.12", "77/3", date(2025, 12, 1)),
        ("118", "118", None),
        ("12.03.2026", "", date(2026, 3, 12)),
        ("не знаю", "", None),
    ],
)
def test_marks_that_were_asked_for(text: str, number: str, dated: date | None) -> None:
    assert marks_asked_for(text, TODAY) == Marks(number, dated)
