"""Posts in every case: a head of a school by whichever word, a methodist by their place."""

from __future__ import annotations

import pytest

from roadmap.names import Known, PostIndex, certain, nominative_post

POSTS = PostIndex(
    [
        Known("director", "Директор", "МБОУ СОШ № 5", head=True),
        Known("untitled head", "", "МБОУ СОШ № 15", head=True),
        Known("methodist", "Методист", "Информационно-методический отдел"),
        Known("whole title", "Методист РМК", "Управление образования"),
        Known("deputy", "Заместитель директора по УВР", "МБОУ СОШ № 5"),
        Known("chief", "Начальник отдела общего образования", "Управление образования"),
        Known("logopedist", "Учитель-логопед", "МБОУ СОШ № 5"),
    ]
)


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("директору СОШ № 5", "director"),
        ("Директор МБОУ СОШ №5", "director"),
        ("и.о. директора школы № 5", "director"),
        ("руководителю СОШ № 5", "director"),
        ("директором школы № 15", "untitled head"),
        ("методисту ИМО", "methodist"),
        ("методист информационно-методического отдела", "methodist"),
        ("методистом РМК", "whole title"),
        ("заместителю директора по УВР СОШ № 5", "deputy"),
        ("начальнику отдела общего образования", "chief"),
        ("учителю-логопеду СОШ № 5", "logopedist"),
    ],
)
def test_a_post_in_any_case_is_found(written: str, who: str) -> None:
    assert [fit.key for fit in POSTS.like(written)] == [who]


@pytest.mark.parametrize(
    "written",
    [
        "директору СОШ № 6",
        "директор гимназии № 5",
        "руководители РМО",
        "методист ИМЦ",
        "методисту СОШ № 5",
        "заместителю директора по УВР СОШ № 15",
        "заместитель директора",
        "начальнику отдела кадров",
        "главный бухгалтер",
        "кураторы",
        "учителю СОШ № 5",
    ],
)
def test_another_post_is_not(written: str) -> None:
    assert POSTS.like(written) == ()


def test_a_post_is_asked_about_always() -> None:
    assert certain(POSTS.like("Начальник отдела общего образования")) is None
    assert [fit.score for fit in POSTS.like("методист")] < [0.6]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("директору", "Директор"),
        ("ведущему специалисту отдела", "Ведущий специалист отдела"),
        ("главным специалистом", "Главный специалист"),
        ("заместителю директора по УВР", "Заместитель директора по УВР"),
        ("заведующей отделом", "Заведующая отделом"),
        ("заведующему кабинетом", "Заведующий кабинетом"),
        ("педагогу-психологу", "Педагог-психолог"),
        ("Методист ИМО", "Методист ИМО"),
        ("Начальник отдела общего образования", "Начальник отдела общего образования"),
        ("Ведущий специалист", "Ведущий специалист"),
        ("Заведующая отделом", "Заведующая отделом"),
        ("ИМО", "ИМО"),
        ("", ""),
    ],
)
def test_a_post_is_put_into_the_nominative(written: str, expected: str) -> None:
    assert nominative_post(written) == expected
