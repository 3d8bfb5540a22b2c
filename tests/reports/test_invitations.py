"""The sheet of invitations: opened again, looked through, and its codes read as a telephone reads them."""

from __future__ import annotations

import secrets
import struct
import time
import zlib
from io import BytesIO

import pytest
import segno
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Cm

from bot.reports.invitations import CODE_SIDE, RIM, Card, Wording, invitation_sheet

WORDING = Wording(
    "Управление образования Верхнереченского округа",
    "Приглашения действуют до 16 марта 2026 года",
    "Разрежьте лист по пунктиру и раздайте.",
    "Откройте камеру телефона и наведите её на код.",
)
NASTY = [
    '<b>"Анна" & Ко</b>',
    "Ш" * 200,
    "محمد \u202e№ 5",
    "Анна-Мария Ольга Ким",
    "Борис",
    "A\x00\x0b\ud800B",
]
WHITE = 255


def a_card(name: str = "Борис Орлов", organisation: str = "МБОУ СОШ № 2", post: str = "Директор") -> Card:
    return Card(name, post, organisation, f"https://t.me/vekha_bot?start={secrets.token_urlsafe(16)}")


def opened(cards: list[Card]) -> DocumentObject:
    return Document(BytesIO(invitation_sheet(WORDING, cards)))


def codes(document: DocumentObject) -> list[list[list[bool]]]:
    """The dark squares of every code, in the order they stand on paper."""
    found = []
    for blip in document.element.body.iter(qn("a:blip")):
        picture = document.part.related_parts[blip.get(qn("r:embed"))]
        found.append(squares(picture.blob))
    return found


def squares(png: bytes) -> list[list[bool]]:
    """The squares of a code without its rim, from a picture of one bit a dot."""
    chunks, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind = png[at + 4 : at + 8]
        chunks[kind] = chunks.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    side, _, depth = struct.unpack(">IIB", chunks[b"IHDR"][:9])
    assert depth == 1
    raw, width = zlib.decompress(chunks[b"IDAT"]), 1 + (side + 7) // 8
    rows: list[bytes] = []
    for line in (raw[n * width : (n + 1) * width] for n in range(side)):
        above = rows[-1] if line[0] == 2 else bytes(width)
        rows.append(bytes((new + old) % 256 for new, old in zip(line[1:], above, strict=False)))
    dots = [[not row[x // 8] >> (7 - x % 8) & 1 for x in range(side)] for row in rows]
    rim = next(x for x in range(side) if dots[x][x])
    scale = rim // RIM
    return [[dots[y][x] for x in range(rim, side - rim, scale)] for y in range(rim, side - rim, scale)]


def dark(link: str) -> list[list[bool]]:
    """What segno draws for exactly this link."""
    code = segno.make_qr(link, error="m", boost_error=False, mask=3)
    return [[bool(square) for square in row] for row in code.matrix]


def paragraphs(document: DocumentObject) -> list[str]:
    return [p.text for p in document.paragraphs if p.text]


def test_each_card_holds_its_person_and_the_code_of_exactly_their_link() -> None:
    cards = [a_card("Борис Орлов"), a_card("Дарья Ветрова", post="Учитель"), a_card("Вера", "МБОУ СОШ № 3")]
    document = opened(cards)
    assert codes(document) == [dark(card.link) for card in cards]
    cells = [table.cell(0, 1).text for table in document.tables]
    assert cells[0].split("\n") == [
        "Борис Орлов", "Директор", "МБОУ СОШ № 2", WORDING.hint, cards[0].link,
    ]  # fmt: skip
    assert cells[1].startswith("Вера\nДиректор\nМБОУ СОШ № 3")
    assert document.tables[0].cell(0, 3).text.startswith("Дарья Ветрова\nУчитель")


def test_a_telephone_reads_the_codes() -> None:
    reader = pytest.importorskip("zxingcpp")
    for number in range(20):
        card = a_card()
        (code,) = codes(opened([card]))
        rows = [[0] * (len(code) + 2 * RIM) for _ in range(RIM)]
        rows = [*rows, *([*[0] * RIM, *row, *[0] * RIM] for row in code), *rows]
        wide = [
            [0 if square else WHITE for square in row for _ in range(3)] for row in rows for _ in range(3)
        ]
        dots = memoryview(bytes(dot for row in wide for dot in row)).cast("B", shape=[len(wide), len(wide)])
        assert [found.text for found in reader.read_barcodes(dots)] == [card.link], number


def test_a_code_is_three_centimetres_wide_on_paper() -> None:
    (shape,) = opened([a_card()]).inline_shapes
    side = len(dark(a_card().link))
    assert shape.width == shape.height
    assert shape.width * side / (side + 2 * RIM) == pytest.approx(CODE_SIDE, rel=0.001)
    assert Cm(3) <= CODE_SIDE


def test_people_stand_under_their_organisation() -> None:
    cards = [a_card("А", "Школа 1"), a_card("Б", "Школа 2"), a_card("В", "Школа 1")]
    document = opened(cards)
    assert paragraphs(document) == [WORDING.advice, "Школа 1", "Школа 2"]
    assert [len(table.rows) for table in document.tables] == [1, 1]
    assert document.tables[0].cell(0, 3).text.startswith("В\n")


def test_every_page_says_whose_invitations_they_are_and_until_when() -> None:
    document = opened([a_card()])
    head = document.sections[0].header.paragraphs[0].text
    assert head.split("\n") == [WORDING.title, WORDING.until]
    assert document.core_properties.author == ""


def test_somebody_without_a_name_gets_a_card_for_the_post() -> None:
    card = a_card("", post="Заместитель директора")
    cell = opened([card]).tables[0].cell(0, 1)
    assert cell.text.split("\n")[:2] == ["Заместитель директора", "МБОУ СОШ № 2"]
    assert cell.paragraphs[0].runs[0].bold


def test_no_card_is_split_and_no_organisation_stands_alone_at_the_foot_of_a_page() -> None:
    document = opened([a_card(name, f"Школа {number % 3}") for number, name in enumerate(NASTY[:-1] * 3)])
    rows = [row for table in document.tables for row in table.rows]
    assert len(rows) == 9
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    headings = [p for p in document.paragraphs if p.text.startswith("Школа")]
    assert all(p.style is not None and p.style.paragraph_format.keep_with_next for p in headings)


def test_there_are_lines_to_cut_along_around_every_card_and_nowhere_else() -> None:
    table = opened([a_card(), a_card(), a_card()]).tables[0]
    lined = [
        [sorted(border.tag.split("}")[1] for border in cell._tc.iter() if border.get(qn("w:val")) == "dashed")
         for cell in row.cells]
        for row in table.rows
    ]  # fmt: skip
    left, right = ["bottom", "left", "top"], ["bottom", "right", "top"]
    assert lined == [[left, right, left, right], [left, right, [], []]]


@pytest.mark.parametrize("name", NASTY)
def test_names_survive(name: str) -> None:
    document = opened([a_card(name, name, name)])
    expected = "".join(letter for letter in name if letter not in "\x00\x0b\ud800")
    first = document.tables[0].cell(0, 1).text.split("\n")
    assert first[:3] == [expected] * 3
    assert expected in paragraphs(document)


def test_nobody_to_invite_makes_a_sheet_without_cards() -> None:
    assert opened([]).tables == []


def test_two_hundred_people_take_under_three_seconds() -> None:
    cards = [a_card(f"Человек {number}", f"Школа {number // 5}") for number in range(200)]
    started = time.process_time()
    made = invitation_sheet(WORDING, cards)
    assert time.process_time() - started < 3
    assert len(made) < 2**20
