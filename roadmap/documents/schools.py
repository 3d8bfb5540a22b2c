"""Schools as orders name them, one by one or in lists («МБОУ СОШ №№ 5, 6 и 17»)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap.documents.tidy import squeezed

_FORM = (
    r"(?:М[БАК]?ОУ|МБУ|МАУ|МКУ|МОБУ|МОАУ|МКВСОУ|МБВСОУ|О?ГБОУ|О?ГКОУ|О?ГАОУ|ГОУ|ЧОУ|НОУ|АНОО|МБНОУ|МАНОУ"
    r"|[Мм]униципальн\w+\s+(?:бюджетн|казенн|казённ|автономн)\w+\s+(?:обще)?образовательн\w+\s+(?:учреждени"
    r"|организаци)\w+)"
)
_TYPE = (
    r"(?:СОШ|ООШ|НОШ|ОСШ|ЗСОШ|В\(С\)О?Ш|ВСОШ|ОСОШ|НШДС|ОШИ|СКШ|ЦО|СШ|ОШ|[Гг]имнази[яиюе]\w*|[Лл]ице[йяюе]\w*"
    r"|[Шш]кол[аыуе](?:-интернат\w*|-сад\w*)?|[Цц]ентр\w*\s+образования"
    r"|(?:[Сс]редн|[Оо]сновн|[Нн]ачальн)\w+\s+(?:общеобразовательн\w+\s+)?школ\w+)"
)
_PLACE = (
    r"(?:(?:с|д|п|пос|ст|х|г|рп|р\.\s?п|аул|дер"
    r"|ст-ц\w)\.?\s?(?:им\.\s?)?[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ]?[а-яё]+(?=[,;)]|$))?)"
)
_NUMBERS = r"№№?\s*(?P<numbers>\d{1,4}(?:\s*(?:,|и)\s*(?:№\s*)?\d{1,4}(?![\d.]|\s*(?:год|г\.|класс|шк|%)))*)"
_SCHOOL = re.compile(
    rf"(?:(?P<form>{_FORM})[\s\-–]*)?(?P<quote>[«\"]?)\s*(?P<type>{_TYPE})\s*"
    rf"(?:{_NUMBERS}|(?P<place>{_PLACE}))\s*[»\"]?(?P<name>\s*[«\"][^»\"]{{2,50}}[»\"])?(?P<at>\s+{_PLACE})?"
    rf"|(?P<whole>{_FORM}\s*[«\"][^»\"]{{3,80}}[»\"](?:\s+{_PLACE})?)"
)
_LIKELY = re.compile(r"№|ОУ\b|[СОН]ОШ|[гГ]имнази|[лЛ]ице|учреждени")
_BETWEEN = re.compile(r"[\s,;]*(?:и|а также)?[\s,;\-–•]*(?:\d{1,2}[.)]\s*)?")
_SCHOOL_WORD = re.compile(r"сош|оош|нош|школ|гимнази|лице|центр образования|вч?\(?с\)?о?ш", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Schools that stand next to each other in a text, and where."""

    start: int
    end: int
    schools: tuple[str, ...]


def mentions(text: str) -> list[Mention]:
    """The schools in *text*; those that only commas stand between are one mention."""
    found: list[Mention] = []
    if not _LIKELY.search(text):
        return found
    for match in _SCHOOL.finditer(text):
        schools = tuple(_names(match))
        if not schools:
            continue
        if found and _BETWEEN.fullmatch(text[found[-1].end : match.start()]):
            last = found[-1]
            found[-1] = Mention(last.start, match.end(), last.schools + schools)
        else:
            found.append(Mention(match.start(), match.end(), schools))
    return found


def _names(match: re.Match[str]) -> Iterator[str]:
    whole = match["whole"]
    if whole:
        if _SCHOOL_WORD.search(whole):
            yield _spaced(whole)
        return
    if not match["form"] and match["type"][0].islower() and not match["numbers"]:
        return
    if not match["numbers"] or match["numbers"].isdigit():
        yield _spaced(match.group().strip(" ,;")) if match["quote"] else _spaced(_single(match))
        return
    head = " ".join(part for part in (match["form"], match["type"]) if part)
    for number in re.findall(r"\d+", match["numbers"]):
        yield f"{head} № {number}"


def _single(match: re.Match[str]) -> str:
    head = match.group()[: match.start("type") - match.start()] + match["type"]
    tail = f" № {match['numbers']}" if match["numbers"] else f" {match['place']}"
    more = [part.strip() for part in (match["name"], match["at"]) if part]
    return " ".join([head + tail, *more])


def _spaced(text: str) -> str:
    text = re.sub(r"\s*[-–]\s*", "-", text) if re.match(r"\w+\s*[-–]\s*\w+", text) else text
    return re.sub(r"\s+", " ", re.sub(r"№\s*", "№ ", text)).strip()


def school_key(name: str) -> str:
    """What two spellings of one school have in common."""
    return squeezed(name)
