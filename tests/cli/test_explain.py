"""``vekha explain``: the contract of its JSON, its plain words, and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import vekha

KEYS = [
    "phrase",
    "kind",
    "windows",
    "covers",
    "due",
    "rrule",
    "note",
    "waits",
    "countdown",
    "text",
    "warnings",
]


def explain(*arguments: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(vekha, ["explain", *arguments], input=given)


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout_bytes.decode("utf-8").split("\n")[:-1]]


def test_a_phrase_is_explained_in_russian() -> None:
    result = explain(
        "Ежеквартально, не позднее 25 числа последнего месяца квартала",
        "--period",
        "2025",
        "--ordered",
        "2025-03-28",
    )
    assert result.output.splitlines() == [
        "«Ежеквартально, не позднее 25 числа последнего месяца квартала»",
        "  повторяется: до 25 марта, 25 июня, 25 сентября и 25 декабря 2025",
        "  RRULE FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",
        "  = за I квартал 2025 г., за II квартал 2025 г., за III квартал 2025 г. и за IV квартал 2025 г.",
        "  · первая дата раньше приказа",
    ]


def test_a_phrase_is_explained_in_english() -> None:
    result = explain("апрель 2109", "--period", "2020-2024", "--lang", "en")
    assert result.output.splitlines() == [
        "«апрель 2109»",
        "  not read: no dates until a person gives one",
        "  ? the year cannot be right: «апрель 2109»; is 2019 meant?",
    ]


def test_one_object_for_one_phrase() -> None:
    (told,) = objects(explain("Март 2024 (по согласованию)", "--period", "2024", "--json"))
    assert told == {
        "phrase": "Март 2024 (по согласованию)",
        "kind": "fixed",
        "windows": [["2024-03-01", "2024-03-31"]],
        "covers": [None],
        "due": ["2024-03-31"],
        "rrule": None,
        "note": "по согласованию",
        "waits": None,
        "countdown": None,
        "text": "1–31 марта 2024",
        "warnings": [
            {"code": "day_off", "level": "note", "text": "выпадает на нерабочий день: 31 марта 2024"},
        ],
    }


def test_every_line_of_input_gets_its_object_an_empty_one_too() -> None:
    told = objects(explain("-", "--period", "2024", "--json", given="март\n\nдо 5 мая\r\n???".encode()))
    assert [line["phrase"] for line in told] == ["март", "", "до 5 мая", "???"]
    assert [line["kind"] for line in told] == ["fixed", "invalid", "fixed", "invalid"]
    assert told[2]["windows"] == [[None, "2024-05-05"]]


def test_no_input_no_objects() -> None:
    assert objects(explain("-", "--period", "2024", "--json")) == []


@given(st.lists(st.binary(max_size=40).filter(lambda line: b"\n" not in line), max_size=6))
def test_whatever_is_read_the_lines_are_as_many(lines: list[bytes]) -> None:
    told = objects(
        explain("-", "--period", "2024/2025", "--json", given=b"".join(line + b"\n" for line in lines))
    )
    assert len(told) == len(lines)
    assert all(list(line) == KEYS for line in told)


def test_odd_line_breaks_inside_a_phrase_stay_inside_its_object() -> None:
    result = explain("-", "--period", "2024", "--json", given="март\u2028апрель\x0bмай\u0085\n".encode())
    assert len(result.stdout_bytes.decode("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    "period", ["", "24", "2024-2020", "2024/2026", "next year", "20245", "2024-13-01/2024-12-31"]
)
def test_a_bad_period_is_refused_in_one_line(period: str) -> None:
    result = explain("март", "--period", period, "--json")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("ordered", ["", "22.03", "2024-13-40", "22.13.2024", "вчера"])
def test_a_bad_order_date_is_refused_in_one_line(ordered: str) -> None:
    result = explain("март", "--period", "2024", "--ordered", ordered)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_the_date_of_an_order_is_read_both_ways() -> None:
    for ordered in ("2024-03-22", "22.03.2024"):
        (told,) = objects(explain("до 1 февраля", "--period", "2024", "--ordered", ordered, "--json"))
        assert "before_order" in str(told["warnings"])


@pytest.mark.process
def test_it_starts_without_the_heavy_libraries() -> None:
    program = (
        "import sys; from bot.cli import vekha; "
        "vekha(['explain', 'март', '--period', '2024'], standalone_mode=False); "
        "print(sorted({'aiogram', 'sqlalchemy', 'aiohttp', 'pydantic'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert done.stderr.decode().strip() == "[]"
