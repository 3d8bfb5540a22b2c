"""Which row is a table's header and what each of its columns holds, by a table of synonyms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from roadmap.documents.blocks import Row
from roadmap.documents.likeness import deadline_like, names_date, number_like, person_in
from roadmap.documents.tidy import squeezed


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TITLE = "title"
    DIRECTION = "direction"
    LEVEL = "level"
    DEADLINE = "deadline"
    START = "start"
    FINISH = "finish"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    EVIDENCE = "evidence"
    INDICATOR = "indicator"
    SOURCE = "source"
    TARGET = "target"
    UNIT = "unit"
    BASE = "base"
    TERM = "term"
    MEANING = "meaning"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its place in the grid, the words of its header, and what it holds."""

    role: Role
    label: str
    start: int
    span: int = 1


# The word that stands earliest in a header decides; a weak word decides only where no other stands.
_STRONG: tuple[tuple[Role, str], ...] = (
    (Role.LEVEL, r"^уров(?:ень|ни)"),
    (Role.START, r"^(?:дата |срок )?начал\w*|^с$|дата начала|срок\w* начала"),
    (Role.FINISH, r"^(?:дата |срок )?(?:окончани|завершени|конец|финиш)\w*|^по$|^до$|дата (?:окончан"
        r"|завершен)\w*"),
    (
        Role.DEADLINE,
        r"срок|\bдат[аыу]\b|период (?:реализ|провед|выполн|исполн)|^период$|время (?:провед|реализ|выполн)"
        r"|^время$"
        r"|^когда|календарн|^график|^месяц|периодичн|контрольн\w+ точк",
    ),
    (Role.RESPONSIBLE, r"ответствен|исполнител|^кто|^организатор|координатор|^куратор"),
    (
        Role.EVIDENCE,
        r"подтвержд|^форм[аы]\b|формы? (?:реализ|отчет|представл|контрол|заверш|предъявл|фиксац|результат)"
        r"|информационн\w+ сопров"
        r"|(?:итогов|отчетн|подтвержд)\w+ (?:документ|материал)|^вид\w* (?:документ|отчет)|^документ"
        r"|^отчетност|ссылк"
        r"|размещени|^продукт|^доказат|^артефакт|свидетельств",
    ),
    (Role.TARGET, r"целев\w+ (?:значени|ориентир|установ)|значени\w*|^план\w*$|^цель$|^целев|^норматив"),
    (Role.BASE, r"базов\w+ (?:значени|показат)|исходн|текущ\w+ (?:значени|уров)|^факт\w*$|базов\w+ период"),
    (Role.UNIT, r"\bед(?:\.|иниц\w*) ?изм|единиц"),
    (Role.SOURCE, r"источник\w* (?:данных|информ|сведен|получ)|^источник\w*$|метод\w* (?:сбора|расчета"
        r"|измер)|способ (?:сбора|оценк)"),
    (Role.RESULT, r"результат|эффект|итог|продукт"),
    (Role.INDICATOR, r"показател|индикатор|критери"),
    (Role.MEANING, r"расшифров|полное (?:наимен|назван)|^значение сокр|^определени"),
    (Role.TERM, r"сокращени|аббревиатур|^термин"),
    (Role.TITLE, r"мероприят|содержани|\bдействи|виды? (?:деятельн|работ)|^вопрос|шаги?\b|^что (?:сдел"
        r"|дела)|^меры?\b|перечень (?:работ|меропр)"),
)  # fmt: skip
_WEAK: tuple[tuple[Role, str], ...] = (
    (Role.DIRECTION, r"направлени|^раздел|^блок|^задач|^проблем|^риск|^модул|^этап"),
    (Role.TITLE, r"наименован|описани|^название|^деятельность|^работ"),
    (Role.RESULT, r"ожидаем|планируем|предполагаем"),
    (Role.EVIDENCE, r"^выход\b"),
)
_STRONG_RULES = tuple((role, re.compile(pattern)) for role, pattern in _STRONG)
_WEAK_RULES = tuple((role, re.compile(pattern)) for role, pattern in _WEAK)
_NUMBER = re.compile(
    r"(?:(?:№|n[o°]?|#|номер)\s*)?(?:п\s*[/.\\|]?\s*п\.?)?|№.{0,14}|номер .{0,14}|п\s?/\s?п.{0,8}"
)
_YEAR = re.compile(
    r"(?:план|факт|на)?\s*(?:20\d\d)(?:\s*[-–/]\s*(?:20)?\d\d)?\s*(?:г\.?|год\w?|уч\.? ?год\w*"
    r"|учебный год)?\s*(?:\(?\w+\)?)?"
)
_KNOWN_OTHER = re.compile(
    r"примечани|отметк|место|участник|категори|аудитори|финансир|объем|стоимост|охват|статус|комментар"
)
_LONGEST_LABEL = 110
_LATEST_WORD = 40


@lru_cache(maxsize=1024)
def role_of(label: str) -> Role:
    """What a column under *label* holds; OTHER for words that are not known, NONE for no words."""
    text = _plain_label(label)
    if not text:
        return Role.NUMBER if label.strip() in ("№", "#") else Role.NONE
    if len(text) > _LONGEST_LABEL:
        return Role.OTHER
    if _NUMBER.fullmatch(text):
        return Role.NUMBER
    if _YEAR.fullmatch(text):
        return Role.TARGET
    return _earliest(text, _STRONG_RULES) or _earliest(text, _WEAK_RULES) or Role.OTHER


def _earliest(text: str, rules: tuple[tuple[Role, re.Pattern[str]], ...]) -> Role | None:
    found = [
        (match.start(), order, role)
        for order, (role, rule) in enumerate(rules)
        if (match := rule.search(text)) and match.start() <= _LATEST_WORD
    ]
    return min(found)[2] if found else None


def _plain_label(label: str) -> str:
    text = re.sub(r"(?<=\w)[-\u2010\u00ad]\s*\n\s*(?=[а-я])", "", label.lower().replace("ё", "е"))
    return re.sub(r"\s+", " ", text).strip(" .:*,;()")


def is_year(label: str) -> bool:
    """Whether the column under *label* holds a year's value."""
    text = _plain_label(label)
    return bool(text) and _YEAR.fullmatch(text) is not None


_PLAN = {Role.DEADLINE, Role.START, Role.FINISH, Role.RESPONSIBLE}
_NAMING = {Role.TITLE, Role.DIRECTION, Role.RESULT, Role.EVIDENCE, Role.INDICATOR, Role.OTHER, Role.NUMBER}
_MEASURES = {Role.TARGET, Role.SOURCE, Role.UNIT, Role.BASE, Role.INDICATOR}


def is_header(row: Row, current: Sequence[Column] | None = None) -> bool:
    """Whether the labels of *row* are a table's header.

    Below the header *current* a row must repeat its labels, or be a new header beyond doubt: begin with
    a number's label, or have nothing but short known labels.
    """
    labels = [cell.text for cell in row.cells if cell.text]
    if len(labels) < 2 or any(number_like(label) for label in labels):
        return False
    if max(map(len, labels)) > _LONGEST_LABEL or any(_sentence(label) for label in labels):
        return False
    roles = [role_of(label) for label in labels]
    if any(_is_value(label, role) for label, role in zip(labels, roles, strict=True)):
        return False
    known = [role for role in roles if role not in (Role.OTHER, Role.NONE)]
    if len(set(known)) < 2 or len(known) * 2 < len(roles):
        return False
    if current is not None and not _repeats(labels, current) and not _beyond_doubt(labels, roles):
        return False
    return kind_of_header(roles) is not None


def _repeats(labels: Sequence[str], current: Sequence[Column]) -> bool:
    old = {squeezed(column.label) for column in current}
    return sum(squeezed(label) in old for label in labels) * 2 >= len(labels)


def _beyond_doubt(labels: Sequence[str], roles: Sequence[Role]) -> bool:
    known = {role for role in roles if role not in (Role.OTHER, Role.NONE)}
    if roles[0] is Role.NUMBER:
        return len(known) >= 3
    return len(known) == len(roles) >= 3 and all(len(label.split()) <= 4 for label in labels)


def _is_value(label: str, role: Role) -> bool:
    """A date, a deadline or a name of a person is a cell of the body, whatever words are in it."""
    if person_in(label) or (role is not Role.TARGET and names_date(label)):
        return True
    named = role in (Role.DEADLINE, Role.START, Role.FINISH, Role.TARGET)
    return not named and deadline_like(label) and label.lower() not in ("по", "с")


def _sentence(label: str) -> bool:
    return len(label.split()) > 14 or (label[:1].islower() and len(label.split()) > 6)


class TableKind(StrEnum):
    """What a table is about."""

    PLAN = "plan"
    INDICATORS = "indicators"
    GLOSSARY = "glossary"


def kind_of_header(roles: list[Role]) -> TableKind | None:
    """What a table with these columns is about; None where it is something else."""
    found = set(roles)
    if Role.TERM in found and (Role.MEANING in found or len(roles) == 2):
        return TableKind.GLOSSARY
    names_row = Role.TITLE in found or Role.DIRECTION in found
    if found & _PLAN and (names_row or (Role.INDICATOR not in found and len(found) > 2)):
        return TableKind.PLAN
    if Role.INDICATOR in found and (found & _MEASURES - {Role.INDICATOR} or roles.count(Role.INDICATOR) > 1):
        return TableKind.INDICATORS
    if names_row and found & {Role.RESULT, Role.EVIDENCE}:
        return TableKind.PLAN
    return None
