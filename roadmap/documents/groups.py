"""Groups of schools: how orders call them and which schools the text puts into each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from roadmap.documents.schools import mentions, school_key
from roadmap.roadmap import Group

EVERY_SCHOOL = "ОО"

_NAMED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("УНОР", r"\bУНОР\b|устойчиво\s+низк\w+"),
        ("ШНОР", r"\bШНОР\w*|низк\w+\s+(?:образовательн\w+\s+)?результат|низк\w+\s+качеств"),
        ("ШНСУ", r"\bШНСУ\b|(?:неблагоприятн|сложн)\w+\s+социальн"),
        ("группа риска", r"групп\w*\s+риска|риск\w*\s+снижения"),
        ("500+", r"500\s?\+"),
        ("школы-лидеры", r"(?:школ|организаци)\w*\s?[-–]\s?лидер"),
        ("школы-партнеры", r"(?:школ|организаци)\w*\s?[-–]\s?партн[её]р"),
        ("школы-наставники", r"(?:школ|организаци)\w*\s?[-–]\s?наставник"),
        ("опорные школы", r"опорн\w+\s+школ|школ\w*\s+опорн"),
        ("базовые школы", r"базов\w+\s+школ"),
        ("школы роста", r"школ\w*\s+роста"),
        ("пилотные школы", r"пилотн\w+\s+(?:школ|площад)"),
    )
)
_PROJECT = re.compile(r"участни\w+\s+(?:\w+\s+)?(?:проекта|программы)\s+«([^»]{2,60})»", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:ОО|ОУ|ОУО|МОО)\b|(?:обще)?образовательн\w+\s+(?:организаци|учреждени)|\bшкол\w*|\bпедколлектив",
    re.IGNORECASE,
)


def group_in(text: str) -> str | None:
    """The first group that *text* names, if it names one."""
    found = [
        (match.start(), order, name)
        for order, (name, rule) in enumerate(_NAMED)
        if (match := rule.search(text))
    ]
    if found:
        return min(found)[2]
    project = _PROJECT.search(text)
    return project.group(1) if project else None


def last_group_in(text: str) -> str | None:
    """The group named nearest to the end of *text*."""
    found = [(matches[-1].end(), name) for name, rule in _NAMED if (matches := list(rule.finditer(text)))]
    projects = list(_PROJECT.finditer(text))
    if projects and "500" not in projects[-1].group(1):
        found.append((projects[-1].end(), projects[-1].group(1)))
    return max(found)[1] if found else None


def means_every_school(text: str) -> bool:
    """Whether *text* speaks of schools in general."""
    return _ALL.search(text) is not None


def groups_of(texts: Iterable[str], parties: Iterable[str | None]) -> tuple[Group, ...]:
    """Groups with the schools that *texts* list after their names, then groups that only rows name."""
    found: dict[str, dict[str, str]] = {}
    above = ""
    for text in texts:
        for mention in mentions(text):
            before = text[: mention.start]
            name = (
                last_group_in(before[-300:])
                or group_in(text[mention.end : mention.end + 120])
                or (last_group_in(above) if len(before) < 40 else None)
            )
            listed = len(mention.schools) > 1 or before.rstrip()[-1:] in (":", "(") or len(before.strip()) < 5
            if name and listed:
                schools = found.setdefault(name, {})
                for school in mention.schools:
                    schools.setdefault(school_key(school), school)
        above = text if not mentions(text) else above
    for name in parties:
        if name and name != EVERY_SCHOOL:
            found.setdefault(name, {})
    return tuple(Group(name, tuple(schools.values())) for name, schools in found.items())
