"""What a find quotes, how the guard treats links, and how long it takes."""

from __future__ import annotations

import time

import pytest

from roadmap.personal import Find, PersonalKind, found_in

CHATTER = (
    "Уважаемая Марина Игоревна, направляю отчёт за 2 квартал 2026 года, приказ № 45-о от 12.03.2026, охват 78,5 %. "
    "Семинар провела Белова А.О., фото по ссылке https://school7.example.ru/news/1234567. "
)


def test_the_piece_is_quoted_as_it_was_written() -> None:
    assert found_in("ссылка; СНИЛС 146‑872‑390 00 🙂 и всё") == (Find(PersonalKind.SNILS, "146‑872‑390 00"),)


def test_letters_of_a_mac_are_put_together() -> None:
    assert found_in("Андре\u0438\u0306 Белов, 5А") == (Find(PersonalKind.PUPILS, "Андрей Белов"),)


def test_invisible_signs_hide_nothing() -> None:
    (found,) = found_in("8\u200b916\u200b123\u200b45\u200b67")
    assert found.kind is PersonalKind.TELEPHONE


def test_finds_come_in_order_and_do_not_overlap() -> None:
    found = found_in("Абрамов Ваня 5а, д.р. 01.02.2014, тел. 8 913 555 44 33, снилс 05731826465")
    assert [find.kind for find in found] == [
        PersonalKind.PUPILS,
        PersonalKind.BIRTH_DATE,
        PersonalKind.TELEPHONE,
        PersonalKind.SNILS,
    ]
    assert [find.text for find in found][1:3] == ["д.р. 01.02.2014", "8 913 555 44 33"]


def test_a_link_is_quoted_whole() -> None:
    link = "https://example.ru/form?child=1&snils=123-456-789+00"
    assert found_in(f"анкета {link} готова") == (Find(PersonalKind.SNILS, link),)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "🙂", "\u202e", "\x00", "http://[", "https://example.ru/%zz?snils=", "٣" * 40]
)
def test_any_text_is_survived(text: str) -> None:
    assert found_in(text) == ()


def test_a_wrong_check_sum_is_no_number_of_anybody_without_its_form_or_word() -> None:
    assert found_in("05731826466") == ()
    assert found_in("05731826465") != ()
    assert found_in("снилс 05731826466") != ()


def test_a_long_message_takes_a_few_milliseconds() -> None:
    text = (CHATTER * 30)[:4096]
    assert found_in(text) == ()
    assert min(_seconds(text) for _ in range(10)) < 0.01


@pytest.mark.parametrize(
    "piece",
    [
        "8 916 123 45 6",
        "Иванов П. ",
        "1",
        "-",
        "А",
        "(",
        "\n",
        "12.03.2014 ",
        "д.р. ",
        "a@",
        "a.b/",
        "II-АБ ",
        "5а ",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    assert min(_seconds((piece * 4096)[:4096]) for _ in range(3)) < 0.2


def _seconds(text: str) -> float:
    begun = time.process_time()
    found_in(text)
    return time.process_time() - begun
