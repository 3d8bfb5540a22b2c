"""What a row hands in, and the numbers it promises: kinds of evidence and targets in the words of results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from roadmap.roadmap import Change, Evidence, EvidenceKind, Sign, Target

_KINDS: tuple[tuple[EvidenceKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (EvidenceKind.LINK, r"ссылк|\bсайт|размещен|опубликован|публикаци|https?:|страниц\w+\s+(?:сайта"
            r"|в\s+соц)|сообществ\w+\s+в\s+сети"),
        (EvidenceKind.ORDER, r"\bприказ|распоряжени|\bпостановлени|нормативн\w*(?:[- ]правов\w+)?\s+акт"
            r"|локальн\w+\s+(?:нормативн\w+\s+)?акт|\bЛНА\b"),
        (EvidenceKind.ANALYTICAL_NOTE, r"справк|аналитическ\w+\s+(?:материал|отч[её]т|записк|информаци"
            r"|обзор)|\bанализ\b"),
        (EvidenceKind.REPORT, r"\bотч[её]т(?!н\w+\s+сесси)"),
        (EvidenceKind.PROTOCOL, r"протокол"),
        (EvidenceKind.PLAN, r"\bплан(?!ир)\w*\b|план-график|дорожн\w+\s+карт|\bграфик|расписани|циклограмм"
            r"|\bмаршрут"),
        (EvidenceKind.PROGRAMME, r"программ"),
        (EvidenceKind.CONTRACT, r"договор(?!енн)|соглашени"),
        (EvidenceKind.EVENT, r"совещани|семинар|вебинар|мастер-класс|кругл\w+\s+стол|форум|конференци"
            r"|мероприяти|тренинг|консультаци"
         r"|педсовет|педагогическ\w+\s+совет|открыт\w+\s+урок|собрани|лектори|сесси[яийю]|стажировк|конкурс"),
        (EvidenceKind.MONITORING, r"мониторинг|диагностик"),
        (EvidenceKind.AUDIT, r"\bаудит|проверк[аиу]\b"),
        (EvidenceKind.LETTER, r"\bписьм"),
        (EvidenceKind.DATABASE, r"баз[аыу]\s+данных|банк\w*\s+(?:данных|практик|лучш)|\bреестр|\bБД\b"),
        (EvidenceKind.LIST, r"\bспис(?:ок|ки|ка)\b|перечень|явочн|лист\w*\s+регистрац"),
        (EvidenceKind.PHOTO, r"\bфото|видео|скриншот"),
        (EvidenceKind.CERTIFICATE, r"сертификат|удостоверени|диплом|грамот|свидетельств"),
        (EvidenceKind.QUESTIONNAIRE, r"анкет|опрос"),
        (EvidenceKind.MATERIALS, r"методическ\w+\s+(?:рекомендац|материал|разработ|кейс)|презентаци|сценари"
            r"|буклет|памятк|сборник|рекомендаци|журнал"),
        (EvidenceKind.DOCUMENT, r"документ|положени[ея]\b|паспорт|профиль|ВСОКО\b|карт[аы]\s+профессион"),
    )
)  # fmt: skip


@lru_cache(maxsize=512)
def read_evidence(forms: str, result: str) -> Evidence:
    """What proves a row: kinds from its column of forms, from its result where that column says nothing."""
    kinds = _kinds(forms)
    return Evidence(forms, tuple(kinds or _kinds(result)))


def _kinds(text: str) -> list[EvidenceKind]:
    """Kinds in the order of their first words."""
    found = [
        (match.start(), order, kind)
        for order, (kind, rule) in enumerate(_KINDS)
        if (match := rule.search(text))
    ]
    return [kind for _, _, kind in sorted(found)]


_SIGNS: tuple[tuple[Sign, str], ...] = (
    (Sign.AT_LEAST, r"не\s+(?:менее|меньше|ниже)|минимум|как\s+минимум|от(?=\s+\d+\s*%)"),
    (Sign.AT_MOST, r"не\s+(?:более|больше|выше)|максимум"),
    (Sign.MORE_THAN, r"более|свыше|больше"),
    (Sign.LESS_THAN, r"менее|меньше"),
)
_SIGN = "|".join(f"(?P<{sign.value}>{pattern})" for sign, pattern in _SIGNS)
_NUMBER = r"\d{1,3}(?:\s\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_TARGET = re.compile(
    rf"(?:\b(?:{_SIGN})\s*,?\s*(?:чем\s*)?(?P<by>(?:на|в|у|до"
    rf"|из)\s+)?)?(?<![\d№.,/-])(?P<value>{_NUMBER})(?:-?(?:х|и|ти|ми|го))?\b"
    rf"(?:\s*(?P<percent>%"
    rf"|процент\w*))?(?:\s*\(\s*(?:не\s+менее\s+)?(?P<share>{_NUMBER})\s*(?P<shared>%)\s*\))?",
    re.IGNORECASE,
)
_NOUNS = re.compile(r"\s*(?:[а-яё]+(?:-[а-яё]+)*\s*){1,4}(?=[.,;:()»]|$|\s)", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"\s*(?:-?[йхяе]?\b)?\s*(?:класс|год|числ|минут|мбит|сек|январ|феврал|март|апрел|ма[йя]\b|июн|июл"
    r"|август|сентябр|октябр|ноябр|декабр|гг?\.|курс[ае]\b)"
)
_QUOTED = re.compile(r"«[^»]*»?")
_DOWN = re.compile(r"сниж|уменьш|сокращ", re.IGNORECASE)
_UP = re.compile(r"повыш|увелич|рост|выросл|прирост|положительн\w+\s+динамик|возрос", re.IGNORECASE)
_TAIL_WORDS = re.compile(r"(?:\s+[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*){1,3}")
_RATE = re.compile(r"\s+(?:в|за)\s+(?:год|квартал|месяц|четверть|полугодие|неделю)")


@lru_cache(maxsize=512)
def read_targets(result: str) -> tuple[Target, ...]:
    """The numbers that a result promises, in their order; dates, classes and names are none."""
    if not any(map(str.isdigit, result)):
        return ()
    bare = _QUOTED.sub(lambda match: " " * len(match.group()), result)
    return tuple(_targets(bare, result))


def _targets(bare: str, result: str) -> Iterator[Target]:
    for match in _TARGET.finditer(bare):
        sign = next((sign for sign, _ in _SIGNS if match[sign.value]), None)
        percent = match["percent"] is not None
        if sign is None and not percent and not _counts(bare, match):
            continue
        share = _value(match["share"]) if match["shared"] else None
        yield Target(
            _words(bare, result, match),
            sign or Sign.EXACTLY,
            _value(match["value"]),
            percent,
            share,
            _change(bare[: match.start()], match["by"]),
        )


def _counts(text: str, match: re.Match[str]) -> bool:
    """A number without a sign counts things only before a noun that is no date and no class."""
    rest = text[match.end() :]
    if not re.match(r"\s+[а-яё]{3,}", rest) or _NO_COUNT.match(rest) or len(match["value"]) == 4:
        return False
    return not re.search(r"(?:№|\bп\.|\bст\.|\d)\s*$", text[: match.start()])


def _value(text: str) -> float:
    return float(re.sub(r"\s", "", text).replace(",", "."))


def _words(bare: str, result: str, match: re.Match[str]) -> str:
    """The number with its sign and the words it counts, up to a rate («в год») or three words."""
    end = match.end()
    tail = _TAIL_WORDS.match(bare, end)
    if tail is not None and "(" not in result[end : tail.end()]:
        rate = _RATE.search(bare, end, min(len(bare), end + 60))
        near = rate is not None and not re.search(r"[.,;()]", bare[end : rate.start()])
        end = rate.end() if rate is not None and near else _noun_end(bare, end, tail.end())
    return result[match.start() : end].strip()


def _noun_end(text: str, start: int, end: int) -> int:
    """Stops before a verb or a preposition: a target's words are what is counted."""
    words = list(re.finditer(r"\s+(\S+)", text[start:end]))
    last = start
    for word in words:
        if re.fullmatch(
            r"(?:в|на|с|со|по|из|для|к|и|от|о|об|при|у|за|до|принял\w*|участвую\w*|прошл\w*|обучен\w*"
            r"|охвачен\w*)",
            word.group(1),
        ):
            break
        last = start + word.end()
    return last


def _change(before: str, by: str | None) -> Change:
    """«снижена на 10 %» is a step; «снижена до 10 %» and plain numbers are levels."""
    if by is None and not re.search(r"\bна\s*$", before):
        near = before[-60:]
        if re.search(r"\(\s*$", before) and (_DOWN.search(before) or _UP.search(before)):
            return Change.DOWN if _DOWN.search(before) else Change.UP
        del near
        return Change.LEVEL
    if by is not None and not by.lower().startswith("на"):
        return Change.LEVEL
    if _DOWN.search(before):
        return Change.DOWN
    return Change.UP if _UP.search(before) else Change.LEVEL


_LACK = re.compile(r"\b(?:отсутстви|сниж|уменьш|сокращ)\w*", re.IGNORECASE)
_GAIN = re.compile(r"\b(?:рост\b|роста\b|повыш|увелич)\w*", re.IGNORECASE)
_GOOD = re.compile(
    r"(?<!не)(?<!не )\b(?:объективност|успеваемост|успешност|качеств|удовлетвор[её]нност|посещаемост"
    r"|мотиваци|успевающ)\w*",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"\b(?:неуспеваемост|неуспешност|необъективност|неуспевающ|правонарушени|второгодни"
    r"|нарушени\w*\s+дисциплин|рисков\b|дефицитов\b|пропусков\b)\w*",
    re.IGNORECASE,
)
_PLAIN_GAP = 30


def contradiction(result: str) -> str | None:
    """The words of *result* that cannot hold together, None where they can."""
    targets = read_targets(result)
    lows = [one for one in targets if one.sign in (Sign.AT_LEAST, Sign.MORE_THAN)]
    highs = [one for one in targets if one.sign in (Sign.AT_MOST, Sign.LESS_THAN)]
    for low in lows:
        for high in highs:
            if (
                low.percent == high.percent
                and low.value > high.value
                and result.find(high.text) - result.find(low.text) < 60
            ):
                return f"{low.text} … {high.text}"
    for target in targets:
        if _too_much(target, result):
            return target.text
    return _bracketed(result) or _against_itself(result)


def _too_much(target: Target, result: str) -> bool:
    """A share of more than the whole."""
    if target.share is not None and target.share > 100:
        return True
    grows = (
        _UP.search(result) is not None or re.search(r"\bпо сравнению|выполнени\w+ плана", result) is not None
    )
    return target.percent and target.value > 100 and target.change is Change.LEVEL and not grows


_OUT_OF = re.compile(
    rf"({_NUMBER})\s*\(\s*({_NUMBER})\s*%\s*\)[^.;]{{0,40}}?\bиз\s+({_NUMBER})"
    rf"|({_NUMBER})\s+из\s+({_NUMBER})[^.;(]{{0,30}}\(\s*({_NUMBER})\s*%"
)
_TWICE = re.compile(rf"({_NUMBER})\s*%[^.;()]{{0,60}}\(\s*(?:не\s+(?:менее|ниже)\s+)?({_NUMBER})\s*%\s*\)")


def _bracketed(result: str) -> str | None:
    """«100 % школ (не менее 80 %)», «8 (50 %) из 10»: two numbers for one thing that differ."""
    twice = _TWICE.search(result)
    if twice is not None and _value(twice[1]) != _value(twice[2]):
        return twice.group()
    for match in _OUT_OF.finditer(result):
        part, percent, whole = (match[1], match[2], match[3]) if match[1] else (match[4], match[6], match[5])
        total = _value(whole)
        if total == 0 or _value(part) > total or abs(_value(part) / total * 100 - _value(percent)) > 1.5:
            return match.group()
    return None


def _against_itself(result: str) -> str | None:
    """«Отсутствие признаков объективности»: what is wished away is good, or what grows is bad."""
    for act, thing in ((_LACK, _GOOD), (_GAIN, _BAD)):
        for match in act.finditer(result):
            found = thing.search(result, match.end(), match.end() + _PLAIN_GAP)
            between = result[match.end() : found.start()] if found else ""
            if found and not re.search(
                r"[.,;()]|риск|низк|необъектив|не\b|доли\s+не|проблем|дефицит|контрол|уровн|отклон"
                r"|затруднен|жалоб|профилакт|разрыв|отставани",
                between,
            ):
                return result[match.start() : found.end()]
    return None
