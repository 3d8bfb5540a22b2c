"""The words of a roster's spreadsheet: names of sheets and columns, kinds, roles, and what is never kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

from roadmap.department import OrganisationKind
from roadmap.people import Role
from roadmap.roster.roster import Field, Sheet

SHEET_NAMES: Mapping[Sheet, str] = {
    Sheet.ORGANISATIONS: "Организации",
    Sheet.GROUPS: "Группы",
    Sheet.PEOPLE: "Люди",
}
EXPLANATIONS = "Как заполнять"

LABELS: Mapping[Sheet, Mapping[Field, str]] = {
    Sheet.ORGANISATIONS: {
        Field.CODE: "Код",
        Field.ORGANISATION: "Название",
        Field.KIND: "Вид",
        Field.PARENT: "Филиал или подчинена",
    },
    Sheet.GROUPS: {
        Field.GROUP: "Группа",
        Field.ORGANISATION: "Организация",
        Field.SINCE: "С",
        Field.UNTIL: "По",
    },
    Sheet.PEOPLE: {
        Field.CODE: "Код",
        Field.NAME: "ФИО",
        Field.TITLE: "Должность",
        Field.ROLE: "Роль",
        Field.ORGANISATION: "Организация",
    },
}

KIND_WORDS: Mapping[OrganisationKind, str] = {
    OrganisationKind.SCHOOL: "школа",
    OrganisationKind.CENTRE: "центр",
    OrganisationKind.INSTITUTE: "институт",
    OrganisationKind.DEPARTMENT: "управление",
}
ROLE_WORDS: Mapping[Role, str] = {
    Role.HEAD: "директор",
    Role.TEACHER: "педагог",
    Role.CURATOR: "куратор",
    Role.STAFF: "специалист",
    Role.COORDINATOR: "координатор",
    Role.KEEPER: "ответственный за связь",
}
NO_PARENT = "нет"
NONE_WORDS = frozenset({"-", "–", "—", NO_PARENT, "не подчинена", "самостоятельная"})
OPEN_WORDS = frozenset(
    {"-", "–", "—", "нет", "бессрочно", "настоящее время", "по настоящее время", "н.в.", "н. в."}
)

WRITTEN_DAY = re.compile(
    r"[«\"]?\d{1,2}[»\"]?\s*(?:[.\-/]\s*\d{1,2}\s*[.\-/]|[а-яё]{3,10})\s*\d{4}(?:\s*(?:г\.?|года?))?",
    re.IGNORECASE,
)

_SHEETS: tuple[tuple[Sheet, str], ...] = (
    (Sheet.ORGANISATIONS, r"^(?:организаци|школы|учреждени|перечень (?:оо|организаци|школ))"),
    (Sheet.GROUPS, r"^(?:групп|состав групп|участи)"),
    (
        Sheet.PEOPLE,
        r"^(?:люди|сотрудник|работник|педагог|кадры|персонал|список (?:сотрудник|работник|педагог))",
    ),
)
_SHEET_RULES = tuple((sheet, re.compile(pattern)) for sheet, pattern in _SHEETS)

# The first that fits decides. Headers come here in small letters, without marks.
_FIELDS: tuple[tuple[Field, str], ...] = (
    (Field.CODE, r"^код$|^код (?:в )?вех\w+$|^id$"),
    (Field.NUMBER, r"^(?:№|n|no|п п|№ ?п ?п|№ строки|номер(?: строки| п п)?|)$"),
    (Field.ROLE, r"^рол[ьи]|^доступ|^права"),
    (Field.TITLE, r"должност|^пост$|^кем работает"),
    (Field.SURNAME, r"^фамилия$"),
    (Field.GIVEN, r"^имя$"),
    (Field.PATRONYMIC, r"^отчество(?: при наличии)?$"),
    (Field.NAME, r"^фио\b|\bфио$|^ф и о\b|^фамилия имя|^фамилия и имя|^(?:сотрудник|работник|человек|педагог)$"),
    (Field.PARENT, r"филиал|подчин|головн|вышестоящ|входит в состав|\bпри организации"),
    (Field.KIND, r"^(?:вид|тип)\b"),
    (Field.GROUP, r"групп"),
    (Field.SINCE, r"^(?:с|со|от)$|^с (?:даты|числа|какого)|^дата (?:с|начала|включения|вступления|входа)\b|^начало|^включен"),
    (Field.UNTIL, r"^(?:по|до)$|^(?:по|до) (?:дату|даты|какое|какого|число)|^дата (?:по|окончания|исключения|выхода)\b|^окончание|^конец|^исключен"),
    (Field.ORGANISATION, r"организаци|^школ|\bшколы$|учрежден|место работы|^оо$|^оу$|^(?:краткое |полное )?(?:название|наименование)\b"),
)  # fmt: skip
_FIELD_RULES = tuple((field, re.compile(pattern)) for field, pattern in _FIELDS)

PRIVATE = re.compile(
    r"телефон|^тел\b|\bтел$|моб(?:ильн|\b)|сотовый|\be ?mail|\bemail|\bмейл|почт|рожден|снилс|паспорт|\bинн\b|адрес|прописк"
    r"|возраст|^пол$|националь|семейн|telegram|телеграм|whatsapp|вконтакте|\bvk\b|мессенджер|\bник\b"
)
PUPILS = re.compile(r"учени[кц]|учащ|обучающ|воспитанник|ребен|детей|родител|законн\w+ представител|^класс$")
ORDERS = re.compile(
    r"мероприят|содержани|\bсрок|ответствен|исполнител|результат|показател|индикатор|подтвержд|период|направлени|задач"
)
"""Columns of a plan: a table with one of them is an order's."""

_KINDS: tuple[tuple[OrganisationKind, str], ...] = (
    (OrganisationKind.SCHOOL, r"^(?:школ|средняя|основная|начальная|сош|оош|нош|гимнази|лице|общеобразовательн|оо$|оу$|филиал|school)"),
    (OrganisationKind.CENTRE, r"^(?:центр|методическ|имц|цро|црт|дополнительн|учреждение дополнительн|centre)"),
    (OrganisationKind.INSTITUTE, r"^(?:институт|университет|академи|иро|ипк|вуз|institute)"),
    (OrganisationKind.DEPARTMENT, r"^(?:управлени|отдел|департамент|комитет|уо$|администраци|department)"),
)  # fmt: skip
_KIND_RULES = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.COORDINATOR, r"^(?:муниципальн\w+ |районн\w+ |окружн\w+ |городск\w+ )?координатор|^coordinator"),
    (Role.CURATOR, r"^(?:муниципальн\w+ |школьн\w+ )?куратор|^curator"),
    (Role.TEACHER, r"^(?:зам\b|зам\w*директор|заместител|завуч|педагог|учител|преподавател|воспитател|исполнител|классн\w+ руковод|социальн\w+ педагог|teacher)"),
    (Role.HEAD, r"^(?:и ?о |врио |исполняющ\w+ обязанности )?(?:директор|руководител|заведующ|начальник|ректор|head)"),
    # Whole: a press officer («ответственный за связь с общественностью») is none.
    (Role.KEEPER, r"^ответственн\w+(?: лицо)? за связь(?: с организаци\w+)?$|^keeper$"),
    (Role.STAFF, r"^(?:(?:главн|ведущ|старш)\w* )?(?:специалист|консультант|инспектор)|^сотрудник (?:управлени|отдел|департамент|комитет)|^staff"),
)  # fmt: skip
_ROLE_RULES = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
_NO_HEADER = re.compile(r"\d")
_VACANCY = re.compile(r"^[\W_]*(?:вакан(?:сия|т|тная|тно)\b|нет[\W_]*$)", re.IGNORECASE)


def plain_words(text: str) -> str:
    """*text* in small letters without marks, «ё» as «е»: «Ф.И.О. сотрудника» is «фио сотрудника»."""
    text = text.casefold().replace("ё", "е")
    text = re.sub(r"(?<=\b\w)\.\s?(?=\w\b)", "", text)
    return " ".join(re.sub(r"[^\w№]+|_", " ", text).split())


def sheet_by_name(title: str) -> Sheet | None:
    """What a sheet with this name lists, if the name tells."""
    words = plain_words(title)
    return next((sheet for sheet, rule in _SHEET_RULES if rule.search(words)), None)


def field_by_header(header: str) -> Field | None:
    """What a column with this header holds; None for one that a roster has no place for."""
    words = plain_words(re.sub(r"\([^()]*\)", " ", header)) or plain_words(header)
    if PRIVATE.search(plain_words(header)) or _NO_HEADER.search(words):
        return None
    return next((field for field, rule in _FIELD_RULES if rule.search(words)), None)


def kind_by_word(text: str) -> OrganisationKind | None:
    """The kind that a word means, in its forms and synonyms."""
    words = plain_words(text)
    return next((kind for kind, rule in _KIND_RULES if rule.search(words)), None)


def role_by_word(text: str) -> Role | None:
    """The role that a word means, in its forms and synonyms."""
    words = plain_words(text)
    return next((role for role, rule in _ROLE_RULES if rule.search(words)), None)


def means_vacancy(name: str) -> bool:
    """Whether a name says that the post is free."""
    return _VACANCY.search(name) is not None
