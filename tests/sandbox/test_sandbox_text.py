"""What Telegram makes of text: the corpora of markup, and the limits."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sandbox_asking import Asking, Case, cases

from sandbox.errors import BadRequest
from sandbox.text.formatting import read_caption, read_text
from sandbox.text.rich import read_rich
from sandbox.things import Account


def shown(entity: dict[str, Any]) -> str:
    extra = [f"{key}={value}" for key, value in entity.items() if key not in ("type", "offset", "length")]
    return " ".join([entity["type"], str(entity["offset"]), str(entity["length"]), *extra])


@pytest.mark.parametrize("case", cases("html"))
def test_markup_becomes_entities(case: Case) -> None:
    formatted = read_text(case.given, "HTML")
    assert [*formatted.text.split("\n"), *map(shown, formatted.entities_json())] == case.expected


@pytest.mark.parametrize("case", cases("html_errors"))
def test_broken_markup_is_refused_in_telegrams_words(case: Case) -> None:
    with pytest.raises(BadRequest) as refusal:
        read_text(case.given, "HTML")
    assert refusal.value.description == f"Bad Request: {case.complaint}"


@pytest.mark.parametrize("case", cases("rich"))
def test_rich_markup_becomes_blocks(case: Case) -> None:
    blocks = read_rich({"html": case.given})["blocks"]
    assert [json.dumps(block, ensure_ascii=False) for block in blocks] == case.expected


@pytest.mark.parametrize("case", cases("rich_errors"))
def test_broken_rich_markup_is_refused(case: Case) -> None:
    with pytest.raises(BadRequest) as refusal:
        read_rich({"html": case.given})
    assert refusal.value.description == f"Bad Request: {case.complaint}"


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<p>" + "ы" * 32_769 + "</p>", "RICH_MESSAGE_TEXT_TOO_LONG"),
        ("<hr>" * 501, "RICH_MESSAGE_BLOCKS_TOO_MANY"),
        ("<table>" + "<tr><td>а</td></tr>" * 500 + "</table>", "RICH_MESSAGE_BLOCKS_TOO_MANY"),
        ("<ul><li>" + "<hr>" * 499 + "</li></ul>", "RICH_MESSAGE_BLOCKS_TOO_MANY"),
        ("<table><tr>" + "<td>а</td>" * 21 + "</tr></table>", "RICH_MESSAGE_TABLE_COLS_TOO_MANY"),
        (
            '<table><tr><td rowspan="2" colspan="15">а</td></tr><tr><td colspan="6">б</td></tr></table>',
            "RICH_MESSAGE_TABLE_COLS_TOO_MANY",
        ),
        ("<blockquote>" * 17 + "а" + "</blockquote>" * 17, "RICH_MESSAGE_DEPTH_INVALID"),
    ],
)
def test_rich_messages_have_limits(html: str, complaint: str) -> None:
    with pytest.raises(BadRequest, match=complaint):
        read_rich({"html": html})


def test_rich_messages_at_their_limits_are_taken() -> None:
    assert len(read_rich({"html": "<hr>" * 500})["blocks"]) == 500
    assert read_rich({"html": "<p>" + "ы" * 32_768 + "</p>"})
    assert read_rich({"html": "<table><tr>" + "<td>а</td>" * 20 + "</tr></table>"})
    assert read_rich({"html": "<blockquote>" * 15 + "а" + "</blockquote>" * 15})


@pytest.mark.parametrize(
    ("message", "complaint"),
    [
        ({"markdown": "# а"}, 'the sandbox reads "html", not "markdown"'),
        ({"html": "а", "blocks": [{"type": "divider"}]}, 'not "blocks"'),
        ({"html": "а", "colour": "red"}, 'unknown field "colour"'),
        ({}, "RICH_MESSAGE_CONTENT_REQUIRED"),
    ],
)
def test_a_rich_message_is_html_alone(message: dict[str, Any], complaint: str) -> None:
    with pytest.raises(BadRequest, match=complaint):
        read_rich(message)


def test_detection_can_be_left_out_of_a_rich_message() -> None:
    blocks = read_rich({"html": "<p>example.org</p>", "skip_entity_detection": True})["blocks"]
    assert blocks == [{"type": "paragraph", "text": "example.org"}]


def test_a_text_is_measured_in_utf16_units_after_markup() -> None:
    assert read_text("<b>" + "ы" * 4096 + "</b>", "HTML")
    assert read_text("😀" * 2048)
    for too_long in ("ы" * 4097, "😀" * 2049):
        with pytest.raises(BadRequest, match="message is too long"):
            read_text(too_long)


def test_a_caption_is_shorter_and_may_be_empty() -> None:
    assert read_caption("").text == ""
    assert read_caption("ы" * 1024)
    with pytest.raises(BadRequest, match="message caption is too long"):
        read_caption("ы" * 1025)


def test_raw_text_has_a_limit_in_bytes() -> None:
    marks = "<b></b>" * 4700
    with pytest.raises(BadRequest, match="text is too long"):
        read_text(marks + "да", "HTML")


def test_only_html_is_read() -> None:
    with pytest.raises(BadRequest, match="unsupported parse_mode: the sandbox reads HTML, not MarkdownV2"):
        read_text("*да*", "MarkdownV2")
    with pytest.raises(BadRequest, match=r"unsupported parse_mode$"):
        read_text("да", "wiki")


def test_entities_may_be_given_beside_the_text() -> None:
    formatted = read_text("😀 да", entities=[{"type": "bold", "offset": 3, "length": 2}])
    assert list(map(shown, formatted.entities_json())) == ["bold 3 2"]
    with pytest.raises(BadRequest, match="ends after the end of the text at UTF-16 offset 9"):
        read_text("да", entities=[{"type": "bold", "offset": 0, "length": 9}])


def test_without_a_parse_mode_markup_is_text() -> None:
    assert read_text("<b>да</b>").text == "<b>да</b>"


def test_carriage_returns_go_and_entities_move() -> None:
    formatted = read_text("а\r\nб", entities=[{"type": "bold", "offset": 3, "length": 1}])
    assert (formatted.text, list(map(shown, formatted.entities_json()))) == ("а\nб", ["bold 2 1"])


async def test_a_mention_by_id_carries_the_person(ask: Asking, anna: Account) -> None:
    text = f'<a href="tg://user?id={anna.id}">Анна</a> и <a href="tg://user?id=1">кто-то</a>'
    message = await ask("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert [entity["user"]["first_name"] for entity in message["entities"]] == ["Анна"]
