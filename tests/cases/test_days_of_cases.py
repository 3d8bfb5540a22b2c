"""The day that a case begins with: understood, left in its words, or refused; and what makes one case."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.cases import as_case, cases_of, day_first
from roadmap.evidence import Evidence, EvidenceRecord, Form, words_of
from roadmap.refusals import DayAhead, NoSuchDay

TODAY = date(2026, 3, 20)  # A Friday.
DAYS = {
    "12 марта, консультация": (date(2026, 3, 12), "консультация"),
    "12.03 консультация": (date(2026, 3, 12), "консультация"),
    "2/03: консультация": (date(2026, 3, 2), "консультация"),
    "12.03.2026 г. – консультация": (date(2026, 3, 12), "консультация"),
    "12.3.26 консультация": (date(2026, 3, 12), "консультация"),
    "вчера": (date(2026, 3, 19), ""),
    "Вчера: приходили двое": (date(2026, 3, 19), "приходили двое"),
    "позавчера консультация": (date(2026, 3, 18), "консультация"),
    "сегодня консультация": (TODAY, "консультация"),
    "в понедельник консультация": (date(2026, 3, 16), "консультация"),
    "во вторник – консультация": (date(2026, 3, 17), "консультация"),
    "в пятницу, консультация": (TODAY, "консультация"),
    "3 марта 2026 года консультация": (date(2026, 3, 3), "консультация"),
    "5-го марта консультация": (date(2026, 3, 5), "консультация"),
    "12 декабря консультация": (date(2025, 12, 12), "консультация"),
    "21.03 консультация": (date(2025, 3, 21), "консультация"),
    "29 февраля консультация": (date(2024, 2, 29), "консультация"),
    "12 марта 2 учителя": (date(2026, 3, 12), "2 учителя"),
}
NO_DAYS = (
    "консультация 12 марта",
    "1.3 консультация",
    "2.5 часа консультаций",
    "09.30 встреча",
    "5 консультаций",
    "март, консультация",
    "Неделя математики",
    "с 12 марта консультации",
    "до 12 марта сдали",
    "12-13 марта консультации",
    "12–13 марта консультации",
    "первый раз приходили",
    "2026",
    "",
)


@pytest.mark.parametrize("text", DAYS)
def test_a_day_at_the_start_is_the_day_of_the_case(text: str) -> None:
    assert day_first(text, TODAY) == DAYS[text]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_begins_with_no_day_stays_as_it_is(text: str) -> None:
    assert day_first(text, TODAY) == (None, text)


@pytest.mark.parametrize("text", ["завтра семинар", "15.12.2026 семинар", "следующий понедельник семинар"])
def test_a_day_to_come_is_refused(text: str) -> None:
    with pytest.raises(DayAhead):
        day_first(text, TODAY)


@pytest.mark.parametrize("text", ["31 февраля семинар", "31.02.2026 семинар"])
def test_a_day_of_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(NoSuchDay):
        day_first(text, TODAY)


@given(day=st.dates(date(2020, 1, 1), TODAY), words=st.sampled_from(["консультация", "разбор работ"]))
def test_a_whole_date_that_has_passed_is_always_read(day: date, words: str) -> None:
    assert day_first(f"{day:%d.%m.%Y} {words}", TODAY) == (day, words)


@given(ago=st.integers(0, 364), words=st.sampled_from(["консультация", "урок"]))
def test_a_day_without_its_year_is_never_in_the_future(ago: int, words: str) -> None:
    day = TODAY - timedelta(days=ago)
    assert day_first(f"{day:%d.%m} {words}", TODAY) == (day, words)


@given(text=st.text(max_size=60))
def test_nothing_typed_breaks_it_and_no_words_are_lost(text: str) -> None:
    try:
        day, rest = day_first(text, TODAY)
    except (DayAhead, NoSuchDay):
        return
    assert rest in text
    assert day is None or day <= TODAY


def test_a_documents_number_stays_in_the_words() -> None:
    proof = Evidence(
        Form.LINK, "https://example.org", note="12 марта приказ № 7", number="7", dated=date(2026, 2, 1)
    )
    case = as_case(proof, TODAY)
    assert (case.number, case.dated, case.note) == ("", date(2026, 3, 12), "приказ № 7")
    assert as_case(Evidence(Form.NOTE, "12 марта"), TODAY).value == "12 марта"
    assert as_case(Evidence(Form.PHOTO, "x"), TODAY).dated == TODAY


def _record(number: int, proof: Evidence, author_id: int = 1) -> EvidenceRecord:
    return EvidenceRecord(number, proof, "", datetime(2026, 3, 20, tzinfo=UTC), author_id)


@given(sent=st.lists(st.tuples(st.integers(1, 2), st.sampled_from(["", "a", "b"])), max_size=12))
def test_every_proof_is_in_one_case_and_a_message_makes_one(sent: list[tuple[int, str]]) -> None:
    records = [
        _record(number, Evidence(Form.PHOTO, str(number), sent=message), author)
        for number, (author, message) in enumerate(sent, 1)
    ]
    cases = cases_of(records)
    assert sorted(one.id for case in cases for one in case.records) == [one.id for one in records]
    alone = sum(not message for _, message in sent)
    assert len(cases) == alone + len({one for one in sent if one[1]})


def test_an_album_has_the_day_of_the_part_with_words() -> None:
    first = Evidence(Form.PHOTO, "1", dated=TODAY, sent="a")
    told = Evidence(Form.PHOTO, "2", note="урок", dated=date(2026, 3, 2), sent="a")
    other = Evidence(Form.NOTE, "раньше", dated=date(2026, 3, 1))
    cases = cases_of([_record(1, first), _record(2, told), _record(3, other)])
    assert [(case.day, case.id, words_of(case.proof)) for case in cases] == [
        (date(2026, 3, 1), 3, "раньше"),
        (date(2026, 3, 2), 1, "урок"),
    ]
