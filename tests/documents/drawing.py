"""Draws invented orders as files of every layout: Word, spreadsheets, Markdown, text with tabs."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from random import Random
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange

from tests.documents.invented import Plan, Row

HEAD = """{issuer}

ПРИКАЗ

от 20.01.2026 № {number}

г. Дальнеберезовск

Об утверждении дорожной карты повышения качества образования на 2026 год

В целях повышения качества образования ПРИКАЗЫВАЮ:

1. Утвердить дорожную карту повышения качества образования (приложение).

2. Руководителям школ обеспечить выполнение мероприятий дорожной карты.

3. Контроль за исполнением приказа оставляю за собой.

Начальник управления образования

И.П. Заречная
"""
SIGNATURE = ("Начальник управления образования", "И.П. Заречная")


def head(plan: Plan) -> list[str]:
    """The lines of the order before the plan."""
    return HEAD.format(issuer=plan.issuer, number=plan.number).split("\n")


def events(plan: Plan) -> list[tuple[str, Any]]:
    """Levels, headings and rows in reading order."""
    found: list[tuple[str, Any]] = []
    level = section = object()
    for row in plan.rows:
        if row.level != level and row.level:
            found.append(("level", row.level))
            section = object()
        level = row.level
        if row.section != section and row.section:
            found.append(("section", row.section))
        section = row.section
        found.append(("row", row))
    return found


def cells(plan: Plan, row: Row) -> list[str]:
    return [row.cells[name] for name in plan.columns]


def with_directions(plan: Plan) -> Plan:
    """The same plan with its sections in a column of their own."""
    columns = ("number", "direction", *[name for name in plan.columns if name != "number"])
    rows = [
        Row({"direction": row.section or "", **row.cells}, row.section, row.level, row.checklist)
        for row in plan.rows
    ]
    named = {**plan.labels, "direction": "Направление", "number": plan.labels.get("number", "№")}
    return Plan(columns, named, rows, plan.numbering, plan.headings, plan.indicators)


def may_have_directions(plan: Plan, random: Random) -> bool:
    """Only where every row has a section and a number, and there are no levels."""
    fit = "number" in plan.columns and plan.headings == "plain" and not any(row.level for row in plan.rows)
    return fit and random.random() < 0.5


def labels(plan: Plan) -> list[str]:
    return [plan.labels[name] for name in plan.columns]


# Text with tabs


def text(plan: Plan, random: Random) -> tuple[bytes, str]:
    """Tabs, pages split in the middle of rows, repeated headers, doubled and empty columns."""
    lines = [*head(plan), "", f"**{plan.title}**", "", "\t".join(labels(plan))]
    width = len(plan.columns)
    if random.random() < 0.3:
        lines.append("\t".join(str(n) for n in range(1, width + 1)))
    outside, trimmed = random.random() < 0.4, random.random() < 0.3
    repeated, shift = random.random() < 0.5, random.choice((None, None, "double", "empty"))
    shifted = False
    for kind, value in events(plan):
        if kind != "row":
            if outside:
                lines += ["", value, "", *(["\t".join(labels(plan))] if repeated else [])]
            else:
                lines.append(value + "\t" * (width - 1 + shifted))
            continue
        drawn = cells(plan, value)
        page = random.random() < 0.15
        torn = torn_row(drawn, plan, random) if page and random.random() < 0.7 else None
        first, second = torn if torn else (drawn, None)
        lines.append("\t".join(_shifted(first, plan, shift if shifted else None)))
        if page:
            lines.append("")
            if repeated:
                lines.append("\t".join(labels(plan)))
            shifted = not shifted if shift and not repeated else False
        if second:
            lines.append("\t".join(second))
    lines += ["", *_indicator_lines(plan), *SIGNATURE]
    if trimmed:
        lines = [line.rstrip("\t") for line in lines]
    return "\n".join(lines).encode(), "order.txt"


def torn_row(drawn: list[str], plan: Plan, random: Random) -> tuple[list[str], list[str]] | None:
    """A row cut by the end of a page: each long cell may leave its last words for the next page."""
    if "number" not in plan.columns:
        return None
    upper, lower = list(drawn), [""] * len(drawn)
    for index, name in enumerate(plan.columns):
        words = drawn[index].split()
        if name in ("title", "result") and len(words) > 5 and (name == "title" or random.random() < 0.5):
            at = random.randint(3, len(words) - 2)
            if words[at][0].islower():
                upper[index], lower[index] = " ".join(words[:at]), " ".join(words[at:])
                if len(words[at]) > 8 and words[at].isalpha() and random.random() < 0.5:
                    # The page's last word may be cut by a hyphen.
                    upper[index] += f" {words[at][:4]}-"
                    lower[index] = " ".join([words[at][4:], *words[at + 1 :]])
    return (upper, lower) if lower[plan.columns.index("title")] else None


def _shifted(drawn: list[str], plan: Plan, shift: str | None) -> list[str]:
    """What recognition of a scan does to a column: it comes twice, or an empty one comes after it."""
    if shift is None or "responsible" not in plan.columns:
        return drawn
    at = plan.columns.index("responsible")
    return [*drawn[: at + 1], drawn[at] if shift == "double" else "", *drawn[at + 1 :]]


def _indicator_lines(plan: Plan) -> list[str]:
    if not plan.indicators:
        return []
    rows = [f"{n}\t" + "\t".join(one) for n, one in enumerate(plan.indicators, 1)]
    return [
        "Показатели дорожной карты",
        "",
        "№\tНаименование показателя\tИсточник данных\tЦелевое значение",
        *rows,
        "",
    ]


# Markdown


def markdown(plan: Plan, random: Random) -> tuple[bytes, str]:
    """Pipes, headings or bold rows for sections, line breaks in cells."""
    lines = [*head(plan), "", f"## {plan.title}", ""]
    outside = random.random() < 0.5
    opened = False
    bars = random.random() < 0.8
    for kind, value in events(plan):
        if kind != "row" and outside:
            lines += ["", f"{'###' if kind == 'level' else '####'} {value}", ""]
            opened = False
            continue
        if not opened:
            lines += [
                _piped(labels(plan), bars),
                _piped([random.choice(("---", ":---", ":-:"))] * len(plan.columns), bars),
            ]
            opened = True
        if kind != "row":
            bold = f"**{value}**" if random.random() < 0.7 or "number" not in plan.columns else value
            lines.append(_piped([bold, *[""] * (len(plan.columns) - 1)], True))
            continue
        drawn = [_broken(cell, random) for cell in cells(plan, value)]
        lines.append(_piped(drawn, bars))
    if plan.indicators:
        lines += [
            "",
            "### Показатели",
            "",
            _piped(["№", "Показатель", "Источник", "Целевое значение"], True),
            _piped(["---"] * 4, True),
        ]
        lines += [_piped([str(n), *one], True) for n, one in enumerate(plan.indicators, 1)]
    return "\n".join(lines).encode(), "order.md"


def _piped(drawn: list[str], bars: bool) -> str:
    line = " | ".join(drawn)
    return f"| {line} |" if bars else line


def _broken(cell: str, random: Random) -> str:
    return cell.replace(", ", ",<br>", 1) if random.random() < 0.2 else cell


# Word


def word(plan: Plan, random: Random) -> tuple[bytes, str]:
    """Merged headings, lists and paragraphs inside cells, vertical merges, tables split by pages."""
    directed = may_have_directions(plan, random)
    plan = with_directions(plan) if directed else plan
    counted = not directed and plan.numbering == "dotted_through" and plan.headings != "hierarchy"
    document = Document()
    for line in head(plan):
        document.add_paragraph(line)
    title = document.add_paragraph()
    title.add_run(plan.title).bold = True
    style = random.choice(("merged", "first", "outside", "second", "split"))
    if style in ("second", "split") and "number" not in plan.columns:
        style = "merged"
    repeated = random.random() < 0.5
    table = _table(document, plan, random)
    above: dict[str, Any] = {}
    for kind, value in events(plan):
        if kind == "section" and directed:
            continue
        if kind != "row" and (style == "outside" or (kind == "level" and random.random() < 0.5)):
            document.add_paragraph().add_run(value).bold = True
            table, above = _table(document, plan, random, header=repeated), {}
        elif kind != "row":
            _heading_row(table, value, style)
            above = {}
        else:
            _word_row(table, plan, value, random, above, counted)
            if random.random() < 0.08:
                document.add_paragraph("")
                table, above = _table(document, plan, random, header=repeated), {}
    if plan.indicators:
        document.add_paragraph("Целевые показатели")
        _indicator_table(document, plan)
    document.add_paragraph("\t\t".join(SIGNATURE))
    out = BytesIO()
    document.save(out)
    return out.getvalue(), "order.docx"


def _table(document: Any, plan: Plan, random: Random, *, header: bool = True) -> Any:
    table = document.add_table(rows=0, cols=len(plan.columns))
    if header:
        for cell, label in zip(table.add_row().cells, labels(plan), strict=True):
            cell.text = label
        if {"start", "finish"} <= set(plan.columns):
            _two_header_rows(table, plan)
        if random.random() < 0.2:
            for number, cell in enumerate(table.add_row().cells, 1):
                cell.text = str(number)
    return table


def _two_header_rows(table: Any, plan: Plan) -> None:
    """«Срок» over «начало» and «окончание»; the other labels are merged over both rows."""
    upper, lower = table.rows[0].cells, table.add_row().cells
    at = plan.columns.index("start")
    for index, name in enumerate(plan.columns):
        if name in ("start", "finish"):
            lower[index].text, upper[index].text = plan.labels[name], ""
        else:
            upper[index].merge(lower[index])
    upper[at].merge(upper[at + 1]).text = "Сроки"


def _heading_row(table: Any, words: str, style: str) -> None:
    row = table.add_row().cells
    mark, _, rest = words.partition(" ")
    if style == "split" and mark[-1:] == "." and rest:
        row[0].text = mark
        row[1].paragraphs[0].add_run(rest).bold = True
        row[0].paragraphs[0].runs[0].bold = True
        return
    if style == "merged":
        row[0].merge(row[-1]).text = words
    else:
        cell = row[1] if style == "second" else row[0]
        cell.text = ""
        cell.paragraphs[0].add_run(words).bold = True


def _word_row(table: Any, plan: Plan, row: Row, random: Random, above: dict[str, Any], counted: bool) -> None:
    drawn = table.add_row().cells
    for name, cell in zip(plan.columns, drawn, strict=True):
        value = row.cells[name]
        if name == "number" and counted and value:
            cell.paragraphs[0].style = "List Number"
            continue
        if name == "direction" and above.get("direction") == value:
            above["direction cell"].merge(cell)
            continue
        if name == "direction":
            above.update({"direction": value, "direction cell": cell})
        if name == "responsible" and above.get("responsible") == value:
            above["cell"].merge(cell)
            continue
        _fill(cell, value, row if name == "title" else None, random)
        if name == "responsible":
            above.update(responsible=value, cell=cell)


def _fill(cell: Any, value: str, row: Row | None, random: Random) -> None:
    """Text in one paragraph, in several runs, with a line break, or as a list."""
    if row is not None and row.checklist and random.random() < 0.5:
        cell.text = value.split(":")[0] + ":"
        for item in row.checklist:
            last = item == row.checklist[-1]
            cell.add_paragraph(f"- {item}" + ("" if last else ";"))
        return
    if ", " in value and random.random() < 0.2:
        first, second = value.split(", ", 1)
        cell.text = f"{first},"
        cell.add_paragraph(second)
        return
    words = value.split(" ")
    paragraph = cell.paragraphs[0]
    paragraph.add_run(words[0])
    paragraph.add_run(" " + " ".join(words[1:]) if len(words) > 1 else "")


def _indicator_table(document: Any, plan: Plan) -> None:
    table = document.add_table(rows=0, cols=4)
    for drawn in [
        ("№", "Наименование показателя", "Источник данных", "Индикатор"),
        *((str(n), *one) for n, one in enumerate(plan.indicators, 1)),
    ]:
        for cell, value in zip(table.add_row().cells, drawn, strict=True):
            cell.text = value


# Spreadsheets


def sheet(plan: Plan, random: Random) -> tuple[bytes, str]:
    """A merged title, empty rows above the header, real dates, merged headings and merged neighbours."""
    directed = may_have_directions(plan, random)
    plan = with_directions(plan) if directed else plan
    book = Workbook()
    page = book.active
    width = len(plan.columns)
    page.append([plan.title])
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    for _ in range(random.randint(0, 2)):
        page.append([])
    page.append(labels(plan))
    if {"start", "finish"} <= set(plan.columns) and random.random() < 0.6:
        _two_rows(page, plan)
    merged = random.random() < 0.6
    last, first = None, 0
    for kind, value in events(plan):
        if kind == "section" and directed:
            continue
        if kind != "row":
            page.append([value])
            if merged:
                page.merge_cells(
                    start_row=page.max_row, start_column=1, end_row=page.max_row, end_column=width
                )
            last = None
            continue
        page.append([_value(name, text) for name, text in zip(plan.columns, cells(plan, value), strict=True)])
        if "responsible" in plan.columns and value.cells["responsible"] == last and random.random() < 0.5:
            column = plan.columns.index("responsible") + 1
            if (first, column) not in {(area.min_row, area.min_col) for area in page.merged_cells.ranges}:
                page.merge_cells(
                    start_row=first, start_column=column, end_row=page.max_row, end_column=column
                )
                last = None
                continue
        last, first = value.cells.get("responsible"), page.max_row
    if directed:
        _merge_directions(page, plan)
    if plan.indicators:
        other = book.create_sheet("Показатели")
        other.append(["№", "Показатель", "Источник данных", "Целевое значение"])
        for number, one in enumerate(plan.indicators, 1):
            other.append([number, *one])
    if random.random() < 0.3:
        # A table that does not begin in the first column.
        areas = [str(area) for area in page.merged_cells.ranges]
        for area in areas:
            page.unmerge_cells(area)
        page.insert_cols(1)
        for area in areas:
            shifted = CellRange(area)
            shifted.shift(col_shift=1)
            page.merge_cells(shifted.coord)
    out = BytesIO()
    book.save(out)
    return out.getvalue(), "order.xlsx"


def _merge_directions(page: Any, plan: Plan) -> None:
    """Equal directions under each other become one cell."""
    column = plan.columns.index("direction") + 1
    first = None
    for row in range(1, page.max_row + 2):
        value = page.cell(row, column).value if row <= page.max_row else None
        known = value in {one.section for one in plan.rows} and value is not None
        if first is not None and (not known or value != page.cell(first, column).value):
            if row - first > 1:
                page.merge_cells(start_row=first, start_column=column, end_row=row - 1, end_column=column)
            first = None
        if known and first is None:
            first = row


def _two_rows(page: Any, plan: Plan) -> None:
    """«Срок» over «начало» and «окончание», the other labels merged over both rows."""
    row, at = page.max_row, plan.columns.index("start") + 1
    for column, name in enumerate(plan.columns, 1):
        if name in ("start", "finish"):
            page.cell(row + 1, column, plan.labels[name])
            page.cell(row, column, None)
        else:
            page.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)
    page.cell(row, at, "Срок реализации")
    page.merge_cells(start_row=row, start_column=at, end_row=row, end_column=at + 1)


def _value(name: str, text: str) -> Any:
    if name in ("deadline", "start", "finish") and len(text) == 10 and text[2] == text[5] == ".":
        return date(int(text[6:]), int(text[3:5]), int(text[:2]))
    return int(text) if name == "number" and text.isdigit() else text


def csv(plan: Plan, random: Random) -> tuple[bytes, str]:
    """Semicolons and quotes, as a spreadsheet saves them; the old Windows encoding now and then."""
    lines = [plan.title + ";" * (len(plan.columns) - 1), ";".join(labels(plan))]
    for kind, value in events(plan):
        drawn = [value, *[""] * (len(plan.columns) - 1)] if kind != "row" else cells(plan, value)
        lines.append(";".join(f'"{cell}"' if ";" in cell else cell for cell in drawn))
    return "\n".join(lines).encode("cp1251" if random.random() < 0.5 else "utf-8-sig"), "order.csv"


FORMATS = {"text": text, "markdown": markdown, "word": word, "sheet": sheet, "csv": csv}
