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


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Отчёт СОШ № 2", ""),
        ("отчет сош №2", ""),
        ("справка школы № 14, 3 класс", ""),
        ("план лицея №5", ""),
        ("о работе гимназии «№ 1»", ""),
        ("МБДОУ № 17 отчёт", ""),
        ("МБОУ № 3", ""),
        ("детского сада № 8", ""),
        ("в саду №8", ""),
        ("Приказ СОШ № 2 № 45-о", "45-о"),
        ("СОШ № 2, приказ № 45", "45"),
        ("№ 3 пункт, протокол педсовета № 6", "6"),
        ("Приказ № 12 по школе № 7", "12"),
        ("Приказ №45-о.pdf", "45-о"),
        ("Приказ № 45.docx", "45"),
        ("Отчёт СОШ № 2.pdf", ""),
        ("методика № 4", "4"),
    ],
)
def test_the_number_of_a_school_is_not_the_documents(text: str, number: str) -> None:
    assert marks_in(text, TODAY).number == number


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
