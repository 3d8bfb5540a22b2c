"""Makes the ready questionnaires anew: ``python -m examples.forms.make`` writes an .xlsx for each .txt beside it."""

from __future__ import annotations

from pathlib import Path

from roadmap.questionnaires.exporting import write_xlsform

Sheets = dict[str, list[list[str]]]


def drawn(text: str) -> Sheets:
    """The sheets of a drawing: ``survey:`` and below it rows of ``type | name | label``; a lone ``.`` is an empty row."""
    sheets: Sheets = {}
    rows: list[list[str]] = []
    for line in text.splitlines():
        if line.endswith(":") and "|" not in line:
            rows = sheets.setdefault(line.removesuffix(":"), [])
        elif line.strip():
            rows.append([] if line.strip() == "." else [cell.strip() for cell in line.split("|")])
    return sheets


def main() -> None:
    """Writes every form."""
    for source in sorted(Path(__file__).parent.glob("*.txt")):
        source.with_suffix(".xlsx").write_bytes(write_xlsform(drawn(source.read_text("utf-8"))))


if __name__ == "__main__":
    main()
