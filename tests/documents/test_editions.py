"""A new edition of a road map: what stayed, changed, moved, came and went."""

from dataclasses import replace
from random import Random

from roadmap.documents import read_order
from roadmap.documents.editions import Fate, compare, renumbered
from roadmap.roadmap import RoadMap

HEAD = "О плане на 2026 год\n\n№\tМероприятие\tСрок\tОтветственные\tРезультат\n"
ROWS = (
    (
        "Самодиагностика школы и уточнение рискового профиля",
        "Март 2026",
        "Руководители ШНОР",
        "Профиль уточнен",
    ),
    (
        "Открытые уроки наставников и взаимное посещение уроков",
        "1 раз в четверть",
        "Руководители ШНОР",
        "4 урока",
    ),
    ("Семинары для учителей-предметников", "По отдельному графику", "МКУ «Методический центр»", "3 семинара"),
    (
        "Семинары для заместителей директоров",
        "По отдельному графику",
        "МКУ «Методический центр»",
        "2 семинара",
    ),
    ("Родительский лекторий «Учиться без слёз»", "1 раз в полугодие", "Руководители ШНОР", "50 % семей"),
    ("Отчетная сессия руководителей школ", "Декабрь 2026", "УО", "Отчеты представлены"),
)


def edition(*rows: tuple[str, ...]) -> RoadMap:
    lines = ["\t".join((str(number), *row)) for number, row in enumerate(rows, 1)]
    return read_order((HEAD + "\n".join(lines)).encode(), "plan.txt")


OLD = edition(*ROWS)


def test_the_same_edition_has_nothing_new() -> None:
    comparison = compare(OLD, OLD)
    assert len(comparison.of(Fate.KEPT)) == len(ROWS)
    assert not any(step.moved for step in comparison.steps)


def test_an_added_row_renumbers_the_rest_and_changes_nothing_else() -> None:
    new = edition(
        ROWS[0], ("Пробный экзамен в девятых классах", "20 марта", "Руководители ШНОР", "Разбор"), *ROWS[1:]
    )
    comparison = compare(OLD, new)
    assert [step.new for step in comparison.of(Fate.ADDED)] == [1]
    assert len(comparison.of(Fate.KEPT)) == len(ROWS)
    assert len(renumbered(comparison, OLD, new)) == len(ROWS) - 1
    assert not any(step.moved for step in comparison.steps)


def test_a_dropped_row_is_named_by_its_old_place() -> None:
    comparison = compare(OLD, edition(*ROWS[:1], *ROWS[2:]))
    assert [step.old for step in comparison.of(Fate.DROPPED)] == [1]


def test_a_row_says_which_of_its_cells_changed() -> None:
    title, _, who, what = ROWS[0]
    new = edition((title, "Апрель 2026", who, what), *ROWS[1:])
    changed = compare(OLD, new).of(Fate.CHANGED)
    assert [(step.old, step.new, step.fields) for step in changed] == [(0, 0, ("deadline",))]


def test_small_rewording_keeps_the_row() -> None:
    new = edition(
        ("Самодиагностика школ, уточнение их рисковых профилей", *ROWS[0][1:]),
        ("Открытые уроки педагогов-наставников, взаимное посещение уроков", *ROWS[1][1:]),
        *ROWS[2:],
    )
    comparison = compare(OLD, new)
    assert comparison.pairs == {n: n for n in range(len(ROWS))}
    assert {step.fields for step in comparison.of(Fate.CHANGED)} == {("title",)}


def test_neighbours_that_look_alike_are_not_mixed_up() -> None:
    swapped = edition(ROWS[0], ROWS[1], ROWS[3], ROWS[2], *ROWS[4:])
    comparison = compare(OLD, swapped)
    assert (comparison.pairs[2], comparison.pairs[3]) == (3, 2)
    assert len(comparison.of(Fate.KEPT)) == len(ROWS)
    assert sum(step.moved for step in comparison.steps) == 1


def test_another_activity_under_the_same_number_is_not_the_same_row() -> None:
    new = edition(("Закупка оборудования для кабинетов физики", *ROWS[0][1:]), *ROWS[1:])
    comparison = compare(OLD, new)
    assert [step.new for step in comparison.of(Fate.ADDED)] == [0]
    assert [step.old for step in comparison.of(Fate.DROPPED)] == [0]


def test_every_row_of_both_editions_has_exactly_one_fate() -> None:
    random = Random(7)
    for _ in range(30):
        left = [row for row in ROWS if random.random() < 0.8]
        right = [row for row in ROWS if random.random() < 0.8]
        random.shuffle(right)
        old = replace(OLD, activities=tuple(OLD.activities[ROWS.index(row)] for row in left))
        new = replace(OLD, activities=tuple(OLD.activities[ROWS.index(row)] for row in right))
        steps = compare(old, new).steps
        assert sorted(step.old for step in steps if step.old is not None) == list(range(len(left)))
        assert sorted(step.new for step in steps if step.new is not None) == list(range(len(right)))
        assert len([step for step in steps if step.fate is Fate.KEPT]) == len(set(left) & set(right))
