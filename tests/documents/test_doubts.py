"""Every trap that orders have is a doubt by its name, with its row and a proposal; a clean order has none."""

import pytest

from roadmap.documents import read_order
from roadmap.roadmap import DoubtCode, RoadMap

HEAD = """ПРИКАЗ

от 16.02.2026 № 9

Об утверждении плана на 2026 год

ПРИКАЗЫВАЮ:

1. Утвердить план мероприятий на 2026 год.

План мероприятий по поддержке школ на 2026 год

№ п/п\tМероприятие\tСроки\tОтветственные\tРезультат
"""
CLEAN = [
    "1\tСоздание рабочей группы\tМарт 2026\tУправление образования\tГруппа создана",
    "2\tСбор сведений о школах\tАпрель 2026\tУправление образования\tСправка",
    "3\tПосещение уроков\tЕжеквартально\tРуководители ШНОР\tНе менее 4 уроков в год",
    "4\tСеминар для учителей\tОктябрь 2026\tМетодический центр\tОбучено не менее 8 (80 %) учителей",
    "5\tПодведение итогов\tДекабрь 2026\tМетодический центр\tОтчет",
]


def read(*rows: str) -> RoadMap:
    return read_order((HEAD + "\n".join(rows)).encode(), "order.txt")


def doubts(row: str, at: int = 2) -> set[tuple[DoubtCode, int | None, str | None]]:
    rows = [*CLEAN[:at], row, *CLEAN[at + 1 :]]
    return {(one.code, one.row, one.proposal) for one in read(*rows).doubts}


def test_a_clean_order_raises_no_doubts() -> None:
    assert read(*CLEAN).doubts == ()


@pytest.mark.parametrize(
    ("row", "code", "proposal"),
    [
        ("3\tПосещение уроков\t\tРуководители ШНОР\tСправка", DoubtCode.DEADLINE_EMPTY, None),
        ("3\tПосещение уроков\t—\tРуководители ШНОР\tСправка", DoubtCode.DEADLINE_EMPTY, None),
        ("3\tПосещение уроков до 1 июня\t\tРуководители ШНОР\tСправка", DoubtCode.DEADLINE_EMPTY, "до 1 июня"),
        ("3\tПосещение уроков\t31 июня\tРуководители ШНОР\tСправка", DoubtCode.DEADLINE_IMPOSSIBLE, "30 июня"),
        ("3\tПосещение уроков\tмай 2062\tРуководители ШНОР\tСправка", DoubtCode.DEADLINE_IMPOSSIBLE, "май 2026"),
        ("3\tПосещение уроков\tмай 2027\tРуководители ШНОР\tСправка", DoubtCode.DEADLINE_OUTSIDE, None),
        ("3\tПосещение уроков\tкогда-нибудь\tРуководители ШНОР\tСправка", DoubtCode.DEADLINE_UNCLEAR, None),
        ("3\tПосещение уроков\tдо 30 января\tРуководители ШНОР\tСправка", DoubtCode.DATE_BEFORE_ORDER, None),
        ("3\tПосещение уроков\tМай\t\tСправка", DoubtCode.RESPONSIBLE_MISSING, "Управление образования"),
        ("3\tПосещение уроков\tМай\tРуководители ШНОР\t", DoubtCode.RESULT_MISSING, None),
        ("3\tПосещение уроков\tМай\tЦКРОИ\tСправка", DoubtCode.ABBREVIATION_UNKNOWN, None),
        (
            "3\tПосещение уроков\tМай 2026 Методический центр\t\tСправка",
            DoubtCode.CELLS_GLUED,
            "Май 2026 | Методический центр",
        ),
        ("3\tПосещение уроков\tМетодический центр\tМай 2026\tСправка", DoubtCode.CELLS_MOVED, "Май 2026"),
        (
            "3\tПосещение уроков\tМай 2026\tРуководители ШНОР\tРуководители ШНОР\tСправка",
            DoubtCode.CELLS_MOVED,
            "3 | Посещение уроков | Май 2026 | Руководители ШНОР | Справка",
        ),
        ("2\tПосещение уроков\tМай\tРуководители ШНОР\tСправка", DoubtCode.NUMBER_DUPLICATE, "3"),
        ("\tПосещение уроков\tМай\tРуководители ШНОР\tСправка", DoubtCode.NUMBER_MISSING, None),
        ("7\tПосещение уроков\tМай\tРуководители ШНОР\tСправка", DoubtCode.NUMBER_SKIPPED, None),
        ("3\tПосещение уроков и\tМай\tРуководители ШНОР\tСправка", DoubtCode.TEXT_CUT, None),
        ("3\tУроки\tМай\tРуководители ШНОР\tОхват 100 % школ (не менее 80 %)", DoubtCode.TARGET_CONTRADICTS, None),
        ("3\tУроки\tМай\tРуководители ШНОР\tНе менее 9 и не более 5 уроков", DoubtCode.TARGET_CONTRADICTS, None),
        ("3\tУроки\tМай\tРуководители ШНОР\tРост числа неуспевающих", DoubtCode.TARGET_CONTRADICTS, None),
        ("3\tУроки\tМай\tУправление образованя\tСправка", DoubtCode.NAME_ONCE, "Управление образования"),
    ],
)  # fmt: skip
def test_a_trap_is_a_doubt_with_its_row(row: str, code: DoubtCode, proposal: str | None) -> None:
    assert (code, 3, proposal) in doubts(row)


def test_glued_and_moved_text_stays_where_it_is_written() -> None:
    plan = read(*CLEAN[:2], "3\tПосещение уроков\tМай 2026 Методический центр\t\tСправка", *CLEAN[3:])
    assert (plan.activities[2].deadline, plan.activities[2].responsible) == (
        "Май 2026 Методический центр",
        "",
    )


def test_a_table_without_a_column_of_responsible_is_one_doubt() -> None:
    rows = [line.split("\t") for line in CLEAN]
    text = HEAD.replace("\tОтветственные", "") + "\n".join("\t".join([*row[:3], row[4]]) for row in rows)
    codes = [doubt.code for doubt in read_order(text.encode(), "order.txt").doubts]
    assert codes == [DoubtCode.RESPONSIBLE_MISSING]


def test_swapped_headers_are_told_by_the_cells_below() -> None:
    text = HEAD.replace("Сроки\tОтветственные", "Ответственные\tСроки") + "\n".join(CLEAN)
    plan = read_order(text.encode(), "order.txt")
    assert [activity.deadline for activity in plan.activities][:2] == ["Март 2026", "Апрель 2026"]
    assert DoubtCode.COLUMN_BY_CONTENT in {doubt.code for doubt in plan.doubts}


def test_what_was_not_understood_is_listed() -> None:
    text = HEAD.replace("Результат", "Результат\tПримечание") + "\n".join(f"{row}\tважно" for row in CLEAN)
    found = {(doubt.code, doubt.text) for doubt in read_order(text.encode(), "order.txt").doubts}
    assert (DoubtCode.COLUMN_NOT_READ, "Примечание") in found
