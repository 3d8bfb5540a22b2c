"""What speaks for a task: its number, its words however spelled, its date, its proof, what was asked last."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from roadmap.evidence import Form
from roadmap.guess import Candidate, Clue, Sureness, guess
from roadmap.guess.named import Stretch, rows_named, stretches_named
from roadmap.guess.words import readable, stem, stems
from roadmap.letters import alphabet_put_right, from_latin
from roadmap.roadmap import EvidenceKind
from roadmap.tasks import Status
from tests.guess.clues import tasks

TODAY = date(2026, 3, 20)
COORDINATOR = Candidate(1, "1.1", "Назначение координатора", proof="Приказ", kinds=(EvidenceKind.ORDER,))
SEMINAR = Candidate(2, "1.2", "Семинар для педагогов", proof="Фото", kinds=(EvidenceKind.PHOTO,))
MONITORING = Candidate(3, "2.1", "Мониторинг успеваемости", proof="Отчёт", kinds=(EvidenceKind.REPORT,))
ALL = (COORDINATOR, SEMINAR, MONITORING)


def first(clue: Clue, *candidates: Candidate) -> int:
    return guess(candidates or ALL, clue, TODAY).ranked[0].candidate.task_id


@pytest.mark.parametrize(
    ("clue", "meant"),
    [
        (Clue(Form.LINK, text="п. 2.1"), 3),
        (Clue(Form.FILE, name="1.2.pdf"), 2),
        (Clue(Form.FILE, name="prikaz-o-koordinatore.pdf"), 1),
        (Clue(Form.FILE, name="Mониторинг.docx"), 3),
        (Clue(Form.FILE, name="мониторниг успеваемочти.docx"), 3),
        (Clue(Form.LINK, links=("https://school.example.ru/%D1%81%D0%B5%D0%BC%D0%B8%D0%BD%D0%B0%D1%80",)), 2),
        (Clue(Form.PHOTO), 2),
        (Clue(Form.FILE, name="IMG_1.jpg", mime="image/jpeg"), 2),
        (Clue(Form.FILE, name="свод.xlsx"), 3),
        (Clue(Form.LINK, text="мероприятие 1.1", links=("https://disk.yandex.ru/i/Seminar1",)), 1),
    ],
)
def test_words_numbers_and_forms_tell(clue: Clue, meant: int) -> None:
    assert first(clue) == meant


def test_a_bare_link_goes_to_what_is_due_or_was_asked() -> None:
    link = Clue(Form.LINK, links=("https://disk.yandex.ru/d/abc123",))
    due = replace(MONITORING, due=date(2026, 3, 23))
    later = replace(SEMINAR, due=date(2026, 9, 1))
    assert first(link, later, due) == 3
    assert first(link, later, replace(due, due=date(2026, 5, 1)), replace(COORDINATOR, asked_last=True)) == 1
    assert guess([due, later, COORDINATOR], link, TODAY).sureness is not Sureness.SURE


def test_a_quarter_names_the_task_of_that_quarter() -> None:
    quarters = [replace(MONITORING, task_id=10 + month, due=date(2026, month, 25)) for month in (3, 6, 9, 12)]
    assert first(Clue(Form.FILE, name="мониторинг 2 квартал.xlsx"), *quarters) == 16
    assert first(Clue(Form.FILE, name="мониторинг.xlsx"), *quarters) == 13


def test_returned_comes_before_handed_in_and_cancelled_is_out() -> None:
    clue = Clue(Form.FILE, name="отчёт.pdf")
    states = {
        status: replace(MONITORING, task_id=place, status=status) for place, status in enumerate(Status)
    }
    ranked = [one.candidate.status for one in guess(states.values(), clue, TODAY).ranked]
    assert ranked == [Status.RETURNED, Status.OPEN, Status.SUBMITTED, Status.ACCEPTED]


def test_scores_are_shares_and_the_best_stands_first() -> None:
    found = guess(ALL, Clue(Form.FILE, name="приказ о координаторе.pdf"), TODAY)
    scores = [one.score for one in found.ranked]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1)
    assert found.sureness is Sureness.SURE


def test_nothing_to_guess_among_is_an_open_guess() -> None:
    assert guess([], Clue(Form.PHOTO), TODAY).ranked == ()
    assert guess([replace(SEMINAR, status=Status.CANCELLED)], Clue(Form.PHOTO), TODAY).ranked == ()


@pytest.mark.parametrize(
    "clue",
    [
        Clue(Form.LINK, links=("http://[", "https://xn--/", "https://example.ru/" + "a/" * 900)),
        Clue(Form.LINK, text="31.02.2026 99.99.9999 п. 31.12.99 0 квартал"),
        Clue(Form.FILE, name="." * 200),
        Clue(Form.FILE, name="\u202e🙂\x00", text="п." * 2000),
        Clue(Form.PHOTO, text="слово " * 700),
    ],
)
def test_any_clue_is_survived(clue: Clue) -> None:
    assert len(guess(ALL, clue, TODAY).ranked) == 3


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("п. 2.4 справка", {"2.4"}),
        ("мероприятие 7", {"7"}),
        ("пункт № 3", {"3"}),
        ("1.3 приказ", {"1.3"}),
        ("7. обучение прошли", {"7"}),
        ("к 5.1.4 протокол", {"5.1.4"}),
        ("IV.2 программа", {"iv.2"}),
        ("приказ № 12", set()),
        ("школа 5", set()),
        ("9 класс", set()),
        ("2 квартал", set()),
        ("12.03 провели", set()),
        ("отчет за 2026 год", set()),
    ],
)
def test_numbers_of_rows(text: str, numbers: set[str]) -> None:
    assert set(rows_named(text)) == numbers


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("за I квартал", date(2026, 3, 28)),
        ("3 кв", date(2025, 9, 28)),
        ("март", date(2026, 3, 28)),
        ("отчёт 12.03.2026", date(2026, 3, 12)),
        ("31.12.25", date(2025, 12, 31)),
        ("20260312", date(2026, 3, 12)),
        ("18 марта", date(2026, 3, 18)),
        ("3 четверть", date(2026, 3, 31)),
    ],
)
def test_days_and_parts_of_the_year(text: str, last: date) -> None:
    assert last in [stretch.last for stretch in stretches_named(text, TODAY)]


@pytest.mark.parametrize("text", ["", "маркет", "майка", "четверг", "45.67.2026", "31.02", "квартал"])
def test_no_dates_where_there_are_none(text: str) -> None:
    assert stretches_named(text, TODAY) == ()


def test_a_half_of_a_year_may_be_of_the_school_year() -> None:
    assert Stretch(date(2025, 9, 1), date(2025, 12, 31)) in stretches_named("1 полугодие", date(2026, 1, 15))


@pytest.mark.parametrize(
    ("latin", "russian"),
    [
        ("prikaz", "приказ"),
        ("shkolnyj", "школьный"),
        ("uchashchihsya", "учащихся"),
        ("uchaschikhsia", "учащихся"),
        ("spravka", "справка"),
        ("obrazovatelnoy", "образовательной"),
        ("rasporyazhenie", "распоряжение"),
    ],
)
def test_latin_spellings_come_to_one_stem(latin: str, russian: str) -> None:
    assert stem(from_latin(latin)) == stem(russian)


def test_letters_of_the_other_alphabet_are_put_right_in_russian_words_alone() -> None:
    assert alphabet_put_right("CHИЛC и Word") == "СНИЛС и Word"


def test_names_and_addresses_are_read_as_words() -> None:
    clue = Clue(
        Form.FILE,
        name="Prikaz_O-ShNOR.v2.pdf",
        links=(
            "https://school7.example.ru/wp-content/uploads/plan-raboty.pdf",
            "https://disk.yandex.ru/d/plan",
        ),
    )
    assert readable(clue).startswith("приказ O шнор")
    assert "план работы" in readable(clue)
    assert readable(clue).count("план") == 1


def test_abbreviations_are_spelled_out() -> None:
    assert stems("образовательный маршрут") < stems("ИОМ")


def test_forty_candidates_take_less_than_twenty_milliseconds() -> None:
    candidates = [task for _, task in tasks("gia.txt")][:40]
    clue = Clue(
        Form.FILE, name="Справка о подготовке к сочинению, ноябрь.docx", text="п. 6.1.1, смотрите " * 20
    )
    assert len(candidates) == 40
    assert min(_cold(candidates, clue) for _ in range(5)) < 0.04
    assert min(_seconds(candidates, clue) for _ in range(5)) < 0.02


def _cold(candidates: list[Candidate], clue: Clue) -> float:
    for cache in (stem, stems, readable, from_latin):
        cache.cache_clear()
    return _seconds(candidates, clue)


def _seconds(candidates: list[Candidate], clue: Clue) -> float:
    begun = time.process_time()
    guess(candidates, clue, TODAY)
    return time.process_time() - begun
