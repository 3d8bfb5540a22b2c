"""Schedules and warnings in words: every one has a sentence in both languages, and it reads well."""

from __future__ import annotations

from datetime import date

import pytest

from bot.texts.caveats import caveat_words
from bot.texts.deadlines import covered, kind_words, schedule_words
from bot.texts.stretches import days_words
from bot.texts.voice import LANGUAGES, plain, voice_of
from roadmap.deadlines import Caveat, Code, Kind, read_deadline
from roadmap.period import Period

RUSSIAN = voice_of("ru")


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("suggestion", ["", "2019"])
def test_every_warning_has_words_in_both_languages(code: Code, suggestion: str) -> None:
    caveat = Caveat(code, "<b>II</b> квартал", (date(2024, 5, 9), date(2024, 6, 12)), suggestion)
    told = {plain(caveat_words(caveat, voice_of(language))) for language in LANGUAGES}
    assert len(told) == len(LANGUAGES)
    assert "<b>" not in str(caveat_words(caveat, RUSSIAN))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_name_in_both_languages(kind: Kind) -> None:
    assert len({str(kind_words(kind, voice_of(language))) for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        (
            "25 марта, 25 июня, 25 сентября, 25 декабря",
            "25 марта, 25 июня, 25 сентября и 25 декабря 2025; первая дата раньше приказа",
        ),
        ("до 1 июня", "до 1 июня 2025"),
        ("май-июнь, август", "1 мая – 30 июня 2025 и 1–31 августа 2025"),
        ("ноябрь 2025 – февраль 2026", "1 ноября 2025 – 28 февраля 2026; вне периода плана: 28 февраля 2026"),
        ("В течение года", "постоянно, 1 января – 31 декабря 2025"),
        ("по отдельному графику", "дата – в другом плане"),
        ("по итогам проверки", "зависит от события"),
        ("в течение 3 рабочих дней после проверки", "в течение 3 рабочих дней после события"),
        ("через две недели после проверки", "в течение 14 дней после события"),
        ("в течение месяца после проверки", "в течение 1 месяца после события"),
        (
            "за I полугодие – до 10 июля, за II полугодие – до 15 января",
            "за 1-е полугодие 2025 – до 10 июля 2025 и за 2-е полугодие 2025 – до 15 января 2026",
        ),
        (
            "ежемесячно до 5 числа месяца, следующего за отчётным",
            "за январь 2025 – до 5 февраля 2025, за февраль 2025 – до 5 марта 2025 и за март 2025 – до 5 апреля "
            "2025 … за декабрь 2025 – до 5 января 2026 (всего 12 дат); первые 2 даты раньше приказа",
        ),
        ("по запросу", "когда попросят, без срока"),
        ("Ежемесячно до 5 числа, с октября", "до 5 октября, 5 ноября и 5 декабря 2025"),
        (
            "по пятницам",
            "3 января 2025, 10 января 2025 и 17 января 2025 … 26 декабря 2025 (всего 52 даты); "
            "первые 12 дат раньше приказа",
        ),
    ],
)
def test_a_schedule_in_one_line(phrase: str, words: str) -> None:
    schedule = read_deadline(phrase, Period.years(2025), ordered=date(2025, 3, 28))
    assert plain(schedule_words(schedule, RUSSIAN)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-01-01/2026-03-31", "за I квартал 2026 г."),
        ("2026-10-01/2026-12-31", "за IV квартал 2026 г."),
        ("2026-03-01/2026-03-31", "за март 2026"),
        ("2024-02-01/2024-02-29", "за февраль 2024"),
        ("2026-01-01/2026-06-30", "за 1-е полугодие 2026"),
        ("2026-07-01/2026-12-31", "за 2-е полугодие 2026"),
        ("2026", "за 2026 год"),
        ("2025-2026", "за 2025–2026 годы"),
        ("2025/2026", "за 2025/2026 учебный год"),
        ("2025-09-01/2026-05-31", "за 2025/2026 учебный год"),
        ("2026-02-01/2026-04-30", "за период 1 февраля – 30 апреля 2026"),
        ("2026-03-01/2026-03-30", "за период 1–30 марта 2026"),
        ("2025-12-01/2026-02-28", "за период 1 декабря 2025 – 28 февраля 2026"),
    ],
)
def test_what_is_reported_on(text: str, words: str) -> None:
    assert plain(covered(RUSSIAN, Period.parse(text))) == words
    assert plain(covered(voice_of("en"), Period.parse(text))).startswith("for ")


def test_a_year_is_told_once_for_its_days() -> None:
    days = [date(2024, 3, 25), date(2024, 6, 25), date(2025, 3, 25)]
    assert str(days_words(days, RUSSIAN)) == "25 марта, 25 июня 2024 и 25 марта 2025"
