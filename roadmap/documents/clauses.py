"""The clauses of an order and what they tell somebody to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roadmap.documents.blocks import Paragraph
from roadmap.documents.likeness import deadline_like, signature_like
from roadmap.documents.tidy import one_line

_ORDERS = re.compile(
    r"п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?(?:ю|ет)\b|п\s?о\s?с\s?т\s?а\s?н\s?о\s?в\s?л\s?я\s?(?:ю|ет)\b"
    r"|обязываю|р\s?е\s?ш\s?и\s?л\s?\w?\s?:"
    r"|распоряжаюсь|ПРИКАЗЫВАЮ|рекомендую:",
    re.IGNORECASE,
)
_TOP = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)(?:\s?[.)](?!\d)|\s(?=[А-ЯЁ]))\s*")
_SUB = re.compile(r"(\d{1,2}|[а-я])\)\s*")
_DASH = re.compile(r"[-–—•]\s*(?=\S)")
_POST = re.compile(
    r"(?:исполняющ\w+\s+обязанност|и\.\s?о\.|врио|начальник|руководитель|директор|глава"
    r"|заместитель\s+(?:главы|начальника|директора|руководителя)"
    r"|заведующ|председатель|первый\s+заместитель|министр)(?!\w*[юу]\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"приложение|утвержд[её]н|согласован|с\s+приказом\s+ознакомлен|исп\.|исполнитель:|разослать"
    r"|проект\s+(?:подготовлен|вносит)|рассылка",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(
    r"(?<![\w-])[а-яё]{2,}(?:ать|ять|еть|ить|уть|оть|ыть|вести|нести|йти|чь)(?:ся)?(?![\w-])"
)
_NO_INFINITIVES = frozenset(
    [
        "пять",
        "девять",
        "десять",
        "сеть",
        "нить",
        "печать",
        "треть",
        "память",
        "часть",
        "мать",
        "часть",
        "новости",
        "области",
        "ответственности",
        "сети",
        "дети",
        "пути",
    ]
)
_NO_DUTY = re.compile(
    r"(?:утвердить|признать|считать|отнести|включить|присвоить|контроль|назначить|определить|возложить|создать|внести\s+изменени"
    r"|отменить|настоящ\w+\s+приказ"
    r"|приказ\s+вступает|ввести|установить\s+срок)",
    re.IGNORECASE,
)
_ADVICE = re.compile(r"(?:рекомендовать|поручить|обязать|предложить)\s*", re.IGNORECASE)


@dataclass(slots=True)
class Clause:
    """A clause: its path («4.2»), its text, the index of the clause above and the words before its colon."""

    path: str
    text: str
    parent: int | None

    def head(self) -> str:
        """Whom the clauses below are for: everything before the colon at the end."""
        text = _ADVICE.sub("", self.text) if _ADVICE.match(self.text) else self.text
        return text.rstrip(" :") if text.rstrip().endswith(":") else ""


@dataclass(frozen=True, slots=True)
class Order:
    """An order's paragraphs: before its clauses, the clauses, and after them."""

    before: Sequence[Paragraph]
    clauses: Sequence[Clause]
    after: Sequence[Paragraph]


def split_order(paragraphs: Sequence[Paragraph]) -> Order:
    """Finds where the clauses begin («ПРИКАЗЫВАЮ:») and where the signature ends them."""
    start = next((i for i, one in enumerate(paragraphs) if _ORDERS.search(one.text)), None)
    if start is None:
        return Order(paragraphs, (), ())
    clauses: list[Clause] = []
    for index in range(start + 1, len(paragraphs)):
        if not _take(clauses, one_line(paragraphs[index].text), paragraphs[index]):
            return Order(paragraphs[: start + 1], clauses, paragraphs[index:])
    return Order(paragraphs[: start + 1], clauses, ())


def _take(clauses: list[Clause], text: str, paragraph: Paragraph) -> bool:
    """Adds *text* to the clauses; false where the clauses are over."""
    sub, top, dash = _SUB.match(text), _TOP.match(text), _DASH.match(text)
    if (top is not None and sub is None) or (sub is not None and not clauses):
        mark = top or sub
        path = mark[1] if mark is not None else ""
        clauses.append(Clause(path, text[mark.end() if mark else 0 :], _above(clauses, path)))
        return True
    if not clauses:
        return not (_AFTER.match(text) or signature_like([text]) or paragraph.bold)
    if sub is not None:
        parent = _last_top(clauses)
        clauses.append(Clause(f"{clauses[parent].path}.{sub[1]}", text[sub.end() :], parent))
        return True
    if dash is not None:
        parent = _last_headed(clauses)
        count = sum(one.parent == parent for one in clauses) + 1
        clauses.append(Clause(f"{clauses[parent].path}.{count}", text[dash.end() :], parent))
        return True
    if (
        paragraph.bold
        or paragraph.heading
        or _AFTER.match(text)
        or _POST.match(text)
        or signature_like([text])
    ):
        return False
    clauses[-1].text = f"{clauses[-1].text} {text}"
    return True


def _above(clauses: Sequence[Clause], path: str) -> int | None:
    if "." not in path:
        return None
    parent = path.rsplit(".", 1)[0]
    return next((i for i in range(len(clauses) - 1, -1, -1) if clauses[i].path == parent), None)


def _last_top(clauses: Sequence[Clause]) -> int:
    """The clause that a numbered sub-clause stands under: the last with a colon, or the last of the top."""
    index = next((i for i in range(len(clauses) - 1, -1, -1) if clauses[i].head()), None)
    if index is not None and all(clauses[i].parent is not None for i in range(index + 1, len(clauses))):
        return index
    return next(
        i for i in range(len(clauses) - 1, -1, -1) if clauses[i].parent is None or not clauses[i].head()
    )


def _last_headed(clauses: Sequence[Clause]) -> int:
    for index in range(len(clauses) - 1, -1, -1):
        if clauses[index].head():
            return index
    return len(clauses) - 1


@dataclass(frozen=True, slots=True)
class Told:
    """A duty as found: its clause, its words, whom it addresses and the words of its deadline."""

    clause: str
    text: str
    addressee: str
    deadline: str


def duties_of(clauses: Sequence[Clause]) -> Iterator[Told]:
    """The clauses that tell somebody to do something, in their order."""
    parents = {clause.parent for clause in clauses}
    for index, clause in enumerate(clauses):
        if index in parents and clause.head():
            continue
        above = clauses[clause.parent].head() if clause.parent is not None else ""
        told = _told(clause, above)
        if told is not None:
            yield told


def _told(clause: Clause, above: str) -> Told | None:
    text = _ADVICE.sub("", clause.text) if _ADVICE.match(clause.text) else clause.text
    if _NO_DUTY.match(text) and not above:
        return None
    verb = _first_infinitive(text)
    if verb is None:
        return None
    own = text[: verb.start()].strip(" ,:–-")
    if own and not own[0].isupper() and above:
        own = ""
    if not own and above and _first_infinitive(above) is not None:
        above = ""
    addressee = own or above
    begins = verb.start() == 0 or text[: verb.start()].strip() == "" or (text[0].isupper() and not own)
    if not addressee and not begins and not above:
        return None
    return Told(clause.path, clause.text.strip(" ;"), addressee, _deadline(clause.text))


def _first_infinitive(text: str) -> re.Match[str] | None:
    bare = re.sub(r"«[^»]*»|\([^)]*\)", lambda match: " " * len(match.group()), text)
    bare = bare[:1].lower() + bare[1:]
    for match in _INFINITIVE.finditer(bare):
        if match.group() not in _NO_INFINITIVES:
            return match
    return None


_MONTH = r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
_DAY = (
    rf"(?:\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}}(?:\s*(?:года|г\.?))?)?|\d{{1,2}}\.\d{{2}}\.\d{{4}}(?:\s*(?:года"
    rf"|г\.?))?)"
)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_SPAN = re.compile(
    r"\bсрок\w*(?:\s+исполнени\w*|\s+выполнени\w*)?\s*[:–—-]\s*([^;.()]+(?:\d\.[^;.()]*)*)", re.IGNORECASE
)
_BY_DAY = re.compile(
    rf"\b(?:(?:в\s+срок\s+)?(?:не\s+позднее|не\s+позже|до|к)\s+{_DAY}(?:\s*,\s*{_DAY})*)", re.IGNORECASE
)
_REGULAR = re.compile(
    r"\b(?:ежеквартально|ежемесячно|ежегодно|еженедельно|раз\s+в\s+(?:год|квартал|полугодие|месяц)"
    r"|\d\s+раза?\s+в\s+(?:год|квартал|полугодие|месяц))"
    r"(?:\s*,?\s*(?:не\s+позднее|до)\s+\d{1,2}(?:-го)?\s+числа(?:\s+(?:каждого\s+)?месяца[^;.,()]*)?)?",
    re.IGNORECASE,
)


def _deadline(text: str) -> str:
    """The words of *text* that say when, empty if none do."""
    for match in _IN_BRACKETS.finditer(text):
        if deadline_like(match[1]) and not match[1].lower().startswith("далее"):
            return match[1].strip()
    if found := _SPAN.search(text):
        return found[1].strip()
    found = _REGULAR.search(text) or _BY_DAY.search(text)
    return re.sub(r"^в\s+срок\s+", "", found.group()).strip() if found else ""
