"""Invented orders are drawn in every layout and format, and read back cell by cell."""

from random import Random

import pytest

from roadmap.documents import read_order
from roadmap.roadmap import DoubtCode
from tests.documents.comparing import size, wrong
from tests.documents.drawing import FORMATS
from tests.documents.invented import make

SURE = ("markdown", "word", "sheet", "csv")


def drawn(kind: str, seed: int):
    random = Random(f"{seed} {kind}")
    plan = make(random)
    if kind == "csv":
        plan.indicators = []
    return plan, *FORMATS[kind](plan, random)


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("kind", SURE)
def test_every_cell_comes_back(kind: str, seed: int) -> None:
    plan, data, name = drawn(kind, seed)
    assert wrong(plan, read_order(data, name)) == []


def test_scanned_text_with_torn_rows_and_shifted_columns_comes_back_nearly_whole() -> None:
    cells, mistakes = 0, []
    for seed in range(60):
        plan, data, name = drawn("text", seed)
        cells += size(plan)
        mistakes += [(seed, *one) for one in wrong(plan, read_order(data, name))]
    assert len(mistakes) <= cells * 0.005, mistakes[:5]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_order_around_the_plan_is_read(kind: str) -> None:
    plan, data, name = drawn(kind, 3)
    read = read_order(data, name)
    assert plan.title == read.title
    assert str(read.period) == "2026"
    if kind not in ("sheet", "csv"):
        assert read.requisites.issuer == plan.issuer
        assert (read.requisites.number, str(read.requisites.date)) == (plan.number, "2026-01-20")
        assert read.requisites.place == "г. Дальнеберезовск"
        assert read.requisites.signer == "И.П. Заречная"
        assert [duty.addressee for duty in read.duties] == ["Руководителям школ"]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_empty_cell_is_a_doubt(kind: str) -> None:
    for seed in range(10):
        plan, data, name = drawn(kind, seed)
        read = read_order(data, name)
        for row, lost in enumerate(plan.rows, 1):
            codes = {doubt.code for doubt in read.doubts if doubt.row == row}
            if lost.cells.get("deadline") == "":
                assert DoubtCode.DEADLINE_EMPTY in codes
            if lost.cells.get("responsible") == "":
                assert DoubtCode.RESPONSIBLE_MISSING in codes
            if lost.cells.get("number") == "":
                assert DoubtCode.NUMBER_MISSING in codes
