"""Birth dates: a date with a word of birth near it; a bare date is none, nor is the birthday of a school."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap.personal.finds import PersonalKind, Span

_MONTH = r"(?:янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)[а-яё]*\.?"


def _date(mark: str) -> str:
    """A day with its year, in groups whose names begin with *mark*."""
    return (
        rf"(?<![\d.])(?:\d{{1,2}} ?[./,-] ?\d{{1,2}} ?[./,-] ?(?P<{mark}year>\d{{4}}|\d{{2}})(?!\d)"
        rf"|\d{{1,2}} ?(?:-?го)? ?{_MONTH},? ?(?P<{mark}said>\d{{4}}|\d{{2}})(?!\d)"
        rf"|(?P<{mark}first>\d{{4}})-\d{{2}}-\d{{2}}(?!\d)"
        rf"|\d{{2}} \d{{2}} (?P<{mark}spaced>(?:19|20)\d{{2}})(?!\d)"
        rf"|\d{{4}}(?P<{mark}glued>(?:19[4-9]|20[0-3])\d)(?!\d))"
    )


_BIRTH = r"(?:д ?\. ?р\b|д/р\b|(?<!и )(?<!и)\bдр\b|(?:дат|день|дн)\w*(?:\s+и\s+мест\w+)?\s+рожд\w*|\bрожд(?:ения|ен|\.)?(?!\w)|\bродил(?:ся|[ао]сь|ись)|\bdob\b|birth\w*)"
_BEFORE = re.compile(rf"{_BIRTH}[^\d]{{0,40}}?{_date('a')}")
_AFTER = re.compile(
    rf"{_date('b')} ?(?:г|год|года|г\.)? ?[.,(-]{{0,2}} ?"
    r"(?:г\.? ?р\b|р\.|рожд\w*|года? рожд\w*|д ?\. ?р\b|\bдр\b|родил(?:ся|[ао]сь|ись))"
)
_NOT_A_PERSON = re.compile(
    r"рожд\w*\s+(?:\w+\s+)?(?:школ|лице|гимнази|учреждени|организаци|город|район|сел[ао]\b|посел|проект|клуб"
    r"|отряд|движени|музе|писател|поэт|учён|учен(?:ого|ых)|ученическ|композитор|космонавт|геро|христов|пионер)"
    r"|роди\w+\s+(?:иде[яи]|мысл|проект|традици|замыс|клуб|команд)"
)
_YEARS = range(1925, 2036)
_SHORT_YEARS = range(100)


def birth_dates(text: str) -> Iterator[Span]:
    """Spans of the word with its date in *text* (made readable, links taken out)."""
    text = text.lower()
    if not any(map(str.isdigit, text)):
        return
    for rule in (_BEFORE, _AFTER):
        for match in rule.finditer(text):
            around = text[match.start() : match.end() + 40]
            if _recent(match) and not _NOT_A_PERSON.search(around):
                yield Span(PersonalKind.BIRTH_DATE, match.start(), match.end())


def _recent(match: re.Match[str]) -> bool:
    """A pupil's, a parent's or a teacher's: «родился 6 июня 1799» is about somebody else."""
    year = next(text for text in match.groups() if text)
    return int(year) in (_YEARS if len(year) == 4 else _SHORT_YEARS)
