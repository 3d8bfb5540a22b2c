"""Files that are no forms, and spreadsheets as people make them: formulas, merges, hidden rows, far too much."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from roadmap.questionnaires.exporting import write_xlsform
from roadmap.questionnaires.problems import Fault, FormRefused
from roadmap.questionnaires.workbook import MOST_CHOICES, MOST_QUESTIONS
from roadmap.questionnaires.xlsform import XlsForm, read_xlsform
from tests.questionnaires.drawing import told

SURVEY = [["type", "name", "label"], ["select_one yn", "a", "Есть?"], ["text", "b", "Что?"]]
CHOICES = [["list_name", "name", "label"], ["yn", "yes", "Да"], ["yn", "no", "Нет"]]


def book(**sheets: list[list[object]]) -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def saved(made: Workbook) -> bytes:
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def refused(content: bytes) -> list[str]:
    with pytest.raises(FormRefused) as caught:
        read_xlsform(content, "анкета.xlsx")
    return list(map(told, caught.value.problems))


def form(**sheets: list[list[str]]) -> XlsForm:
    return read_xlsform(write_xlsform(sheets), "анкета.xlsx")


def entry(name: str, data: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


GOOD = write_xlsform({"survey": SURVEY, "choices": CHOICES})


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.DAMAGED),
        (b"type,name,label\ntext,a,b\n", Fault.NOT_A_SPREADSHEET),
        (b"\x89PNG\r\n\x1a\n", Fault.NOT_A_SPREADSHEET),
        (entry("word/document.xml", b"<w/>"), Fault.NOT_A_SPREADSHEET),
        (GOOD[: len(GOOD) // 2], Fault.DAMAGED),
        (b"PK\x03\x04" + b"\x00" * 100, Fault.DAMAGED),
        (entry("xl/workbook.xml", b"<workbook"), Fault.DAMAGED),
        (entry("xl/workbook.xml", b" " * 30_000_000), Fault.TOO_MUCH_INSIDE),
        (b" " * 6_000_000, Fault.TOO_HEAVY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Fault.LOCKED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500, Fault.OLD_FORMAT),
        (entry("xl/vbaProject.bin", b"x"), Fault.MACROS),
    ],
)
def test_what_is_no_spreadsheet_is_named(content: bytes, fault: Fault) -> None:
    assert refused(content) == [fault]


def test_a_file_cut_anywhere_is_refused_by_name() -> None:
    for end in range(2, len(GOOD), len(GOOD) // 40):
        assert refused(GOOD[:end]) == [Fault.DAMAGED]


def test_a_formula_without_what_it_was_worked_out_to_is_refused() -> None:
    made = book(survey=SURVEY, choices=CHOICES)
    made["survey"]["C2"] = '="Есть"&"?"'
    assert refused(saved(made)) == ["formula_empty survey 2 C", "no_label survey 2 label"]


def test_an_error_in_a_cell_is_refused() -> None:
    made = book(survey=SURVEY, choices=CHOICES)
    made["survey"]["C3"] = "#REF!"
    assert refused(saved(made)) == ["cell_error survey 3 C"]


def test_cells_merged_down_are_refused_and_the_rows_that_lost_their_list_too() -> None:
    made = book(survey=SURVEY, choices=CHOICES)
    made["choices"].merge_cells("A2:A3")
    assert refused(saved(made)) == ["merged_rows choices 2 A2:A3", "choice_without_list choices 3 list_name"]


def test_what_is_hidden_and_merged_across_is_read_and_told() -> None:
    made = book(survey=SURVEY, choices=CHOICES)
    made["choices"].sheet_state = "hidden"
    made["survey"].row_dimensions[3].hidden = True
    made["survey"].merge_cells("C3:E3")
    found = read_xlsform(saved(made), "анкета.xlsx")
    assert sorted(map(told, found.warnings)) == [
        "hidden_row survey 3",
        "hidden_sheet choices",
        "merged_columns survey 3 C3:E3",
    ]


def test_cells_that_are_days_figures_and_truths_become_texts() -> None:
    from datetime import datetime

    made = book(
        survey=[
            ["type", "name", "label", "default", "required"],
            ["date", "a", "Когда?", datetime(2026, 9, 1), True],
            ["integer", "b", 2026, 5.0, False],
        ]
    )
    found = read_xlsform(saved(made), "анкета.xlsx")
    assert found.sheets["survey"][1:] == (
        ("date", "a", "Когда?", "2026-09-01", "TRUE"),
        ("integer", "b", "2026", "5", "FALSE"),
    )
    assert "<a>2026-09-01</a>" in found.xform


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    found = form(survey=[["type", "name", "label"], ["text", "a", "=1+1"]])
    assert found.sheets["survey"][1][2] == "=1+1"


def test_ten_thousand_choices_are_taken_and_one_more_is_refused_by_the_limit() -> None:
    rows = [
        ["list_name", "name", "label"],
        *(["yn", f"c{number}", f"Школа {number}"] for number in range(MOST_CHOICES + 1)),
    ]
    taken = form(survey=SURVEY, choices=rows[:-1])
    assert len(taken.sheets["choices"]) == MOST_CHOICES + 1
    assert refused(write_xlsform({"survey": SURVEY, "choices": rows})) == [
        f"too_many_choices choices {MOST_CHOICES + 2}"
    ]


def test_too_many_questions_are_refused_by_the_limit() -> None:
    rows = [
        ["type", "name", "label"],
        *(["text", f"q{number}", "Что?"] for number in range(MOST_QUESTIONS + 1)),
    ]
    assert refused(write_xlsform({"survey": rows})) == [f"too_many_questions survey {MOST_QUESTIONS + 2}"]


def test_groups_within_groups_within_groups_are_refused_by_the_limit() -> None:
    groups = [["begin_group", f"g{number}", "Группа"] for number in range(300)]
    survey = [["type", "name", "label"], *groups, ["text", "a", "Что?"], *([["end_group"]] * 300)]
    assert refused(write_xlsform({"survey": survey})) == ["too_deep survey 22 type"]


def test_sheets_that_reach_too_far_are_refused() -> None:
    made = book(survey=SURVEY)
    made["survey"]["ZZ90000"] = "x"
    assert refused(saved(made)) == [Fault.TOO_MANY_CELLS]


def test_two_hundred_questions_of_five_hundred_choices_are_read_in_a_moment() -> None:
    survey = [
        ["type", "name", "label"],
        *(["select_one s", f"q{number}", "Какая школа?"] for number in range(200)),
    ]
    choices = [
        ["list_name", "name", "label"],
        *(["s", f"c{number}", f"Школа {number}"] for number in range(500)),
    ]
    content = write_xlsform({"survey": survey, "choices": choices})
    form(survey=SURVEY, choices=CHOICES)
    begun = time.process_time()
    read_xlsform(content, "анкета.xlsx")
    assert time.process_time() - begun < 2


def test_the_files_name_is_the_forms_id_where_the_author_gave_none() -> None:
    found = read_xlsform(GOOD, "Отчёт за квартал.xlsx")
    assert (found.name, found.title) == ("Отчёт за квартал", "Отчёт за квартал")
    again = read_xlsform(write_xlsform(found.sheets), "скачанное (1).xlsx")
    assert (again.name, again.xform) == (found.name, found.xform)


def test_the_languages_and_the_default_one_are_known() -> None:
    found = form(
        survey=[["type", "name", "label::en", "label::ru"], ["text", "a", "What?", "Что?"]],
        settings=[["form_id", "form_title", "version", "default_language"], ["x", "Анкета", "7", "ru"]],
    )
    assert (found.name, found.title, found.version) == ("x", "Анкета", "7")
    assert (set(found.languages), found.default_language) == ({"en", "ru"}, "ru")
