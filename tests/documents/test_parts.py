"""The parts of a row and of an order: parties, targets, evidence, sub-items, schools, duties, periods."""

from datetime import date
from pathlib import Path

import pytest

from roadmap.documents import read_order
from roadmap.documents.abbreviations import glossary_of, inline_glossary
from roadmap.documents.checklists import checklist_of
from roadmap.documents.parties import read_parties
from roadmap.documents.periods import period_in
from roadmap.documents.proofs import read_evidence, read_targets
from roadmap.documents.schools import mentions
from roadmap.documents.tidy import joined, tidied

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("cell", "parties"),
    [
        ("УО, МКУ ЦРО и ОК", "УО=organisation; МКУ ЦРО и ОК=organisation"),
        ("УО и ОО", "УО=organisation; ОО=group_role"),
        ("Руководители ШНОР, кураторы", "Руководители ШНОР=group_role; кураторы=role"),
        (
            "Административная команда, педагоги ОО",
            "Административная команда=group_role; педагоги ОО=group_role",
        ),
        ("Методист ИМЦ Лаврова С.В., ОО", "Методист ИМЦ Лаврова С.В.=person; ОО=group_role"),
        ("Заместитель директора по УВР, Ким Е.А.", "Заместитель директора по УВР, Ким Е.А.=person"),
        (
            "Отделы образования районов, округа города",
            "Отделы образования районов, округа города=organisation",
        ),
        ("Управление образования (Ильина Л.А.)", "Управление образования (Ильина Л.А.)=organisation"),
        ("Школы (по согласованию)", "Школы=group_role"),
        ("Директора школ «группы риска»", "Директора школ «группы риска»=group_role"),
        ("МКУ «Центр, школа и семья», РМК", "МКУ «Центр, школа и семья»=organisation; РМК=organisation"),
        ("МКУ «Центр, РМК", "МКУ «Центр=organisation; РМК=organisation"),
        ("", ""),
    ],
)
def test_parties(cell: str, parties: str) -> None:
    assert "; ".join(f"{one.name}={one.kind}" for one in read_parties(cell)) == parties


def test_a_person_has_a_post_and_an_agreement_is_kept() -> None:
    (person,) = read_parties("Методист ИМЦ Лаврова С.В. (по согласованию)")
    assert (person.person, person.post, person.by_agreement) == ("Лаврова С.В.", "Методист ИМЦ", True)


@pytest.mark.parametrize(
    ("result", "targets"),
    [
        ("Обучено не менее 8 (80%) руководителей", [("at_least", 8, False, 80)]),
        ("100 % педагогов обучены", [("exactly", 100, True, None)]),
        ("Не менее 4 мероприятий в год", [("at_least", 4, False, None)]),
        ("Проведены 10 отчетных сессий", [("exactly", 10, False, None)]),
        ("Более 40% школ", [("more_than", 40, True, None)]),
        ("Анализ в 9-х классах за 2026 год", []),
        ("Курс «Апгрейд 45 минут» пройден", []),
    ],
)
def test_targets(result: str, targets: list[tuple[object, ...]]) -> None:
    assert [(one.sign, one.value, one.percent, one.share) for one in read_targets(result)] == targets


def test_a_target_says_its_words_and_whether_it_is_a_step() -> None:
    (rate,) = read_targets("Не менее 4 мероприятий в год в рамках сети")
    (step,) = read_targets("Доля неуспевающих снижена не менее чем на 10 %")
    assert (rate.text, step.change) == ("Не менее 4 мероприятий в год", "down")


@pytest.mark.parametrize(
    ("forms", "result", "kinds"),
    [
        ("Приказ, ссылка на сайт", "", ["order", "link"]),
        ("Аналитическая справка", "Отчет", ["analytical_note"]),
        ("", "Заключены договоры", ["contract"]),
        ("", "Мотивация выросла", []),
    ],
)
def test_evidence(forms: str, result: str, kinds: list[str]) -> None:
    assert list(read_evidence(forms, result).kinds) == kinds


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("по вопросам: 1) чтение; 2) письмо (диктанты); 3) счёт.", ("чтение", "письмо (диктанты)", "счёт")),
        ("пакета: - приказ; -план работы", ("приказ", "план работы")),
        ("в 5 - 9-х классах", ()),
        ("- одна мысль без продолжения", ()),
        ("а) первое; б) второе", ("первое", "второе")),
    ],
)
def test_sub_items(cell: str, items: tuple[str, ...]) -> None:
    assert checklist_of(cell) == items


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        ("МБОУ СОШ №№ 5, 6 и 17, МАОУ-СОШ № 1 «Родник»", 4),
        ("МБОУ «Сосновская СОШ», гимназия № 2", 2),
        ("МКОУ ООШ д. Малая", 1),
        ("школы района", 0),
    ],
)
def test_schools(text: str, schools: int) -> None:
    assert sum(len(mention.schools) for mention in mentions(text)) == schools


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("в 2026 году", "2026"),
        ("на 2026-2028 годы", "2026-2028"),
        ("на 2026 – 2028 гг.", "2026-2028"),
        ("на 2026/2027 учебный год", "2026/2027"),
        ("по итогам 2025 года на 2026 год", "2026"),
        ("на период с 2026 по 2028 год", "2026-2028"),
        ("на перспективу", "None"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert str(period_in(text)) == period


def test_glossaries() -> None:
    lines = [
        "Используемые сокращения:",
        "УО – управление образования;",
        "РМК – районный методический кабинет",
    ]
    assert glossary_of(lines) == {"УО": "управление образования", "РМК": "районный методический кабинет"}
    text = "школ с низкими образовательными результатами (далее – ШНОР)"
    assert inline_glossary(text) == {"ШНОР": "школ с низкими образовательными результатами"}


def test_noise_of_scans_is_tidied_and_cut_words_are_whole() -> None:
    assert tidied("<p>Аудит&nbsp; школ</p><br/>**итог**  ") == "Аудит школ\nитог"
    assert joined("информационно-", "методической") == "информационно-методической"
    assert joined("меро-", "приятия", {"мероприятия"}) == "мероприятия"
    assert joined("мониторинг", "успеваемости") == "мониторинг успеваемости"


def test_the_example_order_is_read_whole() -> None:
    plan = read_order((EXAMPLES / "order-2026.txt").read_bytes(), "order-2026.txt")
    order = plan.requisites
    assert (order.number, order.date, order.place) == ("18-од", date(2026, 1, 26), "г. Верхнереченск")
    assert order.coordinator.startswith("Соколову Марину Игоревну")
    assert [(one.number, one.date) for one in order.repeals] == [("24-од", date(2025, 2, 3))]
    assert (len(plan.sections), len(plan.activities), len(plan.indicators)) == (4, 18, 3)
    assert [(group.name, len(group.schools)) for group in plan.groups] == [("ШНОР", 4), ("группа риска", 4)]
    assert [(duty.clause, duty.addressee) for duty in plan.duties] == [
        ("4.1", "Руководителям ШНОР"),
        ("4.2", "Руководителям ШНОР"),
    ]
    assert plan.duties[0].schedule is not None
    assert plan.duties[0].schedule.due == (date(2026, 2, 27),)
    assert [(doubt.code, doubt.row) for doubt in plan.doubts] == [
        ("deadline_impossible", 16),
        ("deadline_empty", 17),
    ]


@pytest.mark.parametrize(
    ("name", "sections", "activities", "indicators"),
    [("order-2026-2027.docx", 4, 9, 0), ("plan-2026-2027.xlsx", 3, 8, 2), ("plan-2027.md", 2, 5, 0)],
)
def test_the_other_examples_raise_no_doubts(
    name: str, sections: int, activities: int, indicators: int
) -> None:
    plan = read_order((EXAMPLES / name).read_bytes(), name)
    assert (len(plan.sections), len(plan.activities), len(plan.indicators)) == (
        sections,
        activities,
        indicators,
    )
    assert plan.doubts == ()
