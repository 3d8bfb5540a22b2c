"""Which rows ask for something that is kept up to date: a portfolio, a bank of practices, a social passport.

Only words that say so count, «ведение реестра», «банк данных пополняется»: to make one, to study or to discuss
one is another thing. A phrase is read from the deed to the thing; what stands between may only describe it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DESCRIBES = (
    r"(?:[\w-]+(?:[оеа]го|[еоу]й|[ыи]х|[ую]ю|[ыио]й|[ая]я|[ое]е|(?<!н)ие|ые|[ыи]м)|их|и|,"
    r"|в\s+актуальном\s+состоянии|(?-i:[A-ZА-Я]{2,6}))"
)
_THING = (
    r"(?:(?:е-?|веб-?)?портфолио|банк(?:[аеиу]|ов|ом|ами?)?|баз[аыуе]?\s+(?:[\w-]+\s+)?данных|баз[аыуе]?\s+практик"
    r"|БД|реестр\w*|регистр(?:[аыу]|ов)?|картотек\w*|каталог\w*|навигатор\w*|паспорт(?:[аыу]|ов)?"
    r"|риск-?\s?профил\w+|профил\w+\s+(?:риск|школ|организаци|дефицит)\w*|(?<=рискового\s)профил\w+"
    r"|(?<=рисковых\s)профил\w+|(?<=рисковый\s)профил\w+|карт[аыу]?\s+(?:риск|дефицит|затруднени)\w+"
    r"|матриц[аыу]?\s+риск\w+|перечн(?:я|ей|и|ь)|перечень|списк(?:а|ов|и)|список)(?!\w)"
)
_ON_SITE = (
    r"(?:страниц\w*|страничк\w*|раздел\w*|подраздел\w*|рубрик\w*|вкладк\w*|информаци\w+|сведени\w+|материал\w+"
    r"|новост\w+)(?=[^;]*\b(?:сайт|портал|страниц)\w*)"
)
_NAMED = (
    r"ведение|актуализаци[яю]|обновление|наполнение|пополнение|корректировк[ау]|поддержание|сопровождение"
)
_OF = (
    r"ведени[яюе]м?|актуализаци(?:и|ей)|обновлени[яюе]м?|на?полнени[яюе]м?|пополнени[яюе]м?|корректировк[еи]"
)
_TO = r"вести|ведут|актуализировать|актуализируют|обновлять|обновляют|пополнять|пополняют|наполнять|поддерживать"
_ENTRY = r"внесение\s+(?:[\w-]+\s+){0,2}?(?:данных|сведений|информации|изменений|практик|материалов)"
_KEEPING = re.compile(
    rf"(?<!\w)(?:(?P<named>{_NAMED})|(?P<of>{_OF})|(?P<to>{_TO})|(?P<entry>{_ENTRY}\s+(?:в|во)))\s+"
    rf"(?:(?:{_DESCRIBES}|{_NAMED}|{_OF}|{_TO})\s*,?\s+){{0,7}}?(?:{_THING}|{_ON_SITE})",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(
    rf"^[\s\d.)]*(?:{_DESCRIBES}\s+){{0,4}}(?:{_THING})[^;:(–]{{0,60}}[:(–]\s*(?:[\w-]+\s+и\s+)?"
    rf"(?:{_NAMED}|постоянно|регулярно|ежеквартально)",
    re.IGNORECASE,
)
_IS_KEPT = (
    r"(?<!не\s)(?<!\w)(?:вед[её]тся|ведутся|обновля[ею]тся|обновл[её]н[аоы]?|актуализиру[ею]тся|актуализирован[аоы]?"
    r"|пополня[ею]тся|пополнен[аоы]?|наполня[ею]тся|поддержива[ею]тся|откорректирован[аоы]?)(?!\w)"
)
_STATE = re.compile(
    rf"(?:{_THING}|{_ON_SITE})(?:[\s,]+[\w«»()\"-]+){{0,8}}?[\s,]+{_IS_KEPT}"
    rf"|{_IS_KEPT}\s+(?:{_DESCRIBES}\s+){{0,5}}?(?:{_THING}|{_ON_SITE})"
    rf"|^[\s\d.)]*(?:актуальн|актуализированн|обновл[её]нн|обновляем|пополняем)[ыоаи][йеях]\s+"
    rf"(?:{_DESCRIBES}\s+){{0,4}}?(?:{_THING}|{_ON_SITE})",
    re.IGNORECASE,
)
_MAY_PRECEDE = re.compile(
    r"(?:обеспечени[ея]|организаци[яю]|осуществлени[ея]|продолжени[ея]|продолжить|обеспечить|организовать"
    r"|осуществлять|работ[аы]\s+по)\s*$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(rf"(?:(?<!\w){_DESCRIBES}\s*)+$", re.IGNORECASE)
_GOVERNS = re.compile(r"(?<!\w)(?:за|о|об|на|про|для|при|через|вместо|ответственн\w+)\s*$", re.IGNORECASE)
_TELLS_OF = re.compile(
    r"семинар|вебинар|совещани|заседани|консультаци|мастер|кругл|тем[аеуы]\b|вопрос|обучени|тренинг|занят|памятк|рекомендаци"
    r"|инструкци|положени|приказ",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[«\"“„][^«»\"“”„]*[»\"”“]")
_CLAUSE = re.compile(r"[;.\n•]+(?=\s|$)|\s[-–—]\s")


@lru_cache(maxsize=512)
def is_register(title: str, result: str = "", proof: str = "") -> bool:
    """Whether a row asks for something that is kept up to date, by its title, its result or its proof."""
    if any(_keeps(clause) for clause in _clauses(title)):
        return True
    said = [*_clauses(result), *_clauses(proof)]
    return any(_keeps(clause) or _STATE.search(clause) for clause in said)


def _clauses(text: str) -> list[str]:
    plain = _QUOTED.sub("«»", " ".join(text.split(" ")))
    return [" ".join(clause.split()) for clause in _CLAUSE.split(plain) if clause.strip()]


def _keeps(clause: str) -> bool:
    if _NAMED_FIRST.search(clause) and not _TELLS_OF.search(clause):
        return True
    return any(_is_the_deed(clause, found) for found in _KEEPING.finditer(clause))


def _is_the_deed(clause: str, found: re.Match[str]) -> bool:
    """Whether keeping is what the clause asks for, and not what it speaks about."""
    before = clause[: found.start()]
    if before.rstrip().endswith((":", "(")) and _TELLS_OF.search(before):
        return False
    bare = _DESCRIBED.sub("", before)
    if found["of"] and not found["named"]:
        return bool(_MAY_PRECEDE.search(bare))
    return not _GOVERNS.search(bare)
