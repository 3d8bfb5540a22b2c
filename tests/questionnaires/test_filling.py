"""Questionnaires that are answered, as stories."""

from __future__ import annotations

import pytest

from roadmap.questionnaires.filling import Filling
from roadmap.questionnaires.questions import Kind
from roadmap.questionnaires.steps import Problem, Progress, Trouble
from roadmap.questionnaires.typed import Misfit, Unfit
from tests.questionnaires.sheets import filling

QUARTER = """
| survey |
| | type                 | name   | label::Русский (ru)        | label::English (en) | hint::Русский (ru) | relevant             | required | constraint           | constraint_message::Русский (ru) | calculation       | bind::indicator |
| | text                 | school | Школа                      | School              |                    |                      | yes      |                      |                                  |                   |        |
| | note                 | hello  | Здравствуйте, ${school}!   | Hello, ${school}!   |                    | ${school} != ''      |          |                      |                                  |                   |        |
| | begin group          | staff  | Кадры                      | Staff               |                    |                      |          |                      |                                  |                   |        |
| | integer              | all    | Сколько учителей           | Teachers            | С совместителями   |                      | yes      | . > 0 and . <= 300   | От 1 до 300                      |                   | 1.1    |
| | integer              | young  | Из них молодых             | Young ones          |                    |                      |          | . <= ${all}          | Не больше, чем всего             |                   |        |
| | calculate            | share  |                            |                     |                    |                      |          |                      |                                  | round(100 * ${young} div ${all}, 1) | 1.2 |
| | note                 | said   | Молодых ${share} %         | Young: ${share} %   |                    | ${share} != ''       |          |                      |                                  |                   |        |
| | end group            |        |                            |                     |                    |                      |          |                      |                                  |                   |        |
| | select_one yes_no    | gaps   | Есть вакансии?             | Vacancies?          |                    |                      | yes      |                      |                                  |                   |        |
| | select_multiple subj | which  | По каким предметам         | Which               |                    | ${gaps} = 'yes'      | yes      |                      |                                  |                   |        |
| | text                 | other  | По какому ещё              | What else           |                    | selected(${which}, 'other') |   |                      |                                  |                   |        |
| | image                | photo  | Фото расписания            | Photo               |                    |                      |          |                      |                                  |                   |        |
| choices |
| | list_name | name  | label::Русский (ru) | label::English (en) |
| | yes_no    | yes   | Да                  | Yes                 |
| | yes_no    | no    | Нет                 | No                  |
| | subj      | math  | Математика          | Mathematics         |
| | subj      | rus   | Русский язык        | Russian             |
| | subj      | other | Другой              | Other               |
| settings |
| | form_title     | form_id | version | default_language |
| | Отчёт за квартал | quarter | 3     | Русский (ru)     |
"""
VISITS = """
| survey |
| | type         | name   | label     | relevant       | constraint | repeat_count |
| | integer      | n      | Сколько классов |          |            |              |
| | begin repeat | class  | Класс     | ${n} > 0       |            | ${n}         |
| | text         | letter | Буква     |                |            |              |
| | end repeat   |        |           |                |            |              |
| | begin repeat | visit  | Посещение | ${n} != 13     |            |              |
| | text         | who    | Кто       |                |            |              |
| | integer      | pupils | Сколько детей у ${who} |   | . < 40     |              |
| | end repeat   |        |           |                |            |              |
"""


def places(made: Filling) -> list[str]:
    return [step.place for step in made.steps]


def misfit(made: Filling, place: str, raw: str) -> tuple[Misfit, str]:
    with pytest.raises(Unfit) as refused:
        made.put(place, raw)
    return refused.value.misfit, refused.value.message


def test_a_school_answers_a_quarter_from_beginning_to_end() -> None:
    made = filling(QUARTER)
    assert made.form.title == "Отчёт за квартал"
    assert places(made) == ["school", "staff/all", "staff/young", "gaps", "photo"]
    assert made.progress("staff/all") == Progress(2, 5, 0)
    made = made.put("school", "Школа № 3")
    assert made.step("hello").label == "Здравствуйте, Школа № 3!"
    assert misfit(made, "staff/all", "0") == (Misfit.CONSTRAINT, "От 1 до 300")
    assert misfit(made, "staff/all", "много") == (Misfit.NOT_A_NUMBER, "")
    made = made.put("staff/all", "40").put("staff/young", "6")
    assert made.step("staff/all").hint == "С совместителями"
    assert made.step("staff/all").headings == ("Кадры",)
    assert made.step("staff/said").label == "Молодых 15 %"
    assert misfit(made, "staff/young", "41") == (Misfit.CONSTRAINT, "Не больше, чем всего")
    made = made.put("gaps", "Да").put("which", "Математика, Другой").put("other", "астрономия")
    assert [option.label for option in made.options("which")] == ["Математика", "Русский язык", "Другой"]
    assert made.shown("which") == "Математика, Другой"
    made = made.skip("photo")
    assert made.open is None
    assert made.problems() == ()
    assert made.progress() == Progress(7, 7, 6)
    assert made.relevant_answers() == {
        "school": "Школа № 3",
        "staff/all": "40",
        "staff/young": "6",
        "staff/share": "15",
        "gaps": "yes",
        "which": "math other",
        "other": "астрономия",
    }
    assert made.calculated == {"staff/share": "15"}


def test_it_speaks_the_persons_language_and_falls_back_to_the_forms() -> None:
    assert filling(QUARTER, language="en").step("gaps").label == "Vacancies?"
    assert filling(QUARTER, language="de").step("gaps").label == "Есть вакансии?"
    assert filling(QUARTER, language="en").step("staff/all").hint == "С совместителями"
    assert filling(QUARTER, language="English (en)").options("gaps")[0].label == "Yes"
    plain = "| survey |\n| | type | name | label |\n| | text | t | Что |\n"
    assert filling(plain, language="en").step("t").label == "Что"


def test_what_is_not_asked_any_more_is_kept_but_does_not_count() -> None:
    made = filling(QUARTER).put("gaps", "yes").put("which", "other").put("other", "химия")
    made = made.put("gaps", "no")
    assert places(made)[-2:] == ["gaps", "photo"]
    assert "which" not in made.relevant_answers()
    assert made.answers["which"] == "other"
    assert misfit(made, "which", "math") == (Misfit.NOT_ASKED, "")
    again = made.put("gaps", "yes")
    assert again.step("which").value == "other"
    assert again.step("other").value == "химия"


def test_required_ones_are_missing_and_are_never_skipped() -> None:
    made = filling(QUARTER).put("gaps", "yes")
    assert [step.place for step in made.missing] == ["school", "staff/all", "which"]
    with pytest.raises(Unfit) as refused:
        made.skip("school", "не знаю")
    assert refused.value.misfit is Misfit.REQUIRED
    assert misfit(made, "school", "  ")[0] is Misfit.REQUIRED
    # The figure of an indicator may not be left out without a word either, but young teachers are none.
    assert [one.trouble for one in made.problems()] == [Trouble.MISSING] * 3
    assert made.skip("staff/young").step("staff/young").given


def test_a_change_elsewhere_makes_a_standing_answer_wrong_and_the_review_says_so() -> None:
    made = (
        filling(QUARTER)
        .put("school", "Школа № 3")
        .put("staff/all", "40")
        .put("staff/young", "30")
        .put("gaps", "no")
    )
    made = made.put("staff/all", "20")
    assert made.problems() == (Problem("staff/young", Trouble.CONSTRAINT, "Не больше, чем всего"),)
    assert made.problems()[0].trouble.blocks


def test_the_last_period_is_compared() -> None:
    made = filling(QUARTER).prefilled({"staff/all": "12", "gaps": "no", "staff/young": "3"})
    assert made.step("staff/all").was == "12"
    assert made.shown("gaps", made.step("gaps").was) == "Нет"
    assert made.step("staff/all").value == ""
    made = made.put("school", "Школа № 3").put("gaps", "no").put("staff/all", "120").put("staff/young", "2")
    assert made.step("staff/all").jumped
    assert made.problems() == (Problem("staff/all", Trouble.JUMPED),)
    assert not made.problems()[0].trouble.blocks
    explained = made.explain("staff/all", "школы объединили")
    assert explained.problems() == ()
    assert explained.step("staff/all").reason == "школы объединили"
    assert not made.put("staff/all", "14").step("staff/all").jumped
    with pytest.raises(Unfit) as refused:
        made.skip("staff/young")
    assert refused.value.misfit is Misfit.NO_REASON
    skipped = made.skip("staff/young", "ещё не считали")
    assert (skipped.step("staff/young").value, skipped.step("staff/young").reason) == ("", "ещё не считали")
    assert Trouble.NO_REASON not in [one.trouble for one in skipped.problems()]
    assert skipped.put("staff/young", "4").step("staff/young").reason == ""


def test_one_can_go_back_and_forth() -> None:
    made = filling(QUARTER)
    first = made.after("")
    assert first is not None
    assert first.place == "school"
    walked = [first.place]
    while step := made.after(walked[-1]):
        walked.append(step.place)
    assert walked == places(made)
    back = made.before("staff/all")
    assert back is not None
    assert back.place == "school"
    assert made.before("school") is None
    assert made.open == first


def test_a_repeat_goes_on_while_the_person_wants() -> None:
    made = filling(VISITS)
    assert places(made) == ["n", "visit[1]/who", "visit[1]/pupils", "visit"]
    made = made.put("visit[1]/who", "Анна").put("visit[1]/pupils", "3")
    assert made.step("visit").kind is Kind.REPEAT
    made = (
        made.add("visit")
        .put("visit[2]/who", "Олег")
        .put("visit[2]/pupils", "5", "приехали соседи")
        .add("visit")
    )
    made = made.put("visit[3]/who", "Вера")
    assert made.step("visit[3]/pupils").label == "Сколько детей у Вера"
    assert made.step("visit[3]/pupils").numbers == (3,)
    assert misfit(made, "visit[4]/who", "Кто-то")[0] is Misfit.NOT_ASKED
    fewer = made.remove("visit[2]")
    assert fewer.step("visit").value == "2"
    assert fewer.step("visit[2]/who").value == "Вера"
    assert fewer.step("visit[2]/pupils").value == ""
    assert fewer.reasons == {}
    none = fewer.remove("visit[2]").remove("visit[1]")
    assert places(none) == ["n", "visit"]
    assert not none.step("visit").removable
    for wrong in ("visit[1]", "visit", "visit[x]", "class[1]"):
        with pytest.raises(Unfit):
            none.remove(wrong)


def test_a_repeat_is_counted_by_the_form() -> None:
    made = filling(VISITS).put("n", "2")
    assert places(made)[:3] == ["n", "class[1]/letter", "class[2]/letter"]
    made = made.put("class[2]/letter", "Б").put("n", "1")
    assert "class[2]/letter" not in made.relevant_answers()
    assert made.put("n", "2").step("class[2]/letter").value == "Б"
    with pytest.raises(Unfit):
        made.add("class")
    many = made.put("n", "100000")
    assert [one.trouble for one in many.problems()] == [Trouble.TOO_MANY]
    assert len(places(many)) < 300
    assert places(made.put("n", "13"))[-1] == "class[13]/letter"


def test_repeats_in_repeats() -> None:
    nested = """
    | survey |
    | | type         | name   | label    | calculation   | repeat_count |
    | | begin repeat | school | Школа    |               |              |
    | | integer      | n      | Классов  |               |              |
    | | begin repeat | class  | Класс    |               | ${n}         |
    | | integer      | pupils | Учеников |               |              |
    | | end repeat   |        |          |               |              |
    | | calculate    | all    |          | sum(${pupils}) |             |
    | | end repeat   |        |          |               |              |
    | | calculate    | total  |          | sum(${all})   |              |
    """
    made = filling(nested).put("school[1]/n", "2").add("school").put("school[2]/n", "1")
    made = made.put("school[1]/class[1]/pupils", "20").put("school[1]/class[2]/pupils", "25")
    made = made.put("school[2]/class[1]/pupils", "10")
    assert made.relevant_answers()["school[1]/all"] == "45"
    assert made.relevant_answers()["total"] == "55"
    assert made.step("school[1]/class[2]/pupils").numbers == (1, 2)
    assert made.step("school[1]/class[2]/pupils").headings == ("Школа", "Класс")
    gone = made.remove("school[1]")
    assert gone.relevant_answers() == {
        "school[1]/n": "1",
        "school[1]/class[1]/pupils": "10",
        "school[1]/all": "10",
        "total": "10",
    } | {place: value for place, value in gone.relevant_answers().items() if place.endswith("_count")}


def test_a_list_is_filtered_and_an_answer_that_is_not_offered_any_more_is_named() -> None:
    towns = """
    | survey |
    | | type           | name | label | choice_filter  |
    | | select_one area | area | Округ |               |
    | | select_one town | town | Школа | area=${area}  |
    | choices |
    | | list_name | name | label   | area |
    | | area      | a    | Север   |      |
    | | area      | b    | Юг      |      |
    | | town      | x    | Первая  | a    |
    | | town      | y    | Вторая  | b    |
    | | town      | z    | Третья  | b    |
    """
    made = filling(towns)
    assert made.options("town") == ()
    made = made.put("area", "b")
    assert [option.name for option in made.options("town")] == ["y", "z"]
    assert misfit(made, "town", "x")[0] is Misfit.NO_SUCH_CHOICE
    made = made.put("town", "Третья").put("area", "a")
    assert made.problems() == (Problem("town", Trouble.NO_SUCH_CHOICE),)
    assert made.shown("town") == "Третья"


def test_defaults_stand_until_they_are_answered() -> None:
    form = """
    | survey |
    | | type    | name | label    | default      | required |
    | | integer | n    | Сколько  | 5            | yes      |
    | | date    | d    | Когда    | today()      |          |
    | | text    | t    | Что      | ничего       |          |
    """
    made = filling(form)
    assert [step.value for step in made.steps] == ["5", "2026-03-02", "ничего"]
    assert made.missing == ()
    assert not made.step("n").given
    assert made.skip("t").step("t").value == ""
    assert made.put("d", "1 марта").step("d").value == "2026-03-01"
    assert made.relevant_answers() == {"n": "5", "d": "2026-03-02", "t": "ничего"}


def test_what_the_form_works_out_or_only_shows_is_not_answered() -> None:
    form = """
    | survey |
    | | type    | name  | label    | calculation | read_only |
    | | integer | n     | Сколько  |             |           |
    | | integer | twice | Вдвое    | ${n} * 2    | yes       |
    | | note    | bye   | Спасибо  |             |           |
    """
    made = filling(form).put("n", "4")
    assert made.step("twice").value == "8"
    assert made.step("twice").read_only
    for place in ("twice", "bye"):
        assert misfit(made, place, "5")[0] is Misfit.READ_ONLY
    assert made.progress("bye") == Progress(1, 1, 1)


def test_choices_come_from_a_repeat() -> None:
    form = """
    | survey |
    | | type                | name  | label |
    | | begin repeat        | child | Ребёнок |
    | | text                | name  | Имя |
    | | end repeat          |       |     |
    | | select_one ${name}  | best  | Кто старший |
    """
    made = filling(form).put("child[1]/name", "Аня").add("child").put("child[2]/name", "Боря").add("child")
    assert [option.label for option in made.options("best")] == ["Аня", "Боря"]
    assert made.put("best", "Боря").relevant_answers()["best"] == "Боря"


def test_what_goes_round_neither_hangs_nor_hides() -> None:
    form = """
    | survey |
    | | type      | name | label | relevant  | calculation |
    | | integer   | a    | А     | ${b} = '' |             |
    | | integer   | b    | Б     | ${a} = '' |             |
    | | calculate | c    |       |           | ${d} + 1    |
    | | calculate | d    |       |           | ${c} + 1    |
    """
    made = filling(form).put("a", "1")
    assert made.step("a").value == "1"
    assert "b" not in places(made)
    assert set(made.relevant_answers()) <= {"a", "c", "d"}


def test_choices_in_any_order_stay_in_it_for_one_response() -> None:
    form = """
    | survey |
    | | type           | name | label | parameters     |
    | | select_one one | one  | Какая | randomize=true |
    | choices |
    | | list_name | name | label |
""" + "".join(f"    | | one | n{number} | Буква {number} |\n" for number in range(20))
    first, other = filling(form, seed="17"), filling(form, seed="18")
    order = [option.name for option in first.options("one")]
    assert sorted(order) == sorted(f"n{number}" for number in range(20))
    assert order == [option.name for option in filling(form, seed="17").put("one", "n3").options("one")]
    assert order != [option.name for option in other.options("one")]
    assert first.put("one", "Буква 3").shown("one") == "Буква 3"
