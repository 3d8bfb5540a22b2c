"""The tables of docs/deadlines.md are what the reader really does.

``python -m tests.deadlines.test_docs`` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.texts.caveats import caveat_words
from bot.texts.deadlines import kind_words, when_words
from bot.texts.voice import plain, voice_of
from roadmap.deadlines import Code, read_deadline
from roadmap.deadlines.caveats import Caveat
from roadmap.period import Period

DOCUMENT = Path(__file__).parents[2] / "docs" / "deadlines.md"
PLAN = Period.years(2024)
RUSSIAN = voice_of("ru")
EXAMPLES = (
    "25 апреля",
    "до 15 октября",
    "к 1 сентября",
    "Март",
    "Март-декабрь",
    "Март, апрель",
    "II квартал",
    "1-е полугодие",
    "с 1 по 15 сентября",
    "15, 20 и 25 мая",
    "первая декада сентября",
    "осенние каникулы",
    "до конца учебного года",
    "май (до 25 мая)",
    "2024",
    "В течение года",
    "В течение учебного года",
    "с 1 сентября",
    "постоянно",
    "Ежеквартально",
    "Ежеквартально, не позднее 25 числа последнего месяца квартала",
    "Поквартально, не позднее 10 числа месяца, следующего за отчетным периодом",
    "1 раз в полугодие",
    "2 раза в год (не позже 20 мая и 20 декабря)",
    "Ежегодно (сентябрь)",
    "Ежемесячно до 5 числа",
    "Один раз в два месяца",
    "Еженедельно",
    "последняя пятница месяца",
    "Один раз в четверть",
    "В каникулярное время",
    "По запросу",
    "По отдельному графику",
    "по итогам мониторинга",
    "не позднее 3 рабочих дней со дня получения запроса",
    "в течение 10 дней",
    "за I квартал – до 10 апреля, за II квартал – до 10 июля",
    "в течение 10 дней после совещания",
    "В течение года (по заявкам)",
    "март, далее – по мере необходимости",
    "Октябрь-ноябрь 2019",
    "апрель 2204",
    "31 ноября",
    "V квартал",
    "осень",
    "начало сентября",
    "до сентября",
    "март апрель",
    "сентбрь",
    "–",
)
SUGGESTIONS = {Code.NO_SUCH_DAY: "30", Code.IMPOSSIBLE_YEAR: "2024", Code.NOT_UNDERSTOOD: "сентябрь"}


def examples() -> Iterator[str]:
    yield "| фраза | вид | прочтение | предупреждения |"
    yield "|---|---|---|---|"
    for phrase in EXAMPLES:
        schedule = read_deadline(phrase, PLAN)
        doubts = ", ".join(
            f"`{caveat.code}`" for caveat in schedule.warnings if caveat.code is not Code.DAY_OFF
        )
        read = plain(when_words(schedule, RUSSIAN))
        yield f"| {phrase} | {plain(kind_words(schedule.kind, RUSSIAN))} | {read} | {doubts} |"


def warnings() -> Iterator[str]:
    yield "| имя | уровень | что сказано |"
    yield "|---|---|---|"
    for code in Code:
        caveat = Caveat(code, "…", (date(2024, 5, 9),), SUGGESTIONS.get(code, ""))
        level = "замечание" if caveat.level == "note" else "сомнение"
        yield f"| `{code}` | {level} | {plain(caveat_words(caveat, RUSSIAN))} |"


def filled(text: str) -> str:
    """*text* with its tables as they should be."""
    for name, rows in (("examples", examples()), ("warnings", warnings())):
        before, opening, rest = text.partition(f"<!-- {name} -->\n")
        _, closing, after = rest.partition(f"<!-- /{name} -->")
        text = before + opening + "\n".join(rows) + "\n" + closing + after
    return text


def test_the_tables_of_the_document_are_true() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert text == filled(text)


if __name__ == "__main__":
    DOCUMENT.write_text(filled(DOCUMENT.read_text("utf-8")), "utf-8")
