"""What becomes of what a handler says before it stands in the outbox."""

from markupsafe import Markup

from bot.delivery.outgoing import rows
from bot.says import Toast


def test_a_toast_is_plain_text_and_not_too_long() -> None:
    (row,) = rows([Toast(Markup("Приказ <b>№ 1 &amp; 2</b> &#34;уже&#34; действует"))], 1, 2, "query")
    assert row.payload["text"] == 'Приказ № 1 & 2 "уже" действует'
    (row,) = rows([Toast(Markup("слово " * 100))], 1, 2, "query")
    assert len(row.payload["text"]) <= 200


def test_a_press_is_answered_even_where_nothing_is_said() -> None:
    (row,) = rows([], 1, 2, "query")
    assert row.payload == {"query": "query", "text": "", "alert": False}
