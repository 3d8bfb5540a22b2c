"""XForms are read: kinds, words, lists, and what is refused by name."""

from __future__ import annotations

import pytest

from roadmap.questionnaires.form import UnreadableForm, read_form
from roadmap.questionnaires.questions import Group, Kind, Output, Question
from tests.questionnaires.sheets import form_of, xform_of

FORM = """
| survey |
| | type                    | name  | label::Русский (ru) | label::English (en) | hint::Русский (ru) | required | required_message::Русский (ru) | relevant | bind::indicator | appearance | default |
| | start                   | start |                     |                     |                    |          |                                |          |                 |            |         |
| | today                   | day   |                     |                     |                    |          |                                |          |                 |            |         |
| | text                    | t     | Текст               | Text                | Подробно           | yes      | Без этого никак                |          |                 | multiline  |         |
| | integer                 | i     | Целое ${t}          | Whole ${t}          |                    |          |                                |          | 2.1             |            | 3       |
| | decimal                 | d     | Дробное             | Decimal             |                    | ${i} > 1 |                                |          |                 |            |         |
| | date                    | w     | Когда               | When                |                    |          |                                |          |                 |            | today() |
| | begin group             | g     | Группа              | Group               |                    |          |                                | ${i} > 2 |                 |            |         |
| | select_one l            | one   | Одно                | One                 |                    |          |                                |          |                 |            |         |
| | select_multiple l       | many  | Много               | Many                |                    |          |                                |          |                 |            |         |
| | begin repeat            | r     | Повтор              | Repeat              |                    |          |                                |          |                 |            |         |
| | note                    | n     | Записка             | Note                |                    |          |                                |          |                 |            |         |
| | end repeat              |       |                     |                     |                    |          |                                |          |                 |            |         |
| | end group               |       |                     |                     |                    |          |                                |          |                 |            |         |
| | image                   | p     | Фото                | Photo               |                    |          |                                |          |                 |            |         |
| | file                    | f     | Файл                | File                |                    |          |                                |          |                 |            |         |
| choices |
| | list_name | name | label::Русский (ru) | label::English (en) | zone  |
| | l         | a    | А                   | A                   | север |
| | l         | b    | Б                   | B                   |       |
| settings |
| | form_title | form_id | version | default_language |
| | Проба      | probe   | 12      | Русский (ru)     |
"""


def question(path: str) -> Question:
    found = form_of(FORM).by_path[path]
    assert isinstance(found, Question)
    return found


def test_every_kind_and_the_order() -> None:
    form = form_of(FORM)
    assert (form.name, form.title, form.version) == ("probe", "Проба", "12")
    kinds = [(path, member.kind) for path, member in form.by_path.items() if isinstance(member, Question)]
    assert kinds == [
        ("start", Kind.CALCULATE),
        ("day", Kind.CALCULATE),
        ("t", Kind.TEXT),
        ("i", Kind.INTEGER),
        ("d", Kind.DECIMAL),
        ("w", Kind.DATE),
        ("g/one", Kind.ONE),
        ("g/many", Kind.MANY),
        ("g/r/n", Kind.NOTE),
        ("p", Kind.IMAGE),
        ("f", Kind.FILE),
    ]
    group, repeat = form.by_path["g"], form.by_path["g/r"]
    assert isinstance(group, Group)
    assert isinstance(repeat, Group)
    assert (group.repeats, repeat.repeats) == (False, True)
    assert group.relevant.split() == ["/probe/i", ">", "2"] or group.relevant.split() == ["/data/i", ">", "2"]


def test_words_by_language() -> None:
    form = form_of(FORM)
    assert form.languages == ("English (en)", "Русский (ru)") or form.languages == (
        "Русский (ru)",
        "English (en)",
    )
    assert form.default_language == "Русский (ru)"
    assert (form.language("ru"), form.language("en"), form.language("fr")) == (
        "Русский (ru)",
        "English (en)",
        "Русский (ru)",
    )
    assert question("t").label == {"Русский (ru)": ("Текст",), "English (en)": ("Text",)}
    assert question("t").hint == {"Русский (ru)": ("Подробно",)}
    assert question("t").required_message == {"Русский (ru)": ("Без этого никак",)}
    words = question("i").label["Русский (ru)"]
    assert words[0] == "Целое "
    assert isinstance(words[1], Output)


def test_what_decides() -> None:
    assert question("t").required == "true()"
    assert question("d").required.split()[1:] == [">", "1"]
    assert question("i").indicator == "2.1"
    assert (question("i").default, question("w").dynamic_default) == ("3", "today()")
    assert question("t").appearance == "multiline"
    assert question("start").calculation == "now()"


def test_lists_and_their_columns() -> None:
    choices = question("g/one").choices
    assert choices is not None
    assert choices.rows == "l"
    rows = form_of(FORM).lists["l"]
    assert [row.name for row in rows] == ["a", "b"]
    assert rows[0].label == {"Русский (ru)": ("А",), "English (en)": ("A",)}
    assert rows[0].columns["zone"] == "север"


def test_the_same_text_is_read_once() -> None:
    text = xform_of(FORM)
    assert read_form(text) is read_form("".join(text))


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("| | geopoint | x | Где |", "input geopoint"),
        ("| | time | x | Во сколько |", "input time"),
        ("| | barcode | x | Код |", "input barcode"),
        ("| | range | x | От и до |", "range int"),
        ("| | acknowledge | x | Понятно |", "trigger string"),
        ("| | rank l | x | По порядку |", "rank rank"),
        ("| | select_one_from_file a.csv | x | Из файла |", "external instance"),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(row: str, what: str) -> None:
    table = f"| survey |\n| | type | name | label |\n{row}\n| choices |\n| | list_name | name | label |\n| | l | a | А |\n"
    with pytest.raises(UnreadableForm) as refused:
        form_of(table)
    assert refused.value.what == what


@pytest.mark.parametrize("text", ["", "не XML", "<a/>", "<a", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_what_is_no_xform_is_refused(text: str) -> None:
    with pytest.raises(UnreadableForm):
        read_form(text)
