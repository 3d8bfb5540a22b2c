"""What becomes of what a handler says before it stands in the outbox."""

from markupsafe import Markup

from bot.delivery.outgoing import rows
from bot.keyboards import data
from bot.keyboards.building import button, keyboard
from bot.says import Note, Screen, Toast


def test_a_toast_is_plain_text_and_not_too_long() -> None:
    (row,) = rows([Toast(Markup("Приказ <b>№ 1 &amp; 2</b> &#34;уже&#34; действует"))], 1, 2, "query")
    assert row.payload["text"] == 'Приказ № 1 & 2 "уже" действует'
    (row,) = rows([Toast(Markup("слово " * 100))], 1, 2, "query")
    assert len(row.payload["text"]) <= 200


def test_a_press_is_answered_even_where_nothing_is_said() -> None:
    (row,) = rows([], 1, 2, "query")
    assert row.payload == {"query": "query", "text": "", "alert": False}


def test_a_number_sign_never_ends_a_line() -> None:
    school = Markup("<b>МБОУ СОШ № 2</b> и № 4")
    under = keyboard([button("МБОУ СОШ № 2", data.Home())])
    for say in (Screen(school, under), Note(school, under)):
        (row,) = rows([say], 1, None, None)
        assert row.payload["text"] == "<b>МБОУ СОШ №\N{NO-BREAK SPACE}2</b> и №\N{NO-BREAK SPACE}4"
        label = row.payload["keyboard"]["inline_keyboard"][0][0]["text"]
        assert label == "МБОУ СОШ №\N{NO-BREAK SPACE}2"
