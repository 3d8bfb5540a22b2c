"""Who is responsible: a cell's text cut into organisations, roles, roles of a group and people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from roadmap.documents.groups import EVERY_SCHOOL, group_in, means_every_school
from roadmap.documents.likeness import responsible_like
from roadmap.documents.people import find_person
from roadmap.roadmap import Party, PartyKind

_AGREEMENT = re.compile(r"[,\s]*\(?\s*по\s+согласовани\w*(?:\s+с\s+[^,;()]+)?\)?", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:руковод|директор|заместител|зам\.|завуч|заведующ|начальник|методист|специалист|куратор|координатор"
    r"|педагог|учител"
    r"|психолог|логопед|дефектолог|социальн\w+\s+педагог|классн\w+|тьютор|наставник|эксперт|консультант"
    r"|ответственн"
    r"|председател|секретар|библиотекар|воспитател|советник|член|участник|инженер|юрист|бухгалтер|родител"
    r"|исполняющ"
    r"|(?:главн|ведущ|старш|школьн|муниципальн|районн|сетев|административн|управленческ|проектн|рабоч"
    r"|кадров|молод|опытн)\w*\s+"
    r"(?:специалист|педагог|учител|координатор|куратор|команд|тьютор|методист|наставник|психолог"
    r"|консультант|эксперт|бухгалтер)"
    r"|администрации\b|администрация\s+(?:школ|оо|оу|образ|общеобр)|команд|педколлектив|коллектив)",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"руководител[иея]|директор[аы]|заместител[ия]|педагог|учител[яе]|команд|администраци|психолог|логопед"
    r"|классн|координатор"
    r"|завуч|методист|куратор|ответственн|представител|библиотекар|тьютор|советник|специалист|наставник"
    r"|работник|коллектив|председател",
    re.IGNORECASE,
)
_GROUP_ALONE = re.compile(
    r"(?:все\s+)?(?:\b(?:ОО|ОУ|ШНОР|ШНСУ|МОО)\b(?:\s+\w+){0,3}|школы\b.*"
    r"|(?:обще)?образовательные\s+(?:организации|учреждения)\b.*"
    r"|муниципальные\s+(?:обще)?образовательные\s+(?:организации|учреждения).*"
    r"|организации\s*[-–]\s*участни\w+.*)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:руковод|директор|заместител|педагог|учител|куратор|методист|специалист|координатор|классн"
    r"|администраци|административн"
    r"|управлени|отдел|департамент|комитет|МБОУ|МКУ|МБУ|МАУ|МАОУ|МКОУ|МБДОУ|ГБОУ|ГБУ|ГАУ|ГКУ|АНО|центр"
    r"|институт|школы|"
    r"(?:УО|ОО|ОУ|ШНОР|ШНСУ|МОУО|РМК|ИМЦ|ИМО|ЦРО|ГМО|РМО|ШМО|ПМПК|ТПМПК|РОО|ИРО|КДН)\b)",
    re.IGNORECASE,
)
_SINGLE_POST = re.compile(
    r"(?:и\.\s?о\.\s*|врио\s+)?(?:директор|начальник|заведующ(?:ий|ая)|методист|(?:главный|ведущий"
    r"|старший)?\s*специалист"
    r"|заместитель|руководитель|консультант|председатель|координатор|куратор|секретарь|инспектор)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[а-яё»]{3})\.\s+(?=[А-ЯЁ])|(?<=[А-ЯЁ]{2}»)\.\s+(?=[А-ЯЁ])")
_AND = re.compile(r"\s+(?:и|а также)\s+")


@lru_cache(maxsize=512)
def read_parties(cell: str) -> tuple[Party, ...]:
    """The parties of a responsible cell in its order; an empty cell has none."""
    parties = [_party(piece) for piece in _pieces(cell)]
    found: list[Party] = []
    for index, party in enumerate(parties):
        later = parties[index + 1] if index + 1 < len(parties) else None
        found.append(_with_group_of(party, later))
    return tuple(found)


def _with_group_of(party: Party, later: Party | None) -> Party:
    """«Административная команда, педагоги ОО»: the group stands once, after the last."""
    shared = later is not None and later.kind is PartyKind.GROUP_ROLE and _TEAM.search(party.name)
    if party.kind is not PartyKind.ROLE or not shared or later is None or not _bare(party.name):
        return party
    if not _TEAM.match(later.name) or not _lower_start(later.name):
        return party
    return Party(party.name, PartyKind.GROUP_ROLE, later.group, by_agreement=party.by_agreement)


def _bare(name: str) -> bool:
    return len(name.split()) <= 2 and not re.search(r"[А-ЯЁ]{2,}", name)


def _lower_start(name: str) -> bool:
    return name[:1].islower()


def _pieces(cell: str) -> list[str]:
    pieces: list[str] = []
    for part in _split(cell):
        text = _trimmed(part)
        if not text:
            continue
        if pieces and _belongs_to_last(text, pieces[-1]):
            pieces[-1] = f"{pieces[-1]}, {text}"
        else:
            pieces.extend(_by_and(text))
    return pieces


def _trimmed(part: str) -> str:
    """Without marks at both ends; the full stop of initials stays."""
    text = part.strip(" ,;-–—•\x1e")
    return text if re.search(r"(?:^|[\s.])[А-ЯЁ]\.$", text) else text.rstrip(" .")


def _split(cell: str) -> Iterator[str]:
    """Cuts at line ends, semicolons, commas and full stops that stand outside quotes and brackets."""
    for line in re.split(r"[\n;]+(?![^(]*\))", cell):
        for sentence in _SENTENCE.split(line):
            yield from _at_commas(sentence)


def _at_commas(text: str) -> Iterator[str]:
    start, depth = 0, 0
    for index, char in enumerate(text):
        if char in "«(":
            depth += 1 if _closes(text, index) else 0
        elif char in "»)":
            depth = max(0, depth - 1)
        elif char == "," and depth == 0:
            yield text[start:index]
            start = index + 1
    yield text[start:]


def _closes(text: str, index: int) -> bool:
    """A quote left open by mistake does not swallow the rest of the cell."""
    closing = "»" if text[index] == "«" else ")"
    return closing in text[index + 1 :]


def _belongs_to_last(text: str, last: str) -> bool:
    if _AGREEMENT.fullmatch(text):
        return True
    person = find_person(text)
    if person is not None and person.start == 0:
        return _SINGLE_POST.match(last) is not None and find_person(last) is None and person.end == len(text)
    return text[0].islower() and not responsible_like(text) and not _GROUP_ALONE.fullmatch(text)


def _by_and(text: str) -> list[str]:
    """«УО и ОО» are two, «МКУ ЦРО и ОК» is one: both sides must begin as parties do."""
    for found in _AND.finditer(text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if left.count("«") != left.count("»") or left.count("(") != left.count(")"):
            continue
        whole = len(left.split()) > 1 or left.isupper()
        if whole and _HEAD.match(right) and responsible_like(left) and not _shares(left):
            return [left, *_by_and(right)]
    return [text]


def _shares(left: str) -> bool:
    """The left side lacks what the right side ends with: «директора и педагоги ШНОР»."""
    return _bare(left) and _ROLE.match(left) is not None and not means_every_school(left)


def _party(text: str) -> Party:
    agreed = _AGREEMENT.search(text) is not None
    name = _AGREEMENT.sub("", text).strip(" ,;") or text
    person = find_person(_outside_brackets(name))
    if person is not None:
        post = name.replace(person.written, "").strip(" ,.–-()") or None
        return Party(name, PartyKind.PERSON, person=person.written, post=post, by_agreement=agreed)
    group = _group_of(name)
    if group is not None:
        return Party(name, PartyKind.GROUP_ROLE, group, by_agreement=agreed)
    kind = PartyKind.ROLE if _ROLE.match(name) else PartyKind.ORGANISATION
    return Party(name, kind, by_agreement=agreed)


def _outside_brackets(text: str) -> str:
    return re.sub(r"\([^)]*\)", "", text)


def _group_of(name: str) -> str | None:
    """The group whose every school is meant: it stands alone, or after a role of many."""
    if _GROUP_ALONE.fullmatch(name) and "«" not in name.split("риска")[0].replace("«группы", "").replace(
        "«группа", ""
    ):
        return group_in(name) or EVERY_SCHOOL
    if not _TEAM.match(name) and not _ROLE.match(name):
        return None
    if re.search(r"№\s*\d", name):
        return None
    rest = name.split(maxsplit=1)[1] if " " in name else ""
    named = group_in(rest)
    if named is not None:
        return named
    plural = re.search(
        r"\b(?:ОО|ОУ|школ|школы|организаций|учреждений|МОО|общеобразовательной организации|школьн\w+)\b", rest
    )
    return EVERY_SCHOOL if plural and means_every_school(rest) else None
